//! What related links are looked for in: an edition with its words.

use super::features::{is_by, places, weight_of};
#[cfg(not(target_arch = "wasm32"))]
use super::postings::Postings;
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::reading::likeness::Index;

/// An edition with its words.
pub struct Corpus<'a> {
    pub(super) edition: &'a Edition,
    pub(super) words: &'a Index,
    /// The articles with each feature. A print of many articles would take hours without.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) postings: Option<&'a Postings>,
}

impl<'a> Corpus<'a> {
    /// An edition with its words.
    pub fn new(edition: &'a Edition, words: &'a Index) -> Self {
        Self {
            edition,
            words,
            #[cfg(not(target_arch = "wasm32"))]
            postings: None,
        }
    }

    /// The same with the articles of each feature. The links are the same, and are found in less time.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn with(self, postings: &'a Postings) -> Self {
        Self { postings: Some(postings), ..self }
    }

    /// The number of articles about a topic.
    pub(super) fn count_of_tag(&self, tag: &str) -> usize {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(postings) = self.postings {
            return postings.count_of_tag(tag);
        }
        self.count(&|other| other.tags.iter().any(|other| other == tag))
    }

    /// The number of articles about a place, or with an activity there.
    pub(super) fn count_of_place(&self, name: &str) -> usize {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(postings) = self.postings {
            return postings.count_of_place(name);
        }
        self.count(&|other| weight_of(&places(other), name) > 0.0)
    }

    /// The number of articles by an author.
    pub(super) fn count_of_author(&self, name: &str) -> usize {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(postings) = self.postings {
            return postings.count_of_author(name);
        }
        self.count(&|other| is_by(other, name))
    }

    /// The number of articles in a section.
    pub(super) fn count_of_section(&self, id: &str) -> usize {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(postings) = self.postings {
            return postings.count_of_section(id);
        }
        self.count(&|other| other.section.as_deref() == Some(id))
    }

    fn count(&self, has: &dyn Fn(&Article) -> bool) -> usize {
        self.edition.articles.iter().filter(|article| has(article)).count()
    }
}
