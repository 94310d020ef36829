//! RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0.
//!
//! <https://www.rssboard.org/rss-specification>, <https://web.resource.org/rss/1.0/spec>, RFC 4287. Of the extensions,
//! the modules for content and Dublin Core, Media RSS, iTunes, `GeoRSS` and the pages of RFC 5005 are read. `xml` makes
//! values of the file's elements; this folder reads them. Comments, ratings, clouds and other fields for programs are not
//! read.

mod dates;
mod enclosures;
mod entry;
mod head;
mod outline;
mod values;
mod xml;

use crate::edition::notice::NoticeKind;
use crate::formats::container::{Container, Contents};
use crate::formats::draft::Draft;
use crate::formats::fields::{DOCUMENT, Field, Notices};
use crate::formats::json::Value;
use crate::formats::sniff::detect::Format;
use crate::formats::sniff::identify;
use crate::formats::sniff::kinds::ContainerKind;
use outline::Outline;

/// The feed in a text. A program's warnings may stand before it.
pub(super) fn container(text: &str) -> Box<dyn Container> {
    Box::new(Outline::new(identify::feed(text).unwrap_or_default()))
}

impl Container for Outline {
    fn step(&mut self, text: &str) -> bool {
        self.find(text)
    }

    fn open(&mut self, text: &str, notices: &Notices, draft: &mut Draft<'_>) -> Contents {
        let note = |kind, message: String| notices.add(DOCUMENT.to_owned(), kind, message);
        if let Some(line) = self.mistake {
            note(
                NoticeKind::Repaired,
                format!("expected XML, found a mistake in line {line}; read past it"),
            );
        }
        if !self.is_closed {
            let message = format!(
                "expected `</{}>` at the end, found none; the file may be cut off",
                self.root
            );
            note(NoticeKind::Doubted, message);
        }
        let own = self.head(text);
        head::read(&Field::root(&own, notices), draft);
        let name = if self.is_atom() { "entry" } else { "item" };
        let starts = self.items.clone();
        Contents {
            format: Format::InContainer(ContainerKind::Feed),
            name: name.to_owned(),
            first: 0,
            starts,
        }
    }

    fn item(&self, text: &str, start: usize) -> Value {
        let next = self.items.partition_point(|item| *item <= start);
        let end = self.items.get(next).copied().unwrap_or(text.len());
        xml::element(text.get(start..end).unwrap_or_default(), &self.namespaces)
    }

    fn read(&self, item: &Field<'_>, draft: &mut Draft<'_>) {
        entry::read(item, self.is_atom(), draft);
    }
}
