//! The words of a text, as search compares them, with the places where they stand.
//!
//! In scripts with spaces, a word is a run of letters and digits. In scripts without, and in Korean, whose particles are
//! written together with words, each pair of neighbours counts as a word, and the last character of a run by itself, so
//! that a single character is the beginning of some word.

use std::ops::Range;

use super::folding::{is_mark, push_folded};

/// At most this many bytes of a word are compared.
const MAX_WORD: usize = 64;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The word in folded spelling, without an English plural's `s`.
    pub word: String,
    /// Where the word stands in the text, in bytes.
    pub range: Range<usize>,
    /// Whether the word is part of a run that is written without spaces.
    pub is_pair: bool,
}

/// Calls `each` with every word of a text, in order.
pub(super) fn each_token(text: &str, each: &mut dyn FnMut(Token)) {
    let mut run = Run::default();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let mut end = at + character.len_utf8();
        if character.is_ascii() {
            // Most characters of most texts: no table has to be asked.
            run.end_unspaced(each);
            match character.is_ascii_alphanumeric() {
                true => run.push(character, at..end),
                false => run.end_word(each),
            }
        } else if is_mark(character) {
            // A mark belongs to the character before it.
            run.extend_to(end);
        } else if is_unspaced(character) {
            run.end_word(each);
            let mut own = String::new();
            push_folded(character, &mut own);
            while let Some((_, sign)) = characters.next_if(|(_, next)| is_sign_of_voice(*next)) {
                push_folded(sign, &mut own);
                end += sign.len_utf8();
            }
            run.push_unspaced(own, at..end, each);
        } else if character.is_alphanumeric() {
            run.end_unspaced(each);
            run.push(character, at..end);
        } else {
            run.end(each);
        }
    }
    run.end(each);
}

/// The words of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    each_token(text, &mut |token| tokens.push(token));
    tokens
}

/// Whether a character is of a script that writes words without spaces, or of Korean.
pub(super) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character belongs to the kana before it.
fn is_sign_of_voice(character: char) -> bool {
    matches!(character, '\u{3099}' | '\u{309a}' | 'ﾞ' | 'ﾟ')
}

/// What has been read of a word, or of a run without spaces.
#[derive(Default)]
struct Run {
    word: String,
    range: Range<usize>,
    last: Option<(String, Range<usize>)>,
}

impl Run {
    fn push(&mut self, character: char, range: Range<usize>) {
        if self.word.is_empty() {
            self.range.start = range.start;
        }
        self.range.end = range.end;
        if self.word.len() < MAX_WORD {
            push_folded(character, &mut self.word);
        }
    }

    fn push_unspaced(&mut self, own: String, range: Range<usize>, each: &mut dyn FnMut(Token)) {
        if own.is_empty() {
            return;
        }
        if let Some((before, place)) = self.last.take() {
            each(Token { word: before + &own, range: place.start..range.end, is_pair: true });
        }
        self.last = Some((own, range));
    }

    fn extend_to(&mut self, end: usize) {
        match &mut self.last {
            Some((_, range)) => range.end = end,
            None if !self.word.is_empty() => self.range.end = end,
            None => {}
        }
    }

    fn end_word(&mut self, each: &mut dyn FnMut(Token)) {
        if !self.word.is_empty() {
            let word = stem(std::mem::take(&mut self.word));
            each(Token { word, range: self.range.clone(), is_pair: false });
        }
    }

    fn end_unspaced(&mut self, each: &mut dyn FnMut(Token)) {
        if let Some((word, range)) = self.last.take() {
            each(Token { word, range, is_pair: true });
        }
    }

    fn end(&mut self, each: &mut dyn FnMut(Token)) {
        self.end_word(each);
        self.end_unspaced(each);
    }
}

/// A word without an English plural's ending, by Harman's S-stemmer ("How effective is suffixing?", 1991). Words of other
/// languages with such an ending lose it in texts and queries alike.
fn stem(mut word: String) -> String {
    let is_any = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if word.len() < 4 || !word.ends_with('s') || !word.is_ascii() {
        return word;
    }
    if word.len() > 4 && is_any(&["ies"]) && !is_any(&["eies", "aies"]) {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if !is_any(&["us", "ss", "is"]) {
        word.pop();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_pairs_of_characters() {
        assert_eq!(words("The Silk-reels of 1929!"), ["the", "silk", "reel", "of", "1929"]);
        assert_eq!(words("费孝通在江村"), ["费孝", "孝通", "通在", "在江", "江村", "村"]);
        assert_eq!(words("丝"), ["丝"]);
        assert_eq!(words("ｶﾞｲﾄﾞ"), words("ガイド"));
        assert_eq!(words("UNESCO的名录"), ["unesco", "的名", "名录", "录"]);
        assert_eq!(words("  ,.;  "), Vec::<String>::new());
        assert_eq!(words("Zhenze’s"), ["zhenze", "s"]);
        assert_eq!(words("cafe\u{301}s"), ["cafe"]);
        assert_eq!(
            words("cities series canvas glass this buses"),
            ["city", "sery", "canva", "glass", "this", "buse"]
        );
    }

    #[test]
    fn a_word_knows_its_place() {
        let text = "Ein Café, 丝绸";
        let found: Vec<&str> =
            tokens(text).iter().map(|token| &text[token.range.clone()]).collect();
        assert_eq!(found, ["Ein", "Café", "丝绸", "绸"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_range_is_in_the_text(text in "\\PC{0,60}") {
            for token in tokens(&text) {
                prop_assert!(text.get(token.range.clone()).is_some_and(|found| !found.is_empty()));
                prop_assert!(!token.word.is_empty());
            }
        }
    }
}
