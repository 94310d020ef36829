//! A session: one edition, loaded and continued by one request at a time.
//!
//! It belongs to the reader, and not to the button that asks for another try: that button goes with the page
//! that it is on. It knows no page and no part of the site.

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::both::both;
use crate::loading::fetch::Cancellation;
use crate::loading::languages::Languages;
use crate::loading::pages::{self, Pages};
use crate::loading::plan::Plan;
use crate::loading::{LoadError, Loaded, Loading, loader};
use crate::parts::ui::UiContext;
use crate::reading::language::is_right_to_left;

/// A session. Cheap to clone; its signals belong to the reader.
#[derive(Clone)]
pub struct Session {
    plan: Result<Plan, LoadError>,
    pub(super) languages: Languages,
    /// The setting of the reader.
    pub ui: UiContext,
    /// The edition, or how far it is.
    pub loading: RwSignal<Loading>,
    /// The dataset as it has become since it was loaded, until the visitor asks for it.
    pub news: RwSignal<Loading>,
    /// Whether a further page is on its way.
    pub busy: RwSignal<bool>,
    under_way: StoredValue<Cancellation, LocalStorage>,
    /// The pages of the dataset that is shown.
    pub(super) pages: StoredValue<Pages, LocalStorage>,
    /// The pages of the dataset that the news are.
    pub(super) newer_pages: StoredValue<Pages, LocalStorage>,
    /// When the edition was loaded or last looked at, in milliseconds since 1970.
    pub(super) looked: StoredValue<f64, LocalStorage>,
}

impl Session {
    /// A session that has not started.
    pub fn new(
        plan: Result<Plan, LoadError>,
        languages: Languages,
        ui: UiContext,
        ask: Option<Function>,
    ) -> Self {
        let under_way = StoredValue::new_local(Cancellation::new(ask));
        on_cleanup(move || under_way.with_value(Cancellation::cancel));
        Self {
            plan,
            languages,
            ui,
            loading: RwSignal::new(Loading::Idle),
            news: RwSignal::new(Loading::Idle),
            busy: RwSignal::new(false),
            under_way,
            pages: StoredValue::new_local(Pages::default()),
            newer_pages: StoredValue::new_local(Pages::default()),
            looked: StoredValue::new_local(0.0),
        }
    }

    /// Gives up the request that is under way, and begins another.
    pub(super) fn begin(&self) -> Option<(Plan, Cancellation)> {
        let plan = self.plan.clone().ok()?;
        let cancellation = self.under_way.try_update_value(|before| {
            before.cancel();
            *before = before.another();
            before.clone()
        })?;
        Some((plan, cancellation))
    }

    /// Starts to load; whether it did. One request answers all who ask while it is under way.
    pub fn start(&self) -> bool {
        if let Err(error) = &self.plan {
            self.loading.set(Loading::Failed(error.clone()));
            return false;
        }
        if self.loading.with_untracked(|state| matches!(state, Loading::Loading)) {
            return false;
        }
        let Some((plan, cancellation)) = self.begin() else { return false };
        self.loading.set(Loading::Loading);
        self.busy.set(false);
        let session = self.clone();
        // Not bound to an owner: it ends by itself once nobody waits, and must not keep one alive.
        spawn_local(async move {
            let first = session.languages.tag(None);
            let load = loader::load(&plan, &cancellation);
            let (outcome, ()) = both(load, session.speak(first)).await;
            if cancellation.is_cancelled() {
                return;
            }
            match outcome {
                Ok((loaded, pages)) => {
                    let tag = session.languages.tag(loaded.edition.language.as_deref());
                    // Texts that could not be had a moment ago are not waited for once more.
                    if tag != first {
                        session.speak(tag).await;
                        if cancellation.is_cancelled() {
                            return;
                        }
                    }
                    session.pages.set_value(pages);
                    session.show(Loading::Done(Box::new(loaded)));
                }
                Err(error) => session.loading.set(Loading::Failed(error)),
            }
        });
        true
    }

    /// Lets the interface speak a language, once its texts are there.
    pub(super) async fn speak(&self, tag: &str) {
        // The signal is gone with the reader.
        let speaks = self.ui.words.try_with_untracked(|words| words.speaks(tag));
        if speaks == Some(false) {
            let words = self.languages.words(tag).await;
            self.ui.words.try_set(words);
        }
    }

    /// Shows an edition.
    pub(super) fn show(&self, state: Loading) {
        if let Loading::Done(loaded) = &state {
            let tag = loaded.edition.language.as_deref();
            self.ui.right_to_left.set(tag.is_some_and(is_right_to_left));
        }
        self.looked.set_value(js_sys::Date::now());
        self.news.set(Loading::Idle);
        self.loading.set(state);
    }

    /// Loads the next page of the dataset.
    pub fn more(&self) {
        let asked = self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => {
                let edition = &loaded.edition;
                Some((edition.next_page.clone()?, edition.time_zone.clone()))
            }
            _ => None,
        });
        let (Some((next, zone)), false) = (asked, self.busy.get_untracked()) else { return };
        let Some((plan, cancellation)) = self.begin() else { return };
        let objection = self.pages.try_with_value(|pages| pages.objection(&plan, &next)).flatten();
        if let Some(message) = objection {
            return self.change(|loaded| pages::end(loaded, message));
        }
        self.busy.set(true);
        let session = self.clone();
        spawn_local(async move {
            let further = loader::next(&plan, &next, zone.as_deref(), &cancellation).await;
            if cancellation.is_cancelled() {
                return;
            }
            session.busy.set(false);
            session.change(|loaded| match further {
                Ok(page) => {
                    session.pages.try_update_value(|pages| pages.add(&plan, loaded, next, page));
                }
                Err(error) => loaded.next_page_error = Some(error),
            });
        });
    }

    fn change(&self, change: impl FnOnce(&mut Loaded)) {
        self.loading.update(|state| {
            if let Loading::Done(loaded) = state {
                change(loaded);
            }
        });
    }
}
