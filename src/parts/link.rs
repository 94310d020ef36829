//! Links to pages of the edition, which are followed without a request, and links to other sites.

use std::time::Duration;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Url;

use super::element::{Element, classed, element};
use super::ui::{UiContext, ui};
use crate::edition::address::Address;
use crate::routing::Route;

/// The time that a status message is shown.
const STATUS_DURATION: Duration = Duration::from_secs(4);

/// A link to a page of the edition.
///
/// The link has an `href`, so that it can be opened in a new tab, copied and dragged. Only a plain click is handled
/// here.
pub fn route_link(route: Route) -> Element {
    let navigator = ui().navigator;
    let href = navigator.href(&route);
    element("a").attribute("href", href).on_click(move |event: MouseEvent| {
        if is_plain(&event) && navigator.go(route.clone()) {
            event.prevent_default();
        }
    })
}

/// A link to a spot on the page that is shown. A click also copies the link's address.
///
/// If the browser does not allow copying, the address can still be copied from the address bar.
pub fn copy_link(route: Route, to: &str) -> Element {
    let ui = ui();
    let href = ui.navigator.href(&route);
    let label = ui.words().copy_link_to(to);
    classed("a", "copy").attribute("href", href.as_str()).attribute("aria-label", label).on_click(
        move |event: MouseEvent| {
            if is_plain(&event) {
                event.prevent_default();
                ui.navigator.go(route.clone());
                copy(&href, ui);
            }
        },
    )
}

/// Copies the absolute address of a link, and shows a status message.
fn copy(href: &str, ui: UiContext) {
    let window = window();
    let base = window.location().href().unwrap_or_default();
    let Ok(url) = Url::new_with_base(href, &base) else { return };
    let clipboard = window.navigator().clipboard();
    // Pages without encryption have no clipboard.
    if clipboard.is_undefined() {
        return;
    }
    // The reader may be unmounted by then, so the signals are only tried.
    let done: Box<dyn FnMut(JsValue)> = Box::new(move |_| {
        let words = ui.words.try_get_untracked();
        let times = ui.status_message.try_get_untracked().map_or(0, |(times, _)| times + 1);
        let _ = ui
            .status_message
            .try_set((times, words.map_or_else(String::new, |words| words.copied())));
        let clear = move || {
            // A later message must stay.
            if ui.status_message.try_get_untracked().is_some_and(|(latest, _)| latest == times) {
                let _ = ui.status_message.try_set((times, String::new()));
            }
        };
        set_timeout(clear, STATUS_DURATION);
    });
    // If the browser refuses, no message is shown.
    let refused: Box<dyn FnMut(JsValue)> = Box::new(|_| {});
    let (done, refused) = (Closure::wrap(done), Closure::wrap(refused));
    let _ = clipboard.write_text(&url.href()).then2(&done, &refused);
    // The closures are freed by the browser's garbage collector.
    done.into_js_value();
    refused.into_js_value();
}

/// Whether a click is to be handled here, and not by the browser or by another handler.
fn is_plain(event: &MouseEvent) -> bool {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}

/// A link to another site. It opens in the same tab, and the other site gets no referrer.
pub fn outside_link(address: &Address) -> Element {
    let leaves = ui().host.with_value(|host| address.is_web() && address.site() != Some(host));
    element("a")
        .attribute("href", address.as_str())
        .maybe("rel", address.is_web().then_some("noopener noreferrer"))
        .maybe("aria-describedby", leaves.then_some(LEAVES))
}

/// The `id` of the description of links that leave the site.
pub const LEAVES: &str = "leaves";

/// The name of the site that an address leads to.
pub fn site(address: &Address) -> String {
    address.shown_site().unwrap_or_else(|| address.to_string())
}

/// A link to another site with the name of the site as its text.
pub fn site_link(address: &Address) -> Element {
    outside_link(address).child(site(address))
}
