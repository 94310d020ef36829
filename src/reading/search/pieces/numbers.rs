//! Numbers for documents, in the order in which they are met: a query meets few of them.

use std::collections::HashMap;

use crate::reading::search::index::Document;

/// The documents that were met.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    documents: Vec<Document>,
    known: HashMap<(usize, usize), usize>,
}

impl Numbers {
    /// A document by its number.
    pub(super) fn document(&self, number: usize) -> Option<Document> {
        self.documents.get(number).copied()
    }

    /// The number of a document, below `max`. `None` if more are met than there are, which is so only for damaged pieces.
    pub(super) fn of(&mut self, document: Document, max: usize) -> Option<usize> {
        let key = (document.article, document.activity.map_or(0, |at| at + 1));
        if let Some(number) = self.known.get(&key) {
            return Some(*number);
        }
        let number = self.documents.len();
        if number >= max {
            return None;
        }
        self.documents.push(document);
        self.known.insert(key, number);
        Some(number)
    }
}
