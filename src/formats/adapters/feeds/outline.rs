//! Finds the items of a feed, and the fields around them.

use quick_xml::events::{BytesStart, Event};

use super::xml::{self, Namespaces, Scanner};
use crate::formats::json::{Object, Value};

/// At most this many parts of the file are looked at in one step: tags, texts, comments.
const MAX_PARTS: usize = 4_000;
/// At most this many bytes after the last item are read for fields of the feed.
const MAX_TAIL: usize = 64 * 1024;

/// Finds the positions at which the items begin, in bytes.
pub(super) struct Outline {
    begin: usize,
    at: usize,
    /// The name of the outermost element, without its prefix.
    pub(super) root: String,
    /// Whether the outermost element is closed.
    pub(super) is_closed: bool,
    /// The line of the first mistake in the XML, from 1.
    pub(super) mistake: Option<usize>,
    /// The positions of the items.
    pub(super) items: Vec<usize>,
    /// The end of the last item.
    end_of_items: usize,
    pub(super) namespaces: Namespaces,
}

impl Outline {
    /// Begins at a position of a text, in bytes.
    pub(super) fn new(at: usize) -> Self {
        Self {
            begin: at,
            at,
            root: String::new(),
            is_closed: false,
            mistake: None,
            items: Vec::new(),
            end_of_items: at,
            namespaces: Namespaces::default(),
        }
    }

    pub(super) fn is_atom(&self) -> bool {
        matches!(self.root.as_str(), "feed" | "entry")
    }

    /// Looks at further parts of the file; true when all items are found.
    pub(super) fn find(&mut self, text: &str) -> bool {
        let mut scanner = Scanner::new(text, self.at);
        for _ in 0..MAX_PARTS {
            let at = scanner.position();
            match scanner.next() {
                Event::Start(tag) => self.begin(&tag, at),
                Event::End(tag) => {
                    let local = tag.local_name();
                    if local.as_ref() == self.item_name() {
                        self.end_of_items = scanner.position();
                    }
                    self.is_closed |= local.as_ref() == self.root;
                }
                Event::Eof => {
                    self.at = text.len();
                    break;
                }
                _ => {}
            }
            self.at = scanner.position();
        }
        if let (None, Some(at)) = (self.mistake, scanner.mistake) {
            let before = text.get(..at).unwrap_or_default();
            self.mistake = Some(before.matches('\n').count() + 1);
        }
        self.at >= text.len()
    }

    fn begin(&mut self, tag: &BytesStart<'_>, at: usize) {
        let local = tag.local_name();
        if self.root.is_empty() {
            local.as_ref().clone_into(&mut self.root);
            self.namespaces.set_root(self.is_atom());
        }
        if self.items.is_empty() {
            self.namespaces.learn(tag);
        }
        if local.as_ref() == self.item_name() {
            self.items.push(at);
        }
    }

    fn item_name(&self) -> &'static str {
        if self.is_atom() { "entry" } else { "item" }
    }

    /// The fields of the feed: those before the first item, and those after the last one.
    pub(super) fn head(&self, text: &str) -> Value {
        let first = self.items.first().copied().unwrap_or(text.len());
        let mut fields =
            xml::fields(text.get(self.begin..first).unwrap_or_default(), &self.namespaces);
        if !self.items.is_empty() {
            let end = text.floor_char_boundary(text.len().min(self.end_of_items + MAX_TAIL));
            let tail = text.get(self.end_of_items..end).unwrap_or_default();
            fields.extend(xml::fields(tail, &self.namespaces));
        }
        Value::Object(Object::new(xml::joined(fields)).0)
    }
}
