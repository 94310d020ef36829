//! The range of time that the overview shows, and the functions that change it.

use leptos::prelude::*;

use crate::edition::time::moment::Precision;
use crate::pages::timeline::instrument::Instrument;
use crate::reading::timeline::axis::{MIN_RANGE, Ruler};
use crate::reading::timeline::chronicle::{Chronicle, Step};

/// Multiplies the range by a factor, around the middle of the time in view.
pub(in crate::pages::timeline) fn zoom(instrument: Instrument, factor: f64) {
    let middle = in_view(instrument).map(|(low, high)| low.midpoint(high));
    zoom_around(instrument, factor, middle);
}

/// Multiplies the range by a factor, around a time. If no activity is in the new range, the range moves to the
/// nearest activity. The list follows, so that both show the same time.
pub(in crate::pages::timeline) fn zoom_around(
    instrument: Instrument,
    factor: f64,
    around: Option<i64>,
) {
    let shown = instrument.range.get_untracked();
    let range =
        instrument.chronicle.with_untracked(|chronicle| zoomed(chronicle, shown, factor, around));
    instrument.range.set(range);
    let (Some((low, high)), Some(view)) = (range, untrack(|| in_view(instrument))) else { return };
    if view.1 < low || view.0 > high {
        let middle = low.midpoint(high);
        let step = instrument.chronicle.with_untracked(|chronicle| chronicle.nearest(middle));
        if let Some(step) = step {
            instrument.go(step, false);
        }
    }
}

/// The range after zooming. `None` is the whole timeline. Distances are those on the ruler of the whole timeline, so that
/// zooming in and out again leads back.
fn zoomed(
    chronicle: &Chronicle,
    shown: Option<(i64, i64)>,
    factor: f64,
    around: Option<i64>,
) -> Option<(i64, i64)> {
    let whole = Ruler::whole(chronicle)?;
    let (first, last) = whole.range();
    let (low, high) = shown.unwrap_or((first, last));
    let around = around.unwrap_or_else(|| low.midpoint(high)).clamp(low, high);
    let around = whole.position(around);
    let scaled = |at: i64| whole.time(around + (whole.position(at) - around) * factor);
    let (mut low, mut high) = (scaled(low), scaled(high));
    high = high.max(low + MIN_RANGE);
    let is_shown = |step: &Step| step.start <= high && step.over >= low;
    if !chronicle.steps.iter().any(is_shown) {
        let nearest = chronicle.nearest(low.midpoint(high))?;
        let nearest = chronicle.steps.get(nearest)?;
        let distance = nearest.start - low.midpoint(high);
        (low, high) = (low + distance, high + distance);
    }
    (low > first || high < last).then_some((low.max(first), high.min(last)))
}

/// The times that are in view, in seconds since 1970.
pub(in crate::pages::timeline) fn in_view(instrument: Instrument) -> Option<(i64, i64)> {
    let (from, to) = instrument.list.sight();
    instrument.chronicle.with(|chronicle| {
        // An activity that is known only to the month stands above the days of that month, and is not near them in time.
        let steps = chronicle.steps.get(from..=to)?;
        let is_exact = |step: &&Step| step.precision >= Precision::Day;
        let exact = steps.iter().any(|step| is_exact(&step));
        let starts = || steps.iter().filter(|step| !exact || is_exact(step)).map(|step| step.start);
        Some((starts().min()?, starts().max()?))
    })
}

/// Whether later times are further left, or further up on an upright scale. Time runs in the direction of the text,
/// and on an upright scale in the order of the list.
pub(in crate::pages::timeline) fn turned(
    instrument: Instrument,
    upright: bool,
    chronicle: &Chronicle,
) -> bool {
    if upright { chronicle.newest_first } else { instrument.ui.right_to_left.get() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::time::calendar::Date;
    use crate::reading::timeline::chronicle::{Stretch, Unit};
    use proptest::prelude::*;

    fn chronicle(starts: &[i64]) -> Chronicle {
        let group =
            Stretch { unit: Unit::Century, date: Date { year: 2001, month: 1, day: 1 }, hour: 0 };
        let step = |(activity, start): (usize, &i64)| Step {
            article: 0,
            activity,
            start: *start,
            over: *start,
            precision: Precision::Minute,
            offset: 0,
            group,
        };
        Chronicle::of_steps(starts.iter().enumerate().map(step).collect(), false)
    }

    proptest! {
        #[test]
        fn zooming_never_leads_to_a_range_without_activities(
            mut starts in prop::collection::vec(-80_000_000_000_i64..80_000_000_000, 1..40),
            turns in prop::collection::vec((any::<bool>(), 0.0..1.0_f64), 1..30),
        ) {
            starts.sort_unstable();
            let chronicle = chronicle(&starts);
            let (first, last) = Ruler::whole(&chronicle).expect("activities").range();
            let mut shown = None;
            for (nearer, share) in turns {
                let (low, high) = shown.unwrap_or((first, last));
                #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a test")]
                let around = low + ((high - low) as f64 * share) as i64;
                shown = zoomed(&chronicle, shown, if nearer { 0.5 } else { 2.0 }, Some(around));
                let (low, high) = shown.unwrap_or((first, last));
                prop_assert!(low < high && low >= first && high <= last);
                prop_assert!(starts.iter().any(|start| (low..=high).contains(start)));
            }
        }
    }
}
