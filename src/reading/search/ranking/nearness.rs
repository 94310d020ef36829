//! What the best documents get for their titles and for words that are near each other, and the phrases in quotation marks.

use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::body::plain_text;
use crate::reading::search::index::Hit;
use crate::reading::search::passage::Matcher;
use crate::reading::search::query::{Query, Wanted};
use crate::reading::search::tokens::{Token, tokens};

/// The titles and the nearness of words are looked at in this many of the best documents.
const MAX_LOOKED_AT: usize = 60;
/// Words next to each other raise the score by this share; further apart, by less.
const NEARNESS: f32 = 0.6;
/// A title of nothing but found words raises the score by this share; one with other words, by less.
pub(in crate::reading::search) const TITLE: f32 = 0.8;

/// The title of a document and its other texts, by the number of the document. `None` if they are not known.
pub(in crate::reading::search) type Texts<'a> = &'a dyn Fn(usize) -> Option<Vec<String>>;

/// Leaves out the documents without a phrase in quotation marks.
pub(in crate::reading::search) fn keep_phrases(
    hits: &mut Vec<Hit>,
    texts: Texts<'_>,
    query: &Query,
) {
    let is_quoted = |wanted: &&Wanted| wanted.is_phrase && !wanted.is_pairs;
    let phrases: Vec<&Wanted> = query.wanted.iter().filter(is_quoted).collect();
    if phrases.is_empty() {
        return;
    }
    hits.retain(|hit| {
        let Some(texts) = texts(hit.number) else { return false };
        let texts: Vec<Vec<Token>> = texts.iter().map(|text| tokens(text)).collect();
        let has = |wanted: &&Wanted| texts.iter().any(|tokens| has_phrase(tokens, &wanted.words));
        phrases.iter().all(has)
    });
}

/// Raises the best documents by what their titles are about, unless the titles count already (`has_titles`), and where the
/// words are near each other.
pub(in crate::reading::search) fn raise(
    hits: &mut [Hit],
    matcher: &Matcher,
    texts: Texts<'_>,
    query: &Query,
    has_titles: bool,
) {
    let words: usize = query.wanted.iter().map(|wanted| wanted.words.len()).sum();
    for hit in hits.iter_mut().take(MAX_LOOKED_AT) {
        let Some(texts) = texts(hit.number) else { continue };
        let title = texts.first().map_or(0.0, |title| {
            let tokens = tokens(title);
            let matched = tokens.iter().filter(|token| matcher.words.contains(&token.word));
            TITLE * ratio(matched.count(), tokens.len())
        });
        let mut nearest = 0.0_f32;
        for text in texts.iter().filter(|_| words > 1) {
            if let Some(window) = window(&tokens(text), matcher, words) {
                nearest = nearest.max(NEARNESS * ratio(words, window));
            }
        }
        let before = if has_titles { 1.0 + title } else { 1.0 };
        hit.score *= (1.0 + title + nearest) / before;
    }
}

/// Words of the index as the best documents write them, in small letters: the index has folded words without endings.
pub(in crate::reading::search) fn as_written(
    texts: Texts<'_>,
    hits: &[Hit],
    words: &[String],
) -> String {
    let best = hits.iter().take(MAX_LOOKED_AT).filter_map(|hit| texts(hit.number)).flatten();
    let best: Vec<String> = best.collect();
    let written = |word: &String| {
        let found = best.iter().find_map(|text| {
            let token = tokens(text).into_iter().find(|token| token.word == *word)?;
            Some(text.get(token.range)?.to_lowercase())
        });
        found.unwrap_or_else(|| word.clone())
    };
    words.iter().map(written).collect::<Vec<_>>().join(" ")
}

#[allow(clippy::cast_precision_loss, reason = "numbers of words")]
fn ratio(one: usize, other: usize) -> f32 {
    one as f32 / other.max(1) as f32
}

/// The title of an article or of one of its activities, and its other texts.
pub(in crate::reading::search) fn texts(
    article: &Article,
    activity: Option<&Activity>,
) -> Vec<String> {
    match activity {
        None => {
            let summary = article.summary.clone().unwrap_or_default();
            vec![article.headline(), summary, plain_text(&article.body)]
        }
        Some(own) => vec![own.title.clone(), plain_text(&own.body)],
    }
}

fn has_phrase(tokens: &[Token], words: &[String]) -> bool {
    tokens
        .windows(words.len())
        .any(|window| window.iter().zip(words).all(|(token, word)| token.word == *word))
}

/// The length of the shortest run of words with `wanted` different words of the query. `None` if there is none.
fn window(tokens: &[Token], matcher: &Matcher, wanted: usize) -> Option<usize> {
    let places: Vec<(usize, &str)> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matcher.words.contains(&token.word))
        .map(|(at, token)| (at, token.word.as_str()))
        .collect();
    let mut shortest = None;
    for (from, (start, _)) in places.iter().enumerate() {
        let mut seen: Vec<&str> = Vec::new();
        for (at, word) in places.iter().skip(from).take(wanted * 4) {
            if !seen.contains(word) {
                seen.push(word);
            }
            if seen.len() == wanted {
                let length = at - start + 1;
                shortest = Some(shortest.map_or(length, |shortest: usize| shortest.min(length)));
                break;
            }
        }
    }
    shortest
}
