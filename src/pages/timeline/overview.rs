//! The overview with its buttons. It is only for sighted visitors with a pointer: the list says the same to everybody
//! else. `drawing` draws the picture, `pointers` handles pointers on it, and `tip` says what is under
//! them.

mod drawing;
mod labels;
pub(super) mod lanes;
mod pointers;
pub(super) mod range;
pub(super) mod shapes;
mod tip;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

use super::instrument::{Instrument, unless_empty};
use crate::parts::element::{Element, classed, element, whenever};
use drawing::draw;
use pointers::Pointers;
use range::zoom;
use tip::tip;

/// The overview with its buttons.
pub(super) fn overview(instrument: Instrument) -> Element {
    let words = instrument.ui.words();
    let labelled = |label: String, act: Box<dyn Fn()>| button(act).child(label);
    let following = move || {
        let now = instrument.lanes.get();
        instrument.with_edition(|edition| now.following(edition)).unwrap_or_default()
    };
    let lanes = button(Box::new(move || instrument.lanes.set(untrack(following))))
        .live("hidden", move || (following() == instrument.lanes.get()).then(String::new))
        .live_child(move || element("span").child(following().label(&instrument.ui.words())));
    let buttons = classed("div", "overview__buttons")
        .child(labelled(words.zoom_in(), Box::new(move || zoom(instrument, 0.5))))
        .child(labelled(words.zoom_out(), Box::new(move || zoom(instrument, 2.0))))
        .child(labelled(words.zoom_all(), Box::new(move || instrument.range.set(None))))
        .child(lanes);
    let pointers = Pointers::new(instrument);
    let drawn = vec![(move || draw(instrument)).into_any()];
    let picture = classed("div", "overview__scale")
        .attribute("data-scale", "")
        .on("pointerdown", move |event| pointers.down(&event))
        .on("pointermove", move |event| pointers.moved(&event))
        .on("pointerup", move |event| pointers.up(&event))
        .on("pointercancel", move |event| pointers.up(&event))
        .on("pointerleave", move |_| pointers.left())
        .on("wheel", move |event| pointers.wheel(&event))
        .child(drawn)
        // Natively there is no pointer, and printed pages have no inline styles.
        .child(cfg!(target_arch = "wasm32").then(|| tip(instrument, pointers.pointed)));
    whenever(move || follow_shape(instrument));
    classed("div", "overview")
        .attribute("aria-hidden", "true")
        .live("hidden", unless_empty(instrument))
        .child(buttons)
        .child(picture)
}

/// A button for pointers only: the keys of the timeline do the same.
fn button(act: Box<dyn Fn()>) -> Element {
    element("button")
        .attribute("type", "button")
        .attribute("tabindex", "-1")
        .on_click(move |_| act())
}

/// Keeps time along the longer side of the scale, and measures it. The styles decide which side is longer.
fn follow_shape(instrument: Instrument) {
    let Some(scale) = instrument.ui.find("[data-scale]") else { return };
    let observed = scale.clone();
    let update = Closure::<dyn FnMut()>::new(move || {
        let (across, down) = (observed.client_width(), observed.client_height());
        let (upright, length) = (down > across, across.max(down));
        if length > 0 && instrument.length.try_get_untracked().is_some_and(|old| old != length) {
            instrument.length.set(length);
        }
        if instrument.upright.try_get_untracked() == Some(!upright) {
            instrument.upright.set(upright);
        }
    });
    // This fails only in a browser without `ResizeObserver`.
    let Ok(observer) = ResizeObserver::new(update.as_ref().unchecked_ref()) else { return };
    observer.observe(&scale);
    let watch = StoredValue::new_local((observer, update));
    on_cleanup(move || watch.with_value(|(observer, _)| observer.disconnect()));
}
