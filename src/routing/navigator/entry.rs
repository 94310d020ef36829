//! One entry of the browser's history: its key, and the scroll position that it keeps, in CSS pixels.

use js_sys::{Array, Math};
use wasm_bindgen::JsValue;
use web_sys::History;

/// The browser's history. `None` where the browser gives none, for example in a worker.
pub(super) fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The scroll position of the page. `None` where the browser gives none.
pub(super) fn scroll() -> Option<f64> {
    web_sys::window()?.scroll_y().ok()
}

/// A key for a new entry.
pub(super) fn new_key() -> f64 {
    Math::random()
}

/// The state of a history entry: its key and, if known, its scroll position.
pub(super) fn state(key: f64, scroll: Option<f64>) -> JsValue {
    let scroll = scroll.map_or(JsValue::NULL, JsValue::from_f64);
    Array::of2(&JsValue::from_f64(key), &scroll).into()
}

/// The key of the current entry and its scroll position. `None` for an entry that is not ours.
pub(super) fn entry() -> Option<(f64, Option<f64>)> {
    let state = history()?.state().ok()?;
    if !Array::is_array(&state) {
        return None;
    }
    let state = Array::from(&state);
    Some((state.get(0).as_f64()?, state.get(1).as_f64()))
}

/// Writes key and scroll position into the current entry.
pub(super) fn save_entry(history: &History, key: f64, scroll: Option<f64>) {
    let _ = history.replace_state(&state(key, scroll), "");
}
