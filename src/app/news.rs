//! News: changes of the dataset since it was loaded. The dataset is requested again when the visitor comes back to the
//! browser tab after a while, and when the time of an article comes. The news are shown on request.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::adoption::is_outdated;
use super::session::Session;
use crate::loading::{Loaded, Loading};
use crate::parts::element::{Element, element};
use crate::parts::states::failure::news;

/// At least this many milliseconds pass between two checks for news.
const STALE_AFTER: f64 = 300_000.0;

/// At most so many milliseconds are waited. Browsers count them in 32 bits.
const MAX_WAIT: f64 = 2_000_000_000.0;

/// Checks whether the dataset has changed, if the browser tab is visible, and [`STALE_AFTER`] has passed since the last
/// check or the time of an article has come. Where that time is to come, an effect that looks waits for it.
pub(super) fn look(session: &Session) {
    let now = js_sys::Date::now();
    let visible = document().visibility_state() == web_sys::VisibilityState::Visible;
    let (done, is_extract) = shown(session);
    let changes_at = changes_at(session);
    if let Some(at) = changes_at.filter(|at| *at > now) {
        wait(session, at - now);
    }
    let due = session.checked_at.try_get_value().is_some_and(|checked_at| {
        let has_come = |at: f64| at <= now && checked_at < at;
        now - checked_at >= STALE_AFTER || changes_at.is_some_and(has_come)
    });
    if !(visible && done && due) || session.busy.get_untracked() {
        return;
    }
    session.checked_at.set_value(now);
    let session = session.clone();
    spawn_local(async move {
        // Visitors of a prepared edition load the dataset only if it has changed.
        if is_extract && !(is_outdated().await && shown(&session).0) {
            return;
        }
        let Some(cancellation) = session.begin() else { return };
        let Ok((newer, pages)) = session.fetch(&cancellation).await else { return };
        let same = session.pages.try_with_value(|known| known.has_same_first_page(&pages));
        // The same dataset has more articles for everyone once the time of one has come.
        let has_come = newer.edition.changes_at.map(milliseconds) != changes_at;
        let is_news = same.is_some_and(|same| !same || has_come);
        if cancellation.is_cancelled() || !is_news || newer.copy.is_some() {
            return;
        }
        session.newer_pages.set_value(pages);
        session.news.set(Loading::Done(Box::new(newer)));
    });
}

/// When the time of an article comes that the shown edition withholds, in milliseconds since 1970.
fn changes_at(session: &Session) -> Option<f64> {
    let changes_at = session.loading.try_with_untracked(|state| match state {
        Loading::Done(loaded) => loaded.edition.changes_at,
        _ => None,
    });
    changes_at.flatten().map(milliseconds)
}

#[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
fn milliseconds(instant: i64) -> f64 {
    instant as f64 * 1_000.0
}

/// Looks for news after some milliseconds. The owner of an effect clears the timer when the effect runs again, and with the
/// reader. A handler of events has no owner, and the effect waits already.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and MAX_WAIT"
)]
fn wait(session: &Session, milliseconds: f64) {
    if Owner::current().is_none() {
        return;
    }
    let session = session.clone();
    let wait = Duration::from_millis(milliseconds.clamp(0.0, MAX_WAIT) as u64);
    if let Ok(timer) = set_timeout_with_handle(move || look(&session), wait) {
        on_cleanup(move || timer.clear());
    }
}

/// Whether the page of the route is shown, and whether it is of a prepared edition. A page that is being loaded must not be
/// cancelled.
fn shown(session: &Session) -> (bool, bool) {
    let path = session.ui.navigator.page_untracked().path();
    let shown = session.loading.try_with_untracked(|state| match state {
        Loading::Done(loaded) => (loaded.is_enough_for(&path), loaded.facts().is_some()),
        _ => (false, false),
    });
    shown.unwrap_or_default()
}

/// Replaces the edition by the news.
pub(super) fn show(session: &Session) {
    // Cancels the request for a further page, which belongs to the edition that is replaced.
    let Some(cancellation) = session.begin() else { return };
    session.busy.set(false);
    let news = session.news.try_update_untracked(std::mem::take).unwrap_or_default();
    if let Some(pages) = session.newer_pages.try_update_value(std::mem::take) {
        let own = match &news {
            Loading::Done(loaded) => loaded.edition.language.clone(),
            _ => None,
        };
        let session = session.clone();
        spawn_local(async move {
            session.set_language(session.languages.tag(own.as_deref())).await;
            // The reader may be gone by now, or something else was asked for. Then the next check finds the news again.
            if !cancellation.is_cancelled() {
                session.pages.set_value(pages);
                session.show(news);
            }
        });
    }
}

/// The line that offers to show the news. Empty if there are none.
pub(super) fn line(shown: &Loading, newer: &Loading, show: Callback<()>) -> Element {
    match (shown, newer) {
        (Loading::Done(shown), Loading::Done(newer)) => news(new_articles(newer, shown), show),
        _ => element("span"),
    }
}

/// The number of articles in `newer` that are not in `shown`. 0 if that is not known.
fn new_articles(newer: &Loaded, shown: &Loaded) -> usize {
    if shown.facts().is_some() {
        // The articles of the whole edition are not known.
        return 0;
    }
    let mut known = crate::edition::slug::UsedNames::default();
    for article in &shown.edition.articles {
        known.claim(&article.id);
    }
    newer.edition.articles.iter().filter(|article| !known.has(&article.id)).count()
}
