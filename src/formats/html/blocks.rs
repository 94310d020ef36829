//! The tree to the body's types.
//!
//! Text between blocks becomes paragraphs. An inline element around blocks is taken into each of them.
//! White space is reduced as a browser shows it. Headings are renumbered so that no level below the
//! article's own is skipped.

use super::Remarks;
use super::anchors::Anchors;
use super::attributes::Attributes;
use super::converter::{Converter, Flow, Wrappers};
use super::lines::language;
use super::tags::Tag;
use super::tree::{Element, Node};
use crate::edition::address::Address;
use crate::edition::body::{Block, Blocks, Description, Inline, Inlines};
use crate::edition::player::{Player, PlayerKind};
use crate::formats::text::plain;

/// Turns the nodes of a text into blocks.
pub(super) fn convert(nodes: Vec<Node>, base: Option<&Address>, remarks: &mut Remarks) -> Blocks {
    let anchors = Anchors::find(&nodes);
    let mut converter = Converter::new(base, anchors, remarks);
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

impl Converter<'_> {
    /// The blocks of some nodes.
    pub(super) fn blocks(&mut self, nodes: Vec<Node>, around: &Wrappers) -> Blocks {
        let mut flow = Flow::default();
        self.flow(nodes, around, &mut flow);
        self.end_line(&mut flow);
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
            // Even an empty block parts the text before it from the text after it.
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

    /// A player of a recording or of a known site's frame, or else of the framed page.
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
