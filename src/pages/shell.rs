//! What stands around every page, and which page it is: masthead, the page for the route, footer.

use leptos::html;
use leptos::prelude::*;

use super::later::{Later, is_below_awaited, is_later, related};
use super::news::new_articles;
use super::{arrival, article, front, listing};
use crate::edition::Edition;
use crate::loading::{Loaded, Loading};
use crate::parts::element::{Child, Element, classed, element};
use crate::parts::failure::{copy_line, failure, more_line, news, part_missing};
use crate::parts::link::{LEAVES, route_link};
use crate::parts::related::title_of;
use crate::parts::setting::{Setting, setting};
use crate::parts::skeleton::skeleton;
use crate::routing::Route;

/// What the visitor can ask the loader for, and what it does besides.
#[derive(Clone, Copy)]
pub struct Controls {
    /// What the dataset has become since it was loaded.
    pub news: RwSignal<Loading>,
    /// Whether a further page is on its way.
    pub busy: RwSignal<bool>,
    /// The pages that are fetched later.
    pub later: RwSignal<Later>,
    /// Fetches them again.
    pub fetch: Callback<()>,
    /// Loads it again.
    pub retry: Callback<()>,
    /// Loads the next page of the dataset.
    pub more: Callback<()>,
    /// Shows the news.
    pub show: Callback<()>,
}

impl Default for Controls {
    /// Of a loader that does nothing more.
    fn default() -> Self {
        let nothing = Callback::new(|()| {});
        let (news, busy) = (RwSignal::new(Loading::Idle), RwSignal::new(false));
        let later = RwSignal::new(Later::default());
        Self { news, busy, later, fetch: nothing, retry: nothing, more: nothing, show: nothing }
    }
}

/// Masthead, page and footer for a state of loading.
pub fn shell(loading: RwSignal<Loading>, controls: Controls) -> AnyView {
    let setting = setting();
    let frame = move |part: fn(&Loading, &Route, Controls) -> Element| {
        (move || loading.with(|state| part(state, &setting.navigator.page(), controls).view()))
            .into_any()
    };
    // A place on the page is gone to, and the page not made anew for it.
    let main = move || {
        let route = setting.navigator.page();
        loading.with(|state| page(state, &route, loading, controls))
    };
    let line = move || {
        loading.with(|shown| controls.news.with(|newer| news_line(shown, newer, controls.show)))
    };
    // The interface's own language: what is content says its own where that is another.
    let tag = move || setting.language().tag();
    let shell = html::div().class("gazette").lang(tag).child((
        frame(skip_link),
        frame(masthead),
        classed("main", "content")
            .attribute("id", "content")
            .attribute("tabindex", "-1")
            .live_child(Box::new(line))
            .child(main.into_any())
            .view(),
        frame(footer),
        spoken(setting),
    ));
    shell.into_any()
}

/// What is told and not shown: what links that leave the site are described by, and what was said last.
pub(crate) fn spoken(setting: Setting) -> Vec<AnyView> {
    let leaves = element("p")
        .attribute("id", LEAVES)
        .attribute("hidden", "")
        .live_child(Box::new(move || element("span").child(setting.words().leaves)));
    let said = classed("p", "said").attribute("role", "status").live_child(Box::new(move || {
        let (_, said) = setting.said.get();
        element("span").child((!said.is_empty()).then_some(said))
    }));
    vec![leaves.view(), said.view()]
}

fn skip_link(_: &Loading, _: &Route, _: Controls) -> Element {
    let setting = setting();
    classed("a", "skip")
        .attribute("href", "#content")
        .on_click(move |event| arrival::skip(&event, setting))
        .child(setting.words().skip)
}

fn masthead(loading: &Loading, route: &Route, _: Controls) -> Element {
    let words = setting().words();
    // The front page has the name in its nameplate; until it is known, nothing holds its line.
    let name = (*route != Route::Front).then(|| match loading {
        Loading::Done(loaded) => route_link(Route::Front)
            .attribute("class", "masthead__name")
            .in_language(loaded.edition.language.as_deref())
            .child(name_of(&loaded.edition)),
        _ => classed("span", "masthead__name").child("\u{a0}"),
    });
    // Until it is known that there are no activities, the link holds its place.
    let timeline = match loading {
        Loading::Done(loaded) => loaded.has_more() || loaded.edition.has_activities(),
        _ => true,
    };
    let timeline =
        timeline.then(|| element("li").child(nav_link(Route::timeline(), route, words.timeline)));
    let links = classed("ul", "masthead__links")
        .child(element("li").child(nav_link(Route::Front, route, words.front)))
        .child(timeline);
    let navigation = element("nav").attribute("aria-label", words.navigation).child(links);
    classed("header", "masthead").child(name).child(navigation)
}

/// Empty until there is a page above it: under what stands in for one it would jump.
fn footer(loading: &Loading, route: &Route, controls: Controls) -> Element {
    let words = setting().words();
    let shown = match loading {
        // Nor while what stands below an article is on its way.
        Loading::Done(loaded) if matches!(route, Route::Article { .. }) => {
            setting().words_read.track();
            !is_sought(loaded, route) && !is_below_awaited(loaded, controls.later.get())
        }
        Loading::Done(loaded) => !is_awaited(loaded, route, controls.later),
        _ => false,
    };
    let archive = Route::Archive { year: None, month: None };
    let archive = shown.then(|| nav_link(archive, route, words.archive));
    let about = shown.then(|| nav_link(Route::About, route, words.about));
    classed("footer", if shown { "footer" } else { "footer hidden" }).child(archive).child(about)
}

/// An edition's title, or what stands for one.
pub fn name_of(edition: &Edition) -> &str {
    match edition.title.as_str() {
        "" => setting().words().untitled,
        title => title,
    }
}

/// A link that is marked when its page is shown.
fn nav_link(to: Route, shown: &Route, text: &'static str) -> Element {
    let current = (to == *shown).then_some("page");
    route_link(to).maybe("aria-current", current).child(text)
}

/// What `<main>` holds.
pub(crate) fn page(
    loading: &Loading,
    route: &Route,
    signal: RwSignal<Loading>,
    controls: Controls,
) -> AnyView {
    let Controls { busy, retry, more, .. } = controls;
    let mut views = Vec::new();
    match loading {
        Loading::Idle | Loading::Loading => skeleton().add_to(&mut views),
        Loading::Failed(error) => failure(error, retry).add_to(&mut views),
        Loading::Done(loaded) if is_awaited(loaded, route, controls.later) => {
            skeleton().add_to(&mut views);
        }
        Loading::Done(loaded) => {
            let line = loaded.instead_of.as_ref().map(|error| copy_line(error, loaded.made, retry));
            line.add_to(&mut views);
            page_of(loaded, route, signal, controls).add_to(&mut views);
            let further = match route {
                // The article may be on a page that could not be had.
                Route::Article { slug, .. } => loaded.edition.by_slug(slug).is_none(),
                route => *route != Route::About && listing::is_last(&loaded.edition, route),
            };
            (further && loaded.has_more())
                .then(|| more_line(loaded.stuck.as_ref(), busy, more))
                .add_to(&mut views);
        }
    }
    views.into_any()
}

/// Whether an address names an article, or an activity of one, that may be on a page of the dataset that is
/// not loaded yet.
pub(super) fn is_sought(loaded: &Loaded, route: &Route) -> bool {
    let slug = match route {
        Route::Article { slug, .. } => slug,
        Route::Timeline(view) => match &view.at {
            Some((slug, _)) => slug,
            None => return false,
        },
        _ => return false,
    };
    loaded.has_more() && loaded.stuck.is_none() && loaded.edition.by_slug(slug).is_none()
}

/// Whether the page of a route is still on its way though the dataset is there.
pub(crate) fn is_awaited(loaded: &Loaded, route: &Route, later: RwSignal<Later>) -> bool {
    // Asked last: that a page has come which is not the one shown concerns nobody.
    let away = || later.with(|later| matches!(later, Later::Away));
    is_sought(loaded, route) || (is_later(loaded, route) && away())
}

/// That the dataset has changed, and a way to see it.
fn news_line(shown: &Loading, newer: &Loading, show: Callback<()>) -> Element {
    let (Loading::Done(shown), Loading::Done(newer)) = (shown, newer) else {
        return element("span");
    };
    news(new_articles(newer, shown), show)
}

/// The page of a route, which is awaited no more.
fn page_of(
    loaded: &Loaded,
    route: &Route,
    loading: RwSignal<Loading>,
    controls: Controls,
) -> Vec<AnyView> {
    let edition = &loaded.edition;
    match route {
        Route::Front => return vec![front::front(edition).view()],
        Route::Article { slug, .. } => {
            if let Some(found) = edition.by_slug(slug) {
                let below = related(loaded, found, loading, controls.later);
                return article::article(edition, found, below);
            }
        }
        _ => {}
    }
    let page = match controls.later.get() {
        Later::Here(pages) => pages.page(loaded, route, loading, controls),
        Later::Away | Later::Failed => part_missing(controls.fetch),
    };
    vec![page.view()]
}

/// The title of a route's page, for the window.
pub fn title(loading: &Loading, route: &Route, setting: Setting) -> String {
    let words = setting.words();
    let Loading::Done(loaded) = loading else { return words.loading.to_owned() };
    let edition = &loaded.edition;
    if let Route::ListPage { list, page } = route
        && listing::is_found(edition, route)
    {
        let of = title(loading, list, setting);
        return crate::parts::words::page_of_list(&of, *page, setting.language());
    }
    if !listing::is_found(edition, route) {
        return format!("{} – {}", words.not_found, name_of(edition));
    }
    let own = match route {
        Route::Front => return name_of(edition).to_owned(),
        Route::Timeline(_) => words.timeline.to_owned(),
        Route::About => words.about.to_owned(),
        Route::Section(id) => edition.section_title(id).unwrap_or(id).to_owned(),
        Route::Tag(tag) => tag.clone(),
        Route::Archive { year: None, .. } => words.archive.to_owned(),
        Route::Archive { year: Some(year), month } => {
            listing::period_name(*year, *month, setting.language())
        }
        Route::Article { slug, .. } => {
            edition.by_slug(slug).map_or_else(|| words.not_found.to_owned(), title_of)
        }
        Route::NotFound(_) | Route::ListPage { .. } => words.not_found.to_owned(),
    };
    format!("{own} – {}", name_of(edition))
}
