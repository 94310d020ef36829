//! The tree to the body's types.
//!
//! Text between blocks becomes paragraphs. An inline element around blocks is moved into each block. White
//! space is collapsed as in a browser. Headings are renumbered so that no level below the article's title is
//! skipped.

mod lists;

use super::Remarks;
use super::anchors::{Anchors, Page};
use super::attributes::Attributes;
use super::converter::{Converter, Flow, Wrappers};
use super::lines::code::language;
use super::tags::Tag;
use super::tree::{Element, Node};
use crate::edition::address::Address;
use crate::edition::body::{Block, Blocks, Inline, Inlines, Voice};
use crate::edition::player::{Player, PlayerKind};
use crate::formats::text::plain;

/// Turns the nodes of a text into blocks.
pub(super) fn convert(nodes: Vec<Node>, page: Page<'_>, remarks: &mut Remarks) -> (Blocks, bool) {
    let anchors = Anchors::find(&nodes, page);
    let mut converter = Converter::new(page, anchors, remarks);
    let mut blocks = converter.blocks(nodes, &Wrappers::default());
    // Anchors after the last text are put at the end of the text.
    let last = converter.anchors.take_deferred();
    match blocks.last_mut() {
        Some(Block::Paragraph(line)) => line.extend(last),
        _ if last.is_empty() => {}
        _ => blocks.push(Block::Paragraph(last)),
    }
    (blocks, converter.needs_markup)
}

impl Converter<'_> {
    /// The blocks of some nodes inside the inline elements `wrappers`.
    pub(super) fn blocks(&mut self, nodes: Vec<Node>, wrappers: &Wrappers) -> Blocks {
        let mut flow = Flow::default();
        self.flow(nodes, wrappers, &mut flow);
        self.end_line(&mut flow);
        flow.blocks
    }

    fn flow(&mut self, nodes: Vec<Node>, wrappers: &Wrappers, flow: &mut Flow) {
        let mut pending = Inlines::new();
        for node in nodes {
            match node {
                Node::Text(text) => pending.push(Inline::Text(text)),
                Node::Element(element) if !element.tag.is_block() && !element.holds_block => {
                    self.inline(element, &mut pending);
                }
                Node::Boundary => {
                    flow.line.extend(wrappers.wrap(std::mem::take(&mut pending)));
                    self.end_line(flow);
                }
                Node::Element(element) => {
                    flow.line.extend(wrappers.wrap(std::mem::take(&mut pending)));
                    self.element(element, wrappers, flow);
                }
            }
        }
        flow.line.extend(wrappers.wrap(pending));
    }

    /// The blocks of an element, as a passage if the element names another language or direction.
    pub(super) fn spoken_blocks(
        &mut self,
        (tag, attributes): (Tag, &Attributes),
        children: Vec<Node>,
        wrappers: &Wrappers,
    ) -> Blocks {
        let (voice, content) =
            self.spoken((tag, attributes), |this| this.blocks(children, wrappers));
        let mut blocks = Blocks::new();
        Self::push_passage(&mut blocks, voice, content);
        blocks
    }

    /// Reads a block, or an inline element with blocks inside, as a passage if it names another language or direction.
    fn element(&mut self, element: Element, wrappers: &Wrappers, flow: &mut Flow) {
        if element.attributes.voice() == Voice::default() {
            return self.plain_element(element, wrappers, flow);
        }
        self.end_line(flow);
        let around = (element.tag, &element.attributes.clone());
        let (voice, content) = self.spoken(around, |this| {
            let mut inner = Flow::default();
            this.plain_element(element, wrappers, &mut inner);
            this.end_line(&mut inner);
            inner.blocks
        });
        Self::push_passage(&mut flow.blocks, voice, content);
    }

    fn plain_element(&mut self, element: Element, wrappers: &Wrappers, flow: &mut Flow) {
        if element.is_line_numbers() {
            return;
        }
        let Element { tag, attributes, children, .. } = element;
        if tag.is_block() {
            // Even an empty block separates the text before it from the text after it.
            self.end_line(flow);
        }
        self.anchors.defer(tag, &attributes);
        match tag {
            Tag::Span(style) => {
                let mut inner = wrappers.clone();
                if !inner.styles.contains(&style) {
                    inner.styles.push(style);
                }
                self.flow(children, &inner, flow);
            }
            Tag::Run => self.flow(children, wrappers, flow),
            Tag::Link => {
                let link = self.address(attributes.get("href")).or_else(|| wrappers.link.clone());
                self.flow(children, &Wrappers { link, ..wrappers.clone() }, flow);
            }
            Tag::Heading(level) => {
                let inlines = self.inlines(children);
                let text = self.line(wrappers.wrap(inlines));
                self.end_line(flow);
                if !text.is_empty() {
                    let level = self.heading_level(level);
                    flow.blocks.push(Block::Heading { level, text, name: String::new() });
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
                let text = self.anchors.settle(wrappers.wrap(text));
                if !text.is_empty() {
                    self.push(flow, Block::Code { language, text });
                }
            }
            Tag::BulletList | Tag::NumberedList => {
                let items = self.items(children, wrappers);
                let numbers = (tag == Tag::NumberedList).then(|| lists::numbers(&attributes));
                if !items.is_empty() {
                    self.push(flow, Block::List { numbers, items });
                }
            }
            Tag::Descriptions => {
                let parts = self.descriptions(children, wrappers);
                if !parts.is_empty() {
                    self.push(flow, Block::Descriptions(parts));
                }
            }
            Tag::Quote => {
                let content = self.blocks(children, wrappers);
                if !content.is_empty() {
                    self.push(flow, Block::Quote(content));
                }
            }
            Tag::Figure => self.figure(children, wrappers, flow),
            Tag::Table => self.table(children, wrappers, flow),
            Tag::Details => self.details(children, wrappers, flow),
            // Paragraphs, and parts of lists and tables outside of any list or table.
            _ => {
                self.end_line(flow);
                self.flow(children, wrappers, flow);
                self.end_line(flow);
            }
        }
    }

    /// The player of a recording, of a known site's frame, or of any other framed page.
    fn player(&mut self, tag: Tag, attributes: &Attributes) -> Option<Player> {
        let title = attributes.get("title").map(plain::line).unwrap_or_default();
        let source = self.source(attributes);
        let address = self.address(source).filter(Address::is_web);
        let Some(address) = address else {
            let name = if tag == Tag::Frame { "a frame" } else { "a recording" };
            self.remarks.add(format!("expected {name} with a web address, found one without"));
            return None;
        };
        let kind = match tag {
            Tag::Recording(kind) => kind,
            _ => {
                let markup = if Player::may_be(&address) { self.markup() } else { None };
                let known = markup.and_then(|markup| (markup.player)(&address, title.clone()));
                if known.is_some() {
                    return known;
                }
                PlayerKind::Page
            }
        };
        Some(Player { kind, page: address.clone(), address, title })
    }

    fn figure(&mut self, children: Vec<Node>, wrappers: &Wrappers, flow: &mut Flow) {
        let (caption, rest) = self.take_part(children, Tag::Caption);
        let content = self.blocks(rest, wrappers);
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

    fn details(&mut self, children: Vec<Node>, wrappers: &Wrappers, flow: &mut Flow) {
        let (summary, rest) = self.take_part(children, Tag::Summary);
        let content = self.blocks(rest, wrappers);
        if summary.is_empty() {
            self.end_line(flow);
            flow.blocks.extend(content);
        } else {
            self.push(flow, Block::Details { summary, content });
        }
    }

    /// Takes the first child with a tag out of the children, as a line of text. Further children with the tag
    /// stay where they are.
    fn take_part(&mut self, children: Vec<Node>, tag: Tag) -> (Inlines, Vec<Node>) {
        let mut part = Inlines::new();
        let mut rest = Vec::with_capacity(children.len());
        for child in children {
            match child {
                Node::Element(element) if element.tag == tag && part.is_empty() => {
                    self.anchors.defer(tag, &element.attributes);
                    let inlines = self.inlines(element.children);
                    part = self.line(inlines);
                }
                other => rest.push(other),
            }
        }
        (part, rest)
    }
}
