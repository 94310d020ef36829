//! The attributes of a tag.

use crate::edition::body::math;
use crate::edition::body::{Direction, Voice};
use crate::formats::text::entities::{TextKind, decode};

/// The attributes that are read, besides those of formulas. The first attribute of a name counts.
pub(super) const READ: &str = "href src data-src data-lazy-src data-original data-srcset data-lazy-srcset srcset alt width \
    height start colspan rowspan title class id name lang dir reversed type value encoding";

/// The attributes of a start tag that are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::formats) struct Attributes(pub(super) Vec<(&'static str, String)>);

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

    /// The language and the direction that the attributes name.
    pub(super) fn voice(&self) -> Voice {
        let language = self.get("lang").map(str::trim).filter(|tag| is_language(tag));
        let direction = self.get("dir").and_then(|name| {
            let is = |direction: &str| name.trim().eq_ignore_ascii_case(direction);
            match () {
                () if is("rtl") => Some(Direction::RightToLeft),
                () if is("ltr") => Some(Direction::LeftToRight),
                () => is("auto").then_some(Direction::Auto),
            }
        });
        Voice { language: language.map(str::to_owned), direction }
    }

    /// Whether one of the names of the class is in the list, which has spaces between its names.
    pub(super) fn has_class(&self, names: &str) -> bool {
        let class = self.get("class").unwrap_or_default();
        class.split_ascii_whitespace().any(|name| names.split(' ').any(|known| known == name))
    }

    /// Adds an attribute that is read, unless there is already an attribute of this name.
    pub(super) fn add(&mut self, name: &[u8], value: &str) {
        let known = READ
            .split(' ')
            .chain(math::ATTRIBUTES.split(' '))
            .find(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        if let Some(name) = known.filter(|name| self.get(name).is_none()) {
            let value = decode(value, TextKind::Attribute).replace('\0', "\u{FFFD}");
            self.0.push((name, value));
        }
    }
}

/// Whether a text has the form of a language tag (BCP 47): letters and digits with hyphens between them.
fn is_language(tag: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    tag.split('-').all(is_part) && tag.len() > 1
}
