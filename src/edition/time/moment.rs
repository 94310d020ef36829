//! A point in time as exactly as it is known: year, month, day, or time of day.
//!
//! Orders moments and moves them to other clocks. [`Moment::parse`] reads the notations of the dataset.
//! `reading::dates` puts moments into words.

mod written;

use serde::Serialize;

use super::calendar::{Date, TimeOfDay, join, split};

pub use written::{MomentError, Resolution, Written};

/// How exactly a moment is known. A moment is never shown more exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Precision {
    /// `1936`
    Year,
    /// `1936-07`
    Month,
    /// `1936-07-03`: the whole day, and the same date in every zone.
    Day,
    /// `1936-07-03T09:30`
    Minute,
    /// `1936-07-03T09:30:15`
    Second,
}

/// A point in time on the clock of the place where it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The day on the clock of the place. Where only the month or the year is known, its first day.
    pub date: Date,
    /// The time on the clock of the place; midnight where the time is not known.
    pub time: TimeOfDay,
    /// How much of date and time is known.
    pub precision: Precision,
    /// Seconds east of UTC of the clock of the place. For a moment without a time of day, the offset
    /// only decides when its day begins, so that days and times can be sorted together.
    pub offset: i32,
    /// The IANA zone of the clock of the place, where the zone is known.
    pub zone: Option<String>,
    /// Whether the moment is only estimated: about that year, month, day or time.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

impl Moment {
    /// The moment that lies `seconds` after 1970-01-01T00:00Z, to the minute and in UTC.
    pub fn of_instant(seconds: i64) -> Self {
        on_clock(seconds, 0, Precision::Minute, Some("UTC"))
    }

    /// Seconds since 1970-01-01T00:00Z. A moment without a time of day gives its first second.
    pub fn instant(&self) -> i64 {
        join(self.date, self.time) - i64::from(self.offset)
    }

    /// The same instant on another clock. A moment without a time of day is not an instant and stays
    /// unchanged.
    #[must_use]
    pub fn on_clock(&self, offset: i32, zone: &str) -> Self {
        if !self.has_time() {
            return self.clone();
        }
        let moved = on_clock(self.instant(), offset, self.precision, Some(zone));
        Self { approximate: self.approximate, ..moved }
    }

    /// The first second after the moment's period, in seconds since 1970. For a year, that is the second
    /// after its last day.
    pub fn end_exclusive(&self) -> i64 {
        let Date { year, .. } = self.date;
        let next = match self.precision {
            Precision::Year => Date { year: year + 1, ..self.date },
            Precision::Month => self.date.plus_months(1),
            Precision::Day => Date::from_days_since_1970(self.date.days_since_1970() + 1),
            Precision::Minute | Precision::Second => return self.instant(),
        };
        join(next, TimeOfDay::default()) - i64::from(self.offset)
    }

    /// A key for sorting by instant. At the same instant, the less exactly known moment comes first.
    pub fn order(&self) -> (i64, i64) {
        (self.instant(), self.precision as i64)
    }

    /// Whether a time of day is known.
    pub fn has_time(&self) -> bool {
        self.precision >= Precision::Minute
    }

    /// The machine-readable form for `<time datetime>` (HTML, section 4.5.14). `None` before the
    /// year 1, because the attribute cannot express earlier years.
    pub fn to_datetime_attribute(&self) -> Option<String> {
        let Date { year, month, day } = self.date;
        if year < 1 {
            return None;
        }
        let TimeOfDay { hour, minute, second } = self.time;
        Some(match self.precision {
            Precision::Year => format!("{year:04}"),
            Precision::Month => format!("{year:04}-{month:02}"),
            Precision::Day => format!("{year:04}-{month:02}-{day:02}"),
            Precision::Minute | Precision::Second => {
                let sign = if self.offset < 0 { '-' } else { '+' };
                let minutes = self.offset.abs() / 60;
                format!(
                    "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}",
                    minutes / 60,
                    minutes % 60
                )
            }
        })
    }
}

/// The moment of an instant, on a clock with the given offset.
pub(crate) fn on_clock(
    instant: i64,
    offset: i32,
    precision: Precision,
    zone: Option<&str>,
) -> Moment {
    let (date, time) = split(instant + i64::from(offset));
    Moment { date, time, precision, offset, zone: zone.map(str::to_owned), approximate: false }
}
