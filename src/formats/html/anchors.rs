//! Anchors: elements that links of the same text lead to, such as notes and the marks of notes.
//!
//! Names of the source never reach the page. An anchor has a number, and only an element that a link of the
//! same text leads to becomes an anchor.

use std::collections::BTreeMap;

use super::attributes::Attributes;
use super::tags::Tag;
use super::tree::Node;
use crate::edition::address::{Address, percent};
use crate::edition::body::{Inline, Inlines};
use crate::formats::markup::Markup;

/// At most this many names of anchors are known; links to further names are unwrapped.
const MAX_ANCHORS: usize = 2_000;

/// The numbers of the anchors, by the anchors' names in the source.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    numbers: BTreeMap<String, usize>,
    /// Whether the anchor of each number is in the body already. The first element of a name counts.
    used: Vec<bool>,
    /// Anchors of blocks, kept for the next line of text.
    deferred: Inlines,
}

impl Anchors {
    /// Finds the anchors of a text on a page.
    pub(super) fn find(nodes: &[Node], page: Page<'_>) -> Self {
        let mut links = BTreeMap::new();
        gather(nodes, &mut |_, attributes| {
            if let Some(name) = page.target(attributes).filter(|_| links.len() < MAX_ANCHORS) {
                links.insert(percent::decode(name), 0);
                links.insert(name.to_owned(), 0);
            }
        });
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
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
        let used = vec![false; numbers.len()];
        Self { numbers, used, deferred: Inlines::new() }
    }

    /// The number of an element's anchor, if links lead to the element and it is the first of its name.
    pub(super) fn number(&mut self, tag: Tag, attributes: &Attributes) -> Option<u16> {
        let number = *names(tag, attributes).find_map(|name| self.numbers.get(name))?;
        let used = self.used.get_mut(number.checked_sub(1)?)?;
        (!std::mem::replace(used, true)).then(|| u16::try_from(number).ok())?
    }

    /// Keeps the anchor of a block for the next line of text.
    pub(super) fn defer(&mut self, tag: Tag, attributes: &Attributes) {
        let anchor = self.number(tag, attributes).map(Inline::Anchor);
        self.deferred.extend(anchor);
    }

    /// Takes the anchors that are kept for the next line.
    pub(super) fn take_deferred(&mut self) -> Inlines {
        std::mem::take(&mut self.deferred)
    }

    /// The line with the deferred anchors before its text. The anchors of a line without any text are kept for
    /// the next line.
    pub(super) fn settle(&mut self, line: Inlines) -> Inlines {
        if shows_nothing(&line) {
            push_anchors(line, &mut self.deferred);
            return Inlines::new();
        }
        if self.deferred.is_empty() {
            return line;
        }
        let mut whole = self.take_deferred();
        whole.extend(line);
        whole
    }

    /// The number of the anchor that a link leads to. The anchor's name is the link's fragment, as written or
    /// percent-decoded (HTML, section 7.4.6.3).
    pub(super) fn number_of_target(&self, attributes: &Attributes, page: Page<'_>) -> Option<u16> {
        let name = page.target(attributes)?;
        let number = self.numbers.get(name).or_else(|| self.numbers.get(&percent::decode(name)));
        u16::try_from(*number?).ok()
    }
}

/// The names of an element: its `id`, and a link's `name`.
fn names(tag: Tag, attributes: &Attributes) -> impl Iterator<Item = &str> {
    let name = attributes.get("name").filter(|_| tag == Tag::Link);
    [attributes.get("id"), name].into_iter().flatten().filter(|name| !name.is_empty())
}

/// The page of a text, for its addresses.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page<'a> {
    /// Relative addresses in the text resolve against this one.
    pub base: Option<&'a Address>,
    /// The address of the page that the text comes from. Links to places on it stay in the text.
    pub own: Option<&'a Address>,
    /// Reads what few texts have.
    pub markup: Option<Markup>,
}

impl Page<'_> {
    /// The name after `#`, if a link leads into its own text.
    fn target<'t>(&self, attributes: &'t Attributes) -> Option<&'t str> {
        let (page, name) = attributes.get("href")?.trim().split_once('#')?;
        let is_own = || {
            let (own, page) = (self.own?, Address::link(page, self.base).ok()?);
            (own.page_key() == page.page_key()).then_some(())
        };
        (page.is_empty() || is_own().is_some()).then_some(name)
    }
}

fn shows_nothing(line: &[Inline]) -> bool {
    line.iter().all(|inline| match inline {
        Inline::Anchor(_) => true,
        Inline::Span(_, inner)
        | Inline::Passage(_, inner)
        | Inline::Link { text: inner, .. }
        | Inline::Jump(_, inner) => shows_nothing(inner),
        _ => false,
    })
}

fn push_anchors(line: Inlines, out: &mut Inlines) {
    for inline in line {
        match inline {
            Inline::Span(_, inner)
            | Inline::Passage(_, inner)
            | Inline::Link { text: inner, .. }
            | Inline::Jump(_, inner) => push_anchors(inner, out),
            anchor => out.push(anchor),
        }
    }
}

/// Calls `each` for every element that can be an anchor. Elements inside a ruby's reading cannot.
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
