//! The focus among the results of a search: the arrow keys, and the button for more results.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::state::{RESULTS, Search};
use crate::parts::focus;

/// Shows more results, and moves the focus to the first of them: the button may be gone.
pub(super) fn show_more(search: Search, before: usize) {
    search.awaited.set_value(Some(before));
    search.most.set(before + RESULTS);
    // The articles of a prepared edition are still to come.
    if !search.is_prepared() {
        focus_awaited(search);
    }
}

/// Gives the focus to the result that waits for it, in the next frame.
pub(super) fn focus_awaited(search: Search) {
    request_animation_frame(move || {
        let Some(at) = search.awaited.try_update_value(Option::take).flatten() else { return };
        if let Some(link) = links(search).get(at) {
            focus::quietly(link);
        }
    });
}

/// Handles the arrow keys, from the field to the results and between them, and Enter in the field. On a phone, the keyboard
/// covers the results until the field loses the focus. Returns whether the visitor goes from a dialog to all results.
pub(super) fn moved(search: Search, event: &web_sys::KeyboardEvent) -> bool {
    // Of a character that is being composed, the keys belong to the input method.
    if event.is_composing() {
        return false;
    }
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        "Enter" => 0,
        _ => return false,
    };
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    if step == 0 && search.is_dialog() && target.has_attribute("data-search") {
        event.prevent_default();
        show_all(search);
        return true;
    }
    let links = links(search);
    let at = links.iter().position(|link| *link == target);
    let is_field = target.has_attribute("data-search");
    let next = match (at, step) {
        (None, 0 | 1) if is_field => links.first().cloned(),
        // The browser follows the link.
        (_, 0) => None,
        (Some(0), -1) => search.ui.find("[data-search]"),
        (Some(at), step) => at.checked_add_signed(step).and_then(|next| links.get(next).cloned()),
        _ => None,
    };
    if let Some(next) = next {
        event.prevent_default();
        // The browser scrolls as far as the result needs.
        let _ = next.focus();
    }
    false
}

/// Goes from a dialog to the page with all results.
fn show_all(search: Search) {
    let (navigator, route) = (search.ui.navigator, search.query_untracked().route());
    // A printed page may leave its links to the browser.
    if !navigator.go(route.clone()) {
        let _ = window().location().set_href(&navigator.href(&route));
    }
}

/// The links of the results, in order.
fn links(search: Search) -> Vec<HtmlElement> {
    let found = search.ui.root().and_then(|root| root.query_selector_all("[data-result]").ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
