//! The likeness of two texts by their common words: BM25 over an index of the edition.
//!
//! The method is Robertson and Zaragoza's ("The Probabilistic Relevance Framework: BM25 and Beyond",
//! 2009). The query is made of the words of one article with the highest TF-IDF, as search engines do
//! for "more like this". Words of the title and the standfirst count more than words of the text. In
//! scripts without spaces, each pair of characters counts as a word.

#[cfg(not(target_arch = "wasm32"))]
pub mod postings;
mod words;

use std::collections::BTreeMap;

use words::{each_word, stem};

use super::length::is_ideograph;
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::body::plain_text;
use crate::edition::order;

/// BM25's k₁, with the paper's value. Raised, a word that is repeated counts for more. Lowered, the first
/// occurrence counts for nearly as much as many.
const K1: f64 = 1.2;
/// BM25's b, from 0 to 1, with the paper's value. Raised, long texts score less. Lowered, length matters less.
const B: f64 = 0.75;
/// At most this many words of an article are compared with other articles. Raised, common words count too.
/// Lowered, a few rare words decide.
const MAX_QUERY_WORDS: usize = 24;
/// At most this many characters of a text are read, because the beginning names the subject. Raised, reading takes
/// more time.
const MAX_CHARACTERS_READ: usize = 4_000;
/// Words that are named as a reason have at least this many characters. Raised, fewer words are named.
const MIN_NAMED_WORD_LENGTH: usize = 5;

/// Rarity is calculated as if there were at least this many articles. Raised, features in common count for more in
/// small editions. Lowered, they count for less.
const MIN_ARTICLES: usize = 12;

/// The words of an edition, article by article.
#[derive(Debug, Default)]
pub struct Index {
    /// The number of each word, by the word's stem in lower case.
    numbers: BTreeMap<String, u32>,
    /// By number: the spelling of the word for visitors, and the number of articles with the word.
    words: Vec<(String, usize)>,
    /// The words of each article, in the edition's order.
    texts: Vec<Text>,
    /// The sum of all texts' lengths.
    total: f64,
}

/// The words of an article.
#[derive(Debug, Default)]
struct Text {
    /// The numbers of the words in ascending order, each with its weight.
    words: Vec<(u32, f32)>,
    /// The sum of the words' weights.
    length: f64,
}

impl Index {
    /// Reads the words of all articles.
    pub fn new(edition: &Edition) -> Self {
        let mut index = Self::default();
        while index.step(edition) {}
        index
    }

    /// Reads the words of the next article. Returns whether articles are left.
    pub fn step(&mut self, edition: &Edition) -> bool {
        if let Some(article) = edition.articles.get(self.texts.len()) {
            let words = self.text(article);
            let mut length = 0.0;
            for (number, weight) in &words {
                length += f64::from(*weight);
                if let Some((_, articles)) = self.words.get_mut(place(*number)) {
                    *articles += 1;
                }
            }
            self.total += length;
            self.texts.push(Text { words, length });
        }
        self.texts.len() < edition.articles.len()
    }

    /// The numbers are small and the weights are whole, so that half of the usual bytes hold them. The words of a large
    /// edition need more memory than anything else that is made of it.
    fn text(&mut self, article: &Article) -> Vec<(u32, f32)> {
        let mut found: Vec<(u32, f32)> = Vec::new();
        let body = plain_text(&article.body);
        let end = body.char_indices().nth(MAX_CHARACTERS_READ).map_or(body.len(), |(at, _)| at);
        let parts = [
            (article.title.as_deref(), 3.0),
            (article.summary.as_deref(), 2.0),
            (body.get(..end), 1.0),
        ];
        for (text, weight) in parts {
            each_word(text.unwrap_or_default(), &mut |word| {
                found.push((self.number(word), weight));
            });
        }
        let found = order::by_key(found, |(number, _)| (i64::from(*number), 0));
        let mut text: Vec<(u32, f32)> = Vec::new();
        for (number, weight) in found {
            match text.last_mut() {
                Some((last, sum)) if *last == number => *sum += weight,
                _ => text.push((number, weight)),
            }
        }
        text
    }

    fn number(&mut self, word: &str) -> u32 {
        let key = stem(&word.to_ascii_lowercase()).to_owned();
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(key).or_insert(next);
        match self.words.get_mut(place(number)) {
            // A word with a capital letter may only stand at the start of a sentence. If it also occurs in lower
            // case, it is no name and is shown in lower case.
            Some((shown, _)) if word.starts_with(|c: char| c.is_ascii_lowercase()) => {
                if !shown.starts_with(|c: char| c.is_ascii_lowercase()) {
                    word.clone_into(shown);
                }
            }
            Some(_) => {}
            None => self.words.push((word.to_owned(), 0)),
        }
        number
    }

    /// How rare a word is in the edition.
    fn rarity(&self, number: u32) -> f64 {
        let articles = self.words.get(place(number)).map_or(0, |(_, articles)| *articles);
        rarity(articles, self.texts.len())
    }

    /// The query of the article with this index in the edition.
    pub fn query(&self, index: usize) -> Query<'_> {
        let words = self.texts.get(index).map(|text| text.words.clone()).unwrap_or_default();
        let tf_idf = |word: &(u32, f32)| thousandths(f64::from(word.1) * self.rarity(word.0));
        let mut words = order::by_key(words, |word| (-tf_idf(word), 0));
        words.truncate(MAX_QUERY_WORDS);
        let mut query = Query { index: self, words, own_score: 1.0 };
        query.own_score = query.score(index).max(f64::MIN_POSITIVE);
        query
    }
}

/// The words of an article with the highest TF-IDF, to be compared with other articles.
pub struct Query<'a> {
    index: &'a Index,
    words: Vec<(u32, f32)>,
    /// The score of the article itself.
    own_score: f64,
}

impl Query<'_> {
    /// The likeness of the article with this index in the edition, from 0 for no word in common to 1 for the
    /// article itself.
    pub fn likeness(&self, index: usize) -> f64 {
        (self.score(index) / self.own_score).min(1.0)
    }

    fn score(&self, index: usize) -> f64 {
        self.words.iter().map(|(number, _)| self.score_of_word(*number, index)).sum()
    }

    fn score_of_word(&self, number: u32, index: usize) -> f64 {
        let Some(text) = self.index.texts.get(index) else { return 0.0 };
        let found = text.words.binary_search_by(|(other, _)| other.cmp(&number));
        let Some((_, weight)) = found.ok().and_then(|at| text.words.get(at)) else { return 0.0 };
        let weight = f64::from(*weight);
        let average = self.index.total / count(self.index.texts.len());
        let normalised_k1 = K1 * (1.0 - B + B * text.length / average);
        self.index.rarity(number) * weight * (K1 + 1.0) / (weight + normalised_k1)
    }

    /// The numbers of the words, each with its rarity.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn words(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.words.iter().map(|(number, _)| (place(*number), self.index.rarity(*number)))
    }

    /// The score of the article itself.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn own_score(&self) -> f64 {
        self.own_score
    }

    /// At most `max` words in common with the highest scores, in the spelling for visitors. Short and common
    /// words are left out, and so are pairs of characters, which need not be words.
    pub fn shared(&self, index: usize, max: usize) -> Vec<String> {
        let words = order::by_key(self.words.clone(), |(number, _)| {
            (-thousandths(self.score_of_word(*number, index)), 0)
        });
        words
            .iter()
            .filter(|(number, _)| self.score_of_word(*number, index) > 0.0)
            .filter_map(|(number, _)| self.index.words.get(place(*number)))
            // A word in more than every third article says too little about any of them.
            .filter(|(shown, articles)| {
                shown.chars().count() >= MIN_NAMED_WORD_LENGTH
                    && articles * 3 <= self.index.texts.len().max(6)
            })
            .map(|(shown, _)| shown.clone())
            .filter(|shown| !shown.starts_with(is_ideograph))
            .take(max)
            .collect()
    }
}

/// BM25's inverse document frequency of a feature that `articles` of `all` articles have.
///
/// The formula uses at least `MIN_ARTICLES`, so that a feature of two articles in an edition of three counts
/// for something.
pub fn rarity(articles: usize, all: usize) -> f64 {
    let (articles, all) = (count(articles), count(all.max(MIN_ARTICLES)));
    (1.0 + (all - articles + 0.5).max(0.0) / (articles + 0.5)).ln()
}

/// The position of a word in [`Index::words`].
fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[allow(clippy::cast_precision_loss, reason = "no edition has 2^52 articles")]
fn count(number: usize) -> f64 {
    number as f64
}

/// A score as a key to sort by.
#[allow(clippy::cast_possible_truncation, reason = "scores are small")]
pub fn thousandths(score: f64) -> i64 {
    (score * 1_000.0) as i64
}

#[cfg(test)]
mod tests;
