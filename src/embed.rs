//! Views in other people's pages: the custom element's Rust side.
//!
//! `public/embed.js` has the element, its shadow root and its events; here a view is mounted in an element
//! of that, and told what to do in a few words. With the feature `split` this is a part of the module
//! that sites never load.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

mod guest;
mod lacking;
mod mounting;
mod report;
mod request;
mod views;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Mounts a view in an element.
///
/// `request` is what is wanted, as JSON (`request.rs`). `ask` gets an address and gives the promise of a
/// `Response`. `tell` gets a word and two details; what it returns is false where somebody else does what
/// was announced. `done` gets a function that takes a word and a detail (`go` and a path, `refresh`,
/// `leave`), or else what is wrong with the request, as a text, or an error.
///
/// Not a promise: the module would carry code for making them.
#[wasm_bindgen]
pub fn embed(place: HtmlElement, request: String, ask: Function, tell: Function, done: Function) {
    spawn_local(async move {
        let mounted = mount(place, request, ask, tell).await;
        // What throws on the other side is known there.
        let _ = done.call1(&JsValue::NULL, &mounted);
    });
}

#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
async fn mount(place: HtmlElement, request: String, ask: Function, tell: Function) -> JsValue {
    #[cfg(feature = "split")]
    return cut_off::mount(place, request, ask, tell)
        .await
        .unwrap_or_else(|missing| js_sys::Error::new(&missing.to_string()).into());
    #[cfg(not(feature = "split"))]
    mounting::mount(place, &request, ask, tell)
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{Function, HtmlElement, JsValue, mounting};
    use crate::loading::Missing;

    #[wasm_split_helpers::wasm_split(embed, fallible)]
    pub(super) fn mount(
        place: HtmlElement,
        request: String,
        ask: Function,
        tell: Function,
    ) -> Result<JsValue, Missing> {
        Ok(mounting::mount(place, &request, ask, tell))
    }
}
