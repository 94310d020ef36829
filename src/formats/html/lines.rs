//! Running text of the tree: inlines, with links and pictures checked.

pub(super) mod code;
pub(in crate::formats) mod formulas;

use super::attributes::Attributes;
use super::converter::Converter;
use super::tags::Tag;
use super::tree::{Element, Node};
use crate::edition::address::Address;
use crate::edition::body::{Inline, Inlines, Picture, inline_text};
use crate::formats::text::plain;

/// A picture at most this many pixels wide and high belongs in a line of text.
const MAX_ICON: u16 = 32;
/// The beginnings of GIFs of a single pixel, which are placeholders of other pictures.
const PIXELS: [&str; 2] = ["base64,R0lGODlhAQAB", "base64,R0lGODdhAQAB"];

impl Converter<'_> {
    /// Makes one line of all nodes, with line breaks before and after blocks.
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

    /// Adds the content of an inline element, as a passage if the element names another language or direction.
    pub(super) fn inline(&mut self, element: Element, line: &mut Inlines) {
        let around = (element.tag, &element.attributes.clone());
        let mut inner = Inlines::new();
        let (voice, ()) = self.spoken(around, |this| this.plain_inline(element, &mut inner));
        match voice {
            Some(voice) => line.push(Inline::Passage(voice, inner)),
            None => line.append(&mut inner),
        }
    }

    fn plain_inline(&mut self, element: Element, line: &mut Inlines) {
        if element.is_line_numbers() {
            return;
        }
        let Element { tag, attributes, children, .. } = element;
        let anchor = self.anchors.number(tag, &attributes).map(Inline::Anchor);
        match tag {
            // The anchor of a note's mark is put inside the mark, so that the link back leads to the mark.
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
                self.link(&attributes, inner, line);
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
            Tag::Formula => match self.markup() {
                Some(markup) => line.push(Inline::Formula((markup.formula)(&attributes, children))),
                None => line.extend(self.inlines(children)),
            },
            // A ruby's parentheses are for programs that cannot show rubies.
            Tag::Annotation | Tag::RubyParenthesis => {}
            _ => line.extend(self.inlines(children)),
        }
    }

    /// Adds a link with its text, or the text alone if the link leads nowhere.
    fn link(&mut self, attributes: &Attributes, inner: Inlines, line: &mut Inlines) {
        if let Some(number) = self.anchors.number_of_target(attributes, self.page) {
            line.push(Inline::Jump(number, inner));
            return;
        }
        match self.address(attributes.get("href")) {
            Some(address) => line.push(Inline::Link { address, article: None, text: inner }),
            None => line.extend(inner),
        }
    }

    fn ruby(&mut self, children: Vec<Node>, line: &mut Inlines) {
        let mut base = Vec::new();
        for child in children {
            match child {
                Node::Element(Element { tag: Tag::RubyText, children, .. }) => {
                    let reading = plain::line_of(&inline_text(&self.inlines(children)));
                    let base = self.inlines(std::mem::take(&mut base));
                    line.push(Inline::Ruby { base, reading });
                }
                other => base.push(other),
            }
        }
        line.extend(self.inlines(base));
    }

    fn picture(&mut self, attributes: &Attributes) -> Option<Picture> {
        let source = self.source(attributes)?;
        let address = match Address::picture(source, self.page.base) {
            Ok(address) => address,
            Err(error) => {
                self.remarks.add(format!("{error} (a picture)"));
                return None;
            }
        };
        let number = |name| attributes.get(name).and_then(|text| text.trim().parse::<i64>().ok());
        let side = |name| number(name).and_then(|number| u16::try_from(number).ok());
        let size = side("width").zip(side("height"));
        let pixel = size.is_some_and(|(width, height)| width <= 1 && height <= 1);
        if pixel || PIXELS.iter().any(|pixel| source.contains(pixel)) {
            self.remarks.add("expected a picture, found one of a single pixel".to_owned());
            return None;
        }
        let alt = attributes.get("alt").map(plain::line).unwrap_or_default();
        let small = size.is_some_and(|(width, height)| width.max(height) <= MAX_ICON);
        let emoji = is_emoji(attributes.get("class"), &address);
        self.icon = small || emoji;
        let size = size.filter(|(width, height)| {
            !emoji && (2..=10_000).contains(width) && (2..=10_000).contains(height)
        });
        Some(Picture { address, alt, size })
    }

    /// The address of a picture or a frame. An address in another attribute than `src` gets a remark.
    pub(super) fn source<'a>(&mut self, attributes: &'a Attributes) -> Option<&'a str> {
        let (name, source) = attributes.source()?;
        if name != "src" {
            let remark = format!("expected an address in `src`, found it in `{name}`");
            self.remarks.repaired(remark);
        }
        Some(source)
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
        Address::link(href, self.page.base)
            .inspect_err(|error| self.remarks.add(error.to_string()))
            .ok()
    }
}

/// Whether a picture stands for an emoji, by the classes and addresses of blogs and social networks.
fn is_emoji(class: Option<&str>, address: &Address) -> bool {
    let named = |name: &str| {
        ["emoji", "smiley", "emoticon"].iter().any(|emoji| name.starts_with(emoji))
            || name.ends_with("-emoji")
            || name.ends_with("-smiley")
    };
    class.is_some_and(|class| class.split_ascii_whitespace().any(named))
        || ["/emoji/", "/emojis/", "/twemoji"].iter().any(|part| address.as_str().contains(part))
}
