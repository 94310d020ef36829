//! The activities that are nearest to a moment: the next activities, or else the last.

use super::entries::{Entry, entries};
use crate::edition::time::calendar::DAY;
use crate::edition::time::moment::Precision;
use crate::edition::{Edition, order};

/// The activities that are nearest to a moment.
#[derive(Debug)]
pub enum Near<'a> {
    /// The next activities, soonest first.
    Next(Vec<Entry<'a>>),
    /// The last activities, latest first, where no activity is to come.
    Last(Vec<Entry<'a>>),
}

/// At most `max` next activities after `now`, in seconds since 1970, or else the last activities.
pub fn near(edition: &Edition, now: i64, max: usize) -> Near<'_> {
    let entries = entries(edition);
    let next: Vec<Entry<'_>> =
        entries.iter().filter(|entry| is_next(entry, now)).take(max).copied().collect();
    if !next.is_empty() {
        return Near::Next(next);
    }
    // Of activities of the same moment, the last in the dataset comes first.
    let last = entries.into_iter().rev().collect();
    let last = order::by_key(last, |entry| (-over_at(entry), 0));
    Near::Last(last.into_iter().take(max).collect())
}

/// The activities that [`near`] may give at `now` and, as long as the edition stays the same, for some time after: at
/// most `max_next` next activities, and the `max_last` last ones.
#[cfg(not(target_arch = "wasm32"))]
pub fn around(edition: &Edition, now: i64, max_next: usize, max_last: usize) -> Vec<Entry<'_>> {
    let mut around = match near(edition, now, max_next) {
        Near::Next(entries) => entries,
        Near::Last(_) => Vec::new(),
    };
    if let Near::Last(entries) = near(edition, i64::MAX, max_last) {
        around.extend(entries);
    }
    around
}

/// Whether an activity is to come, or is under way and at most 31 days long. Longer activities would
/// take the room of the activities to come.
fn is_next(entry: &Entry<'_>, now: i64) -> bool {
    let start = entry.activity.start.instant();
    start > now || (over_at(entry) > now && over_at(entry) - start <= 31 * DAY)
}

/// When an activity is over at the latest. An end that is known to the day counts until the day is over,
/// and an end that is known to the month or year, for the longest month or year.
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
