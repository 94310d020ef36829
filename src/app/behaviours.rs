//! What the parts of a page do when they are used: links, galleries, players, the contents mark, missing pictures.
//!
//! What was used is found by its `data-` attributes (`listening` has the listeners). So the parts need no handlers of
//! their own, and printed pages, whose elements the reader did not make, work in the same way. What links do is in the
//! first part of the site, the rest is in the lazy part ([`Used`]).

mod contents;
mod copying;
mod gallery;
pub(super) mod links;
mod marks;
mod masthead;
mod named;
pub(super) mod pictures;
mod player;
mod searching;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent};

use crate::parts::ui::UiContext;

/// What was used on a page.
pub(super) enum Used<'a> {
    /// An element was clicked, without a modifier.
    Click(UiContext, &'a Element),
    /// A key was pressed.
    Key(UiContext, &'a KeyboardEvent),
    /// The page was scrolled, or another page is shown.
    Scroll(UiContext),
    /// The reader in an element is unmounted.
    End(&'a HtmlElement),
}

/// Does what the parts of the lazy part of the site do.
pub(super) fn use_part(used: Used<'_>) {
    match used {
        Used::Click(ui, target) => {
            copying::clicked(ui, target);
            marks::clicked(ui, target);
            gallery::clicked(ui, target);
            player::clicked(target);
        }
        Used::Key(ui, key) => {
            gallery::pressed(key);
            searching::pressed(ui, key);
        }
        Used::Scroll(ui) => {
            contents::follow(ui);
            masthead::follow(ui);
            marks::follow(ui);
        }
        Used::End(root) => marks::remove(root),
    }
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
pub(super) fn all(outer: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = outer.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// An element that belongs to no page.
fn make(tag: &str, class: &str, text: &str) -> Option<Element> {
    let made = document().create_element(tag).ok()?;
    made.set_class_name(class);
    made.set_text_content(Some(text));
    Some(made)
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
