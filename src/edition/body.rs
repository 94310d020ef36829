//! An article's content as a tree of typed blocks and inlines.
//!
//! These types are the allow-list: content without a variant cannot be shown. `formats::html` and
//! `formats::text` build bodies, and `parts::body` renders them. No body is ever HTML text.

pub mod direction;
pub mod math;
mod words;

use serde::Serialize;

use super::address::Address;
use super::player::Player;
use math::Formula;
pub use words::{inline_text, plain_text, running_text};

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
        /// The numbers of the items; `None` for bullets.
        numbers: Option<Numbers>,
        /// The items of the list.
        items: Vec<ListItem>,
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
    /// Blocks in another language or direction than the text around them.
    Passage(Voice, Blocks),
}

/// The language and the direction of a part of a text, where the source names them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
    /// The direction in which its lines run.
    pub direction: Option<Direction>,
}

/// The direction of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
    /// As the first letter of each paragraph says (HTML, section 3.2.6.4).
    Auto,
}

/// How the items of a list are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Numbers {
    /// The number of the first item. `None` where it follows from the others: 1, or the number of items of a list that
    /// counts down.
    pub start: Option<i32>,
    /// Whether the numbers go down.
    pub reversed: bool,
    /// The look of the numbers.
    pub style: NumberStyle,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ListItem {
    /// The number of the item in a numbered list, where the source gives it one of its own. The items after it count on
    /// from there.
    pub number: Option<i32>,
    /// The content of the item.
    pub content: Blocks,
}

/// The look of the numbers of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub enum NumberStyle {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// a, b, c.
    LowerLetters,
    /// A, B, C.
    UpperLetters,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
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
    Link {
        /// Where the link leads to.
        address: Address,
        /// The slug of the article of the same edition whose own address it is, once the edition is settled.
        article: Option<String>,
        /// The text of the link.
        text: Inlines,
    },
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
    /// A formula.
    Formula(Formula),
    /// Text in another language or direction than the line around it.
    Passage(Voice, Inlines),
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
