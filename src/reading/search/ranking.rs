//! Ranking: which documents answer a query, the best first.
//!
//! The score is the simple extension of BM25 to several weighted fields (Robertson, Zaragoza and Taylor, "Simple BM25
//! extension to multiple weighted fields", 2004). Documents with all words come alone; if there are none, those with the
//! most words. Words that are near each other raise a document, and so does a title with all words.

pub(super) mod nearness;
pub(super) mod spelling;
pub(super) mod suggesting;
pub(super) mod variants;

use super::filtering::entry;
use super::index::{Hit, Index};
use super::passage::Matcher;
use super::query::Query;
use super::source::Source;
use crate::edition::Edition;
use nearness::{TITLE, Texts, as_written, keep_phrases, raise, texts};
use variants::{Variant, variants};

/// Where fewer documents than this have all words, those with one word less follow them.
const FEW: usize = 3;

/// What was found for a query.
#[derive(Debug, Default)]
pub struct Found {
    /// The documents, the best first.
    pub hits: Vec<Hit>,
    /// Whether no document has all the words, so that these have only some.
    pub is_partial: bool,
    /// Whether there are more documents, in which the words weigh less.
    pub is_cut: bool,
    /// Words that were not looked for, because very many documents have them.
    pub left_out: Vec<String>,
    /// The query as it was corrected, where a word does not occur and others are spelt like it.
    pub corrected: Option<String>,
    /// Which words to mark.
    pub matcher: Matcher,
}

/// The documents for a query by their words alone, before their texts are looked at ([`Ranked::finish`]).
#[derive(Debug, Default)]
pub struct Ranked {
    /// The documents with the most of the words, the best first.
    found: Found,
    /// Documents with one word less, which follow where there are few.
    others: Vec<Hit>,
    /// The words of the query, with a word of the index for each that does not occur.
    corrected: Vec<String>,
    is_corrected: bool,
    /// Whether the titles count already.
    has_titles: bool,
}

/// What is known of each document so far. The lists are as long as the index.
struct Scores {
    points: Vec<f32>,
    /// The share of the title that consists of found words. Empty if the source does not tell.
    titles: Vec<f32>,
    /// The number of words and phrases that a document has.
    matched: Vec<u8>,
}

/// Finds the documents for a query.
pub fn find(index: &Index, edition: &Edition, query: &Query) -> Found {
    let texts = |number| {
        let (article, activity) = entry(edition, index.document(number)?)?;
        Some(texts(article, activity))
    };
    rank(index, query).finish(query, &texts)
}

/// Finds the documents for a query by their words. Where not all words are found, none is taken for another that is spelt
/// like it: a document with nothing but a guess answers nothing.
pub fn rank(source: &dyn Source, query: &Query) -> Ranked {
    let ranked = look(source, query, true);
    match ranked.found.is_partial && ranked.is_corrected {
        true => look(source, query, false),
        false => ranked,
    }
}

impl Ranked {
    /// The documents with the most of the words, the best first.
    pub fn hits(&self) -> &[Hit] {
        &self.found.hits
    }

    /// Leaves out the documents without a phrase in quotation marks, and raises those whose words are near each other.
    /// Of documents whose texts are not known, those stay that need no phrase.
    pub fn finish(self, query: &Query, texts: Texts<'_>) -> Found {
        let Self { mut found, others, corrected, is_corrected, has_titles } = self;
        keep_phrases(&mut found.hits, texts, query);
        raise(&mut found.hits, &found.matcher, texts, query, has_titles);
        order(&mut found.hits);
        found.hits.extend(others);
        found.corrected = is_corrected.then(|| as_written(texts, &found.hits, &corrected));
        found
    }
}

/// Finds the documents for a query, with words that are spelt like one that does not occur, or without.
fn look(source: &dyn Source, query: &Query, may_guess: bool) -> Ranked {
    let mut ranked = Ranked { has_titles: source.knows_titles(), ..Ranked::default() };
    if query.is_empty() || source.count() == 0 {
        return ranked;
    }
    let mut all = Scores::new(source);
    let is_common = |word: &String| source.is_common(word);
    let has_rare = query.has_rare(source);
    ranked.found.is_cut = !has_rare && !query.is_empty();
    let mut needed = 0;
    for wanted in &query.wanted {
        let mut looked_for: Vec<Vec<Variant>> = Vec::new();
        for (at, word) in wanted.words.iter().enumerate() {
            if is_common(word) && has_rare {
                ranked.found.matcher.words.insert(word.clone());
                ranked.found.left_out.push(word.clone());
                ranked.corrected.push(word.clone());
                continue;
            }
            let (mut variants, mut is_guess) = variants(source, wanted, at);
            if !may_guess && is_guess {
                (variants, is_guess) = (Vec::new(), false);
            }
            let best = variants.first().map(|variant| variant.word.clone());
            ranked.corrected.push(best.filter(|_| is_guess).unwrap_or_else(|| word.clone()));
            ranked.is_corrected |= is_guess;
            ranked.found.is_cut |= variants.iter().any(|variant| is_common(&variant.word));
            looked_for.push(variants);
        }
        for variant in looked_for.iter().flatten() {
            ranked.found.matcher.words.insert(variant.word.clone());
        }
        ranked.found.matcher.add_single(wanted);
        if !looked_for.is_empty() {
            needed += 1;
            all.add(source, &looked_for);
        }
    }
    for word in query.excluded.iter().flatten().filter(|word| is_common(word)) {
        ranked.found.left_out.push(["-", word].concat());
    }
    for words in &query.excluded {
        all.leave_out(source, words);
    }
    let most = all.matched.iter().copied().max().unwrap_or_default();
    ranked.found.is_partial = usize::from(most) < needed && most > 0;
    ranked.found.hits = all.hits(source, most);
    if ranked.found.hits.len() < FEW && most > 1 && !query.has_phrase() && !ranked.is_corrected {
        ranked.others = all.hits(source, most - 1);
    }
    ranked
}

impl Scores {
    fn new(source: &dyn Source) -> Self {
        let count = source.count();
        let titles = if source.knows_titles() { vec![0.0; count] } else { Vec::new() };
        Self { points: vec![0.0; count], titles, matched: vec![0; count] }
    }

    /// Adds what the documents get for a word or a phrase, given the variants of its words.
    fn add(&mut self, source: &dyn Source, words: &[Vec<Variant>]) {
        let mut sums = vec![0.0_f32; self.points.len()];
        let mut had = vec![0_u8; self.points.len()];
        for variants in words {
            let mut best: Vec<(usize, f32)> = Vec::new();
            for variant in variants {
                source.postings(&variant.word, &mut |posting| {
                    best.push((posting.document, variant.share * posting.weight));
                    if let Some(title) = self.titles.get_mut(posting.document) {
                        *title += posting.title;
                    }
                });
            }
            if variants.len() > 1 {
                best.sort_unstable_by(|one, other| {
                    one.0.cmp(&other.0).then(other.1.total_cmp(&one.1))
                });
                best.dedup_by_key(|(document, _)| *document);
            }
            let rarity = rarity(best.len(), self.points.len());
            for (at, amount) in best {
                if let (Some(sum), Some(had)) = (sums.get_mut(at), had.get_mut(at)) {
                    *sum += rarity * amount;
                    *had = had.saturating_add(1);
                }
            }
        }
        for (at, had) in had.into_iter().enumerate() {
            if usize::from(had) == words.len()
                && let (Some(score), Some(matched)) =
                    (self.points.get_mut(at), self.matched.get_mut(at))
            {
                *score += sums.get(at).copied().unwrap_or_default();
                *matched = matched.saturating_add(1);
            }
        }
    }

    /// Leaves out the documents that have all of these words.
    fn leave_out(&mut self, source: &dyn Source, words: &[String]) {
        let mut had = vec![0_usize; self.matched.len()];
        for word in words {
            source.postings(word, &mut |posting| {
                had.get_mut(posting.document).into_iter().for_each(|had| *had += 1);
            });
        }
        for (matched, had) in self.matched.iter_mut().zip(had) {
            if had >= words.len() {
                *matched = 0;
            }
        }
    }

    /// The documents with this many of the words, the best first.
    fn hits(&self, source: &dyn Source, most: u8) -> Vec<Hit> {
        let all =
            self.matched.iter().enumerate().filter(|(_, matched)| most > 0 && **matched == most);
        let mut hits: Vec<Hit> = all
            .map(|(number, _)| {
                let title = self.titles.get(number).map_or(0.0, |title| title.min(1.0));
                let score = self.points.get(number).copied().unwrap_or_default();
                Hit { number, score: score * (1.0 + TITLE * title) }
            })
            .collect();
        hits.sort_by_key(|hit| source.position(hit.number));
        order(&mut hits);
        hits
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
