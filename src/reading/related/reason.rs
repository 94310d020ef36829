//! Why a related link is there, and that in words.

use crate::words::Words;

/// Why a link is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The editor chose it.
    Pinned,
    /// Both are about these.
    Tags(Vec<String>),
    /// Both are set here.
    Place(String),
    /// Both are filed under this section (its title).
    Section(String),
    /// Both are by this author.
    Author(String),
    /// Both use these words; there may be none that are worth naming.
    Words(Vec<String>),
}

impl Reason {
    /// The reason as a visitor reads it.
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
