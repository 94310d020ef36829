//! Loads further pages of the dataset, or all of it in place of a page of a prepared edition.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use crate::loading::Loading;
use crate::loading::failure::Failure;
use crate::loading::fetch::Cancellation;
use crate::loading::pages::{NextPage, Page};
use crate::loading::plan::Plan;

/// Loads the next page of the dataset, if there is one and none is being loaded. Loads the whole dataset if only a page of a
/// prepared edition is there.
pub(super) fn load_next(session: &Session) {
    let is_page =
        |state: &Loading| matches!(state, Loading::Done(loaded) if loaded.facts().is_some());
    if session.loading.with_untracked(is_page) {
        session.start_whole();
        return;
    }
    let next = session.loading.with_untracked(|state| match state {
        Loading::Done(loaded) => {
            session.pages.try_with_value(|pages| pages.next(&loaded.edition)).flatten()
        }
        _ => None,
    });
    let (Some(next), false) = (next, session.busy.get_untracked()) else { return };
    let Some(cancellation) = session.begin() else { return };
    session.busy.set(true);
    let session = session.clone();
    spawn_local(async move {
        let further = further(&session, next.clone(), &cancellation).await;
        if cancellation.is_cancelled() {
            return;
        }
        session.busy.set(false);
        session.change(|loaded| {
            session.pages.try_update_value(|pages| match further {
                Ok((plan, Ok(page))) => pages.add(&plan, loaded, next.address, page),
                Ok((_, Err(message))) => pages.end(loaded, message),
                Err(error) => pages.postpone(loaded, error),
            });
        });
    });
}

/// A page with the plan that it belongs to, or why the dataset ends here.
async fn further(
    session: &Session,
    next: NextPage,
    cancellation: &Cancellation,
) -> Result<(Plan, Result<Page, String>), Failure> {
    let (part, plan) = session.dataset().await?;
    let reason_to_stop =
        session.pages.try_with_value(|pages| pages.reason_to_stop(&plan, &next.address)).flatten();
    if let Some(message) = reason_to_stop {
        return Ok((plan, Err(message)));
    }
    let page = part.next(plan.clone(), next, cancellation.clone()).await?;
    Ok((plan, Ok(page)))
}
