//! Pages of a prepared edition, loaded one at a time. What has no page there is shown from the whole dataset.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Session;
use crate::loading::fetch::Cancellation;
use crate::loading::pages::Pages;
use crate::loading::prepared::Prepared;
use crate::loading::{Loaded, Loading};
use crate::pages::list_of;
use crate::routing::{Route, Tool, printed};

impl Session {
    /// Starts to load the page of a route from the prepared edition. Returns whether it started: not every route has a
    /// page there, and once the whole dataset is loaded, no page is needed.
    pub(in crate::app) fn open(&self, route: &Route) -> bool {
        let route = route.page();
        if !self.has_extract(&route) {
            return false;
        }
        if self.show_ahead(&route) {
            return true;
        }
        let Some(cancellation) = self.begin() else { return false };
        self.wait();
        let session = self.clone();
        spawn_local(async move { session.load_page(route, cancellation).await });
        true
    }

    /// Whether the page of a route comes from the prepared edition.
    pub(in crate::app) fn has_extract(&self, route: &Route) -> bool {
        let has =
            matches!(route, Route::Front | Route::Article { .. } | Route::Tool(Tool::Search, _))
                || list_of(route).is_some();
        has && self.prepared().is_some()
            && !self.is_outdated.get_untracked()
            && !self.loading.with_untracked(is_whole)
    }

    /// Whether enough is loaded for the page of a route. Of a dataset in several pages, the prepared edition has more.
    pub(in crate::app) fn has_enough_for(&self, route: &Route) -> bool {
        self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => {
                loaded.is_enough_for(&route.path())
                    && (loaded.facts().is_some() || !self.has_extract(route))
            }
            // What is being loaded was for another page.
            Loading::Idle | Loading::Loading | Loading::Failed(_) => false,
        })
    }

    /// Loads the page of a route that the visitor seems to go to.
    pub(in crate::app) fn load_ahead(&self, route: &Route) {
        let route = route.page();
        let saves_data = self.prepared().is_some_and(Prepared::saves_data);
        if saves_data || !self.has_extract(&route) || self.is_ahead(&route) {
            return;
        }
        let session = self.clone();
        spawn_local(async move {
            if let Ok(Some(loaded)) = session.page(&route).await {
                session.ahead.try_set(Loading::Done(Box::new(loaded)));
            }
        });
    }

    /// Whether the page of a route was loaded ahead.
    pub(in crate::app) fn is_ahead(&self, route: &Route) -> bool {
        let path = route.page().path();
        let is_ahead = |state: &Loading| match state {
            Loading::Done(loaded) => loaded.is_enough_for(&path),
            _ => false,
        };
        self.ahead.try_with_untracked(is_ahead) == Some(true)
    }

    /// Shows the page of a route, if it was loaded ahead. Returns whether it was.
    pub(in crate::app) fn show_ahead(&self, route: &Route) -> bool {
        if !self.is_ahead(route) || !self.has_extract(&route.page()) || self.begin().is_none() {
            return false;
        }
        let ahead = self.ahead.try_update_untracked(std::mem::take).unwrap_or_default();
        self.show_page(ahead);
        true
    }

    /// Loads the page of a route, or the whole dataset if that fails.
    async fn load_page(&self, route: Route, cancellation: Cancellation) {
        let loaded = self.page(&route).await;
        if cancellation.is_cancelled() {
            return;
        }
        match loaded {
            Ok(Some(loaded)) => self.show_page(Loading::Done(Box::new(loaded))),
            Ok(None) => self.load(cancellation).await,
            Err(trouble) => {
                self.trouble.set_value(Some(trouble));
                self.load(cancellation).await;
            }
        }
    }

    /// The page of a route, and the texts of its language. `None` if the prepared edition has no such page.
    async fn page(&self, route: &Route) -> Result<Option<Loaded>, String> {
        let Some(prepared) = self.prepared() else { return Ok(None) };
        let name = printed::name(route);
        let Some(bytes) = prepared.bytes(&name).await? else { return Ok(None) };
        let loaded = Loaded::of_page(route.path(), prepared.extract(&name, &bytes)?);
        self.set_language(self.languages.tag(loaded.edition.language.as_deref())).await;
        Ok(Some(loaded))
    }

    /// Shows a page. News that were found stay: they are news of the edition.
    fn show_page(&self, state: Loading) {
        let fingerprint = self.prepared().map(Prepared::fingerprint);
        self.pages.set_value(Pages::of_print(&fingerprint.unwrap_or_default()));
        let (checked_at, news) = (self.checked_at.get_value(), self.news);
        let found = news.try_update_untracked(std::mem::take).unwrap_or_default();
        self.show(state);
        if checked_at > 0.0 {
            self.checked_at.set_value(checked_at);
            news.set(found);
        }
    }
}

/// Whether the whole dataset is loaded, with all of its pages.
fn is_whole(state: &Loading) -> bool {
    matches!(state, Loading::Done(loaded) if loaded.facts().is_none() && !loaded.has_more())
}
