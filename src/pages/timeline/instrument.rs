//! A timeline that a visitor looks at: the handles that its list, overview, filters and keys share.

use leptos::prelude::*;

use super::overview::lanes::Lanes;
use super::window::Window;
use crate::edition::Edition;
use crate::loading::Loading;
use crate::loading::zones::{visitors_offset, visitors_zone};
use crate::pages::shown::{More, Shown};
use crate::parts::element::Live;
use crate::parts::ui::{UiContext, ui};
use crate::reading::timeline::chronicle::{Chronicle, Clock};
use crate::routing::{Route, TimelineQuery};

/// A timeline that is being looked at. Cheap to copy; its signals belong to the page.
#[derive(Clone, Copy)]
pub(super) struct Instrument {
    pub(super) ui: UiContext,
    pub(super) loading: RwSignal<Loading>,
    pub(super) more: More,
    /// What is shown, and with it everything else is made anew.
    pub(super) chronicle: RwSignal<Chronicle>,
    /// What of it is on the page.
    pub(super) list: Window,
    /// What the overview shows, in seconds since 1970; all of the timeline, where nothing is set.
    pub(super) range: RwSignal<Option<(i64, i64)>>,
    /// What the overview has a lane for.
    pub(super) lanes: RwSignal<Lanes>,
    /// Whether the overview stands beside the list, and time runs down on it.
    pub(super) upright: RwSignal<bool>,
    /// What was said last of a file that was taken away.
    pub(super) told: RwSignal<String>,
}

impl Instrument {
    /// An instrument for the timeline that the address asks for.
    pub(super) fn new(shown: &Shown<'_>) -> Self {
        let ui = ui();
        let view = view_of(&ui.navigator.route_untracked());
        let first = chronicle(&shown.loaded.edition, &view);
        Self {
            ui,
            loading: shown.loading,
            more: shown.more,
            list: Window::new(&first),
            chronicle: RwSignal::new(first),
            range: RwSignal::new(None),
            lanes: RwSignal::new(Lanes::One),
            upright: RwSignal::new(false),
            told: RwSignal::new(String::new()),
        }
    }

    /// How the timeline is looked at. Reactive.
    pub(super) fn view(&self) -> TimelineQuery {
        view_of(&self.ui.navigator.route())
    }

    /// Looks at it in another way.
    pub(super) fn look(&self, change: impl FnOnce(&mut TimelineQuery)) {
        let mut view = view_of(&self.ui.navigator.route_untracked());
        view.at = None;
        change(&mut view);
        self.ui.navigator.adjust(Route::Timeline(Box::new(view)));
    }

    /// Does something with the edition, which is there while the page is.
    pub(super) fn with_edition<T>(&self, act: impl FnOnce(&Edition) -> T) -> Option<T> {
        self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => Some(act(&loaded.edition)),
            _ => None,
        })
    }
}

/// The view of a timeline's route.
pub(super) fn view_of(route: &Route) -> TimelineQuery {
    match route {
        Route::Timeline(view) => (**view).clone(),
        _ => TimelineQuery::default(),
    }
}

/// The timeline of an edition as a view asks for it.
pub(super) fn chronicle(edition: &Edition, view: &TimelineQuery) -> Chronicle {
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

/// An attribute that hides what only makes sense where activities are shown.
pub(super) fn unless_empty(instrument: Instrument) -> Live<Option<String>> {
    Box::new(move || {
        let empty = instrument.chronicle.with(|chronicle| chronicle.steps.is_empty());
        empty.then(String::new)
    })
}
