//! The events of a view for the host page: `ready` with a title, or `error` with a code and a text.

use leptos::prelude::*;

use super::guest::Guest;
use super::lacking::lacking;
use crate::app::awaiting::is_awaited;
use crate::app::controls::Controls;
use crate::loading::{LoadError, Loaded, Loading};
use crate::parts::element::whenever;
use crate::parts::names::name_of;
use crate::parts::states::failure::explanation;
use crate::routing::Route;

/// Tells the host page when there is something to see, and when there will be nothing.
pub(super) fn report(guest: Guest, loading: RwSignal<Loading>, controls: Controls) {
    let mut reported = None;
    whenever(Box::new(move || {
        let route = guest.ui.navigator.route();
        if let Some(named) = loading.with(|state| by_name(state, &route)) {
            return guest.ui.navigator.adjust(named);
        }
        let words = guest.ui.words();
        let state = loading.with(|state| match state {
            Loading::Idle | Loading::Loading => None,
            Loading::Failed(error) => Some(Err((code(error), explanation(error, &words)))),
            Loading::Done(loaded) if is_awaited(loaded, &route, controls.lazy) => None,
            Loading::Done(loaded) => {
                let lacking = guest.request.with_value(|request| lacking(&request.route, loaded));
                Some(match lacking.filter(|_| guest.is_at_home()) {
                    Some(lacking) => Err((lacking.code, lacking.detail())),
                    None => title_or_error(loaded, &route),
                })
            }
        });
        if state.is_none() || reported == state {
            return;
        }
        reported.clone_from(&state);
        set_direction(guest);
        // The view is in the document by then.
        set_timeout(
            move || match &state {
                Some(Ok(title)) => drop(guest.tell("ready", title, "")),
                Some(Err((code, text))) => drop(guest.tell("error", code, text)),
                None => {}
            },
            std::time::Duration::ZERO,
        );
    }));
}

/// The route of an article, or of its timeline, that was named by its id in the dataset, and not as addresses
/// name it.
fn by_name(state: &Loading, route: &Route) -> Option<Route> {
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
        Route::Timeline(view) => {
            let mut named = view.clone();
            let narrowed = view.selection.article.as_deref().and_then(slug);
            let meant = view.at.as_ref().and_then(|(id, activity)| Some((slug(id)?, activity)));
            if narrowed.is_none() && meant.is_none() {
                return None;
            }
            named.selection.article = narrowed.or(named.selection.article);
            named.at = meant.map(|(slug, id)| (slug, id.clone())).or(named.at);
            Some(Route::Timeline(named))
        }
        _ => None,
    }
}

/// The title of the page that is shown; an error where it is of an article that does not exist.
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

/// Lets the view run in the direction of its dataset, whichever way the host page runs.
fn set_direction(guest: Guest) {
    let direction = if guest.ui.right_to_left.get_untracked() { "rtl" } else { "ltr" };
    if let Some(root) = guest.ui.root() {
        let _ = root.set_attribute("dir", direction);
    }
}

fn code(error: &LoadError) -> &'static str {
    match error {
        LoadError::Configuration(_) | LoadError::NoBase(_) => "settings",
        LoadError::Forbidden(_) => "forbidden",
        LoadError::Fetch(..) => "network",
        LoadError::Format(..) | LoadError::NothingRead(..) | LoadError::AdaptersMissing(_) => {
            "format"
        }
    }
}
