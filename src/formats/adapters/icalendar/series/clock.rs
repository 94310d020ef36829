//! The clock on which the dates of a series are computed.

use crate::edition::time::calendar::{Date, TimeOfDay, join, split};
use crate::edition::time::moment::Moment;
use crate::edition::time::zone::ZoneRules;
use crate::formats::adapters::icalendar::zones::Clock;
use crate::formats::draft::Draft;
use crate::formats::fields::Field;

/// The clock of a series.
pub(super) enum SeriesClock {
    /// Dates are days without a time.
    Days,
    Utc,
    /// A zone, by its name in the calendar.
    Named(String),
    /// A zone that the browser knows.
    Known(String),
}

impl SeriesClock {
    /// The clock of a series, by the first date of its event.
    pub(super) fn of(event: &Field<'_>, first: &Moment, draft: &Draft<'_>) -> Self {
        let is_utc = event.word_at("DTSTART").is_some_and(|written| written.ends_with('Z'));
        if !first.has_time() {
            return Self::Days;
        }
        match event.word_at("DTSTART;TZID").filter(|_| !is_utc) {
            _ if is_utc => Self::Utc,
            Some(name) => Self::Named(name),
            None => draft.context.time_zone.clone().map_or(Self::Utc, Self::Known),
        }
    }

    /// The rules of this clock, and the name of its zone in them. `first` is the first date of the series.
    pub(super) fn rules<'b>(
        &self,
        first: &Moment,
        draft: &'b Draft<'_>,
    ) -> Option<(&'b dyn ZoneRules, String)> {
        let zones = draft.context.origin.zones;
        match self {
            Self::Days => None,
            Self::Utc => Some((zones, first.zone.clone()?)),
            Self::Known(name) => Some((zones, name.clone())),
            Self::Named(name) => match draft.zones.clock(name, zones) {
                Clock::Known(known) => Some((zones, known)),
                Clock::Own(zone) => Some((zone, name.clone())),
                Clock::Unknown => None,
            },
        }
    }

    /// Seconds since 1970 on this clock.
    pub(super) fn local(&self, date: &Moment) -> i64 {
        match self {
            Self::Utc => date.instant(),
            _ => join(date.date, date.time),
        }
    }

    /// A date as `RECURRENCE-ID` writes it, so that its address stays the same when it is moved.
    pub(super) fn stamp(&self, date: &Moment) -> String {
        let (Date { year, month, day }, time) = split(self.local(date));
        let TimeOfDay { hour, minute, second } = time;
        let day = format!("{year:04}{month:02}{day:02}");
        let zulu = if matches!(self, Self::Utc) { "Z" } else { "" };
        match date.has_time() {
            true => format!("{day}T{hour:02}{minute:02}{second:02}{zulu}"),
            false => day,
        }
    }
}
