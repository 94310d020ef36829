//! The attributes of a tag.

use crate::formats::text::entities::{TextKind, decode};

/// The attributes that are read. The first attribute of a name counts.
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

    /// Adds an attribute of another element, unless this element has the attribute.
    pub(super) fn complete(&mut self, name: &'static str, value: Option<&str>) {
        if let (None, Some(value)) = (self.get(name), value) {
            self.0.push((name, value.to_owned()));
        }
    }

    /// The `id` alone, which is all that an anchor needs.
    pub(super) fn only_id(mut self) -> Self {
        self.0.retain(|(name, _)| *name == "id");
        self
    }

    /// Adds an attribute whose name is in [`READ`], unless there is already an attribute of this name.
    pub(super) fn add(&mut self, name: &[u8], value: &str) {
        let known = READ.into_iter().find(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        if let Some(name) = known.filter(|name| self.get(name).is_none()) {
            let value = decode(value, TextKind::Attribute).replace('\0', "\u{FFFD}");
            self.0.push((name, value));
        }
    }
}
