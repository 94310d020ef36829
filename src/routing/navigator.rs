//! The browser's history: following links, going back, and where the page was scrolled to.
//!
//! Follows only clicks on its own links (see `parts::link`): it never listens to clicks on the
//! page, so links of others stay theirs. A history that refuses (in a sandboxed frame it throws)
//! is done without.

use js_sys::{Array, Math};
use leptos::ev::{self, Custom};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use super::{Location, Route};

/// How the visitor came to the page that is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arrival {
    /// By opening the site there.
    Opened,
    /// By following a link.
    Followed,
    /// By going back or forward, or reloading; the page was scrolled down this far then.
    Returned(f64),
    /// Not at all: what is shown has changed around the visitor.
    Stayed,
}

/// Where the visitor is, and the way elsewhere. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Navigator {
    location: StoredValue<Location>,
    route: RwSignal<(Route, Arrival)>,
    /// The page of that route: changes less often, and with it what is rendered.
    page: RwSignal<Route>,
    /// The current entry's key, and how far down each entry of this visit was scrolled.
    scrolls: StoredValue<(f64, Vec<(f64, f64)>), LocalStorage>,
    /// Asked before the visitor is led elsewhere.
    guard: StoredValue<Option<Guard>, LocalStorage>,
}

/// Who leads the visitor to a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The navigator.
    Here,
    /// Somebody who was told, and has done it.
    Done,
    /// The browser, which follows the link.
    Browser,
}

/// Says who leads to a route.
pub type Guard = Box<dyn Fn(&Route) -> Way>;

impl Navigator {
    /// Stands at one route and goes nowhere by itself: for rendering without a browser.
    pub fn at(location: Location, route: Route) -> Self {
        Self {
            location: StoredValue::new(location),
            page: RwSignal::new(route.page()),
            route: RwSignal::new((route, Arrival::Opened)),
            scrolls: StoredValue::new_local((0.0, Vec::new())),
            guard: StoredValue::new_local(None),
        }
    }

    /// Whether the browser's URL says where the visitor is.
    pub fn is_in_url(&self) -> bool {
        self.location.with_value(|location| !matches!(location, Location::Memory { .. }))
    }

    /// Has somebody asked before the visitor is led elsewhere.
    pub fn set_guard(&self, guard: Guard) {
        self.guard.set_value(Some(guard));
    }

    /// The browser's history, where it is ours.
    fn history(&self) -> Option<History> {
        if self.is_in_url() { history() } else { None }
    }

    /// Stands where the browser's URL says, and follows the browser's history until the owner at
    /// hand is cleaned up.
    pub fn in_browser(location: Location) -> Self {
        let route = read(&location).unwrap_or(Route::Front);
        let navigator = Self::at(location, route.clone());
        let (key, scroll) = entry().unwrap_or_else(|| (new_key(), None));
        navigator.scrolls.update_value(|(current, _)| *current = key);
        if let Some(history) = history() {
            // We restore ourselves, because the page is not there yet when the browser would.
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
            remember(&history, key, scroll);
        }
        if let Some(scroll) = scroll {
            navigator.route.set((route, Arrival::Returned(scroll)));
        }
        let back = window_event_listener(ev::popstate, move |_| navigator.returned());
        let leaving = window_event_listener(ev::pagehide, move |_| navigator.leaving());
        // Browsers do not keep what is written into an entry while the page is being reloaded.
        let still = Custom::<web_sys::Event>::new("scrollend");
        let still = window_event_listener(still, move |_| navigator.leaving());
        on_cleanup(move || {
            back.remove();
            leaving.remove();
            still.remove();
        });
        navigator
    }

    /// The route that is shown. Reactive.
    pub fn route(&self) -> Route {
        self.route.with(|(route, _)| route.clone())
    }

    /// The route that is shown, for handlers of events.
    pub fn route_untracked(&self) -> Route {
        self.route.with_untracked(|(route, _)| route.clone())
    }

    /// Whether this is the route that is shown. Reactive.
    pub fn is_at(&self, route: &Route) -> bool {
        self.route.with(|(shown, _)| shown == route)
    }

    /// The page that is shown, without the place on it. Reactive.
    pub fn page(&self) -> Route {
        self.page.get()
    }

    /// The route and how the visitor came there. Reactive.
    pub fn visit(&self) -> (Route, Arrival) {
        self.route.get()
    }

    /// The visitor has been brought to the route: once is enough.
    pub fn settle(&self) {
        self.route.update_untracked(|(_, arrival)| *arrival = Arrival::Stayed);
    }

    /// What goes into a link to a route.
    pub fn href(&self, route: &Route) -> String {
        self.location.with_value(|location| location.href(route))
    }

    /// Goes to a route, as a new entry of the history; to the one that is shown, without one. Says
    /// whether that is done, and the browser need not follow the link.
    pub fn go(&self, route: Route) -> bool {
        let way = self.guard.with_value(|guard| guard.as_ref().map(|guard| guard(&route)));
        if let Some(way @ (Way::Done | Way::Browser)) = way {
            return way == Way::Done;
        }
        self.enter(route);
        true
    }

    /// Goes to a route, whatever anybody says.
    pub fn enter(&self, route: Route) {
        if self.route.with_untracked(|(shown, _)| *shown == route) {
            return self.show(route, Arrival::Followed);
        }
        self.leaving();
        let key = new_key();
        if let Some(history) = self.history() {
            let state = state(key, None);
            let _ = history.push_state_with_url(&state, "", Some(&self.href(&route)));
        }
        self.scrolls.update_value(|(current, _)| *current = key);
        self.show(route, Arrival::Followed);
    }

    /// Goes to a route in the place of the one that is shown: to look at the same page in another way.
    /// Neither scroll nor focus moves.
    pub fn adjust(&self, route: Route) {
        let (key, scroll) = (self.scrolls.with_value(|(key, _)| *key), scroll());
        if let Some(history) = self.history() {
            let state = state(key, scroll);
            let _ = history.replace_state_with_url(&state, "", Some(&self.href(&route)));
        }
        self.show(route, Arrival::Stayed);
    }

    fn show(&self, route: Route, arrival: Arrival) {
        let page = route.page();
        if self.page.with_untracked(|shown| *shown != page) {
            self.page.set(page);
        }
        self.route.set((route, arrival));
    }

    fn returned(&self) {
        // Nothing has moved yet: this is still where the page that is being left was scrolled to.
        self.keep_scroll();
        let Some(route) = self.location.with_value(read) else { return };
        let (key, kept) = entry().unwrap_or_else(|| (new_key(), None));
        let scroll = self.scrolls.try_update_value(|(current, scrolls)| {
            *current = key;
            let kept = |(entry, _): &&(f64, f64)| entry.to_bits() == key.to_bits();
            scrolls.iter().find(kept).map(|(_, scroll)| *scroll)
        });
        let arrival = match scroll.flatten().or(kept) {
            Some(scroll) => Arrival::Returned(scroll),
            None => Arrival::Followed,
        };
        if let Some(history) = history() {
            remember(&history, key, kept);
        }
        self.show(route, arrival);
    }

    /// Keeps the scroll in this visit's memory, and in the entry for later ones.
    fn leaving(&self) {
        self.keep_scroll();
        let key = self.scrolls.with_value(|(key, _)| *key);
        if let Some(history) = self.history() {
            remember(&history, key, scroll());
        }
    }

    fn keep_scroll(&self) {
        if let Some(scroll) = scroll() {
            self.scrolls.update_value(|(key, scrolls)| {
                scrolls.retain(|(entry, _)| entry.to_bits() != key.to_bits());
                scrolls.push((*key, scroll));
            });
        }
    }
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

fn scroll() -> Option<f64> {
    web_sys::window()?.scroll_y().ok()
}

fn read(location: &Location) -> Option<Route> {
    let url = web_sys::window()?.location();
    location.read(&url.pathname().ok()?, &url.search().ok()?, &url.hash().ok()?)
}

fn new_key() -> f64 {
    Math::random()
}

/// An entry's state: its key and, once it has been left, how far down it was scrolled.
fn state(key: f64, scroll: Option<f64>) -> JsValue {
    let scroll = scroll.map_or(JsValue::NULL, JsValue::from_f64);
    Array::of2(&JsValue::from_f64(key), &scroll).into()
}

fn entry() -> Option<(f64, Option<f64>)> {
    let state = history()?.state().ok()?;
    if !Array::is_array(&state) {
        return None;
    }
    let state = Array::from(&state);
    Some((state.get(0).as_f64()?, state.get(1).as_f64()))
}

fn remember(history: &History, key: f64, scroll: Option<f64>) {
    let _ = history.replace_state(&state(key, scroll), "");
}
