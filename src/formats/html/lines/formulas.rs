//! Formulas in MathML, by the lists of `edition::body::math`.

use crate::edition::body::math::{ATTRIBUTES, ELEMENTS, Formula};
use crate::formats::html::attributes::Attributes;
use crate::formats::html::tags::Tag;
use crate::formats::html::tree::{Element, Node};
use crate::formats::text::plain;

/// The encodings of annotations in the notation of TeX.
const TEX: [&str; 3] = ["application/x-tex", "text/x-tex", "latex"];

/// Reads a `math` element.
pub(in crate::formats) fn read(attributes: &Attributes, children: Vec<Node>) -> Formula {
    let mut reading = Reading::default();
    reading.element("math", attributes, children);
    let Reading { mut formula, text, written } = reading;
    let alternative = || attributes.get("alttext").map(plain::line);
    formula.text = written.or_else(alternative).unwrap_or_else(|| plain::line_of(&text));
    formula
}

#[derive(Default)]
struct Reading {
    formula: Formula,
    /// The texts of the formula.
    text: String,
    /// The formula in the notation of TeX.
    written: Option<String>,
}

impl Reading {
    fn element(&mut self, name: &str, attributes: &Attributes, children: Vec<Node>) {
        self.formula.start(name);
        for name in ATTRIBUTES.split(' ') {
            if let Some(value) = attributes.get(name) {
                self.formula.attribute(name, &plain::line_of(value));
            }
        }
        self.parts(children);
        self.formula.end();
    }

    fn parts(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            match node {
                Node::Text(text) => {
                    let text = plain::without_strays(&text);
                    if !text.trim().is_empty() {
                        self.formula.push_text(&text);
                        self.text.push_str(&text);
                    }
                }
                Node::Element(Element {
                    tag: Tag::MathPart(index), attributes, children, ..
                }) => {
                    let name = ELEMENTS.split(' ').nth(usize::from(index)).unwrap_or_default();
                    self.element(name, &attributes, children);
                }
                Node::Element(Element { tag: Tag::Annotation, attributes, children, .. }) => {
                    let encoding = attributes.get("encoding").unwrap_or_default().trim();
                    if TEX.iter().any(|tex| tex.eq_ignore_ascii_case(encoding)) {
                        let mut inner = Self::default();
                        inner.parts(children);
                        self.written.get_or_insert_with(|| plain::line_of(&inner.text));
                    }
                }
                // Other elements inside a formula are shown as their text.
                Node::Element(element) => self.parts(element.children),
                Node::Boundary => {}
            }
        }
    }
}
