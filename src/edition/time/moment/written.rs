//! Reads a moment from the notations of the dataset, and finds its clock.
//!
//! A written moment has no zone yet. [`Written::resolve`] gives it one and makes a [`Moment`] of it.

use thiserror::Error;

use super::{Moment, Precision, on_clock};
use crate::edition::time::calendar::{Date, TimeOfDay, join};
use crate::edition::time::zone::{Occurrence, ZoneRules, offset_of_local};

/// A moment as a dataset writes it, before its zone is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    date: Date,
    time: TimeOfDay,
    precision: Precision,
    offset: Option<i32>,
    approximate: bool,
}

/// Why a text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MomentError {
    /// The text follows none of the notations.
    #[error("expected a date like 2022, 2022-11, 2022-11-22 or 2022-11-22T09:30+08:00")]
    Notation,
    /// The text follows a notation, but names a day or an hour that does not exist.
    #[error("expected a day of the calendar and a time of the day")]
    Impossible,
}

/// How certain the instant of a placed moment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// The instant is certain.
    Clear,
    /// The moment has neither an offset nor a zone, and was read as UTC.
    WithoutZone,
    /// The zone is not known. A moment with an offset kept the offset; any other was read as UTC.
    UnknownZone,
    /// The local time occurs twice (clocks turned back). The first occurrence was taken.
    Twice,
    /// The local time does not occur (clocks turned forward). The moment was moved forward by the gap.
    Never,
}

impl Moment {
    /// Reads `2022`, `2022-11`, `2022-11-22`, `2022-11-22T09:30`, with seconds, with `Z` or an
    /// offset (RFC 3339; ISO 8601 for the shorter forms).
    ///
    /// A year with a minus sign is a year BC: `-500` is 500 BC. There is no year 0, so `0` and `-0`
    /// are errors. A `~` at the end says that the moment is approximate (EDTF, level 1, in ISO 8601-2).
    ///
    /// # Errors
    /// The text follows none of these notations, or names a day or an hour that does not exist.
    pub fn parse(text: &str) -> Result<Written, MomentError> {
        let text = text.trim();
        let exact = text.strip_suffix('~');
        let (text, approximate) = (exact.unwrap_or(text), exact.is_some());
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
        Ok(Written { date, time: clock, precision, offset, approximate })
    }
}

impl Written {
    /// Whether the moment is written with an offset from UTC.
    pub fn has_offset(self) -> bool {
        self.offset.is_some()
    }

    /// Whether the moment is a placeholder that programs write for a missing date: the first day (0001-01-01)
    /// or the last day (9999-12-31) that they can represent, or the first second of 1970.
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
    /// A time with an offset keeps its instant and is shown on the zone's clock. A time without an
    /// offset is read on the zone's clock. A day, month or year is never converted.
    pub fn resolve(self, zone: Option<&str>, rules: &dyn ZoneRules) -> (Moment, Resolution) {
        let Self { date, time, precision, offset, approximate } = self;
        let plain = |offset| Moment { date, time, precision, offset, zone: None, approximate };
        let moved = |instant, offset, zone| Moment {
            approximate,
            ..on_clock(instant, offset, precision, Some(zone))
        };
        let local = join(date, time);
        if precision <= Precision::Day {
            let midnight = zone.and_then(|name| offset_of_local(rules, name, local));
            return (plain(midnight.map_or(0, |(offset, _)| offset)), Resolution::Clear);
        }
        match (offset, zone) {
            (Some(offset), None) => (plain(offset), Resolution::Clear),
            (None, None) => (plain(0), Resolution::WithoutZone),
            (Some(offset), Some(name)) => {
                let instant = local - i64::from(offset);
                match rules.offset_at(name, instant) {
                    Some(there) => (moved(instant, there, name), Resolution::Clear),
                    None => (plain(offset), Resolution::UnknownZone),
                }
            }
            (None, Some(name)) => match offset_of_local(rules, name, local) {
                Some((there, occurrence)) => {
                    let instant = local - i64::from(there);
                    // In a gap the zone's own clock already shows the new offset.
                    let shown = rules.offset_at(name, instant).unwrap_or(there);
                    (moved(instant, shown, name), occurrence.into())
                }
                None => (plain(0), Resolution::UnknownZone),
            },
        }
    }
}

impl From<Occurrence> for Resolution {
    fn from(occurrence: Occurrence) -> Self {
        match occurrence {
            Occurrence::Once => Self::Clear,
            Occurrence::Twice => Self::Twice,
            Occurrence::Never => Self::Never,
        }
    }
}

fn parse_date(text: &str) -> Result<(Date, Precision), MomentError> {
    let before_christ = text.starts_with(['-', '\u{2212}']);
    let signed = before_christ || text.starts_with('+');
    let text = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
    let mut parts = text.split('-');
    let year = parts.next().ok_or(MomentError::Notation)?;
    // Years before 1000 may have three digits. A year of more than four digits needs a sign (ISO 8601,
    // expanded representation), because `20221122` is a day without its hyphens and not a year.
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
        // Fractions are cut off, because no timeline shows them.
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
fn digits<N: TryFrom<i64>>(text: &str, count: usize) -> Result<N, MomentError> {
    let proper = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    // The standard library's reader of every further type of number would weigh 300 bytes.
    let number = proper.then(|| text.parse::<i64>().ok()).flatten();
    number.and_then(|number| N::try_from(number).ok()).ok_or(MomentError::Notation)
}
