//! The events that a view sends to the host page: `ready` with a title, or `error` with a code and a text.

use leptos::prelude::*;

use super::guest::Guest;
use super::unknown_value::unknown_value;
use crate::app::awaiting::is_awaited;
use crate::app::controls::Controls;
use crate::loading::{LoadError, Loaded, Loading};
use crate::parts::element::whenever;
use crate::parts::names::name_of;
use crate::routing::{Route, SearchQuery, TimelineQuery, Tool};

/// Tells the host page when the view is shown, and when it cannot be shown.
pub(super) fn report(guest: &Guest, loading: RwSignal<Loading>, controls: Controls) {
    let guest = *guest;
    let mut reported = None;
    whenever(move || {
        let route = guest.ui.navigator.route();
        if let Some(route) = loading.with(|state| with_slugs(state, &route)) {
            return guest.ui.navigator.replace(route);
        }
        let words = guest.ui.words();
        let state = loading.with(|state| match state {
            Loading::Idle | Loading::Loading => None,
            Loading::Failed(failure) => {
                let detail = failure.technical().unwrap_or_else(|| failure.in_words(&words));
                Some(Err((code(&failure.error), detail)))
            }
            Loading::Done(loaded) if is_awaited(loaded, &route, controls) => None,
            Loading::Done(loaded) => {
                let unknown =
                    guest.request.with_value(|request| unknown_value(&request.route, loaded));
                Some(match unknown.filter(|_| guest.is_at_start()) {
                    Some(unknown) => Err((unknown.code, unknown.detail())),
                    None => title_or_error(loaded, &route),
                })
            }
        });
        if state.is_none() || reported == state {
            return;
        }
        reported.clone_from(&state);
        set_direction(&guest);
        // The view is in the document when the time-out fires.
        set_timeout(
            move || match &state {
                Some(Ok(title)) => drop(guest.tell("ready", title, "")),
                Some(Err((code, text))) => drop(guest.tell("error", code, text)),
                None => {}
            },
            std::time::Duration::ZERO,
        );
    });
}

/// Tells the host page what the visitor searches for.
pub(super) fn report_searches(guest: &Guest) {
    let guest = *guest;
    // The host page knows the search of its own attributes.
    let mut told = guest.request.with_value(|request| request.route.path());
    whenever(move || {
        let route = guest.ui.navigator.route();
        if !matches!(route, Route::Tool(Tool::Search, _)) {
            return;
        }
        let path = route.path();
        if path != told {
            guest.tell("search", &SearchQuery::of(&route).text, &path);
            told = path;
        }
    });
}

/// The route with slugs in place of ids, where a portal names an article by its id in the dataset. `None` if there is
/// nothing to replace.
fn with_slugs(state: &Loading, route: &Route) -> Option<Route> {
    let Loading::Done(loaded) = state else { return None };
    let edition = &loaded.edition;
    let slug = |id: &str| match edition.by_slug(id) {
        Some(_) => None,
        None => edition.by_id(id).map(|article| article.slug.clone()),
    };
    match route {
        Route::Article { slug: id, spot } => {
            Some(Route::Article { slug: slug(id)?, spot: spot.clone() })
        }
        Route::Tool(Tool::Timeline, _) => {
            let mut query = TimelineQuery::of(route);
            let shown = query.clone();
            let article = shown.selection.article.as_deref().and_then(slug);
            let at = shown.at.as_ref().and_then(|(id, activity)| Some((slug(id)?, activity)));
            if article.is_none() && at.is_none() {
                return None;
            }
            query.selection.article = article.or(query.selection.article);
            query.at = at.map(|(slug, id)| (slug, id.clone())).or(query.at);
            Some(query.route())
        }
        _ => None,
    }
}

/// The title of the page that is shown. An error if the page is of an article that does not exist.
fn title_or_error(loaded: &Loaded, route: &Route) -> Result<String, (&'static str, String)> {
    let edition = &loaded.edition;
    match route {
        Route::Article { slug, .. } => match edition.by_slug(slug) {
            Some(article) => Ok(article.headline()),
            None => Err(("not-found", format!("expected an article `{slug}`, found none"))),
        },
        _ => Ok(name_of(edition)),
    }
}

/// Sets the direction of the view to that of its dataset, independently of the host page.
fn set_direction(guest: &Guest) {
    let direction = if guest.ui.right_to_left.get_untracked() { "rtl" } else { "ltr" };
    if let Some(root) = guest.ui.root() {
        let _ = root.set_attribute("dir", direction);
    }
}

fn code(error: &LoadError) -> &'static str {
    match error {
        LoadError::Configuration(_) | LoadError::NoBase(_) => "settings",
        LoadError::Forbidden(_) => "forbidden",
        LoadError::Fetch(..) | LoadError::ReaderMissing => "network",
        LoadError::Format(..) | LoadError::NothingRead(..) | LoadError::AdaptersMissing(_) => {
            "format"
        }
    }
}
