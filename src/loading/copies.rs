//! The last good copy of a document, in the browser's `Cache` storage. It is shown when neither the network nor
//! the server has one.
//!
//! No failure here is reported: where storage is blocked, full or spoilt, there is just no copy.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Headers, Response, ResponseInit};

use super::timeout::timeout;
use crate::edition::address::Address;

/// The name of our cache among those of the site. The number changes with what is kept in it.
const NAME: &str = "gazette-1";
/// When the copy was made, in milliseconds since 1970.
const MADE: &str = "x-gazette-made";
/// What the server called its encoding.
const CHARSET: &str = "x-gazette-charset";
/// At most this many bytes of a document are kept: storage is shared with everything else of the site.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// Milliseconds to wait for the storage.
const TIMEOUT: u32 = 3_000;

/// A copy that was kept.
#[derive(Debug, Clone)]
pub struct KeptCopy {
    /// The document.
    pub bytes: Vec<u8>,
    /// The encoding that its server named.
    pub charset: Option<String>,
    /// When it was made, in seconds since 1970.
    pub made: i64,
}

/// Keeps a document that was read without an error.
pub async fn keep(address: &Address, bytes: &[u8], charset: Option<&str>) {
    let _ = try_to_keep(address, bytes, charset).await;
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
    headers.set(MADE, &now.to_string())?;
    headers.set(CHARSET, charset.unwrap_or_default())?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let body: Object = Uint8Array::from(bytes).into();
    let response = Response::new_with_opt_buffer_source_and_init(Some(&body), &init)?;
    JsFuture::from(cache.put_with_str(address.as_str(), &response)).await?;
    Ok(())
}

/// The copy of a document.
pub async fn find(address: &Address) -> Option<KeptCopy> {
    timeout(TIMEOUT, try_to_find(address)).await?.ok()
}

async fn try_to_find(address: &Address) -> Result<KeptCopy, JsValue> {
    let found = JsFuture::from(cache().await?.match_with_str(address.as_str())).await?;
    let response: Response = found.dyn_into()?;
    let headers = response.headers();
    let made = headers.get(MADE)?.and_then(|made| made.parse().ok());
    let made: i64 = made.ok_or(JsValue::NULL)?;
    let charset = headers.get(CHARSET)?.filter(|charset| !charset.is_empty());
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    Ok(KeptCopy { bytes, charset, made: made / 1000 })
}

/// Throws a copy away that turned out to be none.
pub async fn forget(address: &Address) {
    if let Ok(cache) = cache().await {
        let _ = JsFuture::from(cache.delete_with_str(address.as_str())).await;
    }
}

/// Our cache. The property throws in a sandboxed frame, and is missing on pages without encryption.
async fn cache() -> Result<Cache, JsValue> {
    let caches = web_sys::window().ok_or(JsValue::NULL)?.caches()?;
    if caches.is_undefined() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(caches.open(NAME)).await?.dyn_into()
}
