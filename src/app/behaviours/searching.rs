//! The key `/`, which opens the search where nothing else has the key: its field on the page of the search, a dialog on
//! another page, and its page from a printed page that the reader has not taken the place of.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::parts::focus;
use crate::parts::ui::UiContext;
use crate::routing::Route;

/// Elements in which a visitor types. The key belongs to them.
const FIELDS: &str = "input,textarea,select,[contenteditable],dialog";

/// Opens the search.
pub(super) fn pressed(ui: UiContext, key: &KeyboardEvent) {
    let has_modifier = key.ctrl_key() || key.meta_key() || key.alt_key();
    if key.key() != "/" || has_modifier || key.default_prevented() || !ui.navigator.is_in_url() {
        return;
    }
    let target = key.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| !matches!(target.closest(FIELDS), Ok(None))) {
        return;
    }
    key.prevent_default();
    let is_printed = ui.root().is_some_and(|root| {
        root.has_attribute("data-adopted") && !root.has_attribute("data-mounted")
    });
    match (ui.find("[data-search]"), ui.find("[data-finder]").filter(|_| !is_printed)) {
        (Some(field), _) => focus::quietly(&field),
        (None, Some(button)) => button.click(),
        (None, None) => {
            let route = Route::search();
            // A printed page may leave its links to the browser.
            if !ui.navigator.go(route.clone()) {
                let _ = window().location().set_href(&ui.navigator.href(&route));
            }
        }
    }
}
