//! Events of a list that repeat. Their rule is written as lines of a calendar, and its dates are found as those of a
//! calendar's event are.
//!
//! Rules come in three forms: `FullCalendar`'s own fields (`daysOfWeek`, `startRecur`, `endRecur`, `startTime`,
//! <https://fullcalendar.io/docs/recurring-events>), an object of the library rrule in `rrule`
//! (<https://fullcalendar.io/docs/rrule-plugin>), and lines of RFC 5545 in `rrule` or `recurrence`.

use std::fmt::Write;

use super::activity::activity;
use super::timed::{NO_START, RULES, Timed, seconds_of, start_key};
use crate::edition::notice::NoticeKind;
use crate::edition::time::calendar::{Date, TimeOfDay, join, split};
use crate::edition::time::duration::Duration;
use crate::edition::time::moment::Moment;
use crate::formats::adapters::icalendar::component::{begins, component};
use crate::formats::adapters::icalendar::{self, series};
use crate::formats::draft::Draft;
use crate::formats::fields::Field;
use crate::formats::fields::names::key_of;

/// The properties of RFC 5545 that such events may have.
const PROPERTIES: &str = "DTSTART RRULE EXRULE RDATE EXDATE";
const WEEKDAYS: &str = "SU MO TU WE TH FR SA";
/// The frequencies of the library rrule, in the order of their numbers.
const FREQUENCIES: &str = "YEARLY MONTHLY WEEKLY DAILY HOURLY MINUTELY SECONDLY";
/// The units of a length of time that is an object, with their signs in ISO 8601. The empty unit stands for the sign
/// before the time.
const UNITS: &str = "years=Y months=M weeks=W days=D =T hours=H minutes=M seconds=S";

/// Reads an event that repeats. The dates after the first are read step by step.
pub(in crate::formats) fn read(event: &Field<'_>, title: String, draft: &mut Draft<'_>) {
    let rule = key_of(event, RULES).and_then(|key| event.get(key));
    let object = rule.filter(Field::is_object);
    // The library rrule has the zone beside the rule.
    let zone = object.filter(|rule| rule.is_filled("tzid"));
    let timed = Timed::in_zone_of(zone.as_ref().unwrap_or(event), event, &draft.context);
    let Some(lines) = lines(rule, object, &timed) else { return };
    let value = component(&lines.0, 0);
    let written = event.with_value(&value);
    let Some(start) = icalendar::moment(&written, "DTSTART", draft) else { return };
    let end = end(&timed, &start);
    let first = activity(event, title, (start, end), draft);
    let uid = first.id.clone();
    series::begin(&written, uid, first, draft, series::First::IfNamed);
}

/// The lines of an event in a calendar: its start, its rules, and the dates that they leave out.
struct Lines(String);

fn lines(
    rule: Option<Field<'_>>,
    object: Option<Field<'_>>,
    timed: &Timed<'_, '_>,
) -> Option<Lines> {
    let mut lines = Lines("BEGIN:VEVENT\n".to_owned());
    let event = timed.event;
    match (rule, object) {
        (_, Some(rule)) => lines.add_object(&rule, timed),
        (Some(rule), None) => {
            let mut add = |text: Field<'_>| {
                if text.is_object() {
                    return lines.add_object(&text, timed);
                }
                let written = text.raw_text().unwrap_or_default();
                written.lines().for_each(|line| lines.add_written(line.trim(), timed, &text));
            };
            if rule.is_array() { rule.each(add) } else { add(rule) }
        }
        (None, None) => lines.add_weekdays(timed),
    }
    if !lines.0.lines().any(|line| begins(line, "DTSTART")) {
        let start = match object.as_ref().filter(|rule| rule.is_filled("dtstart")) {
            Some(rule) => timed.start(rule, "dtstart"),
            None => match start_key(event) {
                Some(key) => timed.start(event, key),
                None => first_of_year(timed),
            },
        };
        lines.add_moment("DTSTART", &start?);
    }
    event.any_at("exdate", |date| {
        let text = date.word().unwrap_or_default();
        let moment = timed.context.moment_of(&text, &date);
        moment.iter().for_each(|moment| lines.add_moment("EXDATE", moment));
    });
    if event.is_filled("exrule") {
        lines.0.push_str("EXRULE:\n");
    }
    Some(lines)
}

/// The start of an event that has always taken place and will always take place: this year's first day.
fn first_of_year(timed: &Timed<'_, '_>) -> Option<Moment> {
    let event = timed.event;
    let Some(now) = timed.context.origin.now else {
        event.note(NoticeKind::Dropped, NO_START);
        return None;
    };
    let year = split(now).0.year;
    let message = format!("{NO_START}; read from {year} on");
    event.note(NoticeKind::Doubted, message);
    let day = timed.context.moment_of(&format!("{year:04}-01-01"), event)?;
    timed.with_time(day)
}

impl Lines {
    /// Adds a moment on the clock of its zone, or else in UTC.
    fn add_moment(&mut self, name: &str, moment: &Moment) {
        let is_utc = moment.has_time() && moment.zone.is_none();
        let local = join(moment.date, moment.time);
        let text = written(if is_utc { moment.instant() } else { local }, moment, is_utc);
        let zone = moment.zone.as_ref().map(|zone| format!(";TZID={zone}")).unwrap_or_default();
        let _ = writeln!(self.0, "{name}{zone}:{text}");
    }

    /// Adds a line of RFC 5545. A rule may come without its name, and a time without a zone is in the zone of the event.
    fn add_written(&mut self, line: &str, timed: &Timed<'_, '_>, field: &Field<'_>) {
        if begins(line, "FREQ=") {
            self.0.push_str("RRULE:");
        } else if !PROPERTIES.split(' ').any(|name| begins(line, name)) {
            return field.dropped("a rule of RFC 5545 such as `FREQ=WEEKLY`");
        }
        let is_date = !begins(line, "RRULE") && !begins(line, "EXRULE") && !begins(line, "FREQ=");
        match (line.split_once(':'), &timed.context.time_zone) {
            (Some((name, dates)), Some(zone))
                if is_date && !name.contains("TZID=") && dates.contains('T') =>
            {
                let _ = writeln!(self.0, "{name};TZID={zone}:{dates}");
            }
            _ => {
                let _ = writeln!(self.0, "{line}");
            }
        }
    }

    /// Adds the rule of an object of the library rrule.
    fn add_object(&mut self, rule: &Field<'_>, timed: &Timed<'_, '_>) {
        self.0.push_str("RRULE:");
        for name in rule.names().filter(|name| !matches!(*name, "dtstart" | "tzid")) {
            let Some(field) = rule.get(name) else { continue };
            let mut values = Vec::new();
            rule.any_at(name, |value| values.extend(part(name, &value)));
            let values = values.join(",");
            match name {
                "until" => {
                    let until = timed.context.moment_of(&values, &field);
                    until.iter().for_each(|until| self.add_until(until.instant(), until));
                }
                _ if values.is_empty() => {}
                "byweekday" => self.add_part("BYDAY", &values),
                _ => self.add_part(name, &values),
            }
        }
        self.0.push('\n');
    }

    fn add_part(&mut self, name: &str, values: &str) {
        // A line break would end the rule.
        let part = [name, "=", values].concat().replace(['\n', '\r', ';'], " ");
        self.0.extend([part.as_str(), ";"]);
    }

    /// Adds the last moment of a rule, in seconds since 1970, as exact as `like`.
    fn add_until(&mut self, last: i64, like: &Moment) {
        let last = if like.has_time() { last } else { last + i64::from(like.offset) };
        self.add_part("UNTIL", &written(last, like, like.has_time()));
    }

    /// Adds the rule of `daysOfWeek`, or of every day.
    fn add_weekdays(&mut self, timed: &Timed<'_, '_>) {
        let event = timed.event;
        let mut days = Vec::new();
        event.any_at(key_of(event, "daysOfWeek").unwrap_or_default(), |day| {
            let number = day.word().and_then(|text| text.trim().parse::<usize>().ok());
            match number.and_then(|number| WEEKDAYS.split(' ').nth(number)) {
                Some(name) => days.push(name),
                None => day.dropped("a day from 0 (Sunday) to 6"),
            }
        });
        self.0.push_str("RRULE:FREQ=");
        match days.as_slice() {
            [] => self.0.push_str("DAILY;"),
            days => self.0.extend(["WEEKLY;BYDAY=", days.join(",").as_str(), ";"]),
        }
        // The dates are before this moment.
        let end = key_of(event, "endRecur").and_then(|key| timed.context.moment(event, key));
        end.iter().for_each(|end| self.add_until(end.instant() - 1, end));
        self.0.push('\n');
    }
}

/// A time in the notation of RFC 5545, from seconds since 1970, or a day if `like` is one.
fn written(seconds: i64, like: &Moment, is_utc: bool) -> String {
    let (Date { year, month, day }, TimeOfDay { hour, minute, second }) = split(seconds);
    let day = format!("{year:04}{month:02}{day:02}");
    if !like.has_time() {
        return day;
    }
    let zulu = if is_utc { "Z" } else { "" };
    format!("{day}T{hour:02}{minute:02}{second:02}{zulu}")
}

/// A value of a part of a rule.
fn part(name: &str, value: &Field<'_>) -> Option<String> {
    let Some(text) = value.word() else {
        // A weekday with its number: `{ "weekday": 0, "n": 2 }`.
        let number = value.word_at("n").unwrap_or_default();
        return Some(number + &weekday(value.word_at("weekday")?));
    };
    Some(match name {
        "byweekday" | "wkst" => weekday(text),
        "freq" => {
            let number = text.parse::<usize>().ok();
            let name = number.and_then(|number| FREQUENCIES.split(' ').nth(number));
            name.map_or(text, str::to_owned)
        }
        _ => text,
    })
}

/// The name of a weekday in a rule. The library rrule counts from Monday.
fn weekday(text: String) -> String {
    let number = text.parse::<usize>().ok();
    let name = number.and_then(|number| WEEKDAYS.split(' ').nth((number + 1) % 7));
    name.map_or(text, str::to_owned)
}

/// The end of the first date: after the event's duration, or in the fields of its end.
fn end(timed: &Timed<'_, '_>, start: &Moment) -> Option<Moment> {
    let field = key_of(timed.event, "duration").and_then(|key| timed.event.get(key));
    let Some(field) = field else { return timed.end(start) };
    let length = length(&field).and_then(|text| Duration::parse(&text));
    if length.is_none() {
        field.dropped("an ISO 8601 duration such as PT45M");
    }
    length.map(|length| length.after(start, timed.context.origin.zones))
}

/// A length of time in the notation of ISO 8601.
fn length(field: &Field<'_>) -> Option<String> {
    if !field.is_object() {
        let text = field.word()?;
        return Some(seconds_of(&text).map_or(text, |seconds| format!("PT{seconds}S")));
    }
    let mut text = "P".to_owned();
    for (unit, sign) in UNITS.split(' ').filter_map(|pair| pair.split_once('=')) {
        let count = field.word_at(unit);
        if unit.is_empty() || count.is_some() {
            text.extend([count.unwrap_or_default().as_str(), sign]);
        }
    }
    Some(text)
}
