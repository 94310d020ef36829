//! Events of whole days.

use crate::edition::time::calendar::{Date, TimeOfDay};
use crate::edition::time::moment::{Moment, Precision};

/// The day of a moment, without its time.
pub(super) fn whole_day(moment: Moment) -> Moment {
    let offset = if moment.has_time() { 0 } else { moment.offset };
    let precision = moment.precision.min(Precision::Day);
    Moment { time: TimeOfDay::default(), precision, offset, zone: None, ..moment }
}

/// The day before a moment. Some formats write the end of an event as the first day after it.
pub(super) fn last_day(end: &Moment) -> Moment {
    let date = Date::from_days_since_1970(end.date.days_since_1970() - 1);
    Moment { date, ..end.clone() }
}
