//! What a visitor typed: words, phrases in quotation marks, and words that must not occur.

use super::source::Source;
use super::tokens::{Token, tokens};

/// At most this many characters of a query are read.
const MAX_CHARACTERS: usize = 400;
/// At most this many words of a query are looked for.
const MAX_WORDS: usize = 24;

/// A query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words and phrases that are looked for.
    pub(super) wanted: Vec<Wanted>,
    /// Documents with all words of one of these are left out.
    pub(super) excluded: Vec<Vec<String>>,
}

/// A word or phrase that is looked for: the text between two spaces or two quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The words, in folded spelling.
    pub words: Vec<String>,
    /// Whether the words must follow each other.
    pub is_phrase: bool,
    /// Whether the last word is the beginning of a word, because the visitor may be about to type the rest of it.
    pub is_beginning: bool,
    /// The words are pairs of neighbours, so that spelling does not matter.
    pub is_pairs: bool,
}

impl Wanted {
    /// Whether the word at a position stands for all words that begin with it: what the visitor may still be typing, from `min`
    /// letters on, and a single character of a script without spaces.
    pub(super) fn is_begun(&self, at: usize, min: usize) -> bool {
        let has = |letters: usize| {
            self.words.get(at).is_some_and(|word| word.chars().nth(letters - 1).is_some())
        };
        let may_begin = match self.is_pairs {
            true => !has(2),
            false => self.is_beginning && has(min.max(1)),
        };
        at + 1 == self.words.len() && may_begin
    }
}

impl Query {
    /// Reads a query. No text is wrong: what is no word is left out.
    pub fn parse(text: &str) -> Self {
        let end = text.char_indices().nth(MAX_CHARACTERS).map_or(text.len(), |(at, _)| at);
        let text = text.get(..end).unwrap_or_default();
        let (mut query, mut count) = (Self::default(), 0);
        for (index, part) in text.split(['"', '“', '”', '„', '«', '»']).enumerate() {
            let is_phrase = index % 2 == 1;
            let pieces = if is_phrase { vec![part] } else { part.split_whitespace().collect() };
            for piece in pieces {
                let (is_excluded, piece) = match piece.strip_prefix('-') {
                    Some(rest) if !is_phrase => (true, rest),
                    _ => (false, piece),
                };
                let mut found = tokens(piece);
                found.truncate(MAX_WORDS.saturating_sub(count));
                count += found.len();
                query.push(found, is_phrase, is_excluded);
            }
        }
        let is_complete =
            text.ends_with(|last: char| last.is_whitespace() || !last.is_alphanumeric());
        if let Some(last) = query.wanted.last_mut() {
            last.is_beginning = !is_complete;
        }
        query
    }

    fn push(&mut self, found: Vec<Token>, is_phrase: bool, is_excluded: bool) {
        let is_pairs = found.iter().any(|token| token.is_pair);
        let mut words: Vec<String> = found.into_iter().map(|token| token.word).collect();
        // Of a run without spaces, the last character by itself says nothing that its pair does not say.
        if is_pairs && words.len() > 1 && words.last().is_some_and(|last| last.chars().count() == 1)
        {
            words.pop();
        }
        if words.is_empty() {
            return;
        }
        match is_excluded {
            true => self.excluded.push(words),
            false => self.wanted.push(Wanted {
                is_phrase: is_phrase || (is_pairs && words.len() > 1),
                is_beginning: false,
                is_pairs,
                words,
            }),
        }
    }

    /// Whether a phrase in quotation marks is looked for.
    pub fn has_phrase(&self) -> bool {
        self.wanted.iter().any(|wanted| wanted.is_phrase && !wanted.is_pairs)
    }

    /// Whether a word is looked for that is not common ([`Source::is_common`]), so that the common ones are left out.
    pub(super) fn has_rare(&self, source: &dyn Source) -> bool {
        self.wanted.iter().flat_map(|wanted| &wanted.words).any(|word| !source.is_common(word))
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> Vec<String> {
        Query::parse(text).wanted.iter().map(|wanted| wanted.words.join("+")).collect()
    }

    #[test]
    fn words_phrases_and_exclusions() {
        assert_eq!(wanted("Silk reels"), ["silk", "reel"]);
        assert_eq!(wanted("\"Grand Canal\" bridge"), ["grand+canal", "bridge"]);
        assert_eq!(wanted("费孝通 silk"), ["费孝+孝通", "silk"]);
        assert_eq!(wanted("丝"), ["丝"]);
        let query = Query::parse("silk -worm -\"x");
        assert_eq!((query.wanted.len(), query.excluded), (2, vec![vec!["worm".to_owned()]]));
    }

    #[test]
    fn no_text_is_wrong() {
        for text in ["", "   ", "\"", "-", "\"\"", ".*[", "\u{202e}\u{0}", "((((", "-- --"] {
            assert!(Query::parse(text).is_empty(), "{text}");
        }
        let huge = "word ".repeat(10_000);
        assert!(Query::parse(&huge).wanted.len() <= MAX_WORDS);
    }

    #[test]
    fn the_last_word_is_a_beginning_until_a_space_follows() {
        let last = |text: &str| Query::parse(text).wanted.last().map(|wanted| wanted.is_beginning);
        assert_eq!(last("sil"), Some(true));
        assert_eq!(last("silk "), Some(false));
        assert_eq!(last("\"silk\""), Some(false));
    }
}
