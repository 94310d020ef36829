//! The reader, mounted: connects the session, which loads an edition, with the lazy part of the site and with the
//! frame around the pages.
//!
//! This module uses the pages. No page uses this module.

mod adoption;
mod alongside;
pub mod awaiting;
mod behaviours;
pub mod controls;
mod document;
pub mod frame;
pub mod lazy;
mod listening;
mod news;
mod paging;
pub mod session;

use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::loading::Loading;
use crate::loading::dataset::Source;
use crate::loading::languages::Languages;
use crate::loading::prepared::Prepared;
use crate::loading::timing::yield_timer::YieldTimer;
use crate::pages::{Finding, More};
use crate::parts::element::whenever;
use crate::parts::ui::{UiContext, missing_language};
use crate::routing::Route;
use adoption::Adoption;
pub use adoption::Imprint;
use awaiting::{is_lazy, may_be_on_later_page};
use controls::Controls;
use document::keep_document_in_step;
use frame::frame;
use lazy::{Lazy, LazyPart};
use session::Session;

/// Milliseconds from the first page to the request for the lazy part, so that the two do not compete for the
/// network.
const LAZY_AFTER: u32 = 500;

/// The reader, from what says which dataset is loaded.
#[component]
pub fn App(
    /// What says which dataset is loaded.
    source: Source,
    /// The languages that the operator, the dataset and the page ask for.
    languages: Languages,
    /// The context of this reader. Every part gets it with [`crate::parts::ui::ui`].
    ui: UiContext,
    /// The frame that shows the state of loading.
    frame: fn(RwSignal<Loading>, Controls) -> AnyView,
    /// The host page's function that makes the requests. Without one, the reader makes them.
    #[prop(optional)]
    ask: Option<Function>,
    /// The prepared edition of the dataset.
    #[prop(optional)]
    prepared: Option<Prepared>,
) -> AnyView {
    provide_context(ui);
    let session = Session::new(source, prepared, languages, ui, ask);
    let lazy = RwSignal::new(Lazy::default());
    let controls = controls(&session, lazy);
    start(&session, lazy);
    connect(&session, controls, RwSignal::new(true));
    whenever({
        // Whether the dataset is newer is asked once the first page of a prepared edition is shown.
        let (session, mut is_asked) = (session.clone(), false);
        move || {
            let has_page = session
                .loading
                .with(|state| matches!(state, Loading::Done(loaded) if loaded.facts().is_some()));
            if let (Lazy::Loaded(part), true, false) = (lazy.get(), has_page, is_asked) {
                is_asked = true;
                part.look_for_changes(&session);
            }
        }
    });
    frame(session.loading, controls)
}

/// Takes over the printed page in the root of a reader, with the part of the site that does so.
pub fn take_over(
    part: LazyPart,
    printed: Imprint,
    source: Source,
    prepared: Option<Prepared>,
    languages: Languages,
    ui: UiContext,
) {
    let Some(root) = ui.root() else { return };
    provide_context(ui);
    let is_mounted = RwSignal::new(false);
    let session = Session::new(source, prepared, languages, ui, None);
    let lazy = RwSignal::new(Lazy::Loaded(part));
    let (loading, controls) = (session.loading, controls(&session, lazy));
    connect(&session, controls, is_mounted);
    // A link to the front page is on every page.
    lazy::fetch_front(controls.front);
    let owner = Owner::current().unwrap_or_default();
    let mount = move |()| {
        let Some(root) = ui.root() else { return };
        root.set_text_content(None);
        // `boot.js` has to know that the printed text is gone.
        let _ = root.set_attribute("data-mounted", "");
        owner.with(|| mount_to(root, move || frame(loading, controls)).forget());
        is_mounted.set(true);
    };
    let mount = Callback::new(mount);
    part.adopt(Adoption { printed, session, root, is_mounted, mount });
}

/// Connects a session with the parts of the site, the behaviours of the page, and the document.
fn connect(session: &Session, controls: Controls, is_mounted: RwSignal<bool>) {
    let (ui, lazy) = (session.ui, controls.lazy);
    fetch_what_route_needs(session, controls);
    open_pages(session);
    fetch_lazy_part_after_first_page(session, controls);
    read_words(session, lazy);
    look_for_news(session, lazy);
    if let Some(root) = ui.root() {
        listening::attach(&root, ui, session.loading, lazy);
    }
    keep_document_in_step(ui, session.loading, controls, is_mounted);
}

fn controls(session: &Session, lazy: RwSignal<Lazy>) -> Controls {
    let (retrying, paging, updating) = (session.clone(), session.clone(), session.clone());
    let front = RwSignal::new(Lazy::front());
    let ask = Callback::new(move |()| load_next(&paging, lazy));
    let more = More { busy: session.busy, ask };
    let prepared = StoredValue::new_local(session.prepared().cloned());
    let text = StoredValue::new_local(None);
    Controls {
        name: session.name,
        news: session.news,
        lazy,
        front,
        fetch_lazy: Callback::new(move |()| {
            lazy::fetch(lazy);
            lazy::fetch_front(front);
        }),
        retry: Callback::new(move |()| start(&retrying, lazy)),
        more,
        finding: Finding { loading: session.loading, prepared, more, text },
        show_news: Callback::new(move |()| {
            if let Some(part) = lazy::loaded(lazy) {
                part.show_news(&updating);
            }
        }),
    }
}

/// Starts to load the edition, and the lazy part where the route surely needs it.
fn start(session: &Session, lazy: RwSignal<Lazy>) {
    // The page of an article is in the first part, and only a missing article needs the lazy part. Whether it is
    // missing is known once the edition is loaded.
    let route = session.ui.navigator.route_untracked();
    if session.start() && !matches!(route, Route::Front | Route::Article { .. }) {
        lazy::fetch(lazy);
    }
}

/// Loads further pages of the dataset while the route names an article that may be on one of them. Fetches the lazy
/// part when the page of the route is in it.
fn fetch_what_route_needs(session: &Session, controls: Controls) {
    let lazy = controls.lazy;
    let navigator = session.ui.navigator;
    whenever(move || {
        if navigator.page() == Route::Front {
            lazy::fetch_front(controls.front);
        }
    });
    let session = session.clone();
    let learning = session.clone();
    whenever(move || {
        let Route::Article { slug, .. } = learning.ui.navigator.page() else { return };
        let tag = learning.loading.with(|state| match state {
            Loading::Done(loaded) => loaded.edition.by_slug(&slug)?.language.clone(),
            _ => None,
        });
        let session = learning.clone();
        if missing_language(session.ui, tag.as_deref()).is_some() {
            spawn_local(async move { session.learn(tag.as_deref()).await });
        }
    });
    let later = session.clone();
    whenever(move || {
        if let Lazy::Loaded(part) = lazy.get()
            && later.awaits_part.get_untracked()
        {
            later.awaits_part.set(false);
            part.load_next(&later);
        }
    });
    whenever(move || {
        let route = session.ui.navigator.route();
        let (on_later_page, in_lazy_part) = session.loading.with(|state| match state {
            Loading::Done(loaded) => {
                (may_be_on_later_page(loaded, &route), is_lazy(loaded, &route))
            }
            _ => (false, false),
        });
        if on_later_page && !session.has_extract(&route.page()) {
            load_next(&session, lazy);
        } else if in_lazy_part {
            lazy::fetch(lazy);
        }
    });
}

/// Loads the page that the visitor goes to, where what is loaded is not enough for it. The pages of links that the pointer
/// or the focus comes to are loaded ahead.
fn open_pages(session: &Session) {
    if session.prepared().is_none() {
        return;
    }
    let (opening, ui, mut is_first) = (session.clone(), session.ui, true);
    whenever(move || {
        let route = ui.navigator.page();
        // The first load is started elsewhere.
        let is_enough = std::mem::take(&mut is_first) || opening.has_enough_for(&route);
        if !is_enough && !opening.open(&route) {
            opening.start_whole();
        }
    });
    if let Some(root) = ui.root() {
        listening::when_near_link(&root, ui, session.clone());
    }
}

/// Loads the next page of the dataset, once the part of the site is there that does so.
fn load_next(session: &Session, lazy: RwSignal<Lazy>) {
    match lazy::loaded(lazy) {
        Some(part) => part.load_next(session),
        None => {
            session.awaits_part.set(true);
            lazy::fetch(lazy);
        }
    }
}

fn fetch_lazy_part_after_first_page(session: &Session, controls: Controls) {
    let lazy = controls.lazy;
    let loading = session.loading;
    let not_loaded = move || matches!(lazy.try_get_untracked(), Some(Lazy::NotLoaded));
    whenever(move || {
        if loading.with(|state| matches!(state, Loading::Done(_))) && not_loaded() {
            spawn_local(async move {
                TimeoutFuture::new(LAZY_AFTER).await;
                if not_loaded() {
                    lazy::fetch(lazy);
                    lazy::fetch_front(controls.front);
                }
            });
        }
    });
}

/// Reads the words of a large edition for related links, in slices, after the page is shown. Waits for the time of an
/// article that is to come.
fn read_words(session: &Session, lazy: RwSignal<Lazy>) {
    let (loading, ui, session) = (session.loading, session.ui, session.clone());
    whenever(move || {
        loading.track();
        let Lazy::Loaded(part) = lazy.get() else { return };
        part.look_for_news(&session);
        let read = move |state: &Loading| match state {
            Loading::Done(loaded) => part.read_words(loaded),
            _ => false,
        };
        spawn_local(async move {
            TimeoutFuture::new(0).await;
            let (mut timer, mut any_read) = (YieldTimer::start(), false);
            while loading.try_with_untracked(read) == Some(true) {
                any_read = true;
                timer.yield_if_due().await;
            }
            if any_read {
                ui.words_read.try_update(|toggle| *toggle = !*toggle);
            }
        });
    });
}

/// Looks for news each time the visitor comes back to the browser tab.
fn look_for_news(session: &Session, lazy: RwSignal<Lazy>) {
    let session = session.clone();
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if let Some(part) = lazy::loaded(lazy) {
            part.look_for_news(&session);
        }
    });
    on_cleanup(move || listener.remove());
}
