//! Places in a text that its own links lead to: notes, and the way back from them.
//!
//! Names of the source never reach the page: a place is known by its number, and only places that
//! some link of the same text leads to get one.

use std::collections::HashMap;

use super::tags::Tag;
use super::tokens::Attributes;
use super::tree::Node;
use crate::edition::percent;

/// More of them are not told apart.
const MOST: usize = 2_000;

/// The numbers of the places, by their names in the source.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    numbers: HashMap<String, usize>,
    /// Which of them have been put into the body: the first of a name counts.
    placed: Vec<bool>,
}

impl Anchors {
    /// The places of a text that links lead to.
    pub(super) fn find(nodes: &[Node]) -> Self {
        let mut links = HashMap::new();
        gather(nodes, &mut |_, attributes| {
            if let Some(name) = target(attributes).filter(|_| links.len() < MOST) {
                links.insert(name, 0);
            }
        });
        let mut numbers: HashMap<String, usize> = HashMap::new();
        if links.is_empty() {
            return Self::default();
        }
        gather(nodes, &mut |tag, attributes| {
            if let Some(name) = name(tag, attributes).filter(|name| links.contains_key(*name)) {
                let next = numbers.len() + 1;
                numbers.entry(name.to_owned()).or_insert(next);
            }
        });
        let placed = vec![false; numbers.len()];
        Self { numbers, placed }
    }

    /// The number of the place that an element is, if links lead there and it is the first.
    pub(super) fn place(&mut self, tag: Tag, attributes: &Attributes) -> Option<u16> {
        let number = *self.numbers.get(name(tag, attributes)?)?;
        let placed = self.placed.get_mut(number.checked_sub(1)?)?;
        (!std::mem::replace(placed, true)).then(|| u16::try_from(number).ok())?
    }

    /// The number of the place that a link leads to.
    pub(super) fn led_to(&self, attributes: &Attributes) -> Option<u16> {
        u16::try_from(*self.numbers.get(&target(attributes)?)?).ok()
    }
}

/// What an element is called: by its `id`, or a link also by its `name`.
fn name(tag: Tag, attributes: &Attributes) -> Option<&str> {
    let old = || attributes.get("name").filter(|_| tag == Tag::Link);
    attributes.get("id").or_else(old).filter(|name| !name.is_empty())
}

/// The name behind `#`, where a link leads into its own text.
fn target(attributes: &Attributes) -> Option<String> {
    attributes.get("href")?.trim().strip_prefix('#').map(percent::decode)
}

fn gather(nodes: &[Node], each: &mut dyn FnMut(Tag, &Attributes)) {
    for node in nodes {
        if let Node::Element(element) = node {
            each(element.tag, &element.attributes);
            gather(&element.children, each);
        }
    }
}
