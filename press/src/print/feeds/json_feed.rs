//! Writes a feed as JSON Feed 1.1 <https://www.jsonfeed.org/version/1.1/>.
//!
//! The extension `_gazette` has the time zone and the sections, and of each article the section, the source and the
//! description of the picture. The timeline and the links of an article are on its page.

use std::collections::BTreeMap;

use gazette::edition::activity::Media;
use gazette::edition::address::Address;
use gazette::edition::article::{Article, Author, Source};
use serde::Serialize;

use super::channel::{Channel, Item, on_the_web};
use super::{File, path_beside};

/// The name of the file.
pub(super) const NAME: &str = "feed.json";

/// The feed as a file.
pub(super) fn feed(channel: &Channel<'_>) -> File {
    let edition = channel.site.edition;
    let used = channel.items.iter().filter_map(|item| item.article.section.as_deref());
    let used: BTreeMap<usize, JsonSection<'_>> = used
        .filter_map(|id| {
            channel.sections.get(id).map(|(place, title)| (*place, JsonSection { id, title }))
        })
        .collect();
    let feed = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: channel.title,
        description: channel.description(),
        home_page_url: &channel.page,
        feed_url: channel.address_of(NAME),
        icon: channel.icon(),
        authors: edition.authors.iter().map(author).collect(),
        language: channel.language.as_deref(),
        extension: FeedExtension {
            time_zone: edition.time_zone.as_deref(),
            sections: used.into_values().collect(),
        },
        items: channel.items.iter().map(item).collect(),
    };
    // The objects have no keys other than texts, so that writing cannot fail.
    let mut bytes = serde_json::to_vec(&feed).unwrap_or_default();
    bytes.push(b'\n');
    File { path: path_beside(channel.route, NAME), bytes }
}

fn item<'a>(item: &'a Item<'a>) -> JsonItem<'a> {
    let article = item.article;
    JsonItem {
        id: &item.id,
        url: &item.page,
        external_url: on_the_web(article.external_url.as_ref()),
        title: article.title.as_deref(),
        summary: article.summary.as_deref(),
        content_html: item.content.as_deref(),
        // An item has to have a content.
        content_text: item
            .content
            .is_none()
            .then(|| article.summary.clone().unwrap_or_else(|| article.headline())),
        image: item.picture(),
        date_published: item.published.as_deref(),
        date_modified: item.modified.as_deref(),
        authors: article.authors.iter().map(author).collect(),
        tags: &article.tags,
        language: item.language.as_deref(),
        attachments: attachments(article),
        extension: extension(item),
    }
}

fn extension<'a>(item: &Item<'a>) -> Option<ItemExtension<'a>> {
    let article = item.article;
    let extension = ItemExtension {
        section: article.section.as_deref(),
        source: article.source.as_ref().map(|Source { name, url }| JsonSource {
            name,
            url: url.as_ref().map(Address::as_str),
        }),
        image: article.image.as_ref().filter(|_| item.picture().is_some()).and_then(picture),
    };
    let ItemExtension { section, source, image } = &extension;
    let is_empty = section.is_none() && source.is_none() && image.is_none();
    (!is_empty).then_some(extension)
}

/// The description of a picture, if it has one.
fn picture(media: &Media) -> Option<JsonPicture<'_>> {
    let Media { picture, caption, credit } = media;
    let (width, height) = picture.size.unzip();
    let alt = Some(picture.alt.as_str()).filter(|alt| !alt.is_empty());
    let (caption, credit) = (caption.as_deref(), credit.as_deref());
    let is_empty = alt.is_none() && caption.is_none() && credit.is_none() && width.is_none();
    (!is_empty).then_some(JsonPicture { alt, caption, credit, width, height })
}

fn attachments(article: &Article) -> Vec<JsonAttachment<'_>> {
    let attachments = article.attachments.iter();
    attachments
        .filter_map(|attachment| {
            Some(JsonAttachment {
                url: on_the_web(Some(&attachment.url))?,
                mime_type: &attachment.media_type,
                title: attachment.title.as_deref(),
                size_in_bytes: attachment.bytes,
                duration_in_seconds: attachment.seconds,
            })
        })
        .collect()
}

fn author(author: &Author) -> JsonAuthor<'_> {
    JsonAuthor {
        name: &author.name,
        url: author.url.as_ref().map(Address::as_str),
        avatar: on_the_web(author.avatar.as_ref()),
    }
}

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    home_page_url: &'a str,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "_gazette")]
    extension: FeedExtension<'a>,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct FeedExtension<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<JsonSection<'a>>,
}

#[derive(Serialize)]
struct JsonSection<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<JsonAttachment<'a>>,
    #[serde(rename = "_gazette", skip_serializing_if = "Option::is_none")]
    extension: Option<ItemExtension<'a>>,
}

#[derive(Serialize)]
struct JsonAuthor<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonAttachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u64>,
}

#[derive(Serialize)]
struct ItemExtension<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<JsonSource<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<JsonPicture<'a>>,
}

#[derive(Serialize)]
struct JsonSource<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonPicture<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u16>,
}
