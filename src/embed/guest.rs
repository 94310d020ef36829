//! A guest: a view in somebody else's page. A guest takes commands from the host page, sends events to the host page,
//! and asks the host page before the visitor goes to another page.

use js_sys::{Array, Function};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::request::Request;
use crate::loading::browser::{host, now};
use crate::parts::ui::UiContext;
use crate::routing::navigator::{Decision, Navigator};
use crate::routing::{Location, Route, Spot, Tool};
use crate::words::Words;

/// A view in somebody else's page. Cheap to copy. Its fields belong to the mounted view.
#[derive(Clone, Copy)]
pub(super) struct Guest {
    pub(super) request: StoredValue<Request>,
    pub(super) ui: UiContext,
    /// The routes that the visitor has left in this view, the latest last.
    history: RwSignal<Vec<Route>>,
    tell: StoredValue<Function, LocalStorage>,
    /// Loads the dataset again.
    pub(super) reload: StoredValue<Option<Callback<()>>>,
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
            history: RwSignal::new(Vec::new()),
            tell: StoredValue::new_local(tell),
            reload: StoredValue::new(None),
        };
        navigator.set_guard(Box::new(move |route| guest.decide(route)));
        guest
    }

    /// Sends a word with two details to the host page. Returns false if the host page takes over.
    pub(super) fn tell(&self, word: &str, detail: &str, more: &str) -> bool {
        let [word, detail, more] = [word, detail, more].map(JsValue::from_str);
        let tell = self.tell.try_get_value();
        // Errors thrown by the host page's callback are ignored.
        let arguments = Array::of3(&word, &detail, &more);
        tell.and_then(|tell| tell.call1(&JsValue::NULL, &arguments).ok())
            .is_none_or(|answer| answer.is_truthy())
    }

    fn tell_activity(&self, route: &Route) {
        let activity = match route {
            Route::Article { slug, spot: Some(Spot::Activity(id)) } => {
                Some((slug.clone(), id.clone()))
            }
            other => other.activity_of_timeline(),
        };
        if let Some((article, id)) = activity {
            self.tell("activity", &article, &id);
        }
    }

    /// Decides who takes the visitor to a route: the host page, if it wants to; the browser, if links lead to a site;
    /// or this view.
    fn decide(&self, route: &Route) -> Decision {
        let navigator = self.ui.navigator;
        let here = navigator.route_untracked();
        if here.page() == route.page() {
            self.tell_activity(route);
            return Decision::Navigate;
        }
        if !self.tell("navigate", &route.path(), &navigator.href(route)) {
            return Decision::Handled;
        }
        if self.request.with_value(|request| request.leads_away) {
            return Decision::Browser;
        }
        self.tell_activity(route);
        self.history.update(|history| history.push(here));
        Decision::Navigate
    }

    pub(super) fn command(&self, word: &str, detail: &str) {
        match word {
            "go" => {
                let (here, route) = (self.ui.navigator.route_untracked(), Route::from_path(detail));
                if here.page() != route.page() {
                    self.history.update(|history| history.push(here));
                }
                self.tell_activity(&route);
                match route {
                    // A visitor who types in a field of the host page keeps the focus there.
                    Route::Tool(Tool::Search, _) => self.ui.navigator.replace(route),
                    _ => self.ui.navigator.enter(route),
                }
            }
            "refresh" => {
                if let Some(reload) = self.reload.try_get_value().flatten() {
                    reload.run(());
                }
            }
            _ => {}
        }
    }

    pub(super) fn back(&self) {
        if let Some(route) = self.history.try_update(Vec::pop).flatten() {
            self.ui.navigator.enter(route);
        }
    }

    /// Whether the visitor is on the page that the view was opened with.
    pub(super) fn is_at_start(&self) -> bool {
        self.history.with(Vec::is_empty)
    }
}
