//! Loads an edition: the dataset that is asked for, its further pages when they are asked for, or the
//! copy that stands in for it.

use js_sys::Date;
use wasm_bindgen_futures::spawn_local;

use super::copies::{self, KeptCopy};
use super::fetch::{self, Answer, Cancellation, FetchError};
use super::formats::other_formats;
use super::pages::{Fingerprint, Page, Pages};
use super::plan::Plan;
use super::yield_timer::YieldTimer;
use super::zones::BrowserZones;
use super::{LoadError, Loaded, ShownCopy};
use crate::edition::address::Address;
use crate::formats::reader::Reader;
use crate::formats::{Document, FormatError, Origin};

/// Loads the first page of what a plan asks for: from its server, else the last good copy, else the
/// copy that came with the site.
///
/// # Errors
/// When none of them can be had; the error is the dataset's.
pub async fn load(plan: &Plan, cancellation: &Cancellation) -> Result<(Loaded, Pages), LoadError> {
    let error = match first(plan, &plan.dataset, cancellation).await {
        Ok(page) => {
            let (mut loaded, pages) = page.settled(plan, &plan.dataset).await;
            loaded.refused.clone_from(&plan.refused);
            return Ok((loaded, pages));
        }
        Err(error) => error,
    };
    if cancellation.is_cancelled() {
        return Err(error);
    }
    let (made_at, (mut loaded, pages)) = match copy(plan, cancellation).await {
        Some((mut page, made)) => {
            // Its further pages would come from where this one cannot.
            page.edition.next_page = None;
            (Some(made), page.settled(plan, &plan.dataset).await)
        }
        None => {
            let Some(fallback) = &plan.fallback else { return Err(error) };
            match first(plan, fallback, cancellation).await {
                Ok(page) => (None, page.settled(plan, fallback).await),
                Err(_) => return Err(error),
            }
        }
    };
    loaded.copy = Some(ShownCopy { why: error, made_at });
    Ok((loaded, pages))
}

/// The last good copy, and when it was made.
async fn copy(plan: &Plan, cancellation: &Cancellation) -> Option<(Page, i64)> {
    if cancellation.is_guest() {
        return None;
    }
    let copy = copies::find(&plan.dataset).await?;
    let made = copy.made;
    let page = read(plan, &plan.dataset, copy.into(), None, cancellation).await;
    match page.and_then(|page| page.with_something(plan, &plan.dataset)) {
        Ok(page) => Some((page, made)),
        Err(error) => {
            // Delete the copy only if it is itself unreadable, and not when loading was cancelled or the part for
            // its format is missing.
            let spoilt = match &error {
                LoadError::Format(error, _) => *error != FormatError::OtherFormat,
                error => matches!(error, LoadError::NothingRead(..)),
            };
            if spoilt {
                let address = plan.dataset.clone();
                spawn_local(async move { copies::forget(&address).await });
            }
            None
        }
    }
}

/// Loads a further page of an edition.
///
/// # Errors
/// When it cannot be had just now.
pub async fn next(
    plan: &Plan,
    next: &Address,
    zone: Option<&str>,
    cancellation: &Cancellation,
) -> Result<Page, LoadError> {
    plan.allows(next)?;
    let answer = fetch::get(next, plan.bounds, cancellation)
        .await
        .map_err(|error| LoadError::Fetch(error, plan.told(next)))?;
    plan.allows(answer.from.as_ref().unwrap_or(next))?;
    // The first page speaks for the whole.
    read(plan, next, answer, zone, cancellation).await
}

impl From<KeptCopy> for Answer {
    fn from(KeptCopy { bytes, charset, .. }: KeptCopy) -> Self {
        Self { bytes, charset, next: None, from: None }
    }
}

/// The first page, from its server; a copy of it is kept.
async fn first(
    plan: &Plan,
    address: &Address,
    cancellation: &Cancellation,
) -> Result<Page, LoadError> {
    let answer = fetch::get(address, plan.bounds, cancellation)
        .await
        .map_err(|error| LoadError::Fetch(error, plan.told(address)))?;
    if *address == plan.dataset {
        plan.allows(answer.from.as_ref().unwrap_or(address))?;
    }
    let own = *address == plan.dataset && !cancellation.is_guest();
    let kept = own && answer.bytes.len() <= copies::MAX_BYTES;
    let kept = kept.then(|| answer.clone());
    let page =
        read(plan, address, answer, None, cancellation).await?.with_something(plan, address)?;
    if let Some(Answer { bytes, charset, .. }) = kept {
        // The visitor does not wait for it: storage can be slow, and need not answer at all.
        let address = address.clone();
        spawn_local(async move { copies::keep(&address, &bytes, charset.as_deref()).await });
    }
    Ok(page)
}

/// Reads a document, a slice at a time.
async fn read(
    plan: &Plan,
    address: &Address,
    answer: Answer,
    time_zone: Option<&str>,
    cancellation: &Cancellation,
) -> Result<Page, LoadError> {
    let zones = BrowserZones::default();
    let origin = Origin {
        // Where it came from in the end is what its relative addresses are relative to.
        address: answer.from.as_ref().or(Some(address)),
        zones: &zones,
        time_zone: time_zone.or(plan.time_zone.as_deref()),
        charset: answer.charset.as_deref(),
        bounds: plan.bounds,
        dates: None,
    };
    let mut timer = YieldTimer::start();
    let mut print = Fingerprint::default();
    for piece in answer.bytes.chunks(Fingerprint::PIECE) {
        print.add(piece);
        timer.yield_if_due().await;
    }
    let mut reader = Reader::new(answer.bytes, origin);
    let (begun, mut alone) = (Date::now(), false);
    #[allow(clippy::cast_precision_loss, reason = "a number of seconds")]
    let longest = plan.bounds.seconds as f64 * 1000.0;
    loop {
        while !reader.step() {
            if !timer.yield_if_due().await {
                continue;
            }
            if cancellation.is_cancelled() {
                return Err(LoadError::Fetch(FetchError::Aborted, address.clone()));
            }
            if Date::now() - begun > longest {
                let longest = plan.bounds.seconds;
                reader.stop(&format!("expected to read for at most {longest} seconds"));
            }
        }
        if !reader.wants_others() {
            break;
        }
        match other_formats().await {
            Ok(others) => reader.go_on_with(others),
            // What is missing then, the reader says itself.
            Err(_) if alone => break,
            Err(_) => {
                alone = true;
                reader.go_on_without();
            }
        }
    }
    let document = reader.finish().map_err(|error| LoadError::Format(error, plan.told(address)))?;
    let Document { mut edition, notices, items } = document;
    if let (None, Some(next)) = (&edition.next_page, &answer.next) {
        edition.next_page = Address::link(next, Some(address)).ok();
    }
    Ok(Page { edition, notices, items, print: print.0 })
}
