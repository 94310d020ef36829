//! The activities that are nearest to a moment: the next ones, or else the last.

use super::entries::{Entry, entries};
use crate::edition::Edition;
use crate::edition::moment::Precision;
use crate::edition::order;

/// A day, in seconds.
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
