//! The stretch of time that the overview shows, and how it changes: by zooming, or with the list.

use leptos::prelude::*;

use super::instrument::Instrument;
use crate::reading::timeline::chronicle::Chronicle;

/// The shortest time that the overview shows, in seconds.
const MIN_RANGE: i64 = 600;

/// What the overview shows, in seconds since 1970.
pub(super) fn range(instrument: Instrument, chronicle: &Chronicle) -> Option<(i64, i64)> {
    let (low, high) = instrument.range.get().or_else(|| whole(chronicle))?;
    Some((low, high.max(low + MIN_RANGE)))
}

/// All of it, with a little room at both ends.
fn whole(chronicle: &Chronicle) -> Option<(i64, i64)> {
    let (low, high) = chronicle.span()?;
    let margin = ((high - low) / 50).max(60);
    Some((low - margin, high + margin))
}

/// Shows more or less of the time around what is in view.
pub(super) fn zoom(instrument: Instrument, factor: f64) {
    let middle = in_view(instrument).map(|(low, high)| low.midpoint(high));
    zoom_around(instrument, factor, middle);
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "places on a screen need no more"
)]
pub(super) fn zoom_around(instrument: Instrument, factor: f64, around: Option<i64>) {
    let made = instrument.chronicle.with_untracked(|chronicle| {
        let (least, most) = whole(chronicle)?;
        let (low, high) = instrument.range.get_untracked().unwrap_or((least, most));
        let around = around.unwrap_or_else(|| low.midpoint(high)).clamp(low, high);
        let scaled = |distance: i64| (distance as f64 * factor) as i64;
        let (low, high) = (around - scaled(around - low), around + scaled(high - around));
        let high = high.max(low + MIN_RANGE);
        (low > least || high < most).then_some((low.max(least), high.min(most)))
    });
    instrument.range.set(made);
}

/// The times that are in view, in seconds since 1970.
pub(super) fn in_view(instrument: Instrument) -> Option<(i64, i64)> {
    let (from, to) = instrument.list.sight();
    instrument.chronicle.with(|chronicle| {
        let (first, last) = (chronicle.steps.get(from)?, chronicle.steps.get(to)?);
        Some((first.start.min(last.start), first.start.max(last.start)))
    })
}

/// Whether time runs against the screen: as the text does, or, upright, as the list beside it does.
pub(super) fn turned(instrument: Instrument, upright: bool, chronicle: &Chronicle) -> bool {
    if upright { chronicle.newest_first } else { instrument.ui.right_to_left.get() }
}
