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
use crate::edition::body::direction::is_right_to_left;
use crate::edition::notice::{Notice, NoticeKind};
use crate::loading::dataset::{self, DatasetPart, Source};
use crate::loading::failure::Failure;
use crate::loading::fetch::Cancellation;
use crate::loading::languages::Languages;
use crate::loading::pages::Pages;
use crate::loading::plan::Plan;
use crate::loading::prepared::Prepared;
use crate::loading::{Loaded, Loading};
use crate::parts::ui::{UiContext, missing_language};
use crate::words::Words;

/// What editors are told whose prepared edition or printed pages are older than the dataset.
pub(super) const PRINTED_BEFORE: &str = "expected pages that were printed from this dataset, found pages that were \
     printed from an earlier state of it; print the site again";

/// A session. Cheap to clone. Its signals belong to the reader.
#[derive(Clone)]
pub struct Session {
    source: Source,
    prepared: Option<Prepared>,
    pub(super) languages: Languages,
    /// The context of the reader.
    pub ui: UiContext,
    /// The edition, or the state of loading.
    pub loading: RwSignal<Loading>,
    /// A newer state of the dataset, which the visitor has not asked to see yet.
    pub news: RwSignal<Loading>,
    /// A page of a prepared edition that the visitor may go to next.
    ahead: RwSignal<Loading>,
    /// The name of the publication, as far as the settings say it.
    pub(super) name: StoredValue<Option<String>, LocalStorage>,
    /// Why the prepared edition cannot be used, for the editor.
    trouble: StoredValue<Option<String>, LocalStorage>,
    /// The language whose texts could not be had. They are not asked for again with each page.
    missing_language: StoredValue<Option<String>, LocalStorage>,
    /// Whether the dataset is younger than the prepared edition, which is then not used.
    pub(super) is_outdated: RwSignal<bool>,
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
        source: Source,
        prepared: Option<Prepared>,
        languages: Languages,
        ui: UiContext,
        ask: Option<Function>,
    ) -> Self {
        let cancellation = StoredValue::new_local(Cancellation::new(ask));
        on_cleanup(move || cancellation.with_value(Cancellation::cancel));
        Self {
            source,
            prepared,
            languages,
            ui,
            loading: RwSignal::new(Loading::Idle),
            news: RwSignal::new(Loading::Idle),
            ahead: RwSignal::new(Loading::Idle),
            name: StoredValue::new_local(None),
            trouble: StoredValue::new_local(None),
            missing_language: StoredValue::new_local(None),
            is_outdated: RwSignal::new(false),
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
    pub(super) async fn dataset(&self) -> Result<(DatasetPart, Plan), Failure> {
        let part = dataset::part().await.map_err(|_| Failure::reader_missing())?;
        Ok((part, part.plan(&self.source)?))
    }

    /// The prepared edition of the dataset.
    pub(super) fn prepared(&self) -> Option<&Prepared> {
        self.prepared.as_ref()
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
        let is_dataset = matches!(&outcome, Ok((loaded, _)) if loaded.copy.is_none());
        // A prepared page is better than an error or a copy, which may be older.
        if !is_dataset && self.returns_to_extract() {
            return;
        }
        match outcome {
            Ok((mut loaded, pages)) => {
                if is_dataset {
                    loaded.notices.extend(self.notice_on_prepared(&pages));
                }
                self.pages.set_value(pages);
                self.show(Loading::Done(Box::new(loaded)));
            }
            Err(error) => self.loading.set(Loading::Failed(error)),
        }
    }

    /// Uses the prepared edition again, of which a newer dataset was to take the place. Returns whether the page of the
    /// route comes from there: it is shown already, or is loaded now.
    fn returns_to_extract(&self) -> bool {
        let route = self.ui.navigator.page_untracked();
        let was_outdated = self.is_outdated.try_update_untracked(std::mem::take) == Some(true);
        let is_shown = self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => {
                loaded.facts().is_some() && loaded.is_enough_for(&route.path())
            }
            _ => false,
        });
        // Without a newer dataset, the page could not be had from the prepared edition.
        is_shown || (was_outdated && self.open(&route))
    }

    /// Loads the whole dataset.
    pub(super) async fn fetch(
        &self,
        cancellation: &Cancellation,
    ) -> Result<(Loaded, Pages), Failure> {
        let (part, plan) = self.dataset().await?;
        self.name.try_set_value(plan.title.clone());
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
        let is_missing = |missing: &Option<String>| missing.as_deref() == Some(tag);
        if speaks == Some(false) && self.missing_language.try_with_value(is_missing) == Some(false)
        {
            let words = self.languages.words(tag).await;
            if !words.speaks(tag) {
                self.missing_language.try_set_value(Some(tag.to_owned()));
            }
            self.ui.words.try_set(words);
        }
    }

    /// Fetches the texts of the language of an article, if the interface has another. If they cannot be had, the texts are
    /// English.
    pub(super) async fn learn(&self, tag: Option<&str>) {
        let Some(language) = untrack(|| missing_language(self.ui, tag)) else { return };
        let words = self.languages.words(language).await;
        let is_missing = !words.speaks(language);
        self.ui.other_words.try_set(if is_missing { Words::none_of(language) } else { words });
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
