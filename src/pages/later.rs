//! The pages that hardly anybody opens first: timeline, lists, archive, about, not found; and what stands below
//! an article: its related links.
//!
//! With the feature `split` they are cut off the module after linking (`xtask/src/split.rs`), and fetched
//! when the first page is shown or one of them is asked for; without it they are there.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use leptos::prelude::*;

use super::app::Loads;
use super::shell::Controls;
use super::{about, listing, news, not_found, timeline};
use crate::edition::article::Article;
use crate::loading::{Loaded, Loading, Missing};
use crate::parts::element::{Element, element};
use crate::parts::related::related_links;
use crate::parts::setting::setting;
use crate::routing::Route;

/// The pages, once they are there.
#[derive(Clone, Copy)]
pub struct LaterPages {
    page: fn(&Loaded, &Route, RwSignal<Loading>, Controls) -> Element,
    related: fn(&Loaded, &Article) -> Option<Element>,
    knows_words: fn(&Loaded) -> bool,
    read_words: fn(&Loaded) -> bool,
    look: fn(&Loads),
    show_news: fn(&Loads),
}

impl LaterPages {
    /// The page of a route.
    pub fn page(
        self,
        loaded: &Loaded,
        route: &Route,
        loading: RwSignal<Loading>,
        controls: Controls,
    ) -> Element {
        (self.page)(loaded, route, loading, controls)
    }

    /// The related links of an article; nothing at all where there are none, or the words of the edition are
    /// not read yet.
    pub fn related(self, loaded: &Loaded, article: &Article) -> Option<Element> {
        (self.related)(loaded, article)
    }

    /// Whether the words of the edition are read, or few enough to be read now.
    pub fn knows_words(self, loaded: &Loaded) -> bool {
        (self.knows_words)(loaded)
    }

    /// Reads the words of the next article; whether there are more.
    pub(super) fn read_words(self, loaded: &Loaded) -> bool {
        (self.read_words)(loaded)
    }

    /// Looks whether the dataset has changed.
    pub(super) fn look(self, loads: &Loads) {
        (self.look)(loads);
    }

    /// Shows what it has become.
    pub(super) fn show_news(self, loads: &Loads) {
        (self.show_news)(loads);
    }
}

/// How far the pages are.
#[derive(Clone, Copy)]
pub enum Later {
    /// Not fetched yet.
    Away,
    /// Here.
    Here(LaterPages),
    /// Asked for, and not to be had.
    Failed,
}

impl Default for Later {
    fn default() -> Self {
        #[cfg(feature = "split")]
        return Self::Away;
        #[cfg(not(feature = "split"))]
        Self::Here(pages())
    }
}

/// Whether the page of a route is one of them.
pub fn is_later(loaded: &Loaded, route: &Route) -> bool {
    match route {
        Route::Front => false,
        Route::Article { slug, .. } => loaded.edition.by_slug(slug).is_none(),
        _ => true,
    }
}

/// The related links of an article: at once where they can be made, else once this part of the site has come and
/// the words of the edition are read.
pub(super) fn related(
    loaded: &Loaded,
    article: &Article,
    loading: RwSignal<Loading>,
    later: RwSignal<Later>,
) -> Option<Element> {
    if !is_below_awaited(loaded, later.get_untracked()) {
        return match later.get_untracked() {
            Later::Here(pages) => pages.related(loaded, article),
            _ => None,
        };
    }
    let slug = article.slug.clone();
    let words_read = setting().words_read;
    Some(element("div").live_child(Box::new(move || {
        words_read.track();
        let links = loading.with_untracked(|state| match (state, later.get()) {
            (Loading::Done(loaded), Later::Here(pages)) => {
                pages.related(loaded, loaded.edition.by_slug(&slug)?)
            }
            _ => None,
        });
        links.unwrap_or_else(|| element("span"))
    })))
}

/// Whether what stands below an article is still on its way.
pub(super) fn is_below_awaited(loaded: &Loaded, later: Later) -> bool {
    match later {
        Later::Here(pages) => !pages.knows_words(loaded),
        Later::Away => true,
        Later::Failed => false,
    }
}

/// Gets the pages.
///
/// # Errors
/// When the part of the site that they are in cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub async fn later_pages() -> Result<LaterPages, Missing> {
    #[cfg(feature = "split")]
    return cut_off::later().await;
    #[cfg(not(feature = "split"))]
    Ok(pages())
}

fn pages() -> LaterPages {
    LaterPages {
        page,
        related: related_links,
        knows_words: |loaded| loaded.index().is_some(),
        read_words: Loaded::read_words,
        look: news::look,
        show_news: news::show,
    }
}

fn page(loaded: &Loaded, route: &Route, loading: RwSignal<Loading>, controls: Controls) -> Element {
    let edition = &loaded.edition;
    let page = match route {
        Route::Timeline(_) => Some(timeline::timeline(loaded, loading, controls)),
        Route::Section(_) | Route::Tag(_) | Route::Archive { .. } | Route::ListPage { .. } => {
            listing::page(edition, route)
        }
        Route::About => Some(about::about(loaded)),
        Route::Front | Route::Article { .. } | Route::NotFound(_) => None,
    };
    page.unwrap_or_else(|| not_found::not_found(edition))
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{LaterPages, Missing, pages};

    #[wasm_split_helpers::wasm_split(pages, fallible)]
    pub(super) fn later() -> Result<LaterPages, Missing> {
        Ok(pages())
    }
}
