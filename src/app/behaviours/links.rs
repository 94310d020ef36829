//! Links to pages of the edition are followed without a request. A click on the mark of a spot also copies its address.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MouseEvent, Url};

use super::nearest;
use crate::parts::ui::UiContext;

/// The time that a status message is shown.
const STATUS_DURATION: Duration = Duration::from_secs(4);

/// Follows the link that was clicked, if it leads to a page of the edition. Only a plain click is handled here: with a
/// modifier the browser opens another tab or saves the page.
pub(in crate::app) fn clicked(ui: UiContext, event: &MouseEvent, target: &Element) {
    if !is_plain(event) {
        return;
    }
    let Some(link) = nearest(target, "a[data-route]") else { return };
    let Some(href) = link.get_attribute("href") else { return };
    let Some(route) = ui.navigator.route_of(&href) else { return };
    let copies = link.has_attribute("data-copy");
    if ui.navigator.go(route) || copies {
        event.prevent_default();
    }
    if copies {
        copy(&href, ui);
    }
}

/// Whether a click is to be handled here, and not by the browser or by another handler.
fn is_plain(event: &MouseEvent) -> bool {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}

/// Copies the absolute address of a link, and shows a status message. If the browser does not allow copying, the address
/// can still be copied from the address bar.
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
