//! Lengths of time in the notation of ISO 8601: `PT30M`, `P1DT2H`, `P2W`, `P1Y6M`.

use super::calendar::{DAY, Date, join};
use super::moment::{Moment, Precision, on_clock};
use super::zone::{ZoneRules, offset_of_local};

/// A length of time. Months and days follow the calendar; seconds follow the clock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Duration {
    months: i64,
    days: i64,
    seconds: i64,
}

/// A duration has at most this many seconds, a million years. A count of any unit is at most this too.
const MAX_SECONDS: i64 = 31_557_600_000_000;

impl Duration {
    /// Reads an ISO 8601 duration of whole numbers. `None` for any other text, and for a duration of zero.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().strip_prefix(['P', 'p'])?;
        let (date, time) = text.split_once(['T', 't']).unwrap_or((text, ""));
        let mut duration = Self::default();
        for (count, unit) in parts(date)? {
            match unit {
                'Y' => duration.months = duration.months.saturating_add(count.saturating_mul(12)),
                'M' => duration.months = duration.months.saturating_add(count),
                'W' => duration.days = duration.days.saturating_add(count.saturating_mul(7)),
                'D' => duration.days = duration.days.saturating_add(count),
                _ => return None,
            }
        }
        for (count, unit) in parts(time)? {
            let seconds = match unit {
                'H' => count.saturating_mul(3600),
                'M' => count.saturating_mul(60),
                'S' => count,
                _ => return None,
            };
            duration.seconds = duration.seconds.saturating_add(seconds);
        }
        let sensible = duration.months <= 12_000_000
            && duration.days <= MAX_SECONDS / DAY
            && duration.seconds <= MAX_SECONDS;
        (duration != Self::default() && sensible).then_some(duration)
    }

    /// The moment after this length of time, on the same clock. Months and days are added on the
    /// calendar, seconds on the time line: 24 hours over a change of clocks end an hour earlier or
    /// later on the clock.
    ///
    /// For a start without a time of day, the end is the last day, month or year of the duration:
    /// two days from 5 May are 5 and 6 May.
    pub fn after(self, start: &Moment, rules: &dyn ZoneRules) -> Moment {
        let date = start.date.plus_months(self.months);
        let local = join(date, start.time) + self.days * DAY;
        if !start.has_time() {
            let last = on_clock(local + self.seconds - 1, 0, start.precision, None);
            let month = if start.precision == Precision::Year { 1 } else { last.date.month };
            let day = if start.precision == Precision::Day { last.date.day } else { 1 };
            let date = Date { month, day, ..last.date };
            let Moment { time, offset, approximate, .. } = *start;
            return Moment { date, time, offset, approximate, ..last };
        }
        let precision = if self.seconds % 60 == 0 { start.precision } else { Precision::Second };
        let zone = start.zone.as_deref();
        let offset_then = zone.and_then(|name| offset_of_local(rules, name, local));
        let offset_then = offset_then.map_or(start.offset, |(offset, _)| offset);
        let instant = local - i64::from(offset_then) + self.seconds;
        let offset = zone.and_then(|name| rules.offset_at(name, instant)).unwrap_or(start.offset);
        let end = on_clock(instant, offset, precision, zone);
        Moment { approximate: start.approximate, ..end }
    }
}

/// Splits `1Y6M` into numbers with their units.
fn parts(text: &str) -> Option<Vec<(i64, char)>> {
    let mut found = Vec::new();
    let mut count = String::new();
    for character in text.chars() {
        if character.is_ascii_digit() {
            count.push(character);
        } else {
            let number: i64 = count.parse().ok().filter(|number| *number <= MAX_SECONDS)?;
            found.push((number, character.to_ascii_uppercase()));
            count.clear();
        }
    }
    count.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::time::zone::NoZones;

    fn after(start: &str, duration: &str) -> String {
        let (start, _) = Moment::parse(start).expect("a moment").resolve(None, &NoZones);
        let duration = Duration::parse(duration).expect("a duration");
        duration.after(&start, &NoZones).to_datetime_attribute().expect("after the year 1")
    }

    #[test]
    fn durations_are_added_by_calendar_and_clock() {
        assert_eq!(after("2022-11-22T09:30+08:00", "PT45M"), "2022-11-22T10:15:00+08:00");
        assert_eq!(after("2022-11-22T23:30Z", "PT1H"), "2022-11-23T00:30:00+00:00");
        assert_eq!(after("2022-05-05", "P2D"), "2022-05-06");
        assert_eq!(after("1936", "P3Y"), "1938");
        assert_eq!(after("2024-01-31T08:00Z", "P1M"), "2024-02-29T08:00:00+00:00");
        assert_eq!(after("2022-05-05", "P1W"), "2022-05-11");
        assert_eq!(after("1936", "P2D"), "1936");
        assert_eq!(after("2024-05", "P10D"), "2024-05");
    }

    #[test]
    fn other_texts_are_no_durations() {
        for text in ["", "P", "PT", "30M", "PT30", "P1H", "PT1.5H", "-P1D", "P0D", "P1Y2"] {
            assert_eq!(Duration::parse(text), None, "{text}");
        }
        assert_eq!(Duration::parse("PT99999999999999999999S"), None);
        assert_eq!(Duration::parse(&format!("PT{}", "31557600000000H".repeat(9))), None);
    }
}
