//! The elements that the reader knows, and the rules for each element while the tree is built.

use super::tokens::Raw;
use crate::edition::body::Style;
use crate::edition::player::PlayerKind;

/// A known element. Other elements are unwrapped, as if they had no tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    Heading(u8),
    BulletList,
    NumberedList,
    Item,
    Descriptions,
    Term,
    Description,
    Quote,
    Figure,
    Caption,
    Table,
    TableCaption,
    HeadRows,
    BodyRows,
    Row,
    Cell,
    HeadingCell,
    Preformatted,
    Rule,
    Details,
    Summary,
    /// A block without a meaning of its own, which separates the text before it from the text after it.
    Division,
    Span(Style),
    Link,
    Abbreviation,
    Ruby,
    RubyText,
    RubyParenthesis,
    Break,
    Picture,
    /// A frame of another page.
    Frame,
    /// A video or a sound recording.
    Recording(PlayerKind),
}

/// The number of [`Tag::kind`]s.
pub(super) const KINDS: usize = 25;

impl Tag {
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"p" => Self::Paragraph,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"ul" | b"menu" | b"dir" => Self::BulletList,
            b"ol" => Self::NumberedList,
            b"li" => Self::Item,
            b"dl" => Self::Descriptions,
            b"dt" => Self::Term,
            b"dd" => Self::Description,
            b"blockquote" => Self::Quote,
            b"figure" => Self::Figure,
            b"figcaption" => Self::Caption,
            b"table" => Self::Table,
            b"caption" => Self::TableCaption,
            b"thead" => Self::HeadRows,
            b"tbody" | b"tfoot" => Self::BodyRows,
            b"tr" => Self::Row,
            b"td" => Self::Cell,
            b"th" => Self::HeadingCell,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Preformatted,
            b"hr" => Self::Rule,
            b"details" => Self::Details,
            b"summary" => Self::Summary,
            b"div" | b"section" | b"article" | b"aside" | b"main" | b"header" | b"footer"
            | b"nav" | b"address" | b"center" | b"form" | b"fieldset" | b"legend" | b"hgroup"
            | b"search" => Self::Division,
            b"em" | b"i" | b"dfn" | b"var" => Self::Span(Style::Emphasis),
            b"strong" | b"b" => Self::Span(Style::Strong),
            b"code" | b"samp" | b"tt" => Self::Span(Style::Code),
            b"mark" => Self::Span(Style::Mark),
            b"sub" => Self::Span(Style::Subscript),
            b"sup" => Self::Span(Style::Superscript),
            b"del" | b"s" | b"strike" => Self::Span(Style::Struck),
            b"ins" => Self::Span(Style::Inserted),
            b"q" => Self::Span(Style::Quoted),
            b"small" => Self::Span(Style::Small),
            b"cite" => Self::Span(Style::Cited),
            b"kbd" => Self::Span(Style::Key),
            b"a" => Self::Link,
            b"abbr" | b"acronym" => Self::Abbreviation,
            b"ruby" => Self::Ruby,
            b"rt" => Self::RubyText,
            b"rp" => Self::RubyParenthesis,
            b"br" => Self::Break,
            b"img" | b"image" => Self::Picture,
            b"iframe" | b"embed" => Self::Frame,
            b"video" => Self::Recording(PlayerKind::Video),
            b"audio" => Self::Recording(PlayerKind::Audio),
            _ => return None,
        })
    }

    /// A number below [`KINDS`]. Tags with the same number close each other.
    pub(super) fn kind(self) -> usize {
        match self {
            Self::Paragraph => 0,
            Self::Heading(_) => 1,
            Self::BulletList => 2,
            Self::NumberedList => 3,
            Self::Item => 4,
            Self::Descriptions => 5,
            Self::Term | Self::Description => 6,
            Self::Quote => 7,
            Self::Figure => 8,
            Self::Caption => 9,
            Self::Table => 10,
            Self::TableCaption => 11,
            Self::HeadRows | Self::BodyRows => 12,
            Self::Row => 13,
            Self::Cell | Self::HeadingCell => 14,
            Self::Preformatted => 15,
            Self::Details => 16,
            Self::Summary => 17,
            Self::Division => 18,
            Self::Link => 19,
            Self::Abbreviation => 20,
            Self::Ruby => 21,
            Self::RubyText | Self::RubyParenthesis => 22,
            Self::Span(_) => 23,
            Self::Rule | Self::Break | Self::Picture | Self::Frame | Self::Recording(_) => 24,
        }
    }

    /// Whether the element starts and ends a line.
    pub(super) fn is_block(self) -> bool {
        self.kind() <= 18 || matches!(self, Self::Rule | Self::Frame | Self::Recording(_))
    }

    /// Whether the element never has content.
    pub(super) fn is_void(self) -> bool {
        self.kind() == 24
    }

    /// Whether the element's start tag ends an open paragraph (HTML, section 13.2.6.4.7).
    pub(super) fn ends_paragraph(self) -> bool {
        self.is_block() && !matches!(self, Self::TableCaption) && !self.is_table_part()
    }

    /// Whether the element has a meaning inside a table only.
    pub(super) fn is_table_part(self) -> bool {
        matches!(self.kind(), 11..=14)
    }
}

/// How much is dropped with an element whose content is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    /// The element is dropped with its content.
    Content,
    /// The element is dropped with its content, up to an HTML block or a picture inside. A block or a picture means
    /// that the element was never closed.
    Foreign,
    /// The element is dropped, and has no content.
    Void,
}

/// Whether an element is dropped, and how. A `head` is not dropped: the elements that are allowed in a `head`
/// are dropped one by one, and any other element ends the `head` (HTML, section 13.2.6.4.4).
pub(super) fn hidden(name: &[u8]) -> Option<Hidden> {
    Some(match name {
        b"script" | b"style" | b"template" | b"noscript" | b"object" | b"textarea" | b"select"
        | b"title" | b"noembed" | b"noframes" | b"canvas" | b"datalist" => Hidden::Content,
        b"svg" | b"math" | b"button" => Hidden::Foreign,
        b"frame" | b"input" | b"link" | b"meta" | b"base" | b"param" | b"keygen" => Hidden::Void,
        _ => return None,
    })
}

/// How the content of an element is tokenized if it is not markup (HTML, section 13.2.6.2).
pub(super) fn raw_text(name: &[u8]) -> Option<Raw> {
    match name {
        b"textarea" | b"title" => Some(Raw::Escapable),
        b"script" => Some(Raw::Script),
        b"plaintext" => Some(Raw::Everything),
        b"style" | b"iframe" | b"xmp" | b"noembed" | b"noframes" | b"noscript" => Some(Raw::Text),
        _ => None,
    }
}
