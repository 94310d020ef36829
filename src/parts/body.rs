//! A body's blocks and inlines as elements and text nodes: the only way from a dataset's text to
//! the page.
//!
//! Every match is total over the body's types, and nothing but these elements and attributes is
//! ever made.

use leptos::prelude::*;

use super::element::{Child, Element, element};
use super::link::outside_link;
use super::picture::{Fetch, picture};
use super::setting::setting;
use crate::edition::body::{Block, Cell, Description, Inline, Style, Table, inline_text};

/// The elements of a run of blocks; `above` is the level of the heading that they stand under.
pub fn blocks(blocks: &[Block], above: u8) -> Vec<Element> {
    blocks.iter().map(|each| block(each, above)).collect()
}

fn block(block: &Block, above: u8) -> Element {
    match block {
        Block::Paragraph(line) => element("p").child(inlines(line)),
        Block::Heading { level, text } => element(heading(*level + above - 1)).child(inlines(text)),
        Block::List { start, items } => list(*start, items, above),
        Block::Descriptions(parts) => element("dl")
            .child(parts.iter().map(|part| description(part, above)).collect::<Vec<_>>()),
        Block::Quote(content) => element("blockquote").child(blocks(content, above)),
        Block::Figure { content, caption } => {
            let caption =
                (!caption.is_empty()).then(|| element("figcaption").child(inlines(caption)));
            element("figure").child(blocks(content, above)).child(caption)
        }
        Block::Picture(image) => element("figure").child(picture(image, Fetch::Lazily)),
        Block::Table(shown) => table(shown, above),
        Block::Code { language, text } => scroller("pre", code_label(language.as_deref()))
            .child(element("code").child(text.as_str())),
        Block::Rule => element("hr"),
        Block::Details { summary, content } => element("details")
            .child(element("summary").child(inlines(summary)))
            .child(blocks(content, above)),
    }
}

/// A box that scrolls sideways, which the keyboard must reach and a name must tell.
fn scroller(tag: &'static str, label: String) -> Element {
    element(tag)
        .attribute("tabindex", "0")
        .attribute("role", "group")
        .attribute("aria-label", label)
}

fn code_label(language: Option<&str>) -> String {
    let words = setting().words();
    language.map_or_else(|| words.code.to_owned(), |name| format!("{} ({name})", words.code))
}

fn heading(level: u8) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}

fn list(start: Option<i32>, items: &[Vec<Block>], above: u8) -> Element {
    let items: Vec<Element> =
        items.iter().map(|item| element("li").child(item_content(item, above))).collect();
    match start {
        None => element("ul").child(items),
        Some(start) => {
            let start = (start != 1).then(|| start.to_string());
            element("ol").maybe("start", start).child(items)
        }
    }
}

/// A single paragraph needs no element of its own inside a list item or a cell.
fn item_content(content: &[Block], above: u8) -> Vec<AnyView> {
    let mut views = Vec::new();
    match content {
        [Block::Paragraph(line)] => return inlines(line),
        [Block::Paragraph(line), list @ Block::List { .. }] => {
            inlines(line).add_to(&mut views);
            block(list, above).add_to(&mut views);
        }
        content => blocks(content, above).add_to(&mut views),
    }
    views
}

fn description(part: &Description, above: u8) -> Element {
    match part {
        Description::Term(line) => element("dt").child(inlines(line)),
        Description::Text(content) => element("dd").child(item_content(content, above)),
    }
}

fn table(table: &Table, above: u8) -> Element {
    let (head, body) = table.rows.split_at(table.heading_rows.min(table.rows.len()));
    let head = (!head.is_empty()).then(|| element("thead").child(rows(head, "col", above)));
    let caption =
        (!table.caption.is_empty()).then(|| element("caption").child(inlines(&table.caption)));
    let label = match table.caption.is_empty() {
        true => setting().words().table.to_owned(),
        false => inline_text(&table.caption),
    };
    let table = element("table")
        .child(caption)
        .child(head)
        .child(element("tbody").child(rows(body, "row", above)));
    scroller("div", label).attribute("class", "scroller").child(table)
}

fn rows(rows: &[Vec<Cell>], heads: &'static str, above: u8) -> Vec<Element> {
    let row = |row: &Vec<Cell>| {
        element("tr").child(row.iter().map(|each| cell(each, heads, above)).collect::<Vec<_>>())
    };
    rows.iter().map(row).collect()
}

fn cell(cell: &Cell, heads: &'static str, above: u8) -> Element {
    let span = |count: u16| (count > 1).then(|| count.to_string());
    element(if cell.heading { "th" } else { "td" })
        .maybe("scope", cell.heading.then_some(heads))
        .maybe("colspan", span(cell.columns))
        .maybe("rowspan", span(cell.rows))
        .child(item_content(&cell.content, above))
}

/// The elements and texts of a line.
pub fn inlines(line: &[Inline]) -> Vec<AnyView> {
    line.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> AnyView {
    let shown = match inline {
        Inline::Text(text) => return text.clone().into_any(),
        Inline::Break => element("br"),
        Inline::Span(style, inner) => element(span(*style)).child(inlines(inner)),
        Inline::Link(address, inner) => outside_link(address).child(inlines(inner)),
        Inline::Picture(image) => picture(image, Fetch::Lazily),
        Inline::Ruby { base, reading } => {
            element("ruby").child(inlines(base)).child(element("rt").child(reading.as_str()))
        }
        Inline::Abbreviation { title, text } => {
            element("abbr").attribute("title", title.as_str()).child(inlines(text))
        }
    };
    shown.view()
}

fn span(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "em",
        Style::Strong => "strong",
        Style::Code => "code",
        Style::Mark => "mark",
        Style::Subscript => "sub",
        Style::Superscript => "sup",
        Style::Struck => "s",
        Style::Inserted => "ins",
        Style::Quoted => "q",
        Style::Small => "small",
        Style::Cited => "cite",
        Style::Key => "kbd",
    }
}
