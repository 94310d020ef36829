//! The menu of an activity in the list: copy its link, save it in a calendar, share it.
//!
//! The entries are made when the visitor opens the menu, so that long lists do not carry them.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, Url};

use crate::edition::activity::Activity;
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::tools::saving;
use crate::parts::element::{Element, classed, element};
use crate::parts::focus;
use crate::parts::link::copy_link;
use crate::reading::export;

/// The menu of an activity.
pub(super) fn menu(instrument: Instrument, activity: &Activity, step: usize) -> Element {
    let is_open = RwSignal::new(false);
    let fits_calendar = export::fits_calendar(&activity.start);
    let label = instrument.ui.words().actions_for(&activity.title);
    let entries = move || match is_open.get() {
        false => element("span"),
        true => untrack(|| entries(instrument, step, fits_calendar)),
    };
    classed("details", "row-menu")
        // Browsers close the open one when another opens.
        .attribute("name", "row-menu")
        .attribute("data-menu-of", step.to_string())
        .on("toggle", move |event| {
            if let Some(menu) = menu_of(&event) {
                is_open.set(menu.has_attribute("open"));
            }
        })
        .on("focusout", |event| close_unless_inside(&event))
        .on_key(|event| {
            if event.key() == "Escape"
                && let Some(menu) = menu_of(&event)
                && menu.has_attribute("open")
            {
                event.prevent_default();
                close(&menu);
                if let Ok(Some(summary)) = menu.query_selector("summary") {
                    focus::quietly(summary.unchecked_ref());
                }
            }
        })
        .child(element("summary").attribute("aria-label", label).attribute("data-menu", ""))
        .live_child(entries)
}

/// The entries of an open menu.
fn entries(instrument: Instrument, step: usize, fits_calendar: bool) -> Element {
    let title = instrument.with_entry(step, |entry| entry.activity.title.clone());
    let (title, route) = (title.unwrap_or_default(), instrument.route_to(step));
    let words = instrument.ui.words();
    let copy = copy_link(route.clone(), &title)
        .attribute("aria-label", words.copy_link_to_event(&title))
        .child(words.copy_link());
    let calendar =
        fits_calendar.then(|| button(words.calendar_of(), move || saving::step(instrument, step)));
    let share = sharing().map(|share| {
        let href = instrument.ui.navigator.href(&route);
        button(words.share(), move || share_page(&share, &title, &href))
    });
    classed("div", "row-menu__entries").child(copy).child(calendar).child(share)
}

fn button(label: String, act: impl Fn() + 'static) -> Element {
    element("button")
        .attribute("type", "button")
        .on_click(move |event| {
            act();
            if let Some(menu) = menu_of(&event) {
                close(&menu);
            }
        })
        .child(label)
}

fn menu_of(event: &web_sys::Event) -> Option<HtmlElement> {
    let at = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    at.closest("details").ok()??.dyn_into().ok()
}

fn close(menu: &HtmlElement) {
    let _ = menu.remove_attribute("open");
}

/// Closes the menu when the focus goes elsewhere. Some browsers give buttons no focus when they are clicked, so a focus that
/// goes nowhere closes nothing.
fn close_unless_inside(event: &web_sys::Event) {
    let Some(menu) = menu_of(event) else { return };
    let next = event.dyn_ref::<web_sys::FocusEvent>().and_then(web_sys::FocusEvent::related_target);
    let next = next.and_then(|next| next.dyn_into::<web_sys::Node>().ok());
    if next.is_some_and(|next| !menu.contains(Some(&next))) {
        close(&menu);
    }
}

/// The browser's function that shares a page. Some browsers have none.
fn sharing() -> Option<Function> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &JsValue::from_str("share")).ok()?.dyn_into().ok()
}

/// Shares the page at an `href`. A visitor who changes their mind makes the promise fail, which needs no message.
fn share_page(share: &Function, title: &str, href: &str) {
    let base = window().location().href().unwrap_or_default();
    let Ok(url) = Url::new_with_base(href, &base) else { return };
    let page = Object::new();
    for (name, value) in [("title", title), ("url", &url.href())] {
        let _ = Reflect::set(&page, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    if let Ok(promise) = share.call1(&window().navigator(), &page)
        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
    {
        leptos::task::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}
