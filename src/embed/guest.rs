//! A view that is a guest in somebody else's page: it takes the page's commands, reports to it, and asks it who
//! leads the visitor elsewhere.

use js_sys::{Array, Function};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::request::Request;
use crate::loading::browser::{host, now};
use crate::parts::ui::UiContext;
use crate::routing::navigator::{Navigator, Way};
use crate::routing::{Location, Route, Spot};
use crate::words::Words;

/// A view in somebody else's page. Cheap to copy; what it holds belongs to the mounted view.
#[derive(Clone, Copy)]
pub(super) struct Guest {
    pub(super) request: StoredValue<Request>,
    pub(super) ui: UiContext,
    /// Where the visitor was before, in this view.
    past: RwSignal<Vec<Route>>,
    tell: StoredValue<Function, LocalStorage>,
    /// Loads the dataset again.
    pub(super) again: StoredValue<Option<Callback<()>>>,
}

impl Guest {
    pub(super) fn new(request: Request, root: HtmlElement, tell: Function) -> Self {
        let location = Location::Memory { links: request.links.clone() };
        let navigator = Navigator::at(location, request.route.clone());
        let ui = UiContext::new(navigator, Words::default(), host(), now());
        ui.root.set_value(Some(root));
        let guest = Self {
            request: StoredValue::new(request),
            ui,
            past: RwSignal::new(Vec::new()),
            tell: StoredValue::new_local(tell),
            again: StoredValue::new(None),
        };
        navigator.set_guard(Box::new(move |route| guest.way(route)));
        guest
    }

    /// Tells the page something; whether it leaves the rest to us.
    pub(super) fn tell(&self, word: &str, detail: &str, more: &str) -> bool {
        let [word, detail, more] = [word, detail, more].map(JsValue::from_str);
        let tell = self.tell.try_get_value();
        // Errors thrown by the host page's callback are ignored.
        let told = Array::of3(&word, &detail, &more);
        tell.and_then(|tell| tell.call1(&JsValue::NULL, &told).ok())
            .is_none_or(|answer| answer.is_truthy())
    }

    fn tell_activity(&self, route: &Route) {
        let (article, id) = match route {
            Route::Article { slug, spot: Some(Spot::Activity(id)) } => (slug, id),
            Route::Timeline(view) => match &view.at {
                Some((slug, id)) => (slug, id),
                None => return,
            },
            _ => return,
        };
        self.tell("activity", article, id);
    }

    /// Who leads the visitor to a route: the page, if it wants to; the browser, where links lead away; or
    /// this view.
    fn way(&self, route: &Route) -> Way {
        let navigator = self.ui.navigator;
        let here = navigator.route_untracked();
        if here.page() == route.page() {
            self.tell_activity(route);
            return Way::Here;
        }
        if !self.tell("navigate", &route.path(), &navigator.href(route)) {
            return Way::Done;
        }
        if self.request.with_value(|request| request.leads_away) {
            return Way::Browser;
        }
        self.tell_activity(route);
        self.past.update(|past| past.push(here));
        Way::Here
    }

    pub(super) fn command(&self, word: &str, detail: &str) {
        match word {
            "go" => {
                let (here, route) = (self.ui.navigator.route_untracked(), Route::from_path(detail));
                if here.page() != route.page() {
                    self.past.update(|past| past.push(here));
                }
                self.tell_activity(&route);
                self.ui.navigator.enter(route);
            }
            "refresh" => {
                if let Some(again) = self.again.try_get_value().flatten() {
                    again.run(());
                }
            }
            _ => {}
        }
    }

    pub(super) fn back(&self) {
        if let Some(route) = self.past.try_update(Vec::pop).flatten() {
            self.ui.navigator.enter(route);
        }
    }

    /// Whether the visitor is where the view began.
    pub(super) fn is_at_home(&self) -> bool {
        self.past.with(Vec::is_empty)
    }
}
