//! The tip of the overview: which activity is under the pointer and when it was, or between which dates there is none.

use leptos::prelude::*;

use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::views::when::in_full;
use crate::parts::element::{Element, classed, element};
use crate::reading::dates::stretches::without_activities;
use crate::reading::timeline::axis::Fold;

/// Activities within this share of the scale are as good as under the pointer, too.
const NEAR: f64 = 1.0 / 120.0;

/// A place under the pointer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pointed {
    /// The position along the scale in the direction of time, from 0 to 1.
    pub along: f64,
    /// The position from the start of the line, or from the top of an upright scale, from 0 to 1.
    pub from_start: f64,
    /// The step of the bar under the pointer.
    pub step: Option<usize>,
}

/// The tip. It is empty while no pointer is on the scale.
pub(super) fn tip(instrument: Instrument, pointed: RwSignal<Option<Pointed>>) -> Element {
    let shift = move || {
        let (start, turns) = (pointed.get()?.from_start, instrument.ui.right_to_left.get());
        let sign = if turns && !instrument.upright.get() { "" } else { "-" };
        Some(format!("{sign}{:.2}%", start * 100.0))
    };
    let start = move || Some(format!("{:.2}%", pointed.get()?.from_start * 100.0));
    classed("div", "overview__tip")
        .live("hidden", move || pointed.get().is_none().then(String::new))
        .styled("--_start", move || start().unwrap_or_default())
        .styled("--_shift", move || shift().unwrap_or_default())
        .live_child(move || {
            let text = pointed.get().and_then(|pointed| text(instrument, pointed));
            text.unwrap_or_else(|| element("span"))
        })
}

fn text(instrument: Instrument, pointed: Pointed) -> Option<Element> {
    let ruler = instrument.ruler.get()?;
    let time = ruler.time(pointed.along);
    let is_inside = |fold: &&Fold| (fold.between.0..fold.between.1).contains(&time);
    if let Some(fold) = ruler.folds().iter().find(is_inside) {
        let offset_at = |at| instrument.chronicle.with(|all| i64::from(all.offset_at(at)));
        let [from, to] = [fold.gap.0, fold.gap.1].map(|at| at + offset_at(at));
        return Some(element("p").child(without_activities(from, to, &instrument.ui.words())));
    }
    let (step, near) = instrument.chronicle.with(|chronicle| {
        let near = (ruler.time(pointed.along - NEAR), ruler.time(pointed.along + NEAR));
        let is_near = |start: i64| (near.0..=near.1).contains(&start);
        let step = pointed.step.or_else(|| chronicle.nearest(time))?;
        let own = chronicle.steps.get(step)?;
        let others = chronicle.steps.iter().filter(|step| is_near(step.start)).count();
        Some((step, others - usize::from(is_near(own.start))))
    })?;
    let more = (near > 0).then(|| element("p").child(instrument.ui.words().more_nearby(near)));
    instrument.with_entry(step, |entry| {
        let title = element("p").child(entry.activity.title.as_str());
        let title = title.in_language(entry.article.language.as_deref());
        element("div").child(in_full(instrument, entry.activity)).child(title).child(more)
    })
}
