//! The elements that the reader knows, and the rules for each element while the tree is built.

use super::tokens::Raw;
use crate::edition::body::Style;
use crate::edition::body::math;
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
    /// A part of a line without a meaning of its own.
    Run,
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
    Formula,
    /// The element of a formula with this index in [`math::ELEMENTS`].
    MathPart(u8),
    /// The text of a formula in another notation.
    Annotation,
}

/// The elements by name. A table takes a quarter of the bytes that a `match` on the names takes.
const TAGS: [(&[u8], Tag); 86] = [
    (b"p", Tag::Paragraph),
    (b"h1", Tag::Heading(1)),
    (b"h2", Tag::Heading(2)),
    (b"h3", Tag::Heading(3)),
    (b"h4", Tag::Heading(4)),
    (b"h5", Tag::Heading(5)),
    (b"h6", Tag::Heading(6)),
    (b"ul", Tag::BulletList),
    (b"menu", Tag::BulletList),
    (b"dir", Tag::BulletList),
    (b"ol", Tag::NumberedList),
    (b"li", Tag::Item),
    (b"dl", Tag::Descriptions),
    (b"dt", Tag::Term),
    (b"dd", Tag::Description),
    (b"blockquote", Tag::Quote),
    (b"figure", Tag::Figure),
    (b"figcaption", Tag::Caption),
    (b"table", Tag::Table),
    (b"caption", Tag::TableCaption),
    (b"thead", Tag::HeadRows),
    (b"tbody", Tag::BodyRows),
    (b"tfoot", Tag::BodyRows),
    (b"tr", Tag::Row),
    (b"td", Tag::Cell),
    (b"th", Tag::HeadingCell),
    (b"pre", Tag::Preformatted),
    (b"listing", Tag::Preformatted),
    (b"xmp", Tag::Preformatted),
    (b"plaintext", Tag::Preformatted),
    (b"hr", Tag::Rule),
    (b"details", Tag::Details),
    (b"summary", Tag::Summary),
    (b"div", Tag::Division),
    (b"section", Tag::Division),
    (b"article", Tag::Division),
    (b"aside", Tag::Division),
    (b"main", Tag::Division),
    (b"header", Tag::Division),
    (b"footer", Tag::Division),
    (b"nav", Tag::Division),
    (b"address", Tag::Division),
    (b"center", Tag::Division),
    (b"form", Tag::Division),
    (b"fieldset", Tag::Division),
    (b"legend", Tag::Division),
    (b"hgroup", Tag::Division),
    (b"search", Tag::Division),
    (b"em", Tag::Span(Style::Emphasis)),
    (b"i", Tag::Span(Style::Emphasis)),
    (b"dfn", Tag::Span(Style::Emphasis)),
    (b"var", Tag::Span(Style::Emphasis)),
    (b"strong", Tag::Span(Style::Strong)),
    (b"b", Tag::Span(Style::Strong)),
    (b"code", Tag::Span(Style::Code)),
    (b"samp", Tag::Span(Style::Code)),
    (b"tt", Tag::Span(Style::Code)),
    (b"mark", Tag::Span(Style::Mark)),
    (b"sub", Tag::Span(Style::Subscript)),
    (b"sup", Tag::Span(Style::Superscript)),
    (b"del", Tag::Span(Style::Struck)),
    (b"s", Tag::Span(Style::Struck)),
    (b"strike", Tag::Span(Style::Struck)),
    (b"ins", Tag::Span(Style::Inserted)),
    (b"q", Tag::Span(Style::Quoted)),
    (b"small", Tag::Span(Style::Small)),
    (b"cite", Tag::Span(Style::Cited)),
    (b"kbd", Tag::Span(Style::Key)),
    (b"a", Tag::Link),
    (b"abbr", Tag::Abbreviation),
    (b"acronym", Tag::Abbreviation),
    (b"ruby", Tag::Ruby),
    (b"rt", Tag::RubyText),
    (b"rp", Tag::RubyParenthesis),
    (b"br", Tag::Break),
    (b"img", Tag::Picture),
    (b"image", Tag::Picture),
    (b"iframe", Tag::Frame),
    (b"embed", Tag::Frame),
    (b"video", Tag::Recording(PlayerKind::Video)),
    (b"audio", Tag::Recording(PlayerKind::Audio)),
    (b"span", Tag::Run),
    (b"bdi", Tag::Run),
    (b"bdo", Tag::Run),
    (b"math", Tag::Formula),
    (b"annotation", Tag::Annotation),
];

/// The number of [`Tag::kind`]s.
pub(super) const KINDS: usize = 28;

impl Tag {
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        let found = TAGS.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag);
        found.or_else(|| {
            let index = math::ELEMENTS.split(' ').position(|known| known.as_bytes() == name)?;
            u8::try_from(index).ok().map(Self::MathPart)
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
            Self::Run => 25,
            Self::Formula => 26,
            Self::MathPart(_) | Self::Annotation => 27,
        }
    }

    /// Whether the element starts and ends a line.
    pub(super) fn is_block(self) -> bool {
        self.kind() <= 18 || matches!(self, Self::Rule | Self::Frame | Self::Recording(_))
    }

    /// Whether the element is part of a formula, or is one.
    pub(super) fn is_of_formula(self) -> bool {
        self.kind() >= 26
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

const CONTENT: [&[u8]; 13] = [
    b"script",
    b"style",
    b"template",
    b"noscript",
    b"object",
    b"textarea",
    b"select",
    b"title",
    b"noembed",
    b"noframes",
    b"canvas",
    b"datalist",
    b"annotation-xml",
];
const FOREIGN: [&[u8]; 2] = [b"svg", b"button"];
const VOID: [&[u8]; 7] = [b"frame", b"input", b"link", b"meta", b"base", b"param", b"keygen"];

/// Whether an element is dropped, and how. A `head` is not dropped: the elements that are allowed in a `head`
/// are dropped one by one, and any other element ends the `head` (HTML, section 13.2.6.4.4).
pub(super) fn hidden(name: &[u8]) -> Option<Hidden> {
    let is_one_of = |names: &[&[u8]]| names.contains(&name);
    if is_one_of(&CONTENT) {
        Some(Hidden::Content)
    } else if is_one_of(&FOREIGN) {
        Some(Hidden::Foreign)
    } else {
        is_one_of(&VOID).then_some(Hidden::Void)
    }
}

/// How the content of an element is tokenized if it is not markup (HTML, section 13.2.6.2).
pub(super) fn raw_text(name: &[u8]) -> Option<Raw> {
    const TEXT: [&[u8]; 6] = [b"style", b"iframe", b"xmp", b"noembed", b"noframes", b"noscript"];
    if TEXT.contains(&name) {
        return Some(Raw::Text);
    }
    match name {
        b"textarea" | b"title" => Some(Raw::Escapable),
        b"script" => Some(Raw::Script),
        b"plaintext" => Some(Raw::Everything),
        _ => None,
    }
}
