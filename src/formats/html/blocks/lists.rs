//! Lists of the tree: items with their numbers, and terms with their descriptions.

use crate::edition::body::{Blocks, Description, NumberStyle, Numbers};
use crate::formats::html::attributes::Attributes;
use crate::formats::html::converter::{Converter, Wrappers};
use crate::formats::html::tags::Tag;
use crate::formats::html::tree::{Element, Node};

/// How a list is numbered (HTML, section 4.4.5).
pub(super) fn numbers(attributes: &Attributes, values: Vec<(u16, i32)>) -> Numbers {
    Numbers {
        start: number(attributes, "start"),
        reversed: attributes.get("reversed").is_some(),
        style: match attributes.get("type").map(str::trim) {
            Some("a") => NumberStyle::LowerLetters,
            Some("A") => NumberStyle::UpperLetters,
            Some("i") => NumberStyle::LowerRoman,
            Some("I") => NumberStyle::UpperRoman,
            _ => NumberStyle::Decimal,
        },
        values,
    }
}

fn number(attributes: &Attributes, name: &str) -> Option<i32> {
    i32::try_from(attributes.get(name)?.trim().parse::<i64>().ok()?).ok()
}

impl Converter<'_> {
    /// The items of a list, and the indices of those with numbers of their own.
    pub(super) fn items(
        &mut self,
        children: Vec<Node>,
        wrappers: &Wrappers,
    ) -> (Vec<Blocks>, Vec<(u16, i32)>) {
        let (mut items, mut values): (Vec<Blocks>, _) = (Vec::new(), Vec::new());
        for child in children {
            let (blocks, value) = match child {
                Node::Element(Element { tag: tag @ Tag::Item, attributes, children, .. }) => {
                    self.anchors.defer(tag, &attributes);
                    let blocks = self.spoken_blocks((tag, &attributes), children, wrappers);
                    (blocks, Some(number(&attributes, "value")))
                }
                other => (self.blocks(vec![other], wrappers), None),
            };
            match (items.last_mut(), value) {
                // A list between two items belongs to the first of the two.
                (Some(last), None) => last.extend(blocks),
                _ if blocks.is_empty() => {}
                (_, value) => {
                    let index = u16::try_from(items.len()).ok();
                    values.extend(index.zip(value.flatten()));
                    items.push(blocks);
                }
            }
        }
        (items, values)
    }

    pub(super) fn descriptions(
        &mut self,
        children: Vec<Node>,
        wrappers: &Wrappers,
    ) -> Vec<Description> {
        let mut parts = Vec::new();
        for child in children {
            match child {
                Node::Element(Element { tag: tag @ Tag::Term, attributes, children, .. }) => {
                    self.anchors.defer(tag, &attributes);
                    let inlines = self.inlines(children);
                    let term = self.line(wrappers.wrap(inlines));
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
                            self.anchors.defer(tag, &attributes);
                            self.spoken_blocks((tag, &attributes), children, wrappers)
                        }
                        other => self.blocks(vec![other], wrappers),
                    };
                    if !blocks.is_empty() {
                        parts.push(Description::Text(blocks));
                    }
                }
            }
        }
        parts
    }
}
