//! Plain text as it is shown: entities are decoded once, and controls and marks of direction are removed.

mod runs;

use super::entities;
pub(in crate::formats) use runs::Runs;

/// A text in one line. Stray HTML entities are decoded once, control characters are removed, and white
/// space is reduced.
pub fn line(text: &str) -> String {
    line_of(&decode(text))
}

/// [`line`] of a text that is decoded already.
pub fn line_of(text: &str) -> String {
    counted(text).0
}

/// [`line_of`] a text, with the state of its runs of letters and marks.
pub(in crate::formats) fn counted(text: &str) -> (String, Runs) {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !character.is_control() && !turns(character) {
            out.push(character);
        }
    }
    out.truncate(out.trim_end().len());
    let mut runs = Runs::default();
    (runs.settle(out), runs)
}

/// Whether a character turns the direction of the text after it (Unicode Standard Annex 9). In a title of
/// one line it could only make the title read as another.
fn turns(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is a mark of direction that running text keeps and a line drops.
pub(in crate::formats) fn is_dropped_mark_of_direction(character: char) -> bool {
    turns(character) && !overrides(character)
}

/// Whether a character is left out of every text, because it shows nothing or makes letters run against
/// their direction.
pub(in crate::formats) fn is_stray(character: char) -> bool {
    (character.is_control() && !character.is_whitespace()) || overrides(character)
}

/// The text without the characters that are left out of every text.
pub(in crate::formats) fn without_strays(text: &str) -> String {
    text.chars().filter(|character| !is_stray(*character)).collect()
}

/// Whether a character makes the letters after it run against their own direction. No language needs that
/// in running text, and `exe.gnp` would read as `png.exe`. Other marks stay in texts that mix directions;
/// the page keeps their effect inside the link or paragraph that holds them.
pub(crate) fn overrides(character: char) -> bool {
    matches!(character, '\u{202D}' | '\u{202E}')
}

/// The text with its character references decoded.
pub fn decode(text: &str) -> String {
    match text.contains('&') {
        true => entities::decode(text, entities::Place::Text),
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
    fn white_space_and_controls_are_tidied() {
        assert_eq!(line("  a \n\t b\u{0}\u{7}c  "), "a bc");
        assert_eq!(line("\u{3000}江村\u{3000}今昔 "), "江村 今昔");
    }
}
