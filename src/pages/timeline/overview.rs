//! The overview: which stretch of time it shows, and its buttons. For pointers and eyes; the list says it
//! all to everybody else. What it looks like is in `drawing`, and what pointers do in `pointers`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

use super::drawing::draw;
use super::pointers::Scale;
use super::{Instrument, unless_empty};
use crate::parts::element::{Element, classed, element, whenever};
use crate::parts::words::timeline as words;
use crate::reading::chronicle::Chronicle;

/// The shortest time that is shown, in seconds.
const SHORTEST: i64 = 600;

/// What the overview shows, in seconds since 1970.
pub(super) fn range(instrument: Instrument, chronicle: &Chronicle) -> Option<(i64, i64)> {
    let (low, high) = instrument.range.get().or_else(|| whole(chronicle))?;
    Some((low, high.max(low + SHORTEST)))
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
        let high = high.max(low + SHORTEST);
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

/// The overview with its buttons.
pub(super) fn overview(instrument: Instrument) -> Element {
    let own = words::of(instrument.setting.language());
    let button = |label: &'static str, sign: &'static str, act: Box<dyn Fn()>| {
        element("button")
            .attribute("type", "button")
            .attribute("tabindex", "-1")
            .attribute("title", label)
            .on_click(move |_| act())
            .child(sign)
    };
    let lanes = move |_| {
        let next = instrument.lanes.get_untracked();
        let next = instrument.with_edition(|edition| next.following(edition));
        instrument.lanes.set(next.unwrap_or_default());
    };
    let lanes = element("button")
        .attribute("type", "button")
        .attribute("tabindex", "-1")
        .live("title", Box::new(move || Some(instrument.lanes.get().label(own).to_owned())))
        .on_click(lanes)
        .child("≡");
    let buttons = classed("div", "overview__buttons")
        .child(button(own.zoom_in, "+", Box::new(move || zoom(instrument, 0.5))))
        .child(button(own.zoom_out, "−", Box::new(move || zoom(instrument, 2.0))))
        .child(button(own.zoom_all, "0", Box::new(move || instrument.range.set(None))))
        .child(lanes);
    let scale = Scale::new(instrument);
    let drawn = vec![(move || draw(instrument)).into_any()];
    let picture = classed("div", "overview__scale")
        .attribute("data-scale", "")
        .on("pointerdown", Box::new(move |event| scale.down(&event)))
        .on("pointermove", Box::new(move |event| scale.moved(&event)))
        .on("pointerup", Box::new(move |event| scale.up(&event)))
        .on("pointercancel", Box::new(move |event| scale.up(&event)))
        .on("wheel", Box::new(move |event| scale.wheel(&event)))
        .child(drawn);
    whenever(Box::new(move || follow_shape(instrument)));
    classed("div", "overview")
        .attribute("aria-hidden", "true")
        .live("hidden", unless_empty(instrument))
        .child(picture)
        .child(buttons)
}

/// Lets time run along the longer side of the scale, whichever the styles make that.
fn follow_shape(instrument: Instrument) {
    let Some(scale) = instrument.setting.find("[data-scale]") else { return };
    let seen = scale.clone();
    let look = Closure::<dyn FnMut()>::new(move || {
        let upright = seen.client_height() > seen.client_width();
        if instrument.upright.try_get_untracked() == Some(!upright) {
            instrument.upright.set(upright);
        }
    });
    // Nothing but a browser without it throws.
    let Ok(observer) = ResizeObserver::new(look.as_ref().unchecked_ref()) else { return };
    observer.observe(&scale);
    let watch = StoredValue::new_local((observer, look));
    on_cleanup(move || watch.with_value(|(observer, _)| observer.disconnect()));
}
