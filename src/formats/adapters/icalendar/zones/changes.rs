//! Changes of clocks in a `VTIMEZONE` (RFC 5545, section 3.6.5).
//!
//! Rules are read as far as programs write them: changes once a year on a day of a month or on the n-th
//! weekday of one, and single dates. A zone with other rules counts as unknown.

use crate::edition::time::calendar::{DAY, Date, TimeOfDay, join, split};
use crate::formats::json::Value;

/// A change of clocks that occurs once or every year.
pub(super) struct Change {
    /// Seconds east of UTC before and after the change.
    pub(super) from: i32,
    pub(super) to: i32,
    /// The first date and further ones, in seconds since 1970 on the clock before the change.
    pub(super) dates: Vec<i64>,
    yearly: Option<Yearly>,
}

/// The day of a change that occurs every year.
struct Yearly {
    month: u8,
    day: Day,
    /// The last change, in seconds since 1970.
    until: i64,
}

/// A day of a month, as rules name it.
enum Day {
    Number(u8),
    /// The n-th weekday (Monday is 0), from the end where negative.
    Weekday(i64, i64),
    /// The first such weekday from a day of the month on.
    From(u8, i64),
}

impl Change {
    /// Reads a `STANDARD` or `DAYLIGHT`; `None` where its rule is not understood.
    pub(super) fn read(change: &Value) -> Option<Self> {
        let first = local(word(change, "DTSTART")?)?;
        let more =
            lines(change, "RDATE").into_iter().flat_map(|line| line.split(',')).filter_map(local);
        let yearly = match lines(change, "RRULE").first() {
            Some(rule) => Some(Yearly::read(rule, first)?),
            None => None,
        };
        Some(Self {
            from: offset(word(change, "TZOFFSETFROM")?)?,
            to: offset(word(change, "TZOFFSETTO")?)?,
            dates: std::iter::once(first).chain(more).collect(),
            yearly,
        })
    }

    /// The moment of the change in a year, in seconds since 1970 on the clock before the change.
    pub(super) fn in_year(&self, year: i64) -> Option<i64> {
        let yearly = self.yearly.as_ref()?;
        let first = *self.dates.first()?;
        let date = yearly.day.in_month(year, yearly.month)?;
        let local = date.days_since_1970() * DAY + first.rem_euclid(DAY);
        (local >= first && local - i64::from(self.from) <= yearly.until).then_some(local)
    }
}

impl Yearly {
    fn read(rule: &str, first: i64) -> Option<Self> {
        let (date, _) = split(first);
        let (mut month, mut weekday, mut days) = (date.month, None, None);
        let mut until = i64::MAX;
        for part in rule.split(';').filter(|part| !part.is_empty()) {
            match part.split_once('=')? {
                ("FREQ", "YEARLY") | ("INTERVAL", "1") | ("WKST", _) => {}
                ("BYMONTH", number) => month = number.parse().ok()?,
                ("BYDAY", day) => weekday = Some(day),
                ("BYMONTHDAY", list) => days = Some(list),
                ("UNTIL", text) => until = local(text.trim_end_matches('Z'))?,
                _ => return None,
            }
        }
        let number = days.map(|days| days.split(',').next().unwrap_or_default().parse().ok());
        let day = match (weekday, number) {
            (None, None) => Day::Number(date.day),
            (None, Some(number)) => Day::Number(number?),
            (Some(weekday), Some(number)) => Day::From(number?, weekday_of(weekday)?),
            (Some(weekday), None) => {
                let (count, name) = weekday.split_at_checked(weekday.len().checked_sub(2)?)?;
                Day::Weekday(count.trim_start_matches('+').parse().ok()?, weekday_of(name)?)
            }
        };
        Some(Self { month, day, until })
    }
}

impl Day {
    fn in_month(&self, year: i64, month: u8) -> Option<Date> {
        let first = Date::new(year, month, 1)?;
        let day_of_week = |date: Date| (date.days_since_1970() + 3).rem_euclid(7);
        let days = match *self {
            Self::Number(day) => return Date::new(year, month, day),
            Self::From(day, weekday) => {
                let from = Date::new(year, month, day)?;
                from.days_since_1970() + (weekday - day_of_week(from)).rem_euclid(7)
            }
            Self::Weekday(count @ 1.., weekday) => {
                first.days_since_1970()
                    + (weekday - day_of_week(first)).rem_euclid(7)
                    + (count - 1) * 7
            }
            Self::Weekday(count, weekday) => {
                let next = first.plus_months(1);
                let last = Date::from_days_since_1970(next.days_since_1970() - 1);
                last.days_since_1970() - (day_of_week(last) - weekday).rem_euclid(7)
                    + (count + 1) * 7
            }
        };
        Some(Date::from_days_since_1970(days))
    }
}

fn weekday_of(name: &str) -> Option<i64> {
    (0..)
        .zip(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
        .find_map(|(at, day)| (day == name).then_some(at))
}

/// A property's value, without spaces around it.
pub(super) fn word<'a>(component: &'a Value, key: &str) -> Option<&'a str> {
    match component.as_object()?.get(key)? {
        Value::String(text) => Some(text.trim()),
        _ => None,
    }
}

/// The values of a property that may have several lines.
fn lines<'a>(component: &'a Value, key: &str) -> Vec<&'a str> {
    let lines = component.as_object().and_then(|object| object.get(key)?.as_array());
    lines.into_iter().flatten().filter_map(|line| word(line, "value")).collect()
}

/// Seconds since 1970 of a local time such as `19701025T030000` or `19701025`, on the same local clock.
pub(in super::super) fn local(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let date = Date::new(text.get(..4)?.parse().ok()?, number(4, 6)?, number(6, 8)?)?;
    let time = match text.len() {
        8 => TimeOfDay::default(),
        _ => TimeOfDay { hour: number(9, 11)?, minute: number(11, 13)?, second: number(13, 15)? },
    };
    Some(join(date, time))
}

/// Seconds east of UTC of `+0100` or `-004500`.
fn offset(text: &str) -> Option<i32> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i32>().ok();
    let seconds = number(1, 3)? * 3600 + number(3, 5)? * 60 + number(5, 7).unwrap_or(0);
    Some(if text.starts_with('-') { -seconds } else { seconds })
}
