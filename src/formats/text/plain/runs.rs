//! Cuts runs of letters and marks for whose layout a browser would need half a minute, with a remark. Shorter
//! runs are not changed.

/// At most this many marks are kept on one letter (Unicode Standard Annex 15, Stream-Safe Text Format). No
/// language needs more.
const MAX_MARKS: usize = 30;
/// At most this many characters stand without an opportunity to break the line. Longer words, such as a key or
/// a file in base64, get zero-width spaces (U+200B). Zero-width spaces are invisible, find-in-page ignores
/// them, and they can be removed from a copied text. Find-in-page would not find words that are split across
/// lines.
const MAX_WORD: usize = 2_000;

/// Counts the marks and letters of a text, which may come in pieces.
#[derive(Default)]
pub(in crate::formats) struct Runs {
    /// The number of marks since the last letter.
    marks: usize,
    /// The number of characters since the last opportunity to break the line.
    word: usize,
    too_many_marks: bool,
    too_long: bool,
}

impl Runs {
    /// The next piece of a text, without superfluous marks, and with zero-width spaces in long words.
    pub(in crate::formats) fn settle(&mut self, text: String) -> String {
        let (mut out, mut from) = (String::new(), 0);
        for (at, character) in text.char_indices() {
            let is_mark = is_mark(character);
            self.marks = if is_mark { self.marks + 1 } else { 0 };
            let extra = self.marks > MAX_MARKS;
            self.word = if allows_break(character) { 0 } else { self.word + usize::from(!extra) };
            let long = !is_mark && self.word > MAX_WORD;
            if !extra && !long {
                continue;
            }
            out.push_str(text.get(from..at).unwrap_or_default());
            from = at;
            if long {
                self.word = 1;
                out.push('\u{200B}');
            } else {
                from += character.len_utf8();
            }
            self.too_many_marks |= extra;
            self.too_long |= long;
        }
        if out.is_empty() && from == 0 {
            return text;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    }

    /// Ends a run at the end of a line, or at an element that is no text.
    pub(in crate::formats) fn end(&mut self) {
        (self.marks, self.word) = (0, 0);
    }

    /// The remarks on the text so far: one about losses, and one about repairs.
    pub(in crate::formats) fn remarks(&self) -> (Option<String>, Option<String>) {
        let marks = self.too_many_marks.then(|| {
            format!("expected at most {MAX_MARKS} marks on one letter, found more; left out")
        });
        let word = self.too_long.then(|| {
            format!("expected words of at most {MAX_WORD} letters, found a longer one; parted")
        });
        (marks, word)
    }
}

/// Whether a line may be broken beside a character: at a space, at any Chinese, Japanese or Korean character,
/// and at a pictograph.
fn allows_break(character: char) -> bool {
    match character {
        '\u{A0}' | '\u{202F}' => false,
        '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{1F000}'..='\u{3FFFF}' => true,
        other => other.is_whitespace(),
    }
}

/// The ranges of marks: characters that are drawn on the previous character or change it. No text has more than
/// [`MAX_MARKS`] of the other characters in these ranges in a row. Marks of other scripts count as letters.
const MARKS: [(char, char); 32] = [
    ('\u{300}', '\u{36F}'),
    ('\u{483}', '\u{489}'),
    // Hebrew, Arabic and Syriac.
    ('\u{591}', '\u{5C7}'),
    ('\u{610}', '\u{61A}'),
    ('\u{64B}', '\u{65F}'),
    ('\u{670}', '\u{670}'),
    ('\u{6D6}', '\u{6ED}'),
    ('\u{730}', '\u{74A}'),
    ('\u{897}', '\u{8FF}'),
    // The scripts of India. Each script has its marks at similar positions of its block.
    ('\u{900}', '\u{903}'),
    ('\u{93A}', '\u{957}'),
    ('\u{9BC}', '\u{9D7}'),
    ('\u{A3C}', '\u{A51}'),
    ('\u{ABC}', '\u{ACD}'),
    ('\u{B3C}', '\u{B57}'),
    ('\u{BBE}', '\u{BD7}'),
    ('\u{C3C}', '\u{C56}'),
    ('\u{CBC}', '\u{CD6}'),
    ('\u{D3B}', '\u{D57}'),
    ('\u{DCA}', '\u{DDF}'),
    // Thai, Lao and Tibetan.
    ('\u{E31}', '\u{E4E}'),
    ('\u{EB1}', '\u{ECE}'),
    ('\u{F71}', '\u{FBC}'),
    // Marks of all scripts, joiners, marks of direction, and variation selectors.
    ('\u{1AB0}', '\u{1AFF}'),
    ('\u{1DC0}', '\u{1DFF}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{20D0}', '\u{20FF}'),
    ('\u{3099}', '\u{309A}'),
    ('\u{FE00}', '\u{FE2F}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

fn is_mark(character: char) -> bool {
    character >= '\u{300}'
        && !('\u{3400}'..='\u{D7FF}').contains(&character)
        && MARKS.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str) -> (String, usize) {
        let mut runs = Runs::default();
        let text = runs.settle(text.to_owned());
        let (lost, repaired) = runs.remarks();
        (text, lost.iter().chain(&repaired).count())
    }

    #[test]
    fn ordinary_text_is_not_changed() {
        for text in [
            "Zu\u{308}rich, ti\u{1ebf}ng Vi\u{1ec7}t, a\u{301}\u{323}",
            "נִקּוּד בְּעִבְרִית, العَرَبِيَّةُ, हिन्दी, ภาษาไทยที่ไม่มีช่องว่าง, བོད་སྐད་",
            "👩\u{200d}👩\u{200d}👧\u{200d}👦 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            &"江村今昔，太湖东南。".repeat(900),
            &"한국어".repeat(900),
            &"word ".repeat(900),
            &"x".repeat(MAX_WORD),
            &"…".repeat(99),
            &"—".repeat(99),
        ] {
            assert_eq!(settled(text), (text.to_owned(), 0));
        }
    }

    #[test]
    fn a_letter_has_a_bounded_number_of_marks() {
        for mark in ["\u{301}", "\u{5b0}", "\u{64e}", "\u{94d}", "\u{e47}", "\u{fe0f}", "\u{200d}"]
        {
            let (text, remarks) = settled(&format!("a{}b{mark}c", mark.repeat(100_000)));
            assert_eq!((text, remarks), (format!("a{}b{mark}c", mark.repeat(MAX_MARKS)), 1));
        }
        let (text, remarks) = settled(&"\u{301}".repeat(1_000));
        assert_eq!((text.chars().count(), remarks), (MAX_MARKS, 1));
    }

    #[test]
    fn an_overlong_word_is_split() {
        for letter in ["a", "ب", "ก", "-", "\u{a0}", "\u{11046}"] {
            let long = letter.repeat(900_000);
            let (text, remarks) = settled(&long);
            assert_eq!(remarks, 1, "{letter}");
            assert!(text.split('\u{200B}').all(|part| part.chars().count() <= MAX_WORD));
            assert_eq!(text.replace('\u{200B}', ""), long);
        }
    }

    #[test]
    fn marks_are_never_separated_from_their_letters() {
        let (text, _) = settled(&format!("ก{}", "\u{e47}".repeat(30)).repeat(3_000));
        for part in text.split('\u{200B}') {
            assert!(part.starts_with('ก') && part.chars().count() < MAX_WORD + 31);
        }
    }

    #[test]
    fn pieces_of_a_text_are_counted_together() {
        let mut runs = Runs::default();
        let parts: Vec<String> = (0..100).map(|_| runs.settle("\u{301}".repeat(10))).collect();
        assert_eq!(parts.concat().chars().count(), MAX_MARKS);
        let word: String = (0..100).map(|_| runs.settle("b".repeat(99))).collect();
        assert_eq!(word.matches('\u{200B}').count(), 4);
        runs.end();
        assert_eq!(runs.settle("\u{301}".to_owned()), "\u{301}");
    }
}
