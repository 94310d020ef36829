//! Events as `FullCalendar` takes them, and as other calendars export them: an array of objects with a
//! title and a start. They become the activities of one timeline.
//!
//! <https://fullcalendar.io/docs/event-object>. The end of an all-day event is the day after its last.
//! Colours, resources and other fields for drawing are not read. An event with a rule of repetition is read once,
//! with a notice.

use super::icalendar::zones::{Clock, OwnZones};
use crate::edition::activity::{Activity, Place};
use crate::edition::notice::NoticeKind;
use crate::edition::time::calendar::Date;
use crate::edition::time::moment::{Moment, Precision, Written};
use crate::formats::draft::Draft;
use crate::formats::fields::names::{first, has, is_withheld, key_of};
use crate::formats::fields::{Context, Field, addresses, body, identity};
use crate::formats::json::Object;

const TITLES: [&str; 3] = ["title", "name", "summary"];
const STARTS: [&str; 9] = [
    "start",
    "start_date",
    "start_at",
    "starts_at",
    "start_date_time",
    "begin",
    "dtstart",
    "startRecur",
    "开始",
];
const ENDS: [&str; 7] = ["end", "end_date", "end_at", "ends_at", "end_date_time", "dtend", "结束"];
const ZONES: [&str; 2] = ["time_zone", "tz"];
const PLACES: [&str; 4] = ["location", "venue", "place", "地点"];
const TEXTS: [&str; 4] = ["description", "content_html", "content", "text"];
const LINKS: [&str; 3] = ["url", "link", "permalink"];
const IDS: [&str; 3] = ["id", "uid", "guid"];
const TAGS: [&str; 2] = ["tags", "categories"];

/// Whether an object is an event: it has a title and a start.
pub(in crate::formats) fn fits(object: &Object) -> bool {
    has(object, &TITLES) && (has(object, &STARTS) || object.get("startTime").is_some())
}

/// Reads an event.
pub(super) fn event(event: &Field<'_>, draft: &mut Draft<'_>) {
    let Some(title) = first(event, &TITLES, |field| field.line_of_html()) else {
        event.dropped("an event with a `title`");
        return;
    };
    if is_withheld(event) {
        return;
    }
    let repeats = ["daysOfWeek", "rrule"].into_iter().any(|key| event.get(key).is_some());
    if repeats {
        event.note(
            NoticeKind::Doubted,
            "expected a single event, found one that repeats; read once",
        );
    }
    let Some((start, end)) = span(event, &draft.context) else { return };
    let more = event.object_at("extendedProps");
    let sources = || std::iter::once(event).chain(more.as_ref());
    let origin = draft.context.origin;
    let text =
        |field: Field<'_>| Some(body::html_or_plain(&field, &field.raw_text()?, origin.page()));
    let body = sources().find_map(|source| first(source, &TEXTS, text));
    let place = sources().find_map(|source| first(source, &PLACES, |field| place_name(&field)));
    let id = key_of(event, &IDS).unwrap_or("id");
    let position = draft.article.timeline.activities.len() + 1;
    let mut tags = Vec::new();
    if let Some(key) = key_of(event, &TAGS) {
        event.any_at(key, |tag| {
            tags.extend(if tag.is_object() { tag.line_at("name") } else { tag.word() });
        });
    }
    let activity = Activity {
        place: place.map(|name| Place { name, position: None }),
        url: key_of(event, &LINKS).and_then(|key| addresses::link(event, key, origin)),
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
    };
    draft.add(Some(activity));
}

/// The start and the end of an event, in the zone that it names.
fn span(event: &Field<'_>, context: &Context<'_>) -> Option<(Moment, Option<Moment>)> {
    let Some(key) = key_of(event, &STARTS) else {
        event.note(NoticeKind::Dropped, "expected an event with a `start`, found none");
        return None;
    };
    let (zone, unknown) = zone(event, context);
    let context = Context { time_zone: zone, ..context.clone() };
    let mut start = context.moment(event, key)?;
    let end_key = key_of(event, &ENDS);
    let mut end = end_key.and_then(|key| context.moment(event, key));
    // An hour in an unknown zone would be shown as another hour.
    let has_offset = |key| {
        event.word_at(key).is_some_and(|text| Moment::parse(&text).is_ok_and(Written::has_offset))
    };
    if unknown && !has_offset(key) {
        start = whole_day(start);
        end = end.map(whole_day);
    } else if key_of(event, &["allDay"]).is_some_and(|key| event.is_true(key)) || !start.has_time()
    {
        start = whole_day(start);
        // FullCalendar's `end` is the day after the last one. Other programs name the last one, in other fields.
        let is_day_after = end_key == Some("end");
        end = end.map(whole_day).map(|end| if is_day_after { last_day(&end) } else { end });
    }
    let end = end.filter(|end| {
        let follows = end.instant() >= start.instant();
        if !follows {
            event.note(NoticeKind::Dropped, "expected an end after the start, found none");
        }
        follows
    });
    Some((start, end))
}

/// The zone of an event, and whether the event names an unknown zone.
fn zone(event: &Field<'_>, context: &Context<'_>) -> (Option<String>, bool) {
    let default_zone = || context.time_zone.clone();
    let Some(field) = key_of(event, &ZONES).and_then(|key| event.get(key)) else {
        return (default_zone(), false);
    };
    let name = field.word().unwrap_or_default();
    match OwnZones::default().clock(&name, context.origin.zones) {
        Clock::Known(zone) => (Some(zone), false),
        _ => {
            let message = format!(
                "expected a time zone that is known, found `{name}`; the hour was left out"
            );
            field.note(NoticeKind::Dropped, message);
            (default_zone(), true)
        }
    }
}

/// The name of a place: a text, or the name in an object.
fn place_name(field: &Field<'_>) -> Option<String> {
    if !field.is_object() {
        return field.line();
    }
    let name = first(field, &["name", "venue", "title"], |name| name.line());
    if name.is_none() {
        field.dropped("a place with a `name`");
    }
    name
}

/// The day of a moment, without its time.
pub(super) fn whole_day(moment: Moment) -> Moment {
    let offset = if moment.has_time() { 0 } else { moment.offset };
    let precision = moment.precision.min(Precision::Day);
    Moment {
        time: crate::edition::time::calendar::TimeOfDay::default(),
        precision,
        offset,
        zone: None,
        ..moment
    }
}

/// The day before a moment. Some formats write the end of an event as the first day after it.
pub(super) fn last_day(end: &Moment) -> Moment {
    let date = Date::from_days_since_1970(end.date.days_since_1970() - 1);
    Moment { date, ..end.clone() }
}
