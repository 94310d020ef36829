//! A session: one edition, loaded and continued by one request at a time.
//!
//! A session belongs to the reader and not to the retry button, because the button is removed together with the
//! page that shows it. A session knows no pages and not the lazy part. Of a prepared edition it loads one page after the
//! other (`extracts`), and the whole dataset when a page needs it.

mod extracts;

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::alongside::alongside;
use crate::edition::notice::{Notice, NoticeKind};
use crate::loading::dataset::{self, DatasetPart, PageSettings};
use crate::loading::fetch::Cancellation;
use crate::loading::languages::Languages;
use crate::loading::pages::Pages;
use crate::loading::plan::Plan;
use crate::loading::prepared::Prepared;
use crate::loading::{LoadError, Loaded, Loading};
use crate::parts::ui::UiContext;
use crate::reading::language::is_right_to_left;
use crate::words::Words;

/// What editors are told whose prepared edition or printed pages are older than the dataset.
pub(super) const PRINTED_BEFORE: &str = "expected pages that were printed from this dataset, found pages that were printed from an earlier state of it; \
     print the site again";

/// Where an edition comes from.
#[derive(Clone)]
pub enum Source {
    /// A plan that was made before, or the error in its settings.
    Planned(Result<Plan, LoadError>),
    /// The dataset that a page's settings name. With the prepared edition of that dataset, if there is one.
    Page(PageSettings, Option<Prepared>),
}

/// A session. Cheap to clone. Its signals belong to the reader.
#[derive(Clone)]
pub struct Session {
    source: Source,
    pub(super) languages: Languages,
    /// The context of the reader.
    pub ui: UiContext,
    /// The edition, or the state of loading.
    pub loading: RwSignal<Loading>,
    /// A newer state of the dataset, which the visitor has not asked to see yet.
    pub news: RwSignal<Loading>,
    /// A page of a prepared edition that the visitor may go to next.
    ahead: RwSignal<Loading>,
    /// Why the prepared edition cannot be used, for the editor.
    trouble: StoredValue<Option<String>, LocalStorage>,
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
    pub fn new(source: Source, languages: Languages, ui: UiContext, ask: Option<Function>) -> Self {
        let cancellation = StoredValue::new_local(Cancellation::new(ask));
        on_cleanup(move || cancellation.with_value(Cancellation::cancel));
        Self {
            source,
            languages,
            ui,
            loading: RwSignal::new(Loading::Idle),
            news: RwSignal::new(Loading::Idle),
            ahead: RwSignal::new(Loading::Idle),
            trouble: StoredValue::new_local(None),
            busy: RwSignal::new(false),
            awaits_part: RwSignal::new(false),
            cancellation,
            pages: StoredValue::new_local(Pages::default()),
            newer_pages: StoredValue::new_local(Pages::default()),
            checked_at: StoredValue::new_local(0.0),
        }
    }

    /// The part of the site that reads datasets, and what it is to load.
    ///
    /// # Errors
    /// The part cannot be loaded, or the settings have a mistake.
    pub(super) async fn dataset(&self) -> Result<(DatasetPart, Plan), LoadError> {
        let part = dataset::part().await.map_err(|_| LoadError::ReaderMissing)?;
        let plan = match &self.source {
            Source::Planned(plan) => plan.clone(),
            Source::Page(page, _) => part.plan(page),
        };
        Ok((part, plan?))
    }

    /// The prepared edition of the dataset.
    pub(super) fn prepared(&self) -> Option<&Prepared> {
        match &self.source {
            Source::Page(_, prepared) => prepared.as_ref(),
            Source::Planned(_) => None,
        }
    }

    /// Cancels the current request and begins another. `None` once the reader is unmounted.
    pub(super) fn begin(&self) -> Option<Cancellation> {
        self.cancellation.try_update_value(|before| {
            before.cancel();
            *before = before.another();
            before.clone()
        })
    }

    /// Starts to load what the route needs, unless it is loading already. Returns whether it started.
    pub fn start(&self) -> bool {
        if self.loading.with_untracked(|state| matches!(state, Loading::Loading)) {
            return false;
        }
        self.open(&self.ui.navigator.page_untracked()) || self.start_whole()
    }

    /// Starts to load the whole dataset. Returns whether it started.
    pub(super) fn start_whole(&self) -> bool {
        let Some(cancellation) = self.begin() else { return false };
        self.wait();
        let session = self.clone();
        // Not bound to an owner: the task ends by itself after a cancellation, and must not keep an owner alive.
        spawn_local(async move { session.load(cancellation).await });
        true
    }

    /// Shows that something is being loaded. A loaded edition stays, and its name with it.
    fn wait(&self) {
        if !self.loading.with_untracked(|state| matches!(state, Loading::Done(_))) {
            self.loading.set(Loading::Loading);
        }
        self.busy.set(false);
    }

    /// Loads the whole dataset and the texts of its language. A mistake in the settings is shown in the language of the
    /// page.
    async fn load(&self, cancellation: Cancellation) {
        let first = self.languages.tag(None);
        let mut texts = Box::pin(self.set_language(first));
        let (outcome, have_texts) = alongside(self.fetch(&cancellation), texts.as_mut()).await;
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
            Ok((mut loaded, pages)) => {
                loaded.notices.extend(self.notice_on_prepared(&pages));
                self.pages.set_value(pages);
                self.show(Loading::Done(Box::new(loaded)));
            }
            Err(error) => self.loading.set(Loading::Failed(error)),
        }
    }

    /// Loads the whole dataset.
    pub(super) async fn fetch(
        &self,
        cancellation: &Cancellation,
    ) -> Result<(Loaded, Pages), LoadError> {
        let (part, plan) = self.dataset().await?;
        part.load(plan, cancellation.clone()).await
    }

    /// The notice for editors on why the dataset is shown and not the prepared edition. `None` if there is no reason.
    fn notice_on_prepared(&self, pages: &Pages) -> Option<Notice> {
        let prepared = self.prepared()?.fingerprint();
        let message = match self.trouble.try_update_value(Option::take).flatten() {
            Some(trouble) => trouble,
            None if prepared.is_empty() || prepared == pages.fingerprint() => return None,
            None => PRINTED_BEFORE.to_owned(),
        };
        Some(Notice { path: "the prepared edition".to_owned(), kind: NoticeKind::Doubted, message })
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
