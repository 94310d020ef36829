//! The index: which documents have a word, in which of their fields, and how often.
//!
//! It is read article by article, so that a caller can pause in between, and it answers before it is complete. Articles and
//! activities are documents; the words of an article's activities count for the article, too, though for less.

use std::collections::BTreeMap;

use super::source::{Posting, Source};
use super::tokens::each_token;
use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::body::plain_text;

/// The weights of the fields, in the order of [`Field`]. Raised, a word in this field weighs more than in the others.
const WEIGHTS: [f32; 5] = [6.0, 4.0, 3.0, 1.5, 1.0];
/// At most this many occurrences in each field are counted. All together have 16 bits.
const MAX_COUNTS: [u16; 5] = [3, 3, 7, 15, 31];
/// Where the count of each field begins in the 16 bits.
const SHIFTS: [u32; 5] = [14, 12, 9, 5, 0];

/// BM25's k₁, with the usual value. Raised, a word that is repeated counts for more.
const K1: f32 = 1.2;
/// BM25's b, from 0 to 1. Lowered from the usual 0.75, because activities are much shorter than articles.
const B: f32 = 0.6;
/// An activity counts for this share of an article with the same score, which it is part of.
const ACTIVITY: f32 = 0.7;

/// At most this many activities count for their article, so that an article is read in one turn. Each is a document of its
/// own.
const MAX_OF_ARTICLE: usize = 200;

/// A part of a document, whose words weigh differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Tags,
    Summary,
    Activities,
    Body,
}

/// A function that gets each field of a document, with its text.
type Each<'a> = &'a mut dyn FnMut(Field, &str);

/// An article, or one of its activities, by their indices in the edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    /// The index of the article in the edition.
    pub article: usize,
    /// The index of the activity in the article's timeline. `None` for the article itself.
    pub activity: Option<usize>,
}

/// A document that answers a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The number of the document in its index ([`Index::document`]).
    pub number: usize,
    /// The score, which has a meaning only beside others of the same query.
    pub score: f32,
}

/// The documents with a word, in order, and the counts of the word in each. Both lists are as long.
#[derive(Debug, Default)]
pub(super) struct Postings {
    pub documents: Vec<u32>,
    pub counts: Vec<u16>,
}

/// The words of an edition.
#[derive(Debug, Default)]
pub struct Index {
    words: BTreeMap<Box<str>, Postings>,
    documents: Vec<Document>,
    /// The weighted number of words of each document.
    lengths: Vec<f32>,
    total: f64,
    articles: usize,
    /// The next activity to be read, once the article itself is read.
    activity: Option<usize>,
}

impl Index {
    /// Reads the words of all articles.
    pub fn new(edition: &Edition) -> Self {
        let mut index = Self::default();
        while index.step(edition) {}
        index
    }

    /// Reads the words of the next article or activity. Returns whether more are left.
    pub fn step(&mut self, edition: &Edition) -> bool {
        let Some(article) = edition.articles.get(self.articles) else { return false };
        match self.activity {
            None => {
                let document = Document { article: self.articles, activity: None };
                self.add(document, &mut |add| each_field(edition, article, add));
                self.activity = Some(0);
            }
            Some(at) => {
                if let Some(activity) = article.timeline.activities.get(at) {
                    let document = Document { article: self.articles, activity: Some(at) };
                    self.add(document, &mut |add| each_field_of_activity(activity, add));
                    self.activity = Some(at + 1);
                }
            }
        }
        if self.activity.is_some_and(|next| next >= article.timeline.activities.len()) {
            self.articles += 1;
            self.activity = None;
        }
        self.articles < edition.articles.len()
    }

    /// The number of articles that are read.
    pub fn articles(&self) -> usize {
        self.articles
    }

    /// Adds a document whose fields `read` passes to its argument.
    fn add(&mut self, document: Document, read: &mut dyn FnMut(Each<'_>)) {
        let number = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let (words, mut length) = (&mut self.words, 0.0);
        read(&mut |field, text| {
            each_token(text, &mut |token| {
                length += weight(field);
                let postings = match words.get_mut(token.word.as_str()) {
                    Some(postings) => postings,
                    None => words.entry(token.word.into_boxed_str()).or_default(),
                };
                postings.count(number, field);
            });
        });
        self.documents.push(document);
        self.lengths.push(length);
        self.total += f64::from(length);
    }

    /// The words in order, with their documents.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, &Postings)> {
        self.words.iter().map(|(word, postings)| (&**word, postings))
    }

    /// Whether the title of a document has a word.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn is_in_title(&self, word: &str, number: usize) -> bool {
        let counts = self.words.get(word).and_then(|Postings { documents, counts }| {
            let number = u32::try_from(number).ok()?;
            counts.get(documents.binary_search(&number).ok()?)
        });
        counts.is_some_and(|counts| counts >> shift(Field::Title) > 0)
    }

    /// A document by its number.
    pub fn document(&self, number: usize) -> Option<Document> {
        self.documents.get(number).copied()
    }

    /// The length of a document in proportion to the average.
    fn relative_length(&self, number: usize) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "no edition has 2^52 documents")]
        let average = self.total / self.documents.len().max(1) as f64;
        let length = self.lengths.get(number).copied().unwrap_or_default();
        #[allow(clippy::cast_possible_truncation, reason = "a ratio")]
        let average = average.max(1.0) as f32;
        length / average
    }
}

impl Source for Index {
    fn count(&self) -> usize {
        self.documents.len()
    }

    fn frequency(&self, word: &str) -> Option<usize> {
        self.words.get(word).map(|postings| postings.documents.len())
    }

    fn words_from(&self, beginning: &str, each: &mut dyn FnMut(&str, usize) -> bool) {
        let from = (std::ops::Bound::Included(beginning), std::ops::Bound::Unbounded);
        for (word, postings) in self.words.range::<str, _>(from) {
            if !each(word, postings.documents.len()) {
                return;
            }
        }
    }

    fn words_like(&self, _: &str, each: &mut dyn FnMut(&str, usize)) {
        self.words.iter().for_each(|(word, postings)| each(word, postings.documents.len()));
    }

    fn position(&self, number: usize) -> (usize, usize) {
        (number, 0)
    }

    fn postings(&self, word: &str, each: &mut dyn FnMut(Posting)) {
        let Some(Postings { documents, counts }) = self.words.get(word) else { return };
        for (number, counts) in documents.iter().zip(counts) {
            let document = usize::try_from(*number).unwrap_or(usize::MAX);
            let frequency = frequency(*counts);
            let length = K1 * (1.0 - B + B * self.relative_length(document));
            let is_activity = self.document(document).is_some_and(|own| own.activity.is_some());
            let share = if is_activity { ACTIVITY } else { 1.0 };
            each(Posting {
                document,
                weight: share * frequency / (frequency + length),
                title: 0.0,
            });
        }
    }
}

impl Postings {
    fn count(&mut self, document: u32, field: Field) {
        if self.documents.last() != Some(&document) {
            self.documents.push(document);
            self.counts.push(0);
        }
        let (shift, max) = (shift(field), MAX_COUNTS.get(field as usize).copied().unwrap_or(1));
        if let Some(counts) = self.counts.last_mut()
            && (*counts >> shift) & max < max
        {
            *counts += 1 << shift;
        }
    }
}

fn weight(field: Field) -> f32 {
    WEIGHTS.get(field as usize).copied().unwrap_or(1.0)
}

fn shift(field: Field) -> u32 {
    SHIFTS.get(field as usize).copied().unwrap_or(0)
}

/// The weighted frequency of a word, from its counts in 16 bits.
fn frequency(counts: u16) -> f32 {
    let fields = WEIGHTS.iter().zip(&MAX_COUNTS).zip(&SHIFTS);
    fields.map(|((weight, max), shift)| weight * f32::from((counts >> shift) & max)).sum()
}

/// Passes each field of an article to `add`.
fn each_field(edition: &Edition, article: &Article, add: Each<'_>) {
    add(Field::Title, &article.headline());
    for tag in &article.tags {
        add(Field::Tags, tag);
    }
    let section = article.section.as_deref();
    let section = section.map(|id| edition.section_title(id).unwrap_or(id));
    let authors = article.authors.iter().map(|author| author.name.as_str());
    let place = article.place.as_ref().map(|place| place.name.as_str());
    for name in section.into_iter().chain(authors).chain(place) {
        add(Field::Tags, name);
    }
    add(Field::Summary, article.summary.as_deref().unwrap_or_default());
    add(Field::Body, &plain_text(&article.body));
    for activity in article.timeline.activities.iter().take(MAX_OF_ARTICLE) {
        each_field_of_activity(activity, &mut |_, text| add(Field::Activities, text));
    }
}

/// Passes each field of an activity to `add`. Its year counts as a word.
fn each_field_of_activity(activity: &Activity, add: Each<'_>) {
    add(Field::Title, &activity.title);
    for tag in &activity.tags {
        add(Field::Tags, tag);
    }
    add(Field::Tags, activity.place.as_ref().map_or("", |place| place.name.as_str()));
    let year = activity.start.date.year;
    add(Field::Tags, &if year > 0 { year } else { 1 - year }.to_string());
    add(Field::Body, &plain_text(&activity.body));
}
