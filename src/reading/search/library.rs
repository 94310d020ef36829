//! The documents behind the results of a search, wherever they are kept.

use super::filtering::{self, Facets};
use super::index::Index;
use super::pieces::PreparedIndex;
use super::query::Query;
use super::ranking::nearness::texts;
use super::ranking::suggesting::suggestions;
use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::article::Article;

/// The documents that a search is about.
#[derive(Clone, Copy)]
pub enum Library<'a> {
    /// A whole edition, and its index as far as it is made.
    Whole(&'a Edition, Option<&'a Index>),
    /// The pieces of a prepared edition that are loaded.
    Prepared(&'a PreparedIndex),
}

impl<'a> Library<'a> {
    /// The article of a document, and the activity if it is one. `None` if that is not loaded.
    pub fn entry(self, number: usize) -> Option<(&'a Article, Option<&'a Activity>)> {
        match self {
            Self::Whole(edition, index) => filtering::entry(edition, index?.document(number)?),
            Self::Prepared(pieces) => pieces.entry(number),
        }
    }

    /// Words that exist and are spelt like those of a query that finds nothing ([`suggestions`]).
    pub fn suggestions(self, query: &Query) -> Vec<String> {
        let texts = |number| {
            let (article, activity) = self.entry(number)?;
            Some(texts(article, activity))
        };
        match self {
            Self::Whole(_, Some(index)) => suggestions(index, query, &texts),
            Self::Whole(_, None) => Vec::new(),
            Self::Prepared(index) => suggestions(index, query, &texts),
        }
    }

    /// Whether the properties are there that filters compare.
    pub fn has_facets(self) -> bool {
        match self {
            Self::Whole(..) => true,
            Self::Prepared(index) => index.has_facets(),
        }
    }

    /// The properties of a document that filters compare. `None` if they are not loaded.
    pub fn facets(self, number: usize) -> Option<Facets<'a>> {
        match self {
            Self::Whole(edition, index) => filtering::facets(edition, index?.document(number)?),
            Self::Prepared(pieces) => pieces.facets(number),
        }
    }
}
