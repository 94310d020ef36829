//! The settings of a site (`docs/configuration.md`), and how it presents itself (`docs/your-site.md`).

use std::collections::BTreeMap;

use schemars::JsonSchema;

/// The settings of a site: `gazette.json`, or the block of settings in `index.html`.
#[derive(JsonSchema)]
#[schemars(title = "Settings of a Gazette site", deny_unknown_fields)]
pub(super) struct Settings {
    /// The address of the schema, for editors.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// The dataset's address, relative to the page, or a list of sources that make one edition.
    dataset: Option<Dataset>,
    /// A copy to show when the dataset cannot be loaded.
    fallback: Option<String>,
    /// How addresses are written.
    location: Option<Location>,
    /// The publication's name, instead of the dataset's.
    title: Option<String>,
    /// The language of the interface.
    language: Option<Language>,
    /// The IANA zone of times without one: `Europe/London`.
    time_zone: Option<String>,
    /// Light, dark, or as the visitor's system has it.
    theme: Option<Theme>,
    /// Origins from which `?src=` on the page's address may load a dataset.
    dataset_origins: Option<Vec<String>>,
    /// The address of the site's front page on the web, for printing.
    url: Option<String>,
    /// How the site presents itself.
    site: Option<Site>,
    /// At most so much is read of a dataset.
    bounds: Option<Bounds>,
}

/// One dataset, or several sources.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Dataset {
    /// The address of one dataset.
    One(String),
    /// The sources, the most important first.
    Several(#[schemars(length(min = 1, max = 20))] Vec<Source>),
}

/// One of several sources.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Source {
    /// The address alone.
    Address(String),
    /// The address, and what the source gives.
    Described(DescribedSource),
}

/// A source, and what it gives.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct DescribedSource {
    /// The address, relative to the page.
    url: String,
    /// The title or the id of the section that all of its articles are filed under.
    section: Option<String>,
    /// The format, where it is not to be found out.
    #[schemars(extend("enum" = gazette::formats::FORMATS))]
    format: Option<String>,
    /// Articles, activities, or both.
    gives: Option<Gives>,
}

/// Which contents of a source the edition takes.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum Gives {
    /// All contents: articles with their timelines, or one timeline for a list of events.
    Both,
    /// Articles without their timelines.
    Articles,
    /// One timeline: activities, and articles at the times of their publication.
    Activities,
}

/// How addresses are written.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum Location {
    /// Behind `#`, which works on any host.
    Hash,
    /// As real paths, on a host that answers every path with the page.
    Path,
}

/// A language of the interface.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum Language {
    /// English.
    En,
    /// Chinese.
    Zh,
}

/// Light or dark.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum Theme {
    /// As the visitor's system has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// At most so much is read of a dataset.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Bounds {
    /// Bytes of one document.
    bytes: Option<u64>,
    /// Items of one document, and activities of one timeline.
    items: Option<u64>,
    /// Pages of one dataset.
    pages: Option<u64>,
    /// Levels of nesting in JSON.
    nesting: Option<u64>,
    /// Seconds until a document has arrived, and of work until it is read.
    seconds: Option<u64>,
}

/// How the site presents itself. All of it may be missing.
#[derive(JsonSchema)]
pub(super) struct Site {
    /// A sentence under the name, and in descriptions.
    tagline: Option<String>,
    /// A picture in the masthead in place of the name.
    logo: Option<Picture>,
    /// A picture on the front page in place of the name.
    nameplate: Option<Picture>,
    /// The icon of the browser's tab.
    icon: Option<String>,
    /// Further links in the masthead.
    #[schemars(length(max = 20))]
    links: Option<Vec<Link>>,
    /// A line above every page.
    notice: Option<Notice>,
    /// The footer.
    footer: Option<Footer>,
    /// The picture that messengers show for pages without one.
    social_picture: Option<String>,
    /// The colours.
    colours: Option<Colours>,
    /// The fonts.
    fonts: Option<Fonts>,
    /// Titles of blocks.
    titles: Option<Titles>,
    /// The blocks of the front page, in order.
    front: Option<Vec<Block>>,
}

/// A picture: its address, or one for each theme.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Picture {
    /// One for both themes.
    One(String),
    /// One for each theme.
    Two {
        /// In the light theme.
        light: Option<String>,
        /// In the dark theme.
        dark: Option<String>,
    },
}

/// A link.
#[derive(JsonSchema)]
pub(super) struct Link {
    /// Its words.
    title: String,
    /// Its address.
    url: String,
}

/// A line above every page: a text or a link.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Notice {
    /// A text.
    Text(String),
    /// A link.
    Link {
        /// Its words.
        title: String,
        /// Its address.
        url: Option<String>,
    },
}

/// The footer.
#[derive(JsonSchema)]
pub(super) struct Footer {
    /// A text.
    text: Option<String>,
    /// Links such as imprint, privacy, contact.
    links: Option<Vec<Link>>,
}

/// The colours: `#rrggbb` or `#rgb`.
#[derive(JsonSchema)]
pub(super) struct Colours {
    /// Links and marks.
    accent: Option<Colour>,
    /// The background.
    surface: Option<Colour>,
    /// The text.
    text: Option<Colour>,
    /// Those of the dark theme.
    dark: Option<DarkColours>,
}

/// The colours of the dark theme.
#[derive(JsonSchema)]
pub(super) struct DarkColours {
    /// Links and marks.
    accent: Option<Colour>,
    /// The background.
    surface: Option<Colour>,
    /// The text.
    text: Option<Colour>,
}

/// A colour.
#[derive(JsonSchema)]
pub(super) struct Colour(#[schemars(regex(pattern = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))] String);

/// Fonts of texts and of the interface.
#[derive(JsonSchema)]
pub(super) struct Fonts {
    /// Of articles.
    reading: Option<Font>,
    /// Of the rest.
    interface: Option<Font>,
}

/// A font: the address of a file, or of one for each style.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Font {
    /// One file.
    One(String),
    /// Files by style.
    Styles(BTreeMap<String, String>),
}

/// Titles of blocks.
#[derive(JsonSchema)]
pub(super) struct Titles {
    /// Of related links.
    related: Option<String>,
    /// Of events.
    events: Option<String>,
    /// Of the latest articles.
    latest: Option<String>,
    /// Of further articles.
    more: Option<String>,
}

/// A block of the front page.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum Block {
    /// The leading article.
    Lead,
    /// Events to come.
    Events,
    /// The latest articles.
    Latest,
    /// The sections.
    Sections,
}
