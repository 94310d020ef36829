//! iCalendar: the events of a calendar become the activities of one timeline.
//!
//! The format is RFC 5545. Lines are unfolded (section 3.1), texts unescaped (3.3.11). An event becomes an
//! object with its properties as fields, and a parameter as `DTSTART;TZID`, so that it is read as every
//! other format is. An event that repeats becomes an activity for each of its dates. To-dos, journals and alarms
//! are not read.

pub(super) mod component;
mod recurrence;
pub(super) mod series;
pub(in crate::formats) mod zones;

use super::whole_days::{last_day, whole_day};
use crate::edition::activity::{Activity, Place};
use crate::edition::notice::NoticeKind;
use crate::edition::time::duration::Duration;
use crate::edition::time::moment::Moment;
use crate::formats::Origin;
use crate::formats::container::{Container, Contents};
use crate::formats::draft::Draft;
use crate::formats::fields::{Context, Field, Notices, addresses, body, identity, values};
use crate::formats::json::{Number, Value};
use crate::formats::sniff::beginning::is_mark_or_space;
use crate::formats::sniff::detect::Format;
use crate::formats::sniff::kinds::ContainerKind;
use crate::formats::text::plain;
use component::{Outline, component, unescape};
use zones::{Clock, OwnZones};

/// The calendar in a text.
pub(super) fn container(text: &str) -> Box<dyn Container> {
    Box::new(Outline::new(text.len() - text.trim_start_matches(is_mark_or_space).len()))
}

impl Container for Outline {
    fn step(&mut self, text: &str) -> bool {
        self.find(text)
    }

    fn open(&mut self, text: &str, notices: &Notices, draft: &mut Draft<'_>) -> Contents {
        draft.zones = OwnZones::read(text, &self.zones);
        let own = component(text, self.begin);
        let calendar = Field::root(&own, notices);
        if let Some(message) = OwnZones::too_many(self.zones.len()) {
            calendar.note(NoticeKind::Dropped, message);
        }
        head(&calendar, draft);
        replace_dates(text, &self.moved, draft);
        let (name, starts) = ("VEVENT".to_owned(), std::mem::take(&mut self.events));
        Contents { format: Format::InContainer(ContainerKind::Calendar), name, first: 0, starts }
    }

    fn item(&self, text: &str, start: usize) -> Value {
        component(text, start)
    }

    fn read(&self, item: &Field<'_>, draft: &mut Draft<'_>) {
        activity(item, draft);
    }
}

/// Finds the dates of series that other events replace. Those events begin at the positions in `moved`.
fn replace_dates(text: &str, moved: &[usize], draft: &mut Draft<'_>) {
    // The events themselves are read later, and their notices are kept then.
    let silent = Notices::default();
    for at in moved.iter().take(draft.context.origin.bounds.items) {
        let event = component(text, *at);
        let event = Field::root(&event, &silent);
        let (Some(id), Some(which)) = (event.word_at("UID"), event.word_at("RECURRENCE-ID")) else {
            continue;
        };
        let id = id.strip_suffix(&which).and_then(|id| id.strip_suffix('-')).unwrap_or(&id);
        if let Some(date) = moment(&event, "RECURRENCE-ID", draft) {
            draft.replaced.claim(&date_of_series(id, &date));
        }
    }
}

/// A name for one date of a series.
fn date_of_series(id: &str, date: &Moment) -> String {
    format!("{id} {}", date.instant())
}

/// Reads the properties of the calendar itself.
fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    let named = text(field, "NAME").or_else(|| text(field, "X-WR-CALNAME"));
    draft.edition.title = named.unwrap_or_default();
    draft.edition.description = text(field, "DESCRIPTION").or_else(|| text(field, "X-WR-CALDESC"));
    let Some(zone) = field.get("X-WR-TIMEZONE") else { return };
    let name = zone.word().unwrap_or_default();
    if let Clock::Known(known) = draft.zones.clock(&name, draft.context.origin.zones) {
        draft.context.time_zone = Some(known);
    } else {
        zone.dropped("the name of a time zone");
    }
}

/// Reads an event.
fn activity(event: &Field<'_>, draft: &mut Draft<'_>) {
    let Some(title) = text(event, "SUMMARY") else {
        event.note(NoticeKind::Dropped, "expected an event with a SUMMARY, found none");
        return;
    };
    if event.word_at("STATUS").is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED")) {
        event.note(NoticeKind::Withheld, "expected an event that takes place, found one cancelled");
        return;
    }
    if event.get("DTSTART").is_none() {
        event.note(NoticeKind::Dropped, "expected an event with a DTSTART, found none");
        return;
    }
    let Some(start) = moment(event, "DTSTART", draft) else { return };
    let end = end(event, &start, draft);
    let position = draft.article.timeline.activities.len() + 1;
    let body = event.get("DESCRIPTION").and_then(|field| Some((field.raw_text()?, field)));
    let origin = draft.context.origin;
    let body =
        body.map(|(text, field)| body::html_or_plain(&field, &unescape(&text), origin.page()));
    let categories = event.word_at("CATEGORIES").unwrap_or_default();
    let tags = categories.split(',').map(|tag| plain::line(&unescape(tag)));
    let activity = Activity {
        id: identity::of_activity(
            event,
            "UID",
            position,
            &mut draft.taken,
            &mut draft.missing_ids_noted,
        ),
        start,
        end,
        display: None,
        title,
        body: body.unwrap_or_default(),
        place: place(event),
        tags: tags.filter(|tag| !tag.is_empty()).collect(),
        media: Vec::new(),
        url: addresses::link(event, "URL", origin),
    };
    let uid = event.word_at("UID").unwrap_or_default();
    series::begin(event, uid, activity, draft, series::First::Always);
}

/// A text without escapes, in one line.
fn text(field: &Field<'_>, key: &str) -> Option<String> {
    let written = field.get(key)?.word()?;
    Some(plain::line(&unescape(&written))).filter(|text| !text.is_empty())
}

/// Whether another event replaces a date of a series.
fn is_replaced(uid: &str, date: &Moment, draft: &Draft<'_>) -> bool {
    draft.replaced.has(&date_of_series(uid, date))
}

/// A moment in a property, in the zone of its `TZID`.
pub(super) fn moment(event: &Field<'_>, key: &str, draft: &Draft<'_>) -> Option<Moment> {
    let field = event.get(key)?;
    let zone = event.word_at(&format!("{key};TZID"));
    let Some(written) = field.word() else {
        field.dropped("a date");
        return None;
    };
    read(&written, zone.as_deref(), &field, draft)
}

/// A date such as `20221122`, `20221122T093000` or `20221122T093000Z`, in a zone. Where the zone is unknown, only
/// the day is kept, because the hour would be shown as another one.
fn read(written: &str, zone: Option<&str>, field: &Field<'_>, draft: &Draft<'_>) -> Option<Moment> {
    let context = &draft.context;
    let dashed =
        || Some(format!("{}-{}-{}", written.get(..4)?, written.get(4..6)?, written.get(6..8)?));
    let (Some(date), Some(rest)) = (dashed(), written.get(8..)) else {
        return context.moment_of(written, field);
    };
    let clock = |rest: &str| {
        let (hour, minute) = (rest.get(1..3)?, rest.get(3..5)?);
        match rest.get(5..7) {
            Some(second) => Some(format!("T{hour}:{minute}:{second}{}", rest.get(7..)?)),
            None => Some(format!("T{hour}:{minute}{}", rest.get(5..)?)),
        }
    };
    let Some(clock) = (if rest.is_empty() { Some(String::new()) } else { clock(rest) }) else {
        return context.moment_of(written, field);
    };
    let whole = format!("{date}{clock}");
    let Some(name) = zone.filter(|_| !rest.is_empty()) else {
        return context.moment_of(&whole, field);
    };
    let inner = |zone: &str| Context { time_zone: Some(zone.to_owned()), ..context.clone() };
    match draft.zones.clock(name, context.origin.zones) {
        Clock::Known(zone) => inner(&zone).moment_of(&whole, field),
        Clock::Own(zone) => {
            let origin = Origin { zones: zone, ..context.origin };
            let moment = Context { origin, ..inner(name) }.moment_of(&whole, field)?;
            // The zone has this name in its calendar only.
            Some(Moment { zone: None, ..moment })
        }
        // A time in UTC needs no zone.
        Clock::Unknown if whole.ends_with('Z') => context.moment_of(&whole, field),
        Clock::Unknown => {
            let message = format!(
                "expected a time zone that is known, found `{name}`; the hour was left out"
            );
            field.note(NoticeKind::Dropped, message);
            context.moment_of(&date, field)
        }
    }
}

/// `DTEND`, or `DURATION` after the start. The `DTEND` of whole days is the first day after the event.
fn end(event: &Field<'_>, start: &Moment, draft: &Draft<'_>) -> Option<Moment> {
    if let Some(written) = event.get("DTEND") {
        let end = moment(event, "DTEND", draft)?;
        let end = match (start.has_time(), written.word()?.len() > 8) {
            (true, _) => end,
            // The start has no hour, so the end gets none either.
            (false, true) => whole_day(end),
            (false, false) => last_day(&whole_day(end)),
        };
        if end.instant() >= start.instant() {
            return Some(end);
        }
        event.note(NoticeKind::Dropped, "expected a DTEND after DTSTART, found one before it");
        return None;
    }
    let length = event.get("DURATION")?;
    let read = length.word().and_then(|text| Duration::parse(&text));
    if read.is_none() {
        length.dropped("an ISO 8601 duration such as PT45M");
    }
    read.map(|length| length.after(start, draft.context.origin.zones))
}

/// `LOCATION`, with the position in `GEO`.
fn place(event: &Field<'_>) -> Option<Place> {
    let name = text(event, "LOCATION");
    if let (None, Some(position)) = (&name, event.get("GEO")) {
        position.note(NoticeKind::Dropped, "expected a LOCATION with its GEO, found none");
    }
    Some(Place { name: name?, position: position_of(event) })
}

/// `GEO`: latitude and longitude in degrees.
fn position_of(event: &Field<'_>) -> Option<(f64, f64)> {
    let field = event.get("GEO")?;
    let written = field.word()?;
    let degrees = |text: &str| Number::parse(text.trim()).map(|number| number.as_f64());
    let position = written.split_once(';');
    let position = position.and_then(|(lat, lon)| degrees(lat).zip(degrees(lon)));
    values::within_bounds(&field, position)
}
