//! The timeline page: all activities as a list (windowed if it is long), as a story, as a plan or on a map, with an
//! overview on a scale and filters.
//!
//! The address holds the query of the timeline, and this page follows the address. `views` changes between the views,
//! `list` has the list, and `row` has the elements of one activity in it.
#![allow(
    clippy::large_types_passed_by_value,
    reason = "an instrument is a few handles, which natively also hold positions in the source"
)]

mod instrument;
mod list;
mod overview;
mod tools;
mod views;
mod window;

use leptos::prelude::*;

use super::listing::links_between_pages;
use super::shown::Shown;
use crate::edition::activity::View;
#[cfg(feature = "print")]
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element, whenever};
use crate::parts::link::route_link;
use crate::parts::names::title_of;
use crate::parts::ui::ui;
use crate::routing::{Route, TimelineQuery};
use instrument::{Instrument, chronicle};
pub use tools::Tools;

/// The timeline page. It follows the address itself, so that a new query does not need a new page.
pub(super) fn timeline(shown: Shown<'_>) -> Vec<AnyView> {
    untrack(|| vec![page(&shown).view()])
}

fn page(shown: &Shown<'_>) -> Element {
    let ui = ui();
    let edition = &shown.loaded.edition;
    let instrument = Instrument::new(shown);
    follow(instrument, untrack(|| instrument.query()));
    let around = instrument.tools;
    let class = if around == Tools::None { "page-header hidden" } else { "page-header" };
    let header = classed("header", class)
        .child(element("h1").attribute("tabindex", "-1").child(ui.words().timeline()))
        .child(classed("p", "standfirst").live_child(move || subject(instrument)));
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
    let links = links_between_pages(shown.route, pages);
    if cfg!(not(target_arch = "wasm32")) && shown.route.list_and_page().1 > 1 {
        return page.child(views::list(instrument)).child(links);
    }
    page.on_key(move |event| tools::keys::pressed(instrument, &event))
        .on("pointerdown", move |event| list::close_menus(instrument.ui, &event))
        .child((around != Tools::None).then(|| views::buttons(instrument)))
        .live_child(move || shown_in_view(instrument))
        .child(links)
        .child((around == Tools::All).then(|| tools::take_away::take_away(instrument)))
        .child((around == Tools::All).then(tools::keys::help))
}

/// The line below the title: the article that the timeline is narrowed to, the number of activities that the filters leave,
/// or that all activities are shown.
fn subject(instrument: Instrument) -> Element {
    let words = instrument.ui.words();
    let selection = instrument.query().selection;
    let subject = instrument.with_edition(|edition| {
        let all = edition.articles.iter().map(|article| article.timeline.activities.len()).sum();
        let shown = instrument.chronicle.with(|chronicle| chronicle.steps.len());
        let article = selection.article.as_deref().and_then(|slug| edition.by_slug(slug));
        match article {
            Some(article) => route_link(Route::article(&article.slug))
                .in_language(article.language.as_deref())
                .child(title_of(article)),
            None if shown == all => element("span").child(words.timeline_of_all()),
            None => element("span").child(words.shown(shown, all)),
        }
    });
    subject.unwrap_or_else(|| element("span"))
}

/// The activities in the view of the address. Only another view makes it anew: its parts follow the rest themselves.
fn shown_in_view(instrument: Instrument) -> Element {
    instrument.view.track();
    let shown = untrack(|| instrument.with_edition(|edition| views::shown(instrument, edition)));
    shown.unwrap_or_else(|| element("div"))
}

/// The number of pages that the timeline of an edition has in print.
#[cfg(feature = "print")]
pub fn count_of_pages(loaded: &Loaded) -> usize {
    window::count_of_pages(loaded.chronicle())
}

/// Follows the address: its query, and the activity that it names. A visitor who comes back finds what they left.
fn follow(instrument: Instrument, query: TimelineQuery) {
    let mut before = query;
    let mut entry = 0;
    let mut arrived = false;
    let first_chunk = instrument.list.chunks.get_untracked().0;
    whenever(move || {
        let query = instrument.query();
        instrument.has_own_clock.set_value(query.own_clock);
        let step = take_query(instrument, &query, &before);
        let is_other_view = before.view != query.view;
        let navigator = instrument.ui.navigator;
        // A changed query keeps the entry of the history, and the scroll.
        let key = navigator.kept_place().key.to_bits();
        let is_other_entry = entry != key;
        entry = key;
        let is_back = is_other_entry && query.view.is_list() && instrument.list.go_back(instrument);
        // An embedded view does not scroll the host page before the visitor has done something in it.
        let may_scroll = !is_back && (arrived || navigator.is_in_url() || navigator.has_moved());
        if let Some(step) = step.filter(|_| may_scroll)
            && (!arrived || is_other_view || before.at != query.at)
        {
            match query.view {
                View::List => instrument.list.go(instrument, step, !is_other_view),
                View::Plan | View::Map if !arrived || is_other_view => show_current(instrument),
                View::Story if !arrived => show_current(instrument),
                _ => {}
            }
        }
        if is_other_view && query.view.is_list() && step.is_none() {
            instrument.list.refresh(instrument);
        }
        // The address of a printed page leads to its first activity.
        if !arrived && !is_back && first_chunk > 0 {
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

/// Makes a new chronicle if the query asks for other steps, and sets the view. Returns the step that the query names.
fn take_query(
    instrument: Instrument,
    query: &TimelineQuery,
    before: &TimelineQuery,
) -> Option<usize> {
    if !query.has_same_steps(before)
        && let Some(new_chronicle) = instrument.with_edition(|edition| chronicle(edition, query))
    {
        instrument.range.set(None);
        instrument.list.reset(&new_chronicle, instrument.ui.now);
        instrument.chronicle.set(new_chronicle);
    }
    let step = query.at.as_ref().and_then(|(slug, id)| {
        instrument.with_edition(|edition| {
            instrument.chronicle.with_untracked(|chronicle| chronicle.find(edition, slug, id))
        })?
    });
    if instrument.current.get_untracked() != step {
        instrument.current.set(step);
    }
    if instrument.view.get_untracked() != query.view {
        instrument.view.set(query.view);
    }
    step
}

/// Scrolls to the activity that the address names, in a view that has no list. It is on the page by the next frame.
fn show_current(instrument: Instrument) {
    request_animation_frame(move || {
        let story = instrument.ui.find("[data-story]");
        let step = instrument.current.try_get_untracked().flatten();
        let item = || instrument.ui.find(&format!("[data-step~=\"{}\"]", step?));
        if let Some(shown) = story.or_else(item) {
            shown.scroll_into_view();
        }
    });
}
