//! The time of an activity in words, on the clock that the query asks for.

use leptos::prelude::*;

use crate::edition::activity::Activity;
use crate::edition::time::calendar::{DAY, TimeOfDay};
use crate::edition::time::moment::{Moment, Precision};
use crate::edition::time::zone::ZoneRules;
use crate::loading::zones::{BrowserZones, visitors_offset, visitors_zone};
use crate::pages::timeline::instrument::Instrument;
use crate::parts::element::{Element, classed};
use crate::parts::time::{time, zone};
use crate::reading::dates;
use crate::reading::timeline::chronicle::Clock;

/// Start and end of an activity, on the clock that the query asks for.
pub(in crate::pages::timeline) fn on_clock(
    instrument: Instrument,
    activity: &Activity,
) -> (Moment, Option<Moment>) {
    let own = instrument.has_own_clock.get_value();
    let name = if own { visitors_zone() } else { String::new() };
    let clock = if own { Clock::One(&name, &visitors_offset) } else { Clock::OfPlaces };
    (clock.show(&activity.start), activity.end.as_ref().map(|end| clock.show(end)))
}

/// The editor's own words for the time, which are on the clock of the place.
pub(in crate::pages::timeline) fn own_words(
    instrument: Instrument,
    activity: &Activity,
) -> Option<String> {
    activity.display.clone().filter(|_| !instrument.has_own_clock.get_value())
}

/// The time of an activity with its date.
pub(in crate::pages::timeline) fn in_full(instrument: Instrument, activity: &Activity) -> Element {
    let (start, end) = on_clock(instrument, activity);
    let words = instrument.ui.words();
    let text = own_words(instrument, activity)
        .unwrap_or_else(|| dates::span(&start, end.as_ref(), &words));
    let shown = time(&start, text).child(zone(&start, end.as_ref()));
    classed("p", "activity__when").child(shown)
}

/// The time of day of an activity, for a view that names the day elsewhere, and its clock. `None` if no time is known. The
/// clock is named where it is not the one with this offset from UTC, in seconds.
pub(in crate::pages::timeline) fn of_day(
    instrument: Instrument,
    activity: &Activity,
    offset: i32,
) -> Option<Element> {
    let (start, end) = on_clock(instrument, activity);
    let words = instrument.ui.words();
    let text = own_words(instrument, activity).unwrap_or_else(|| match &end {
        // An end after midnight is no other day for those who stay up.
        Some(end)
            if start.has_time()
                && end.has_time()
                && !start.approximate
                && end.instant() - start.instant() < DAY =>
        {
            words.span_times(&dates::time(&start), &dates::time(end))
        }
        end => dates::span_within_day(&start, end.as_ref(), false, &words),
    });
    let clock = (start.offset != offset).then(|| zone(&start, end.as_ref())).flatten();
    let is_known = !text.is_empty();
    let shown = time(&start, text).child(clock);
    is_known.then(|| classed("p", "activity__when").child(shown))
}

/// The day of a moment, without its time of day and its clock. A moment that is known only to the month or year stays so.
pub(in crate::pages::timeline) fn day_of(moment: &Moment) -> Moment {
    Moment {
        time: TimeOfDay::default(),
        precision: moment.precision.min(Precision::Day),
        offset: 0,
        zone: None,
        ..moment.clone()
    }
}

/// The clock that shows a moment, as its offset from UTC in seconds at any instant: clocks change. Natively, where there are
/// no rules of zones, it does not change.
pub(in crate::pages::timeline) fn clock_of(
    instrument: Instrument,
    moment: &Moment,
) -> impl Fn(i64) -> i32 + use<> {
    let own = instrument.has_own_clock.get_value();
    let (zones, zone, offset) = (BrowserZones::default(), moment.zone.clone(), moment.offset);
    move |instant| match &zone {
        _ if own => visitors_offset(instant),
        Some(zone) if cfg!(target_arch = "wasm32") => {
            zones.offset_at(zone, instant).unwrap_or(offset)
        }
        _ => offset,
    }
}

/// Whether an activity goes on now: it has begun, and its end is known and later.
pub(in crate::pages::timeline) fn is_under_way(
    instrument: Instrument,
    activity: &Activity,
) -> bool {
    let now = instrument.ui.now;
    activity.start.instant() <= now
        && activity.end.as_ref().is_some_and(|end| now < end.end_exclusive())
}
