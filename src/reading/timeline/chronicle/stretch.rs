//! Stretches of time by which a timeline groups its activities, and the gaps between them.

use super::clock::Clock;
use crate::edition::time::calendar::{Date, TimeOfDay, split};
use crate::edition::time::moment::{Moment, Precision};

/// The unit of time that activities are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A hundred years, from 1801 to 1900.
    Century,
    /// Ten years, from 1840 to 1849.
    Decade,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
}

/// From the finest to the coarsest.
const UNITS: [Unit; 6] =
    [Unit::Hour, Unit::Day, Unit::Month, Unit::Year, Unit::Decade, Unit::Century];

/// The stretch of time that a group stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its unit; coarser than the timeline's where no more is known of what is in it.
    pub unit: Unit,
    /// Its first day; of a century or decade that ends before the year 1, in its earliest year.
    pub date: Date,
    /// Its first hour.
    pub hour: u8,
}

impl Stretch {
    /// The finest stretch that a moment is known to be in, on a clock.
    pub fn of(moment: &Moment, clock: Clock<'_>) -> Self {
        let unit = match moment.precision {
            Precision::Year => Unit::Year,
            Precision::Month => Unit::Month,
            Precision::Day => Unit::Day,
            Precision::Minute | Precision::Second => Unit::Hour,
        };
        let (mut date, mut time) = (moment.date, moment.time);
        if let (Clock::One(_, offset_at), true) = (clock, moment.has_time()) {
            let instant = moment.instant();
            (date, time) = split(instant + i64::from(offset_at(instant)));
        }
        Self { unit: Unit::Hour, date, hour: time.hour }.within(unit)
    }

    /// The stretch of a unit that this is in; itself, where it is longer than that.
    #[must_use]
    pub fn within(self, unit: Unit) -> Self {
        let unit = self.unit.min(unit);
        let Date { year, month, day } = self.date;
        let year = match unit {
            // Counted as history counts: the first century began with the year 1, and the one before it
            // ended with the year before that.
            Unit::Century => (year - 1).div_euclid(100) * 100 + 1,
            Unit::Decade => year.div_euclid(10) * 10,
            _ => year,
        };
        let month = if unit >= Unit::Month { month } else { 1 };
        let day = if unit >= Unit::Day { day } else { 1 };
        let hour = if unit == Unit::Hour { self.hour } else { 0 };
        Self { unit, date: Date { year, month, day }, hour }
    }

    /// Its beginning as a moment, with what is known of it.
    pub fn moment(self) -> Moment {
        let precision = match self.unit {
            Unit::Century | Unit::Decade | Unit::Year => Precision::Year,
            Unit::Month => Precision::Month,
            Unit::Day => Precision::Day,
            Unit::Hour => Precision::Minute,
        };
        let time = TimeOfDay { hour: self.hour, ..TimeOfDay::default() };
        Moment { date: self.date, time, precision, offset: 0, zone: None }
    }
}

/// How much later one moment is than another: what is said between two groups that lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// So many years.
    Years(i64),
    /// So many months.
    Months(i64),
    /// So many days.
    Days(i64),
    /// So many hours.
    Hours(i64),
}

/// The gap between the beginnings of two groups of one unit; `None` where one follows the other.
pub fn gap(earlier: Stretch, later: Stretch) -> Option<Gap> {
    let unit = earlier.unit.min(later.unit);
    let (a, b) = (earlier.date, later.date);
    let years = b.year - a.year;
    let months = years * 12 + i64::from(b.month) - i64::from(a.month);
    let days = b.days_since_1970() - a.days_since_1970();
    let hours = days * 24 + i64::from(later.hour) - i64::from(earlier.hour);
    let told = |gap: Gap, count: i64| (count >= 2).then_some(gap);
    match unit {
        // Between their beginnings lie a hundred or ten years; a gap is more than that.
        Unit::Century => (years > 100).then_some(Gap::Years(years)),
        Unit::Decade => (years > 10).then_some(Gap::Years(years)),
        Unit::Year => told(Gap::Years(years), years),
        _ if years >= 2 => Some(Gap::Years(years)),
        Unit::Month => told(Gap::Months(months), months),
        _ if months >= 2 => Some(Gap::Months(months)),
        Unit::Day => told(Gap::Days(days), days),
        Unit::Hour if days >= 2 => Some(Gap::Days(days)),
        Unit::Hour => told(Gap::Hours(hours), hours),
    }
}
