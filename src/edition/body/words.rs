//! The text of a body without its markup.

use super::{Block, Description, Inline};

/// The mark of a note, such as `[12]` or `↩`, has at most this many characters.
const MAX_MARK_LENGTH: usize = 4;

/// The text of blocks. Each block and each table cell has a line of its own.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(block, &mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

/// The text of the paragraphs alone, on one line, without headings, tables and captions.
pub fn running_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_running(blocks, &mut out);
    out.replace('\n', " ")
}

fn push_running(blocks: &[Block], out: &mut String) {
    for block in blocks {
        let line = match block {
            Block::Paragraph(line) => line,
            Block::Passage(_, blocks) => {
                push_running(blocks, out);
                continue;
            }
            _ => continue,
        };
        // Sentences of scripts without spaces follow each other without one.
        if out.chars().next_back().is_some_and(|last| !is_of_script_without_spaces(last)) {
            out.push(' ');
        }
        push_inlines(line, out);
        out.truncate(out.trim_end().len());
    }
}

/// Whether a character is Chinese or Japanese, or punctuation as wide as theirs.
fn is_of_script_without_spaces(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// The text of inlines.
pub fn inline_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(inlines, &mut out);
    out
}

fn push_block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(inlines)
        | Block::Heading { text: inlines, .. }
        | Block::Code { text: inlines, .. } => push_inlines(inlines, out),
        Block::List { items, .. } => {
            let blocks = items.iter().flat_map(|item| &item.content);
            blocks.for_each(|block| push_block(block, out));
        }
        Block::Descriptions(parts) => {
            for part in parts {
                match part {
                    Description::Term(inlines) => push_line(inlines, out),
                    Description::Text(blocks) => {
                        blocks.iter().for_each(|block| push_block(block, out));
                    }
                }
            }
        }
        Block::Quote(blocks) | Block::Passage(_, blocks) => {
            blocks.iter().for_each(|block| push_block(block, out));
        }
        Block::Figure { content, caption } => {
            content.iter().for_each(|block| push_block(block, out));
            push_line(caption, out);
        }
        Block::Table(table) => {
            push_line(&table.caption, out);
            let cells = table.rows.iter().flatten();
            cells.flat_map(|cell| &cell.content).for_each(|block| push_block(block, out));
        }
        Block::Details { summary, content } => {
            push_line(summary, out);
            content.iter().for_each(|block| push_block(block, out));
        }
        Block::Picture(_) | Block::Player(_) | Block::Rule => {}
    }
    end_line(out);
}

fn push_line(inlines: &[Inline], out: &mut String) {
    push_inlines(inlines, out);
    end_line(out);
}

fn end_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn push_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Span(_, inner)
            | Inline::Passage(_, inner)
            | Inline::Link { text: inner, .. }
            | Inline::Abbreviation { text: inner, .. } => push_inlines(inner, out),
            Inline::Formula(formula) => out.push_str(&formula.text),
            Inline::Ruby { base, reading } => {
                push_inlines(base, out);
                out.push_str(reading);
            }
            // The number of a note and the arrow back from it are not part of the text.
            Inline::Jump(_, inner) => {
                let text = inline_text(inner);
                if text.chars().count() > MAX_MARK_LENGTH {
                    out.push_str(&text);
                }
            }
            Inline::Picture(_) | Inline::Anchor(_) => {}
        }
    }
}
