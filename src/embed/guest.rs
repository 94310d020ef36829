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

use super::lacking::lacking;
use super::views::at_home;
use super::wish::{Kind, Wish};
use crate::edition::address::Address;
use crate::loading::configuration::Configuration;
use crate::loading::loader::Plan;
use crate::loading::visit::{host, now};
use crate::loading::{LoadError, Loaded, Loading};
use crate::pages::app::{App, AppProps};
use crate::pages::shell::{Controls, is_awaited, name_of, page, shell, spoken};
use crate::parts::element::{Element, classed, element, whenever};
use crate::parts::setting::Setting;
use crate::parts::words;
use crate::reading::language::Language;
use crate::routing::navigator::{Navigator, Way};
use crate::routing::{Location, Route, Spot};

/// A view in somebody else's page. Cheap to copy; what it holds belongs to the mounted view.
#[derive(Clone, Copy)]
struct Guest {
    wish: StoredValue<Wish>,
    setting: Setting,
    /// Where the visitor was before, in this view.
    past: RwSignal<Vec<Route>>,
    tell: StoredValue<Function, LocalStorage>,
    /// Loads the dataset again.
    again: StoredValue<Option<Callback<()>>>,
}

/// Mounts a view.
pub(super) fn mount(place: HtmlElement, wish: &str, ask: Function, tell: Function) -> JsValue {
    let wish = match Wish::parse(wish) {
        Ok(wish) => wish,
        Err(error) => return JsValue::from_str(&error),
    };
    let plan = plan(&wish);
    let language = wish.language;
    let made = Rc::new(RefCell::new(None));
    let given = Rc::clone(&made);
    let root = place.clone();
    let handle = mount_to(place, move || {
        let guest = Guest::new(wish, root, tell);
        given.replace(Some(guest));
        provide_context(guest);
        let setting = guest.setting;
        App(AppProps { plan, language, setting, shell: show, ask: Some(ask) })
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

fn plan(wish: &Wish) -> Result<Plan, LoadError> {
    let configuration = match &wish.settings {
        Some(settings) => Configuration::parse(settings)?,
        None => Configuration { dataset: wish.source.clone(), ..Configuration::default() },
    };
    let own = || document().base_uri().ok().flatten();
    let base = wish.base.clone().or_else(own).unwrap_or_default();
    // A document without an address of its own has a whole one for its dataset.
    let base = Address::link(&base, None)
        .or_else(|_| Address::link(&wish.source, None))
        .map_err(|_| LoadError::Forbidden(wish.source.clone()))?;
    Plan::new(&configuration, &base, wish.asked.as_deref())
}

impl Guest {
    fn new(wish: Wish, root: HtmlElement, tell: Function) -> Self {
        let location = Location::Memory { links: wish.links.clone() };
        let navigator = Navigator::at(location, wish.route.clone());
        let language = wish.language.unwrap_or_default();
        let setting = Setting::new(navigator, language, host(), now());
        setting.root.set_value(Some(root));
        let guest = Self {
            wish: StoredValue::new(wish),
            setting,
            past: RwSignal::new(Vec::new()),
            tell: StoredValue::new_local(tell),
            again: StoredValue::new(None),
        };
        navigator.set_guard(Box::new(move |route| guest.way(route)));
        guest
    }

    /// Tells the page something; whether it leaves the rest to us.
    fn tell(&self, word: &str, detail: &str, more: &str) -> bool {
        let [word, detail, more] = [word, detail, more].map(JsValue::from_str);
        let tell = self.tell.try_get_value();
        // What throws on the other side says nothing.
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
        if self.wish.with_value(|wish| wish.leads_away) {
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
    fn is_at_home(&self) -> bool {
        self.past.with(Vec::is_empty)
    }
}

/// The view, with what stands around it.
fn show(loading: RwSignal<Loading>, controls: Controls) -> AnyView {
    let Some(guest) = use_context::<Guest>() else { return ().into_any() };
    guest.again.set_value(Some(controls.retry));
    report(guest, loading, controls);
    let bar = (move || bar(guest).view()).into_any();
    if guest.wish.with_value(|wish| wish.kind == Kind::Edition) {
        return vec![bar, shell(loading, controls)].into_any();
    }
    let main = move || {
        let route = guest.setting.navigator.page();
        let home = guest.is_at_home();
        loading.with(|state| match state {
            Loading::Done(loaded) if home => guest
                .wish
                .with_value(|wish| at_home(wish, loaded))
                .unwrap_or_else(|| page(state, &route, loading, controls)),
            state => page(state, &route, loading, controls),
        })
    };
    let content = classed("div", "content").attribute("id", "content").attribute("tabindex", "-1");
    let tag = move || guest.setting.language().tag();
    let view = html::div().class("gazette").lang(tag);
    view.child((bar, content.child(main.into_any()).view(), spoken(guest.setting))).into_any()
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

/// Tells the page when there is something to see, and when there will be nothing.
fn report(guest: Guest, loading: RwSignal<Loading>, controls: Controls) {
    let mut told = None;
    whenever(Box::new(move || {
        let route = guest.setting.navigator.route();
        if let Some(named) = loading.with(|state| by_name(state, &route)) {
            return guest.setting.navigator.adjust(named);
        }
        let language = guest.setting.language();
        let state = loading.with(|state| match state {
            Loading::Idle | Loading::Loading => None,
            Loading::Failed(error) => Some(Err((code(error), words::failure(error, language)))),
            Loading::Done(loaded) if is_awaited(loaded, &route, controls.later) => None,
            Loading::Done(loaded) => {
                let lacking = guest.wish.with_value(|wish| lacking(&wish.route, loaded));
                Some(match lacking.filter(|_| guest.is_at_home()) {
                    Some(lacking) => Err((lacking.code, lacking.detail())),
                    None => is_there(loaded, &route),
                })
            }
        });
        if state.is_none() || told == state {
            return;
        }
        told.clone_from(&state);
        turn(guest);
        // What is told of is in the document by then.
        set_timeout(
            move || match &state {
                Some(Ok(title)) => drop(guest.tell("ready", title, "")),
                Some(Err((code, text))) => drop(guest.tell("error", code, text)),
                None => {}
            },
            std::time::Duration::ZERO,
        );
    }));
}

/// The route of an article, or of its timeline, that was named by its id in the dataset, and not as addresses
/// name it.
fn by_name(state: &Loading, route: &Route) -> Option<Route> {
    let Loading::Done(loaded) = state else { return None };
    let edition = &loaded.edition;
    let slug = |id: &str| match edition.by_slug(id) {
        Some(_) => None,
        None => edition.by_id(id).map(|article| article.slug.clone()),
    };
    match route {
        Route::Article { slug: id, spot } => {
            Some(Route::Article { slug: slug(id)?, spot: spot.clone() })
        }
        Route::Timeline(view) => {
            let mut named = view.clone();
            let narrowed = view.selection.article.as_deref().and_then(slug);
            let meant = view.at.as_ref().and_then(|(id, activity)| Some((slug(id)?, activity)));
            if narrowed.is_none() && meant.is_none() {
                return None;
            }
            named.selection.article = narrowed.or(named.selection.article);
            named.at = meant.map(|(slug, id)| (slug, id.clone())).or(named.at);
            Some(Route::Timeline(named))
        }
        _ => None,
    }
}

/// The title of what is shown; or that there is no such article.
fn is_there(loaded: &Loaded, route: &Route) -> Result<String, (&'static str, String)> {
    let edition = &loaded.edition;
    match route {
        Route::Article { slug, .. } => match edition.by_slug(slug) {
            Some(article) => Ok(article.headline()),
            None => Err(("not-found", format!("expected an article `{slug}`, found none"))),
        },
        _ => Ok(name_of(edition).to_owned()),
    }
}

/// The view runs as its dataset does, whichever way the page around it does.
fn turn(guest: Guest) {
    let direction = if guest.setting.right_to_left.get_untracked() { "rtl" } else { "ltr" };
    if let Some(root) = guest.setting.root() {
        let _ = root.set_attribute("dir", direction);
    }
}

fn code(error: &LoadError) -> &'static str {
    match error {
        LoadError::Configuration(_) => "settings",
        LoadError::Forbidden(_) => "forbidden",
        LoadError::Fetch(..) => "network",
        LoadError::Format(..) | LoadError::NothingRead(..) | LoadError::AdaptersMissing(_) => {
            "format"
        }
    }
}
