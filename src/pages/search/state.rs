//! The state of a search page.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::edition::Edition;
use crate::loading::prepared::Prepared;
use crate::loading::{Loaded, Loading};
use crate::pages::More;
use crate::parts::ui::UiContext;
use crate::reading::search::{Found, Index, Library, PreparedIndex};
use crate::routing::SearchQuery;

/// A visitor who types nothing for so long pauses.
const PAUSE: Duration = Duration::from_millis(250);

/// This many results are shown, and so many more each time the visitor asks for more.
pub(super) const RESULTS: usize = 10;
/// This many results are shown in a dialog.
const RESULTS_OF_DIALOG: usize = 8;

/// How much of the edition can be searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Progress {
    /// The number of articles that can be searched.
    pub articles: usize,
    /// Whether these are all.
    pub is_complete: bool,
}

/// Where the query of a search is.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In the address of the page.
    Address,
    /// In a dialog over a page, which keeps its text.
    Dialog(RwSignal<SearchQuery>, StoredValue<Option<String>, LocalStorage>),
}

/// The state of a search page. It is cheap to copy, and its signals belong to the page.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) ui: UiContext,
    pub(super) place: Place,
    pub(super) loading: RwSignal<Loading>,
    /// How much of the edition can be searched.
    pub(super) progress: RwSignal<Progress>,
    /// The results for the text of the query, before filters.
    pub(super) found: RwSignal<Arc<Found>>,
    /// The results whose filters are shown: those of the text with which the visitor pauses.
    pub(super) filtered: RwSignal<Arc<Found>>,
    /// At most this many results are shown.
    pub(super) most: RwSignal<usize>,
    /// The prepared edition, where only a page of it is loaded.
    pub(super) prepared: StoredValue<Option<Prepared>, LocalStorage>,
    /// The pieces of the prepared edition's index that are loaded.
    pub(super) pieces: StoredValue<Option<PreparedIndex>, LocalStorage>,
    /// Changes when more of it is loaded.
    pub(super) arrived: RwSignal<usize>,
    /// Changes when the text is to be looked for again.
    pub(super) again: RwSignal<u32>,
    /// Whether the text is still being looked for.
    pub(super) is_pending: RwSignal<bool>,
    /// Whether a piece of the index could not be loaded.
    pub(super) is_broken: RwSignal<bool>,
    /// The number of the result that gets the focus once it is there.
    pub(super) awaited: StoredValue<Option<usize>>,
    /// Loads the whole dataset in its place.
    pub(super) more: More,
}

impl Search {
    pub(super) fn new(
        ui: UiContext,
        loading: RwSignal<Loading>,
        prepared: StoredValue<Option<Prepared>, LocalStorage>,
        more: More,
        place: Place,
    ) -> Self {
        let most = match place {
            Place::Address => RESULTS,
            Place::Dialog(..) => RESULTS_OF_DIALOG,
        };
        Self {
            ui,
            place,
            loading,
            progress: RwSignal::new(Progress::default()),
            found: RwSignal::new(Arc::default()),
            filtered: RwSignal::new(Arc::default()),
            most: RwSignal::new(most),
            prepared,
            pieces: StoredValue::new_local(None),
            arrived: RwSignal::new(0),
            again: RwSignal::new(0),
            is_pending: RwSignal::new(false),
            is_broken: RwSignal::new(false),
            awaited: StoredValue::new(None),
            more,
        }
    }

    /// The query. Reactive.
    pub(super) fn query(&self) -> SearchQuery {
        match self.place {
            Place::Address => SearchQuery::of(&self.ui.navigator.route()),
            Place::Dialog(query, _) => query.get(),
        }
    }

    /// The query.
    pub(super) fn query_untracked(&self) -> SearchQuery {
        match self.place {
            Place::Address => SearchQuery::of(&self.ui.navigator.route_untracked()),
            Place::Dialog(query, _) => query.try_get_untracked().unwrap_or_default(),
        }
    }

    /// Whether the search is a dialog.
    pub(super) fn is_dialog(&self) -> bool {
        matches!(self.place, Place::Dialog(..))
    }

    /// Changes the query, and with it the address of a page.
    pub(super) fn change(&self, change: impl FnOnce(&mut SearchQuery)) {
        let mut query = self.query_untracked();
        change(&mut query);
        match self.place {
            Place::Address => {
                self.most.set(RESULTS);
                self.ui.navigator.replace(query.route());
            }
            Place::Dialog(own, text) => {
                text.set_value(Some(kept(self.ui, &query.text)));
                own.set(query);
            }
        }
    }

    /// Calls `act` with what is loaded, which exists as long as the page does.
    fn with_loaded<T>(&self, act: impl FnOnce(&Loaded) -> T) -> Option<T> {
        self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => Some(act(loaded)),
            _ => None,
        })
    }

    /// Calls `act` with the documents behind the results, and with the edition. `None` until the index of a prepared edition is
    /// there.
    pub(super) fn with_library<T>(
        &self,
        act: impl FnOnce(Library<'_>, &Edition) -> T,
    ) -> Option<T> {
        self.with_loaded(|loaded| {
            let edition = &loaded.edition;
            if loaded.facts().is_some() {
                return self
                    .pieces
                    .with_value(|index| Some(act(Library::Prepared(index.as_ref()?), edition)));
            }
            let kept = loaded.search.lock().ok()?;
            let index = kept.as_ref().and_then(|index| index.downcast_ref::<Index>());
            Some(act(Library::Whole(edition, index), edition))
        })?
    }

    /// Whether the index is that of a prepared edition.
    pub(super) fn is_prepared(&self) -> bool {
        self.with_loaded(|loaded| loaded.facts().is_some()) == Some(true)
    }

    /// Shows results. Their filters are shown at once where there were none, so that the results do not move later; or else
    /// when the visitor pauses, because lists of choices take longer to make than results.
    pub(super) fn show(self, found: Arc<Found>) {
        self.found.try_set(found.clone());
        if self.filtered.try_with_untracked(|shown| shown.hits.is_empty()) != Some(false) {
            self.filtered.try_set(found);
            return;
        }
        let show = move || {
            let is_latest = |latest: &Arc<Found>| Arc::ptr_eq(latest, &found);
            if self.found.try_with_untracked(is_latest) == Some(true) {
                self.filtered.try_set(found);
            }
        };
        set_timeout(show, PAUSE);
    }
}

/// The text of a dialog as it is kept: behind the path of the page that the dialog is over.
pub(super) fn kept(ui: UiContext, text: &str) -> String {
    [&ui.navigator.page_untracked().path(), "\n", text].concat()
}
