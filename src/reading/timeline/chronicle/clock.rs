//! The clock on which a timeline shows its times of day.

use crate::edition::time::calendar::join;
use crate::edition::time::moment::Moment;

/// The clock on which times of day are shown.
#[derive(Clone, Copy)]
pub enum Clock<'a> {
    /// Each moment on the clock of the place where it happened.
    OfPlaces,
    /// All moments on one clock: the name of its zone, and its offset from UTC in seconds at an instant.
    One(&'a str, &'a dyn Fn(i64) -> i32),
}

impl Clock<'_> {
    /// The moment on this clock.
    pub fn show(self, moment: &Moment) -> Moment {
        match self {
            Self::OfPlaces => moment.clone(),
            Self::One(zone, offset_at) => moment.on_clock(offset_at(moment.instant()), zone),
        }
    }

    /// The offset from UTC of the clock that shows a moment, in seconds. A day, month or year starts at
    /// midnight of the same date on every clock, and so at a different instant on each.
    pub(super) fn offset_of(self, moment: &Moment) -> i32 {
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
