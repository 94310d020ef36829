//! The part of the module that makes one edition of several sources. Each source is loaded by itself, and one that cannot be
//! loaded is told and leaves the others.
//!
//! With the feature `split`, the part is cut off the module after linking (`xtask/src/build/split.rs`), and [`part`] fetches
//! it. Without the feature it is always there.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use super::{Found, first_or_kept, further};
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::settling::merging::contribution::Contribution;
use crate::edition::settling::merging::join;
use crate::loading::configuration::ConfigurationError;
use crate::loading::configuration::sources::{self, Source};
use crate::loading::failure::Failure;
use crate::loading::fetch::{Cancellation, FetchError};
use crate::loading::pages::{Fingerprint, NextPage, Page};
use crate::loading::plan::Plan;
use crate::loading::{LoadError, Missing, ShownCopy, Substitute};

/// A future in the one thread of a browser.
type Coming<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The functions of the part.
#[derive(Clone, Copy)]
pub(super) struct SourcesPart {
    /// The first pages of all sources, as one page.
    pub(super) load: for<'a> fn(&'a Plan, &'a Cancellation) -> Coming<'a, Result<Found, LoadError>>,
    /// A further page of a source.
    pub(super) next:
        for<'a> fn(&'a Plan, &'a NextPage, &'a Cancellation) -> Coming<'a, Result<Page, LoadError>>,
}

/// Gets the part.
///
/// # Errors
/// When the part cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub(super) async fn part() -> Result<SourcesPart, Missing> {
    #[cfg(feature = "split")]
    return cut_off::sources().await;
    #[cfg(not(feature = "split"))]
    Ok(functions())
}

fn functions() -> SourcesPart {
    SourcesPart {
        load: |plan, cancellation| Box::pin(load_all(plan, cancellation)),
        next: |plan, next, cancellation| Box::pin(load_next(plan, next, cancellation)),
    }
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{Missing, SourcesPart, functions};

    #[wasm_split_helpers::wasm_split(sources, fallible)]
    pub(super) fn sources() -> Result<SourcesPart, Missing> {
        Ok(functions())
    }
}

/// The list of sources, each with its plan.
fn plans(plan: &Plan) -> Result<Vec<(Plan, Contribution)>, LoadError> {
    let list = sources::read(plan.sources.as_ref().unwrap_or(&crate::formats::json::Value::Null))?;
    let planned = list.into_iter().map(|Source { address, format, contribution }| {
        let dataset =
            Address::link(&address, Some(&plan.folder)).map_err(|_| ConfigurationError::Value {
                setting: "dataset",
                expected: "http or https addresses".to_owned(),
                found: address,
            })?;
        let plan = Plan { dataset, format, sources: None, fallback: None, ..plan.clone() };
        Ok((plan, contribution))
    });
    planned.collect()
}

async fn load_all(plan: &Plan, cancellation: &Cancellation) -> Result<Found, LoadError> {
    let plans = plans(plan)?;
    let loads = plans.iter().map(|(plan, _)| {
        Box::pin(first_or_kept(plan, cancellation)) as Coming<'_, Result<Found, LoadError>>
    });
    let found = all(loads.collect()).await;
    if cancellation.is_cancelled() {
        return Err(LoadError::Fetch(FetchError::Aborted, plan.dataset.clone()));
    }
    let mut whole = Whole::default();
    for (number, (found, (plan, contribution))) in found.into_iter().zip(&plans).enumerate() {
        match found {
            Ok(found) => whole.add(number, found, plan, contribution),
            Err(error) => whole.miss(error, contribution),
        }
    }
    whole.finish()
}

/// The edition of all sources that were loaded so far.
#[derive(Default)]
struct Whole {
    edition: Edition,
    notices: Vec<Notice>,
    site: Option<crate::formats::json::Value>,
    items: usize,
    fingerprints: Vec<u64>,
    further: Vec<NextPage>,
    /// The address of the first source, or of the one that says how the site presents itself.
    address: Option<Address>,
    /// What stands in for the first of the sources that could not be loaded.
    copy: Option<ShownCopy>,
    /// The errors of the sources that are missing.
    missing: Vec<LoadError>,
}

impl Whole {
    fn add(&mut self, source: usize, found: Found, plan: &Plan, from: &Contribution) {
        let Found { page, address, copy } = found;
        let Page { mut edition, site, mut notices, items, fingerprint, format, .. } = page;
        let expected = plan.format.as_deref();
        notices.extend(format.and_then(|found| sources::other_format(expected, found)));
        if let Some(copy) = copy {
            let error = copy.why.technical().unwrap_or_default();
            self.tell(
                from,
                NoticeKind::Doubted,
                [&error, "; the last good copy of it is shown"].concat(),
            );
            if self.copy.is_none() {
                self.copy = Some(ShownCopy { which: Substitute::Others, ..copy });
            }
        }
        if let Some(next) = edition.next_page.take().filter(|next| *next != plan.dataset) {
            let zone = edition.time_zone.clone().or_else(|| plan.time_zone.clone());
            self.further.push(NextPage { source, address: next, zone });
        }
        from.apply(&mut edition, &mut notices);
        self.notices.extend(notices);
        self.notices.extend(join(&mut self.edition, edition, from));
        self.items += items;
        self.fingerprints.push(fingerprint);
        if self.address.is_none() || (self.site.is_none() && site.is_some()) {
            self.address = Some(address);
        }
        self.site = self.site.take().or(site);
    }

    /// Notes a source that cannot be loaded, and of which there is no copy.
    fn miss(&mut self, error: LoadError, from: &Contribution) {
        self.tell(from, NoticeKind::Dropped, error.to_string());
        self.missing.push(error);
    }

    fn tell(&mut self, from: &Contribution, kind: NoticeKind, message: String) {
        let message = ["expected a source that can be loaded, found none; ", &message].concat();
        self.notices.push(Notice { path: from.name.clone(), kind, message });
    }

    /// All sources as one page.
    fn finish(mut self) -> Result<Found, LoadError> {
        let first = (!self.missing.is_empty()).then(|| self.missing.remove(0));
        let Some(address) = self.address else {
            return Err(first.unwrap_or(LoadError::ReaderMissing));
        };
        let missing =
            first.map(|error| ShownCopy { why: Failure::new(error), which: Substitute::Others });
        self.edition.next_page = self.further.first().map(|next| next.address.clone());
        let page = Page {
            edition: self.edition,
            site: self.site,
            notices: self.notices,
            items: self.items,
            fingerprint: Fingerprint::of_all(self.fingerprints),
            format: None,
            further: self.further,
            join: None,
        };
        Ok(Found { page, address, copy: missing.or(self.copy) })
    }
}

async fn load_next(
    plan: &Plan,
    next: &NextPage,
    cancellation: &Cancellation,
) -> Result<Page, LoadError> {
    let mut plans = plans(plan)?;
    if next.source >= plans.len() {
        return Err(LoadError::ReaderMissing);
    }
    let (plan, from) = plans.swap_remove(next.source);
    let mut page = further(&plan, &next.address, next.zone.as_deref(), cancellation).await?;
    from.apply(&mut page.edition, &mut page.notices);
    // News are looked for on first pages only.
    page.edition.changes_at = None;
    page.join = Some(Box::new(move |edition, more| join(edition, more, &from)));
    Ok(page)
}

/// The results of futures that run side by side, in their order.
async fn all<T>(mut running: Vec<Coming<'_, T>>) -> Vec<T> {
    let mut done: Vec<Option<T>> = running.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (future, done) in running.iter_mut().zip(&mut done).filter(|(_, done)| done.is_none()) {
            if let Poll::Ready(result) = future.as_mut().poll(context) {
                *done = Some(result);
            }
        }
        if done.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}
