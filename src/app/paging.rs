//! Loads further pages of the dataset.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use crate::loading::{Loading, loader, pages};

/// Loads the next page of the dataset, if there is one and none is being loaded.
pub(super) fn load_next(session: &Session) {
    let next = session.loading.with_untracked(|state| match state {
        Loading::Done(loaded) => {
            let edition = &loaded.edition;
            Some((edition.next_page.clone()?, edition.time_zone.clone()))
        }
        _ => None,
    });
    let (Some((next, zone)), false) = (next, session.busy.get_untracked()) else { return };
    let Some((plan, cancellation)) = session.begin() else { return };
    let reason_to_stop =
        session.pages.try_with_value(|pages| pages.reason_to_stop(&plan, &next)).flatten();
    if let Some(message) = reason_to_stop {
        return session.change(|loaded| pages::end(loaded, message));
    }
    session.busy.set(true);
    let session = session.clone();
    spawn_local(async move {
        let further = loader::next(&plan, &next, zone.as_deref(), &cancellation).await;
        if cancellation.is_cancelled() {
            return;
        }
        session.busy.set(false);
        session.change(|loaded| match further {
            Ok(page) => {
                session.pages.try_update_value(|pages| pages.add(&plan, loaded, next, page));
            }
            Err(error) => loaded.next_page_error = Some(error),
        });
    });
}
