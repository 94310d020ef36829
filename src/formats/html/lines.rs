//! Running text of the tree: inlines, with links and pictures checked.

use super::blocks::Converter;
use super::tags::Tag;
use super::tokens::Attributes;
use super::tree::{Element, Node};
use crate::edition::address::Address;
use crate::edition::body::{Inline, Inlines, Picture};
use crate::formats::plain;

impl Converter<'_> {
    /// Everything as one line: blocks in it are parted by line breaks.
    pub(super) fn inlines(&mut self, nodes: Vec<Node>) -> Inlines {
        let mut line = Inlines::new();
        for node in nodes {
            match node {
                Node::Text(text) => line.push(Inline::Text(text)),
                Node::Boundary => line.push(Inline::Break),
                Node::Element(element) if element.tag.is_block() => {
                    line.push(Inline::Break);
                    line.extend(self.inlines(element.children));
                    line.push(Inline::Break);
                }
                Node::Element(element) => self.inline(element, &mut line),
            }
        }
        line
    }

    pub(super) fn inline(&mut self, element: Element, line: &mut Inlines) {
        let Element { tag, attributes, children, .. } = element;
        let anchor = self.anchors.place(tag, &attributes).map(Inline::Anchor);
        match tag {
            // Inside the mark of a note, so that this is what the way back leads to.
            Tag::Span(style) if anchor.is_some() => {
                let mut inner = Inlines::from_iter(anchor);
                inner.extend(self.inlines(children));
                line.push(Inline::Span(style, inner));
                return;
            }
            _ => line.extend(anchor),
        }
        match tag {
            Tag::Break => line.push(Inline::Break),
            Tag::Picture => line.extend(self.picture(&attributes).map(Inline::Picture)),
            Tag::Span(style) => line.push(Inline::Span(style, self.inlines(children))),
            Tag::Link => {
                let inner = self.inlines(children);
                if let Some(number) = self.anchors.led_to(&attributes) {
                    line.push(Inline::Jump(number, inner));
                    return;
                }
                match self.address(attributes.get("href")) {
                    Some(address) => line.push(Inline::Link(address, inner)),
                    None => line.extend(inner),
                }
            }
            Tag::Abbreviation => {
                let text = self.inlines(children);
                match attributes.get("title").map(plain::line) {
                    Some(title) if !title.is_empty() => {
                        line.push(Inline::Abbreviation { title, text });
                    }
                    _ => line.extend(text),
                }
            }
            Tag::Ruby => self.ruby(children, line),
            // A ruby's parentheses are for programs that cannot show one.
            Tag::RubyParenthesis => {}
            _ => line.extend(self.inlines(children)),
        }
    }

    fn ruby(&mut self, children: Vec<Node>, line: &mut Inlines) {
        let mut base = Vec::new();
        for child in children {
            match child {
                Node::Element(Element { tag: Tag::RubyText, children, .. }) => {
                    let reading = verbatim(&children).trim().to_owned();
                    let base = self.inlines(std::mem::take(&mut base));
                    line.push(Inline::Ruby { base, reading });
                }
                other => base.push(other),
            }
        }
        line.extend(self.inlines(base));
    }

    fn picture(&mut self, attributes: &Attributes) -> Option<Picture> {
        let source = attributes.source()?;
        let address = match Address::picture(source, self.base) {
            Ok(address) => address,
            Err(error) => {
                self.remarks.add(format!("{error} (a picture)"));
                return None;
            }
        };
        let side = |name| attributes.get(name).and_then(|text| text.trim().parse::<u16>().ok());
        let size = side("width").zip(side("height"));
        if size.is_some_and(|(width, height)| width <= 1 && height <= 1) {
            self.remarks.add("expected a picture, found one of a single pixel".to_owned());
            return None;
        }
        let alt = attributes.get("alt").map(plain::line).unwrap_or_default();
        let size = size.filter(|(width, height)| {
            (2..=10_000).contains(width) && (2..=10_000).contains(height)
        });
        Some(Picture { address, alt, size })
    }

    pub(super) fn address(&mut self, href: Option<&str>) -> Option<Address> {
        let href = href?;
        if href.trim_start().starts_with('#') {
            let short: String = href.chars().take(60).collect();
            self.remarks.add(format!(
                "expected a link to a place in the text, found `{short}`, which is none"
            ));
            return None;
        }
        Address::link(href, self.base).inspect_err(|error| self.remarks.add(error.to_string())).ok()
    }
}

/// The text of nodes as it stands, line breaks and all.
pub(super) fn verbatim(nodes: &[Node]) -> String {
    let mut out = String::new();
    push_verbatim(nodes, &mut out);
    out
}

fn push_verbatim(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&plain::without_strays(text)),
            Node::Boundary => {
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
            }
            Node::Element(element) if element.tag == Tag::Break => out.push('\n'),
            Node::Element(element) => push_verbatim(&element.children, out),
        }
    }
}

/// The language of a code block: `class="language-rust"` on it or on the `<code>` inside.
pub(super) fn language(class: Option<&str>, children: &[Node]) -> Option<String> {
    let inner = children.iter().find_map(|node| match node {
        Node::Element(element) => element.attributes.get("class"),
        _ => None,
    });
    [class, inner].into_iter().flatten().find_map(|classes| {
        let name = classes.split_ascii_whitespace().find_map(|c| c.strip_prefix("language-"))?;
        let proper = name.chars().all(|c| c.is_ascii_alphanumeric() || "+-#._".contains(c));
        (proper && !name.is_empty()).then(|| name.to_owned())
    })
}
