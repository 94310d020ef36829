//! Activities in order of time: the whole edition's, grouped by year, month and day.

use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::calendar::Date;
use crate::edition::moment::{Moment, Precision};
use crate::edition::order;

/// An activity with the article that tells of it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The article.
    pub article: &'a Article,
    /// The activity.
    pub activity: &'a Activity,
}

/// The entries of one unit of time, and the smaller units in it.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The unit's first day, with the unit as its precision.
    pub unit: Moment,
    /// The entries known no more exactly than this unit; for a day, all of its entries.
    pub entries: Vec<Entry<'a>>,
    /// The smaller units: months of a year, days of a month.
    pub groups: Vec<Group<'a>>,
}

/// Every activity of the edition, oldest first.
///
/// The order is that of instants; within one, the less exactly known comes first, then the
/// edition's own order.
pub fn entries(edition: &Edition) -> Vec<Entry<'_>> {
    let entries: Vec<Entry<'_>> = edition
        .articles
        .iter()
        .flat_map(|article| {
            article.timeline.activities.iter().map(move |activity| Entry { article, activity })
        })
        .collect();
    order::by_key(entries, |entry| entry.activity.start.order())
}

/// In seconds.
const DAY: i64 = 86_400;

/// The activities that are nearest to a moment.
#[derive(Debug)]
pub enum Near<'a> {
    /// Those to come, soonest first.
    Next(Vec<Entry<'a>>),
    /// None is to come: the last ones, latest first.
    Last(Vec<Entry<'a>>),
}

/// The next activities after `now`, in seconds since 1970, or else the last.
pub fn near(edition: &Edition, now: i64, most: usize) -> Near<'_> {
    let entries = entries(edition);
    let next: Vec<Entry<'_>> =
        entries.iter().filter(|entry| is_next(entry, now)).take(most).copied().collect();
    if !next.is_empty() {
        return Near::Next(next);
    }
    // Of one moment, what the editor wrote last was done last.
    let last = entries.into_iter().rev().collect();
    let last = order::by_key(last, |entry| (-over_at(entry), 0));
    Near::Last(last.into_iter().take(most).collect())
}

/// Whether an activity is to come, or is under way and short. What goes on for longer is no news, and
/// would leave no room for what is.
fn is_next(entry: &Entry<'_>, now: i64) -> bool {
    let start = entry.activity.start.instant();
    start > now || (over_at(entry) > now && over_at(entry) - start <= 31 * DAY)
}

/// When an activity is over at the latest: what is known by the day alone, not before the day is; by
/// the month or year, not before the longest one is.
fn over_at(entry: &Entry<'_>) -> i64 {
    let last = entry.activity.end.as_ref().unwrap_or(&entry.activity.start);
    let length = match last.precision {
        Precision::Year => 366 * DAY,
        Precision::Month => 31 * DAY,
        Precision::Day => DAY,
        _ => 0,
    };
    last.instant() + length
}

/// Groups entries by the year, month and day on the clock of the place where each happened.
pub fn by_date(entries: Vec<Entry<'_>>) -> Vec<Group<'_>> {
    let mut years: Vec<Group<'_>> = Vec::new();
    for entry in entries {
        let start = &entry.activity.start;
        let year = unit(&mut years, start.date, Precision::Year);
        if start.precision == Precision::Year {
            year.entries.push(entry);
            continue;
        }
        let month = unit(&mut year.groups, start.date, Precision::Month);
        if start.precision == Precision::Month {
            month.entries.push(entry);
            continue;
        }
        unit(&mut month.groups, start.date, Precision::Day).entries.push(entry);
    }
    years
}

/// The last group, if it is of this unit; else a new one.
///
/// Zones may put an earlier day after a later one; then the day comes twice, and the order of what
/// happened stays true.
fn unit<'a, 'g>(
    groups: &'g mut Vec<Group<'a>>,
    date: Date,
    precision: Precision,
) -> &'g mut Group<'a> {
    let first = Date {
        month: if precision == Precision::Year { 1 } else { date.month },
        day: if precision == Precision::Day { date.day } else { 1 },
        ..date
    };
    let unit = Moment {
        date: first,
        time: crate::edition::calendar::TimeOfDay::default(),
        precision,
        offset: 0,
        zone: None,
    };
    let last = groups.last().is_some_and(|group| group.unit == unit);
    if !last {
        groups.push(Group { unit, entries: Vec::new(), groups: Vec::new() });
    }
    let index = groups.len() - 1;
    // There is one: it was pushed above if not found.
    #[allow(clippy::indexing_slicing)]
    &mut groups[index]
}
