//! The tree to the body's types.
//!
//! Text that stands between blocks becomes paragraphs; an inline element around blocks is taken
//! into each of them; white space is reduced as a browser shows it; headings are renumbered so
//! that no level is skipped below the article's own.

use super::anchors::Anchors;
use super::lines::language;
use super::space::tidy;
use super::tags::Tag;
use super::tokens::Attributes;
use super::tree::{Element, Node};
use super::{MAX_SLOTS, Remarks};
use crate::edition::address::Address;
use crate::edition::body::{Block, Blocks, Description, Inline, Inlines, Style};
use crate::edition::player::{Player, PlayerKind};
use crate::formats::text::plain;

/// Turns the nodes of a text into blocks.
pub(super) fn convert(nodes: Vec<Node>, base: Option<&Address>, remarks: &mut Remarks) -> Blocks {
    let anchors = Anchors::find(&nodes);
    let (headings, slots) = (Vec::new(), MAX_SLOTS);
    let mut converter = Converter { base, remarks, anchors, headings, icon: false, slots };
    let mut blocks = converter.blocks(nodes, &Wrappers::default());
    // Places after all text are at its end.
    let last = converter.anchors.take_waiting();
    match blocks.last_mut() {
        Some(Block::Paragraph(line)) => line.extend(last),
        _ if last.is_empty() => {}
        _ => blocks.push(Block::Paragraph(last)),
    }
    blocks
}

/// The inline elements around the place that is being read.
#[derive(Clone, Default)]
pub(super) struct Wrappers {
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
pub(super) struct Flow {
    pub(super) blocks: Blocks,
    line: Inlines,
}

pub(super) struct Converter<'a> {
    pub(super) base: Option<&'a Address>,
    pub(super) remarks: &'a mut Remarks,
    pub(super) anchors: Anchors,
    /// The levels of the headings above this place, as the source numbers them.
    headings: Vec<u8>,
    /// Whether the last picture stands for an emoji.
    pub(super) icon: bool,
    /// How many places in tables are left.
    pub(super) slots: usize,
}

impl Converter<'_> {
    pub(super) fn blocks(&mut self, nodes: Vec<Node>, around: &Wrappers) -> Blocks {
        let mut flow = Flow::default();
        self.flow(nodes, around, &mut flow);
        self.end_line(&mut flow);
        flow.blocks
    }

    /// A line of text as it is shown, with the places that waited for one.
    pub(super) fn line(&mut self, inlines: Inlines) -> Inlines {
        self.anchors.settle(tidy(inlines, self.remarks))
    }

    pub(super) fn end_line(&mut self, flow: &mut Flow) {
        let mut line = tidy(std::mem::take(&mut flow.line), self.remarks);
        // One that stands for an emoji is as high as a line also where it has the line for itself.
        if let ([Inline::Picture(_)], Some(Inline::Picture(picture)), false) =
            (line.as_slice(), line.last().cloned(), self.icon)
        {
            line.clear();
            flow.blocks.push(Block::Picture(picture));
        }
        let line = self.anchors.settle(line);
        if !line.is_empty() {
            flow.blocks.push(Block::Paragraph(line));
        }
    }

    fn push(&mut self, flow: &mut Flow, block: Block) {
        self.end_line(flow);
        flow.blocks.push(block);
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
                    self.end_line(flow);
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
        if tag.is_block() {
            // Even an empty block parts what is before it from what is after.
            self.end_line(flow);
        }
        self.anchors.wait(tag, &attributes);
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
                let inlines = self.inlines(children);
                let text = self.line(around.around(inlines));
                self.end_line(flow);
                if !text.is_empty() {
                    let level = self.heading_level(level);
                    flow.blocks.push(Block::Heading { level, text });
                }
            }
            Tag::Rule => self.push(flow, Block::Rule),
            Tag::Frame | Tag::Recording(_) => {
                if let Some(player) = self.player(tag, &attributes) {
                    self.push(flow, Block::Player(player));
                }
            }
            Tag::Preformatted => {
                let language = language(attributes.get("class"), &children);
                let text = self.code(children);
                let text = self.anchors.settle(around.around(text));
                if !text.is_empty() {
                    self.push(flow, Block::Code { language, text });
                }
            }
            Tag::BulletList | Tag::NumberedList => {
                let start = (tag == Tag::NumberedList).then(|| {
                    attributes.get("start").and_then(|text| text.trim().parse().ok()).unwrap_or(1)
                });
                let items = self.items(children, around);
                if !items.is_empty() {
                    self.push(flow, Block::List { start, items });
                }
            }
            Tag::Descriptions => {
                let parts = self.descriptions(children, around);
                if !parts.is_empty() {
                    self.push(flow, Block::Descriptions(parts));
                }
            }
            Tag::Quote => {
                let content = self.blocks(children, around);
                if !content.is_empty() {
                    self.push(flow, Block::Quote(content));
                }
            }
            Tag::Figure => self.figure(children, around, flow),
            Tag::Table => self.table(children, around, flow),
            Tag::Details => self.details(children, around, flow),
            // Paragraphs, and parts of lists and tables that stand outside one.
            _ => {
                self.end_line(flow);
                self.flow(children, around, flow);
                self.end_line(flow);
            }
        }
    }

    /// What plays: a recording, a frame of a known site, or else the page that would be framed.
    fn player(&mut self, tag: Tag, attributes: &Attributes) -> Option<Player> {
        let title = attributes.get("title").map(plain::line).unwrap_or_default();
        let source = self.source(attributes);
        let address = self.address(source).filter(Address::is_web);
        let Some(address) = address else {
            let name = if tag == Tag::Frame { "a frame" } else { "a recording" };
            self.remarks.add(format!("expected {name} with a web address, found one without"));
            return None;
        };
        let known = Player::of(&address, title.clone());
        let kind = match tag {
            Tag::Recording(kind) => kind,
            _ if known.is_some() => return known,
            _ => PlayerKind::Page,
        };
        Some(Player { kind, page: address.clone(), address, title })
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
                Node::Element(Element { tag: tag @ Tag::Item, attributes, children, .. }) => {
                    self.anchors.wait(tag, &attributes);
                    (children, true)
                }
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
                Node::Element(Element { tag: tag @ Tag::Term, attributes, children, .. }) => {
                    self.anchors.wait(tag, &attributes);
                    let inlines = self.inlines(children);
                    let term = self.line(around.around(inlines));
                    if !term.is_empty() {
                        parts.push(Description::Term(term));
                    }
                }
                other => {
                    let blocks = match other {
                        Node::Element(Element {
                            tag: tag @ Tag::Description,
                            attributes,
                            children,
                            ..
                        }) => {
                            self.anchors.wait(tag, &attributes);
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
        self.end_line(flow);
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
            self.end_line(flow);
            flow.blocks.extend(content);
        } else {
            self.push(flow, Block::Details { summary, content });
        }
    }

    /// Takes the first child of a kind out as a line of text; further ones stay where they are.
    fn take_part(&mut self, children: Vec<Node>, wanted: Tag) -> (Inlines, Vec<Node>) {
        let mut part = Inlines::new();
        let mut rest = Vec::with_capacity(children.len());
        for child in children {
            match child {
                Node::Element(element) if element.tag == wanted && part.is_empty() => {
                    self.anchors.wait(wanted, &element.attributes);
                    let inlines = self.inlines(element.children);
                    part = self.line(inlines);
                }
                other => rest.push(other),
            }
        }
        (part, rest)
    }
}
