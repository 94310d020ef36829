//! The whole reader, mounted: loads the edition, and shows the shell around its pages.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::keep_document_in_step;
use super::later::{Later, LaterPages, is_later, later_pages};
use super::shell::{Controls, is_sought};
use crate::loading::fetch::Patience;
use crate::loading::loader::{self, Pages, Plan};
use crate::loading::turn::Turn;
use crate::loading::{LoadError, Loaded, Loading};
use crate::parts::element::whenever;
use crate::parts::picture::hide_missing_pictures;
use crate::parts::setting::Setting;
use crate::reading::language::{Language, is_right_to_left};
use crate::routing::Route;

/// The pages that come later are fetched so many milliseconds after the first is shown.
const SOON: u32 = 500;

/// The reader, from a plan of what to load.
#[component]
pub fn App(
    /// What to load, or why that cannot even be known.
    plan: Result<Plan, LoadError>,
    /// The interface's language, where the operator chose one.
    language: Option<Language>,
    /// The way around.
    setting: Setting,
    /// What shows it.
    shell: fn(RwSignal<Loading>, Controls) -> AnyView,
    /// Who asks for documents, where that is not the reader itself.
    #[prop(optional)]
    ask: Option<Function>,
) -> AnyView {
    provide_context(setting);
    let loads = Loads::new(plan, language, setting, ask);
    loads.start();
    loads.follow();
    if let Some(root) = setting.root() {
        hide_missing_pictures(root);
    }
    let Loads { loading, news, busy, later, .. } = loads;
    keep_document_in_step(setting, loading, later);
    let (retrying, further, showing) = (loads.clone(), loads.clone(), loads);
    let controls = Controls {
        news,
        busy,
        later,
        fetch: Callback::new(move |()| fetch(later)),
        retry: Callback::new(move |()| retrying.start()),
        more: Callback::new(move |()| further.more()),
        show: Callback::new(move |()| {
            if let Some(pages) = showing.later() {
                pages.show_news(&showing);
            }
        }),
    };
    shell(loading, controls)
}

/// Loads the edition, one load at a time. Belongs to the reader, not to the button that asks for
/// another try: the button goes with the page that it is on.
#[derive(Clone)]
pub(super) struct Loads {
    plan: Result<Plan, LoadError>,
    language: Option<Language>,
    setting: Setting,
    pub(super) loading: RwSignal<Loading>,
    /// What the dataset has become since it was loaded, until the visitor asks for it.
    pub(super) news: RwSignal<Loading>,
    /// Whether a further page is on its way.
    pub(super) busy: RwSignal<bool>,
    /// The pages that are fetched later.
    later: RwSignal<Later>,
    under_way: StoredValue<Patience, LocalStorage>,
    pub(super) pages: StoredValue<Pages, LocalStorage>,
    pub(super) newer_pages: StoredValue<Pages, LocalStorage>,
    /// When the edition was loaded or last looked at, in milliseconds since 1970.
    pub(super) looked: StoredValue<f64, LocalStorage>,
}

impl Loads {
    fn new(
        plan: Result<Plan, LoadError>,
        language: Option<Language>,
        setting: Setting,
        ask: Option<Function>,
    ) -> Self {
        let under_way = StoredValue::new_local(Patience::new(ask));
        on_cleanup(move || under_way.with_value(Patience::give_up));
        Self {
            plan,
            language,
            setting,
            loading: RwSignal::new(Loading::Idle),
            news: RwSignal::new(Loading::Idle),
            busy: RwSignal::new(false),
            later: RwSignal::new(Later::default()),
            under_way,
            pages: StoredValue::new_local(Pages::default()),
            newer_pages: StoredValue::new_local(Pages::default()),
            looked: StoredValue::new_local(0.0),
        }
    }

    /// The pages that come later, if they are there.
    fn later(&self) -> Option<LaterPages> {
        match self.later.try_get_untracked() {
            Some(Later::Here(pages)) => Some(pages),
            _ => None,
        }
    }

    /// Looks for news, once somebody is there who can.
    fn look(&self) {
        if let Some(pages) = self.later() {
            pages.look(self);
        }
    }

    /// Gives up what is under way, and begins something else.
    pub(super) fn begin(&self) -> Option<(Plan, Patience)> {
        let plan = self.plan.clone().ok()?;
        let patience = self.under_way.try_update_value(|before| {
            before.give_up();
            *before = before.another();
            before.clone()
        })?;
        Some((plan, patience))
    }

    /// Starts to load, unless that is under way: one request for one dataset, however many ask.
    fn start(&self) {
        if let Err(error) = &self.plan {
            return self.loading.set(Loading::Failed(error.clone()));
        }
        if self.loading.with_untracked(|state| matches!(state, Loading::Loading)) {
            return;
        }
        let Some((plan, patience)) = self.begin() else { return };
        self.loading.set(Loading::Loading);
        self.busy.set(false);
        // Of an article it is not known yet whether there is one.
        let route = self.setting.navigator.route_untracked();
        if !matches!(route, Route::Front | Route::Article { .. }) {
            fetch(self.later);
        }
        let loads = self.clone();
        // Not bound to an owner: it ends by itself once nobody waits, and must not keep one alive.
        spawn_local(async move {
            let outcome = loader::load(&plan, &patience).await;
            if patience.is_given_up() {
                return;
            }
            match outcome {
                Ok((loaded, pages)) => {
                    loads.pages.set_value(pages);
                    loads.show(Loading::Done(Arc::new(loaded)));
                }
                Err(error) => loads.loading.set(Loading::Failed(error)),
            }
        });
    }

    pub(super) fn show(&self, state: Loading) {
        if let Loading::Done(loaded) = &state {
            let tag = loaded.edition.language.as_deref();
            let own = tag.map(Language::from_tag);
            self.setting.right_to_left.set(tag.is_some_and(is_right_to_left));
            self.setting.language.set(self.language.or(own).unwrap_or_default());
        }
        self.looked.set_value(js_sys::Date::now());
        self.news.set(Loading::Idle);
        self.loading.set(state);
        self.read_words();
        // What is on the page first has the network to itself.
        let later = self.later;
        spawn_local(async move {
            TimeoutFuture::new(SOON).await;
            if matches!(later.try_get_untracked(), Some(Later::Away)) {
                fetch(later);
            }
        });
    }

    /// Reads the words of a large edition for related links, in turns with the page that is shown first.
    fn read_words(&self) {
        let Some(pages) = self.later() else { return };
        let (loading, setting) = (self.loading, self.setting);
        let read = move |state: &Loading| match state {
            Loading::Done(loaded) => pages.read_words(loaded),
            _ => false,
        };
        spawn_local(async move {
            TimeoutFuture::new(0).await;
            let (mut turn, mut any) = (Turn::begin(), false);
            while loading.try_with_untracked(read) == Some(true) {
                any = true;
                turn.pass().await;
            }
            if any {
                setting.words_read.try_update(|turn| *turn = !*turn);
            }
        });
    }

    /// Loads the next page of the dataset.
    fn more(&self) {
        let asked = self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => {
                let edition = &loaded.edition;
                Some((edition.next_page.clone()?, edition.time_zone.clone()))
            }
            _ => None,
        });
        let (Some((next, zone)), false) = (asked, self.busy.get_untracked()) else { return };
        let Some((plan, patience)) = self.begin() else { return };
        let objection = self.pages.try_with_value(|pages| pages.objection(&plan, &next)).flatten();
        if let Some(message) = objection {
            return self.change(|loaded| loader::end(loaded, message));
        }
        self.busy.set(true);
        let loads = self.clone();
        spawn_local(async move {
            let further = loader::next(&plan, &next, zone.as_deref(), &patience).await;
            if patience.is_given_up() {
                return;
            }
            loads.busy.set(false);
            loads.change(|loaded| match further {
                Ok(page) => {
                    loads.pages.try_update_value(|pages| pages.add(&plan, loaded, next, page));
                }
                Err(error) => loaded.stuck = Some(error),
            });
        });
    }

    /// Changes what is loaded. Nobody else holds it: pages are made of it and keep none.
    fn change(&self, change: impl FnOnce(&mut Loaded)) {
        self.loading.update(|state| {
            if let Loading::Done(loaded) = state
                && let Some(loaded) = Arc::get_mut(loaded)
            {
                change(loaded);
            }
        });
        self.read_words();
    }

    /// Goes on to load pages while the address names an article that may be on one of them; and looks
    /// for news when the visitor comes back to the page after a while.
    fn follow(&self) {
        let loads = self.clone();
        whenever(Box::new(move || {
            let route = loads.setting.navigator.route();
            let asks = |whether: fn(&Loaded, &Route) -> bool| {
                loads
                    .loading
                    .with(|state| matches!(state, Loading::Done(loaded) if whether(loaded, &route)))
            };
            if asks(is_sought) {
                loads.more();
            } else if asks(is_later) {
                fetch(loads.later);
            }
        }));
        let loads = self.clone();
        whenever(Box::new(move || {
            if matches!(loads.later.get(), Later::Here(_)) {
                loads.read_words();
            }
        }));
        let loads = self.clone();
        let listener = window_event_listener_untyped("visibilitychange", move |_| loads.look());
        on_cleanup(move || listener.remove());
    }
}

/// Fetches the pages that come later, unless they are there. That they are not to be had is told where
/// one of them would stand, and going to another asks again.
fn fetch(later: RwSignal<Later>) {
    match later.try_get_untracked() {
        None | Some(Later::Here(_)) => return,
        Some(Later::Failed) => later.set(Later::Away),
        Some(Later::Away) => {}
    }
    spawn_local(async move {
        later.try_set(later_pages().await.map_or(Later::Failed, Later::Here));
    });
}
