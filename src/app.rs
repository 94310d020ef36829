//! The reader, mounted: wires the session that loads an edition to the part of the site that is fetched
//! later and to the frame around the pages.
//!
//! Everything here knows the pages; no page knows anything of this.

pub mod awaiting;
mod both;
pub mod controls;
mod document;
pub mod frame;
pub mod lazy;
mod news;
pub mod session;

use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::loading::languages::Languages;
use crate::loading::plan::Plan;
use crate::loading::yield_timer::YieldTimer;
use crate::loading::{LoadError, Loading};
use crate::pages::More;
use crate::parts::element::whenever;
use crate::parts::media::picture::hide_missing_pictures;
use crate::parts::ui::UiContext;
use crate::routing::Route;
use awaiting::{is_lazy, is_sought};
use controls::Controls;
use document::keep_document_in_step;
use lazy::Lazy;
use session::Session;

/// Milliseconds from the first page to the request for the lazy part: the first page has the network to
/// itself.
const LAZY_AFTER: u32 = 500;

/// The reader, from a plan of what to load.
#[component]
pub fn App(
    /// The datasets to load, or the reason why they cannot be known.
    plan: Result<Plan, LoadError>,
    /// The languages that the interface is asked for.
    languages: Languages,
    /// The setting of this reader, which every part finds in its context.
    ui: UiContext,
    /// The frame that shows the state of loading.
    frame: fn(RwSignal<Loading>, Controls) -> AnyView,
    /// The host page's function that answers requests, where the reader makes none itself.
    #[prop(optional)]
    ask: Option<Function>,
) -> AnyView {
    provide_context(ui);
    let session = Session::new(plan, languages, ui, ask);
    let lazy = RwSignal::new(Lazy::default());
    start(&session, lazy);
    fetch_what_is_sought(&session, lazy);
    fetch_lazy_part_after_first_page(&session, lazy);
    read_words(&session, lazy);
    look_for_news(&session, lazy);
    if let Some(root) = ui.root() {
        hide_missing_pictures(root);
    }
    keep_document_in_step(ui, session.loading, lazy);
    frame(session.loading, controls(&session, lazy))
}

fn controls(session: &Session, lazy: RwSignal<Lazy>) -> Controls {
    let (retrying, paging, updating) = (session.clone(), session.clone(), session.clone());
    Controls {
        news: session.news,
        lazy,
        fetch_lazy: Callback::new(move |()| lazy::fetch(lazy)),
        retry: Callback::new(move |()| start(&retrying, lazy)),
        more: More { busy: session.busy, ask: Callback::new(move |()| paging.more()) },
        show_news: Callback::new(move |()| {
            if let Some(part) = lazy::here(lazy) {
                part.show_news(&updating);
            }
        }),
    }
}

/// Starts to load the edition; with it the lazy part, for routes that surely need that.
fn start(session: &Session, lazy: RwSignal<Lazy>) {
    // An article may turn out not to exist. Whether it does is known once the edition is there.
    let route = session.ui.navigator.route_untracked();
    if session.start() && !matches!(route, Route::Front | Route::Article { .. }) {
        lazy::fetch(lazy);
    }
}

/// Asks for further pages of the dataset while the address names an article that may be on one of them, and
/// for the lazy part when the page of the address is in it.
fn fetch_what_is_sought(session: &Session, lazy: RwSignal<Lazy>) {
    let session = session.clone();
    whenever(Box::new(move || {
        let route = session.ui.navigator.route();
        let (sought, in_lazy_part) = session.loading.with(|state| match state {
            Loading::Done(loaded) => (is_sought(loaded, &route), is_lazy(loaded, &route)),
            _ => (false, false),
        });
        if sought {
            session.more();
        } else if in_lazy_part {
            lazy::fetch(lazy);
        }
    }));
}

fn fetch_lazy_part_after_first_page(session: &Session, lazy: RwSignal<Lazy>) {
    let loading = session.loading;
    let away = move || matches!(lazy.try_get_untracked(), Some(Lazy::Away));
    whenever(Box::new(move || {
        if loading.with(|state| matches!(state, Loading::Done(_))) && away() {
            spawn_local(async move {
                TimeoutFuture::new(LAZY_AFTER).await;
                if away() {
                    lazy::fetch(lazy);
                }
            });
        }
    }));
}

/// Reads the words of a large edition for related links, in turns with the page that is shown first.
fn read_words(session: &Session, lazy: RwSignal<Lazy>) {
    let (loading, ui) = (session.loading, session.ui);
    whenever(Box::new(move || {
        loading.track();
        let Lazy::Here(part) = lazy.get() else { return };
        let read = move |state: &Loading| match state {
            Loading::Done(loaded) => part.read_words(loaded),
            _ => false,
        };
        spawn_local(async move {
            TimeoutFuture::new(0).await;
            let (mut timer, mut any) = (YieldTimer::start(), false);
            while loading.try_with_untracked(read) == Some(true) {
                any = true;
                timer.yield_if_due().await;
            }
            if any {
                ui.words_read.try_update(|turn| *turn = !*turn);
            }
        });
    }));
}

/// Looks for news whenever the visitor comes back to the page.
fn look_for_news(session: &Session, lazy: RwSignal<Lazy>) {
    let session = session.clone();
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if let Some(part) = lazy::here(lazy) {
            part.look_for_news(&session);
        }
    });
    on_cleanup(move || listener.remove());
}
