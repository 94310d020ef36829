//! Whether a dataset has changed since a page was printed from it, without loading the dataset.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::Date;
use web_sys::{RequestCache, RequestCredentials};

use crate::edition::address::Address;

/// Files of one upload are written one after the other. A dataset that is this much younger than the page belongs to a
/// later upload. In milliseconds.
const MARGIN: f64 = 300_000.0;

/// Whether a dataset is younger than a page, by the dates that their servers name. `page` is the page's date in
/// milliseconds since 1970. `None` if the server of the dataset names no date.
pub async fn is_younger(dataset: &Address, page: f64) -> Option<bool> {
    let request = RequestBuilder::new(dataset.as_str())
        .method(Method::HEAD)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoCache)
        .build();
    let answer = request.ok()?.send().await.ok()?;
    let date = Date::parse(&answer.headers().get("last-modified")?);
    (answer.ok() && !date.is_nan()).then_some(date > page + MARGIN)
}
