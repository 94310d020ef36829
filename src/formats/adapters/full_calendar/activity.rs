//! The activity of an event: all of its fields but the times.

use crate::edition::activity::{Activity, Place};
use crate::edition::time::moment::Moment;
use crate::formats::draft::Draft;
use crate::formats::fields::names::{first, key_of};
use crate::formats::fields::{Field, addresses, body, identity};

const PLACES: &str = "location venue place 地点";
const TEXTS: &str = "description content_html content text";
const LINKS: &str = "url link permalink";
const IDS: &str = "id uid guid";
const TAGS: &str = "tags categories";

/// The activity of an event.
pub(super) fn activity(
    event: &Field<'_>,
    title: String,
    (start, end): (Moment, Option<Moment>),
    draft: &mut Draft<'_>,
) -> Activity {
    let more = event.object_at("extendedProps");
    let sources = || std::iter::once(event).chain(more.as_ref());
    let origin = draft.context.origin;
    let text =
        |field: Field<'_>| Some(body::html_or_plain(&field, &field.raw_text()?, origin.page()));
    let body = sources().find_map(|source| first(source, TEXTS, text));
    let place = sources().find_map(|source| first(source, PLACES, |field| place_name(&field)));
    let id = key_of(event, IDS).unwrap_or("id");
    let position = draft.article.timeline.activities.len() + 1;
    let mut tags = Vec::new();
    if let Some(key) = key_of(event, TAGS) {
        event.any_at(key, |tag| {
            tags.extend(if tag.is_object() { tag.line_at("name") } else { tag.word() });
        });
    }
    Activity {
        place: place.map(|name| Place { name, position: None }),
        url: key_of(event, LINKS).and_then(|key| addresses::link(event, key, origin)),
        id: identity::of_activity(
            event,
            id,
            position,
            &mut draft.taken,
            &mut draft.missing_ids_noted,
        ),
        tags,
        media: Vec::new(),
        display: None,
        start,
        end,
        title,
        body: body.unwrap_or_default(),
    }
}

/// The name of a place: a text, or the name in an object.
fn place_name(field: &Field<'_>) -> Option<String> {
    if !field.is_object() {
        return field.line();
    }
    let name = first(field, "name venue title", |name| name.line());
    if name.is_none() {
        field.dropped("a place with a `name`");
    }
    name
}
