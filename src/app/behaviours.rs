//! What the parts of a page do when they are used: links, galleries, players, the contents mark, missing pictures.
//!
//! One listener for each kind of event is at the root of the reader, and finds what was used by its `data-` attributes.
//! So the parts need no handlers of their own, and printed pages, whose elements the reader did not make, work in the
//! same way.

mod contents;
mod gallery;
mod links;
mod pictures;
mod player;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent, MouseEvent};

use crate::loading::Loading;
use crate::parts::element::{has_key, whenever};
use crate::parts::ui::UiContext;

/// Attaches all behaviours to the root of a reader, until the current reactive owner is cleaned up.
pub(super) fn attach(root: &HtmlElement, ui: UiContext, loading: RwSignal<Loading>) {
    listen(root, "click", false, move |event| {
        let Some(target) = target(event) else { return };
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        links::clicked(ui, click, &target);
        gallery::clicked(&target);
        player::clicked(&target);
    });
    listen(root, "keydown", false, move |event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| has_key(event)) {
            gallery::pressed(key);
        }
    });
    pictures::hide_missing(root);
    // Errors of pictures and the scrolling of a host page's elements do not bubble.
    listen(root, "error", true, pictures::failed);
    listen(&window(), "scroll", true, move |_| contents::follow(ui));
    whenever(move || {
        // Another page has another table of contents. It is in the document by the next frame.
        loading.track();
        let _ = ui.navigator.visit();
        request_animation_frame(move || contents::follow(ui));
    });
}

/// The element that an event happened on.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The nearest element around a target, or the target itself, that matches a selector.
pub(super) fn nearest(target: &Element, selector: &str) -> Option<HtmlElement> {
    target.closest(selector).ok()??.dyn_into().ok()
}

/// An element inside another.
fn inside(outer: &Element, selector: &str) -> Option<HtmlElement> {
    outer.query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements inside another that match a selector.
fn all(outer: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = outer.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Listens until the current reactive owner is cleaned up.
pub(super) fn listen(
    target: &EventTarget,
    event: &'static str,
    in_capture: bool,
    act: impl FnMut(&Event) + 'static,
) {
    listen_boxed(target.clone(), event, in_capture, Box::new(act));
}

#[inline(never)]
fn listen_boxed(
    target: EventTarget,
    event: &'static str,
    in_capture: bool,
    mut act: Box<dyn FnMut(&Event)>,
) {
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(&event));
    let callback = listener.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback_and_bool(event, callback, in_capture);
    let kept = StoredValue::new_local((target, listener));
    on_cleanup(move || {
        kept.with_value(|(target, listener)| {
            let callback = listener.as_ref().unchecked_ref();
            let _ =
                target.remove_event_listener_with_callback_and_bool(event, callback, in_capture);
        });
    });
}
