//! JSON Feed 1.0 and 1.1 with the `_gazette` extension.
//!
//! <https://www.jsonfeed.org/version/1.1/>; `docs/datasets.md` describes the extension. The standard asks
//! readers to reject documents that are no JSON, to discard items without an id, and to recover from
//! everything else. This adapter does so, with a notice for each. The one exception: an item without an id is
//! kept, with an id made of its address or its title, because whole feeds lack ids.

pub(in crate::formats) mod activity;
mod item;
pub(in crate::formats) mod names;
pub(in crate::formats) mod suggestions;

use std::rc::Rc;

use crate::edition::Section;
use crate::edition::address::Address;
use crate::edition::notice::NoticeKind;
use crate::formats::draft::Draft;
use crate::formats::fields::names::may_be_withheld;
use crate::formats::fields::values::authors;
use crate::formats::fields::{Context, Field, Texts, addresses, time_zone};
use crate::formats::text::Passage;
use activity::Steps;

/// Reads the fields of the feed itself.
pub(in crate::formats) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    check_version(*field);
    field.expect_names(names::FEED);
    // The list of items is not in the head, and a value that is no list is.
    if let Some(items) = field.get("items") {
        items.dropped("an array of items");
    }
    let origin = draft.context.origin;
    let extension = field.object_at("_gazette");
    let zone = extension.as_ref().and_then(|extension| time_zone(extension, origin.zones));
    if zone.is_some() {
        draft.context.time_zone = zone;
    }
    if let Some(extension) = &extension {
        extension.expect_names(names::FEED_EXTENSION);
        // A dataset that was written for Gazette has its files beside it.
        let base = addresses::link(extension, "base", origin);
        draft.context.texts = Rc::new(base.map_or(Texts::Document, Texts::Named));
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
        draft.site = extension.object_at("site").map(|site| site.copied());
        extension.each_at("sections", |section| edition.sections.extend(self::section(section)));
    }
}

/// The path to an item's activities, of which there may be many.
pub(in crate::formats) const ACTIVITIES: [&str; 3] = ["_gazette", "timeline", "activities"];

/// Reads an item of the feed.
pub(in crate::formats) fn item(field: Field<'_>, draft: &mut Draft<'_>) {
    let steps = begin_item(field, draft, None);
    if let Some(message) = steps.and_then(|steps| end_item(steps, draft)) {
        field.note(NoticeKind::Dropped, message);
    }
}

/// An item's text in HTML, and the context inside the item.
pub(in crate::formats) fn html<'a>(
    item: Field<'_>,
    context: &Context<'a>,
) -> Option<(String, Context<'a>)> {
    let html = item.get("content_html").filter(Field::is_text)?.verbatim()?;
    // The notices about the address are kept when the item is read.
    let url = item.word_at("url").and_then(|url| Address::link(&url, context.origin.address).ok());
    Some((html, context.in_item(url.as_ref())))
}

/// Reads an item of the feed, without finishing its timeline. Its text in HTML may have been read before.
pub(in crate::formats) fn begin_item<'a>(
    field: Field<'_>,
    draft: &mut Draft<'a>,
    text: Option<Passage>,
) -> Option<Steps<'a>> {
    let origin = draft.context.origin;
    if may_be_withheld(&field) {
        match draft.withheld {
            Some(is_withheld) if is_withheld(&field, origin) => return None,
            Some(_) => {}
            // Few items have such a field, so that the code which understands it is with the adapters.
            None => field.need_adapters(),
        }
    }
    let (article, steps) = item::read(field, &draft.context, &draft.edition.authors, text)?;
    draft.edition.articles.push(article);
    steps
}

/// Finishes the timeline of the last item. Returns the message of a notice about it, if there is one.
pub(in crate::formats) fn end_item(steps: Steps<'_>, draft: &mut Draft<'_>) -> Option<String> {
    let (timeline, message) = steps.finish();
    if let Some(article) = draft.edition.articles.last_mut() {
        article.timeline = timeline;
    }
    message
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
    field.expect_names(names::SECTION);
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
