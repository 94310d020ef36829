//! Stands in for the crate `wasm-streams`, which comes with Leptos for its server functions.
//!
//! The site has no server and calls none of them, yet the crate's exports to JavaScript cannot be left out
//! by the linker: they weigh 4 KB of what every visitor loads. Here are the names that `server_fn` needs to
//! compile. A stream of this crate is empty.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Gives it back.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Takes a stream of Rust's. Nothing is read of it.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// A stream without anything in it.
    pub fn into_stream(self) -> IntoStream {
        IntoStream
    }
}

/// A stream without anything in it.
#[derive(Debug)]
pub struct IntoStream;

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
