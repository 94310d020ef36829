//! Whether a dataset has changed since a page was printed from it, without loading the dataset.

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::Date;
use web_sys::{RequestCache, RequestCredentials};

/// Files of one upload are written one after the other. A dataset that is this much younger than the page belongs to a
/// later upload. In milliseconds.
const MARGIN: f64 = 300_000.0;

/// Whether a dataset is younger than a page, by the dates that their servers name. `None` if one of them names none.
///
/// The document's own `lastModified` is not asked: it has no zone, and is the present time where the server names none.
pub async fn is_younger(dataset: &str, page: &str) -> Option<bool> {
    let dataset = date_of(dataset, RequestCache::NoCache).await?;
    // The page was loaded just now.
    Some(dataset > date_of(page, RequestCache::Default).await? + MARGIN)
}

/// The date of the file at an address, in milliseconds since 1970.
async fn date_of(address: &str, cache: RequestCache) -> Option<f64> {
    let request = RequestBuilder::new(address)
        .method(Method::HEAD)
        .credentials(RequestCredentials::Omit)
        .cache(cache)
        .build();
    let answer = request.ok()?.send().await.ok()?;
    let date = Date::parse(&answer.headers().get("last-modified")?);
    (answer.ok() && !date.is_nan()).then_some(date)
}

/// The fingerprint of the dataset that the site in a folder was printed from. `None` if the site does not say it.
pub async fn fingerprint_of_print(folder: &str) -> Option<String> {
    let request = Request::get(&[folder, FINGERPRINT_FILE].concat())
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoCache);
    let answer = request.send().await.ok().filter(Response::ok)?;
    let text = answer.text().await.ok()?;
    // Some hosts answer with a page in place of a missing file.
    (text.len() == 16).then_some(text)
}

/// The file that has the fingerprint. It is not on the pages, so that they stay the same when the dataset changes
/// elsewhere.
pub const FINGERPRINT_FILE: &str = "printed.txt";
