//! The attributes of a tag.

use crate::formats::text::entities::{Place, decode};

/// The attributes that are read. The first one of a name counts.
pub(super) const READ: [&str; 18] = [
    "href",
    "src",
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-srcset",
    "data-lazy-srcset",
    "srcset",
    "alt",
    "width",
    "height",
    "start",
    "colspan",
    "rowspan",
    "title",
    "class",
    "id",
    "name",
];

/// The attributes of a start tag that are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attributes(pub(super) Vec<(&'static str, String)>);

impl Attributes {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Takes an attribute of another element, unless there is one.
    pub(super) fn complete(&mut self, name: &'static str, value: Option<&str>) {
        if let (None, Some(value)) = (self.get(name), value) {
            self.0.push((name, value.to_owned()));
        }
    }

    /// The attributes of a place alone, without an address.
    pub(super) fn without_address(mut self) -> Self {
        self.0.retain(|(name, _)| *name == "id");
        self
    }

    /// Adds an attribute, unless it is not read or its name comes again.
    pub(super) fn add(&mut self, name: &[u8], value: &str) {
        let known = READ.into_iter().find(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        if let Some(name) = known.filter(|name| self.get(name).is_none()) {
            let value = decode(value, Place::Attribute).replace('\0', "\u{FFFD}");
            self.0.push((name, value));
        }
    }
}
