//! An article's content as a tree of typed blocks and inlines.
//!
//! This is the allow-list: what has no variant here cannot be shown. Built by `formats::html` and
//! `formats::text`, rendered by `parts::body`; never HTML text in between.

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
    /// A heading inside an article, 2 to 6: the article's own title is the 1.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its text.
        text: Inlines,
    },
    /// A list.
    List {
        /// Numbered, from this number on; `None` for bullets.
        start: Option<i32>,
        /// Its items.
        items: Vec<Blocks>,
    },
    /// A list of terms with their descriptions.
    Descriptions(Vec<Description>),
    /// A quotation.
    Quote(Blocks),
    /// Content with a caption.
    Figure {
        /// What is shown.
        content: Blocks,
        /// What is said of it; may be empty.
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
        /// The text, with line breaks as they stand.
        text: Inlines,
    },
    /// A recording or a frame of another site.
    Player(Player),
    /// A change of subject.
    Rule,
    /// A summary that opens onto more.
    Details {
        /// What is always visible.
        summary: Inlines,
        /// What opens.
        content: Blocks,
    },
}

/// A part of a list of descriptions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Description {
    /// What is described.
    Term(Inlines),
    /// How.
    Text(Blocks),
}

/// A table: rows of cells.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Table {
    /// What the table shows; may be empty.
    pub caption: Inlines,
    /// Its rows; heading rows first.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the rows are headings.
    pub heading_rows: usize,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Whether it heads a row or a column.
    pub heading: bool,
    /// How many columns it takes: at least one, and none that the table has not.
    pub columns: u16,
    /// How many rows it takes: the same.
    pub rows: u16,
    /// What it holds.
    pub content: Blocks,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// Where it is.
    pub address: Address,
    /// What it shows, for those who do not see it; empty for decoration.
    pub alt: String,
    /// Width and height in CSS pixels, where both are known: so that nothing jumps.
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
    /// A link to the [`Inline::Anchor`] with this number, in the same body: to a note, and back.
    Jump(u16, Inlines),
    /// A place that a [`Inline::Jump`] leads to; shows nothing.
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
    /// An abbreviation with what it stands for.
    Abbreviation {
        /// What it stands for.
        title: String,
        /// The abbreviation.
        text: Inlines,
    },
}

/// What a span of text is.
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

/// A jump of at most this many characters is the mark of a note: `[12]`, `↩`.
const LONGEST_MARK: usize = 4;

/// The text of blocks as a reader would say it: blocks and table cells on lines of their own.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(block, &mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

/// The text of the paragraphs alone: how a text begins, without its headings, tables and captions.
pub fn running_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if let Block::Paragraph(line) = block {
            push_line(line, &mut out);
        }
    }
    out.replace('\n', " ").trim_end().to_owned()
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
            // The number of a note, or the arrow back from it, is no word of the text.
            Inline::Jump(_, inner) => {
                let text = inline_text(inner);
                if text.chars().count() > LONGEST_MARK {
                    out.push_str(&text);
                }
            }
            Inline::Picture(_) | Inline::Anchor(_) => {}
        }
    }
}
