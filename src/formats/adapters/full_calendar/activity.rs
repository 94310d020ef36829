//! The activity of an event: all of its fields but the times.

use crate::edition::activity::{Activity, Place};
use crate::edition::time::moment::Moment;
use crate::formats::draft::Draft;
use crate::formats::fields::names::{first, key_of, separate};
use crate::formats::fields::{Field, addresses, body, identity, values};

const PLACES: &str = "location venue place 地点 地址";
const LATITUDES: &str = "latitude lat 纬度";
const LONGITUDES: &str = "longitude lng lon 经度";
const TEXTS: &str = "description content_html content text details notes 描述 说明 内容";
const LINKS: &str = "url link permalink 链接";
const IDS: &str = "id uid guid";
const TAGS: &str = "tags categories category 标签";
const PICTURES: &str = "image image_url picture photo 图片";

/// The names of all fields but the title and the times.
pub(super) const KNOWN: [&str; 8] =
    [PLACES, LATITUDES, LONGITUDES, TEXTS, LINKS, IDS, TAGS, PICTURES];

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
            let name = if tag.is_object() { tag.line_at("name") } else { tag.word() };
            tags.extend(name.iter().flat_map(|name| separate(name)).map(str::to_owned));
        });
    }
    let media = key_of(event, PICTURES).and_then(|key| values::media(&event.get(key)?, origin));
    Activity {
        place: place.map(|name| Place { name, position: degrees(event) }),
        url: key_of(event, LINKS).and_then(|key| addresses::link(event, key, origin)),
        id: identity::of_activity(
            event,
            id,
            position,
            &mut draft.taken,
            &mut draft.missing_ids_noted,
        ),
        tags,
        media: media.into_iter().collect(),
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

/// The position of the place, where the event has one.
fn degrees(event: &Field<'_>) -> Option<(f64, f64)> {
    values::position(event, key_of(event, LATITUDES)?, key_of(event, LONGITUDES)?)
}
