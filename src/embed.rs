//! Views in other people's pages: the custom element's Rust side.
//!
//! `public/embed.js` has the custom element, its shadow root and its events. This module mounts a view in an element
//! of the shadow root and takes commands for it. With the feature `split` this is a part of the module that sites never
//! load.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

mod guest;
mod mounting;
mod report;
mod request;
mod unknown_value;
mod views;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Mounts a view in an element.
///
/// `request` says which view of which dataset to show, as JSON (`request.rs`). `ask` takes an address and returns the
/// promise of a `Response`. `tell` takes a word and two details. `tell` returns false if the host page itself does what
/// was announced. `done` is called once. Its argument is a function that takes commands, each a word and a detail (`go`
/// and a path, `refresh`, `leave`). If the view cannot be mounted, the argument is a text about a mistake in the
/// request, or an `Error`.
///
/// The result is passed to `done` and not returned as a promise, because the module would carry code for promises.
#[wasm_bindgen]
pub fn embed(root: HtmlElement, request: String, ask: Function, tell: Function, done: Function) {
    spawn_local(async move {
        let mounted = mount(root, request, ask, tell).await;
        // Errors thrown by the callback are ignored.
        let _ = done.call1(&JsValue::NULL, &mounted);
    });
}

#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
async fn mount(root: HtmlElement, request: String, ask: Function, tell: Function) -> JsValue {
    #[cfg(feature = "split")]
    return cut_off::mount(root, request, ask, tell)
        .await
        .unwrap_or_else(|missing| js_sys::Error::new(&missing.to_string()).into());
    #[cfg(not(feature = "split"))]
    mounting::mount(root, &request, ask, tell)
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{Function, HtmlElement, JsValue, mounting};
    use crate::loading::Missing;

    #[wasm_split_helpers::wasm_split(embed, fallible)]
    pub(super) fn mount(
        root: HtmlElement,
        request: String,
        ask: Function,
        tell: Function,
    ) -> Result<JsValue, Missing> {
        Ok(mounting::mount(root, &request, ask, tell))
    }
}
