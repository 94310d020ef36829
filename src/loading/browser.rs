//! What the browser knows: the name of the site, the time, and the encodings of texts.

/// The name of the site that the page is on, without `www.`.
pub fn host() -> String {
    let window = web_sys::window();
    let host = window.and_then(|window| window.location().hostname().ok()).unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

/// Seconds since 1970, by the visitor's clock.
#[allow(clippy::cast_possible_truncation, reason = "a float is cut off at the ends of an `i64`")]
pub fn now() -> i64 {
    (js_sys::Date::now() / 1_000.0) as i64
}

/// Decodes bytes in the encoding that has a label of the Encoding standard, as the browser does.
pub fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let decoder = web_sys::TextDecoder::new_with_label(label).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
