//! A click on the mark of a spot copies the spot's address, besides going there.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Url};

use super::nearest;
use crate::parts::ui::UiContext;

/// The time that a status message is shown.
const STATUS_DURATION: Duration = Duration::from_secs(4);

/// Copies the address of the mark that was clicked.
pub(super) fn clicked(ui: UiContext, target: &Element) {
    let mark = nearest(target, "[data-copy]");
    if let Some(href) = mark.and_then(|mark| mark.get_attribute("href")) {
        copy(&href, ui);
    }
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
