//! Whether the page of an address can be shown yet, or something that it needs is still on its way.

use leptos::prelude::*;

use super::lazy::Lazy;
use crate::loading::Loaded;
use crate::pages;
use crate::routing::Route;

/// Whether an address names an article, or an activity of one, that may be on a page of the dataset that is
/// not loaded yet.
pub fn is_sought(loaded: &Loaded, route: &Route) -> bool {
    let slug = match route {
        Route::Article { slug, .. } => slug,
        Route::Timeline(view) => match &view.at {
            Some((slug, _)) => slug,
            None => return false,
        },
        _ => return false,
    };
    loaded.has_more() && loaded.next_page_error.is_none() && loaded.edition.by_slug(slug).is_none()
}

/// Whether the page of a route is in the lazy part.
pub fn is_lazy(loaded: &Loaded, route: &Route) -> bool {
    pages::first(&loaded.edition, route).is_none()
}

/// Whether the page of a route is still on its way though the dataset is there. Reactive.
pub fn is_awaited(loaded: &Loaded, route: &Route, lazy: RwSignal<Lazy>) -> bool {
    // The signal is read last, so that routes without a lazy page do not subscribe to it.
    let away = || lazy.with(|lazy| matches!(lazy, Lazy::Away));
    is_sought(loaded, route) || (is_lazy(loaded, route) && away())
}

/// Whether the related links of an article are still on their way.
pub fn are_related_awaited(loaded: &Loaded, lazy: Lazy) -> bool {
    match lazy {
        Lazy::Here(part) => !part.knows_words(loaded),
        Lazy::Away => true,
        Lazy::Failed => false,
    }
}
