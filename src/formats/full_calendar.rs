//! Events as `FullCalendar` takes them: an array of objects with `title` and `start`. They become the
//! activities of one timeline.
//!
//! <https://fullcalendar.io/docs/event-object>. The end of an all-day event is the day after its last;
//! colours, resources and rules of drawing are not read; rules of repetition are told and read once.

use super::draft::Draft;
use super::fields::Field;
use super::json::Object;
use super::shared::{self, addresses};
use crate::edition::activity::{Activity, Place};
use crate::edition::calendar::Date;
use crate::edition::moment::{Moment, Precision};
use crate::edition::notice::NoticeKind;

/// Whether an object is an event: it has a title and a start.
pub(super) fn fits(object: &Object) -> bool {
    let has = |name: &str| object.get(name).is_some();
    has("title") && (has("start") || has("startRecur") || has("startTime"))
}

/// Reads an event.
pub(super) fn event(event: &Field<'_>, draft: &mut Draft<'_>) {
    let context = &draft.context;
    let Some(title) = event.line_at("title") else {
        event.dropped("an event with a `title`");
        return;
    };
    let repeats = ["daysOfWeek", "rrule"].into_iter().any(|key| event.get(key).is_some());
    let key = if event.get("start").is_some() { "start" } else { "startRecur" };
    if repeats {
        event.note(
            NoticeKind::Doubted,
            "expected a single event, found one that repeats; read once",
        );
    }
    if event.get(key).is_none() {
        event.note(NoticeKind::Dropped, "expected an event with a `start`, found none");
        return;
    }
    let Some(mut start) = context.moment(event, key) else { return };
    let mut end = context.moment(event, "end");
    let all_day = event.is_true("allDay");
    if all_day || !start.has_time() {
        start = whole_day(start);
        end = end.map(|end| last_day(&whole_day(end)));
    }
    let end = end.filter(|end| {
        let follows = end.instant() >= start.instant();
        if !follows {
            event.note(NoticeKind::Dropped, "expected an `end` after the `start`, found none");
        }
        follows
    });
    let more = event.object_at("extendedProps");
    let word =
        |key: &str| event.line_at(key).or_else(|| more.as_ref().and_then(|more| more.line_at(key)));
    let inside = more.as_ref().and_then(|more| more.get("description"));
    let body = event
        .get("description")
        .or(inside)
        .and_then(|field| Some(shared::either(&field, &field.raw_text()?, context.origin)));
    let position = draft.article.timeline.activities.len() + 1;
    let activity = Activity {
        place: word("location").map(|name| Place { name, position: None }),
        url: addresses::link(event, "url", context.origin),
        id: shared::identity(event, "id", position, &mut draft.taken, &mut draft.told),
        tags: Vec::new(),
        media: Vec::new(),
        display: None,
        start,
        end,
        title,
        body: body.unwrap_or_default(),
    };
    draft.add(Some(activity));
}

/// The day of a moment, without its time.
pub(super) fn whole_day(moment: Moment) -> Moment {
    let offset = if moment.has_time() { 0 } else { moment.offset };
    let precision = moment.precision.min(Precision::Day);
    Moment {
        time: crate::edition::calendar::TimeOfDay::default(),
        precision,
        offset,
        zone: None,
        ..moment
    }
}

/// The day before: where an end is the first day that is not part of it any more.
pub(super) fn last_day(end: &Moment) -> Moment {
    let date = Date::from_days_since_1970(end.date.days_since_1970() - 1);
    Moment { date, ..end.clone() }
}
