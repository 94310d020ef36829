//! A point in time as exactly as it is known: year, month, day, or time of day.
//!
//! Reads the notations of the dataset and orders moments. It does not put them into words: that is
//! `reading::dates`.

use serde::Serialize;
use thiserror::Error;

use super::calendar::{Date, TimeOfDay, join, split};
use super::zone::{Meeting, ZoneRules, offset_of_local};

/// How exactly a moment is known. It is never shown as more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Precision {
    /// `1936`
    Year,
    /// `1936-07`
    Month,
    /// `1936-07-03`: all day, the same day everywhere.
    Day,
    /// `1936-07-03T09:30`
    Minute,
    /// `1936-07-03T09:30:15`
    Second,
}

/// A point in time on the clock of the place where it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The day on that clock; the first of the month or year where no more is known.
    pub date: Date,
    /// The time on that clock; midnight where it is not known.
    pub time: TimeOfDay,
    /// How much of the two is known.
    pub precision: Precision,
    /// Seconds east of UTC of that clock. Of a moment without a time of day it says only where its
    /// day begins, so that days and times can be put in one order.
    pub offset: i32,
    /// The IANA zone of that clock, where it is known.
    pub zone: Option<String>,
}

/// A moment as it was written, before a zone has been found for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    date: Date,
    time: TimeOfDay,
    precision: Precision,
    offset: Option<i32>,
}

/// Why a text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MomentError {
    /// The text follows none of the notations.
    #[error("expected a date like 2022, 2022-11, 2022-11-22 or 2022-11-22T09:30+08:00")]
    Notation,
    /// It follows one, but names a day or an hour that does not exist.
    #[error("expected a day of the calendar and a time of the day")]
    Impossible,
}

/// What placing a written moment on the time line brought to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placing {
    /// Nothing to remark.
    Clear,
    /// It had neither an offset nor a zone, and was read as UTC.
    WithoutZone,
    /// Its zone is not known, and it was read as UTC.
    UnknownZone,
    /// Its local time occurs twice (clocks turned back); the first was taken.
    Twice,
    /// Its local time does not occur (clocks turned forward); it was moved by the gap.
    Never,
}

impl Moment {
    /// The moment of so many seconds since 1970-01-01T00:00Z, to the minute and in UTC.
    pub fn of_instant(seconds: i64) -> Self {
        on_clock(seconds, 0, Precision::Minute, Some("UTC"))
    }

    /// Seconds since 1970-01-01T00:00Z; for moments without a time of day, of their first second.
    pub fn instant(&self) -> i64 {
        join(self.date, self.time) - i64::from(self.offset)
    }

    /// The same instant on another clock. What is known no more exactly than the day is no instant, and
    /// stays as it is.
    #[must_use]
    pub fn on_clock(&self, offset: i32, zone: &str) -> Self {
        if !self.has_time() {
            return self.clone();
        }
        on_clock(self.instant(), offset, self.precision, Some(zone))
    }

    /// The first second after all that it may mean, in seconds since 1970: of a year, after its last day.
    pub fn past(&self) -> i64 {
        let Date { year, .. } = self.date;
        let next = match self.precision {
            Precision::Year => Date { year: year + 1, ..self.date },
            Precision::Month => self.date.plus_months(1),
            Precision::Day => Date::from_days_since_1970(self.date.days_since_1970() + 1),
            Precision::Minute | Precision::Second => return self.instant(),
        };
        join(next, TimeOfDay::default()) - i64::from(self.offset)
    }

    /// A key for sorting: by instant, and within one the less exactly known first.
    pub fn order(&self) -> (i64, i64) {
        (self.instant(), self.precision as i64)
    }

    /// Whether a time of day is known.
    pub fn has_time(&self) -> bool {
        self.precision >= Precision::Minute
    }

    /// The machine-readable form for `<time datetime>` (HTML, section 4.5.14); `None` before the
    /// year 1, which that attribute cannot express.
    pub fn machine(&self) -> Option<String> {
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

    /// Reads `2022`, `2022-11`, `2022-11-22`, `2022-11-22T09:30`, with seconds, with `Z` or an
    /// offset (RFC 3339; ISO 8601 for the shorter forms).
    ///
    /// A year with a minus is counted as history counts: `-500` is 500 BC, and so `0` and `-0` are
    /// no years.
    ///
    /// # Errors
    /// When the text follows none of these, or names a day or hour that does not exist.
    pub fn parse(text: &str) -> Result<Written, MomentError> {
        let text = text.trim();
        let (date, time) = match text.find(['T', 't', ' ']) {
            Some(at) => {
                let (date, rest) = text.split_at(at);
                (date, rest.get(1..))
            }
            None => (text, None),
        };
        let (date, mut precision) = parse_date(date)?;
        let (mut clock, mut offset) = (TimeOfDay::default(), None);
        if let Some(rest) = time {
            if precision != Precision::Day {
                return Err(MomentError::Notation);
            }
            (clock, precision, offset) = parse_time(rest)?;
        }
        Ok(Written { date, time: clock, precision, offset })
    }
}

impl Written {
    /// Whether its offset from UTC is written with it.
    pub fn has_offset(self) -> bool {
        self.offset.is_some()
    }

    /// Whether it is one of the moments that programs write where there is none: the first or the last day
    /// that they can count, or the first second of 1970.
    pub fn is_placeholder(self) -> bool {
        let Date { year, month, day } = self.date;
        match (year, month, day) {
            (1, 1, 1) => self.precision >= Precision::Day && self.time == TimeOfDay::default(),
            (9999, 12, 31) => self.precision >= Precision::Day,
            _ => {
                let local = join(self.date, self.time);
                self.precision == Precision::Second && local == i64::from(self.offset.unwrap_or(0))
            }
        }
    }

    /// Places the moment on the time line, in a zone if there is one.
    ///
    /// A time with an offset is the same instant on the zone's clock; a time without one is read on
    /// the zone's clock; a day, month or year is never converted.
    pub fn place(self, zone: Option<&str>, rules: &dyn ZoneRules) -> (Moment, Placing) {
        let Self { date, time, precision, offset } = self;
        let plain = |offset| Moment { date, time, precision, offset, zone: None };
        let local = join(date, time);
        if precision <= Precision::Day {
            let midnight = zone.and_then(|name| offset_of_local(rules, name, local));
            return (plain(midnight.map_or(0, |(offset, _)| offset)), Placing::Clear);
        }
        match (offset, zone) {
            (Some(offset), None) => (plain(offset), Placing::Clear),
            (None, None) => (plain(0), Placing::WithoutZone),
            (Some(offset), Some(name)) => {
                let instant = local - i64::from(offset);
                match rules.offset_at(name, instant) {
                    Some(there) => {
                        (on_clock(instant, there, precision, Some(name)), Placing::Clear)
                    }
                    None => (plain(offset), Placing::UnknownZone),
                }
            }
            (None, Some(name)) => match offset_of_local(rules, name, local) {
                Some((there, meeting)) => {
                    let instant = local - i64::from(there);
                    // In a gap the zone's own clock already shows the new offset.
                    let shown = rules.offset_at(name, instant).unwrap_or(there);
                    (on_clock(instant, shown, precision, Some(name)), meeting.into())
                }
                None => (plain(0), Placing::UnknownZone),
            },
        }
    }
}

impl From<Meeting> for Placing {
    fn from(meeting: Meeting) -> Self {
        match meeting {
            Meeting::Once => Self::Clear,
            Meeting::Twice => Self::Twice,
            Meeting::Never => Self::Never,
        }
    }
}

/// The moment of an instant as a clock with the given offset shows it.
pub(crate) fn on_clock(
    instant: i64,
    offset: i32,
    precision: Precision,
    zone: Option<&str>,
) -> Moment {
    let (date, time) = split(instant + i64::from(offset));
    Moment { date, time, precision, offset, zone: zone.map(str::to_owned) }
}

fn parse_date(text: &str) -> Result<(Date, Precision), MomentError> {
    let before_christ = text.starts_with(['-', '\u{2212}']);
    let signed = before_christ || text.starts_with('+');
    let text = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
    let mut parts = text.split('-');
    let year = parts.next().ok_or(MomentError::Notation)?;
    // Years before 1000 may be written short. Of more than four digits they need a sign (ISO 8601,
    // expanded representation): `20221122` is a day that lost its hyphens.
    let digits_allowed = if signed { 1..=11 } else { 3..=4 };
    if !digits_allowed.contains(&year.len()) {
        return Err(MomentError::Notation);
    }
    let counted: i64 = digits(year, year.len())?;
    let year = match (before_christ, counted) {
        (_, 0) => return Err(MomentError::Impossible),
        (true, counted) => 1 - counted,
        (false, counted) => counted,
    };
    let month = parts.next().map(|part| digits(part, 2)).transpose()?;
    let day = parts.next().map(|part| digits(part, 2)).transpose()?;
    if parts.next().is_some() {
        return Err(MomentError::Notation);
    }
    let precision = match (month, day) {
        (None, _) => Precision::Year,
        (_, None) => Precision::Month,
        _ => Precision::Day,
    };
    let date = Date::new(year, month.unwrap_or(1), day.unwrap_or(1));
    date.map(|date| (date, precision)).ok_or(MomentError::Impossible)
}

fn parse_time(text: &str) -> Result<(TimeOfDay, Precision, Option<i32>), MomentError> {
    let text = text.trim();
    let end = text.find(['Z', 'z', '+', '-', '\u{2212}']).unwrap_or(text.len());
    let (clock, offset) = text.split_at(end);
    let mut parts = clock.trim_end().split(':');
    let hour: u8 = digits(parts.next().unwrap_or_default(), 2)?;
    let minute: u8 = digits(parts.next().unwrap_or_default(), 2)?;
    let second = match parts.next() {
        // Fractions are cut off: no timeline shows them.
        Some(text) => {
            let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
            if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(MomentError::Notation);
            }
            Some(digits::<u8>(whole, 2)?)
        }
        None => None,
    };
    if parts.next().is_some() {
        return Err(MomentError::Notation);
    }
    if hour > 23 || minute > 59 || second.unwrap_or(0) > 60 {
        return Err(MomentError::Impossible);
    }
    let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
    let time = TimeOfDay { hour, minute, second: second.unwrap_or(0).min(59) };
    Ok((time, precision, parse_offset(offset)?))
}

fn parse_offset(text: &str) -> Result<Option<i32>, MomentError> {
    let sign = match text.chars().next() {
        None => return Ok(None),
        Some('Z' | 'z') if text.len() == 1 => return Ok(Some(0)),
        Some('+') => 1,
        Some('-' | '\u{2212}') => -1,
        Some(_) => return Err(MomentError::Notation),
    };
    let rest = text.trim_start_matches(['+', '-', '\u{2212}']);
    let (hours, minutes) = match (rest.split_once(':'), rest.len()) {
        (Some(parts), _) => parts,
        (None, 4) => rest.split_at_checked(2).ok_or(MomentError::Notation)?,
        (None, _) => (rest, "00"),
    };
    let (hours, minutes): (i32, i32) = (digits(hours, 2)?, digits(minutes, 2)?);
    if hours > 18 || minutes > 59 {
        return Err(MomentError::Impossible);
    }
    Ok(Some(sign * (hours * 3600 + minutes * 60)))
}

/// A number of exactly `count` ASCII digits.
fn digits<N: std::str::FromStr>(text: &str, count: usize) -> Result<N, MomentError> {
    let proper = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    proper.then(|| text.parse().ok()).flatten().ok_or(MomentError::Notation)
}
