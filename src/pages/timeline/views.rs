//! The views of a timeline, and the buttons that change between them.

mod map;
mod plan;
pub(super) mod story;
pub(super) mod when;

use leptos::prelude::*;

use super::instrument::Instrument;
use super::overview;
use super::tools::{Tools, filters};
use crate::edition::Edition;
use crate::edition::activity::View;
use crate::parts::element::{Element, classed, element};
use crate::parts::names::view_name;
use crate::reading::timeline::map::has_map;
use crate::reading::timeline::plan::has_plan;

/// The buttons that change the view. They stay the same elements, so that none loses the focus; those of views that say no
/// more than the list are hidden.
pub(super) fn buttons(instrument: Instrument) -> Element {
    let label = instrument.ui.words().views();
    let offered = Memo::new(move |_| offered(instrument));
    let buttons = View::ALL.map(|view| {
        let is_hidden = move || !offered.with(|offered| offered.contains(&view));
        button(instrument, view).live("hidden", move || is_hidden().then(String::new))
    });
    // One button would change nothing.
    let is_useless = move || offered.with(Vec::len) < 2;
    classed("div", "views")
        .attribute("role", "group")
        .attribute("aria-label", label)
        .live("hidden", move || is_useless().then(String::new))
        .child(Vec::from(buttons))
}

/// The views that the timeline has something for.
fn offered(instrument: Instrument) -> Vec<View> {
    let asked = instrument.view.get();
    let mut offered = vec![View::List];
    instrument.chronicle.with(|chronicle| {
        instrument.with_edition(|edition| {
            if chronicle.steps.len() > 1 {
                offered.push(View::Story);
            }
            if has_plan(edition, chronicle) {
                offered.push(View::Plan);
            }
            if has_map(edition, chronicle) {
                offered.push(View::Map);
            }
        });
    });
    // The address may ask for a view that says why it is empty.
    if !offered.contains(&asked) {
        offered.push(asked);
    }
    offered
}

fn button(instrument: Instrument, view: View) -> Element {
    element("button")
        .attribute("type", "button")
        .attribute("data-view", view.name())
        .live("aria-pressed", move || Some((instrument.view.get() == view).to_string()))
        .on_click(move |_| instrument.change_view(view))
        .child(view_name(view, &instrument.ui.words()))
}

/// The activities in the view that the address asks for, with the tools that belong to it.
pub(super) fn shown(instrument: Instrument, edition: &Edition) -> Element {
    let view = instrument.view.get();
    let filters =
        || (instrument.tools == Tools::All).then(|| filters::filters(instrument, edition));
    let overview = || (instrument.tools != Tools::None).then(|| overview::overview(instrument));
    let place = classed("div", "chronicle__view").attribute("data-view", view.name());
    match view {
        View::List => place.child(filters()).child(overview()).child(list(instrument)),
        View::Story => place
            .child(unless_none(instrument, story::story))
            .child(overview())
            .child(filters())
            .child(list_on_paper(instrument)),
        View::Plan => place
            .child(unless_none(instrument, plan::plan))
            .child(filters())
            .child(list_on_paper(instrument)),
        View::Map => place
            .child(unless_none(instrument, map::map))
            .child(filters())
            .child(list_on_paper(instrument)),
    }
}

/// A view, or the message that nothing matches all filters.
fn unless_none(instrument: Instrument, view: fn(Instrument) -> Element) -> Element {
    let is_none = Memo::new(move |_| instrument.chronicle.with(|all| all.steps.is_empty()));
    element("div").live_child(move || match is_none.get() {
        true => filters::no_match(instrument),
        false => untrack(|| view(instrument)),
    })
}

/// The list while the page is being printed: on paper, it follows every view.
fn list_on_paper(instrument: Instrument) -> Element {
    element("div").live_child(move || match instrument.is_printing.get() {
        true => untrack(|| list(instrument)),
        false => element("span"),
    })
}

/// The list of activities.
pub(super) fn list(instrument: Instrument) -> Element {
    classed("div", "chronicle__list")
        .attribute("data-list", "")
        .child(instrument.list.view(instrument))
}
