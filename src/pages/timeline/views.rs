//! The views of a timeline, and the buttons that change between them.

mod map;
mod plan;
pub(super) mod story;
pub(super) mod when;

use leptos::prelude::*;

use super::instrument::{Instrument, unless_empty};
use super::overview;
use super::tools::{Tools, filters};
use crate::edition::Edition;
use crate::edition::activity::View;
use crate::pages::article::views::name;
use crate::parts::element::{Element, classed, element};
use crate::reading::timeline::map::has_map;
use crate::reading::timeline::plan::has_plan;

/// The buttons that change the view. Views that would be empty have none.
pub(super) fn buttons(instrument: Instrument) -> Element {
    let label = instrument.ui.words().views();
    let all = move || {
        let offered = offered(instrument);
        let buttons: Vec<Element> =
            offered.into_iter().map(|view| button(instrument, view)).collect();
        // One button would change nothing.
        element("div").child((buttons.len() > 1).then_some(buttons))
    };
    classed("div", "views")
        .attribute("role", "group")
        .attribute("aria-label", label)
        .live("hidden", unless_empty(instrument))
        .live_child(all)
}

/// The views that the timeline has something for.
fn offered(instrument: Instrument) -> Vec<View> {
    let mut offered = vec![View::List];
    let asked = instrument.view.get();
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
        .child(name(view, &instrument.ui.words()))
}

/// The activities in the view that the address asks for, with the tools that belong to it. On paper every view is
/// followed by the list.
pub(super) fn shown(instrument: Instrument, edition: &Edition) -> Element {
    let view = instrument.view.get();
    let printing = instrument.is_printing.get();
    let filters =
        || (instrument.tools == Tools::All).then(|| filters::filters(instrument, edition));
    let overview = || (instrument.tools != Tools::None).then(|| overview::overview(instrument));
    let place = classed("div", "chronicle__view").attribute("data-view", view.name());
    let place = match view {
        View::List => place.child(filters()).child(overview()),
        View::Story => place.child(story::story(instrument)).child(overview()).child(filters()),
        View::Plan => place.child(plan::plan(instrument)).child(filters()),
        View::Map => place.child(map::map(instrument)).child(filters()),
    };
    let has_list = view == View::List || printing;
    place.child(has_list.then(|| list(instrument)))
}

/// The list of activities.
pub(super) fn list(instrument: Instrument) -> Element {
    classed("div", "chronicle__list")
        .attribute("data-list", "")
        .child(instrument.list.view(instrument))
}
