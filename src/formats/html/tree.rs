//! Tokens to a tree of known elements: bounded in depth and size, constant work for each token.
//!
//! Every question about the open elements ("is a paragraph open, inside this table cell?") is
//! answered from the place of the last open element of each kind, never by searching the stack; so
//! no input, however nested or unclosed, takes more than linear time.

use std::ops::ControlFlow;

use super::tags::{Hidden, KINDS, Tag, hidden, raw_text};
use super::tokens::{self, Attributes, Raw, Token};
use super::{MAX_DEPTH, Remarks};
use crate::formats::text::passage::MAX_NODES;

/// A piece of the tree.
#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    Element(Element),
    /// Where a block without a meaning of its own begins or ends.
    Boundary,
}

/// An element that is known, with what it holds.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) tag: Tag,
    pub(super) attributes: Attributes,
    pub(super) children: Vec<Node>,
    /// Whether a block stands somewhere inside: tells a link around paragraphs from one in a line.
    pub(super) holds_block: bool,
}

/// Builds the tree of a text.
pub(super) fn build(html: &str, remarks: &mut Remarks) -> Vec<Node> {
    let mut builder = Builder::new(remarks);
    tokens::for_each(html, &mut |token| {
        let raw = builder.token(token);
        // What comes after the last node that is read would be thrown away.
        if builder.nodes > MAX_NODES { ControlFlow::Break(()) } else { ControlFlow::Continue(raw) }
    });
    builder.finish()
}

/// An open element.
struct Open {
    tag: Tag,
    /// Whether it is in the tree: not when it only parts blocks, or lies too deep.
    real: bool,
    /// Where the element of the same kind below it stands.
    previous: Option<usize>,
}

struct Builder<'a> {
    open: Vec<Open>,
    /// The topmost open element of each kind, as an index into `open`.
    last: [Option<usize>; KINDS],
    /// The elements of `open` that are real, with the root at the bottom.
    elements: Vec<Element>,
    nodes: usize,
    /// The dropped element that we are in, and how many of its name are open.
    skipping: Option<(Vec<u8>, Hidden, usize)>,
    /// What a `picture` offers beside the picture itself.
    offered: Option<String>,
    remarks: &'a mut Remarks,
}

impl<'a> Builder<'a> {
    fn new(remarks: &'a mut Remarks) -> Self {
        let root = Element {
            tag: Tag::Division,
            attributes: Attributes::default(),
            children: Vec::new(),
            holds_block: false,
        };
        Self {
            open: Vec::new(),
            last: [None; KINDS],
            elements: vec![root],
            nodes: 0,
            skipping: None,
            offered: None,
            remarks,
        }
    }

    fn finish(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.pop();
        }
        self.elements.pop().map(|root| root.children).unwrap_or_default()
    }

    fn token(&mut self, token: Token) -> Option<Raw> {
        match token {
            Token::Start { name, attributes, self_closing } => {
                return self.start_tag(&name, attributes, self_closing);
            }
            Token::End { name } => self.end_tag(&name),
            Token::Text(text) => self.text(&text),
        }
        None
    }

    fn start_tag(&mut self, name: &[u8], attributes: Attributes, closed: bool) -> Option<Raw> {
        let tag = Tag::from_name(name);
        if let Some((skipped, how, depth)) = &mut self.skipping {
            let escapes = *how == Hidden::Foreign
                && tag.is_some_and(|tag| tag.is_block() || tag == Tag::Picture);
            if !escapes {
                if skipped == name && !closed {
                    *depth += 1;
                } else if name == b"source" {
                    self.complete(&attributes);
                }
                return None;
            }
            self.skipping = None;
        }
        if let Some(how) = hidden(name) {
            let shown = String::from_utf8_lossy(name);
            self.remarks.add(format!("expected text, found `<{shown}>`"));
            // Only foreign elements close themselves; in HTML the slash says nothing.
            if how == Hidden::Void || (how == Hidden::Foreign && closed) {
                return None;
            }
            self.skipping = Some((name.to_vec(), how, 1));
            return raw_text(name);
        }
        match tag {
            Some(Tag::Picture) => {
                let mut attributes = attributes;
                if let Some(offered) = self.offered.take().filter(|_| attributes.holds_a_place()) {
                    attributes.complete("srcset", Some(&offered));
                }
                self.open_element(Tag::Picture, attributes);
            }
            Some(tag) => self.open_element(tag, attributes),
            None => {
                if let (b"source", None, Some((_, offered))) =
                    (name, &self.offered, attributes.source())
                {
                    self.offered = Some(offered.to_owned());
                } else if name == b"picture" {
                    self.offered = None;
                }
                self.place_only(attributes);
            }
        }
        if matches!(tag, Some(Tag::Frame | Tag::Recording(_))) && name != b"embed" {
            // What is inside is for programs that cannot show it.
            self.skipping = Some((name.to_vec(), Hidden::Content, 1));
        }
        raw_text(name)
    }

    /// A recording may name its file in an element inside.
    fn complete(&mut self, attributes: &Attributes) {
        let last = self.elements.last_mut().and_then(|parent| parent.children.last_mut());
        if let Some(Node::Element(element)) = last
            && let Tag::Recording(_) = element.tag
        {
            element.attributes.complete("src", attributes.get("src"));
        }
    }

    /// What a program loads late may stand once more for those that have none: in place of what holds its
    /// place.
    fn replace_picture(&mut self, fallback: &str) {
        let mut found = None;
        tokens::for_each(fallback, &mut |token| match token {
            Token::Start { name, attributes, .. } if name == b"img" => {
                found = Some(attributes);
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(None),
        });
        let place = self.elements.last_mut().and_then(last_picture);
        if let (Some(real), Some(picture)) = (found, place)
            && picture.attributes.holds_a_place()
            && !real.holds_a_place()
        {
            let told = "expected a picture, found what holds its place; taken from `<noscript>`";
            self.remarks.repaired(told.to_owned());
            picture.attributes = real;
        }
    }

    /// What is unwrapped may still be a place that links lead to: an empty link stands for it.
    fn place_only(&mut self, attributes: Attributes) {
        if attributes.get("id").is_some() && self.count() {
            self.add(Node::Element(Element {
                tag: Tag::Link,
                attributes: attributes.without_address(),
                children: Vec::new(),
                holds_block: false,
            }));
        }
    }

    fn open_element(&mut self, tag: Tag, attributes: Attributes) {
        if tag.is_table_part() && self.place(Tag::Table).is_none() {
            // Outside a table the standard ignores them too.
            return;
        }
        self.imply_end_tags(tag);
        if tag.is_void() {
            if !self.count() {
                return;
            }
            self.mark_block(tag);
            self.add(Node::Element(Element {
                tag,
                attributes,
                children: Vec::new(),
                holds_block: false,
            }));
            return;
        }
        let deep = tag != Tag::Division && self.elements.len() > MAX_DEPTH;
        if deep {
            let rest = "levels of elements, found more; their text is kept";
            self.remarks.cut_off(format!("expected at most {MAX_DEPTH} {rest}"));
        }
        let real = tag != Tag::Division && !deep && self.count();
        if tag == Tag::Division {
            self.boundary();
            self.place_only(attributes);
        } else if real {
            self.mark_block(tag);
            let element = Element { tag, attributes, children: Vec::new(), holds_block: false };
            self.elements.push(element);
        } else if tag.is_block() {
            self.boundary();
        }
        let previous = self.last.get_mut(tag.kind()).and_then(|last| last.replace(self.open.len()));
        self.open.push(Open { tag, real, previous });
    }

    /// Closes what the start of an element closes by itself (HTML, section 13.2.6.4.7).
    fn imply_end_tags(&mut self, tag: Tag) {
        match tag {
            Tag::Item => self.close_above(tag, self.topmost(&[Tag::BulletList, Tag::NumberedList])),
            Tag::Term | Tag::Description => {
                self.close_above(tag, self.topmost(&[Tag::Descriptions]));
            }
            Tag::HeadRows | Tag::BodyRows | Tag::TableCaption => {
                let table = self.place(Tag::Table);
                self.close_above(Tag::TableCaption, table);
                self.close_above(Tag::BodyRows, table);
                self.close_above(Tag::Row, table);
            }
            Tag::Row => {
                let table = self.place(Tag::Table);
                self.close_above(Tag::TableCaption, table);
                self.close_above(Tag::Row, table);
            }
            Tag::Cell | Tag::HeadingCell => self.close_above(tag, self.place(Tag::Table)),
            Tag::RubyText | Tag::RubyParenthesis => self.close_above(tag, self.place(Tag::Ruby)),
            Tag::Link => self.close_above(tag, self.scope()),
            Tag::Heading(_)
                if self.open.last().is_some_and(|open| open.tag.kind() == tag.kind()) =>
            {
                self.pop();
            }
            _ => {}
        }
        if tag.ends_paragraph() {
            self.close_above(Tag::Paragraph, self.scope());
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        if name == b"picture" {
            self.offered = None;
        }
        if let Some((skipped, _, depth)) = &mut self.skipping {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return;
        }
        match Tag::from_name(name) {
            Some(Tag::Break) => self.open_element(Tag::Break, Attributes::default()),
            Some(tag @ Tag::Table) => self.close_above(tag, None),
            Some(tag) if tag.is_table_part() => self.close_above(tag, self.place(Tag::Table)),
            Some(tag) => self.close_above(tag, self.scope()),
            None => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipping.as_ref().is_some_and(|(name, ..)| name == b"noscript") {
            self.replace_picture(text);
        }
        if self.skipping.is_none() && self.count() {
            self.add(Node::Text(text.replace('\0', "")));
        }
    }

    /// Where the topmost open element of this kind stands.
    fn place(&self, tag: Tag) -> Option<usize> {
        self.last.get(tag.kind()).copied().flatten()
    }

    fn topmost(&self, tags: &[Tag]) -> Option<usize> {
        tags.iter().filter_map(|tag| self.place(*tag)).chain(self.scope()).max()
    }

    /// The element that closes off what is outside it: a table, a cell of one, its caption.
    fn scope(&self) -> Option<usize> {
        let tags = [Tag::Table, Tag::Cell, Tag::TableCaption];
        tags.into_iter().filter_map(|tag| self.place(tag)).max()
    }

    /// Closes the topmost element of a kind, with all that is open in it, if it stands above a
    /// place in the stack.
    fn close_above(&mut self, tag: Tag, floor: Option<usize>) {
        if let Some(place) = self.place(tag).filter(|place| Some(*place) > floor) {
            while self.open.len() > place {
                self.pop();
            }
        }
    }

    fn pop(&mut self) {
        let Some(Open { tag, real, previous }) = self.open.pop() else { return };
        if let Some(last) = self.last.get_mut(tag.kind()) {
            *last = previous;
        }
        if real {
            if let Some(element) = self.elements.pop() {
                let holds_block = element.holds_block;
                self.add(Node::Element(element));
                if let Some(parent) = self.elements.last_mut().filter(|_| holds_block) {
                    parent.holds_block = true;
                }
            }
        } else if tag.is_block() {
            self.boundary();
        }
    }

    fn boundary(&mut self) {
        if let Some(parent) = self.elements.last_mut() {
            parent.holds_block = true;
            // A run of boundaries parts no more than one does.
            if !matches!(parent.children.last(), Some(Node::Boundary)) {
                parent.children.push(Node::Boundary);
            }
        }
    }

    fn mark_block(&mut self, tag: Tag) {
        if let Some(parent) = self.elements.last_mut().filter(|_| tag.is_block()) {
            parent.holds_block = true;
        }
    }

    fn add(&mut self, node: Node) {
        if let Some(parent) = self.elements.last_mut() {
            parent.children.push(node);
        }
    }

    /// Counts a node; false when there are too many already.
    fn count(&mut self) -> bool {
        self.nodes += 1;
        if self.nodes == MAX_NODES + 1 {
            self.remarks
                .cut_off(format!("expected at most {MAX_NODES} elements and texts, found more"));
        }
        self.nodes <= MAX_NODES
    }
}

/// The picture that what was read so far ends with.
fn last_picture(element: &mut Element) -> Option<&mut Element> {
    let seen = |node: &&mut Node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Boundary => false,
        Node::Element(_) => true,
    };
    let Node::Element(last) = element.children.iter_mut().rev().find(seen)? else { return None };
    if last.tag == Tag::Picture { Some(last) } else { last_picture(last) }
}
