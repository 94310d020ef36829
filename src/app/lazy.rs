//! The lazy part of the site: the pages that hardly anybody opens first, the related links below an article,
//! and the news of the dataset.
//!
//! With the feature `split` it is cut off the module after linking (`xtask/src/build/split.rs`), and fetched when
//! the first page is shown or one of its pages is asked for; without the feature it is there.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::news;
use super::session::Session;
use crate::edition::article::Article;
use crate::loading::{Loaded, Missing};
use crate::pages::{self, Shown};
use crate::parts::element::Element;
use crate::parts::lists::related::related_links;

/// The doors to the lazy part, once it is there.
#[derive(Clone, Copy)]
pub struct LazyPart {
    page: fn(Shown<'_>) -> Vec<AnyView>,
    related: fn(&Loaded, &Article) -> Option<Element>,
    knows_words: fn(&Loaded) -> bool,
    read_words: fn(&Loaded) -> bool,
    look_for_news: fn(&Session),
    show_news: fn(&Session),
}

impl LazyPart {
    /// The page of a route.
    pub fn page(self, shown: Shown<'_>) -> Vec<AnyView> {
        (self.page)(shown)
    }

    /// The related links of an article. `None` where there are none, or the words of the edition are not read
    /// yet.
    pub fn related(self, loaded: &Loaded, article: &Article) -> Option<Element> {
        (self.related)(loaded, article)
    }

    /// Whether the words of the edition are read, or few enough to be read now.
    pub fn knows_words(self, loaded: &Loaded) -> bool {
        (self.knows_words)(loaded)
    }

    /// Reads the words of the next article; whether there are more.
    pub fn read_words(self, loaded: &Loaded) -> bool {
        (self.read_words)(loaded)
    }

    /// Looks whether the dataset has changed.
    pub fn look_for_news(self, session: &Session) {
        (self.look_for_news)(session);
    }

    /// Shows the news that were found.
    pub fn show_news(self, session: &Session) {
        (self.show_news)(session);
    }
}

/// How far the lazy part is.
#[derive(Clone, Copy)]
pub enum Lazy {
    /// Nobody has asked for it, or it is on its way.
    Away,
    /// The lazy part is there.
    Here(LazyPart),
    /// The lazy part could not be fetched.
    Failed,
}

impl Default for Lazy {
    fn default() -> Self {
        #[cfg(feature = "split")]
        return Self::Away;
        #[cfg(not(feature = "split"))]
        Self::Here(part())
    }
}

/// The lazy part, if it is there. Not reactive.
pub fn here(lazy: RwSignal<Lazy>) -> Option<LazyPart> {
    match lazy.try_get_untracked() {
        Some(Lazy::Here(part)) => Some(part),
        _ => None,
    }
}

/// Fetches the lazy part, unless it is there. A failure is shown in the place of a page that needs it, and
/// going to another page asks again.
pub fn fetch(lazy: RwSignal<Lazy>) {
    match lazy.try_get_untracked() {
        None | Some(Lazy::Here(_)) => return,
        Some(Lazy::Failed) => lazy.set(Lazy::Away),
        Some(Lazy::Away) => {}
    }
    spawn_local(async move {
        lazy.try_set(load().await.map_or(Lazy::Failed, Lazy::Here));
    });
}

/// Gets the lazy part.
///
/// # Errors
/// When it cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub async fn load() -> Result<LazyPart, Missing> {
    #[cfg(feature = "split")]
    return cut_off::lazy_part().await;
    #[cfg(not(feature = "split"))]
    Ok(part())
}

fn part() -> LazyPart {
    LazyPart {
        page: |shown| pages::lazy(&shown.loaded.edition, shown.route)(shown),
        related: related_links,
        knows_words: |loaded| loaded.index().is_some(),
        read_words: Loaded::read_words,
        look_for_news: news::look,
        show_news: news::show,
    }
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{LazyPart, Missing, part};

    #[wasm_split_helpers::wasm_split(pages, fallible)]
    pub(super) fn lazy_part() -> Result<LazyPart, Missing> {
        Ok(part())
    }
}
