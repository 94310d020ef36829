//! The whole reader: masthead, the page for the route, footer; loads the edition and keeps title,
//! focus and scroll in step with the page.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::{about, article, front, not_found, timeline};
use crate::loading::fetch::Patience;
use crate::loading::loader::{self, Plan};
use crate::loading::{LoadError, Loaded, Loading};
use crate::parts::element::{Child, Element, classed, element};
use crate::parts::failure::{copy_line, failure};
use crate::parts::link::route_link;
use crate::parts::related::title_of;
use crate::parts::setting::{Setting, setting};
use crate::parts::skeleton::skeleton;
use crate::reading::language::{Language, is_right_to_left};
use crate::routing::Route;
use crate::routing::navigator::Arrival;

/// The reader, from a plan of what to load.
#[component]
pub fn App(
    /// What to load, or why that cannot even be known.
    plan: Result<Plan, LoadError>,
    /// The interface's language, where the operator chose one.
    language: Option<Language>,
    /// The way around.
    setting: Setting,
) -> AnyView {
    provide_context(setting);
    let loading = RwSignal::new(Loading::Idle);
    let loads = Loads::new(plan, language, setting, loading);
    loads.start();
    keep_document_in_step(setting, loading);
    Shell(ShellProps { loading, retry: Callback::new(move |()| loads.start()) })
}

/// Loads the edition, one load at a time. Belongs to the reader, not to the button that asks for
/// another try: the button goes with the page that it is on.
#[derive(Clone)]
struct Loads {
    plan: Result<Plan, LoadError>,
    language: Option<Language>,
    setting: Setting,
    loading: RwSignal<Loading>,
    owner: Option<Owner>,
    under_way: StoredValue<Patience, LocalStorage>,
}

impl Loads {
    fn new(
        plan: Result<Plan, LoadError>,
        language: Option<Language>,
        setting: Setting,
        loading: RwSignal<Loading>,
    ) -> Self {
        let under_way = StoredValue::new_local(Patience::default());
        on_cleanup(move || under_way.with_value(Patience::give_up));
        Self { plan, language, setting, loading, owner: Owner::current(), under_way }
    }

    /// Starts to load, giving up a load that is under way.
    fn start(&self) {
        let Self { plan, language, setting, loading, .. } = self.clone();
        let plan = match plan {
            Ok(plan) => plan,
            Err(error) => return loading.set(Loading::Failed(error)),
        };
        let patience = Patience::default();
        self.under_way.update_value(|before| {
            before.give_up();
            *before = patience.clone();
        });
        loading.set(Loading::Loading);
        let task = async move {
            let outcome = loader::load(&plan, &patience).await;
            if patience.is_given_up() {
                return;
            }
            loading.set(match outcome {
                Ok(loaded) => {
                    let own = loaded.edition.language.as_deref().map(Language::from_tag);
                    setting.language.set(language.or(own).unwrap_or_default());
                    Loading::Done(Arc::new(loaded))
                }
                Err(error) => Loading::Failed(error),
            });
        };
        if let Some(owner) = &self.owner {
            owner.with(|| spawn_local_scoped_with_cancellation(task));
        }
    }
}

/// Masthead, page and footer for a state of loading.
#[component]
pub fn Shell(
    /// The edition, or how far it is.
    loading: RwSignal<Loading>,
    /// Loads it again.
    retry: Callback<()>,
) -> AnyView {
    let setting = setting();
    let frame = move |part: fn(&Loading, &Route) -> Element| {
        (move || part(&loading.get(), &setting.navigator.route()).view()).into_any()
    };
    let main = move || page(&loading.get(), &setting.navigator.route(), retry);
    classed("div", "gazette")
        .child(frame(skip_link))
        .child(frame(masthead))
        .child(
            classed("main", "content")
                .attribute("id", "content")
                .attribute("tabindex", "-1")
                .child(main.into_any()),
        )
        .child(frame(footer))
        .view()
}

fn skip_link(_: &Loading, _: &Route) -> Element {
    classed("a", "skip").attribute("href", "#content").on_click(skip).child(setting().words().skip)
}

fn masthead(loading: &Loading, route: &Route) -> Element {
    let words = setting().words();
    let name = match loading {
        Loading::Done(loaded) => loaded.edition.title.as_str(),
        // Holds the line until the name comes.
        _ => "\u{a0}",
    };
    // The front page has the name in its nameplate.
    let name = (*route != Route::Front)
        .then(|| route_link(Route::Front).attribute("class", "masthead__name").child(name));
    let links = classed("ul", "masthead__links")
        .child(element("li").child(nav_link(Route::Front, route, words.front)))
        .child(element("li").child(nav_link(Route::Timeline, route, words.timeline)));
    let navigation = element("nav").attribute("aria-label", words.navigation).child(links);
    classed("header", "masthead").child(name).child(navigation)
}

/// Empty until there is a page above it: under what stands in for one it would jump.
fn footer(loading: &Loading, route: &Route) -> Element {
    let shown = matches!(loading, Loading::Done(_));
    let link = shown.then(|| nav_link(Route::About, route, setting().words().about));
    classed("footer", if shown { "footer" } else { "footer hidden" }).child(link)
}

/// A link that is marked when its page is shown.
fn nav_link(to: Route, shown: &Route, text: &'static str) -> Element {
    let current = (to == *shown).then_some("page");
    route_link(to).maybe("aria-current", current).child(text)
}

/// What `<main>` holds.
fn page(loading: &Loading, route: &Route, retry: Callback<()>) -> AnyView {
    let mut views = Vec::new();
    match loading {
        Loading::Idle | Loading::Loading => skeleton().add_to(&mut views),
        Loading::Failed(error) => failure(error, retry).add_to(&mut views),
        Loading::Done(loaded) => {
            let line = loaded.instead_of.as_ref().map(|error| copy_line(error, retry));
            line.add_to(&mut views);
            page_of(loaded, route).add_to(&mut views);
        }
    }
    views.into_any()
}

/// The page of a route.
pub fn page_of(loaded: &Loaded, route: &Route) -> Vec<AnyView> {
    let edition = &loaded.edition;
    let page = match route {
        Route::Article { slug, at } => match edition.by_slug(slug) {
            Some(found) => return article::article(edition, found, at.as_deref()),
            None => not_found::not_found(),
        },
        Route::Front => front::front(edition),
        Route::Timeline => timeline::timeline(edition),
        Route::About => about::about(loaded),
        Route::NotFound(_) => not_found::not_found(),
    };
    vec![page.view()]
}

/// The title of a route's page, for the window.
pub fn title(loading: &Loading, route: &Route, setting: Setting) -> String {
    let words = setting.words();
    let Loading::Done(loaded) = loading else { return words.loading.to_owned() };
    let edition = &loaded.edition;
    let own = match route {
        Route::Front => return edition.title.clone(),
        Route::Timeline => words.timeline.to_owned(),
        Route::About => words.about.to_owned(),
        Route::Article { slug, .. } => {
            edition.by_slug(slug).map_or_else(|| words.not_found.to_owned(), title_of)
        }
        Route::NotFound(_) => words.not_found.to_owned(),
    };
    if edition.title.is_empty() { own } else { format!("{own} – {}", edition.title) }
}

/// Title and language of the document; focus and scroll after every change of page.
fn keep_document_in_step(setting: Setting, loading: RwSignal<Loading>) {
    Effect::new(move || {
        let title = loading.with(|state| match state {
            Loading::Failed(_) => setting.words().failed.to_owned(),
            state => title(state, &setting.navigator.route(), setting),
        });
        document().set_title(&title);
        let own = loading.with(|state| match state {
            Loading::Done(loaded) => loaded.edition.language.clone(),
            _ => None,
        });
        if let Some(root) = document().document_element() {
            let tag = own.as_deref().unwrap_or(setting.language().tag());
            let _ = root.set_attribute("lang", tag);
            let _ = root.set_attribute("dir", if is_right_to_left(tag) { "rtl" } else { "ltr" });
        }
    });
    Effect::new(move || {
        let shown = loading.with(|state| matches!(state, Loading::Done(_)));
        let (route, arrival) = setting.navigator.visit();
        if shown {
            // The new page is in the document by the next frame.
            request_animation_frame(move || arrive(&route, arrival));
        }
    });
}

/// Brings the visitor to the place on the page that they came for.
fn arrive(route: &Route, arrival: Arrival) {
    let named = matches!(route, Route::Article { at: Some(_), .. });
    let query = if named { ".activity[aria-current] .activity__title" } else { "h1" };
    let target = find(query).or_else(|| find("h1"));
    match arrival {
        Arrival::Returned(scroll) => {
            if let Some(target) = target {
                focus(&target);
            }
            window().scroll_to_with_x_and_y(0.0, scroll);
        }
        // An opened page keeps its focus at the top, unless a place on it was asked for.
        Arrival::Opened if !named => {}
        Arrival::Opened | Arrival::Followed => {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(target) = target {
                if named {
                    target.scroll_into_view();
                }
                focus(&target);
            }
        }
    }
}

fn find(query: &str) -> Option<HtmlElement> {
    document().query_selector(&format!("#content {query}")).ok()??.dyn_into().ok()
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Followed by hand: a fragment in the address would be read as a route.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    if let Some(content) = document().get_element_by_id("content")
        && let Ok(content) = content.dyn_into::<HtmlElement>()
    {
        let _ = content.focus();
    }
}
