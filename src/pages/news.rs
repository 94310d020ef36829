//! What a dataset has become while it was read: looked for when the visitor comes back to the page after a
//! while, and shown when they ask for it. Not before the pages that come later are there.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::Loads;
use crate::loading::{Loaded, Loading, loader};

/// A visitor who comes back to the page after so many milliseconds may find news.
const STALE: f64 = 300_000.0;

/// Looks whether the dataset has changed, if that may be.
pub(super) fn look(loads: &Loads) {
    let now = js_sys::Date::now();
    let visible = document().visibility_state() == web_sys::VisibilityState::Visible;
    let done = loads.loading.with_untracked(|state| matches!(state, Loading::Done(_)));
    let due = loads.looked.try_get_value().is_some_and(|looked| now - looked >= STALE);
    if !(visible && done && due) || loads.busy.get_untracked() {
        return;
    }
    loads.looked.set_value(now);
    let Some((plan, patience)) = loads.begin() else { return };
    let loads = loads.clone();
    spawn_local(async move {
        let Ok((newer, pages)) = loader::load(&plan, &patience).await else { return };
        let same = loads.pages.try_with_value(|known| known.begin_as(&pages));
        if patience.is_given_up() || same != Some(false) || newer.instead_of.is_some() {
            return;
        }
        loads.newer_pages.set_value(pages);
        loads.news.set(Loading::Done(Arc::new(newer)));
    });
}

/// Shows what the dataset has become.
pub(super) fn show(loads: &Loads) {
    // A further page that is on its way belongs to what is shown no more.
    loads.begin();
    loads.busy.set(false);
    let news = loads.news.try_update_untracked(std::mem::take).unwrap_or_default();
    if let Some(pages) = loads.newer_pages.try_update_value(std::mem::take) {
        loads.pages.set_value(pages);
        loads.show(news);
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
