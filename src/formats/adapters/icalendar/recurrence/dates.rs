//! The dates of a rule, one after the other.
//!
//! Dates are seconds since 1970 on the clock of the series. A rule has periods (years, months, weeks, days, hours, minutes
//! or seconds). The days of a period are found first, and then the times on those days.

use std::collections::VecDeque;

use super::days::{first_of, weekday_of};
use super::{Frequency, Rule};
use crate::edition::time::calendar::{DAY, Date, split};

/// Years after this one are not looked at.
const MAX_YEAR: i64 = 9_999;
/// At most this many years in a row are looked at in which a series has no date. After 400 years the calendar repeats
/// itself.
const MAX_EMPTY_YEARS: usize = 400;
/// At most this many shorter periods in a row are looked at.
const MAX_EMPTY_PERIODS: usize = 4_800;
/// At most this many dates are made of one period. Programs write a handful.
const MAX_DATES_OF_PERIOD: usize = 10_000;

/// The dates of a series, on its own clock.
pub(in super::super) struct Dates {
    rule: Rule,
    /// The first date, in seconds since 1970 on the clock of the series.
    first: i64,
    /// Whether the first date is one without being found.
    is_given: bool,
    /// The number of the next period; the first date is in period 0.
    period: i64,
    /// Dates that were found and not given yet.
    found: VecDeque<i64>,
    is_over: bool,
    /// Whether the series ended because no date was found for a long time.
    pub(in super::super) gave_up: bool,
}

impl Dates {
    /// The dates of a rule from the first date on, which is in seconds since 1970 on the clock of the series. If
    /// `with_first`, the first date is one of them, even if the rule does not name it. Without a rule, it is the only one.
    pub(in super::super) fn new(rule: Option<Rule>, first: i64, with_first: bool) -> Self {
        let is_over = rule.is_none();
        let mut rule = rule.unwrap_or_default();
        rule.complete(first);
        let is_given = with_first || is_over;
        let found = VecDeque::from_iter(is_given.then_some(first));
        Self { rule, first, is_given, period: 0, found, is_over, gave_up: false }
    }

    /// Looks for the dates of the next periods. The list stays empty once there are no more.
    fn look(&mut self) {
        let max = match self.rule.frequency {
            Frequency::Yearly => MAX_EMPTY_YEARS,
            _ => MAX_EMPTY_PERIODS,
        };
        for _ in 0..max {
            if self.is_over || !self.found.is_empty() {
                return;
            }
            let mut dates = match self.rule.frequency.seconds() {
                0 | DAY => self.days().map(|days| self.times_of(&days)),
                length => self.within_day(length),
            };
            self.period += 1;
            self.is_over = dates.is_none();
            let dates = dates.as_mut().map(std::mem::take).unwrap_or_default();
            let dates = chosen(dates, &self.rule.positions);
            // Dates before the first one are not dates of the series.
            let from = self.first + i64::from(self.is_given);
            self.found.extend(dates.into_iter().filter(|date| *date >= from));
        }
        self.gave_up = self.found.is_empty();
        self.is_over = self.gave_up;
    }

    /// The days of the next period that the rule allows; `None` after the last year.
    fn days(&self) -> Option<Vec<i64>> {
        let (rule, first) = (&self.rule, self.first.div_euclid(DAY));
        let (date, _) = split(self.first);
        let step = self.period.checked_mul(rule.interval)?;
        let (begin, end) = match rule.frequency {
            Frequency::Yearly => {
                let year = date.year.checked_add(step)?;
                (first_of(year, 1), first_of(year + 1, 1))
            }
            Frequency::Monthly => {
                let month = i64::from(date.month) - 1;
                let total = date.year.checked_mul(12)?.checked_add(month)?.checked_add(step)?;
                let month =
                    Date::new(total.div_euclid(12), 1, 1)?.plus_months(total.rem_euclid(12));
                (month.days_since_1970(), month.plus_months(1).days_since_1970())
            }
            Frequency::Weekly => {
                let week = first - (weekday_of(first) - rule.week_start).rem_euclid(7);
                let begin = week.checked_add(step.checked_mul(7)?)?;
                (begin, begin + 7)
            }
            _ => {
                let begin = first.checked_add(step)?;
                (begin, begin + 1)
            }
        };
        let last = first_of(MAX_YEAR + 1, 1);
        (begin < last).then(|| (begin..end).filter(|day| rule.allows(*day)).collect())
    }

    /// The rule's times on each of these days.
    fn times_of(&self, days: &[i64]) -> Vec<i64> {
        let rule = &self.rule;
        let mut dates = Vec::new();
        for day in days {
            for (hour, minute) in rule
                .hours
                .iter()
                .flat_map(|hour| rule.minutes.iter().map(move |minute| (hour, minute)))
            {
                for second in &rule.seconds {
                    if dates.len() < MAX_DATES_OF_PERIOD {
                        // A leap second is the second before it.
                        let second = (*second).min(59);
                        dates.push(day * DAY + hour * 3_600 + minute * 60 + second);
                    }
                }
            }
        }
        dates.dedup();
        dates
    }

    /// The dates of the next hour, minute or second. Skips what the rule does not allow; `None` after the last year.
    fn within_day(&mut self, length: i64) -> Option<Vec<i64>> {
        let rule = &self.rule;
        let step = length.checked_mul(rule.interval)?;
        let at = self.first.checked_add(self.period.checked_mul(step)?)?;
        let day = at.div_euclid(DAY);
        if day >= first_of(MAX_YEAR + 1, 1) {
            return None;
        }
        let (hour, minute) = (at.rem_euclid(DAY) / 3_600, at.rem_euclid(3_600) / 60);
        let allows = |list: &[i64], number: i64| list.is_empty() || list.contains(&number);
        // The end of the day, hour or minute that the rule does not allow.
        let end = if !rule.allows(day) {
            Some((day + 1) * DAY)
        } else if !allows(&rule.hours, hour) {
            Some((at.div_euclid(3_600) + 1) * 3_600)
        } else if length < 3_600 && !allows(&rule.minutes, minute) {
            Some((at.div_euclid(60) + 1) * 60)
        } else {
            None
        };
        if let Some(end) = end {
            // The next period that begins at this end or later; `look` goes on to it.
            self.period += (end - at - 1) / step;
            return Some(Vec::new());
        }
        let (hour, minute) = (at.div_euclid(3_600) * 3_600, at.div_euclid(60) * 60);
        let seconds =
            |minute: i64| rule.seconds.iter().map(move |second| minute + (*second).min(59));
        Some(match rule.frequency {
            Frequency::Hourly => {
                rule.minutes.iter().flat_map(|minute| seconds(hour + minute * 60)).collect()
            }
            Frequency::Minutely => seconds(minute).collect(),
            _ if allows(&rule.seconds, at.rem_euclid(60)) => vec![at],
            _ => Vec::new(),
        })
    }
}

impl Iterator for Dates {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        if self.found.is_empty() {
            self.look();
        }
        self.found.pop_front()
    }
}

/// The dates at these positions of a period; all dates where no position is named.
fn chosen(mut dates: Vec<i64>, positions: &[i64]) -> Vec<i64> {
    if positions.is_empty() {
        return dates;
    }
    let count = i64::try_from(dates.len()).unwrap_or(i64::MAX);
    let mut at = 0;
    dates.retain(|_| {
        at += 1;
        positions.contains(&at) || positions.contains(&(at - count - 1))
    });
    dates
}
