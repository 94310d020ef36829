//! One page of text with everything that belongs to it.

use serde::Serialize;

use super::activity::{Media, Place, Timeline};
use super::address::Address;
use super::body::{Blocks, plain_text};
use super::time::moment::Moment;

/// An article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Article {
    /// Unique in the edition, as the dataset has it.
    pub id: String,
    /// Where it stands in its dataset, as notices say it.
    #[serde(skip)]
    pub origin: String,
    /// Its part of an address; given by [`super::Edition::settle`].
    pub slug: String,
    /// Its title; short notes have none.
    pub title: Option<String>,
    /// The standfirst: a sentence or two that say what it is about.
    pub summary: Option<String>,
    /// Its language; the edition's, where it has none of its own.
    pub language: Option<String>,
    /// Where it was first published.
    pub url: Option<Address>,
    /// The page elsewhere that it is about.
    pub external_url: Option<Address>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Who had it first.
    pub source: Option<Source>,
    /// The id of its section.
    pub section: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Where it happened.
    pub place: Option<Place>,
    /// The lead picture.
    pub image: Option<Media>,
    /// The text.
    pub body: Blocks,
    /// Whether there is a text that only those read who have a password.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// What was done, step by step.
    pub timeline: Timeline,
    /// Related links that the editor wrote, in the editor's order.
    pub pinned: Vec<Pin>,
    /// Further pictures.
    pub gallery: Vec<Media>,
    /// Corrections and additions, oldest first.
    pub updates: Vec<Update>,
    /// Files to take away.
    pub attachments: Vec<Attachment>,
}

impl Article {
    /// An article of which nothing is known yet but its identifier and where it stands.
    pub fn new(id: String, origin: String) -> Self {
        Self {
            id,
            origin,
            slug: String::new(),
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
        }
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

/// The first `most` characters, cut at a word, with an ellipsis where something is missing.
pub fn shorten(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or(text);
    // Scripts without spaces have no word to cut at.
    let cut = cut.rfind(char::is_whitespace).and_then(|at| cut.get(..at)).unwrap_or(cut);
    let trailing = |last: char| last.is_whitespace() || ",.;:–—，。；：、".contains(last);
    format!("{}…", cut.trim_end_matches(trailing))
}

/// A person or body that writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name.
    pub name: String,
    /// A page about them.
    pub url: Option<Address>,
    /// A picture of them.
    pub avatar: Option<Address>,
}

/// Who had an article first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name.
    pub name: String,
    /// A page of theirs.
    pub url: Option<Address>,
}

/// A related link that the editor wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Pin {
    /// To an article of the same edition, by its id.
    Article(String),
    /// To a page elsewhere.
    Page {
        /// Where.
        url: Address,
        /// What it is called.
        title: String,
        /// When it was published.
        date: Option<Moment>,
    },
}

/// A correction or an addition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Update {
    /// When.
    pub date: Option<Moment>,
    /// What was changed.
    pub text: String,
}

/// A file to take away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Where it is.
    pub url: Address,
    /// Its media type.
    pub media_type: String,
    /// What it is called.
    pub title: Option<String>,
    /// Its size.
    pub bytes: Option<u64>,
    /// Its length, for recordings.
    pub seconds: Option<u64>,
}
