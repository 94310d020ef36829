//! The times of an event, in the zone that it names.

use crate::edition::notice::NoticeKind;
use crate::edition::time::calendar::{DAY, Date, join};
use crate::edition::time::duration::Duration;
use crate::edition::time::moment::{Moment, Precision, Written};
use crate::formats::adapters::icalendar::zones::{Clock, OwnZones};
use crate::formats::adapters::whole_days::{last_day, whole_day};
use crate::formats::fields::names::{key_of, same};
use crate::formats::fields::{Context, Field};

pub(super) const STARTS: &str = "start start_date start_at starts_at start_date_time begin dtstart startRecur 开始 开始时间 开始日期";
pub(super) const ENDS: &str =
    "end end_date end_at ends_at end_date_time dtend 结束 结束时间 结束日期";
const ZONES: &str = "time_zone tz tzid";
/// The names of all fields with times.
pub(super) const KNOWN: [&str; 5] =
    [STARTS, ENDS, ZONES, RULES, "startTime endTime daysOfWeek endRecur duration exdate allDay"];
/// The notice on an event without a start.
pub(super) const NO_START: &str = "expected an event with a `start`, found none";
/// The names of the fields with a rule.
pub(super) const RULES: &str = "rrule recurrence";

/// The field with the start of an event. A `startTime` with a date is one, too.
pub(super) fn start_key<'a>(event: &Field<'a>) -> Option<&'a str> {
    key_of(event, STARTS).or_else(|| dated(event, "startTime"))
}

/// The name of a field for a time of day, where the field has a date.
fn dated<'a>(event: &Field<'a>, name: &str) -> Option<&'a str> {
    key_of(event, name).filter(|key| {
        event
            .word_at(key)
            .is_some_and(|text| seconds_of(&text).is_none() && text.contains(['-', '/', 'T']))
    })
}

/// Whether an event repeats. An event with a time of day and no day repeats every day.
pub(super) fn repeats(event: &Field<'_>) -> bool {
    let has = |names: &str| key_of(event, names).is_some();
    has(RULES)
        || has("daysOfWeek startRecur endRecur")
        || (has("startTime") && start_key(event).is_none())
}

/// The times of an event, in the zone that it names.
pub(super) struct Timed<'e, 'a> {
    pub(super) event: &'e Field<'e>,
    pub(super) context: Context<'a>,
    /// Whether the event names a zone that is not known.
    is_zone_unknown: bool,
}

impl<'e, 'a> Timed<'e, 'a> {
    /// The times of an event, in the zone that `holder` names.
    pub(super) fn in_zone_of(
        holder: &Field<'_>,
        event: &'e Field<'e>,
        context: &Context<'a>,
    ) -> Self {
        let (time_zone, is_zone_unknown) = zone(holder, context);
        Self { event, context: Context { time_zone, ..context.clone() }, is_zone_unknown }
    }

    /// The start in a field.
    pub(super) fn start(&self, holder: &Field<'_>, key: &str) -> Option<Moment> {
        let start = self.context.moment(holder, key)?;
        // The first day of a series may have a time too, which is not that of the event.
        let start = if same(key, "startRecur") { whole_day(start) } else { start };
        let start = self.with_time(start)?;
        let is_unknown = self.is_zone_unknown && !has_offset(holder, key);
        // An hour in an unknown zone would be shown as another hour.
        Some(if is_unknown { whole_day(start) } else { start })
    }

    /// A start with the time of day that the event has in a field of its own. An event of whole days has no time of day.
    pub(super) fn with_time(&self, start: Moment) -> Option<Moment> {
        if self.is_all_day() {
            return Some(whole_day(start));
        }
        let day = start.precision == Precision::Day;
        let Some(field) =
            key_of(self.event, "startTime").and_then(|key| self.event.get(key)).filter(|_| day)
        else {
            return Some(if start.has_time() { start } else { whole_day(start) });
        };
        let Some(seconds) = field.word().and_then(|text| seconds_of(&text)) else {
            field.dropped("a time such as `09:30`");
            return Some(whole_day(start));
        };
        let Date { year, month, day } = start.date;
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        self.context.moment_of(&text, &field)
    }

    fn is_all_day(&self) -> bool {
        key_of(self.event, "allDay").is_some_and(|key| self.event.is_true(key))
    }

    /// The end after a start: a moment, or the time of day in a field of its own, which may be after midnight.
    pub(super) fn end(&self, start: &Moment) -> Option<Moment> {
        let Some(key) = key_of(self.event, ENDS).or_else(|| dated(self.event, "endTime")) else {
            let key = key_of(self.event, "endTime").filter(|_| start.has_time())?;
            let at = self.event.word_at(key).and_then(|text| seconds_of(&text))?;
            let from = join(start.date, start.time).rem_euclid(DAY);
            let seconds = if at > from { at - from } else { at + DAY - from };
            let length = Duration::parse(&format!("PT{seconds}S"))?;
            return Some(length.after(start, self.context.origin.zones));
        };
        let mut end = self.context.moment(self.event, key)?;
        if !start.has_time() {
            // FullCalendar's `end` is the day after the last one. Other programs name the last one, in other fields.
            let is_day_after = key == "end" && (self.is_all_day() || !end.has_time());
            end = whole_day(end);
            if is_day_after {
                end = last_day(&end);
            }
        }
        let follows = end.instant() >= start.instant();
        if !follows {
            let message = "expected an end after the start, found none";
            self.event.note(NoticeKind::Dropped, message);
        }
        follows.then_some(end)
    }
}

/// Whether a field has a time with an offset from UTC.
fn has_offset(holder: &Field<'_>, key: &str) -> bool {
    holder.word_at(key).is_some_and(|text| Moment::parse(&text).is_ok_and(Written::has_offset))
}

/// Seconds of a time such as `9:30` or `09:30:00`. The hours may go on beyond the end of a day.
pub(super) fn seconds_of(text: &str) -> Option<i64> {
    let mut parts = text.trim().split(':').map(|part| {
        let digits = part.split('.').next().unwrap_or_default();
        digits.parse::<i64>().ok().filter(|number| (0..=999).contains(number))
    });
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    Some(hours * 3_600 + minutes * 60 + seconds)
}

/// The zone of an event, and whether the event names an unknown zone.
fn zone(event: &Field<'_>, context: &Context<'_>) -> (Option<String>, bool) {
    let default_zone = || context.time_zone.clone();
    let Some(field) = key_of(event, ZONES).and_then(|key| event.get(key)) else {
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
