//! Formulas in MathML: elements and attributes by the lists of `edition::body::math`.

use crate::edition::body::math::{ATTRIBUTES, Formula, Key, MathPart};
use crate::formats::html::attributes::Attributes;
use crate::formats::html::tags::Tag;
use crate::formats::html::tree::{Element, Node};
use crate::formats::text::plain;

/// The encodings of annotations in the notation of TeX.
const TEX: [&str; 3] = ["application/x-tex", "text/x-tex", "latex"];

/// Reads the content of a `math` element.
pub(super) fn read(attributes: &Attributes, children: Vec<Node>) -> Formula {
    let mut written = None;
    let parts = parts(children, &mut written);
    let text = written.or_else(|| attributes.get("alttext").map(plain::line));
    let text = text.unwrap_or_else(|| plain::line_of(&text_of(&parts)));
    Formula { text, attributes: kept(attributes), parts }
}

fn parts(nodes: Vec<Node>, written: &mut Option<String>) -> Vec<MathPart> {
    let mut parts = Vec::new();
    for node in nodes {
        match node {
            Node::Text(text) => {
                let text = plain::without_strays(&text);
                if !text.trim().is_empty() {
                    parts.push(MathPart::Text(text));
                }
            }
            Node::Element(Element { tag: Tag::MathPart(name), attributes, children, .. }) => {
                let attributes = kept(&attributes);
                parts.push(MathPart::Element {
                    name,
                    attributes,
                    parts: self::parts(children, written),
                });
            }
            Node::Element(Element { tag: Tag::Annotation, attributes, children, .. }) => {
                let encoding = attributes.get("encoding").unwrap_or_default().trim();
                if TEX.iter().any(|tex| tex.eq_ignore_ascii_case(encoding)) {
                    let text = plain::line_of(&text_of(&self::parts(children, &mut None)));
                    written.get_or_insert(text);
                }
            }
            // Other elements inside a formula are shown as their text.
            Node::Element(element) => parts.extend(self::parts(element.children, written)),
            Node::Boundary => {}
        }
    }
    parts
}

/// The attributes of formulas.
fn kept(attributes: &Attributes) -> Vec<(Key, String)> {
    let kept = |(index, name): (usize, &&'static str)| {
        let key = Key::new(u8::try_from(index).ok()?)?;
        Some((key, plain::line_of(attributes.get(name)?)))
    };
    ATTRIBUTES.iter().enumerate().filter_map(kept).collect()
}

fn text_of(parts: &[MathPart]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            MathPart::Text(text) => out.push_str(text),
            MathPart::Element { parts, .. } => out.push_str(&text_of(parts)),
        }
    }
    out
}
