//! The fields of the feed itself.

use std::rc::Rc;

use super::values::{address, authors, line};
use crate::formats::Origin;
use crate::formats::draft::Draft;
use crate::formats::fields::{Field, Texts, addresses};

/// Reads the fields of a feed.
pub(super) fn read(feed: &Field<'_>, draft: &mut Draft<'_>) {
    let base = addresses::link(feed, "xml:base", draft.context.origin);
    if let Some(base) = &base {
        draft.context.texts = Rc::new(Texts::Named(base.clone()));
    }
    let origin = draft.context.origin;
    let origin = Origin { address: base.as_ref().or(origin.address), ..origin };
    let edition = &mut draft.edition;
    edition.title = line(feed, "title").unwrap_or_default();
    edition.description = line(feed, "description subtitle tagline itunes:subtitle");
    edition.language = line(feed, "language dc:language xml:lang");
    edition.home_page = address(feed, "link", origin);
    feed.any_at("image", |image| {
        edition.icon = edition.icon.take().or_else(|| addresses::picture(&image, "url", origin));
    });
    for name in ["icon", "logo"] {
        edition.icon = edition.icon.take().or_else(|| addresses::picture(feed, name, origin));
    }
    feed.any_at("itunes:image", |image| {
        edition.icon = edition.icon.take().or_else(|| addresses::picture(&image, "href", origin));
    });
    edition.authors = authors(feed, "author itunes:author", origin);
    for name in ["link", "atom:link"] {
        feed.any_at(name, |link| {
            if !link.is_object() {
                return;
            }
            let relation = link.word_at("rel");
            let place = match relation.as_deref() {
                None | Some("alternate") => &mut edition.home_page,
                Some("self") => &mut edition.feed,
                // The pages of RFC 5005. The archives of a feed are its older items.
                Some("next" | "prev-archive") => &mut edition.next_page,
                Some(_) => return,
            };
            if place.is_none() {
                *place = addresses::link(&link, "href", origin);
            }
        });
    }
}
