//! Whether a dataset has changed since a page was printed from it, without loading the dataset.

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::Date;
use web_sys::{RequestCache, RequestCredentials};

/// Files of one upload are written one after the other. A dataset that is this much younger than the print belongs to a
/// later upload. In milliseconds.
const MARGIN: f64 = 300_000.0;

/// Whether a dataset is younger than the print in a folder, by the dates that their servers name. `None` if one of them
/// names none.
///
/// Pages are not asked for their dates: a print that changes the dataset leaves most of them as they were.
pub async fn is_younger_than_print(dataset: &str, folder: &str) -> Option<bool> {
    let dataset = date_of(dataset).await?;
    Some(dataset > date_of(&[folder, FINGERPRINT_FILE].concat()).await? + MARGIN)
}

/// The date of the file at an address, in milliseconds since 1970.
async fn date_of(address: &str) -> Option<f64> {
    let request = RequestBuilder::new(address)
        .method(Method::HEAD)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoCache)
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
