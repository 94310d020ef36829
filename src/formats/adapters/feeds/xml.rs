//! The elements of an XML file as values, so that adapters read them as they read JSON.
//!
//! An element becomes an object: its attributes and its elements are fields, and its text is the field `text`. An element
//! with nothing but text becomes that text. Elements of one name become an array. In a text for people, elements are HTML
//! and stay written. Entities that a file declares itself are not replaced, so that no file grows while it is read.

mod namespaces;
mod scanner;

use quick_xml::events::{BytesStart, Event};

use crate::formats::json::{Object, Value};
use crate::formats::text::entities::{TextKind, decode};
pub(super) use namespaces::Namespaces;
pub(super) use scanner::Scanner;

/// At most this many elements are nested in an item. Deeper ones are left out.
const MAX_DEPTH: usize = 12;

/// At most this many names of fields are told apart. An item with more is no item of a feed.
const MAX_NAMES: usize = 200;

/// The name of the field with the text of an element that has attributes too.
pub(super) const TEXT: &str = "text";

/// Elements with a text for people. Elements in it are HTML.
const TEXTS: &str = "title summary content description subtitle tagline info content:encoded atom:content atom:summary \
    xhtml:body body itunes:summary media:description";

/// Elements that only hold the fields of a feed.
const WRAPPERS: &str = "rss rdf:RDF feed channel";

/// The element that a text begins with.
pub(super) fn element(text: &str, namespaces: &Namespaces) -> Value {
    let mut elements =
        Elements { text, namespaces, open: Vec::new(), too_deep: 0, found: Vec::new() };
    elements.read(true);
    elements.found.pop().map(|(_, value)| value).unwrap_or_default()
}

/// The elements of a part of a file. The elements around them may not be closed in it.
pub(super) fn fields(part: &str, namespaces: &Namespaces) -> Vec<(String, Value)> {
    let mut elements =
        Elements { text: part, namespaces, open: Vec::new(), too_deep: 0, found: Vec::new() };
    elements.read(false);
    elements.found
}

/// Fields of one name as one field with an array.
pub(super) fn joined(fields: Vec<(String, Value)>) -> Vec<(String, Value)> {
    let mut joined: Vec<(String, Value)> = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        let known = joined.iter_mut().take(MAX_NAMES).find(|(known, _)| *known == name);
        match known {
            Some((_, Value::Array(values))) => values.push(value),
            Some((_, known)) => *known = Value::Array(vec![std::mem::take(known), value]),
            None => joined.push((name, value)),
        }
    }
    joined
}

/// An element that is not closed yet.
struct Open {
    name: String,
    /// The position of its content, in bytes.
    content: usize,
    fields: Vec<(String, Value)>,
    has_elements: bool,
    text: String,
}

struct Elements<'a> {
    text: &'a str,
    namespaces: &'a Namespaces,
    open: Vec<Open>,
    /// The number of open elements beyond [`MAX_DEPTH`].
    too_deep: usize,
    /// The elements that are closed and in no other.
    found: Vec<(String, Value)>,
}

impl Elements<'_> {
    /// Reads the first element, or all of them.
    fn read(&mut self, only_first: bool) {
        let text = self.text;
        let mut scanner = Scanner::new(text, 0);
        loop {
            let at = scanner.position();
            match scanner.next() {
                Event::Start(tag) if self.open.len() < MAX_DEPTH => {
                    self.begin(&tag, scanner.position());
                }
                Event::Start(_) => self.too_deep += 1,
                Event::Empty(tag) => {
                    let content = scanner.position();
                    if self.open.len() < MAX_DEPTH && self.begin(&tag, content) {
                        self.end(content);
                    }
                }
                Event::End(tag) => {
                    let name = self.namespaces.name(tag.name().as_ref(), None);
                    // An element that is not closed ends with the one around it.
                    let known = self.open.iter().rposition(|open| open.name == name);
                    if known.is_none() {
                        self.too_deep = self.too_deep.saturating_sub(1);
                    }
                    while known.is_some_and(|index| self.open.len() > index) {
                        self.too_deep = 0;
                        self.end(at);
                    }
                }
                Event::Text(piece) => {
                    self.add_text(&decode(&piece.into_inner(), TextKind::Attribute));
                }
                Event::CData(piece) => self.add_text(&piece.into_inner()),
                Event::GeneralRef(name) => {
                    let reference = ["&", &*name.into_inner(), ";"].concat();
                    self.add_text(&decode(&reference, TextKind::Content));
                }
                Event::Eof => break,
                _ => {}
            }
            if only_first && self.open.is_empty() && !self.found.is_empty() {
                return;
            }
        }
        while !self.open.is_empty() {
            self.end(text.len());
        }
    }

    /// Opens an element. False for an element that only holds fields of the feed.
    fn begin(&mut self, tag: &BytesStart<'_>, content: usize) -> bool {
        let mut own = None;
        let mut fields = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let name = attribute.key.as_ref();
            let value = decode(&attribute.value, TextKind::Attribute);
            match name {
                "xmlns" => own = Some(value),
                _ if name.starts_with("xmlns:") => {}
                _ => fields.push((name.to_owned(), Value::String(value))),
            }
        }
        let name = self.namespaces.name(tag.name().as_ref(), own.as_deref());
        if WRAPPERS.split(' ').any(|wrapper| wrapper == name) {
            self.found.extend(fields);
            return false;
        }
        if let Some(parent) = self.open.last_mut() {
            parent.has_elements = true;
            if TEXTS.split(' ').any(|known| known == parent.name) {
                // The text is HTML, and stays written.
                return false;
            }
        }
        self.open.push(Open { name, content, fields, has_elements: false, text: String::new() });
        true
    }

    fn add_text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }

    /// Closes the last open element, whose content ends at a position.
    fn end(&mut self, end: usize) {
        let Some(Open { name, content, mut fields, has_elements, mut text }) = self.open.pop()
        else {
            return;
        };
        if has_elements && TEXTS.split(' ').any(|known| known == name) {
            self.text.get(content..end).unwrap_or_default().clone_into(&mut text);
            fields.retain(|(_, value)| matches!(value, Value::String(_)));
        }
        let value = match fields.is_empty() {
            true => Value::String(text),
            false => {
                if !text.trim().is_empty() {
                    fields.push((TEXT.to_owned(), Value::String(text)));
                }
                Value::Object(Object::new(joined(fields)).0)
            }
        };
        match self.open.last_mut() {
            Some(parent) => parent.fields.push((name, value)),
            None => self.found.push((name, value)),
        }
    }
}
