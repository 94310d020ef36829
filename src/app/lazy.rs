//! The lazy part of the site: the pages that hardly anybody opens first, the related links below an article,
//! the news and further pages of the dataset, what galleries, players and tables of contents do, and the adoption of
//! printed pages.
//!
//! The front page is a part of its own, because visitors of an article do not need it at first, and visitors of the front
//! page do not need the lazy part at first.
//!
//! With the feature `split`, the lazy part is cut off the module after linking (`xtask/src/build/split.rs`). It is
//! fetched after the first page is shown, or when the visitor opens one of its pages. Without the feature it is always
//! there.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

use super::adoption::{Adoption, adopt, look_for_changes};
use super::behaviours::{Used, use_part};
use super::news;
use super::paging::load_next;
use super::session::Session;
use crate::edition::article::Article;
use crate::loading::{Loaded, Loading, Missing};
use crate::pages::{self, Finding, Page, Shown};
use crate::parts::element::Element;
use crate::parts::lists::ways::footer;
use crate::routing::Route;

/// The functions of the lazy part.
#[derive(Clone, Copy)]
pub struct LazyPart {
    page: fn(Shown<'_>) -> Vec<AnyView>,
    attached: fn(&Loaded, &Article) -> Vec<AnyView>,
    after: fn(&Loaded, &Article) -> Vec<AnyView>,
    footer: fn(&Loading, &Route, Finding) -> Element,
    knows_words: fn(&Loaded) -> bool,
    read_words: fn(&Loaded) -> bool,
    look_for_news: fn(&Session),
    show_news: fn(&Session),
    news_line: fn(&Loading, &Loading, Callback<()>) -> Element,
    load_next: fn(&Session),
    use_part: fn(Used<'_>),
    adopt: fn(Adoption),
    look_for_changes: fn(&Session),
}

impl LazyPart {
    /// The page of a route.
    pub fn page(self, shown: Shown<'_>) -> Vec<AnyView> {
        (self.page)(shown)
    }

    /// What belongs to an article below its text and its timeline.
    pub fn attached(self, loaded: &Loaded, article: &Article) -> Vec<AnyView> {
        (self.attached)(loaded, article)
    }

    /// Where an article leads to. The related links are missing until the words of the edition are read.
    pub fn after(self, loaded: &Loaded, article: &Article) -> Vec<AnyView> {
        (self.after)(loaded, article)
    }

    /// The content of the footer.
    pub fn footer(self, loading: &Loading, route: &Route, finding: Finding) -> Element {
        (self.footer)(loading, route, finding)
    }

    /// Whether the words of the edition are read, or are few enough to be read at once.
    pub fn knows_words(self, loaded: &Loaded) -> bool {
        (self.knows_words)(loaded)
    }

    /// Reads the words of the next article. Returns whether there are more.
    pub fn read_words(self, loaded: &Loaded) -> bool {
        (self.read_words)(loaded)
    }

    /// Checks whether the dataset has changed.
    pub fn look_for_news(self, session: &Session) {
        (self.look_for_news)(session);
    }

    /// The line that offers to show the news of `newer`. Empty if there are none.
    pub fn news_line(self, shown: &Loading, newer: &Loading, show: Callback<()>) -> Element {
        (self.news_line)(shown, newer, show)
    }

    /// Loads the next page of the dataset.
    pub fn load_next(self, session: &Session) {
        (self.load_next)(session);
    }

    /// Does what a part of the page does when it is used.
    pub(super) fn use_part(self, used: Used<'_>) {
        (self.use_part)(used);
    }

    /// Releases what belongs to a reader that is unmounted, and that the document has.
    pub fn release(self, root: &HtmlElement) {
        (self.use_part)(Used::End(root));
    }

    /// Takes over a printed page.
    pub(super) fn adopt(self, adoption: Adoption) {
        (self.adopt)(adoption);
    }

    /// Shows the dataset in place of the prepared edition, if it has changed since the edition was prepared.
    pub(super) fn look_for_changes(self, session: &Session) {
        (self.look_for_changes)(session);
    }

    /// Shows the news.
    pub fn show_news(self, session: &Session) {
        (self.show_news)(session);
    }
}

/// The state of a part of the site that is fetched.
#[derive(Clone, Copy)]
pub enum Lazy {
    /// The part is not fetched, or is being fetched.
    NotLoaded,
    /// The lazy part is there.
    Loaded(LazyPart),
    /// The part with the front page is there.
    Front(Page),
    /// The part could not be fetched.
    Failed,
}

impl Lazy {
    /// The state of the part with the front page at the beginning.
    pub fn front() -> Self {
        #[cfg(feature = "split")]
        return Self::NotLoaded;
        #[cfg(not(feature = "split"))]
        Self::Front(pages::front)
    }
}

impl Default for Lazy {
    fn default() -> Self {
        #[cfg(feature = "split")]
        return Self::NotLoaded;
        #[cfg(not(feature = "split"))]
        Self::Loaded(part())
    }
}

/// The lazy part, if it is there. Not reactive.
pub fn loaded(lazy: RwSignal<Lazy>) -> Option<LazyPart> {
    match lazy.try_get_untracked() {
        Some(Lazy::Loaded(part)) => Some(part),
        _ => None,
    }
}

/// Fetches the lazy part, unless it is there. A failure is shown in place of a page that needs the lazy part. Going to
/// another page tries again.
pub fn fetch(lazy: RwSignal<Lazy>) {
    if begins(lazy) {
        spawn_local(async move {
            lazy.try_set(load().await.map_or(Lazy::Failed, Lazy::Loaded));
        });
    }
}

/// Fetches the part with the front page, unless it is there, as [`fetch`] does the lazy part.
pub fn fetch_front(front: RwSignal<Lazy>) {
    if begins(front) {
        spawn_local(async move {
            front.try_set(load_front().await.map_or(Lazy::Failed, Lazy::Front));
        });
    }
}

/// Whether a part has to be fetched. A part that could not be fetched is not loaded again.
fn begins(part: RwSignal<Lazy>) -> bool {
    match part.try_get_untracked() {
        None | Some(Lazy::Loaded(_) | Lazy::Front(_)) => return false,
        Some(Lazy::Failed) => part.set(Lazy::NotLoaded),
        Some(Lazy::NotLoaded) => {}
    }
    true
}

#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
async fn load_front() -> Result<Page, Missing> {
    #[cfg(feature = "split")]
    return cut_off::front_page().await;
    #[cfg(not(feature = "split"))]
    Ok(pages::front)
}

/// Gets the lazy part.
///
/// # Errors
/// When the lazy part cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub async fn load() -> Result<LazyPart, Missing> {
    #[cfg(feature = "split")]
    return cut_off::lazy_part().await;
    #[cfg(not(feature = "split"))]
    Ok(part())
}

fn part() -> LazyPart {
    LazyPart {
        page: |shown| pages::lazy(shown.loaded, shown.route)(shown),
        attached: pages::attached,
        after: pages::after,
        footer: |loading, route, finding| footer(loading, route).child(pages::finder(finding)),
        knows_words: |loaded| loaded.index().is_some(),
        read_words: Loaded::read_words,
        look_for_news: news::look,
        show_news: news::show,
        news_line: news::line,
        load_next,
        use_part,
        adopt,
        look_for_changes,
    }
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{LazyPart, Missing, Page, pages, part};

    #[wasm_split_helpers::wasm_split(pages, fallible)]
    pub(super) fn lazy_part() -> Result<LazyPart, Missing> {
        Ok(part())
    }

    #[wasm_split_helpers::wasm_split(front, fallible)]
    pub(super) fn front_page() -> Result<Page, Missing> {
        Ok(pages::front)
    }
}
