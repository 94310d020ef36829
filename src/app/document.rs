//! Keeps the document in step with the page: its title and its language. Moves focus and scroll after every change of
//! page. Only in a browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::awaiting::is_awaited;
use super::controls::Controls;
use crate::edition::body::direction::is_right_to_left;
use crate::loading::Loading;
use crate::pages;
use crate::parts::body::find_part;
use crate::parts::element::whenever;
use crate::parts::focus;
use crate::parts::ui::UiContext;
use crate::routing::navigator::Arrival;
use crate::routing::{Route, Spot};

/// Sets title and language of the document, and moves focus and scroll after every change of page. `is_mounted` is false
/// on a printed page that was adopted and not mounted.
pub(super) fn keep_document_in_step(
    ui: UiContext,
    loading: RwSignal<Loading>,
    controls: Controls,
    is_mounted: RwSignal<bool>,
) {
    // A guest does not change the title and the language of the host page.
    let own = ui.navigator.is_in_url();
    whenever(move || {
        // A printed page has its title and its language.
        if !own || !is_mounted.get() {
            return;
        }
        let title = loading.with(|state| match state {
            // The document keeps its own title and language until the language of the interface is settled.
            Loading::Idle | Loading::Loading => None,
            Loading::Failed(_) => Some(ui.words().failed()),
            // The title of another page than the one that is loaded is not known.
            Loading::Done(loaded) if !loaded.is_enough_for(&ui.navigator.page().path()) => None,
            Loading::Done(loaded) => Some(pages::title(loaded, &ui.navigator.route(), ui)),
        });
        let Some(title) = title else { return };
        document().set_title(&title);
        let own = loading.with(|state| match state {
            Loading::Done(loaded) => loaded.edition.language.clone(),
            _ => None,
        });
        if let Some(root) = document().document_element() {
            let tag = own.unwrap_or_else(|| ui.words().tag().to_owned());
            let _ = root.set_attribute("lang", &tag);
            let _ = root.set_attribute("dir", if is_right_to_left(&tag) { "rtl" } else { "ltr" });
        }
    });
    let mut before = None;
    let printed = ui.navigator.page_untracked();
    whenever(move || {
        let (route, arrival) = ui.navigator.visit();
        if !is_mounted.get() {
            // The browser goes to spots on a printed page. Another page is about to be mounted.
            if route.page() == printed {
                ui.navigator.finish_arrival();
                before = Some(ui.navigator.href(&route));
            }
            return;
        }
        let shown = loading.with(|state| match state {
            Loading::Done(loaded) => !is_awaited(loaded, &route, controls),
            _ => false,
        });
        let here = ui.navigator.href(&route);
        if shown {
            ui.navigator.finish_arrival();
            // The same address may be shown again after the edition was loaded. That is no other page.
            let left = before.clone().filter(|left| *left != here);
            if arrival != Arrival::Stayed {
                let other = loading.with_untracked(|state| timeline_route(state, &route));
                let navigator = ui.navigator;
                // The new page is in the document by the next frame.
                request_animation_frame(move || match other {
                    // The reader was unmounted, and its signals are disposed of.
                    _ if ui.root().is_none() => {}
                    Some(other) if current_activity_title(ui).is_none() => {
                        navigator.replace(other);
                    }
                    _ => arrive(ui, &route, arrival, left.as_deref()),
                });
            }
        }
        before = Some(here);
    });
}

/// Scrolls to the spot that the route names and moves the focus to it. `left` is the address of the page that the
/// visitor comes from.
fn arrive(ui: UiContext, route: &Route, arrival: Arrival, left: Option<&str>) {
    // An open picture viewer belongs to the page that the visitor left.
    if let Some(open) = ui.find("dialog[open]") {
        open.unchecked_into::<HtmlDialogElement>().close();
    }
    // The timeline scrolls to an activity itself, because the activity may not be rendered yet.
    let scrolls_itself = route.activity_of_timeline().is_some();
    if scrolls_itself && !matches!(arrival, Arrival::Returned(_)) {
        return;
    }
    let spot = match route {
        Route::Article { spot: Some(spot), .. } => find_spot(ui, spot),
        _ => None,
    };
    match arrival {
        Arrival::Returned(scroll) => {
            window().scroll_to_with_x_and_y(0.0, scroll);
            let link = left.and_then(|left| link_to(ui, left));
            let spot = || spot.map(|(_, focus)| focus);
            if let Some(target) = link.or_else(spot).or_else(|| ui.find("#content h1")) {
                focus::quietly(&target);
            }
        }
        // A page that was opened keeps its focus at the top, unless the address names a spot. A host page always
        // keeps its focus.
        Arrival::Stayed => {}
        Arrival::Opened if spot.is_none() || !ui.navigator.is_in_url() => {}
        Arrival::Opened | Arrival::Followed => match spot {
            Some((target, focus)) => {
                target.scroll_into_view();
                focus::quietly(&focus);
            }
            None => {
                focus::to_the_top(ui);
                if let Some(heading) = ui.find("#content h1") {
                    focus::quietly(&heading);
                }
            }
        },
    }
}

/// The link that the visitor followed, for the focus of a visitor who comes back. If several links lead to the
/// address, the first in sight. An address has no quotes that could end the selector.
fn link_to(ui: UiContext, address: &str) -> Option<HtmlElement> {
    let links = ui
        .root()?
        .query_selector_all(&format!("#content :is([href=\"{address}\"],[href^=\"{address}?q=\"])"))
        .ok()?;
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let height = height.unwrap_or_default();
    let links = (0..links.length()).filter_map(|index| links.get(index));
    let mut links = links.filter_map(|link| link.dyn_into::<HtmlElement>().ok());
    links.find(|link| (0.0..height).contains(&link.get_bounding_client_rect().top()))
}

/// The element of a spot, and the element that takes the focus: a heading, the mark of a note, or the parent of an
/// anchor, which shows nothing itself.
fn find_spot(ui: UiContext, spot: &Spot) -> Option<(web_sys::Element, HtmlElement)> {
    let name = match spot {
        Spot::Activity(_) => {
            let title = current_activity_title(ui)?;
            return Some((title.clone().into(), title));
        }
        Spot::Part(name) => name,
        // `behaviours::marks` goes to them once they are marked.
        Spot::Words(_) => return None,
    };
    let target: web_sys::Element = find_part(ui, name)?.into();
    if let Ok(Some(closed)) = target.closest("details:not([open])") {
        let _ = closed.set_attribute("open", "");
    }
    let mark = target.next_sibling().and_then(|next| next.dyn_into::<HtmlElement>().ok());
    let focus: HtmlElement = match mark.filter(|mark| mark.tag_name() == "A") {
        _ if target.has_attribute("tabindex") => target.clone().dyn_into().ok()?,
        Some(mark) => mark,
        None => target.parent_element()?.dyn_into().ok()?,
    };
    // Links and summaries can be focused already, and `tabindex="-1"` would take them out of the tab order.
    if focus.tab_index() < 0 {
        let _ = focus.set_attribute("tabindex", "-1");
    }
    Some((target, focus))
}

/// The title of the activity that the address names.
fn current_activity_title(ui: UiContext) -> Option<HtmlElement> {
    ui.find("[aria-current] > [data-title]")
}

/// The timeline's route to the activity that a route names, for an activity that the article's page does not show. `None`
/// if the article has no such activity.
fn timeline_route(state: &Loading, route: &Route) -> Option<Route> {
    let (Loading::Done(loaded), Route::Article { slug, spot: Some(Spot::Activity(id)) }) =
        (state, route)
    else {
        return None;
    };
    let article = loaded.edition.by_slug(slug)?;
    let has_it = article.timeline.activities.iter().any(|step| step.id == *id);
    // An extract has the first activities only.
    let may_have_it = article.count_of_activities() > article.timeline.activities.len();
    (has_it || may_have_it).then(|| Route::timeline_of(&article.slug, Some(id)))
}
