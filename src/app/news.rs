//! News: the dataset as it has become while the visitor read. They are looked for when the visitor comes back
//! to the page after a while, and shown on request.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use crate::loading::{Loaded, Loading, loader};

/// Milliseconds after which a visitor who comes back to the page may find news.
const STALE_AFTER: f64 = 300_000.0;

/// Looks whether the dataset has changed, if the page is visible and the last look is long ago.
pub(super) fn look(session: &Session) {
    let now = js_sys::Date::now();
    let visible = document().visibility_state() == web_sys::VisibilityState::Visible;
    let done = session.loading.with_untracked(|state| matches!(state, Loading::Done(_)));
    let due = session.looked.try_get_value().is_some_and(|looked| now - looked >= STALE_AFTER);
    if !(visible && done && due) || session.busy.get_untracked() {
        return;
    }
    session.looked.set_value(now);
    let Some((plan, cancellation)) = session.begin() else { return };
    let session = session.clone();
    spawn_local(async move {
        let Ok((newer, pages)) = loader::load(&plan, &cancellation).await else { return };
        let same = session.pages.try_with_value(|known| known.begin_as(&pages));
        if cancellation.is_cancelled() || same != Some(false) || newer.copy.is_some() {
            return;
        }
        session.newer_pages.set_value(pages);
        session.news.set(Loading::Done(Box::new(newer)));
    });
}

/// Shows the news in the place of the edition.
pub(super) fn show(session: &Session) {
    // A further page that is on its way belongs to what is shown no more.
    session.begin();
    session.busy.set(false);
    let news = session.news.try_update_untracked(std::mem::take).unwrap_or_default();
    if let Some(pages) = session.newer_pages.try_update_value(std::mem::take) {
        session.pages.set_value(pages);
        session.show(news);
    }
}

/// How many articles an edition has that another has not.
pub(super) fn new_articles(newer: &Loaded, shown: &Loaded) -> usize {
    let mut known = crate::edition::slug::Taken::default();
    for article in &shown.edition.articles {
        known.claim(&article.id);
    }
    newer.edition.articles.iter().filter(|article| !known.has(&article.id)).count()
}
