//! The clock on which a timeline shows its times of day.

use crate::edition::time::calendar::join;
use crate::edition::time::moment::Moment;

/// On which clock times of day are told.
#[derive(Clone, Copy)]
pub enum Clock<'a> {
    /// On that of the place where it happened.
    OfPlaces,
    /// On one for all: its zone's name, and its offset from UTC in seconds at an instant.
    One(&'a str, &'a dyn Fn(i64) -> i32),
}

impl Clock<'_> {
    /// A moment as this clock shows it.
    pub fn show(self, moment: &Moment) -> Moment {
        match self {
            Self::OfPlaces => moment.clone(),
            Self::One(zone, offset_at) => moment.on_clock(offset_at(moment.instant()), zone),
        }
    }

    /// The offset from UTC of the clock that a moment is told on, in seconds. A day, month or year begins
    /// at midnight of the same date on every clock, and so at another instant on each.
    fn offset_of(self, moment: &Moment) -> i32 {
        match self {
            Self::OfPlaces => moment.offset,
            Self::One(_, offset_at) if moment.has_time() => offset_at(moment.instant()),
            Self::One(_, offset_at) => {
                let local = join(moment.date, moment.time);
                offset_at(local - i64::from(offset_at(local)))
            }
        }
    }
}
