//! The index of a prepared edition, in pieces: a query loads the few that it needs.
//!
//! `press` writes the pieces ([`write()`]); their names are those of pages of the prepared edition:
//!
//! | name | content |
//! |---|---|
//! | `search/head` | the name of the index, ID below; the numbers of documents and of pieces of words, with the first word of each; the most frequent topics |
//! | `search/ID/words/N` | some words in order, each with the number of its documents and the length of its postings |
//! | `search/ID/postings/N` | the documents of some words, with what the word weighs in each |
//! | `search/ID/facets` | section, language, day and topics of every document, for the filters |
//! | `search/ID/articles/N` | the article with this number: the extract of its page |
//! | `search/ID/articles/N/K` | activities of an article from number 100 × K on |
//!
//! The ID is made of the whole index, so that pieces of two prints are never mixed.
//!
//! An index in pieces has the words and the ranking of [`Index`](super::Index), with weights of 7 bits. The differences are in
//! docs/search.md.

mod answering;
mod facets;
mod format;
mod numbers;
#[cfg(not(target_arch = "wasm32"))]
mod writing;

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::filtering::Facets;
use super::index::{Document, Hit};
use super::query::{Query, Wanted};
use super::ranking::nearness;
use super::ranking::spelling::forgiven;
use super::ranking::variants::variants;
use super::source::Source;
use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::reading::prepared::{Extract, MAX_ACTIVITIES};
use answering::first_letter;
use facets::Columns;
use format::{Head, Word, read};
use numbers::Numbers;
#[cfg(not(target_arch = "wasm32"))]
pub use writing::write;

/// An index has at most this many documents.
const MAX_DOCUMENTS: usize = 20_000_000;
/// At most this many documents are few.
const MAX_SMALL: usize = 3_000;
/// At most this many pieces of words are loaded for the beginning of a word.
const MAX_BEGUN: usize = 2;
/// The words that begin with a word are loaded from so many letters on.
const MIN_BEGINNING: usize = 2;
/// At most this many pieces of words before a word, and as many behind it, are loaded to find words that are spelt like it.
const MAX_ALIKE: usize = 4;
/// At most this many pieces of postings are loaded for one word and those that it begins.
const MAX_POSTINGS: usize = 6;

/// A piece of the index, or an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndexPiece {
    /// Some words.
    Words(usize),
    /// The documents of some words.
    Postings(usize),
    /// What filters compare.
    Facets,
    /// An article by its number, with the activities from a multiple of [`MAX_ACTIVITIES`] on.
    Article(usize, usize),
}

impl IndexPiece {
    /// The name of the first piece, which says which others there are.
    pub const HEAD: &str = "search/head";

    /// The name of a piece of the index `id` in the prepared edition.
    pub fn name(self, id: &str) -> String {
        match self {
            Self::Words(number) => format!("search/{id}/words/{number}"),
            Self::Postings(number) => format!("search/{id}/postings/{number}"),
            Self::Facets => format!("search/{id}/facets"),
            Self::Article(number, 0) => format!("search/{id}/articles/{number}"),
            Self::Article(number, part) => format!("search/{id}/articles/{number}/{part}"),
        }
    }
}

/// What is loaded of an index.
pub struct PreparedIndex {
    head: Head,
    words: BTreeMap<String, Word>,
    /// The pieces of words that are loaded.
    loaded: Vec<usize>,
    postings: BTreeMap<usize, Vec<u8>>,
    /// The documents that were met, by their numbers here.
    numbers: RefCell<Numbers>,
    articles: BTreeMap<(usize, usize), Article>,
    facets: Option<Columns>,
}

impl PreparedIndex {
    /// An index of which nothing is loaded but its head. `None` if the bytes are no head.
    pub fn new(head: &[u8]) -> Option<Self> {
        let head: Head = read(head)?;
        Some(Self {
            head: (head.documents <= MAX_DOCUMENTS).then_some(head)?,
            words: BTreeMap::new(),
            loaded: Vec::new(),
            postings: BTreeMap::new(),
            numbers: RefCell::default(),
            articles: BTreeMap::new(),
            facets: None,
        })
    }

    /// The name of a piece in the prepared edition.
    pub fn name(&self, piece: IndexPiece) -> String {
        piece.name(&self.head.id)
    }

    /// Adds a piece. `folder` is the address of the site's folder. `None` if the bytes are not those of such a piece.
    pub fn add(&mut self, piece: IndexPiece, bytes: &[u8], folder: &str) -> Option<()> {
        match piece {
            IndexPiece::Words(number) => {
                self.words.extend(format::words(bytes)?);
                self.loaded.push(number);
            }
            IndexPiece::Postings(number) => {
                self.postings.insert(number, bytes.to_vec());
            }
            IndexPiece::Facets => self.facets = Some(Columns::read(bytes)?),
            IndexPiece::Article(number, part) => {
                let mut articles = Extract::read(bytes, folder)?.edition.articles;
                let article =
                    if articles.is_empty() { return None } else { articles.swap_remove(0) };
                self.articles.insert((number, part), article);
            }
        }
        Some(())
    }

    /// The pieces that must be added before a query can be answered; when they are, there may be more. None when all are
    /// there.
    pub fn missing(&self, query: &Query) -> Vec<IndexPiece> {
        let mut missing = Vec::new();
        let mut need = |piece: IndexPiece| {
            if !self.has(piece) && !missing.contains(&piece) {
                missing.push(piece);
            }
        };
        let has_rare = query.has_rare(self);
        for wanted in &query.wanted {
            let words = wanted.words.iter().enumerate();
            for (at, _) in words.filter(|(_, word)| !has_rare || !self.is_common(word)) {
                self.need_of(wanted, at, &mut need);
            }
        }
        for word in query.excluded.iter().flatten() {
            self.need_word(word, &mut need);
        }
        missing
    }

    /// The articles of these documents that are not loaded.
    pub fn missing_articles(&self, hits: &[Hit]) -> Vec<IndexPiece> {
        let mut missing: Vec<IndexPiece> = Vec::new();
        for hit in hits {
            let Some(document) = self.document(hit.number) else { continue };
            let piece = piece_of(document);
            if !self.has(piece) && !missing.contains(&piece) {
                missing.push(piece);
            }
        }
        missing
    }

    /// The article of a document, and the activity if it is one. `None` if that is not loaded.
    pub fn entry(&self, number: usize) -> Option<(&Article, Option<&Activity>)> {
        let document = self.document(number)?;
        let IndexPiece::Article(article, part) = piece_of(document) else { return None };
        let article = self.articles.get(&(article, part))?;
        match document.activity {
            None => Some((article, None)),
            Some(at) => {
                Some((article, Some(article.timeline.activities.get(at % MAX_ACTIVITIES)?)))
            }
        }
    }

    /// The title and the other texts of a document. `None` if they are not loaded.
    pub fn texts(&self, number: usize) -> Option<Vec<String>> {
        let (article, activity) = self.entry(number)?;
        Some(nearness::texts(article, activity))
    }

    /// The properties of a document that filters compare. `None` if they are not loaded.
    pub fn facets(&self, number: usize) -> Option<Facets<'_>> {
        self.facets.as_ref()?.of(self.document(number)?)
    }

    /// Whether the properties are loaded that filters compare.
    pub fn has_facets(&self) -> bool {
        self.facets.is_some()
    }

    /// The most frequent topics, each with the number of its articles.
    pub fn topics(&self) -> &[(String, usize)] {
        &self.head.topics
    }

    /// Whether the documents are so few that what filters compare weighs little.
    pub fn is_small(&self) -> bool {
        self.head.documents <= MAX_SMALL
    }

    /// The number of articles.
    pub fn articles(&self) -> usize {
        self.head.articles
    }

    fn document(&self, number: usize) -> Option<Document> {
        self.numbers.borrow().document(number)
    }

    fn has(&self, piece: IndexPiece) -> bool {
        match piece {
            IndexPiece::Words(number) => self.loaded.contains(&number),
            IndexPiece::Postings(number) => self.postings.contains_key(&number),
            IndexPiece::Facets => self.has_facets(),
            IndexPiece::Article(number, part) => self.articles.contains_key(&(number, part)),
        }
    }

    /// Asks for what a word of a query needs: its own piece of words and those of the words that begin with it; if there are
    /// no such words, those with words that are spelt like it; and then the postings of all these words.
    fn need_of(&self, wanted: &Wanted, at: usize, need: &mut dyn FnMut(IndexPiece)) {
        let Some(word) = wanted.words.get(at) else { return };
        let pieces = match wanted.is_begun(at, MIN_BEGINNING) {
            true => {
                self.head.pieces_from(word, |first| first.starts_with(word.as_str()), MAX_BEGUN)
            }
            false => self.head.pieces_from(word, |_| false, 1),
        };
        if !self.all(pieces, need) {
            return;
        }
        let (mut found, mut is_guess) = variants(self, wanted, at);
        if found.is_empty() || is_guess {
            let first = first_letter(word);
            let may_guess = !wanted.is_pairs && forgiven(word) > 0;
            let alike = self.head.pieces_around(word, first, MAX_ALIKE);
            if may_guess && !self.all(alike, need) {
                return;
            }
            (found, is_guess) = variants(self, wanted, at);
        }
        let mut pieces: Vec<usize> = Vec::new();
        for variant in found {
            let piece = self.words.get(&variant.word).map(|word| word.piece);
            let piece = piece.filter(|piece| !pieces.contains(piece));
            if pieces.len() < MAX_POSTINGS || is_guess {
                pieces.extend(piece);
            }
        }
        pieces.into_iter().for_each(|piece| need(IndexPiece::Postings(piece)));
    }

    fn need_word(&self, word: &str, need: &mut dyn FnMut(IndexPiece)) {
        if self.all(self.head.pieces_from(word, |_| false, 1), need)
            && let Some(word) = self.words.get(word)
        {
            need(IndexPiece::Postings(word.piece));
        }
    }

    /// Whether pieces of words are all loaded. Asks for those that are not.
    fn all(&self, pieces: Vec<usize>, need: &mut dyn FnMut(IndexPiece)) -> bool {
        let mut are_there = true;
        for piece in pieces.into_iter().map(IndexPiece::Words) {
            are_there &= self.has(piece);
            need(piece);
        }
        are_there
    }
}

/// The piece with an article or an activity.
fn piece_of(document: Document) -> IndexPiece {
    IndexPiece::Article(document.article, document.activity.unwrap_or(0) / MAX_ACTIVITIES)
}
