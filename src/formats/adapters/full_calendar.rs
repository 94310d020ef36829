//! Events as `FullCalendar` takes them, and as other calendars export them: an array of objects with a
//! title and a start. They become the activities of one timeline.
//!
//! <https://fullcalendar.io/docs/event-object>. The end of an all-day event is the day after its last.
//! Colours, resources and other fields for drawing are not read. What reads events that repeat ([`repeats`]) belongs to
//! the code for calendars.

mod activity;
pub(super) mod repeats;
mod timed;

use crate::edition::notice::NoticeKind;
use crate::formats::draft::Draft;
use crate::formats::fields::Field;
use crate::formats::fields::names::{first, has, is_withheld, same};
use crate::formats::json::Object;
use activity::activity;
use timed::{NO_START, STARTS, Timed, start_key};

const TITLES: &str = "title name summary subject headline event 标题 名称 主题 活动";

/// Whether an object is an event: it has a title and a start.
pub(in crate::formats) fn fits(object: &Object) -> bool {
    has(object, TITLES) && (has(object, STARTS) || has(object, "startTime rrule daysOfWeek"))
}

/// Whether a name is that of a field with a start or an end.
pub(super) fn is_time(name: &str) -> bool {
    [timed::STARTS, timed::ENDS].iter().any(|names| names.split(' ').any(|known| same(known, name)))
}

/// Whether a name is that of a field that is read.
pub(super) fn knows(name: &str) -> bool {
    let others = "status draft private extendedProps";
    let all = [TITLES, others].into_iter().chain(timed::KNOWN).chain(activity::KNOWN);
    all.flat_map(|names| names.split(' ')).any(|known| same(known, name))
}

/// Reads an event.
pub(super) fn event(event: &Field<'_>, draft: &mut Draft<'_>) {
    let Some(title) = first(event, TITLES, |field| field.line_of_html()) else {
        event.dropped("an event with a `title`");
        return;
    };
    if is_withheld(event, draft.context.origin) {
        return;
    }
    if timed::repeats(event) {
        return match draft.repeating {
            Some(read) => read(event, title, draft),
            None => event.need_calendars(),
        };
    }
    let timed = Timed::in_zone_of(event, event, &draft.context);
    let Some(key) = start_key(event) else {
        event.note(NoticeKind::Dropped, NO_START);
        return;
    };
    let Some(start) = timed.start(event, key) else { return };
    let end = timed.end(&start);
    let activity = activity(event, title, (start, end), draft);
    draft.add(Some(activity));
}
