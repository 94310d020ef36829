//! The browser's history: following links, going back, and restoring the scroll position.
//!
//! Only clicks on our own links are followed (see `parts::link`). The navigator does not listen to clicks on the
//! page, so links of the host page are not affected. Errors of the browser's history are ignored: in a sandboxed frame
//! the history throws.

mod address;
mod entry;
mod places;

use leptos::ev::{self, Custom};
use leptos::prelude::*;
use web_sys::{History, ScrollRestoration, Url};

use self::address::{hash, read};
use self::entry::{entry, history, new_key, save_entry, scroll, state};
use self::places::{ItemInSight, Place, Places};
use super::{Location, Route, Spot};

/// How the visitor came to the page that is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arrival {
    /// By opening the site at this page.
    Opened,
    /// By following a link.
    Followed,
    /// By going back or forward, or by reloading. The value is the scroll position to restore, in CSS pixels.
    Returned(f64),
    /// Scroll and focus stay: the route was replaced, or scroll and focus were moved for it already.
    Stayed,
}

/// The current route, and functions that go to another one. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Navigator {
    location: StoredValue<Location>,
    route: RwSignal<(Route, Arrival)>,
    /// The page of the route. It changes less often than the route, and only its changes render the page anew.
    page: RwSignal<Route>,
    places: StoredValue<Places, LocalStorage>,
    /// The guard, which is called before the navigator goes to another route.
    guard: StoredValue<Option<Guard>, LocalStorage>,
}

/// The decision of a guard: who takes the visitor to a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The navigator goes to the route.
    Navigate,
    /// The host page has handled the navigation.
    Handled,
    /// The browser follows the link.
    Browser,
}

/// Decides who takes the visitor to a route.
pub type Guard = Box<dyn Fn(&Route) -> Decision>;

impl Navigator {
    /// A navigator at a route, which does not follow the browser's history. For guests and for rendering without a
    /// browser.
    pub fn at(location: Location, route: Route) -> Self {
        Self {
            location: StoredValue::new(location),
            page: RwSignal::new(route.page()),
            route: RwSignal::new((route, Arrival::Opened)),
            places: StoredValue::new_local(Places::new()),
            guard: StoredValue::new_local(None),
        }
    }

    /// Whether the route is written into the browser's URL.
    pub fn is_in_url(&self) -> bool {
        self.location.with_value(|location| !matches!(location, Location::Memory { .. }))
    }

    /// Whether the visitor has gone from the first page of a guest to another one.
    pub fn has_moved(&self) -> bool {
        self.kept_place().key.to_bits() != 0
    }

    /// Sets the guard, which is called before the navigator goes to another route.
    pub fn set_guard(&self, guard: Guard) {
        self.guard.set_value(Some(guard));
    }

    /// The browser's history. `None` if the URL is not ours.
    fn history(&self) -> Option<History> {
        if self.is_in_url() { history() } else { None }
    }

    /// A navigator at the route of the browser's URL, which follows the browser's history until the current reactive
    /// owner is cleaned up.
    pub fn in_browser(location: Location) -> Self {
        let route = read(&location).unwrap_or(Route::Front);
        let navigator = Self::at(location, route.clone());
        let place = entry();
        navigator.places.update_value(|places| places.go_to(place));
        if let Some(history) = history() {
            // We restore the scroll ourselves, because the browser would do it before the page is rendered.
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
            save_entry(&history, place);
            // An address behind `#` that was shared before the site was printed.
            let printed =
                navigator.location.with_value(|it| matches!(it, Location::Printed { .. }));
            if printed && hash().starts_with("#/") {
                let state = state(place);
                let _ = history.replace_state_with_url(&state, "", Some(&navigator.href(&route)));
            }
        }
        if place.is_known() {
            navigator.route.set((route, Arrival::Returned(place.scroll)));
        }
        let popstate = window_event_listener(ev::popstate, move |_| navigator.on_popstate());
        let pagehide = window_event_listener(ev::pagehide, move |_| navigator.save_place());
        // Browsers lose changes to a history entry that are made while the page is being reloaded. Therefore the
        // scroll is also saved after each scrolling.
        let scrollend = Custom::<web_sys::Event>::new("scrollend");
        let scrollend = window_event_listener(scrollend, move |_| navigator.save_place());
        on_cleanup(move || {
            popstate.remove();
            pagehide.remove();
            scrollend.remove();
        });
        navigator
    }

    /// Leaves scroll and focus of a printed page alone, as the browser has them.
    pub fn adopt_page(&self) {
        if let Some(history) = history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Auto);
        }
        // The entry may be one that the reader made, whose scroll the browser does not restore.
        let arrival = self.route.with_untracked(|(_, arrival)| *arrival);
        if let (Arrival::Returned(kept), Some(0.0), Some(window)) =
            (arrival, scroll(), web_sys::window())
        {
            window.scroll_to_with_x_and_y(0.0, kept);
        }
        self.finish_arrival();
    }

    /// The route that is shown. Reactive.
    pub fn route(&self) -> Route {
        self.route.with(|(route, _)| route.clone())
    }

    /// The route that is shown, for handlers of events.
    pub fn route_untracked(&self) -> Route {
        self.route.with_untracked(|(route, _)| route.clone())
    }

    /// Whether the address names a spot of the article that is shown. The address may have an alias of the article.
    /// Reactive.
    pub fn is_at(&self, spot: &Spot) -> bool {
        self.route
            .with(|(shown, _)| matches!(shown, Route::Article { spot: Some(at), .. } if at == spot))
    }

    /// The page that is shown, without spot and query. Reactive.
    pub fn page(&self) -> Route {
        self.page.get()
    }

    /// The page that is shown, for functions that are called once.
    pub fn page_untracked(&self) -> Route {
        self.page.get_untracked()
    }

    /// The route and how the visitor came there. Reactive.
    pub fn visit(&self) -> (Route, Arrival) {
        self.route.get()
    }

    /// Notes that scroll and focus were moved for the route, so that they are not moved again. Not reactive.
    pub fn finish_arrival(&self) {
        self.route.update_untracked(|(_, arrival)| *arrival = Arrival::Stayed);
    }

    /// The `href` of a link to a route.
    pub fn href(&self, route: &Route) -> String {
        self.location.with_value(|location| location.href(route))
    }

    /// The route that an `href` of this navigator leads to. `None` if it leads elsewhere.
    pub fn route_of(&self, href: &str) -> Option<Route> {
        self.location.with_value(|location| {
            if let Location::Memory { links } = location {
                return href.strip_prefix(links.as_str()).map(Route::from_path);
            }
            let base = web_sys::window()?.location().href().ok()?;
            let url = Url::new_with_base(href, &base).ok()?;
            let route = location.read(&url.pathname(), &url.search(), &url.hash());
            // The browser follows addresses that only the host understands.
            route.filter(|route| !matches!(route, Route::NotFound(_)))
        })
    }

    /// Goes to a route, unless the guard decides otherwise. Returns false if the browser has to follow the link.
    pub fn go(&self, route: Route) -> bool {
        let decision = self.guard.with_value(|guard| guard.as_ref().map(|guard| guard(&route)));
        if let Some(decision @ (Decision::Handled | Decision::Browser)) = decision {
            return decision == Decision::Handled;
        }
        self.enter(route);
        true
    }

    /// Goes to a route without calling the guard. Adds an entry to the history, unless the route is shown already.
    pub fn enter(&self, route: Route) {
        if self.route.with_untracked(|(shown, _)| *shown == route) {
            return self.show(route, Arrival::Followed);
        }
        self.save_place();
        let place = Place::unknown(new_key());
        if let Some(history) = self.history() {
            let state = state(place);
            let _ = history.push_state_with_url(&state, "", Some(&self.href(&route)));
            // The browser restores the scroll of a printed page that was adopted. The mode belongs to the entry.
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        self.places.update_value(|places| places.go_to(place));
        self.show(route, Arrival::Followed);
    }

    /// Replaces the current route, for example to change the query of a timeline. Neither scroll nor focus moves.
    pub fn replace(&self, route: Route) {
        if let Some(history) = self.history() {
            self.keep_place();
            let state = state(self.kept_place());
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

    fn on_popstate(&self) {
        // Nothing has scrolled yet: the scroll is still that of the page that is being left.
        self.keep_place();
        let Some(route) = self.location.with_value(read) else { return };
        let kept = entry();
        self.places.update_value(|places| places.go_to(kept));
        let place = self.kept_place();
        let arrival = match place.is_known() {
            true => Arrival::Returned(place.scroll),
            false => Arrival::Followed,
        };
        if let Some(history) = history() {
            save_entry(&history, kept);
        }
        self.show(route, arrival);
    }

    /// Sets the function that finds an item in sight. `None` for a page without a long list.
    pub fn set_item_in_sight(&self, find: Option<ItemInSight>) {
        self.places.try_update_value(|places| places.item_in_sight = find);
    }

    /// The place where the visitor left the current history entry.
    pub fn kept_place(&self) -> Place {
        self.places.with_value(Places::current)
    }

    /// Saves the place for this visit in memory, and for later visits in the history entry.
    fn save_place(&self) {
        self.keep_place();
        if let Some(history) = self.history() {
            save_entry(&history, self.kept_place());
        }
    }

    fn keep_place(&self) {
        self.places.update_value(Places::keep);
    }
}
