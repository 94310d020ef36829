//! The days that a rule allows. Days are counted since 1970.

use super::{Frequency, Rule};
use crate::edition::time::calendar::Date;

/// The weekday of a day since 1970; Monday is 0.
pub(super) fn weekday_of(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// The first day of a month, in days since 1970.
pub(super) fn first_of(year: i64, month: i64) -> i64 {
    let month = u8::try_from(month).unwrap_or(1);
    Date::new(year, month, 1).map_or(0, Date::days_since_1970)
}

impl Rule {
    /// Whether every part of the rule allows a day.
    pub(super) fn allows(&self, day: i64) -> bool {
        let date = Date::from_days_since_1970(day);
        let month = first_of(date.year, i64::from(date.month));
        let next_month = Date::from_days_since_1970(month).plus_months(1).days_since_1970();
        let (year, next_year) = (first_of(date.year, 1), first_of(date.year + 1, 1));
        let (months, days) = (&self.months, &self.month_days);
        (months.is_empty() || months.contains(&i64::from(date.month)))
            && (days.is_empty() || is_numbered(days, day, month, next_month))
            && (self.year_days.is_empty() || is_numbered(&self.year_days, day, year, next_year))
            && (self.weeks.is_empty() || self.is_in_week(day))
            && (self.weekdays.is_empty() || {
                // The number of a weekday is that in the year only where the rule names no month (section 3.3.10).
                let in_year = self.frequency == Frequency::Yearly && months.is_empty();
                let span = if in_year { (year, next_year) } else { (month, next_month) };
                self.is_weekday(day, span)
            })
    }

    /// Whether a day is one of the weekdays of the rule, of a month or year from one day to another.
    fn is_weekday(&self, day: i64, (begin, end): (i64, i64)) -> bool {
        let counts = self.frequency <= Frequency::Monthly && self.weeks.is_empty();
        self.weekdays.iter().any(|(weekday, number)| {
            let is_day = weekday_of(day) == *weekday;
            match *number {
                _ if !is_day => false,
                0 => true,
                _ if !counts => true,
                number @ 1.. => (day - begin) / 7 + 1 == number,
                number => (end - 1 - day) / 7 + 1 == -number,
            }
        })
    }

    /// Whether a day is in one of the rule's weeks of the year (ISO 8601, but with the rule's own first weekday).
    fn is_in_week(&self, day: i64) -> bool {
        // A week belongs to the year that has its fourth day.
        let begin = day - (weekday_of(day) - self.week_start).rem_euclid(7);
        let year = Date::from_days_since_1970(begin + 3).year;
        let first_week = |year: i64| {
            let fourth = first_of(year, 1) + 3;
            fourth - (weekday_of(fourth) - self.week_start).rem_euclid(7)
        };
        let (number, count) =
            ((begin - first_week(year)) / 7 + 1, (first_week(year + 1) - first_week(year)) / 7);
        self.weeks.iter().any(|week| *week == number || *week == number - count - 1)
    }
}

/// Whether the number of a day in a span is in the list. Negative numbers count from the end.
fn is_numbered(list: &[i64], day: i64, begin: i64, end: i64) -> bool {
    list.contains(&(day - begin + 1)) || list.contains(&(day - end))
}
