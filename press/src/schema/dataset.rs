//! A dataset: a JSON Feed 1.1 with the extension `_gazette` (`docs/datasets.md`).

mod timeline;

use schemars::JsonSchema;

use timeline::{Picture, PlaceOrName, TimelineOrList};

/// A dataset of Gazette: a JSON Feed, version 1.1 or 1.0, with the extension `_gazette`.
#[derive(JsonSchema)]
#[schemars(title = "Dataset of Gazette")]
#[schemars(extend("patternProperties" = {"^_(?!gaz)": {}}, "additionalProperties" = false))]
pub(super) struct Feed {
    /// The address of the schema, for editors.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// `https://jsonfeed.org/version/1.1`
    version: String,
    /// The name of the publication.
    title: String,
    /// The line under the name.
    description: Option<String>,
    /// The language: an RFC 5646 tag such as `en` or `zh-Hans`.
    language: Option<String>,
    /// The address of the publication's site.
    home_page_url: Option<String>,
    /// The address of this feed.
    feed_url: Option<String>,
    /// A text for people who read the raw file; ignored.
    user_comment: Option<String>,
    /// The address of the next page of items.
    next_url: Option<String>,
    /// The icon of the browser's tab.
    icon: Option<String>,
    /// A small icon; ignored.
    favicon: Option<String>,
    /// The authors of items that name none.
    authors: Option<Vec<Author>>,
    /// The author, in version 1.0.
    author: Option<Author>,
    /// Whether the feed has ended; ignored.
    expired: Option<bool>,
    /// Where readers can subscribe to changes; ignored.
    hubs: Option<Vec<serde_json::Value>>,
    /// The articles.
    items: Vec<Item>,
    /// Gazette's fields, which the standard does not have.
    #[schemars(rename = "_gazette")]
    extension: Option<FeedExtension>,
}

/// Fields of the publication that the standard does not have.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct FeedExtension {
    /// The id of the item that leads the front page. Without it, the newest item leads.
    lead: Option<String>,
    /// How the site presents itself.
    site: Option<super::settings::Site>,
    /// The sections, in their order.
    sections: Option<Vec<Section>>,
    /// The IANA zone in which times are shown, and in which local times are read: `Europe/London`.
    time_zone: Option<String>,
    /// The address that relative addresses in texts resolve against.
    base: Option<String>,
    /// A text for people who read the raw file; ignored.
    about: Option<String>,
}

/// A section.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Section {
    /// The identifier that items name.
    id: String,
    /// The title.
    title: String,
}

/// A person or an organisation that wrote something.
#[derive(JsonSchema)]
#[schemars(extend("patternProperties" = {"^_(?!gaz)": {}}, "additionalProperties" = false))]
pub(super) struct Author {
    /// The name.
    name: Option<String>,
    /// The address of the author's page.
    url: Option<String>,
    /// The address of a picture.
    avatar: Option<String>,
}

/// An article.
#[derive(JsonSchema)]
#[schemars(extend("patternProperties" = {"^_(?!gaz)": {}}, "additionalProperties" = false))]
pub(super) struct Item {
    /// The identifier. The article's address is made of it.
    id: Id,
    /// The address of the article's page elsewhere.
    url: Option<String>,
    /// The page that the item is about.
    external_url: Option<String>,
    /// The title.
    title: Option<String>,
    /// The text in HTML.
    content_html: Option<String>,
    /// The text without markup. An empty line separates paragraphs.
    content_text: Option<String>,
    /// The standfirst: a sentence or two under the title.
    summary: Option<String>,
    /// The address of the lead picture.
    image: Option<String>,
    /// The address of a picture that is used where there is no `image`.
    banner_image: Option<String>,
    /// When it was published: `2022-11-22T09:30+08:00`, or a day, month or year. An article of a later day waits for it.
    date_published: Option<String>,
    /// When it was changed.
    date_modified: Option<String>,
    /// The authors.
    authors: Option<Vec<Author>>,
    /// The author, in version 1.0.
    author: Option<Author>,
    /// The topics.
    tags: Option<Vec<String>>,
    /// The language, where it is another than that of the feed.
    language: Option<String>,
    /// Files to download.
    attachments: Option<Vec<Attachment>>,
    /// Whether it is a draft, which is not shown. Whoever has the file has the draft.
    draft: Option<bool>,
    /// `published`, or a word such as `draft` or `private` for what is not shown.
    status: Option<String>,
    /// Whether it is over, and not shown any more.
    expired: Option<bool>,
    /// Gazette's fields, which the standard does not have.
    #[schemars(rename = "_gazette")]
    extension: Option<ItemExtension>,
}

/// An identifier: a text. Numbers are read too.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Id {
    /// A text.
    Text(String),
    /// A number.
    Number(i64),
}

/// Fields of an article that the standard does not have.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct ItemExtension {
    /// The id of a section.
    section: Option<String>,
    /// Where it happened.
    place: Option<PlaceOrName>,
    /// The publication that had it first.
    source: Option<Source>,
    /// What `image` shows.
    image: Option<Image>,
    /// What happened, in order of time: an object with `activities`, or the list alone.
    timeline: Option<TimelineOrList>,
    /// Links to other articles or pages, in your order.
    related: Option<Vec<Related>>,
    /// Pictures.
    gallery: Option<Vec<Picture>>,
    /// Earlier addresses of the article, which keep leading to it.
    aliases: Option<Vec<String>>,
    /// Corrections.
    updates: Option<Vec<Update>>,
    /// The IANA zone of the article's times.
    time_zone: Option<String>,
    /// Whether it is a draft, which is not shown.
    draft: Option<bool>,
    /// `published`, or a word such as `draft` or `private` for what is not shown.
    status: Option<String>,
    /// Whether it is over, and not shown any more.
    expired: Option<bool>,
}

/// A correction.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Update {
    /// When it was made.
    date: Option<String>,
    /// What was corrected.
    text: String,
}

/// What a picture shows.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Image {
    /// What the picture shows, for those who do not see it.
    alt: Option<String>,
    /// The line below it.
    caption: Option<String>,
    /// Who made it.
    credit: Option<String>,
    /// The width in pixels.
    width: Option<u16>,
    /// The height in pixels.
    height: Option<u16>,
}

/// The publication that had an article first.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Source {
    /// Its name.
    name: Option<String>,
    /// Its address.
    url: Option<String>,
}

/// A link to another article (`id`) or page (`url` and `title`).
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[schemars(extend("anyOf" = [{"required": ["id"]}, {"required": ["url"]}]))]
pub(super) struct Related {
    /// The id of another item.
    id: Option<String>,
    /// The address of a page.
    url: Option<String>,
    /// The title of the page.
    title: Option<String>,
    /// The date of the page.
    date: Option<String>,
}

/// A file to download.
#[derive(JsonSchema)]
#[schemars(extend("patternProperties" = {"^_(?!gaz)": {}}, "additionalProperties" = false))]
pub(super) struct Attachment {
    /// Its address.
    url: String,
    /// Its type, such as `application/pdf`.
    mime_type: String,
    /// Its title.
    title: Option<String>,
    /// Its size.
    size_in_bytes: Option<u64>,
    /// How long a recording lasts.
    duration_in_seconds: Option<f64>,
}
