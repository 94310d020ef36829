//! The state of a timeline page: the handles that its list, overview, filters and keys share.

use leptos::prelude::*;

use super::overview::lanes::Lanes;
use super::tools::Tools;
use super::window::Window;
use crate::edition::Edition;
use crate::edition::activity::View;
use crate::loading::zones::{visitors_offset, visitors_zone};
use crate::loading::{Loaded, Loading};
use crate::pages::shown::{More, Shown};
use crate::parts::ui::{UiContext, ui};
use crate::reading::timeline::axis::Ruler;
use crate::reading::timeline::chronicle::{Chronicle, Clock};
use crate::reading::timeline::entries::Entry;
use crate::routing::{Route, TimelineQuery};

/// The length of the overview's scale on the narrowest phones, in pixels.
const MIN_LENGTH: i32 = 280;

/// The state of a timeline page. It is cheap to copy, and its signals belong to the page.
#[derive(Clone, Copy)]
pub(super) struct Instrument {
    pub(super) ui: UiContext,
    pub(super) loading: RwSignal<Loading>,
    pub(super) more: More,
    /// The activities that match the query. The rest of the page follows this signal.
    pub(super) chronicle: RwSignal<Chronicle>,
    /// The part of the list that is on the page.
    pub(super) list: Window,
    /// The range of time in the overview, in seconds since 1970. `None` is the whole timeline.
    pub(super) range: RwSignal<Option<(i64, i64)>>,
    /// The positions of times in the overview. `None` while no activity matches.
    pub(super) ruler: Memo<Option<Ruler>>,
    /// How the overview divides activities into lanes.
    pub(super) lanes: RwSignal<Lanes>,
    /// Whether the overview stands beside the list, so that time runs downwards in it.
    pub(super) upright: RwSignal<bool>,
    /// The length of the overview's scale, in pixels.
    pub(super) length: RwSignal<i32>,
    /// The message about the file that was saved last.
    pub(super) saving_message: RwSignal<String>,
    /// The tools around the activities.
    pub(super) tools: Tools,
    /// How the activities are shown.
    pub(super) view: RwSignal<View>,
    /// Whether times are on the visitor's own clock. The query has it too; rows ask for it often.
    pub(super) has_own_clock: StoredValue<bool>,
    /// The step that the address names. `None` is the beginning.
    pub(super) current: RwSignal<Option<usize>>,
    /// Whether the page is being printed. On paper, every view has the list.
    pub(super) is_printing: RwSignal<bool>,
}

impl Instrument {
    /// The state for the query in the address.
    pub(super) fn new(shown: &Shown<'_>) -> Self {
        let ui = ui();
        let query = TimelineQuery::of(&ui.navigator.route_untracked());
        let first = first_chronicle(shown.loaded, &query);
        let list = Window::new(&first, shown.route.list_and_page().1, ui.now);
        let (chronicle, range) = (RwSignal::new(first), RwSignal::new(None));
        Self {
            ui,
            loading: shown.loading,
            more: shown.more,
            chronicle,
            list,
            range,
            ruler: Memo::new(move |_| chronicle.with(|all| ruler(all, range.get()))),
            lanes: RwSignal::new(Lanes::One),
            upright: RwSignal::new(false),
            length: RwSignal::new(MIN_LENGTH),
            saving_message: RwSignal::new(String::new()),
            tools: use_context().unwrap_or_default(),
            view: RwSignal::new(query.view),
            has_own_clock: StoredValue::new(query.own_clock),
            current: RwSignal::new(None),
            is_printing: RwSignal::new(false),
        }
    }

    /// The query of the timeline. Reactive.
    pub(super) fn query(&self) -> TimelineQuery {
        TimelineQuery::of(&self.ui.navigator.route())
    }

    /// Changes the query, and with it the address. A story stays where it is; a list that changes is not scrolled.
    pub(super) fn change_query(&self, change: impl FnOnce(&mut TimelineQuery)) {
        let mut query = TimelineQuery::of(&self.ui.navigator.route_untracked());
        query.at = query.at.filter(|_| query.view == View::Story);
        change(&mut query);
        self.ui.navigator.replace(query.route());
    }

    /// Shows the activities in another way. The activity that the address names stays, unless the visitor has read on in the
    /// list: then it is the first in sight. The buttons that change the view are above the list, so that a list at its
    /// beginning says nothing about what was read.
    pub(super) fn change_view(&self, view: View) {
        let query = TimelineQuery::of(&self.ui.navigator.route_untracked());
        let (first, last) = self.list.sight.get_untracked();
        let current = self.current.get_untracked();
        let is_in_sight = current.is_some_and(|step| (first..=last).contains(&step));
        let has_read_on = self.view.get_untracked() == View::List
            && first > 0
            && !is_in_sight
            && !self.list.is_on_the_way();
        let step = if has_read_on { Some(first) } else { current };
        let at = step.and_then(|step| self.name_of(step));
        self.ui.navigator.replace(TimelineQuery { view, at, ..query }.route());
    }

    /// Goes to a step: scrolls the list, or turns the story. `focus` moves the focus there.
    pub(super) fn go(self, step: usize, focus: bool) {
        match self.view.get_untracked() {
            View::List => self.list.go(self, step, focus),
            _ => self.turn_to(Some(step)),
        }
    }

    /// Puts a step into the address. `None` is the beginning.
    pub(super) fn turn_to(self, step: Option<usize>) {
        let at = step.and_then(|step| self.name_of(step));
        let query = TimelineQuery::of(&self.ui.navigator.route_untracked());
        self.ui.navigator.replace(TimelineQuery { at, ..query }.route());
    }

    /// The route of the timeline as it is shown, with this step in its address.
    pub(super) fn route_to(&self, step: usize) -> Route {
        let query = TimelineQuery::of(&self.ui.navigator.route_untracked());
        TimelineQuery { at: self.name_of(step), ..query }.route()
    }

    /// The slug and the id by which addresses name a step.
    fn name_of(&self, step: usize) -> Option<(String, String)> {
        self.with_entry(step, |entry| (entry.article.slug.clone(), entry.activity.id.clone()))
    }

    /// Calls `act` with the activity of a step.
    pub(super) fn with_entry<T>(
        &self,
        step: usize,
        act: impl FnOnce(&Entry<'_>) -> T,
    ) -> Option<T> {
        let result = self.with_edition(|edition| {
            self.chronicle
                .with_untracked(|chronicle| chronicle.entry(edition, step).map(|entry| act(&entry)))
        });
        result.flatten()
    }

    /// Calls `act` with the edition, which exists as long as the page does.
    pub(super) fn with_edition<T>(&self, act: impl FnOnce(&Edition) -> T) -> Option<T> {
        self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => Some(act(&loaded.edition)),
            _ => None,
        })
    }
}

/// The positions of times in the overview.
fn ruler(chronicle: &Chronicle, range: Option<(i64, i64)>) -> Option<Ruler> {
    match range {
        Some((low, high)) if !chronicle.steps.is_empty() => {
            Some(Ruler::between(chronicle, low, high))
        }
        _ => Ruler::whole(chronicle),
    }
}

/// The chronicle that a page begins with. In print it is the same for all pages.
fn first_chronicle(loaded: &Loaded, query: &TimelineQuery) -> Chronicle {
    #[cfg(feature = "print")]
    if *query == TimelineQuery::default() {
        return loaded.chronicle().clone();
    }
    chronicle(&loaded.edition, query)
}

/// The chronicle of an edition for a query.
pub(super) fn chronicle(edition: &Edition, query: &TimelineQuery) -> Chronicle {
    if query.own_clock {
        let zone = visitors_zone();
        return Chronicle::new(
            edition,
            &query.selection,
            query.newest_first,
            Clock::One(&zone, &visitors_offset),
        );
    }
    Chronicle::new(edition, &query.selection, query.newest_first, Clock::OfPlaces)
}

/// A `hidden` attribute for elements that are useless while the list is empty.
pub(super) fn unless_empty(instrument: Instrument) -> impl Fn() -> Option<String> + Send + Sync {
    move || {
        let empty = instrument.chronicle.with(|chronicle| chronicle.steps.is_empty());
        empty.then(String::new)
    }
}
