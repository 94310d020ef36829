//! The last good copy of a document, in the browser's `Cache` storage. The copy is shown when the document cannot be
//! loaded from its server.
//!
//! Failures of the storage are not reported: if the storage is blocked, full or damaged, there is no copy. The code is a part
//! of the module that is loaded after the first page, or when the document cannot be loaded.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use js_sys::{Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Headers, Response, ResponseInit};

use super::containers::Coming;
use crate::edition::address::Address;
use crate::loading::Missing;
use crate::loading::timing::timeout::timeout;

/// The name of our cache among the caches of the site. The number changes with the format of the entries.
const NAME: &str = "gazette-1";
/// The header with the time when the copy was made, in milliseconds since 1970.
const MADE_AT_HEADER: &str = "x-gazette-made";
/// The header with the encoding that the server named.
const CHARSET_HEADER: &str = "x-gazette-charset";
/// Documents of at most this many bytes are kept, because the rest of the site uses the same storage.
pub(super) const MAX_BYTES: usize = 10 * 1024 * 1024;

/// At most this many milliseconds are waited for the storage.
const TIMEOUT: u32 = 3_000;

/// A copy from the storage.
#[derive(Debug, Clone)]
pub(super) struct KeptCopy {
    /// The bytes of the document.
    pub bytes: Vec<u8>,
    /// The encoding that the server named.
    pub charset: Option<String>,
    /// When the copy was made, in seconds since 1970.
    pub made_at: i64,
}

/// The functions of the part.
#[derive(Clone, Copy)]
pub(super) struct CopiesPart {
    /// Keeps a document that was read without an error: its address, its bytes, and the encoding that the server named.
    pub(super) keep: fn(Address, Vec<u8>, Option<String>) -> Coming<()>,
    /// Finds the copy of a document.
    pub(super) find: fn(Address) -> Coming<KeptCopy>,
    /// Deletes a copy that cannot be read.
    pub(super) delete: fn(Address) -> Coming<()>,
}

/// Gets the part.
///
/// # Errors
/// When the part cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub(super) async fn part() -> Result<CopiesPart, Missing> {
    #[cfg(feature = "split")]
    return cut_off::copies().await;
    #[cfg(not(feature = "split"))]
    Ok(functions())
}

fn functions() -> CopiesPart {
    CopiesPart {
        keep: |address, bytes, charset| {
            Box::pin(async move {
                let kept = try_to_keep(&address, &bytes, charset.as_deref()).await;
                kept.map_err(|_| Missing)
            })
        },
        find: |address| {
            Box::pin(async move {
                let found = timeout(TIMEOUT, try_to_find(&address)).await;
                found.and_then(Result::ok).ok_or(Missing)
            })
        },
        delete: |address| {
            Box::pin(async move {
                let cache = cache().await.map_err(|_| Missing)?;
                let _ = JsFuture::from(cache.delete_with_str(address.as_str())).await;
                Ok(())
            })
        },
    }
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{CopiesPart, Missing, functions};

    #[wasm_split_helpers::wasm_split(copies, fallible)]
    pub(super) fn copies() -> Result<CopiesPart, Missing> {
        Ok(functions())
    }
}

async fn try_to_keep(
    address: &Address,
    bytes: &[u8],
    charset: Option<&str>,
) -> Result<(), JsValue> {
    let cache = cache().await?;
    let headers = Headers::new()?;
    #[allow(clippy::cast_possible_truncation, reason = "a number of milliseconds")]
    let now = js_sys::Date::now() as i64;
    headers.set(MADE_AT_HEADER, &now.to_string())?;
    headers.set(CHARSET_HEADER, charset.unwrap_or_default())?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let body: Object = Uint8Array::from(bytes).into();
    let response = Response::new_with_opt_buffer_source_and_init(Some(&body), &init)?;
    JsFuture::from(cache.put_with_str(address.as_str(), &response)).await?;
    Ok(())
}

async fn try_to_find(address: &Address) -> Result<KeptCopy, JsValue> {
    let found = JsFuture::from(cache().await?.match_with_str(address.as_str())).await?;
    let response: Response = found.dyn_into()?;
    let headers = response.headers();
    let made_at = headers.get(MADE_AT_HEADER)?.and_then(|number| number.parse().ok());
    let made_at: i64 = made_at.ok_or(JsValue::NULL)?;
    let charset = headers.get(CHARSET_HEADER)?.filter(|charset| !charset.is_empty());
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    Ok(KeptCopy { bytes, charset, made_at: made_at / 1000 })
}

/// Our cache. `window.caches` throws in a sandboxed frame and is missing on pages without encryption.
async fn cache() -> Result<Cache, JsValue> {
    let caches = web_sys::window().ok_or(JsValue::NULL)?.caches()?;
    if caches.is_undefined() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(caches.open(NAME)).await?.dyn_into()
}
