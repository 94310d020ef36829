//! The search as a dialog over a page: the first results while one types, and the way to all of them.
//!
//! The key `/` presses a hidden button. The query is the dialog's own, and not the page's address.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element as Node, HtmlDialogElement};

use super::state::{Place, Search, kept};
use super::{field, follow, keys, results};
use crate::pages::Finding;
use crate::parts::element::{Element, classed, element, whenever};
use crate::parts::ui::{UiContext, ui};
use crate::routing::SearchQuery;

/// The button and the dialog, once it is open.
pub fn finder(finding: Finding) -> Element {
    let Finding { loading, prepared, more, text } = finding;
    let ui = ui();
    let own = move || text.get_value()?.strip_prefix(&kept(ui, "")).map(str::to_owned);
    let is_open = RwSignal::new(own().is_some());
    if own().is_none() {
        // The dialog was over another page, and stays closed when the visitor comes back to that.
        text.set_value(None);
    }
    let button = element("button")
        .attribute("type", "button")
        .attribute("hidden", "")
        .attribute("data-finder", "")
        .on_click(move |_| {
            text.set_value(Some(kept(ui, "")));
            is_open.set(true);
        });
    let opened = move || {
        let query = SearchQuery::for_text(&own().unwrap_or_default());
        let place = Place::Dialog(RwSignal::new(query), text);
        dialog(Search::new(ui, loading, prepared, more, place), is_open, text)
    };
    classed("div", "finder__place").child(button).live_child(move || match is_open.get() {
        true => opened(),
        false => element("span"),
    })
}

fn dialog(
    search: Search,
    is_open: RwSignal<bool>,
    text: StoredValue<Option<String>, LocalStorage>,
) -> Element {
    follow(search);
    show(search.ui);
    let count = classed("p", "search__count")
        .attribute("role", "status")
        .live_child(move || results::count(search));
    classed("dialog", "search finder")
        .attribute("data-finding", "")
        .attribute("aria-label", search.ui.words().search())
        .on("close", move |_| {
            text.set_value(None);
            is_open.try_set(false);
        })
        .on("click", move |event| {
            // A click beside the content is one on the dialog itself. A link may lead to the page that is shown already.
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            let is_beside = |target: &Node| target.has_attribute("data-finding");
            let is_link = |target: &Node| matches!(target.closest("a"), Ok(Some(_)));
            if target.is_some_and(|target| is_beside(&target) || is_link(&target)) {
                close(search.ui, text);
            }
        })
        .on_key(move |event| {
            // In a field for searches, browsers empty the field first.
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                close(search.ui, text);
            }
            if keys::moved(search, &event) {
                close(search.ui, text);
            }
        })
        .child(
            classed("div", "finder__content")
                .child(field(search))
                .child(count)
                .child(element("div").live_child(move || shown(search))),
        )
}

/// The results. Nothing before something is looked for.
fn shown(search: Search) -> Element {
    match search.query().text.trim().is_empty() {
        true => element("span"),
        false => results::results(search),
    }
}

/// Opens the dialog once it is in the document: before the browser handles another key, whose letter would be lost
/// otherwise.
fn show(ui: UiContext) {
    whenever(move || {
        spawn_local(async move {
            if let Some(dialog) = dialog_of(ui) {
                let _ = dialog.show_modal();
            }
        });
    });
}

fn dialog_of(ui: UiContext) -> Option<HtmlDialogElement> {
    ui.find("[data-finding]")?.dyn_into().ok()
}

/// Closes the dialog. Its text is forgotten at once, because the visitor may be on another page before the browser says
/// that the dialog is closed.
fn close(ui: UiContext, text: StoredValue<Option<String>, LocalStorage>) {
    text.set_value(None);
    dialog_of(ui).into_iter().for_each(|dialog| dialog.close());
}
