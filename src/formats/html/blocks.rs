//! The tree to the body's types.
//!
//! Text that stands between blocks becomes paragraphs; an inline element around blocks is taken
//! into each of them; white space is reduced as a browser shows it; headings are renumbered so
//! that no level is skipped below the article's own.

use super::Remarks;
use super::tags::Tag;
use super::tree::{Element, Node};
use crate::edition::address::Address;
use crate::edition::body::{
    Block, Blocks, Cell, Description, Inline, Inlines, Picture, Style, Table,
};

/// Turns the nodes of a text into blocks.
pub(super) fn convert(nodes: Vec<Node>, base: Option<&Address>, remarks: &mut Remarks) -> Blocks {
    let mut converter = Converter { base, remarks, headings: Vec::new() };
    converter.blocks(nodes, &Wrappers::default())
}

/// The inline elements around the place that is being read.
#[derive(Clone, Default)]
struct Wrappers {
    styles: Vec<Style>,
    link: Option<Address>,
}

impl Wrappers {
    fn around(&self, mut inlines: Inlines) -> Inlines {
        if inlines.is_empty() {
            return inlines;
        }
        for style in self.styles.iter().rev() {
            inlines = vec![Inline::Span(*style, inlines)];
        }
        match &self.link {
            Some(address) => vec![Inline::Link(address.clone(), inlines)],
            None => inlines,
        }
    }
}

/// Blocks that are being collected, with the line that is not yet one.
#[derive(Default)]
struct Flow {
    blocks: Blocks,
    line: Inlines,
}

impl Flow {
    fn end_line(&mut self) {
        let mut line = tidy(std::mem::take(&mut self.line));
        match line.as_slice() {
            [] => {}
            [Inline::Picture(_)] => {
                if let Some(Inline::Picture(picture)) = line.pop() {
                    self.blocks.push(Block::Picture(picture));
                }
            }
            _ => self.blocks.push(Block::Paragraph(line)),
        }
    }

    fn push(&mut self, block: Block) {
        self.end_line();
        self.blocks.push(block);
    }
}

struct Converter<'a> {
    base: Option<&'a Address>,
    remarks: &'a mut Remarks,
    /// The levels of the headings above this place, as the source numbers them.
    headings: Vec<u8>,
}

impl Converter<'_> {
    fn blocks(&mut self, nodes: Vec<Node>, around: &Wrappers) -> Blocks {
        let mut flow = Flow::default();
        self.flow(nodes, around, &mut flow);
        flow.end_line();
        flow.blocks
    }

    fn flow(&mut self, nodes: Vec<Node>, around: &Wrappers, flow: &mut Flow) {
        let mut pending = Inlines::new();
        for node in nodes {
            match node {
                Node::Text(text) => pending.push(Inline::Text(text)),
                Node::Element(element) if !element.tag.is_block() && !element.holds_block => {
                    self.inline(element, &mut pending);
                }
                Node::Boundary => {
                    flow.line.extend(around.around(std::mem::take(&mut pending)));
                    flow.end_line();
                }
                Node::Element(element) => {
                    flow.line.extend(around.around(std::mem::take(&mut pending)));
                    self.element(element, around, flow);
                }
            }
        }
        flow.line.extend(around.around(pending));
    }

    /// A block, or an inline element with blocks in it.
    fn element(&mut self, element: Element, around: &Wrappers, flow: &mut Flow) {
        let Element { tag, attributes, children, .. } = element;
        match tag {
            Tag::Span(style) => {
                let mut inner = around.clone();
                if !inner.styles.contains(&style) {
                    inner.styles.push(style);
                }
                self.flow(children, &inner, flow);
            }
            Tag::Link => {
                let link = self.address(attributes.get("href")).or_else(|| around.link.clone());
                self.flow(children, &Wrappers { link, ..around.clone() }, flow);
            }
            Tag::Heading(level) => {
                let text = tidy(around.around(self.inlines(children)));
                flow.end_line();
                if !text.is_empty() {
                    let level = self.heading_level(level);
                    flow.blocks.push(Block::Heading { level, text });
                }
            }
            Tag::Rule => flow.push(Block::Rule),
            Tag::Preformatted => {
                let language = language(attributes.get("class"), &children);
                let text = verbatim(&children);
                let text = text.strip_prefix('\n').unwrap_or(&text).trim_end().to_owned();
                if !text.is_empty() {
                    flow.push(Block::Code { language, text });
                }
            }
            Tag::BulletList | Tag::NumberedList => {
                let start = (tag == Tag::NumberedList).then(|| {
                    attributes.get("start").and_then(|text| text.trim().parse().ok()).unwrap_or(1)
                });
                let items = self.items(children, around);
                if !items.is_empty() {
                    flow.push(Block::List { start, items });
                }
            }
            Tag::Descriptions => {
                let parts = self.descriptions(children, around);
                if !parts.is_empty() {
                    flow.push(Block::Descriptions(parts));
                }
            }
            Tag::Quote => {
                let content = self.blocks(children, around);
                if !content.is_empty() {
                    flow.push(Block::Quote(content));
                }
            }
            Tag::Figure => self.figure(children, around, flow),
            Tag::Table => self.table(children, around, flow),
            Tag::Details => self.details(children, around, flow),
            // Paragraphs, and parts of lists and tables that stand outside one.
            _ => {
                flow.end_line();
                self.flow(children, around, flow);
                flow.end_line();
            }
        }
    }

    /// The level below the article's title at which a heading is shown: 2 to 6, none skipped.
    fn heading_level(&mut self, level: u8) -> u8 {
        while self.headings.last().is_some_and(|above| *above >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        u8::try_from(self.headings.len() + 1).unwrap_or(6).min(6)
    }

    fn items(&mut self, children: Vec<Node>, around: &Wrappers) -> Vec<Blocks> {
        let mut items: Vec<Blocks> = Vec::new();
        for child in children {
            let (nodes, own) = match child {
                Node::Element(Element { tag: Tag::Item, children, .. }) => (children, true),
                other => (vec![other], false),
            };
            let blocks = self.blocks(nodes, around);
            match items.last_mut() {
                // A list that stands between items belongs to the one before it.
                Some(last) if !own => last.extend(blocks),
                _ if blocks.is_empty() => {}
                _ => items.push(blocks),
            }
        }
        items
    }

    fn descriptions(&mut self, children: Vec<Node>, around: &Wrappers) -> Vec<Description> {
        let mut parts = Vec::new();
        for child in children {
            match child {
                Node::Element(Element { tag: Tag::Term, children, .. }) => {
                    let term = tidy(around.around(self.inlines(children)));
                    if !term.is_empty() {
                        parts.push(Description::Term(term));
                    }
                }
                other => {
                    let blocks = match other {
                        Node::Element(Element { tag: Tag::Description, children, .. }) => {
                            self.blocks(children, around)
                        }
                        other => self.blocks(vec![other], around),
                    };
                    if !blocks.is_empty() {
                        parts.push(Description::Text(blocks));
                    }
                }
            }
        }
        parts
    }

    fn figure(&mut self, children: Vec<Node>, around: &Wrappers, flow: &mut Flow) {
        let (caption, rest) = self.take_part(children, Tag::Caption);
        let content = self.blocks(rest, around);
        flow.end_line();
        if content.is_empty() {
            if !caption.is_empty() {
                flow.blocks.push(Block::Paragraph(caption));
            }
        } else if let ([Block::Picture(_)], true) = (content.as_slice(), caption.is_empty()) {
            flow.blocks.extend(content);
        } else {
            flow.blocks.push(Block::Figure { content, caption });
        }
    }

    fn details(&mut self, children: Vec<Node>, around: &Wrappers, flow: &mut Flow) {
        let (summary, rest) = self.take_part(children, Tag::Summary);
        let content = self.blocks(rest, around);
        if summary.is_empty() {
            flow.end_line();
            flow.blocks.extend(content);
        } else {
            flow.push(Block::Details { summary, content });
        }
    }

    /// Takes the first child of a kind out as a line of text; further ones stay where they are.
    fn take_part(&mut self, children: Vec<Node>, wanted: Tag) -> (Inlines, Vec<Node>) {
        let mut part = Inlines::new();
        let mut rest = Vec::with_capacity(children.len());
        for child in children {
            match child {
                Node::Element(element) if element.tag == wanted && part.is_empty() => {
                    part = tidy(self.inlines(element.children));
                }
                other => rest.push(other),
            }
        }
        (part, rest)
    }

    fn table(&mut self, children: Vec<Node>, around: &Wrappers, flow: &mut Flow) {
        let mut table = Table::default();
        let mut astray = Vec::new();
        for child in children {
            match child {
                Node::Element(Element { tag: Tag::TableCaption, children, .. }) => {
                    table.caption = tidy(self.inlines(children));
                }
                Node::Element(Element {
                    tag: tag @ (Tag::HeadRows | Tag::BodyRows),
                    children,
                    ..
                }) => {
                    let before = table.rows.len();
                    for child in children {
                        self.row(child, around, &mut table, &mut astray);
                    }
                    if tag == Tag::HeadRows && before == 0 {
                        table.heading_rows = table.rows.len();
                    }
                }
                other => self.row(other, around, &mut table, &mut astray),
            }
        }
        // What a table may not hold is shown before it, as browsers do.
        flow.end_line();
        flow.blocks.extend(self.blocks(astray, around));
        if table.rows.is_empty() {
            if !table.caption.is_empty() {
                flow.blocks.push(Block::Paragraph(table.caption));
            }
            return;
        }
        let first_is_heading =
            table.rows.first().is_some_and(|row| row.iter().all(|cell| cell.heading));
        if table.heading_rows == 0 && first_is_heading && table.rows.len() > 1 {
            table.heading_rows = 1;
        }
        flow.blocks.push(Block::Table(table));
    }

    fn row(&mut self, node: Node, around: &Wrappers, table: &mut Table, astray: &mut Vec<Node>) {
        let cells = match node {
            Node::Element(Element { tag: Tag::Row, children, .. }) => children,
            // A cell without a row stands in one of its own.
            Node::Element(element) if matches!(element.tag, Tag::Cell | Tag::HeadingCell) => {
                vec![Node::Element(element)]
            }
            other => return astray.push(other),
        };
        let mut row = Vec::new();
        for node in cells {
            match node {
                Node::Element(Element {
                    tag: tag @ (Tag::Cell | Tag::HeadingCell),
                    attributes,
                    children,
                    ..
                }) => {
                    let span = |name| {
                        let number = attributes.get(name).and_then(|text| text.trim().parse().ok());
                        number.unwrap_or(1_u16).clamp(1, 1000)
                    };
                    row.push(Cell {
                        heading: tag == Tag::HeadingCell,
                        columns: span("colspan"),
                        rows: span("rowspan"),
                        content: self.blocks(children, around),
                    });
                }
                other => astray.push(other),
            }
        }
        if !row.is_empty() {
            table.rows.push(row);
        }
    }

    /// Everything as one line: blocks in it are parted by line breaks.
    fn inlines(&mut self, nodes: Vec<Node>) -> Inlines {
        let mut line = Inlines::new();
        for node in nodes {
            match node {
                Node::Text(text) => line.push(Inline::Text(text)),
                Node::Boundary => line.push(Inline::Break),
                Node::Element(element) if element.tag.is_block() => {
                    line.push(Inline::Break);
                    line.extend(self.inlines(element.children));
                    line.push(Inline::Break);
                }
                Node::Element(element) => self.inline(element, &mut line),
            }
        }
        line
    }

    fn inline(&mut self, element: Element, line: &mut Inlines) {
        let Element { tag, attributes, children, .. } = element;
        match tag {
            Tag::Break => line.push(Inline::Break),
            Tag::Picture => line.extend(self.picture(&attributes).map(Inline::Picture)),
            Tag::Span(style) => line.push(Inline::Span(style, self.inlines(children))),
            Tag::Link => {
                let inner = self.inlines(children);
                match self.address(attributes.get("href")) {
                    Some(address) => line.push(Inline::Link(address, inner)),
                    None => line.extend(inner),
                }
            }
            Tag::Abbreviation => {
                let text = self.inlines(children);
                match attributes.get("title").map(crate::formats::plain::line) {
                    Some(title) if !title.is_empty() => {
                        line.push(Inline::Abbreviation { title, text });
                    }
                    _ => line.extend(text),
                }
            }
            Tag::Ruby => self.ruby(children, line),
            // A ruby's parentheses are for programs that cannot show one.
            Tag::RubyParenthesis => {}
            _ => line.extend(self.inlines(children)),
        }
    }

    fn ruby(&mut self, children: Vec<Node>, line: &mut Inlines) {
        let mut base = Vec::new();
        for child in children {
            match child {
                Node::Element(Element { tag: Tag::RubyText, children, .. }) => {
                    let reading = verbatim(&children).trim().to_owned();
                    let base = self.inlines(std::mem::take(&mut base));
                    line.push(Inline::Ruby { base, reading });
                }
                other => base.push(other),
            }
        }
        line.extend(self.inlines(base));
    }

    fn picture(&mut self, attributes: &super::tokens::Attributes) -> Option<Picture> {
        let source = attributes.get("src")?;
        let address = match Address::picture(source, self.base) {
            Ok(address) => address,
            Err(error) => {
                self.remarks.add(format!("{error} (a picture)"));
                return None;
            }
        };
        let side = |name| attributes.get(name).and_then(|text| text.trim().parse::<u16>().ok());
        let size = side("width").zip(side("height"));
        if size.is_some_and(|(width, height)| width <= 1 && height <= 1) {
            self.remarks.add("expected a picture, found one of a single pixel".to_owned());
            return None;
        }
        let alt = attributes.get("alt").map(crate::formats::plain::line).unwrap_or_default();
        let size = size.filter(|(width, height)| {
            (2..=10_000).contains(width) && (2..=10_000).contains(height)
        });
        Some(Picture { address, alt, size })
    }

    fn address(&mut self, href: Option<&str>) -> Option<Address> {
        let href = href?;
        if href.trim_start().starts_with('#') {
            self.remarks
                .add("expected a link to a page, found one into the text itself".to_owned());
            return None;
        }
        Address::link(href, self.base).inspect_err(|error| self.remarks.add(error.to_string())).ok()
    }
}

/// The text of nodes as it stands, line breaks and all.
fn verbatim(nodes: &[Node]) -> String {
    let mut out = String::new();
    push_verbatim(nodes, &mut out);
    out
}

fn push_verbatim(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Boundary => {
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
            }
            Node::Element(element) if element.tag == Tag::Break => out.push('\n'),
            Node::Element(element) => push_verbatim(&element.children, out),
        }
    }
}

/// The language of a code block: `class="language-rust"` on it or on the `<code>` inside.
fn language(class: Option<&str>, children: &[Node]) -> Option<String> {
    let inner = children.iter().find_map(|node| match node {
        Node::Element(element) => element.attributes.get("class"),
        _ => None,
    });
    [class, inner].into_iter().flatten().find_map(|classes| {
        let name = classes.split_ascii_whitespace().find_map(|c| c.strip_prefix("language-"))?;
        let proper = name.chars().all(|c| c.is_ascii_alphanumeric() || "+-#._".contains(c));
        (proper && !name.is_empty()).then(|| name.to_owned())
    })
}

/// Reduces white space as a browser shows it, and takes out what is empty.
fn tidy(inlines: Inlines) -> Inlines {
    let mut after_space = true;
    let mut line = collapse(inlines, &mut after_space);
    trim_end(&mut line);
    line
}

/// Runs of ASCII white space become one space, none at the start of a line.
fn collapse(inlines: Inlines, after_space: &mut bool) -> Inlines {
    let mut line = Inlines::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let mut out = String::with_capacity(text.len());
                for character in text.chars() {
                    if character.is_ascii_whitespace() {
                        if !*after_space {
                            out.push(' ');
                        }
                        *after_space = true;
                    } else if !character.is_control() {
                        out.push(character);
                        *after_space = false;
                    }
                }
                match line.last_mut() {
                    Some(Inline::Text(before)) => before.push_str(&out),
                    _ if out.is_empty() => {}
                    _ => line.push(Inline::Text(out)),
                }
            }
            Inline::Break => {
                trim_end_space(&mut line);
                // A line has begun only when something stands on it.
                if !line.is_empty() {
                    line.push(Inline::Break);
                }
                *after_space = true;
            }
            Inline::Span(style, inner) => {
                let inner = collapse(inner, after_space);
                if !inner.is_empty() {
                    line.push(Inline::Span(style, inner));
                }
            }
            Inline::Link(address, inner) => {
                let inner = collapse(inner, after_space);
                if !inner.is_empty() {
                    line.push(Inline::Link(address, inner));
                }
            }
            Inline::Abbreviation { title, text } => {
                let text = collapse(text, after_space);
                if !text.is_empty() {
                    line.push(Inline::Abbreviation { title, text });
                }
            }
            Inline::Ruby { base, reading } => {
                let base = collapse(base, after_space);
                *after_space = false;
                line.push(Inline::Ruby { base, reading });
            }
            Inline::Picture(picture) => {
                *after_space = false;
                line.push(Inline::Picture(picture));
            }
        }
    }
    line
}

/// Takes line breaks and the last space off the end, and what is empty without them.
fn trim_end(line: &mut Inlines) {
    while let Some(last) = line.last_mut() {
        let empty = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(' ').len());
                text.is_empty()
            }
            Inline::Break => true,
            Inline::Span(_, inner) | Inline::Link(_, inner) => {
                trim_end(inner);
                inner.is_empty()
            }
            Inline::Abbreviation { .. } | Inline::Ruby { .. } | Inline::Picture(_) => false,
        };
        if !empty {
            break;
        }
        line.pop();
    }
}

fn trim_end_space(line: &mut Inlines) {
    if let Some(Inline::Text(text)) = line.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            line.pop();
        }
    }
}
