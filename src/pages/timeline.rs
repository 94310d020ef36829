//! The timeline page: an overview on a scale, filters, and every activity as one list that is windowed
//! where it is long.
//!
//! What is looked at stands in the address; this page only follows it. The list is in `list`, what one
//! activity looks like in `row`.
#![allow(
    clippy::large_types_passed_by_value,
    reason = "an instrument is a few handles, each with a place in the source natively"
)]

mod filters;
mod heights;
mod instrument;
mod keys;
mod list;
mod overview;
mod range;
mod row;
mod saving;
mod take_away;
mod window;

use leptos::prelude::*;

use super::shown::Shown;
use crate::parts::element::{Element, classed, element, whenever};
use crate::parts::ui::ui;
use crate::routing::TimelineQuery;
use instrument::{Instrument, chronicle};

/// The timeline page. It follows the address itself, and is not made anew for it.
pub(super) fn timeline(shown: Shown<'_>) -> Vec<AnyView> {
    untrack(|| vec![page(&shown).view()])
}

fn page(shown: &Shown<'_>) -> Element {
    let ui = ui();
    let edition = &shown.loaded.edition;
    let instrument = Instrument::new(shown);
    follow(instrument, untrack(|| instrument.view()));
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(ui.words().timeline()))
        .child(classed("p", "standfirst").child(ui.words().timeline_of_all()));
    let page = classed("div", "chronicle").child(header);
    if !edition.has_activities() {
        return page.child(classed("p", "empty").child(ui.words().no_activities()));
    }
    page.on_key(move |event| keys::pressed(instrument, &event))
        .child(filters::filters(instrument, edition))
        .child(overview::overview(instrument))
        .child(
            classed("div", "chronicle__list")
                .attribute("data-list", "")
                .child(instrument.list.view(instrument)),
        )
        .child(take_away::take_away(instrument))
        .child(keys::help())
}

/// Makes the timeline anew when it is looked at in another way, and goes to the activity that the address
/// names.
fn follow(instrument: Instrument, view: TimelineQuery) {
    let mut before = view;
    let mut arrived = false;
    whenever(Box::new(move || {
        let view = instrument.view();
        let same = TimelineQuery { at: None, ..view.clone() }
            == TimelineQuery { at: None, ..before.clone() };
        if !same && let Some(made) = instrument.with_edition(|edition| chronicle(edition, &view)) {
            instrument.range.set(None);
            instrument.list.reset(&made);
            instrument.chronicle.set(made);
        }
        if let Some((slug, id)) = &view.at
            && (!arrived || before.at != view.at)
        {
            let step = instrument.with_edition(|edition| {
                instrument.chronicle.with_untracked(|chronicle| chronicle.find(edition, slug, id))
            });
            // Other people's pages are not scrolled before the visitor has done anything there.
            let asked = arrived || instrument.ui.navigator.is_in_url();
            if let Some(step) = step.flatten().filter(|_| asked) {
                instrument.list.go(instrument, step, true);
            }
        }
        arrived = true;
        before = view;
    }));
    instrument.list.follow(instrument);
}
