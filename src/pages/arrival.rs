//! Keeps the document in step with the page: its title and language, and, after every change of
//! page, focus and scroll. Only in a browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::shell::title;
use crate::loading::Loading;
use crate::parts::focus;
use crate::parts::setting::Setting;
use crate::reading::language::is_right_to_left;
use crate::routing::Route;
use crate::routing::navigator::Arrival;

/// Title and language of the document; focus and scroll after every change of page.
pub(super) fn keep_document_in_step(setting: Setting, loading: RwSignal<Loading>) {
    Effect::new(move || {
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
    });
    Effect::new(move || {
        let shown = loading.with(|state| matches!(state, Loading::Done(_)));
        let (route, arrival) = setting.navigator.visit();
        if shown {
            // The new page is in the document by the next frame.
            request_animation_frame(move || arrive(&route, arrival));
        }
    });
}

/// Brings the visitor to the place on the page that they came for.
fn arrive(route: &Route, arrival: Arrival) {
    let step = match route {
        Route::Article { at: Some(_), .. } => find(".activity[aria-current] .activity__title"),
        _ => None,
    };
    let named = step.is_some();
    let target = step.or_else(|| find("h1"));
    match arrival {
        Arrival::Returned(scroll) => {
            if let Some(target) = target {
                move_focus(&target);
            }
            window().scroll_to_with_x_and_y(0.0, scroll);
        }
        // An opened page keeps its focus at the top, unless a place on it was asked for.
        Arrival::Opened if !named => {}
        Arrival::Opened | Arrival::Followed => {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(target) = target {
                if named {
                    target.scroll_into_view();
                }
                move_focus(&target);
            }
        }
    }
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
