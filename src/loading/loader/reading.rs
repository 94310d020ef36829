//! Reads a document that was loaded, in slices between which the page stays alive.

use js_sys::Date;

use super::{calendars, formats, markup};
use crate::edition::address::Address;
use crate::formats::reader::{Progress, Reader};
use crate::formats::{ContainerKind, Document, Origin};
use crate::loading::LoadError;
use crate::loading::browser::{decode, now};
use crate::loading::fetch::{Answer, Cancellation, FetchError};
use crate::loading::pages::{Fingerprint, Page};
use crate::loading::plan::Plan;
use crate::loading::timing::yield_timer::YieldTimer;
use crate::loading::zones::BrowserZones;

/// Gives a reader the code that it needs. False if nothing can be read without it.
async fn hand_over(reader: &mut Reader<'_>, needed: Progress) -> bool {
    let containers = match needed {
        // Without the part, formulas are left out and addresses stay text.
        Progress::NeedsMarkup => {
            reader.resume_with_markup(markup::part().await);
            return true;
        }
        Progress::NeedsContainers(ContainerKind::Calendar) => calendars::part().await,
        needed => {
            let Ok(part) = formats::part().await else { return reader.resume_without() };
            match needed {
                // The adapters recognise whatever else is no JSON.
                Progress::NeedsContainers(kind) => (part.containers)(kind).await,
                _ => {
                    reader.resume_with((part.adapters)());
                    return true;
                }
            }
        }
    };
    containers.map(|containers| reader.resume_with_containers(containers)).is_ok()
}

/// Reads a document in slices.
pub(super) async fn read(
    plan: &Plan,
    address: &Address,
    answer: Answer,
    time_zone: Option<&str>,
    cancellation: &Cancellation,
) -> Result<Page, LoadError> {
    let zones = BrowserZones::default();
    let origin = Origin {
        // Relative addresses are resolved against the address after redirects.
        address: answer.from.as_ref().or(Some(address)),
        zones: &zones,
        time_zone: time_zone.or(plan.time_zone.as_deref()),
        charset: answer.charset.as_deref(),
        decode: Some(decode),
        bounds: plan.bounds,
        now: Some(now()),
        dates: None,
        markup: None,
        preview: plan.preview,
        format: plan.format.as_deref(),
    };
    let mut timer = YieldTimer::start();
    let mut fingerprint = Fingerprint::default();
    for piece in answer.bytes.chunks(Fingerprint::PIECE) {
        fingerprint.add(piece);
        timer.yield_if_due().await;
    }
    let mut reader = Reader::new(answer.bytes, origin);
    let started = Date::now();
    #[allow(clippy::cast_precision_loss, reason = "a number of seconds")]
    let max_milliseconds = plan.bounds.seconds as f64 * 1000.0;
    loop {
        match reader.step() {
            Progress::Done => break,
            Progress::Working => {
                if !timer.yield_if_due().await {
                    continue;
                }
                if cancellation.is_cancelled() {
                    return Err(LoadError::Fetch(FetchError::Aborted, address.clone()));
                }
                if Date::now() - started > max_milliseconds {
                    let seconds = plan.bounds.seconds;
                    reader.stop(&format!("expected to read for at most {seconds} seconds"));
                }
            }
            needed => {
                if !Box::pin(hand_over(&mut reader, needed)).await {
                    return Err(LoadError::AdaptersMissing(plan.shown_address(address)));
                }
            }
        }
    }
    let document =
        reader.finish().map_err(|error| LoadError::Format(error, plan.shown_address(address)))?;
    let Document { mut edition, site, notices, items, format } = document;
    if let (None, Some(next)) = (&edition.next_page, &answer.next) {
        edition.next_page = Address::link(next, Some(address)).ok();
    }
    let fingerprint = fingerprint.0;
    Ok(Page {
        edition,
        site,
        notices,
        items,
        fingerprint,
        format: Some(format),
        further: Vec::new(),
        join: None,
    })
}
