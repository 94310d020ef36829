//! JSON Feed 1.0 and 1.1 with the `_gazette` extension.
//!
//! <https://www.jsonfeed.org/version/1.1/>; the extension is described in `docs/datasets.md`. The
//! standard asks readers to reject what is not JSON, to discard items without an id, and to recover
//! from everything else; so do we, with a notice for each.

pub(super) mod activity;
mod item;

use super::draft::Draft;
use super::fields::Field;
use super::shared::{self, addresses, authors};
use crate::edition::Section;
use crate::edition::notice::NoticeKind;

/// What the feed says of itself.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    check_version(*field);
    let origin = draft.context.origin;
    let extension = field.object_at("_gazette");
    let zone = extension.as_ref().and_then(|extension| shared::time_zone(extension, origin.zones));
    if zone.is_some() {
        draft.context.time_zone = zone;
    }
    let edition = &mut draft.edition;
    edition.title = field.line_at("title").unwrap_or_default();
    edition.description = field.line_at("description");
    edition.language = field.line_at("language");
    edition.home_page = addresses::link(field, "home_page_url", origin);
    edition.feed = addresses::link(field, "feed_url", origin);
    edition.icon = addresses::picture(field, "icon", origin);
    edition.authors = authors(field, origin);
    edition.next_page = addresses::link(field, "next_url", origin);
    if edition.title.is_empty() {
        field.note(NoticeKind::Doubted, "expected a `title`, found none");
    }
    if let Some(extension) = extension {
        edition.lead = extension.line_at("lead");
        extension.each_at("sections", |section| edition.sections.extend(self::section(section)));
    }
}

/// An item of the feed.
pub(super) fn item(field: Field<'_>, draft: &mut Draft<'_>) {
    let article = item::read(field, &draft.context, &draft.edition.authors);
    draft.edition.articles.extend(article);
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
