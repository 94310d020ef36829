//! The search page: a field, filters and results, all of which are in the address. Results appear while the visitor types.
//!
//! The index of a whole edition is made when the page is first opened, and is kept with the edition (`indexing`). Of a
//! prepared edition, a query loads the pieces of the index that it needs (`prepared`).
#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a few handles, which natively also hold positions in the source"
)]

mod filters;
mod finder;
mod indexing;
mod keys;
mod prepared;
mod results;
mod state;
mod ways;

use leptos::prelude::*;

use super::Shown;
use crate::parts::element::{Element, classed, element, whenever};
use crate::parts::focus;
use crate::parts::ui::ui;
use crate::routing::{Route, SearchQuery};
pub use finder::finder;
use state::{Place, Search};

/// The search page. It follows the address itself, so that a new query does not need a new page.
pub(super) fn search(shown: Shown<'_>) -> Vec<AnyView> {
    untrack(|| vec![page(&shown).view()])
}

fn page(shown: &Shown<'_>) -> Element {
    let ui = ui();
    let words = ui.words();
    let Shown { loading, prepared, more, .. } = *shown;
    let search = Search::new(ui, loading, prepared, more, Place::Address);
    focus_field(search);
    follow(search);
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(words.search()))
        .child(field(search));
    let results = element("section")
        .attribute("aria-label", words.search_results())
        .child(
            classed("p", "search__count")
                .attribute("role", "status")
                .live_child(move || results::count(search)),
        )
        .child(element("div").live_child(move || results::results(search)));
    classed("div", "search")
        .attribute("data-tools", "")
        .on_key(move |event| {
            keys::moved(search, &event);
        })
        .child(header)
        .child(element("div").live_child(move || filters::filters(search)))
        .child(results)
}

/// Searches whenever the text changes.
fn follow(search: Search) {
    let text = Memo::new(move |_| search.query().text);
    match search.is_prepared() {
        true => prepared::follow(search, text),
        false => indexing::follow(search, text),
    }
}

/// The field.
fn field(search: Search) -> Element {
    let words = search.ui.words();
    let field = element("input")
        .attribute("type", "search")
        .attribute("data-search", "")
        .attribute("autocomplete", "off")
        .attribute("enterkeyhint", "search")
        .attribute("aria-label", words.search())
        .attribute("aria-describedby", "search-hint")
        .live("value", move || Some(search.query().text))
        .on("input", move |event| {
            let text = event_target_value(&event);
            search.change(|query| query.text = text);
        });
    element("div")
        .attribute("role", "search")
        .child(field)
        .child(classed("p", "meta").attribute("id", "search-hint").child(words.search_hint()))
}

/// Moves the focus from the heading, which has it on every page that a visitor comes to, to the field: who comes here wants
/// to type. A visitor who opens the page by its address or comes back to a result keeps the focus.
fn focus_field(search: Search) {
    whenever(move || {
        request_animation_frame(move || {
            request_animation_frame(move || {
                if search.ui.find("#content h1:focus").is_some()
                    && let Some(field) = search.ui.find("[data-search]")
                {
                    focus::quietly(&field);
                }
            });
        });
    });
}

/// The route of a search for a text.
fn route_for(text: &str) -> Route {
    SearchQuery::for_text(text).route()
}
