//! Lists of the tree: items with their numbers, and terms with their descriptions.

use crate::edition::body::{Description, ListItem, NumberStyle, Numbers};
use crate::formats::html::attributes::Attributes;
use crate::formats::html::converter::{Converter, Wrappers};
use crate::formats::html::tags::Tag;
use crate::formats::html::tree::{Element, Node};

/// How a list is numbered (HTML, section 4.4.5).
pub(super) fn numbers(attributes: &Attributes) -> Numbers {
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
    }
}

fn number(attributes: &Attributes, name: &str) -> Option<i32> {
    i32::try_from(attributes.get(name)?.trim().parse::<i64>().ok()?).ok()
}

impl Converter<'_> {
    pub(super) fn items(&mut self, children: Vec<Node>, wrappers: &Wrappers) -> Vec<ListItem> {
        let mut items: Vec<ListItem> = Vec::new();
        for child in children {
            let (content, number) = match child {
                Node::Element(Element { tag: tag @ Tag::Item, attributes, children, .. }) => {
                    self.anchors.defer(tag, &attributes);
                    let content = self.spoken_blocks((tag, &attributes), children, wrappers);
                    (content, Some(number(&attributes, "value")))
                }
                other => (self.blocks(vec![other], wrappers), None),
            };
            match (items.last_mut(), number) {
                // A list between two items belongs to the first of the two.
                (Some(last), None) => last.content.extend(content),
                _ if content.is_empty() => {}
                (_, number) => items.push(ListItem { number: number.flatten(), content }),
            }
        }
        items
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
