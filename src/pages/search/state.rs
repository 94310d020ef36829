//! The state of a search page, and what follows the address.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::edition::Edition;
use crate::loading::{Loaded, Loading};
use crate::parts::element::whenever;
use crate::parts::ui::UiContext;
use crate::reading::search::{Found, Index, Query, find};
use crate::routing::SearchQuery;

/// A visitor who types nothing for so long pauses.
const PAUSE: Duration = Duration::from_millis(250);

/// This many results are shown, and so many more each time the visitor asks for more.
pub(super) const RESULTS: usize = 10;

/// How much of the edition can be searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Progress {
    /// The number of articles that can be searched.
    pub articles: usize,
    /// Whether these are all.
    pub is_complete: bool,
}

/// The state of a search page. It is cheap to copy, and its signals belong to the page.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) ui: UiContext,
    pub(super) loading: RwSignal<Loading>,
    /// How much of the edition can be searched.
    pub(super) progress: RwSignal<Progress>,
    /// The results for the text of the query, before filters.
    pub(super) found: RwSignal<Arc<Found>>,
    /// The results whose filters are shown: those of the text with which the visitor pauses.
    pub(super) filtered: RwSignal<Arc<Found>>,
    /// At most this many results are shown.
    pub(super) most: RwSignal<usize>,
}

impl Search {
    pub(super) fn new(ui: UiContext, loading: RwSignal<Loading>) -> Self {
        Self {
            ui,
            loading,
            progress: RwSignal::new(Progress::default()),
            found: RwSignal::new(Arc::default()),
            filtered: RwSignal::new(Arc::default()),
            most: RwSignal::new(RESULTS),
        }
    }

    /// The query of the address. Reactive.
    pub(super) fn query(&self) -> SearchQuery {
        SearchQuery::of(&self.ui.navigator.route())
    }

    /// Changes the query, and with it the address.
    pub(super) fn change(&self, change: impl FnOnce(&mut SearchQuery)) {
        let mut query = SearchQuery::of(&self.ui.navigator.route_untracked());
        change(&mut query);
        self.most.set(RESULTS);
        self.ui.navigator.replace(query.route());
    }

    /// Calls `act` with the edition, which exists as long as the page does.
    pub(super) fn with_edition<T>(&self, act: impl FnOnce(&Edition) -> T) -> Option<T> {
        self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => Some(act(&loaded.edition)),
            _ => None,
        })
    }
}

/// Searches again when the text changes, or when more of the edition can be searched.
pub(super) fn follow(search: Search) {
    let text = Memo::new(move |_| search.query().text);
    whenever(move || {
        let query = Query::parse(&text.get());
        search.progress.track();
        let found = search.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => {
                with_index(loaded, |index| find(index, &loaded.edition, &query))
            }
            _ => None,
        });
        let found = Arc::new(found.unwrap_or_default());
        search.found.set(found.clone());
        show_filters(search, found);
    });
}

/// Shows the filters of results: at once where there were none, so that the results do not move later; or else when the
/// visitor pauses, because lists of choices take longer to make than results.
fn show_filters(search: Search, found: Arc<Found>) {
    if search.filtered.with_untracked(|shown| shown.hits.is_empty()) {
        search.filtered.set(found);
        return;
    }
    let show = move || {
        let is_latest = |latest: &Arc<Found>| Arc::ptr_eq(latest, &found);
        if search.found.try_with_untracked(is_latest) == Some(true) {
            search.filtered.try_set(found);
        }
    };
    set_timeout(show, PAUSE);
}

/// Calls `act` with the index of an edition, as far as it is made.
fn with_index<T>(loaded: &Loaded, act: impl FnOnce(&Index) -> T) -> Option<T> {
    let kept = loaded.search.lock().ok()?;
    Some(act(kept.as_ref()?.downcast_ref::<Index>()?))
}
