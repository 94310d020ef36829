//! Whether the page of a route can be shown yet, or needs something that is still loading.

use leptos::prelude::*;

use super::controls::Controls;
use super::lazy::Lazy;
use crate::loading::Loaded;
use crate::pages;
use crate::parts::ui::{missing_language, ui};
use crate::routing::Route;

/// Whether a route names an article, or an activity of an article, that may be on a page of the dataset that is not
/// loaded yet.
pub fn may_be_on_later_page(loaded: &Loaded, route: &Route) -> bool {
    let slug = match route {
        Route::Article { slug, .. } => Some(slug.clone()),
        other => other.activity_of_timeline().map(|(slug, _)| slug),
    };
    let is_missing = slug.is_some_and(|slug| loaded.edition.by_slug(&slug).is_none());
    loaded.has_more() && loaded.next_page_error.is_none() && is_missing
}

/// Whether the page of a route is in the lazy part.
pub fn is_lazy(loaded: &Loaded, route: &Route) -> bool {
    *route != Route::Front && pages::first(&loaded.edition, route).is_none()
}

/// Whether the dataset is loaded and the page of a route cannot be shown yet. Reactive.
pub fn is_awaited(loaded: &Loaded, route: &Route, controls: Controls) -> bool {
    let lazy = controls.lazy;
    if !loaded.is_enough_for(&route.page().path()) {
        return true;
    }
    if let Route::Article { slug, .. } = route
        && let Some(article) = loaded.edition.by_slug(slug)
        && missing_language(ui(), article.language.as_deref()).is_some()
    {
        return true;
    }
    if *route == Route::Front {
        return controls.front.with(|front| matches!(front, Lazy::NotLoaded));
    }
    // The signal is read last, so that routes without a lazy page do not subscribe to it.
    let not_loaded = || lazy.with(|lazy| matches!(lazy, Lazy::NotLoaded));
    // Further pages are loaded by the lazy part. If it could not be fetched, nothing is awaited.
    let failed = || lazy.with(|lazy| matches!(lazy, Lazy::Failed));
    (may_be_on_later_page(loaded, route) && !failed()) || (is_lazy(loaded, route) && not_loaded())
}

/// Whether the related links of an article have to wait for the lazy part or for the words of the edition.
pub fn are_related_awaited(loaded: &Loaded, lazy: Lazy) -> bool {
    if loaded.facts().is_some() {
        return false;
    }
    match lazy {
        Lazy::Loaded(part) => !part.knows_words(loaded),
        Lazy::NotLoaded => true,
        Lazy::Front(_) | Lazy::Failed => false,
    }
}
