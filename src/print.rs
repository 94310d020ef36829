//! Prints pages: renders them as HTML, with the components of the site and without a browser.
//!
//! A printed page is what the site shows for its route once everything is loaded. Links lead to printed pages, by
//! relative addresses, so that the pages work in any folder and from a disk. What is around the page (the document's
//! head, the files beside it) is not made here.

mod extracts;
mod routes;

use leptos::prelude::*;

use crate::app::controls::Controls;
use crate::app::frame::frame;
use crate::edition::article::Article;
use crate::edition::body::direction::is_right_to_left;
use crate::loading::{Loaded, Loading};
use crate::pages;
use crate::parts::body;
use crate::parts::ui::UiContext;
use crate::reading::prepared::Extract;
use crate::routing::navigator::Navigator;
use crate::routing::{Location, Route};
use crate::words::Words;

/// Prints the pages of one edition. Many threads can print at once.
pub struct Printer {
    /// Keeps the signal below, which belongs to it.
    _owner: Owner,
    loading: RwSignal<Loading>,
    words: Words,
    host: String,
    now: i64,
}

/// A printed page.
pub struct PrintedPage {
    /// The title of the window.
    pub title: String,
    /// The content of the element that the reader is mounted in.
    pub html: String,
}

impl Printer {
    /// A printer for a loaded edition.
    ///
    /// `words` are the texts of the interface, `host` is the name of the site without `www.` (links to other names leave
    /// the site), and `now` is the time of printing in seconds since 1970.
    pub fn new(mut loaded: Loaded, words: Words, host: String, now: i64) -> Self {
        loaded.edition.prepare_lookup();
        let owner = Owner::new();
        let loading = owner.with(|| RwSignal::new(Loading::Done(Box::new(loaded))));
        Self { _owner: owner, loading, words, host, now }
    }

    /// Calls a function with the edition. `None` cannot happen while the printer exists.
    pub fn with_loaded<T>(&self, act: impl FnOnce(&Loaded) -> T) -> Option<T> {
        self.loading.with_untracked(|state| match state {
            Loading::Done(loaded) => Some(act(loaded)),
            _ => None,
        })
    }

    /// The name of the site: the edition's title, or a text in its place.
    pub fn name(&self) -> String {
        let title = self.with_loaded(|loaded| loaded.edition.title.clone()).unwrap_or_default();
        if title.is_empty() { self.words.untitled() } else { title }
    }

    /// When the pages are printed, in seconds since 1970.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// The texts of the interface.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The routes of all pages.
    pub fn routes(&self) -> Vec<Route> {
        self.with_loaded(routes::every).unwrap_or_default()
    }

    /// Prints the page of a route. `root` is the way from the page to the root of the site ([`crate::routing::printed::root_of`]).
    pub fn page(&self, route: &Route, root: &str) -> PrintedPage {
        let owner = Owner::new();
        let page = owner.with(|| {
            let ui = self.provide(route, root);
            let title = self.with_loaded(|loaded| pages::title(loaded, route, ui));
            let html = frame(self.loading, Controls::default()).to_html();
            PrintedPage { title: title.unwrap_or_default(), html: without_markers(&html) }
        });
        owner.cleanup();
        page
    }

    /// The extract of the edition that the page of a route shows. `None` for pages that are shown from the dataset.
    pub fn extract(&self, route: &Route) -> Option<Extract> {
        self.with_loaded(|loaded| extracts::extract(loaded, route, self.now)).flatten()
    }

    /// The text of an article alone, with links to printed pages below `root`, for feeds.
    pub fn text(&self, article: &Article, root: &str) -> String {
        let owner = Owner::new();
        let html = owner.with(|| {
            self.provide(&Route::article(&article.slug), root);
            body::text(article).into_iter().map(|block| block.view().to_html()).collect::<String>()
        });
        owner.cleanup();
        without_markers(&html)
    }

    /// Gives the components that are rendered next their context.
    fn provide(&self, route: &Route, root: &str) -> UiContext {
        let location = Location::Printed { root: root.to_owned() };
        let navigator = Navigator::at(location, route.clone());
        let ui = UiContext::new(navigator, self.words.clone(), self.host.clone(), self.now);
        let language = self.with_loaded(|loaded| loaded.edition.language.clone()).flatten();
        ui.right_to_left.set(language.as_deref().is_some_and(is_right_to_left));
        provide_context(ui);
        ui
    }
}

/// HTML without the comments that Leptos would need to take the nodes over.
fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}
