//! Links: to pages of the edition, followed without loading anything, and to pages elsewhere.

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

/// What is said in passing stays for so long.
const SAID_FOR: Duration = Duration::from_secs(4);

/// A link to a page of the edition.
///
/// A real link with a real address: it can be opened in a new tab, copied and dragged. Only a plain
/// click is followed here.
pub fn route_link(route: Route) -> Element {
    let navigator = ui().navigator;
    let href = navigator.href(&route);
    element("a").attribute("href", href).on_click(move |event: MouseEvent| {
        if is_plain(&event) && navigator.go(route.clone()) {
            event.prevent_default();
        }
    })
}

/// A link to a place on the page that is shown; following it copies its address too.
///
/// Where a browser does not let it, there is still the address bar.
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

/// Copies the whole address of a link, and says so for a while.
fn copy(href: &str, ui: UiContext) {
    let window = window();
    let base = window.location().href().unwrap_or_default();
    let Ok(url) = Url::new_with_base(href, &base) else { return };
    let clipboard = window.navigator().clipboard();
    // There is none on pages that came without encryption.
    if clipboard.is_undefined() {
        return;
    }
    // A signal that is gone by then is not set.
    let done: Box<dyn FnMut(JsValue)> = Box::new(move |_| {
        let words = ui.words.try_get_untracked();
        let times = ui.said.try_get_untracked().map_or(0, |(times, _)| times + 1);
        let _ = ui.said.try_set((times, words.map_or_else(String::new, |words| words.copied())));
        let fall_silent = move || {
            // Unless something else was said since.
            if ui.said.try_get_untracked().is_some_and(|(latest, _)| latest == times) {
                let _ = ui.said.try_set((times, String::new()));
            }
        };
        set_timeout(fall_silent, SAID_FOR);
    });
    // A browser may refuse, and then there is nothing to say.
    let refused: Box<dyn FnMut(JsValue)> = Box::new(|_| {});
    let (done, refused) = (Closure::wrap(done), Closure::wrap(refused));
    let _ = clipboard.write_text(&url.href()).then2(&done, &refused);
    // From here on the browser's garbage collector looks after them.
    done.into_js_value();
    refused.into_js_value();
}

/// A click that is to be followed here, and not in a new tab or by somebody else.
fn is_plain(event: &MouseEvent) -> bool {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}

/// A link to a page elsewhere. It opens in place, and tells that page nothing of this one.
pub fn outside_link(address: &Address) -> Element {
    let leaves = ui().host.with_value(|host| address.is_web() && address.site() != Some(host));
    element("a")
        .attribute("href", address.as_str())
        .maybe("rel", address.is_web().then_some("noopener noreferrer"))
        .maybe("aria-describedby", leaves.then_some(LEAVES))
}

/// The `id` of the text that says that a link leaves the site.
pub const LEAVES: &str = "leaves";

/// The site that an address leads to, as it is shown.
pub fn site(address: &Address) -> String {
    address.shown_site().unwrap_or_else(|| address.to_string())
}

/// A link to a page elsewhere that shows which site it leads to.
pub fn site_link(address: &Address) -> Element {
    outside_link(address).child(site(address))
}
