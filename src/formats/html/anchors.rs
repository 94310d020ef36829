//! Places in a text that its own links lead to: notes, and the way back from them.
//!
//! Names of the source never reach the page. A place is known by its number, and only places that a link
//! of the same text leads to get one.

use std::collections::HashMap;

use super::attributes::Attributes;
use super::tags::Tag;
use super::tree::Node;
use crate::edition::address::percent;
use crate::edition::body::{Inline, Inlines};

/// At most this many places are known; links to further ones are unwrapped.
const MAX_PLACES: usize = 2_000;

/// The numbers of the places, by their names in the source.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    numbers: HashMap<String, usize>,
    /// Whether each has been put into the body. The first place of a name counts.
    placed: Vec<bool>,
    /// Places of blocks that wait for a line of text.
    waiting: Inlines,
}

impl Anchors {
    /// The places of a text that links lead to.
    pub(super) fn find(nodes: &[Node]) -> Self {
        let mut links = HashMap::new();
        gather(nodes, &mut |_, attributes| {
            if let Some(name) = target(attributes).filter(|_| links.len() < MAX_PLACES) {
                links.insert(percent::decode(name), 0);
                links.insert(name.to_owned(), 0);
            }
        });
        let mut numbers: HashMap<String, usize> = HashMap::new();
        if links.is_empty() {
            return Self::default();
        }
        gather(nodes, &mut |tag, attributes| {
            for name in names(tag, attributes) {
                if links.contains_key(name) {
                    let next = numbers.len() + 1;
                    numbers.entry(name.to_owned()).or_insert(next);
                }
            }
        });
        let placed = vec![false; numbers.len()];
        Self { numbers, placed, waiting: Inlines::new() }
    }

    /// The number of an element's place, if links lead there and it is the first of its name.
    pub(super) fn place(&mut self, tag: Tag, attributes: &Attributes) -> Option<u16> {
        let number = *names(tag, attributes).find_map(|name| self.numbers.get(name))?;
        let placed = self.placed.get_mut(number.checked_sub(1)?)?;
        (!std::mem::replace(placed, true)).then(|| u16::try_from(number).ok())?
    }

    /// Keeps the place of a block for the next line of text.
    pub(super) fn wait(&mut self, tag: Tag, attributes: &Attributes) {
        let anchor = self.place(tag, attributes).map(Inline::Anchor);
        self.waiting.extend(anchor);
    }

    /// The places that still wait for a line.
    pub(super) fn take_waiting(&mut self) -> Inlines {
        std::mem::take(&mut self.waiting)
    }

    /// A line with the waiting places before its text. The places of a line without any text wait for the
    /// next.
    pub(super) fn settle(&mut self, line: Inlines) -> Inlines {
        if shows_nothing(&line) {
            push_anchors(line, &mut self.waiting);
            return Inlines::new();
        }
        if self.waiting.is_empty() {
            return line;
        }
        let mut whole = self.take_waiting();
        whole.extend(line);
        whole
    }

    /// The number of the place that a link leads to, by the link's name or the name that it encodes (HTML,
    /// section 7.4.6.3).
    pub(super) fn led_to(&self, attributes: &Attributes) -> Option<u16> {
        let name = target(attributes)?;
        let number = self.numbers.get(name).or_else(|| self.numbers.get(&percent::decode(name)));
        u16::try_from(*number?).ok()
    }
}

/// The names of an element: its `id`, and of a link also its `name`.
fn names(tag: Tag, attributes: &Attributes) -> impl Iterator<Item = &str> {
    let old = attributes.get("name").filter(|_| tag == Tag::Link);
    [attributes.get("id"), old].into_iter().flatten().filter(|name| !name.is_empty())
}

/// The name behind `#`, where a link leads into its own text.
fn target(attributes: &Attributes) -> Option<&str> {
    attributes.get("href")?.trim().strip_prefix('#')
}

fn shows_nothing(line: &[Inline]) -> bool {
    line.iter().all(|inline| match inline {
        Inline::Anchor(_) => true,
        Inline::Span(_, inner) | Inline::Link(_, inner) | Inline::Jump(_, inner) => {
            shows_nothing(inner)
        }
        _ => false,
    })
}

fn push_anchors(line: Inlines, out: &mut Inlines) {
    for inline in line {
        match inline {
            Inline::Span(_, inner) | Inline::Link(_, inner) | Inline::Jump(_, inner) => {
                push_anchors(inner, out);
            }
            anchor => out.push(anchor),
        }
    }
}

/// Calls `each` for every element that can be a place. Elements beside a ruby's text cannot.
fn gather(nodes: &[Node], each: &mut dyn FnMut(Tag, &Attributes)) {
    for node in nodes {
        if let Node::Element(element) = node {
            each(element.tag, &element.attributes);
            if !matches!(element.tag, Tag::RubyText | Tag::RubyParenthesis) {
                gather(&element.children, each);
            }
        }
    }
}
