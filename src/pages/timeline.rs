//! The timeline page: an overview on a scale, filters, and one list of all activities, which is windowed
//! if it is long.
//!
//! The address holds the query of the timeline, and this page follows the address. `list` has the list, and
//! `row` has the elements of one activity.
#![allow(
    clippy::large_types_passed_by_value,
    reason = "an instrument is a few handles, which natively also hold positions in the source"
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

use super::listing::links_between_pages;
use super::shown::Shown;
#[cfg(feature = "print")]
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element, whenever};
use crate::parts::ui::ui;
use crate::routing::TimelineQuery;
use instrument::{Instrument, chronicle};

/// The timeline page. It follows the address itself, so that a new query does not need a new page.
pub(super) fn timeline(shown: Shown<'_>) -> Vec<AnyView> {
    untrack(|| vec![page(&shown).view()])
}

fn page(shown: &Shown<'_>) -> Element {
    let ui = ui();
    let edition = &shown.loaded.edition;
    let instrument = Instrument::new(shown);
    follow(instrument, untrack(|| instrument.query()));
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(ui.words().timeline()))
        .child(classed("p", "standfirst").child(ui.words().timeline_of_all()));
    let page = classed("div", "chronicle").attribute("data-tools", "").child(header);
    if !edition.has_activities() {
        return page.child(classed("p", "empty").child(ui.words().no_activities()));
    }
    // In a browser the list grows as the visitor scrolls. In print it is divided into pages, and only the first has
    // the tools, which work on the whole timeline.
    let pages = match cfg!(target_arch = "wasm32") {
        true => 1,
        false => instrument.chronicle.with_untracked(window::count_of_pages),
    };
    let list = classed("div", "chronicle__list")
        .attribute("data-list", "")
        .child(instrument.list.view(instrument));
    let links = links_between_pages(shown.route, pages);
    if cfg!(not(target_arch = "wasm32")) && shown.route.list_and_page().1 > 1 {
        return page.child(list).child(links);
    }
    page.on_key(move |event| keys::pressed(instrument, &event))
        .child(filters::filters(instrument, edition))
        .child(overview::overview(instrument))
        .child(list)
        .child(links)
        .child(take_away::take_away(instrument))
        .child(keys::help())
}

/// The number of pages that the timeline of an edition has in print.
#[cfg(feature = "print")]
pub fn count_of_pages(loaded: &Loaded) -> usize {
    window::count_of_pages(loaded.chronicle())
}

/// Makes a new chronicle when the query changes, and goes to the activity that the address names.
fn follow(instrument: Instrument, query: TimelineQuery) {
    let mut before = query;
    let mut arrived = false;
    let first_chunk = instrument.list.chunks.get_untracked().0;
    whenever(move || {
        let query = instrument.query();
        let same = TimelineQuery { at: None, ..query.clone() }
            == TimelineQuery { at: None, ..before.clone() };
        if !same
            && let Some(new_chronicle) =
                instrument.with_edition(|edition| chronicle(edition, &query))
        {
            instrument.range.set(None);
            instrument.list.reset(&new_chronicle, instrument.ui.now);
            instrument.chronicle.set(new_chronicle);
        }
        if let Some((slug, id)) = &query.at
            && (!arrived || before.at != query.at)
        {
            let step = instrument.with_edition(|edition| {
                instrument.chronicle.with_untracked(|chronicle| chronicle.find(edition, slug, id))
            });
            // An embedded view does not scroll the host page before the visitor has done something in it.
            let may_scroll = arrived || instrument.ui.navigator.is_in_url();
            if let Some(step) = step.flatten().filter(|_| may_scroll) {
                instrument.list.go(instrument, step, true);
            }
        }
        // The address of a printed page leads to its first activity.
        if !arrived && first_chunk > 0 {
            let step = instrument.chronicle.with_untracked(|chronicle| {
                chronicle.chunks.get(first_chunk).map(|chunk| chunk.from)
            });
            if let Some(step) = step {
                instrument.list.go(instrument, step, false);
            }
        }
        arrived = true;
        before = query;
    });
    instrument.list.follow(instrument);
}
