//! The scale of a timeline: positions of ticks, density of activities, and long activities. `ruler` has the positions.
//!
//! Works on seconds since 1970, on one clock. Makes no words and no elements.

mod ruler;

pub use ruler::{Fold, MIN_RANGE, Ruler};

use super::chronicle::{Chronicle, Step, Stretch, Unit};
use crate::edition::time::calendar::{DAY, Date, TimeOfDay, join, split};

/// A mark on the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// The position of the tick, in seconds since 1970.
    pub at: i64,
    /// The stretch that starts at the tick.
    pub stretch: Stretch,
    /// Whether the tick is the first beside a fold, so that it needs its whole date.
    pub is_first: bool,
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
/// The mean year in the calendar's cycle of 400 years, in seconds.
const YEAR: i64 = 31_556_952;

/// The possible paces with their seconds, from short to long. Longer paces are 1, 2 or 5 times a power of ten years.
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

/// Ticks at round times of a clock, at the shortest pace that gives at most `max` ticks on what is not folded, and at least
/// one tick in every stretch between folds. `offset_at` is the clock's offset from UTC at an instant, in seconds.
pub fn ticks(ruler: &Ruler, offset_at: &dyn Fn(i64) -> i32, max: usize) -> Vec<Tick> {
    let pace = pace_for(ruler.open_seconds(), max);
    let ahead = |instant: i64| i64::from(offset_at(instant));
    let is_folded = !ruler.folds().is_empty();
    let mut ticks: Vec<Tick> = Vec::new();
    for (index, (low, high)) in ruler.open().into_iter().enumerate() {
        let before = ticks.len();
        let mut local = round_down(pace, low + ahead(low));
        while ticks.len() - before <= max {
            let at = local - ahead(local - ahead(local));
            if at > high {
                break;
            }
            // Where clocks are turned back, a round time may be earlier than the round time before it on the clock.
            if at >= low && ticks.last().is_none_or(|last| last.at < at) {
                let is_first = is_folded && ticks.len() == before;
                ticks.push(Tick { at, stretch: begins(pace, local), is_first });
            }
            local = following(pace, local);
        }
        // Between two folds there may be no round time. The first activity there has the tick.
        let first = index.checked_sub(1).and_then(|fold| ruler.folds().get(fold));
        if let Some(fold) = first.filter(|_| ticks.len() == before) {
            let at = fold.gap.1;
            ticks.push(Tick { at, stretch: begins(pace, at + ahead(at)), is_first: true });
        }
    }
    ticks
}

/// The shortest pace at which at most `max` ticks are on a scale of this many seconds.
fn pace_for(seconds: i64, max: usize) -> Pace {
    let room = i64::try_from(max.max(1)).unwrap_or(i64::MAX);
    let length = seconds.max(1);
    let fits = |seconds: i64| length / seconds < room;
    let known = PACES.into_iter().find(|(_, seconds)| fits(*seconds)).map(|(pace, _)| pace);
    known.unwrap_or_else(|| {
        let mut tens = 10;
        loop {
            for years in [tens, 2 * tens, 5 * tens] {
                if fits(years * YEAR) {
                    return Pace::Years(years);
                }
            }
            tens *= 10;
        }
    })
}

/// The last round time of a pace that is not after `local`.
fn round_down(pace: Pace, local: i64) -> i64 {
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

/// The last round year that is not after a year. Before the year 1, years are round as years BC: 500 BC is the
/// astronomical year -499. As there is no year 0, the year 1 counts as round.
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
        // At midnight, the tick is labelled with the day.
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

/// The number of activities that start in each of `parts` equal parts of the scale.
pub fn density(steps: &[Step], ruler: &Ruler, parts: usize) -> Vec<u32> {
    let mut counts = vec![0_u32; parts];
    let (low, high) = ruler.range();
    for step in steps.iter().filter(|step| (low..=high).contains(&step.start)) {
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a position from 0 to 1, on a screen"
        )]
        let part = (ruler.position(step.start) * parts as f64) as usize;
        if let Some(count) = counts.get_mut(part.min(parts.saturating_sub(1))) {
            *count += 1;
        }
    }
    counts
}

/// At most this many activities, the longest, are drawn as spans.
const MAX_SPANS: usize = 40;

/// The steps of activities that are longer than a fiftieth of what is not folded of the scale, longest first.
pub fn spans(chronicle: &Chronicle, ruler: &Ruler) -> Vec<usize> {
    let (low, high) = ruler.range();
    let min = ruler.open_seconds() / 50;
    let is_long = |step: &Step| step.over - step.start > min.max(1);
    let is_visible = |step: &Step| step.start <= high && step.over >= low;
    let steps = chronicle.steps.iter().enumerate();
    let found: Vec<(usize, i64)> = steps
        .filter(|(_, step)| is_long(step) && is_visible(step))
        .map(|(index, step)| (index, step.over - step.start))
        .collect();
    let mut found = crate::edition::order::by_key(found, |(_, length)| (-length, 0));
    found.truncate(MAX_SPANS);
    found.into_iter().map(|(index, _)| index).collect()
}
