//! A body's blocks and inlines as elements and text nodes: the only way from a dataset's text to
//! the page.
//!
//! Every match is total over the body's types, and nothing but these elements and attributes is
//! ever made.

use leptos::prelude::*;

use super::element::{Child, Element, classed, element};
use super::link::{copy_link, outside_link, route_link};
use super::media::picture::{Fetch, picture};
use super::media::player::player;
use super::ui::{UiContext, ui};
use crate::edition::article::Article;
use crate::edition::body::{Block, Cell, Description, Inline, Style, Table, inline_text};
use crate::reading::contents::{Part, parts};
use crate::routing::Route;

/// The text of an article: its headings can be linked to, and its notes lead there and back.
pub fn text(article: &Article) -> Vec<Element> {
    let mut parts = parts(&article.body).into_iter();
    let mut shown = Vec::with_capacity(article.body.len());
    let around = Around { above: 1, slug: Some(&article.slug) };
    for each in &article.body {
        shown.push(match each {
            Block::Heading { .. } => match parts.next() {
                Some(part) => part_heading(&part, around),
                None => continue,
            },
            other => block(other, around),
        });
    }
    shown
}

/// A heading with a link to itself.
fn part_heading(part: &Part<'_>, around: Around<'_>) -> Element {
    let heading = element(heading(part.level))
        .attribute("id", spot_id(&part.name))
        .attribute("tabindex", "-1")
        .child(inlines(part.text, around));
    let route = Route::part(around.slug.unwrap_or_default(), &part.name);
    let link = (!part.label.is_empty()).then(|| copy_link(route, &part.label));
    classed("div", "part").child(heading).child(link)
}

/// The `id` of a place on the page that an address can name.
pub fn spot_id(name: &str) -> String {
    format!("part-{name}")
}

/// The place of that name on the page.
pub fn find_part(ui: UiContext, name: &str) -> Option<web_sys::HtmlElement> {
    // Names come from outside: a quotation mark ends no selector.
    let id = spot_id(name).replace('"', "\\\"");
    ui.find(&format!("[id=\"{id}\"]"))
}

/// The name of a note's place in addresses; no heading's name has a dot.
fn note_name(number: u16) -> String {
    format!("n.{number}")
}

/// What stands around a run of blocks.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The level of the heading that they stand under.
    above: u8,
    /// The article whose text they are; other texts have no addresses of their own.
    slug: Option<&'a str>,
}

/// The elements of a run of blocks; `above` is the level of the heading that they stand under.
pub fn blocks(blocks: &[Block], above: u8) -> Vec<Element> {
    all(blocks, Around { above, slug: None })
}

fn all(blocks: &[Block], around: Around<'_>) -> Vec<Element> {
    blocks.iter().map(|each| block(each, around)).collect()
}

fn block(block: &Block, around: Around<'_>) -> Element {
    match block {
        Block::Paragraph(line) => element("p").child(inlines(line, around)),
        Block::Heading { level, text } => {
            element(heading(*level + around.above - 1)).child(inlines(text, around))
        }
        Block::List { start, items } => list(*start, items, around),
        Block::Descriptions(parts) => element("dl")
            .child(parts.iter().map(|part| description(part, around)).collect::<Vec<_>>()),
        Block::Quote(content) => element("blockquote").child(all(content, around)),
        Block::Figure { content, caption } => {
            let caption = (!caption.is_empty())
                .then(|| element("figcaption").child(inlines(caption, around)));
            element("figure").child(all(content, around)).child(caption)
        }
        Block::Picture(image) => element("figure").child(picture(image, Fetch::Lazily)),
        Block::Table(shown) => table(shown, around),
        Block::Code { language, text } => scroller("pre", code_label(language.as_deref()))
            .child(element("code").child(inlines(text, around))),
        Block::Player(shown) => player(shown),
        Block::Rule => element("hr"),
        Block::Details { summary, content } => element("details")
            .child(element("summary").child(inlines(summary, around)))
            .child(all(content, around)),
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
    let words = ui().words();
    language.map_or_else(|| words.code(), |name| words.code_in(name))
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

fn list(start: Option<i32>, items: &[Vec<Block>], around: Around<'_>) -> Element {
    let items: Vec<Element> =
        items.iter().map(|item| element("li").child(item_content(item, around))).collect();
    match start {
        None => element("ul").child(items),
        Some(start) => {
            let start = (start != 1).then(|| start.to_string());
            element("ol").maybe("start", start).child(items)
        }
    }
}

/// A single paragraph needs no element of its own inside a list item or a cell.
fn item_content(content: &[Block], around: Around<'_>) -> Vec<AnyView> {
    let mut views = Vec::new();
    match content {
        [Block::Paragraph(line)] => return inlines(line, around),
        [Block::Paragraph(line), list @ Block::List { .. }] => {
            inlines(line, around).add_to(&mut views);
            block(list, around).add_to(&mut views);
        }
        content => all(content, around).add_to(&mut views),
    }
    views
}

fn description(part: &Description, around: Around<'_>) -> Element {
    match part {
        Description::Term(line) => element("dt").child(inlines(line, around)),
        Description::Text(content) => element("dd").child(item_content(content, around)),
    }
}

fn table(table: &Table, around: Around<'_>) -> Element {
    let (head, body) = table.rows.split_at(table.heading_rows.min(table.rows.len()));
    let head = (!head.is_empty()).then(|| element("thead").child(rows(head, "col", around)));
    let caption = (!table.caption.is_empty())
        .then(|| element("caption").child(inlines(&table.caption, around)));
    let label = match table.caption.is_empty() {
        true => ui().words().table(),
        false => inline_text(&table.caption),
    };
    let table = element("table")
        .child(caption)
        .child(head)
        .child(element("tbody").child(rows(body, "row", around)));
    scroller("div", label).attribute("class", "scroller").child(table)
}

fn rows(rows: &[Vec<Cell>], heads: &'static str, around: Around<'_>) -> Vec<Element> {
    let row = |row: &Vec<Cell>| {
        element("tr").child(row.iter().map(|each| cell(each, heads, around)).collect::<Vec<_>>())
    };
    rows.iter().map(row).collect()
}

fn cell(cell: &Cell, heads: &'static str, around: Around<'_>) -> Element {
    let span = |count: u16| (count > 1).then(|| count.to_string());
    element(if cell.heading { "th" } else { "td" })
        .maybe("scope", cell.heading.then_some(heads))
        .maybe("colspan", span(cell.columns))
        .maybe("rowspan", span(cell.rows))
        .child(item_content(&cell.content, around))
}

/// The elements and texts of a line.
fn inlines(line: &[Inline], around: Around<'_>) -> Vec<AnyView> {
    line.iter().map(|each| inline(each, around)).collect()
}

fn inline(inline: &Inline, around: Around<'_>) -> AnyView {
    let shown = match inline {
        Inline::Text(text) => return text.clone().into_any(),
        Inline::Break => element("br"),
        Inline::Span(style, inner) => element(span(*style)).child(inlines(inner, around)),
        Inline::Link(address, inner) => outside_link(address).child(inlines(inner, around)),
        Inline::Jump(number, inner) => match around.slug {
            Some(slug) => {
                route_link(Route::part(slug, &note_name(*number))).child(inlines(inner, around))
            }
            None => element("span").child(inlines(inner, around)),
        },
        Inline::Anchor(number) => {
            let id = around.slug.map(|_| spot_id(&note_name(*number)));
            element("span").maybe("id", id)
        }
        Inline::Picture(image) => picture(image, Fetch::Lazily),
        Inline::Ruby { base, reading } => element("ruby")
            .child(inlines(base, around))
            .child(element("rt").child(reading.as_str())),
        Inline::Abbreviation { title, text } => {
            element("abbr").attribute("title", title.as_str()).child(inlines(text, around))
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
