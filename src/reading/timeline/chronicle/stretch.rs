//! Stretches of time by which a timeline groups its activities, and the gaps between them.

use super::clock::Clock;
use crate::edition::time::calendar::{Date, TimeOfDay, split};
use crate::edition::time::moment::{Moment, Precision};

/// The unit of time by which activities are grouped.
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

/// The units from the finest to the coarsest.
pub(super) const UNITS: [Unit; 6] =
    [Unit::Hour, Unit::Day, Unit::Month, Unit::Year, Unit::Decade, Unit::Century];

/// The stretch of time that a group stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The unit of the stretch. Coarser than the timeline's unit, where the activities are known less exactly.
    pub unit: Unit,
    /// The first day. For a century or decade before the year 1, the first day of its earliest year.
    pub date: Date,
    /// The first hour.
    pub hour: u8,
}

impl Stretch {
    /// The finest stretch that contains a moment for certain, on a clock.
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

    /// The stretch of a unit that contains this stretch. A stretch of a coarser unit stays unchanged.
    #[must_use]
    pub fn within(self, unit: Unit) -> Self {
        let unit = self.unit.min(unit);
        let Date { year, month, day } = self.date;
        let year = match unit {
            // There is no year 0 in history: the first century AD starts with the year 1, and the first
            // century BC ends with the year 1 BC.
            Unit::Century => (year - 1).div_euclid(100) * 100 + 1,
            Unit::Decade => year.div_euclid(10) * 10,
            _ => year,
        };
        let month = if unit >= Unit::Month { month } else { 1 };
        let day = if unit >= Unit::Day { day } else { 1 };
        let hour = if unit == Unit::Hour { self.hour } else { 0 };
        Self { unit, date: Date { year, month, day }, hour }
    }

    /// The first day and the last, in days since 1970.
    pub fn days(self) -> (i64, i64) {
        let Date { year, month, day } = self.date;
        let start = |year, month| Date { year, month, day: 1 }.days_since_1970();
        let (first, next) = match self.unit {
            Unit::Century => (start(year, 1), start(year + 100, 1)),
            Unit::Decade => (start(year, 1), start(year + 10, 1)),
            Unit::Year => (start(year, 1), start(year + 1, 1)),
            Unit::Month if month == 12 => (start(year, 12), start(year + 1, 1)),
            Unit::Month => (start(year, month), start(year, month + 1)),
            Unit::Day | Unit::Hour => {
                let first = Date { year, month, day }.days_since_1970();
                (first, first + 1)
            }
        };
        (first, next - 1)
    }

    /// The start of the stretch as a moment, as exact as the unit.
    pub fn moment(self) -> Moment {
        let precision = match self.unit {
            Unit::Century | Unit::Decade | Unit::Year => Precision::Year,
            Unit::Month => Precision::Month,
            Unit::Day => Precision::Day,
            Unit::Hour => Precision::Minute,
        };
        let time = TimeOfDay { hour: self.hour, ..TimeOfDay::default() };
        Moment { date: self.date, time, precision, offset: 0, zone: None, approximate: false }
    }
}

/// The time between two groups that do not follow each other, for the line between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The number of years.
    Years(i64),
    /// The number of months.
    Months(i64),
    /// The number of days.
    Days(i64),
    /// The number of hours.
    Hours(i64),
}

/// The gap between the starts of two groups. `None` where the later group directly follows the earlier.
pub fn gap(earlier: Stretch, later: Stretch) -> Option<Gap> {
    let unit = earlier.unit.min(later.unit);
    let (earlier, later) = (earlier.within(unit), later.within(unit));
    let (a, b) = (earlier.date, later.date);
    let years = b.year - a.year;
    let months = years * 12 + i64::from(b.month) - i64::from(a.month);
    let days = b.days_since_1970() - a.days_since_1970();
    let hours = days * 24 + i64::from(later.hour) - i64::from(earlier.hour);
    let if_several = |gap: Gap, count: i64| (count >= 2).then_some(gap);
    match unit {
        // Neighbouring centuries start a hundred years apart, and neighbouring decades ten.
        Unit::Century => (years > 100).then_some(Gap::Years(years)),
        Unit::Decade => (years > 10).then_some(Gap::Years(years)),
        Unit::Year => if_several(Gap::Years(years), years),
        _ if years >= 2 => Some(Gap::Years(years)),
        Unit::Month => if_several(Gap::Months(months), months),
        _ if months >= 2 => Some(Gap::Months(months)),
        Unit::Day => if_several(Gap::Days(days), days),
        Unit::Hour if days >= 2 => Some(Gap::Days(days)),
        Unit::Hour => if_several(Gap::Hours(hours), hours),
    }
}
