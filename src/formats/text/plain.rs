//! Plain text as it is shown: character references are decoded once, and control characters and marks of
//! direction are removed.

mod runs;

use super::entities;
pub(in crate::formats) use runs::Runs;

/// The text as one line. Stray character references are decoded once, control characters are removed, and
/// each run of white space becomes one space.
pub fn line(text: &str) -> String {
    line_of(&decode(text))
}

/// [`line()`] for a text whose character references are decoded already.
pub fn line_of(text: &str) -> String {
    counted(text).0
}

/// [`line_of`], with the counts of letters and marks in the text.
pub(in crate::formats) fn counted(text: &str) -> (String, Runs) {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !character.is_control() && !changes_direction(character) {
            out.push(character);
        }
    }
    out.truncate(out.trim_end().len());
    let mut runs = Runs::default();
    (runs.settle(out), runs)
}

/// Whether a character changes the direction of the text after it (Unicode Standard Annex 9). In a title, such
/// a character could only make the title look like a different title.
fn changes_direction(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is a mark of direction that is kept in running text and dropped from a line.
pub(in crate::formats) fn is_dropped_mark_of_direction(character: char) -> bool {
    changes_direction(character) && !overrides(character)
}

/// Whether a character is left out of every text: a control character, or a mark that reverses the direction of
/// letters.
pub(in crate::formats) fn is_stray(character: char) -> bool {
    (character.is_control() && !character.is_whitespace()) || overrides(character)
}

/// The text without the characters that are left out of every text.
pub(in crate::formats) fn without_strays(text: &str) -> String {
    text.chars().filter(|character| !is_stray(*character)).collect()
}

/// Whether a character reverses the direction of the letters after it. No language needs such a mark in
/// running text, and `exe.gnp` would look like `png.exe`. Other marks of direction stay in running text; the
/// page limits their effect to the link or paragraph that holds them.
pub(crate) fn overrides(character: char) -> bool {
    matches!(character, '\u{202D}' | '\u{202E}')
}

/// The text with its character references decoded.
pub fn decode(text: &str) -> String {
    match text.contains('&') {
        true => entities::decode(text, entities::TextKind::Content),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_once_and_tags_stay_text() {
        assert_eq!(line("Silk &amp; salt"), "Silk & salt");
        assert_eq!(line("Fei&#8217;s &lsquo;village&rsquo;"), "Fei’s ‘village’");
        assert_eq!(line("AT&amp;amp;T"), "AT&amp;T");
        assert_eq!(line("1 < 2 &lt; 3 <b>"), "1 < 2 < 3 <b>");
        assert_eq!(line("R&D, Q&A"), "R&D, Q&A");
    }

    #[test]
    fn white_space_is_collapsed_and_controls_are_removed() {
        assert_eq!(line("  a \n\t b\u{0}\u{7}c  "), "a bc");
        assert_eq!(line("\u{3000}江村\u{3000}今昔 "), "江村 今昔");
    }
}
