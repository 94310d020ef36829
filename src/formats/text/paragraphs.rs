//! Plain text of several paragraphs to blocks.

use super::bare;
use super::passage::{MAX_BYTES, MAX_NODES, Passage};
use super::plain::{Runs, without_strays};
use crate::edition::body::{Block, Inline, Inlines};
use crate::formats::markup::Markup;

/// Reads plain text of several paragraphs (`content_text`) into blocks. An empty line separates paragraphs,
/// and a line break stays a line break. The bounds are the same as for a text in HTML.
pub fn paragraphs(text: &str, markup: Option<Markup>) -> Passage {
    let end = text.floor_char_boundary(MAX_BYTES);
    let mut read = Passage::default();
    if end < text.len() {
        let message = format!("expected at most {MAX_BYTES} bytes of text, found {}", text.len());
        read.remarks.push(message);
    }
    let text = text.get(..end).unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n");
    let (mut paragraph, mut runs, mut nodes) = (Vec::new(), Runs::default(), 0);
    // The added empty line finishes the last paragraph.
    for line in text.split('\n').chain([""]) {
        let line = without_strays(line);
        let line = line.trim();
        runs.end();
        if line.is_empty() {
            push(&mut read, std::mem::take(&mut paragraph), markup);
            continue;
        }
        // Two nodes: the line, and the break before the line.
        nodes += 2;
        if nodes > MAX_NODES {
            read.remarks
                .push(format!("expected at most {MAX_NODES} elements and texts, found more"));
            break;
        }
        if !paragraph.is_empty() {
            paragraph.push(Inline::Break);
        }
        paragraph.push(Inline::Text(runs.settle(line.to_owned())));
    }
    push(&mut read, paragraph, markup);
    let (lost, repaired) = runs.remarks();
    read.remarks.extend(lost);
    read.repairs.extend(repaired);
    read
}

/// Adds a paragraph. Addresses in it become links, and the address of a recording alone becomes a player.
fn push(read: &mut Passage, mut line: Inlines, markup: Option<Markup>) {
    let mut player = None;
    if bare::has_address(&line) {
        read.needs_markup |= markup.is_none();
        if let Some(markup) = markup {
            line = (markup.with_links)(line);
            player = (markup.player_of_line)(&line);
        }
    }
    if !line.is_empty() {
        read.blocks.push(player.unwrap_or(Block::Paragraph(line)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_separate_paragraphs() {
        let read = paragraphs("one\r\ntwo\n\n\n three \n", None);
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
    fn plain_text_has_the_same_bounds_as_html() {
        for piece in ["a\n\n", "a\n", "\r\ra\r"] {
            let read = paragraphs(&piece.repeat(3_000_000 / piece.len()), None);
            let inlines = |block: &Block| match block {
                Block::Paragraph(line) => 1 + line.len(),
                _ => 0,
            };
            assert!(read.blocks.iter().map(inlines).sum::<usize>() <= MAX_NODES, "{piece:?}");
            assert!(read.remarks.iter().any(|remark| remark.contains("20000")));
            assert!(read.remarks.iter().any(|remark| remark.contains("bytes")));
        }
        assert_eq!(paragraphs(&"ab ".repeat(1_000), None).remarks.len(), 0);
        let read = paragraphs(&format!("{}\n{}", "\u{301}".repeat(99), "x".repeat(9_999)), None);
        assert_eq!((read.remarks.len(), read.repairs.len()), (1, 1));
    }
}
