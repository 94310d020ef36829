//! Queries to offer where nothing is found: words that exist and are spelt like those of the query.

use super::nearness::{Texts, as_written};
use super::rank;
use super::spelling::forgiven;
use crate::edition::notice::spelling::distance;
use crate::reading::search::query::Query;
use crate::reading::search::source::Source;

/// At most this many queries are offered.
const MAX_OFFERED: usize = 4;
/// At most this many words are offered for one word.
const MAX_OF_WORD: usize = 2;
/// Words with fewer letters are like too many others.
const MIN_LETTERS: usize = 3;

/// Words that are spelt like the words of a query that do not occur, as the documents write them. Each finds something.
pub fn suggestions(source: &dyn Source, query: &Query, texts: Texts<'_>) -> Vec<String> {
    let mut offered = Vec::new();
    for wanted in query.wanted.iter().filter(|wanted| !wanted.is_pairs) {
        for word in wanted.words.iter().filter(|word| source.frequency(word).is_none()) {
            if offered.len() >= MAX_OFFERED {
                return offered;
            }
            for near in near(source, word) {
                let ranked = rank(source, &Query::parse(&format!("{near} ")));
                let written = as_written(texts, ranked.hits(), &[near]);
                if !offered.contains(&written) {
                    offered.push(written);
                }
            }
        }
    }
    offered.truncate(MAX_OFFERED);
    offered
}

/// The words nearest to a word, the most frequent first among as near ones.
fn near(source: &dyn Source, word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < MIN_LETTERS {
        return Vec::new();
    }
    let max = forgiven(word).max(1);
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    source.words_like(word, &mut |other, documents| {
        let others: Vec<char> = other.chars().take(letters.len() + max + 1).collect();
        let errors = distance(&letters, &others, max).filter(|_| others.len() >= MIN_LETTERS);
        found.extend(errors.map(|errors| (errors, documents, other.to_owned())));
    });
    found.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
    found.truncate(MAX_OF_WORD);
    found.into_iter().map(|(_, _, word)| word).collect()
}
