//! The reason for a related link, and its text.

use serde::Serialize;

use crate::words::Words;

/// The reason for a related link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Reason {
    /// The editor chose the link.
    Pinned,
    /// Both articles have these topics.
    Tags(Vec<String>),
    /// Both articles have this place.
    Place(String),
    /// Both articles are in the section with this title.
    Section(String),
    /// Both articles are by this author.
    Author(String),
    /// Both articles use these words. Empty, if no word is worth naming.
    Words(Vec<String>),
}

impl Reason {
    /// The reason as text for visitors.
    pub fn in_words(&self, words: &Words) -> String {
        let listed = |items: &[String]| items.join(&words.list_comma());
        match self {
            Self::Pinned => words.pinned(),
            Self::Tags(tags) => words.reason_tags(&listed(tags)),
            Self::Place(place) => words.reason_place(place),
            Self::Section(title) => words.reason_section(title),
            Self::Author(name) => words.reason_author(name),
            Self::Words(shared) if shared.is_empty() => words.similar(),
            Self::Words(shared) => words.reason_words(&listed(shared)),
        }
    }
}
