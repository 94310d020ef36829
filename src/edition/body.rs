//! An article's content as a tree of typed blocks and inlines.
//!
//! These types are the allow-list: content without a variant cannot be shown. `formats::html` and
//! `formats::text` build bodies, and `parts::body` renders them. No body is ever HTML text.

use serde::Serialize;

use super::address::Address;
use super::player::Player;

/// A body, or any other run of blocks.
pub type Blocks = Vec<Block>;
/// A run of inlines.
pub type Inlines = Vec<Inline>;

/// A block of a body.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Inlines),
    /// A heading inside an article. The article's title has level 1.
    Heading {
        /// 2 to 6.
        level: u8,
        /// The text of the heading.
        text: Inlines,
        /// The name of the part that the heading begins, in addresses. Unique in the article. Empty inside other blocks,
        /// and before the article is settled.
        #[serde(skip)]
        name: String,
    },
    /// A list.
    List {
        /// The first number of a numbered list; `None` for bullets.
        start: Option<i32>,
        /// The items of the list.
        items: Vec<Blocks>,
    },
    /// A list of terms with their descriptions.
    Descriptions(Vec<Description>),
    /// A quotation.
    Quote(Blocks),
    /// Content with a caption.
    Figure {
        /// The blocks above the caption.
        content: Blocks,
        /// The caption; may be empty.
        caption: Inlines,
    },
    /// A picture on its own.
    Picture(Picture),
    /// A table.
    Table(Table),
    /// Preformatted text.
    Code {
        /// The language, where the source names one.
        language: Option<String>,
        /// The text with its own line breaks.
        text: Inlines,
    },
    /// A recording, or a frame of another site.
    Player(Player),
    /// A change of subject.
    Rule,
    /// Content that is hidden until the visitor opens it.
    Details {
        /// The line that is always visible.
        summary: Inlines,
        /// The content that is shown once opened.
        content: Blocks,
    },
}

/// A part of a list of descriptions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Description {
    /// The term that is described.
    Term(Inlines),
    /// The description.
    Text(Blocks),
}

/// A table: rows of cells.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Table {
    /// The caption; may be empty.
    pub caption: Inlines,
    /// The rows, heading rows first.
    pub rows: Vec<Vec<Cell>>,
    /// The number of heading rows.
    pub heading_rows: usize,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Whether the cell heads a row or a column.
    pub heading: bool,
    /// The number of columns that the cell spans: at least one, and at most those of the table.
    pub columns: u16,
    /// The number of rows that the cell spans: at least one, and at most those of the table.
    pub rows: u16,
    /// The content of the cell.
    pub content: Blocks,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// The address of the picture.
    pub address: Address,
    /// A text in place of the picture for those who do not see it; empty for decoration.
    pub alt: String,
    /// Width and height in CSS pixels, where both are known, so that the page does not move when the
    /// picture arrives.
    pub size: Option<(u16, u16)>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Inline {
    /// Text.
    Text(String),
    /// A line break.
    Break,
    /// Text with a meaning or a look of its own.
    Span(Style, Inlines),
    /// A link.
    Link(Address, Inlines),
    /// A link to the [`Inline::Anchor`] with this number in the same body: to a note, or back.
    Jump(u16, Inlines),
    /// The target of an [`Inline::Jump`]; shows nothing.
    Anchor(u16),
    /// A picture in the line.
    Picture(Picture),
    /// Text with its pronunciation above it.
    Ruby {
        /// The text.
        base: Inlines,
        /// The pronunciation.
        reading: String,
    },
    /// An abbreviation with its long form.
    Abbreviation {
        /// The long form.
        title: String,
        /// The abbreviation.
        text: Inlines,
    },
}

/// The meaning or look of a span of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Style {
    /// Stressed.
    Emphasis,
    /// Important.
    Strong,
    /// Computer text.
    Code,
    /// Highlighted.
    Mark,
    /// Lowered.
    Subscript,
    /// Raised.
    Superscript,
    /// No longer true.
    Struck,
    /// Added.
    Inserted,
    /// A quotation in the line.
    Quoted,
    /// A side comment.
    Small,
    /// The title of a work.
    Cited,
    /// A key to press.
    Key,
}

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
    for block in blocks {
        let Block::Paragraph(line) = block else { continue };
        // Sentences of scripts without spaces follow each other without one.
        if out.chars().next_back().is_some_and(|last| !is_of_script_without_spaces(last)) {
            out.push(' ');
        }
        push_inlines(line, &mut out);
        out.truncate(out.trim_end().len());
    }
    out.replace('\n', " ")
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
        Block::List { items, .. } => items.iter().flatten().for_each(|item| push_block(item, out)),
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
        Block::Quote(blocks) => blocks.iter().for_each(|block| push_block(block, out)),
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
            | Inline::Link(_, inner)
            | Inline::Abbreviation { text: inner, .. } => push_inlines(inner, out),
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
