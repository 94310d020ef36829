//! Properties that may be a text, an object, or an array of either.

use crate::edition::activity::Place;
use crate::edition::address::Address;
use crate::formats::Origin;
use crate::formats::fields::{Field, addresses, values};

/// The first of an object's locations.
pub(super) fn place(object: &Field<'_>) -> Option<Place> {
    let mut found = None;
    object.any_at("location", |place| {
        if found.is_some() {
            return;
        }
        let name = match place.is_object() {
            true => text(&place, "name"),
            // A location that is only an address would need another request.
            false => place.word().filter(|name| !name.contains("://")),
        };
        if name.is_none() && place.is_object() {
            place.dropped("a place with a `name`");
        }
        found = name.map(|name| {
            let position = values::position(&place, "latitude", "longitude");
            Place { name, position }
        });
    });
    found
}

/// A text, or the first of its translations.
pub(super) fn text(object: &Field<'_>, key: &str) -> Option<String> {
    if let Some(text) = object.get(key) {
        if !text.is_array() {
            return text.line_of_html();
        }
        let mut line = None;
        text.each(|each| line = line.take().or_else(|| each.line_of_html()));
        return line.or_else(|| text.line_of_html());
    }
    let map = object.object_at(if key == "name" { "nameMap" } else { "summaryMap" })?;
    let language = map.first_name()?.to_owned();
    map.get(&language)?.line_of_html()
}

/// The page of an object: its `url`. Of several, the first one that is a page counts.
pub(super) fn page(object: &Field<'_>, origin: Origin<'_>) -> Option<Address> {
    let mut found = None;
    object.any_at("url", |url| {
        let kind = if url.is_object() { url.word_at("mediaType") } else { None };
        let page = kind.is_none_or(|kind| kind.starts_with("text/html"));
        if found.is_none() && page {
            found = address(&url, origin);
        }
    });
    found
}

/// The address that a value is, or that its `href`, `url` or `id` holds.
pub(super) fn address(value: &Field<'_>, origin: Origin<'_>) -> Option<Address> {
    if value.is_array() {
        let mut found = None;
        value.each(|each| found = found.take().or_else(|| address(&each, origin)));
        return found;
    }
    if !value.is_object() {
        return addresses::of_value(value, origin);
    }
    let key = ["href", "url", "id"].into_iter().find(|key| value.get(key).is_some())?;
    address(&value.get(key)?, origin)
}
