//! The key `/`, which opens the search where nothing else has the key.

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
    match ui.find("[data-search]") {
        Some(field) => focus::quietly(&field),
        None => {
            let route = Route::search();
            // A printed page may leave its links to the browser.
            if !ui.navigator.go(route.clone()) {
                let _ = window().location().set_href(&ui.navigator.href(&route));
            }
        }
    }
}
