//! A view that is a guest: mounted, told what to do, and telling what happens in it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::report::report;
use super::request::{Kind, Request};
use super::views::at_home;
use crate::app::controls::Controls;
use crate::app::frame::{content, frame, spoken};
use crate::app::{App, AppProps};
use crate::edition::address::Address;
use crate::loading::browser::{host, now};
use crate::loading::configuration::Configuration;
use crate::loading::plan::Plan;
use crate::loading::{LoadError, Loading};
use crate::parts::element::{Element, classed, element};
use crate::parts::setting::Setting;
use crate::reading::language::Language;
use crate::routing::navigator::{Navigator, Way};
use crate::routing::{Location, Route, Spot};

/// A view in somebody else's page. Cheap to copy; what it holds belongs to the mounted view.
#[derive(Clone, Copy)]
pub(super) struct Guest {
    pub(super) request: StoredValue<Request>,
    pub(super) setting: Setting,
    /// Where the visitor was before, in this view.
    past: RwSignal<Vec<Route>>,
    tell: StoredValue<Function, LocalStorage>,
    /// Loads the dataset again.
    again: StoredValue<Option<Callback<()>>>,
}

/// Mounts a view.
pub(super) fn mount(place: HtmlElement, request: &str, ask: Function, tell: Function) -> JsValue {
    let request = match Request::parse(request) {
        Ok(request) => request,
        Err(error) => return JsValue::from_str(&error),
    };
    let plan = plan(&request);
    let language = request.language;
    let made = Rc::new(RefCell::new(None));
    let given = Rc::clone(&made);
    let root = place.clone();
    let handle = mount_to(place, move || {
        let guest = Guest::new(request, root, tell);
        given.replace(Some(guest));
        provide_context(guest);
        let setting = guest.setting;
        App(AppProps { plan, language, setting, frame: show, ask: Some(ask) })
    });
    let mut handle = Some(handle);
    let command = move |given: JsValue| {
        let given = Array::from(&given);
        let [word, detail] = [0, 1].map(|at| given.get(at).as_string().unwrap_or_default());
        if word == "leave" {
            made.take();
            drop(handle.take());
        } else if let Some(guest) = *made.borrow() {
            guest.command(&word, &detail);
        }
    };
    let command: Box<dyn FnMut(JsValue)> = Box::new(command);
    // It lives as long as the script's side of it.
    Closure::wrap(command).into_js_value()
}

fn plan(request: &Request) -> Result<Plan, LoadError> {
    let configuration = match &request.settings {
        Some(settings) => Configuration::parse(settings)?,
        None => Configuration { dataset: request.source.clone(), ..Configuration::default() },
    };
    let own = || document().base_uri().ok().flatten();
    let base = request.base.clone().or_else(own).unwrap_or_default();
    // A document without an address of its own has a whole one for its dataset.
    let base = Address::link(&base, None)
        .or_else(|_| Address::link(&request.source, None))
        .map_err(|_| LoadError::NoBase(request.source.clone()))?;
    Plan::new(&configuration, &base, request.asked.as_deref())
}

impl Guest {
    fn new(request: Request, root: HtmlElement, tell: Function) -> Self {
        let location = Location::Memory { links: request.links.clone() };
        let navigator = Navigator::at(location, request.route.clone());
        let language = request.language.unwrap_or_default();
        let setting = Setting::new(navigator, language, host(), now());
        setting.root.set_value(Some(root));
        let guest = Self {
            request: StoredValue::new(request),
            setting,
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
        let navigator = self.setting.navigator;
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

    fn command(&self, word: &str, detail: &str) {
        match word {
            "go" => {
                let (here, route) =
                    (self.setting.navigator.route_untracked(), Route::from_path(detail));
                if here.page() != route.page() {
                    self.past.update(|past| past.push(here));
                }
                self.tell_activity(&route);
                self.setting.navigator.enter(route);
            }
            "refresh" => {
                if let Some(again) = self.again.try_get_value().flatten() {
                    again.run(());
                }
            }
            _ => {}
        }
    }

    fn back(&self) {
        if let Some(route) = self.past.try_update(Vec::pop).flatten() {
            self.setting.navigator.enter(route);
        }
    }

    /// Whether the visitor is where the view began.
    pub(super) fn is_at_home(&self) -> bool {
        self.past.with(Vec::is_empty)
    }
}

/// The view, with what stands around it.
fn show(loading: RwSignal<Loading>, controls: Controls) -> AnyView {
    let Some(guest) = use_context::<Guest>() else { return ().into_any() };
    guest.again.set_value(Some(controls.retry));
    report(guest, loading, controls);
    let bar = (move || bar(guest).view()).into_any();
    if guest.request.with_value(|request| request.kind == Kind::Edition) {
        return vec![bar, frame(loading, controls)].into_any();
    }
    let main = move || {
        let route = guest.setting.navigator.page();
        let home = guest.is_at_home();
        loading.with(|state| match state {
            Loading::Done(loaded) if home => guest
                .request
                .with_value(|request| at_home(request, loaded))
                .unwrap_or_else(|| content(state, &route, loading, controls)),
            state => content(state, &route, loading, controls),
        })
    };
    let around = classed("div", "content").attribute("id", "content").attribute("tabindex", "-1");
    let tag = move || guest.setting.language().tag();
    let view = html::div().class("gazette").lang(tag);
    view.child((bar, around.child(main.into_any()).view(), spoken(guest.setting))).into_any()
}

/// The way back, where the visitor has gone on in this view.
fn bar(guest: Guest) -> Element {
    if guest.is_at_home() {
        return classed("div", "back");
    }
    let label = match guest.setting.language() {
        Language::English => "Back",
        Language::Chinese => "返回",
    };
    let arrow = if guest.setting.right_to_left.get() { "→ " } else { "← " };
    let button = element("button")
        .attribute("type", "button")
        .on_click(move |_| guest.back())
        .child(element("span").attribute("aria-hidden", "true").child(arrow))
        .child(label);
    classed("div", "back").child(button)
}
