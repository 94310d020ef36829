//! Plain text: entities decoded once, controls removed, those of direction too, paragraphs told apart.

mod runs;

use super::html::{self, LONGEST, NODES, Read};
use crate::edition::body::{Block, Inline, plain_text};
pub(super) use runs::Runs;

/// A plain-text field as it is shown: stray HTML entities decoded once, control characters taken
/// out, white space at the ends and runs of it inside reduced.
pub fn line(text: &str) -> String {
    line_of(&decode(text))
}

/// The same for a text that is decoded already.
pub fn line_of(text: &str) -> String {
    counted(text).0
}

/// The same, with what had to be done to its runs of letters and marks.
pub(super) fn counted(text: &str) -> (String, Runs) {
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

/// The same for a text that may hold HTML: what it shows, in one line.
pub fn line_of_html(text: &str) -> String {
    if !text.contains('<') {
        return line(text);
    }
    line_of(&plain_text(&html::read(text, None).blocks))
}

/// Text of several paragraphs (`content_text`) as blocks: an empty line parts paragraphs, a line
/// break stays one. The bounds of a text in HTML hold for it too.
pub fn paragraphs(text: &str) -> Read {
    let end = text.floor_char_boundary(LONGEST);
    let mut read = Read::default();
    if end < text.len() {
        let message = format!("expected at most {LONGEST} bytes of text, found {}", text.len());
        read.remarks.push(message);
    }
    let text = text.get(..end).unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n");
    let (mut paragraph, mut runs, mut nodes) = (Vec::new(), Runs::default(), 0);
    // The empty line at the end finishes the last paragraph.
    for line in text.split('\n').chain([""]) {
        let line = without_strays(line);
        let line = line.trim();
        runs.end();
        if line.is_empty() {
            if !paragraph.is_empty() {
                read.blocks.push(Block::Paragraph(std::mem::take(&mut paragraph)));
            }
            continue;
        }
        // A line, and what parts it from the one before.
        nodes += 2;
        if nodes > NODES {
            read.remarks.push(format!("expected at most {NODES} elements and texts, found more"));
            break;
        }
        if !paragraph.is_empty() {
            paragraph.push(Inline::Break);
        }
        paragraph.push(Inline::Text(runs.settle(line.to_owned())));
    }
    if !paragraph.is_empty() {
        read.blocks.push(Block::Paragraph(paragraph));
    }
    let (lost, repaired) = runs.remarks();
    read.remarks.extend(lost);
    read.repairs.extend(repaired);
    read
}

/// Whether a character turns the direction of what follows it (Unicode Standard Annex 9): in a line
/// that stands alone it could only make a title read as another.
fn turns(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether it is one of these, and none that is left out of every text.
pub(super) fn is_mark_of_direction(character: char) -> bool {
    turns(character) && !overrides(character)
}

/// Whether a character is left out of every text: it shows nothing, or makes letters run against their
/// direction.
pub(super) fn is_stray(character: char) -> bool {
    (character.is_control() && !character.is_whitespace()) || overrides(character)
}

/// The text without them.
pub(super) fn without_strays(text: &str) -> String {
    text.chars().filter(|character| !is_stray(*character)).collect()
}

/// Whether a character makes the letters after it run against their own direction: no language needs
/// that in running text, and `exe.gnp` would read as `png.exe`. The others are left to texts that mix
/// directions; the page keeps what they do inside the link or paragraph that they stand in.
pub(crate) fn overrides(character: char) -> bool {
    matches!(character, '\u{202D}' | '\u{202E}')
}

/// The text with its character references decoded.
pub fn decode(text: &str) -> String {
    match text.contains('&') {
        true => html::decode_entities(text),
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

    #[test]
    fn empty_lines_part_paragraphs() {
        let read = paragraphs("one\r\ntwo\n\n\n three \n");
        assert_eq!(read.remarks, Vec::<String>::new());
        assert_eq!(
            read.blocks,
            [
                Block::Paragraph(vec![
                    Inline::Text("one".into()),
                    Inline::Break,
                    Inline::Text("two".into())
                ]),
                Block::Paragraph(vec![Inline::Text("three".into())]),
            ]
        );
    }
    #[test]
    fn a_long_text_has_the_bounds_of_one_in_html() {
        for piece in ["a\n\n", "a\n", "\r\ra\r"] {
            let read = paragraphs(&piece.repeat(3_000_000 / piece.len()));
            let inlines = |block: &Block| match block {
                Block::Paragraph(line) => 1 + line.len(),
                _ => 0,
            };
            assert!(read.blocks.iter().map(inlines).sum::<usize>() <= NODES, "{piece:?}");
            assert!(read.remarks.iter().any(|remark| remark.contains("20000")));
            assert!(read.remarks.iter().any(|remark| remark.contains("bytes")));
        }
        assert_eq!(paragraphs(&"ab ".repeat(1_000)).remarks.len(), 0);
        let read = paragraphs(&format!("{}\n{}", "\u{301}".repeat(99), "x".repeat(9_999)));
        assert_eq!((read.remarks.len(), read.repairs.len()), (1, 1));
    }
}
