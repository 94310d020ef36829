//! Recurrence rules: how the dates of a series follow each other (RFC 5545, section 3.3.10).
//!
//! A rule is read here, `days` tells which days it allows, and `dates` goes through its dates. Zones and exceptions are
//! the caller's. Crates for such rules bring tables of zones and regular expressions with them, several times the
//! weight of this whole part, and visitors would load them.

pub(super) mod dates;
mod days;

use super::zones::changes::local;
use crate::edition::time::calendar::{DAY, split};
use days::weekday_of;

/// The length of a rule's periods.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd)]
enum Frequency {
    #[default]
    Yearly,
    Monthly,
    Weekly,
    Daily,
    Hourly,
    Minutely,
    Secondly,
}

impl Frequency {
    fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "YEARLY" => Self::Yearly,
            "MONTHLY" => Self::Monthly,
            "WEEKLY" => Self::Weekly,
            "DAILY" => Self::Daily,
            "HOURLY" => Self::Hourly,
            "MINUTELY" => Self::Minutely,
            "SECONDLY" => Self::Secondly,
            _ => return None,
        })
    }

    /// The seconds of a period that is not longer than a day; 0 for longer ones.
    fn seconds(self) -> i64 {
        match self {
            Self::Daily => DAY,
            Self::Hourly => 3_600,
            Self::Minutely => 60,
            Self::Secondly => 1,
            _ => 0,
        }
    }
}

/// The last date of a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Until {
    /// The rule has no last date.
    #[default]
    Never,
    /// The last day, or the last time on the clock of the series, in seconds since 1970.
    Local(i64),
    /// The last time in UTC, in seconds since 1970.
    Instant(i64),
}

/// A rule.
#[derive(Debug, Clone, Default)]
pub(super) struct Rule {
    frequency: Frequency,
    interval: i64,
    /// The number of dates, with the first one.
    pub(super) count: Option<usize>,
    pub(super) until: Until,
    months: Vec<i64>,
    weeks: Vec<i64>,
    year_days: Vec<i64>,
    month_days: Vec<i64>,
    /// Weekdays (Monday is 0), each with its number in the month or year; 0 for each of them.
    weekdays: Vec<(i64, i64)>,
    hours: Vec<i64>,
    minutes: Vec<i64>,
    seconds: Vec<i64>,
    positions: Vec<i64>,
    week_start: i64,
}

impl Rule {
    /// Reads a rule. The error is the part that is not understood.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut rule = Self { interval: 1, ..Self::default() };
        let mut has_frequency = false;
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) =
                (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
            let read = rule.read(&name, &value);
            has_frequency |= name == "FREQ";
            read.ok_or_else(|| part.to_owned())?;
        }
        if has_frequency { Ok(rule) } else { Err(text.to_owned()) }
    }

    fn read(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "FREQ" => self.frequency = Frequency::of_name(value)?,
            "INTERVAL" => self.interval = value.parse().ok().filter(|count| *count > 0)?,
            "COUNT" => self.count = Some(value.parse().ok()?),
            "UNTIL" => self.until = until(value)?,
            "BYMONTH" => self.months = numbers(value, 1, 12)?,
            "BYWEEKNO" => self.weeks = numbers(value, -53, 53)?,
            "BYYEARDAY" => self.year_days = numbers(value, -366, 366)?,
            "BYMONTHDAY" => self.month_days = numbers(value, -31, 31)?,
            "BYDAY" => self.weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
            "BYHOUR" => self.hours = numbers(value, 0, 23)?,
            "BYMINUTE" => self.minutes = numbers(value, 0, 59)?,
            "BYSECOND" => self.seconds = numbers(value, 0, 60)?,
            "BYSETPOS" => self.positions = numbers(value, -366, 366)?,
            "WKST" => self.week_start = weekday(value)?.0,
            // Extensions of single programs hardly ever change the dates.
            other => return other.starts_with("X-").then_some(()),
        }
        Some(())
    }

    /// Adds the parts that follow from the first date (section 3.3.10: "Information, not contained in the rule").
    fn complete(&mut self, first: i64) {
        let (date, time) = split(first);
        let (month, day) = (i64::from(date.month), i64::from(date.day));
        let has_days =
            !(self.weekdays.is_empty() && self.month_days.is_empty() && self.year_days.is_empty());
        match self.frequency {
            _ if has_days => {}
            Frequency::Yearly if self.weeks.is_empty() => {
                self.month_days = vec![day];
                if self.months.is_empty() {
                    self.months = vec![month];
                }
            }
            Frequency::Monthly => self.month_days = vec![day],
            Frequency::Yearly | Frequency::Weekly => {
                self.weekdays = vec![(weekday_of(first.div_euclid(DAY)), 0)];
            }
            _ => {}
        }
        let times = [
            (&mut self.hours, time.hour, Frequency::Hourly),
            (&mut self.minutes, time.minute, Frequency::Minutely),
            (&mut self.seconds, time.second, Frequency::Secondly),
        ];
        for (list, own, frequency) in times {
            if list.is_empty() && self.frequency < frequency {
                list.push(i64::from(own));
            }
        }
    }
}

/// A list of whole numbers from `min` to `max`, in order. Zero is none where negative numbers count from the end.
fn numbers(text: &str, min: i64, max: i64) -> Option<Vec<i64>> {
    let read = |text: &str| {
        let number: i64 = text.trim().trim_start_matches('+').parse().ok()?;
        ((min..=max).contains(&number) && (min >= 0 || number != 0)).then_some(number)
    };
    let mut list: Vec<i64> = text.split(',').map(read).collect::<Option<_>>()?;
    list.sort_unstable();
    list.dedup();
    Some(list)
}

/// A weekday such as `MO`, `2MO` or `-1FR`: its number from Monday, and its number in the period.
fn weekday(text: &str) -> Option<(i64, i64)> {
    let text = text.trim();
    let (count, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let day = (0..).zip(names).find_map(|(at, day)| (day == name).then_some(at))?;
    let count = match count.trim_start_matches('+') {
        "" => 0,
        number => number.parse().ok().filter(|number| (-53..=53).contains(number))?,
    };
    Some((day, count))
}

/// `20241231` (the whole day), `20241231T235959` or `20241231T235959Z`.
fn until(text: &str) -> Option<Until> {
    let local = local(text.trim_end_matches('Z'))?;
    Some(match text {
        _ if text.ends_with('Z') => Until::Instant(local),
        _ if text.len() == 8 => Until::Local(local + DAY - 1),
        _ => Until::Local(local),
    })
}

#[cfg(test)]
mod tests;
