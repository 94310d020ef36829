//! Ranking: which documents answer a query, the best first.
//!
//! The score is the simple extension of BM25 to several weighted fields (Robertson, Zaragoza and Taylor, "Simple BM25
//! extension to multiple weighted fields", 2004). Documents with all words come alone; if there are none, those with the
//! most words. Words that are near each other raise a document, and so does a title with all words.

use super::index::{Hit, Index, frequency};
use super::nearness::{as_written, keep_phrases, raise};
use super::passage::Matcher;
use super::query::Query;
use super::variants::{Variant, variants};
use crate::edition::Edition;

/// BM25's k₁, with the paper's value. Raised, a word that is repeated counts for more.
const K1: f32 = 1.2;
/// BM25's b, from 0 to 1. Lowered from the usual 0.75, because activities are much shorter than articles.
const B: f32 = 0.6;
/// An activity counts for this share of an article with the same score, which it is part of.
const ACTIVITY: f32 = 0.7;

/// Where fewer documents than this have all words, those with one word less follow them.
const FEW: usize = 3;

/// What was found for a query.
#[derive(Debug, Default)]
pub struct Found {
    /// The documents, the best first.
    pub hits: Vec<Hit>,
    /// Whether no document has all the words, so that these have only some.
    pub is_partial: bool,
    /// The query as it was corrected, where a word does not occur and others are spelt like it.
    pub corrected: Option<String>,
    /// Which words to mark.
    pub matcher: Matcher,
}

/// What is known of each document so far. The lists are as long as the index.
struct Scores {
    scores: Vec<f32>,
    /// The number of words and phrases that a document has.
    matched: Vec<u8>,
}

/// Finds the documents for a query. Where not all words are found, none is taken for another that is spelt like it: a
/// document with nothing but a guess answers nothing.
pub fn find(index: &Index, edition: &Edition, query: &Query) -> Found {
    let found = look(index, edition, query, true);
    match found.is_partial && found.corrected.is_some() {
        true => look(index, edition, query, false),
        false => found,
    }
}

/// Finds the documents for a query, with words that are spelt like one that does not occur, or without.
fn look(index: &Index, edition: &Edition, query: &Query, may_guess: bool) -> Found {
    let mut found = Found::default();
    if query.is_empty() || index.count() == 0 {
        return found;
    }
    let mut all = Scores { scores: vec![0.0; index.count()], matched: vec![0; index.count()] };
    let (mut corrected, mut is_corrected) = (Vec::new(), false);
    for wanted in &query.wanted {
        let variants: Vec<Vec<Variant>> = (0..wanted.words.len())
            .map(|at| {
                let (mut variants, mut is_guess) = variants(index, wanted, at);
                if !may_guess && is_guess {
                    (variants, is_guess) = (Vec::new(), false);
                }
                let best = variants.first().map(|variant| variant.word.clone());
                let own = wanted.words.get(at).cloned().unwrap_or_default();
                corrected.push(best.filter(|_| is_guess).unwrap_or(own));
                is_corrected |= is_guess;
                variants
            })
            .collect();
        for variant in variants.iter().flatten() {
            found.matcher.words.insert(variant.word.clone());
        }
        found.matcher.add_single(wanted);
        all.add(index, &variants);
    }
    for words in &query.excluded {
        all.leave_out(index, words);
    }
    let most = all.matched.iter().copied().max().unwrap_or_default();
    found.is_partial = usize::from(most) < query.wanted.len() && most > 0;
    found.hits = all.hits(index, most);
    order(&mut found.hits);
    keep_phrases(&mut found.hits, edition, query);
    raise(&mut found.hits, &found.matcher, edition, query);
    order(&mut found.hits);
    if found.hits.len() < FEW && most > 1 && !query.has_phrase() && !is_corrected {
        let mut others = all.hits(index, most - 1);
        order(&mut others);
        found.hits.extend(others);
    }
    found.corrected = is_corrected.then(|| as_written(edition, &found.hits, &corrected));
    found
}

impl Scores {
    /// Adds what the documents get for a word or a phrase, given the variants of its words.
    fn add(&mut self, index: &Index, words: &[Vec<Variant>]) {
        let mut sums = vec![0.0_f32; self.scores.len()];
        let mut had = vec![0_u8; self.scores.len()];
        for variants in words {
            let mut best: Vec<(u32, f32)> = Vec::new();
            for variant in variants {
                let Some(postings) = index.postings(&variant.word) else { continue };
                for (document, counts) in postings.documents.iter().zip(&postings.counts) {
                    let frequency = frequency(*counts);
                    let length = K1 * (1.0 - B + B * index.relative_length(place(*document)));
                    best.push((*document, variant.share * frequency / (frequency + length)));
                }
            }
            if variants.len() > 1 {
                best.sort_unstable_by(|one, other| {
                    one.0.cmp(&other.0).then(other.1.total_cmp(&one.1))
                });
                best.dedup_by_key(|(document, _)| *document);
            }
            let rarity = rarity(best.len(), self.scores.len());
            for (document, amount) in best {
                let at = place(document);
                if let (Some(sum), Some(had)) = (sums.get_mut(at), had.get_mut(at)) {
                    *sum += rarity * amount;
                    *had = had.saturating_add(1);
                }
            }
        }
        for (at, had) in had.into_iter().enumerate() {
            if usize::from(had) == words.len()
                && let (Some(score), Some(matched)) =
                    (self.scores.get_mut(at), self.matched.get_mut(at))
            {
                *score += sums.get(at).copied().unwrap_or_default();
                *matched = matched.saturating_add(1);
            }
        }
    }

    /// Leaves out the documents that have all of these words.
    fn leave_out(&mut self, index: &Index, words: &[String]) {
        let having = |word: &String| index.postings(word).map_or(&[][..], |found| &found.documents);
        let Some((first, rest)) = words.split_first() else { return };
        for document in having(first) {
            let has_rest = rest.iter().all(|word| having(word).binary_search(document).is_ok());
            if let Some(matched) = self.matched.get_mut(place(*document)).filter(|_| has_rest) {
                *matched = 0;
            }
        }
    }

    /// The documents with this many of the words.
    fn hits(&self, index: &Index, most: u8) -> Vec<Hit> {
        let all =
            self.matched.iter().enumerate().filter(|(_, matched)| most > 0 && **matched == most);
        all.filter_map(|(at, _)| {
            let document = index.document(at)?;
            let share = if document.activity.is_some() { ACTIVITY } else { 1.0 };
            Some(Hit { document, score: self.scores.get(at).copied().unwrap_or_default() * share })
        })
        .collect()
    }
}

/// The best first; of equals, those that come first in the edition.
fn order(hits: &mut [Hit]) {
    hits.sort_by(|one, other| other.score.total_cmp(&one.score));
}

/// BM25's inverse document frequency of a word that `having` of `all` documents have.
fn rarity(having: usize, all: usize) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "a logarithm of a ratio")]
    let (having, all) = (having as f32, all as f32);
    (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
}

fn place(document: u32) -> usize {
    usize::try_from(document).unwrap_or(usize::MAX)
}
