//! JSON Feed 1.0 and 1.1 with the `_gazette` extension.
//!
//! <https://www.jsonfeed.org/version/1.1/>; the extension is described in `docs/dataset.md`. The
//! standard asks readers to reject what is not JSON, to discard items without an id, and to recover
//! from everything else; so do we, with a notice for each.

mod activity;
mod item;
mod shared;

use super::fields::{Field, Notices};
use super::json::Value;
use super::{Document, Origin};
use crate::edition::notice::NoticeKind;
use crate::edition::{Edition, Section};
use shared::{Context, addresses, authors};

/// Whether a document is a JSON Feed, or close enough to be read as one.
pub(super) fn fits(value: &Value) -> bool {
    let items = value.as_object().and_then(|object| object.get("items"));
    items.is_some_and(|items| items.as_array().is_some())
}

/// Reads a feed.
pub(super) fn read(value: &Value, origin: Origin<'_>) -> Document {
    let notices = Notices::default();
    let edition = feed(Field::root(value, &notices), origin);
    Document { edition, notices: notices.into_vec() }
}

fn feed(field: Field<'_>, origin: Origin<'_>) -> Edition {
    check_version(field);
    let extension = field.object_at("_gazette");
    let time_zone = extension
        .as_ref()
        .and_then(|extension| shared::time_zone(extension, origin.zones))
        .or_else(|| origin.time_zone.map(str::to_owned));
    let context = Context { origin, time_zone: time_zone.clone() };
    let mut edition = Edition {
        title: field.line_at("title").unwrap_or_default(),
        description: field.line_at("description"),
        language: field.line_at("language"),
        time_zone,
        home_page: addresses::link(&field, "home_page_url", origin),
        feed: addresses::link(&field, "feed_url", origin),
        icon: addresses::picture(&field, "icon", origin),
        authors: authors(&field, origin),
        next_page: addresses::link(&field, "next_url", origin),
        ..Edition::default()
    };
    if edition.title.is_empty() {
        field.note(NoticeKind::Doubted, "expected a `title`, found none");
    }
    if let Some(extension) = extension {
        edition.lead = extension.line_at("lead");
        extension.each_at("sections", |section| edition.sections.extend(self::section(section)));
    }
    field.each_at("items", |item| {
        edition.articles.extend(item::read(item, &context, &edition.authors));
    });
    edition
}

fn check_version(field: Field<'_>) {
    let Some(version) = field.get("version") else {
        field.note(
            NoticeKind::Doubted,
            "expected a `version` (https://jsonfeed.org/version/1.1), found none",
        );
        return;
    };
    let known = version.raw_text().is_some_and(|text| text.contains("jsonfeed.org/version/1"));
    if !known {
        let message =
            format!("expected https://jsonfeed.org/version/1.1, found {}", version.found());
        version.note(NoticeKind::Doubted, message);
    }
}

fn section(field: Field<'_>) -> Option<Section> {
    let Some(id) = field.line_at("id") else {
        field.dropped("a section with an `id` and a `title`");
        return None;
    };
    let title = field.line_at("title").unwrap_or_else(|| {
        field.repaired("a section with a `title`");
        id.clone()
    });
    Some(Section { id, title })
}
