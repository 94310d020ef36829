//! The scale of a timeline: where ticks stand, how dense activities are, and what goes on for long.
//!
//! Works on a stretch of seconds since 1970, on one clock; makes no words and no elements.

use super::chronicle::{Chronicle, Step, Stretch, Unit};
use crate::edition::time::calendar::{DAY, Date, TimeOfDay, join, split};

/// A mark on the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// Where, in seconds since 1970.
    pub at: i64,
    /// What begins there.
    pub stretch: Stretch,
}

/// The distance between two ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    Seconds(i64),
    Days(i64),
    Months(i64),
    Years(i64),
}

const HOUR: i64 = 3_600;
/// In seconds; of the calendar's cycle of 400 years.
const YEAR: i64 = 31_556_952;

/// The paces that make sense, from short to long; of years, any 1, 2 or 5 with noughts.
const PACES: [(Pace, i64); 17] = [
    (Pace::Seconds(60), 60),
    (Pace::Seconds(5 * 60), 5 * 60),
    (Pace::Seconds(15 * 60), 15 * 60),
    (Pace::Seconds(30 * 60), 30 * 60),
    (Pace::Seconds(HOUR), HOUR),
    (Pace::Seconds(3 * HOUR), 3 * HOUR),
    (Pace::Seconds(6 * HOUR), 6 * HOUR),
    (Pace::Seconds(12 * HOUR), 12 * HOUR),
    (Pace::Days(1), DAY),
    (Pace::Days(2), 2 * DAY),
    (Pace::Days(7), 7 * DAY),
    (Pace::Months(1), YEAR / 12),
    (Pace::Months(3), YEAR / 4),
    (Pace::Months(6), YEAR / 2),
    (Pace::Years(1), YEAR),
    (Pace::Years(2), 2 * YEAR),
    (Pace::Years(5), 5 * YEAR),
];

/// Ticks from `low` to `high`, as many as there is room for, at round times of a clock: `offset_at` says how
/// many seconds it is ahead of UTC at an instant.
pub fn ticks(low: i64, high: i64, offset_at: &dyn Fn(i64) -> i32, most: usize) -> Vec<Tick> {
    let room = i64::try_from(most.max(1)).unwrap_or(i64::MAX);
    let length = (high - low).max(1);
    let fits = |seconds: i64| length / seconds < room;
    let known = PACES.into_iter().find(|(_, seconds)| fits(*seconds)).map(|(pace, _)| pace);
    let pace = known.unwrap_or_else(|| {
        let mut tens = 10;
        loop {
            for years in [tens, 2 * tens, 5 * tens] {
                if fits(years * YEAR) {
                    return Pace::Years(years);
                }
            }
            tens *= 10;
        }
    });
    let ahead = |instant: i64| i64::from(offset_at(instant));
    let mut ticks: Vec<Tick> = Vec::new();
    let mut local = first(pace, low + ahead(low));
    while ticks.len() <= most {
        let at = local - ahead(local - ahead(local));
        if at > high {
            break;
        }
        // Where clocks are turned back, a round time may come before the one that precedes it.
        if at >= low && ticks.last().is_none_or(|last| last.at < at) {
            ticks.push(Tick { at, stretch: begins(pace, local) });
        }
        local = following(pace, local);
    }
    ticks
}

/// The last round time of a pace that is not after a time.
fn first(pace: Pace, local: i64) -> i64 {
    let (Date { year, month, .. }, _) = split(local);
    match pace {
        Pace::Seconds(seconds) => local.div_euclid(seconds) * seconds,
        Pace::Days(days) => local.div_euclid(days * DAY) * days * DAY,
        Pace::Months(months) => {
            let month = (i64::from(month) - 1) / months * months + 1;
            midnight(year, u8::try_from(month).unwrap_or(1))
        }
        Pace::Years(years) => midnight(round(year, years), 1),
    }
}

/// The last round year that is not after a year. Years before the year 1 are round as history counts them:
/// 500 BC is the astronomical year -499; and between them and ours, the year 1 stands for a round one.
fn round(year: i64, years: i64) -> i64 {
    match year {
        1.. if year < years => 1,
        1.. => year / years * years,
        _ => 1 - (1 - year + years - 1) / years * years,
    }
}

fn following(pace: Pace, local: i64) -> i64 {
    let (date, _) = split(local);
    match pace {
        Pace::Seconds(seconds) => local + seconds,
        Pace::Days(days) => local + days * DAY,
        Pace::Months(months) => join(date.plus_months(months), TimeOfDay::default()),
        Pace::Years(years) if date.year == 1 && years > 1 => midnight(years, 1),
        Pace::Years(years) => midnight(date.year + years, 1),
    }
}

fn begins(pace: Pace, local: i64) -> Stretch {
    let (date, time) = split(local);
    let unit = match pace {
        // At midnight, the day says more.
        Pace::Seconds(_) if time == TimeOfDay::default() => Unit::Day,
        Pace::Seconds(_) => Unit::Hour,
        Pace::Days(_) => Unit::Day,
        Pace::Months(_) if date.month > 1 => Unit::Month,
        Pace::Months(_) | Pace::Years(_) => Unit::Year,
    };
    Stretch { unit, date, hour: time.hour }
}

fn midnight(year: i64, month: u8) -> i64 {
    join(Date { year, month, day: 1 }, TimeOfDay::default())
}

/// How many activities begin in each of so many equal parts of a stretch of time.
pub fn density(steps: &[Step], low: i64, high: i64, parts: usize) -> Vec<u32> {
    let mut counts = vec![0_u32; parts];
    let length = i128::from((high - low).max(1));
    for step in steps.iter().filter(|step| (low..=high).contains(&step.start)) {
        let part = i128::from(step.start - low) * i128::try_from(parts).unwrap_or(0) / length;
        let part = usize::try_from(part).unwrap_or(0).min(parts.saturating_sub(1));
        if let Some(count) = counts.get_mut(part) {
            *count += 1;
        }
    }
    counts
}

/// As many activities are drawn as spans, the longest first.
const SPANS: usize = 40;

/// The activities that go on for more than a fiftieth of a stretch of time: their steps, longest first.
pub fn spans(chronicle: &Chronicle, low: i64, high: i64) -> Vec<usize> {
    let least = (high - low) / 50;
    let long = |step: &Step| step.over - step.start > least.max(1);
    let seen = |step: &Step| step.start <= high && step.over >= low;
    let steps = chronicle.steps.iter().enumerate();
    let found: Vec<(usize, i64)> = steps
        .filter(|(_, step)| long(step) && seen(step))
        .map(|(place, step)| (place, step.over - step.start))
        .collect();
    let mut found = crate::edition::order::by_key(found, |(_, length)| (-length, 0));
    found.truncate(SPANS);
    found.into_iter().map(|(place, _)| place).collect()
}
