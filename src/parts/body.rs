//! A body's blocks and inlines as elements and text nodes. There is no other way from a dataset's text to the page.
//!
//! Every match is total over the body's types, and no other elements and attributes are made.

mod formula;

use leptos::prelude::*;

use self::formula::formula;
use super::element::{Child, Element, classed, element};
use super::link::{copy_link, outside_link, route_link};
use super::media::picture::{Fetch, picture};
use super::media::player::player;
use super::ui::{UiContext, ui};
use crate::edition::article::Article;
use crate::edition::body::{
    Block, Cell, Description, Direction, Inline, ListItem, NumberStyle, Numbers, Style, Table,
    Voice, inline_text,
};
use crate::reading::contents::{Part, parts};
use crate::routing::{Route, Spot};

/// The text of an article. Headings have links to themselves, and notes are linked in both directions.
pub fn text(article: &Article) -> Vec<Element> {
    let mut parts = parts(&article.body).into_iter();
    whole(&article.body, &mut parts, BodyContext { above: 1, slug: Some(&article.slug) })
}

/// The blocks of a text, and the parts that its headings begin.
fn whole<'a>(
    blocks: &'a [Block],
    parts: &mut std::vec::IntoIter<Part<'a>>,
    context: BodyContext<'_>,
) -> Vec<Element> {
    let mut shown = Vec::with_capacity(blocks.len());
    for each in blocks {
        shown.push(match each {
            Block::Heading { .. } => match parts.next() {
                Some(part) => part_heading(&part, context),
                None => continue,
            },
            Block::Passage(voice, content) => {
                spoken(classed("div", "passage"), voice).child(whole(content, parts, context))
            }
            other => block(other, context),
        });
    }
    shown
}

/// A heading with a link to itself.
fn part_heading(part: &Part<'_>, context: BodyContext<'_>) -> Element {
    let heading = element(heading(part.level))
        .attribute("id", spot_id(part.name))
        .attribute("tabindex", "-1")
        .child(inlines(part.text, context));
    let route = Route::part(context.slug.unwrap_or_default(), part.name);
    let link = (!part.label.is_empty()).then(|| copy_link(route, &part.label));
    classed("div", "part").child(heading).child(link)
}

/// The `id` of an element that an address can name as a spot.
pub fn spot_id(name: &str) -> String {
    Spot::Part(name.to_owned()).element_id()
}

/// The element of a part by its name.
pub fn find_part(ui: UiContext, name: &str) -> Option<web_sys::HtmlElement> {
    // Names come from outside, and a quotation mark must not end the selector.
    let id = spot_id(name).replace('"', "\\\"");
    ui.find(&format!("[id=\"{id}\"]"))
}

/// The name of a note in addresses. No heading's name has a dot.
fn note_name(number: u16) -> String {
    format!("n.{number}")
}

/// The context of a list of blocks.
#[derive(Clone, Copy)]
struct BodyContext<'a> {
    /// The level of the heading above the blocks.
    above: u8,
    /// The slug of the article, if the blocks are its text. Other texts have no addresses for their parts.
    slug: Option<&'a str>,
}

/// The elements of a list of blocks. `above` is the level of the heading above them.
pub fn blocks(blocks: &[Block], above: u8) -> Vec<Element> {
    all(blocks, BodyContext { above, slug: None })
}

fn all(blocks: &[Block], context: BodyContext<'_>) -> Vec<Element> {
    blocks.iter().map(|each| block(each, context)).collect()
}

fn block(block: &Block, context: BodyContext<'_>) -> Element {
    match block {
        Block::Paragraph(line) => element("p").child(inlines(line, context)),
        Block::Heading { level, text, .. } => {
            element(heading(*level + context.above - 1)).child(inlines(text, context))
        }
        Block::List { numbers, items } => list(numbers.as_ref(), items, context),
        Block::Descriptions(parts) => element("dl")
            .child(parts.iter().map(|part| description(part, context)).collect::<Vec<_>>()),
        Block::Quote(content) => element("blockquote").child(all(content, context)),
        Block::Figure { content, caption } => {
            let caption = (!caption.is_empty())
                .then(|| element("figcaption").child(inlines(caption, context)));
            element("figure").child(all(content, context)).child(caption)
        }
        Block::Picture(image) => element("figure").child(picture(image, Fetch::Lazily)),
        Block::Table(shown) => table(shown, context),
        Block::Code { language, text } => scroller("pre", code_label(language.as_deref()))
            .child(element("code").child(inlines(text, context))),
        Block::Player(shown) => player(shown),
        Block::Rule => element("hr"),
        Block::Details { summary, content } => element("details")
            .child(element("summary").child(inlines(summary, context)))
            .child(all(content, context)),
        Block::Passage(voice, content) => {
            spoken(classed("div", "passage"), voice).child(all(content, context))
        }
    }
}

/// An element with the language and the direction that the source names.
fn spoken(element: Element, voice: &Voice) -> Element {
    let direction = voice.direction.map(|direction| match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
        Direction::Auto => "auto",
    });
    element.maybe("lang", voice.language.as_deref()).maybe("dir", direction)
}

/// A box that scrolls sideways. It can be focused, so that the keyboard can scroll it, and it has a label.
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

fn list(numbers: Option<&Numbers>, items: &[ListItem], context: BodyContext<'_>) -> Element {
    let item = |item: &ListItem| {
        let number = item.number.map(|number| number.to_string());
        element("li").maybe("value", number).child(item_content(&item.content, context))
    };
    let items: Vec<Element> = items.iter().map(item).collect();
    let Some(Numbers { start, reversed, style, .. }) = numbers else {
        return element("ul").child(items);
    };
    let style = match style {
        NumberStyle::Decimal => None,
        NumberStyle::LowerLetters => Some("a"),
        NumberStyle::UpperLetters => Some("A"),
        NumberStyle::LowerRoman => Some("i"),
        NumberStyle::UpperRoman => Some("I"),
    };
    element("ol")
        .maybe("start", start.map(|start| start.to_string()))
        .maybe("reversed", reversed.then_some(""))
        .maybe("type", style)
        .child(items)
}

/// A single paragraph needs no element of its own inside a list item or a cell.
fn item_content(content: &[Block], context: BodyContext<'_>) -> Vec<AnyView> {
    let mut views = Vec::new();
    match content {
        [Block::Paragraph(line)] => return inlines(line, context),
        [Block::Paragraph(line), list @ Block::List { .. }] => {
            inlines(line, context).add_to(&mut views);
            block(list, context).add_to(&mut views);
        }
        content => all(content, context).add_to(&mut views),
    }
    views
}

fn description(part: &Description, context: BodyContext<'_>) -> Element {
    match part {
        Description::Term(line) => element("dt").child(inlines(line, context)),
        Description::Text(content) => element("dd").child(item_content(content, context)),
    }
}

fn table(table: &Table, context: BodyContext<'_>) -> Element {
    let (head, body) = table.rows.split_at(table.heading_rows.min(table.rows.len()));
    let head = (!head.is_empty()).then(|| element("thead").child(rows(head, "col", context)));
    let caption = (!table.caption.is_empty())
        .then(|| element("caption").child(inlines(&table.caption, context)));
    let label = match table.caption.is_empty() {
        true => ui().words().table(),
        false => inline_text(&table.caption),
    };
    let table = element("table")
        .child(caption)
        .child(head)
        .child(element("tbody").child(rows(body, "row", context)));
    scroller("div", label).attribute("class", "scroller").child(table)
}

fn rows(rows: &[Vec<Cell>], heads: &'static str, context: BodyContext<'_>) -> Vec<Element> {
    let row = |row: &Vec<Cell>| {
        element("tr").child(row.iter().map(|each| cell(each, heads, context)).collect::<Vec<_>>())
    };
    rows.iter().map(row).collect()
}

fn cell(cell: &Cell, heads: &'static str, context: BodyContext<'_>) -> Element {
    let span = |count: u16| (count > 1).then(|| count.to_string());
    element(if cell.heading { "th" } else { "td" })
        .maybe("scope", cell.heading.then_some(heads))
        .maybe("colspan", span(cell.columns))
        .maybe("rowspan", span(cell.rows))
        .child(item_content(&cell.content, context))
}

/// The elements and texts of a line.
fn inlines(line: &[Inline], context: BodyContext<'_>) -> Vec<AnyView> {
    line.iter().map(|each| inline(each, context)).collect()
}

fn inline(inline: &Inline, context: BodyContext<'_>) -> AnyView {
    let shown = match inline {
        Inline::Text(text) => return text.clone().into_any(),
        Inline::Break => element("br"),
        Inline::Span(style, inner) => element(span(*style)).child(inlines(inner, context)),
        Inline::Link { address, article, text } => {
            let link = match article {
                Some(slug) => route_link(Route::article(slug)),
                None => outside_link(address),
            };
            link.child(inlines(text, context))
        }
        Inline::Jump(number, inner) => match context.slug {
            Some(slug) => {
                route_link(Route::part(slug, &note_name(*number))).child(inlines(inner, context))
            }
            None => element("span").child(inlines(inner, context)),
        },
        Inline::Anchor(number) => {
            let id = context.slug.map(|_| spot_id(&note_name(*number)));
            element("span").maybe("id", id)
        }
        Inline::Picture(image) => picture(image, Fetch::Lazily),
        Inline::Ruby { base, reading } => element("ruby")
            .child(inlines(base, context))
            .child(element("rt").child(reading.as_str())),
        Inline::Abbreviation { title, text } => {
            element("abbr").attribute("title", title.as_str()).child(inlines(text, context))
        }
        Inline::Formula(shown) => formula(shown),
        Inline::Passage(voice, text) => {
            spoken(element("span"), voice).child(inlines(text, context))
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
