//! The timeline page: an overview on a scale, filters, and every activity as one list that is windowed
//! where it is long.
//!
//! What is looked at stands in the address; this page only follows it. The list is in `list`, what one
//! activity looks like in `row`.
#![allow(
    clippy::large_types_passed_by_value,
    reason = "an instrument is a few handles, each with a place in the source natively"
)]

mod drawing;
mod filters;
mod heights;
mod keys;
mod lanes;
mod list;
mod overview;
mod pointers;
mod row;
mod take_away;

use leptos::prelude::*;

use super::shell::Controls;
use crate::edition::Edition;
use crate::loading::zones::{visitors_offset, visitors_zone};
use crate::loading::{Loaded, Loading};
use crate::parts::element::{Element, Live, classed, element, whenever};
use crate::parts::setting::{Setting, setting};
use crate::parts::words::timeline as words;
use crate::reading::chronicle::{Chronicle, Clock};
use crate::routing::{Route, View};
use lanes::Lanes;
use list::List;

/// A timeline that is being looked at. Cheap to copy; its signals belong to the page.
#[derive(Clone, Copy)]
struct Instrument {
    setting: Setting,
    loading: RwSignal<Loading>,
    controls: Controls,
    /// What is shown, and with it everything else is made anew.
    chronicle: RwSignal<Chronicle>,
    /// What of it is on the page.
    list: List,
    /// What the overview shows, in seconds since 1970; all of the timeline, where nothing is set.
    range: RwSignal<Option<(i64, i64)>>,
    /// What the overview has a lane for.
    lanes: RwSignal<Lanes>,
    /// Whether the overview stands beside the list, and time runs down on it.
    upright: RwSignal<bool>,
    /// What was said last of a file that was taken away.
    told: RwSignal<String>,
}

impl Instrument {
    /// How the timeline is looked at. Reactive.
    fn view(&self) -> View {
        view_of(&self.setting.navigator.route())
    }

    /// Looks at it in another way.
    fn look(&self, change: impl FnOnce(&mut View)) {
        let mut view = view_of(&self.setting.navigator.route_untracked());
        view.at = None;
        change(&mut view);
        self.setting.navigator.adjust(Route::Timeline(Box::new(view)));
    }

    /// Does something with the edition, which is there while the page is.
    fn with_edition<T>(&self, act: impl FnOnce(&Edition) -> T) -> Option<T> {
        self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => Some(act(&loaded.edition)),
            _ => None,
        })
    }
}

fn view_of(route: &Route) -> View {
    match route {
        Route::Timeline(view) => (**view).clone(),
        _ => View::default(),
    }
}

/// The timeline of an edition as a view asks for it.
fn chronicle(edition: &Edition, view: &View) -> Chronicle {
    if view.own_clock {
        let zone = visitors_zone();
        return Chronicle::new(
            edition,
            &view.selection,
            view.newest_first,
            Clock::One(&zone, &visitors_offset),
        );
    }
    Chronicle::new(edition, &view.selection, view.newest_first, Clock::OfPlaces)
}

/// The timeline page. It follows the address itself, and is not made anew for it.
pub fn timeline(loaded: &Loaded, loading: RwSignal<Loading>, controls: Controls) -> Element {
    untrack(|| page(loaded, loading, controls))
}

fn page(loaded: &Loaded, loading: RwSignal<Loading>, controls: Controls) -> Element {
    let setting = setting();
    let edition = &loaded.edition;
    let view = view_of(&setting.navigator.route_untracked());
    let first = chronicle(edition, &view);
    let list = List::new(&first);
    let instrument = Instrument {
        setting,
        loading,
        controls,
        chronicle: RwSignal::new(first),
        list,
        range: RwSignal::new(None),
        lanes: RwSignal::new(Lanes::One),
        upright: RwSignal::new(false),
        told: RwSignal::new(String::new()),
    };
    follow(instrument, view);
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(setting.words().timeline))
        .child(classed("p", "standfirst").child(setting.words().timeline_of_all));
    let page = classed("div", "chronicle").child(header);
    if !edition.has_activities() {
        return page.child(classed("p", "empty").child(setting.words().no_activities));
    }
    page.on_key(move |event| keys::pressed(instrument, &event))
        .child(filters::filters(instrument, edition))
        .child(overview::overview(instrument))
        .child(
            classed("div", "chronicle__list")
                .attribute("data-list", "")
                .child(list.view(instrument)),
        )
        .child(take_away::take_away(instrument))
        .child(keys::help())
}

/// Makes the timeline anew when it is looked at in another way, and goes to the activity that the address
/// names.
fn follow(instrument: Instrument, view: View) {
    let mut before = view;
    let mut arrived = false;
    whenever(Box::new(move || {
        let view = instrument.view();
        let same = View { at: None, ..view.clone() } == View { at: None, ..before.clone() };
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
            let asked = arrived || instrument.setting.navigator.is_in_url();
            if let Some(step) = step.flatten().filter(|_| asked) {
                instrument.list.go(instrument, step, true);
            }
        }
        arrived = true;
        before = view;
    }));
    instrument.list.follow(instrument);
}

/// An attribute that hides what only makes sense where activities are shown.
fn unless_empty(instrument: Instrument) -> Live<Option<String>> {
    Box::new(move || {
        let empty = instrument.chronicle.with(|chronicle| chronicle.steps.is_empty());
        empty.then(String::new)
    })
}

/// How many activities are shown, of how many.
fn count_line(instrument: Instrument, all: usize) -> Element {
    let shown = move || {
        let shown = instrument.chronicle.with(|chronicle| chronicle.steps.len());
        element("span").child(words::shown(shown, all, instrument.setting.language()))
    };
    classed("p", "filters__count").attribute("role", "status").live_child(Box::new(shown))
}
