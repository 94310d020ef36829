//! One entry of the browser's history: its key, and the place on the page that it keeps.

use js_sys::{Array, Math};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::History;

use super::Place;

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

/// The state of a history entry.
pub(super) fn state(place: Place) -> JsValue {
    let [key, scroll, item, top] =
        [place.key, place.scroll, place.item, place.top].map(JsValue::from_f64);
    Array::of4(&key, &scroll, &item, &top).into()
}

/// The current entry. An entry that is not ours gets a new key.
pub(super) fn entry() -> Place {
    let state = history().and_then(|history| history.state().ok()).filter(JsValue::is_object);
    // The state of another program may be any object, which has no numbers in these places.
    let number = |index| state.as_ref()?.unchecked_ref::<Array>().get(index).as_f64();
    let known = |index| number(index).unwrap_or(f64::NAN);
    let key = number(0).unwrap_or_else(new_key);
    Place { key, scroll: known(1), item: known(2), top: known(3) }
}

/// Writes a place into the current entry.
pub(super) fn save_entry(history: &History, place: Place) {
    let _ = history.replace_state(&state(place), "");
}
