//! Passages: the part of a text that shows why a document was found, with the found words marked.
//!
//! A passage begins and ends between two words, so that no word and no character with its accents is cut.

use std::collections::HashSet;
use std::ops::Range;

use super::query::{Query, Wanted};
use super::tokens::{Token, is_unspaced, tokens};

/// A passage has about this many characters, of which Chinese ones count double.
const LENGTH: usize = 220;
/// At most this many characters stand before the first found word.
const BEFORE: usize = 70;

/// Which words are to be marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matcher {
    /// Words in folded spelling.
    pub(super) words: HashSet<String>,
    /// Single characters of a script without spaces.
    pub(super) beginnings: Vec<String>,
    /// Beginnings of words in folded spelling.
    pub(super) begun: Vec<String>,
    /// Words in folded spelling that are marked where they follow each other.
    pub(super) phrases: Vec<Vec<String>>,
}

impl Matcher {
    /// The words of a query as they are typed: without an index it is not known which words are spelt like them.
    pub fn of(query: &Query) -> Self {
        let mut matcher = Self::default();
        for wanted in &query.wanted {
            matcher.add_single(wanted);
            match wanted.is_phrase && wanted.words.len() > 1 {
                true => matcher.phrases.push(wanted.words.clone()),
                false => matcher.words.extend(wanted.words.iter().cloned()),
            }
            let is_begun = wanted.is_beginning && !wanted.is_pairs && !wanted.is_phrase;
            let last = wanted.words.last().filter(|_| is_begun);
            matcher.begun.extend(last.cloned());
        }
        matcher
    }

    /// Marks a single character of a script without spaces wherever it stands, if a query looks for one.
    pub(super) fn add_single(&mut self, wanted: &Wanted) {
        if let ([single], true) = (wanted.words.as_slice(), wanted.is_pairs)
            && single.chars().count() == 1
        {
            self.beginnings.push(single.clone());
        }
    }
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The text.
    pub text: &'t str,
    /// Whether the piece is a found word.
    pub is_marked: bool,
}

/// A whole text in pieces.
pub fn marked<'t>(text: &'t str, matcher: &Matcher) -> Vec<Piece<'t>> {
    pieces(text, &tokens(text), matcher, 0..text.len())
}

/// The part of a text with the most different found words, in pieces. `None` if none is found in it.
pub fn passage<'t>(text: &'t str, matcher: &Matcher) -> Option<Vec<Piece<'t>>> {
    let tokens = tokens(text);
    let places: Vec<usize> = (0..tokens.len())
        .filter(|at| tokens.get(*at).is_some_and(|token| is_found(token, matcher)))
        .collect();
    let mut best: Option<(usize, usize)> = None;
    for (index, at) in places.iter().enumerate() {
        let end = tokens.get(*at).map_or(0, |token| token.range.start + LENGTH);
        let near = places.iter().skip(index).filter_map(|at| tokens.get(*at));
        let near: HashSet<&str> = near
            .take_while(|token| token.range.start < end)
            .map(|token| token.word.as_str())
            .collect();
        if best.is_none_or(|(most, _)| near.len() > most) {
            best = Some((near.len(), *at));
        }
    }
    let (_, first) = best?;
    let range = around(text, &tokens, first);
    let mut pieces = pieces(text, &tokens, matcher, range.clone());
    let ellipsis = Piece { text: "…", is_marked: false };
    if text.get(..range.start).is_some_and(|before| !before.trim().is_empty()) {
        pieces.insert(0, ellipsis);
    }
    if text.get(range.end..).is_some_and(|after| !after.trim().is_empty()) {
        pieces.push(ellipsis);
    }
    Some(pieces)
}

/// The range of a passage around a word: from the beginning of its sentence, if that is near, or else from a word before.
fn around(text: &str, tokens: &[Token], first: usize) -> Range<usize> {
    let at = tokens.get(first).map_or(0, |token| token.range.start);
    let count = |range: Range<usize>| text.get(range).map_or(usize::MAX, width);
    let mut begin = at;
    for token in tokens.iter().take(first).rev() {
        if count(token.range.start..at) > BEFORE {
            break;
        }
        begin = token.range.start;
        let before = text.get(..begin).unwrap_or_default().trim_end_matches([' ', '“', '"', '(']);
        if before.is_empty() || before.ends_with(['.', '!', '?', '。', '！', '？', '\n']) {
            break;
        }
    }
    let mut end = tokens.get(first).map_or(text.len(), |token| token.range.end);
    for token in tokens.iter().skip(first) {
        if count(begin..token.range.end) > LENGTH {
            return begin..end;
        }
        end = end.max(token.range.end);
    }
    begin..text.len()
}

/// The length of a text in characters of the Latin alphabet. A Chinese character takes the room of two.
fn width(text: &str) -> usize {
    text.chars().map(|character| 1 + usize::from(is_unspaced(character))).sum()
}

/// A range of a text in pieces.
fn pieces<'t>(
    text: &'t str,
    tokens: &[Token],
    matcher: &Matcher,
    range: Range<usize>,
) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut push = |range: Range<usize>, is_marked| {
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text, is_marked });
        }
    };
    let mut all: Vec<Range<usize>> =
        tokens.iter().filter_map(|token| found_in(text, token, matcher)).collect();
    if !matcher.phrases.is_empty() {
        all.extend(phrases_in(tokens, matcher));
        all.sort_by_key(|found| found.start);
    }
    let mut end = range.start;
    let mut open: Option<Range<usize>> = None;
    for found in all.into_iter().filter(|found| found.start >= range.start) {
        let found = found.start..found.end.min(range.end);
        if found.start >= range.end {
            break;
        }
        open = Some(match open {
            // Pairs of neighbours overlap.
            Some(before) if found.start <= before.end => before.start..before.end.max(found.end),
            Some(before) => {
                push(end..before.start, false);
                end = before.end;
                push(before, true);
                found
            }
            None => found,
        });
    }
    if let Some(before) = open {
        push(end..before.start, false);
        end = before.end;
        push(before, true);
    }
    push(end..range.end, false);
    pieces
}

/// Where phrases stand.
fn phrases_in(tokens: &[Token], matcher: &Matcher) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for phrase in &matcher.phrases {
        for run in tokens.windows(phrase.len()) {
            let is_phrase = run.iter().zip(phrase).all(|(token, word)| token.word == *word);
            if let (true, Some(first), Some(last)) = (is_phrase, run.first(), run.last()) {
                found.push(first.range.start..last.range.end);
            }
        }
    }
    found
}

fn is_found(token: &Token, matcher: &Matcher) -> bool {
    let begins = |begun: &String| !token.is_pair && token.word.starts_with(begun.as_str());
    matcher.words.contains(&token.word)
        || is_begun(token, matcher)
        || matcher.begun.iter().any(begins)
}

/// Whether a pair begins with a character that was looked for by itself.
fn is_begun(token: &Token, matcher: &Matcher) -> bool {
    let begins = |single: &String| token.word.starts_with(single.as_str());
    token.is_pair && matcher.beginnings.iter().any(begins)
}

/// The part of a word that was looked for: of a pair, its first character may be all.
fn found_in(text: &str, token: &Token, matcher: &Matcher) -> Option<Range<usize>> {
    if !is_found(token, matcher) {
        return None;
    }
    if is_begun(token, matcher) {
        let first = text.get(token.range.clone())?.chars().next()?;
        return Some(token.range.start..token.range.start + first.len_utf8());
    }
    Some(token.range.clone())
}
