//! A session: one edition, loaded and continued by one request at a time.
//!
//! A session belongs to the reader and not to the retry button, because the button is removed together with the
//! page that shows it. A session knows no pages and not the lazy part.

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::alongside::alongside;
use crate::loading::fetch::Cancellation;
use crate::loading::languages::Languages;
use crate::loading::pages::Pages;
use crate::loading::plan::Plan;
use crate::loading::{LoadError, Loaded, Loading, loader};
use crate::parts::ui::UiContext;
use crate::reading::language::is_right_to_left;
use crate::words::Words;

/// A session. Cheap to clone. Its signals belong to the reader.
#[derive(Clone)]
pub struct Session {
    plan: Result<Plan, LoadError>,
    pub(super) languages: Languages,
    /// The context of the reader.
    pub ui: UiContext,
    /// The edition, or the state of loading.
    pub loading: RwSignal<Loading>,
    /// A newer state of the dataset, which the visitor has not asked to see yet.
    pub news: RwSignal<Loading>,
    /// Whether a further page is being loaded.
    pub busy: RwSignal<bool>,
    /// Whether a further page is asked for, and the part of the site that loads it is not there yet.
    pub(super) awaits_part: RwSignal<bool>,
    cancellation: StoredValue<Cancellation, LocalStorage>,
    /// The pages of the dataset that is shown.
    pub(super) pages: StoredValue<Pages, LocalStorage>,
    /// The pages of the dataset of the news.
    pub(super) newer_pages: StoredValue<Pages, LocalStorage>,
    /// When the edition was shown or last checked for news, in milliseconds since 1970.
    pub(super) checked_at: StoredValue<f64, LocalStorage>,
}

impl Session {
    /// A session that has not started.
    pub fn new(
        plan: Result<Plan, LoadError>,
        languages: Languages,
        ui: UiContext,
        ask: Option<Function>,
    ) -> Self {
        let cancellation = StoredValue::new_local(Cancellation::new(ask));
        on_cleanup(move || cancellation.with_value(Cancellation::cancel));
        Self {
            plan,
            languages,
            ui,
            loading: RwSignal::new(Loading::Idle),
            news: RwSignal::new(Loading::Idle),
            busy: RwSignal::new(false),
            awaits_part: RwSignal::new(false),
            cancellation,
            pages: StoredValue::new_local(Pages::default()),
            newer_pages: StoredValue::new_local(Pages::default()),
            checked_at: StoredValue::new_local(0.0),
        }
    }

    /// What is loaded, or the error in the configuration.
    pub(super) fn plan(&self) -> Result<&Plan, &LoadError> {
        self.plan.as_ref()
    }

    /// Cancels the current request and begins another. `None` if there is no plan.
    pub(super) fn begin(&self) -> Option<(Plan, Cancellation)> {
        let plan = self.plan.clone().ok()?;
        let cancellation = self.cancellation.try_update_value(|before| {
            before.cancel();
            *before = before.another();
            before.clone()
        })?;
        Some((plan, cancellation))
    }

    /// Starts to load the edition, unless it is loading already or there is no plan. Returns whether it started.
    pub fn start(&self) -> bool {
        if self.loading.with_untracked(|state| matches!(state, Loading::Loading)) {
            return false;
        }
        let request = self.begin();
        if request.is_none() && self.plan.is_ok() {
            return false;
        }
        self.loading.set(Loading::Loading);
        self.busy.set(false);
        let session = self.clone();
        // Not bound to an owner: the task ends by itself after a cancellation, and must not keep an owner alive.
        spawn_local(async move { session.load(request).await });
        self.plan.is_ok()
    }

    /// Loads the edition and the texts of its language. Without a request the plan is an error, which is shown in the
    /// language of the page.
    async fn load(&self, request: Option<(Plan, Cancellation)>) {
        let first = self.languages.tag(None);
        let Some((plan, cancellation)) = request else {
            self.set_language(first).await;
            if let Err(error) = &self.plan {
                self.loading.try_set(Loading::Failed(error.clone()));
            }
            return;
        };
        let mut texts = Box::pin(self.set_language(first));
        let (outcome, have_texts) =
            alongside(loader::load(&plan, &cancellation), texts.as_mut()).await;
        let tag = match &outcome {
            Ok((loaded, _)) => self.languages.tag(loaded.edition.language.as_deref()),
            Err(_) => first,
        };
        // Only the texts of the final language are waited for.
        if Words::language(tag) != Words::language(first) {
            drop(texts);
            self.set_language(tag).await;
        } else if !have_texts {
            texts.await;
        }
        if cancellation.is_cancelled() {
            return;
        }
        match outcome {
            Ok((loaded, pages)) => {
                self.pages.set_value(pages);
                self.show(Loading::Done(Box::new(loaded)));
            }
            Err(error) => self.loading.set(Loading::Failed(error)),
        }
    }

    /// Fetches the texts of a language and switches the interface to it.
    pub(super) async fn set_language(&self, tag: &str) {
        // `None` if the reader was unmounted.
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
        self.checked_at.set_value(js_sys::Date::now());
        self.news.set(Loading::Idle);
        self.loading.set(state);
    }

    /// Changes the loaded edition.
    pub(super) fn change(&self, change: impl FnOnce(&mut Loaded)) {
        self.loading.update(|state| {
            if let Loading::Done(loaded) = state {
                change(loaded);
            }
        });
    }
}
