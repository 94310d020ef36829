//! Keeps the document in step with the page: its title and language, and, after every change of
//! page, focus and scroll. Only in a browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::shell::title;
use crate::loading::Loading;
use crate::parts::body::spot_id;
use crate::parts::element::whenever;
use crate::parts::focus;
use crate::parts::setting::Setting;
use crate::reading::language::is_right_to_left;
use crate::routing::navigator::Arrival;
use crate::routing::{Route, Spot};

/// Title and language of the document; focus and scroll after every change of page.
pub(super) fn keep_document_in_step(setting: Setting, loading: RwSignal<Loading>) {
    whenever(Box::new(move || {
        let title = loading.with(|state| match state {
            Loading::Failed(_) => setting.words().failed.to_owned(),
            state => title(state, &setting.navigator.route(), setting),
        });
        document().set_title(&title);
        let own = loading.with(|state| match state {
            Loading::Done(loaded) => loaded.edition.language.clone(),
            _ => None,
        });
        if let Some(root) = document().document_element() {
            let tag = own.as_deref().unwrap_or(setting.language().tag());
            let _ = root.set_attribute("lang", tag);
            let _ = root.set_attribute("dir", if is_right_to_left(tag) { "rtl" } else { "ltr" });
        }
    }));
    let mut before = None;
    whenever(Box::new(move || {
        let shown = loading.with(|state| matches!(state, Loading::Done(_)));
        let (route, arrival) = setting.navigator.visit();
        let here = setting.navigator.href(&route);
        if shown {
            // The new page is in the document by the next frame.
            // What was shown before the edition came, or came again, is no other page.
            let left = before.clone().filter(|left| *left != here);
            request_animation_frame(move || arrive(&route, arrival, left.as_deref()));
        }
        before = Some(here);
    }));
}

/// Brings the visitor to the place on the page that they came for; `left` is the address of the
/// page that they come from.
fn arrive(route: &Route, arrival: Arrival, left: Option<&str>) {
    let spot = match route {
        Route::Article { spot: Some(spot), .. } => find_spot(spot),
        _ => None,
    };
    let named = spot.is_some();
    match arrival {
        Arrival::Returned(scroll) => {
            // Who comes back goes on from the link that led away. An address has no quotes.
            let link = left.and_then(|left| find(&format!("a[href=\"{left}\"]")));
            if let Some(target) = link.or(spot).or_else(|| find("h1")) {
                move_focus(&target);
            }
            window().scroll_to_with_x_and_y(0.0, scroll);
        }
        // An opened page keeps its focus at the top, unless a place on it was asked for.
        Arrival::Opened if !named => {}
        Arrival::Opened | Arrival::Followed => {
            if !named {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
            if let Some(target) = spot.or_else(|| find("h1")) {
                if named {
                    target.scroll_into_view();
                }
                move_focus(&target);
            }
        }
    }
}

/// The element of a place on the page. A note's place shows nothing: it stands for what it is in.
fn find_spot(spot: &Spot) -> Option<HtmlElement> {
    let name = match spot {
        Spot::Activity(_) => return find(".activity[aria-current] .activity__title"),
        Spot::Part(name) => name,
    };
    let place = document().get_element_by_id(&spot_id(name))?;
    let place = match place.has_attribute("tabindex") {
        true => place,
        false => place.parent_element()?,
    };
    if let Ok(Some(closed)) = place.closest("details:not([open])") {
        let _ = closed.set_attribute("open", "");
    }
    let place: HtmlElement = place.dyn_into().ok()?;
    // Links and summaries can be focused as they are, and have to stay within the keyboard's reach.
    if place.tab_index() < 0 {
        let _ = place.set_attribute("tabindex", "-1");
    }
    Some(place)
}

fn find(query: &str) -> Option<HtmlElement> {
    document().query_selector(&format!("#content {query}")).ok()??.dyn_into().ok()
}

fn move_focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Followed by hand: a fragment in the address would be read as a route.
pub(super) fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    focus::content();
}
