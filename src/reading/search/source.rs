//! What a query is answered from: the index of a whole edition, or pieces of the index of a prepared one.

/// A document that has a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posting {
    /// The number of the document.
    pub document: usize,
    /// What the word weighs in the document, from 0 to 1.
    pub weight: f32,
    /// The share of the document's title that the word is, as far as the source knows titles.
    pub title: f32,
}

/// What a query is answered from. Words are in folded spelling.
pub trait Source {
    /// The number of documents.
    fn count(&self) -> usize;

    /// The number of documents with a word. `None` for a word that none has.
    fn frequency(&self, word: &str) -> Option<usize>;

    /// Calls `each` with the words from a beginning on and the number of their documents, in order, until it gives
    /// false.
    fn words_from(&self, beginning: &str, each: &mut dyn FnMut(&str, usize) -> bool);

    /// Calls `each` with the words that may be spelt like a word, and the number of their documents.
    fn words_like(&self, word: &str, each: &mut dyn FnMut(&str, usize));

    /// Calls `each` with the documents that have a word, in order.
    fn postings(&self, word: &str, each: &mut dyn FnMut(Posting));

    /// Where a document stands in the edition: the article, and the activity behind it.
    fn position(&self, number: usize) -> (usize, usize);

    /// Whether a word is so common that not all of its documents are known.
    fn is_common(&self, _word: &str) -> bool {
        false
    }

    /// A word of a script with spaces stands for those that begin with it from so many letters on.
    fn min_beginning(&self) -> usize {
        1
    }

    /// Whether the postings tell the words of titles.
    fn knows_titles(&self) -> bool {
        false
    }
}
