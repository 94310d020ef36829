//! The frame around every page: masthead, the page of the route, footer.

use leptos::html;
use leptos::prelude::*;

mod masthead;

use masthead::masthead;

use super::awaiting::{are_related_awaited, is_awaited};
use super::controls::Controls;
use super::lazy::{self, Lazy, LazyPart};
use crate::edition::article::Article;
use crate::loading::{Loaded, Loading};
use crate::pages::{self, Below, Shown};
use crate::parts::element::{Child, Element, classed, element};
use crate::parts::focus;
use crate::parts::link::LEAVES;
use crate::parts::states::failure::{copy_line, failure, more_line, part_missing, refused_line};
use crate::parts::states::skeleton::skeleton;
use crate::parts::ui::{UiContext, in_words_of, ui};
use crate::routing::Route;

/// Masthead, page and footer for a state of loading.
pub fn frame(loading: RwSignal<Loading>, controls: Controls) -> AnyView {
    let ui = ui();
    let part = move |part: fn(&Loading, &Route, Controls) -> Element| {
        (move || loading.with(|state| part(state, &ui.navigator.page(), controls).view()))
            .into_any()
    };
    // The view depends on the page and not on the spot, so that a change of the spot does not make the page anew.
    let main = move || {
        let route = ui.navigator.page();
        loading.with(|state| content(state, &route, loading, controls))
    };
    let line = move || {
        // News are found by the lazy part, which is there then.
        let (newer, part) = (controls.news, lazy::loaded(controls.lazy));
        let line = move |shown: &Loading| {
            newer.with(|newer| part.map(|part| part.news_line(shown, newer, controls.show_news)))
        };
        loading.with(line).unwrap_or_else(|| element("span"))
    };
    // The language of the interface. Content in another language has its own `lang`.
    let tag = move || ui.words().tag().to_owned();
    let frame = html::div().class("gazette").lang(tag).child((
        part(skip_link),
        part(masthead),
        classed("main", "content")
            .attribute("id", "content")
            .attribute("tabindex", "-1")
            .live_child(line)
            .child(main.into_any())
            .view(),
        part(footer),
        screen_reader_texts(ui),
    ));
    frame.into_any()
}

/// Texts for screen readers: the description of links that leave the site, and the last status message.
pub fn screen_reader_texts(ui: UiContext) -> Vec<AnyView> {
    let leaves = element("p")
        .attribute("id", LEAVES)
        .attribute("hidden", "")
        .live_child(move || element("span").child(ui.words().leaves()));
    let status = classed("p", "said").attribute("role", "status").live_child(move || {
        let (_, message) = ui.status_message.get();
        element("span").child((!message.is_empty()).then_some(message))
    });
    vec![leaves.view(), status.view()]
}

fn skip_link(_: &Loading, _: &Route, _: Controls) -> Element {
    let ui = ui();
    classed("a", "skip")
        .attribute("href", "#content")
        .on_click(move |event| focus::skip(&event, ui))
        .child(ui.words().skip())
}

/// The footer. It is empty until the page above is complete, because it would move while the page grows.
fn footer(loading: &Loading, route: &Route, controls: Controls) -> Element {
    let is_complete = match loading {
        Loading::Done(loaded) if matches!(route, Route::Article { .. }) => {
            ui().words_read.track();
            !is_awaited(loaded, route, controls)
                && !are_related_awaited(loaded, controls.lazy.get())
        }
        Loading::Done(loaded) => !is_awaited(loaded, route, controls),
        _ => false,
    };
    let content = match controls.lazy.get() {
        Lazy::Loaded(part) if is_complete => Some(part.footer(loading, route, controls.finding)),
        _ => None,
    };
    classed("footer", if content.is_some() { "footer" } else { "footer hidden" }).child(content)
}

/// The content of `<main>`: the page of the route, or the state of loading.
pub fn content(
    state: &Loading,
    route: &Route,
    loading: RwSignal<Loading>,
    controls: Controls,
) -> AnyView {
    let retry = controls.retry;
    let mut views = Vec::new();
    match state {
        Loading::Idle | Loading::Loading => skeleton(route).add_to(&mut views),
        Loading::Failed(error) => failure(error, retry).add_to(&mut views),
        Loading::Done(loaded) if is_awaited(loaded, route, controls) => {
            skeleton(route).add_to(&mut views);
        }
        Loading::Done(loaded) => {
            let refused = loaded.refused.as_ref().filter(|_| loaded.copy.is_none());
            refused.map(|error| refused_line(error, retry)).add_to(&mut views);
            loaded.copy.as_ref().map(|copy| copy_line(copy, retry)).add_to(&mut views);
            page(loaded, route, loading, controls).add_to(&mut views);
            if loaded.has_more() && pages::continues_on_next_page(&loaded.edition, route) {
                let error = loaded.next_page_error.as_ref();
                more_line(error, controls.more.busy, controls.more.ask).add_to(&mut views);
            }
        }
    }
    views.into_any()
}

/// The page of a route that is no longer awaited.
fn page(
    loaded: &Loaded,
    route: &Route,
    loading: RwSignal<Loading>,
    controls: Controls,
) -> Vec<AnyView> {
    let edition = &loaded.edition;
    let article = match route {
        Route::Article { slug, .. } => edition.by_slug(slug),
        _ => None,
    };
    let below = article.map(|article| Below {
        attached: later(article, loading, controls.lazy, LazyPart::attached),
        after: later(article, loading, controls.lazy, LazyPart::after),
    });
    let prepared = controls.finding.prepared;
    let shown = Shown { loaded, route, loading, more: controls.more, prepared, below };
    if let Some(page) = pages::first(edition, route) {
        return in_words_of(article.and_then(|article| article.language.as_deref()), || {
            page(shown)
        });
    }
    let part = if *route == Route::Front { controls.front } else { controls.lazy };
    match part.get() {
        Lazy::Front(page) => page(shown),
        Lazy::Loaded(part) => part.page(shown),
        Lazy::NotLoaded | Lazy::Failed => vec![part_missing(controls.fetch_lazy).view()],
    }
}

/// What the lazy part shows of an article, once the part is there.
fn later(
    article: &Article,
    loading: RwSignal<Loading>,
    lazy: RwSignal<Lazy>,
    build: fn(LazyPart, &Loaded, &Article) -> Vec<AnyView>,
) -> AnyView {
    let (slug, tag) = (article.slug.clone(), article.language.clone());
    let shown = move || {
        let views = loading.with_untracked(|state| match (state, lazy.get()) {
            (Loading::Done(loaded), Lazy::Loaded(part)) => {
                let article = loaded.edition.by_slug(&slug)?;
                Some(in_words_of(tag.as_deref(), || build(part, loaded, article)))
            }
            _ => None,
        });
        views.unwrap_or_default().into_any()
    };
    shown.into_any()
}
