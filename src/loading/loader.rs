//! Loads an edition: the first page of the dataset, its further pages on request, or a copy of the dataset.

mod calendars;
mod containers;
mod copies;
mod dress;
mod formats;
mod markup;
mod reading;
mod site;
mod sources;

use wasm_bindgen_futures::spawn_local;

use super::failure::Failure;
use super::fetch::{self, Answer, Cancellation};
use super::pages::{NextPage, Page, Pages};
use super::plan::Plan;
use super::{LoadError, Loaded, Missing, ShownCopy, Substitute};
use copies::KeptCopy;
use reading::read;

use crate::edition::address::Address;

/// Loads the first page of a plan's dataset. If the dataset cannot be loaded, the last good copy is loaded instead, or
/// else the copy that came with the site.
///
/// # Errors
/// The error of the dataset, when the copies cannot be loaded either.
pub async fn load(plan: &Plan, cancellation: &Cancellation) -> Result<(Loaded, Pages), LoadError> {
    let found = match &plan.sources {
        Some(_) => match sources::part().await {
            Ok(part) => (part.load)(plan, cancellation).await,
            Err(Missing) => Err(LoadError::ReaderMissing),
        },
        None => first_or_kept(plan, cancellation).await,
    };
    let Found { page, address, copy } = match found {
        Ok(found) => found,
        Err(error) if cancellation.is_cancelled() => return Err(error),
        Err(error) => of_site(plan, error, cancellation).await?,
    };
    let (mut loaded, pages) = settled(page, plan, &address, cancellation).await;
    loaded.copy = copy;
    let refused = plan.refused.clone().filter(|_| loaded.copy.is_none());
    loaded.refused = refused.map(|asked| Failure::new(LoadError::Forbidden(asked)));
    Ok((loaded, pages))
}

/// A page that is shown first, its address, and what it stands in for.
struct Found {
    page: Page,
    address: Address,
    copy: Option<ShownCopy>,
}

/// The first page of a plan's dataset, or of the last good copy of it.
async fn first_or_kept(plan: &Plan, cancellation: &Cancellation) -> Result<Found, LoadError> {
    let address = plan.dataset.clone();
    let error = match first(plan, &address, cancellation).await {
        Ok(page) => return Ok(Found { page, address, copy: None }),
        Err(error) => error,
    };
    if cancellation.is_cancelled() {
        return Err(error);
    }
    let Some((mut page, made_at)) = copy(plan, cancellation).await else { return Err(error) };
    // Further pages are on the same server, which cannot be reached.
    page.edition.next_page = None;
    let copy = ShownCopy { why: Failure::new(error), which: Substitute::Kept(made_at) };
    Ok(Found { page, address, copy: Some(copy) })
}

/// The copy that came with the site, in place of a dataset that cannot be loaded.
async fn of_site(
    plan: &Plan,
    error: LoadError,
    cancellation: &Cancellation,
) -> Result<Found, LoadError> {
    let Some(address) = plan.fallback.clone() else { return Err(error) };
    match first(plan, &address, cancellation).await {
        Ok(mut page) => {
            if plan.sources.is_some() {
                // Further pages would be those of a source.
                page.edition.next_page = None;
            }
            let copy = ShownCopy { why: Failure::new(error), which: Substitute::OfSite };
            Ok(Found { page, address, copy: Some(copy) })
        }
        Err(_) => Err(error),
    }
}

/// The edition of a first page, as its publication presents itself.
async fn settled(
    mut page: Page,
    plan: &Plan,
    address: &Address,
    cancellation: &Cancellation,
) -> (Loaded, Pages) {
    let site = page.site.take().map(|site| (site, address));
    let (mut loaded, pages) = page.settled(plan, address).await;
    loaded
        .notices
        .extend(site::present(&mut loaded.edition, plan, site, cancellation.is_guest()).await);
    (loaded, pages)
}

/// The last good copy, and the time when it was made, in seconds since 1970.
async fn copy(plan: &Plan, cancellation: &Cancellation) -> Option<(Page, i64)> {
    if cancellation.is_guest() {
        return None;
    }
    let part = copies::part().await.ok()?;
    let copy = (part.find)(plan.dataset.clone()).await.ok()?;
    let made_at = copy.made_at;
    let page = read(plan, &plan.dataset, copy.into(), None, cancellation).await;
    match page.and_then(|page| page.require_content(plan, &plan.dataset)) {
        Ok(page) => Some((page, made_at)),
        Err(error) => {
            // Delete the copy only if it is itself unreadable, and not when loading was cancelled or the adapters
            // are missing.
            if let LoadError::Format(..) | LoadError::NothingRead(..) = error {
                let _ = (part.delete)(plan.dataset.clone()).await;
            }
            None
        }
    }
}

/// Loads a further page of an edition.
///
/// # Errors
/// When the page cannot be loaded.
pub async fn next(
    plan: &Plan,
    next: &NextPage,
    cancellation: &Cancellation,
) -> Result<Page, LoadError> {
    match &plan.sources {
        Some(_) => match sources::part().await {
            Ok(part) => (part.next)(plan, next, cancellation).await,
            Err(Missing) => Err(LoadError::ReaderMissing),
        },
        None => further(plan, &next.address, next.zone.as_deref(), cancellation).await,
    }
}

async fn further(
    plan: &Plan,
    next: &Address,
    zone: Option<&str>,
    cancellation: &Cancellation,
) -> Result<Page, LoadError> {
    plan.allows(next)?;
    let answer = fetch::get(next, plan.bounds, cancellation)
        .await
        .map_err(|error| LoadError::Fetch(error, plan.shown_address(next)))?;
    plan.allows(answer.from.as_ref().unwrap_or(next))?;
    // The time zone of the first page applies to all pages.
    read(plan, next, answer, zone, cancellation).await
}

impl From<KeptCopy> for Answer {
    fn from(KeptCopy { bytes, charset, .. }: KeptCopy) -> Self {
        Self { bytes, charset, next: None, from: None }
    }
}

/// The first page of the dataset or of the copy that came with the site. The dataset that a web page names is read in place
/// of the page. A copy of the dataset is kept.
async fn first(
    plan: &Plan,
    address: &Address,
    cancellation: &Cancellation,
) -> Result<Page, LoadError> {
    let is_dataset = *address == plan.dataset;
    let (mut at, mut followed) = (address.clone(), None);
    loop {
        let answer = fetch::get(&at, plan.bounds, cancellation)
            .await
            .map_err(|error| LoadError::Fetch(error, plan.shown_address(&at)))?;
        let from = answer.from.clone().unwrap_or_else(|| at.clone());
        if is_dataset {
            plan.allows(&from)?;
        }
        let kept =
            is_dataset && !cancellation.is_guest() && answer.bytes.len() <= copies::MAX_BYTES;
        let kept = kept.then(|| answer.clone());
        let read = read(plan, &at, answer, None, cancellation).await;
        if let (Err(LoadError::Format(error, _)), None) = (&read, &followed)
            && let Some((named, notice)) = error.named_dataset(&from)
        {
            plan.allows(&named)?;
            (at, followed) = (named, Some(notice));
            continue;
        }
        let mut page = read?.require_content(plan, &at)?;
        page.notices.extend(followed);
        if let Some(answer) = kept {
            keep(address.clone(), answer);
        }
        return Ok(page);
    }
}

/// Keeps a copy of a dataset. Not awaited, because the storage can be slow and may never answer.
fn keep(address: Address, Answer { bytes, charset, .. }: Answer) {
    spawn_local(async move {
        if let Ok(part) = copies::part().await {
            let _ = (part.keep)(address, bytes, charset).await;
        }
    });
}
