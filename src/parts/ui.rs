//! The context that every component can use: the interface's texts, the navigator, and the root of the reader.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::routing::navigator::Navigator;
use crate::routing::{Location, Route};
use crate::words::Words;

/// The context of a mounted reader. Every reader has its own, because several readers may be on one page.
#[derive(Clone, Copy)]
pub struct UiContext {
    /// The current route, and functions that go to another one.
    pub navigator: Navigator,
    /// The interface's texts in one language. The language can change once the edition is loaded.
    pub words: RwSignal<Words>,
    /// Whether the edition, and therefore the page, runs from right to left.
    pub right_to_left: RwSignal<bool>,
    /// When the visit began, in seconds since 1970. Later activities are the next ones.
    pub now: i64,
    /// The name of the site that the page is on, without `www.`. Links to other names leave the site.
    pub host: StoredValue<String>,
    /// The number of status messages so far, and the current message, such as that a link was copied.
    pub status_message: RwSignal<(u32, String)>,
    /// Toggles when all words of a large edition are read. Related links wait for this.
    pub words_read: RwSignal<bool>,
    /// The element that the reader is mounted in. `None` natively.
    pub root: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl UiContext {
    /// A context that runs from left to right until an edition is loaded.
    pub fn new(navigator: Navigator, words: Words, host: String, now: i64) -> Self {
        let (words, right_to_left) = (RwSignal::new(words), RwSignal::new(false));
        let (host, status_message) = (StoredValue::new(host), RwSignal::new((0, String::new())));
        let root = StoredValue::new_local(None);
        let words_read = RwSignal::new(false);
        Self { navigator, words, right_to_left, now, host, status_message, words_read, root }
    }

    /// A context for rendering without a browser: one route, addresses behind `#`, and the beginning of 2024 as the time.
    pub fn fixed(route: Route, words: Words) -> Self {
        let navigator = Navigator::at(Location::Hash, route);
        Self::new(navigator, words, "reader.example".to_owned(), 1_704_067_200)
    }

    /// An element of this reader, by a selector. The document is not searched, because other readers may be on the page,
    /// and because a shadow root hides its elements from the document.
    pub fn find(&self, query: &str) -> Option<HtmlElement> {
        self.root()?.query_selector(query).ok()??.dyn_into().ok()
    }

    /// The element that the reader is mounted in. `None` once the reader is unmounted.
    pub fn root(&self) -> Option<HtmlElement> {
        self.root.try_get_value().flatten()
    }

    /// The interface's texts. Reactive.
    pub fn words(&self) -> Words {
        self.words.get()
    }
}

/// The context of the reader around a component. Every reader provides one ([`crate::app::App`]). To use a component
/// outside of a reader is a mistake in the program.
pub fn ui() -> UiContext {
    expect_context()
}
