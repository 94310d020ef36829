//! Builds a tree of known elements from tokens. The tree is bounded in depth and size, and each token takes
//! constant work.
//!
//! Every question about the open elements ("is a paragraph open inside this table cell?") is answered from
//! the index of the last open element of each kind, and never by a search through the stack. So every input
//! takes linear time, even if its elements are deeply nested or never closed.

mod sources;
mod stack;

use std::ops::ControlFlow;

use super::Remarks;
use super::attributes::Attributes;
use super::tags::{Hidden, KINDS, Tag, hidden, raw_text};
use super::tokens::{self, Raw, Token};
use crate::formats::text::passage::MAX_NODES;

/// Dropped elements whose content is elsewhere in the text too. What a `noscript` repeats is seen once it is read.
const SILENT: [&[u8]; 2] = [b"noscript", b"annotation-xml"];

/// The classes of elements that repeat a formula for browsers without MathML.
const REPEATED: &str = "katex-html MathJax_Preview";

/// The classes of links that blogs add where a text is cut off. They lead to the text's own page.
const MORE: &str = "more-link read-more readmore moretag excerpt-more";

/// A node of the tree.
#[derive(Debug)]
pub(in crate::formats) enum Node {
    Text(String),
    Element(Element),
    /// The start or the end of a block without a meaning of its own.
    Boundary,
}

/// A known element with its content.
#[derive(Debug)]
pub(in crate::formats) struct Element {
    pub(super) tag: Tag,
    pub(super) attributes: Attributes,
    pub(super) children: Vec<Node>,
    /// Whether there is a block inside. This distinguishes a link around paragraphs from a link in a line.
    pub(super) holds_block: bool,
}

/// Builds the tree of a text.
pub(super) fn build(html: &str, remarks: &mut Remarks) -> Vec<Node> {
    let mut builder = Builder::new(remarks);
    tokens::for_each(html, &mut |token| {
        let raw = builder.token(token);
        // Tokens after the last allowed node would be dropped.
        if builder.nodes > MAX_NODES { ControlFlow::Break(()) } else { ControlFlow::Continue(raw) }
    });
    builder.finish()
}

/// An open element.
struct Open {
    tag: Tag,
    /// Whether the element is in the tree. Elements that only separate blocks or are too deep are not.
    in_tree: bool,
    /// The index of the previous open element of the same kind.
    previous: Option<usize>,
}

struct Builder<'a> {
    open: Vec<Open>,
    /// The topmost open element of each kind, as an index into `open`.
    last: [Option<usize>; KINDS],
    /// The elements of `open` that are in the tree, after the root.
    elements: Vec<Element>,
    nodes: usize,
    /// The dropped element around the current token, and the number of open elements of its name.
    skipping: Option<(Vec<u8>, Hidden, usize)>,
    /// The address from the first `source` of a `picture`.
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
            let ends_skipping = *how == Hidden::Foreign
                && tag.is_some_and(|tag| tag.is_block() || tag == Tag::Picture);
            if !ends_skipping {
                if skipped == name && !closed {
                    *depth += 1;
                } else if name == b"source" {
                    self.complete(&attributes);
                }
                return None;
            }
            self.skipping = None;
        }
        let is_more = || name == b"a" && attributes.has_class(MORE);
        if attributes.has_class(REPEATED) || is_more() {
            self.skipping = Some((name.to_vec(), Hidden::Content, 1));
            return raw_text(name);
        }
        if let Some(how) = hidden(name) {
            if !SILENT.contains(&name) {
                self.tell_hidden(name);
            }
            // Only foreign elements can be self-closing. In HTML elements, the slash has no meaning.
            if how == Hidden::Void || (how == Hidden::Foreign && closed) {
                return None;
            }
            self.skipping = Some((name.to_vec(), how, 1));
            return raw_text(name);
        }
        match tag {
            Some(Tag::Picture) => {
                let mut attributes = attributes;
                if let Some(offered) = self.offered.take().filter(|_| attributes.is_placeholder()) {
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
                self.keep_id(attributes);
            }
        }
        // Only elements of formulas can be closed in their own tag.
        if let Some(tag) = tag.filter(|tag| closed && tag.is_of_formula()) {
            self.close_above(tag, None);
        }
        if matches!(tag, Some(Tag::Frame | Tag::Recording(_))) && name != b"embed" {
            // The content of these elements is for programs that cannot show them.
            self.skipping = Some((name.to_vec(), Hidden::Content, 1));
        }
        raw_text(name)
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
            Some(tag) if tag.is_table_part() => self.close_above(tag, self.index_of(Tag::Table)),
            Some(tag) => self.close_above(tag, self.scope()),
            None => {}
        }
    }

    /// Notes that an element is dropped.
    fn tell_hidden(&mut self, name: &[u8]) {
        let shown = String::from_utf8_lossy(name);
        self.remarks.add(format!("expected text, found `<{shown}>`"));
    }

    fn text(&mut self, text: &str) {
        if self.skipping.as_ref().is_some_and(|(name, ..)| name == b"noscript") {
            self.replace_picture(text);
        }
        if self.skipping.is_none() && self.count() {
            self.add(Node::Text(text.replace('\0', "")));
        }
    }
}
