//! One page of text with its timeline, pictures, links and files.

use serde::Serialize;

use super::activity::{Media, Place, Timeline};
use super::address::Address;
use super::body::{Blocks, plain_text};
use super::time::moment::Moment;

/// An article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Article {
    /// The dataset's identifier, unique in the edition.
    pub id: String,
    /// The article's path in the dataset, for notices.
    #[serde(skip)]
    pub origin: String,
    /// The article's part of an address; set by [`super::Edition::settle`].
    pub slug: String,
    /// Slugs that the article had before. A slug of another article counts more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The title; short notes have none.
    pub title: Option<String>,
    /// The standfirst: a sentence or two on the article's subject.
    pub summary: Option<String>,
    /// The article's language; the edition's language, where the article names none.
    pub language: Option<String>,
    /// The address of the first publication.
    pub url: Option<Address>,
    /// The page elsewhere that the article is about.
    pub external_url: Option<Address>,
    /// When the article was published.
    pub published: Option<Moment>,
    /// When the article was last changed.
    pub modified: Option<Moment>,
    /// The authors.
    pub authors: Vec<Author>,
    /// The publication that had the article first.
    pub source: Option<Source>,
    /// The id of the article's section.
    pub section: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// The place that the article is about.
    pub place: Option<Place>,
    /// The lead picture.
    pub image: Option<Media>,
    /// The text.
    pub body: Blocks,
    /// Whether the text is protected by a password.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// The article's activities.
    pub timeline: Timeline,
    /// Related links that the editor wrote, in the editor's order.
    pub pinned: Vec<Pin>,
    /// Further pictures.
    pub gallery: Vec<Media>,
    /// Corrections and additions, oldest first.
    pub updates: Vec<Update>,
    /// Files to download.
    pub attachments: Vec<Attachment>,
    /// What is left of an article that is only named on a page. `None` for a whole article.
    #[serde(skip)]
    pub shortened: Option<Shortened>,
}

/// Facts about a whole article, in a copy of it that has only the beginning of the text and no activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortened {
    /// The reading time in minutes.
    pub minutes: usize,
    /// The number of activities.
    pub activities: usize,
}

impl Article {
    /// An article with only its identifier and its path in the dataset.
    pub fn new(id: String, origin: String) -> Self {
        Self {
            id,
            origin,
            slug: String::new(),
            aliases: Vec::new(),
            title: None,
            summary: None,
            language: None,
            url: None,
            external_url: None,
            published: None,
            modified: None,
            authors: Vec::new(),
            source: None,
            section: None,
            tags: Vec::new(),
            place: None,
            image: None,
            body: Blocks::new(),
            locked: false,
            timeline: Timeline::default(),
            pinned: Vec::new(),
            gallery: Vec::new(),
            updates: Vec::new(),
            attachments: Vec::new(),
            shortened: None,
        }
    }

    /// The article with the only timeline of a list of events.
    pub fn of_events() -> Self {
        Self::new("timeline".to_owned(), "the document".to_owned())
    }

    /// Whether the article has the only timeline of a list of events, or of a further page of one.
    pub fn is_of_events(&self) -> bool {
        self.id == "timeline" && self.origin.ends_with("the document")
    }

    /// The number of activities of the whole article.
    pub fn count_of_activities(&self) -> usize {
        self.shortened.map_or(self.timeline.activities.len(), |whole| whole.activities)
    }

    /// The title, or the beginning of the text where there is none; empty for an empty article.
    pub fn headline(&self) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let text = self.summary.clone().unwrap_or_else(|| plain_text(&self.body));
        shorten(text.lines().next().unwrap_or_default(), 80)
    }
}

/// The first `max` characters, cut at the end of a word, with an ellipsis where text was cut off.
pub fn shorten(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or(text);
    // In scripts without spaces, the text is cut after any character.
    let cut = cut.rfind(char::is_whitespace).and_then(|at| cut.get(..at)).unwrap_or(cut);
    let trailing = |last: char| last.is_whitespace() || ",.;:–—，。；：、".contains(last);
    format!("{}…", cut.trim_end_matches(trailing))
}

/// A person or an organisation that writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name.
    pub name: String,
    /// A page about the author.
    pub url: Option<Address>,
    /// A picture of the author.
    pub avatar: Option<Address>,
}

/// The publication that had an article first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name.
    pub name: String,
    /// The publication's page.
    pub url: Option<Address>,
}

/// A related link that the editor wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Pin {
    /// To an article of the same edition, by its id.
    Article(String),
    /// To a page elsewhere.
    Page {
        /// The address of the page.
        url: Address,
        /// The title of the page.
        title: String,
        /// When the page was published.
        date: Option<Moment>,
    },
}

/// A correction or an addition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Update {
    /// When the article was changed.
    pub date: Option<Moment>,
    /// What was changed.
    pub text: String,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// The address of the file.
    pub url: Address,
    /// The media type.
    pub media_type: String,
    /// The title of the file.
    pub title: Option<String>,
    /// The size in bytes.
    pub bytes: Option<u64>,
    /// The duration of a recording, in seconds.
    pub seconds: Option<u64>,
}
