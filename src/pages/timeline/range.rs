//! The range of time that the overview shows, and the functions that change it.

use leptos::prelude::*;

use super::instrument::Instrument;
use crate::reading::timeline::chronicle::Chronicle;

/// The overview shows at least this many seconds.
const MIN_RANGE: i64 = 600;

/// The range of time that the overview shows, in seconds since 1970.
pub(super) fn range(instrument: Instrument, chronicle: &Chronicle) -> Option<(i64, i64)> {
    let (low, high) = instrument.range.get().or_else(|| whole(chronicle))?;
    Some((low, high.max(low + MIN_RANGE)))
}

/// The range of the whole timeline, with a small margin at both ends.
fn whole(chronicle: &Chronicle) -> Option<(i64, i64)> {
    let (low, high) = chronicle.span()?;
    let margin = ((high - low) / 50).max(60);
    Some((low - margin, high + margin))
}

/// Multiplies the range by a factor, around the middle of the time in view.
pub(super) fn zoom(instrument: Instrument, factor: f64) {
    let middle = in_view(instrument).map(|(low, high)| low.midpoint(high));
    zoom_around(instrument, factor, middle);
}

/// Multiplies the range by a factor, around a time.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "positions on a screen need no more"
)]
pub(super) fn zoom_around(instrument: Instrument, factor: f64, around: Option<i64>) {
    let range = instrument.chronicle.with_untracked(|chronicle| {
        let (first, last) = whole(chronicle)?;
        let (low, high) = instrument.range.get_untracked().unwrap_or((first, last));
        let around = around.unwrap_or_else(|| low.midpoint(high)).clamp(low, high);
        let scaled = |distance: i64| (distance as f64 * factor) as i64;
        let (low, high) = (around - scaled(around - low), around + scaled(high - around));
        let high = high.max(low + MIN_RANGE);
        (low > first || high < last).then_some((low.max(first), high.min(last)))
    });
    instrument.range.set(range);
}

/// The times that are in view, in seconds since 1970.
pub(super) fn in_view(instrument: Instrument) -> Option<(i64, i64)> {
    let (from, to) = instrument.list.sight();
    instrument.chronicle.with(|chronicle| {
        let (first, last) = (chronicle.steps.get(from)?, chronicle.steps.get(to)?);
        Some((first.start.min(last.start), first.start.max(last.start)))
    })
}

/// Whether later times are further left, or further up on an upright scale. Time runs in the direction of the text,
/// and on an upright scale in the order of the list.
pub(super) fn turned(instrument: Instrument, upright: bool, chronicle: &Chronicle) -> bool {
    if upright { chronicle.newest_first } else { instrument.ui.right_to_left.get() }
}
