//! The words of an index that stand for a word of a query: the word itself, words that begin with it, and words that are
//! spelt like it.

use super::spelling::forgiven;
use crate::edition::notice::spelling::distance;
use crate::reading::search::query::Wanted;
use crate::reading::search::source::Source;

/// At most this many words that begin with a typed beginning are looked for.
const MAX_BEGUN: usize = 200;
/// At most this many words that are spelt like a typed word are looked for.
const MAX_ALIKE: usize = 6;
/// What a word with one typing error counts; with two, the square of it.
const ERROR: f32 = 0.5;

/// A word of the index that stands for a word of the query, and what it counts, from 0 to 1.
pub(in crate::reading::search) struct Variant {
    pub word: String,
    pub share: f32,
}

/// The words of a source that stand for a word of the query, the best first, and whether they are only spelt like it.
pub(in crate::reading::search) fn variants(
    source: &dyn Source,
    wanted: &Wanted,
    at: usize,
) -> (Vec<Variant>, bool) {
    let Some(word) = wanted.words.get(at) else { return (Vec::new(), false) };
    let mut variants = Vec::new();
    if source.frequency(word).is_some() {
        variants.push(Variant { word: word.clone(), share: 1.0 });
    }
    if wanted.is_begun(at, source.min_beginning()) {
        let is_single = wanted.is_pairs;
        source.words_from(word, &mut |begun, _| {
            if begun != word {
                if !begun.starts_with(word.as_str()) || variants.len() >= MAX_BEGUN {
                    return false;
                }
                #[allow(clippy::cast_precision_loss, reason = "words are short")]
                let typed = word.len() as f32 / begun.len().max(1) as f32;
                let share = if is_single { 1.0 } else { 0.4 + 0.5 * typed };
                variants.push(Variant { word: begun.to_owned(), share });
            }
            true
        });
    }
    if variants.is_empty() && !wanted.is_pairs {
        let alike = alike(source, word);
        let is_guess = !alike.is_empty();
        return (alike, is_guess);
    }
    (variants, false)
}

/// The words of a source that are spelt like a word, those with the fewest errors first, and of these the most frequent.
fn alike(source: &dyn Source, word: &str) -> Vec<Variant> {
    let (max, letters) = (forgiven(word), word.chars().collect::<Vec<_>>());
    if max == 0 {
        return Vec::new();
    }
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    source.words_like(word, &mut |other, documents| {
        if other.len().abs_diff(word.len()) <= max * 4 {
            let others: Vec<char> = other.chars().collect();
            let errors = distance(&letters, &others, max);
            found.extend(errors.map(|errors| (errors, documents, other.to_owned())));
        }
    });
    found.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
    found.truncate(MAX_ALIKE);
    let variant = |(errors, _, word): (usize, usize, String)| Variant {
        word,
        share: if errors > 1 { ERROR * ERROR } else { ERROR },
    };
    found.into_iter().map(variant).collect()
}
