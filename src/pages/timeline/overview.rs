//! The overview with its buttons. It is only for sighted visitors with a pointer: the list says the same to everybody
//! else. `drawing` draws the picture, and `pointers` handles pointers on it.

mod drawing;
pub(super) mod lanes;
mod pointers;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

use super::instrument::{Instrument, unless_empty};
use super::range::zoom;
use crate::parts::element::{Element, classed, element, whenever};
use drawing::draw;
use pointers::Pointers;

/// The overview with its buttons.
pub(super) fn overview(instrument: Instrument) -> Element {
    let words = instrument.ui.words();
    let button = |label: String, sign: &'static str, act: Box<dyn Fn()>| {
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
        .live("title", move || Some(instrument.lanes.get().label(&instrument.ui.words())))
        .on_click(lanes)
        .child("≡");
    let buttons = classed("div", "overview__buttons")
        .child(button(words.zoom_in(), "+", Box::new(move || zoom(instrument, 0.5))))
        .child(button(words.zoom_out(), "−", Box::new(move || zoom(instrument, 2.0))))
        .child(button(words.zoom_all(), "0", Box::new(move || instrument.range.set(None))))
        .child(lanes);
    let pointers = Pointers::new(instrument);
    let drawn = vec![(move || draw(instrument)).into_any()];
    let picture = classed("div", "overview__scale")
        .attribute("data-scale", "")
        .on("pointerdown", move |event| pointers.down(&event))
        .on("pointermove", move |event| pointers.moved(&event))
        .on("pointerup", move |event| pointers.up(&event))
        .on("pointercancel", move |event| pointers.up(&event))
        .on("wheel", move |event| pointers.wheel(&event))
        .child(drawn);
    whenever(move || follow_shape(instrument));
    classed("div", "overview")
        .attribute("aria-hidden", "true")
        .live("hidden", unless_empty(instrument))
        .child(picture)
        .child(buttons)
}

/// Keeps time along the longer side of the scale. The styles decide which side is longer.
fn follow_shape(instrument: Instrument) {
    let Some(scale) = instrument.ui.find("[data-scale]") else { return };
    let observed = scale.clone();
    let update = Closure::<dyn FnMut()>::new(move || {
        let upright = observed.client_height() > observed.client_width();
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
