//! What every component needs to know around it: the interface's language and the way elsewhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::routing::navigator::Navigator;
use crate::routing::{Location, Route};
use crate::words::Words;

/// The setting of a mounted reader. Each has its own; two on one page share nothing.
#[derive(Clone, Copy)]
pub struct UiContext {
    /// Where the visitor is, and the way elsewhere.
    pub navigator: Navigator,
    /// The interface's texts in one language. Reactive: it follows the edition's once that is loaded.
    pub words: RwSignal<Words>,
    /// Whether the edition, and so the page, runs from right to left.
    pub right_to_left: RwSignal<bool>,
    /// When the visit began, in seconds since 1970: what tells the next activity from the last.
    pub now: i64,
    /// The site that the page is on, without `www.`: what tells links that leave it.
    pub host: StoredValue<String>,
    /// What was said last to the visitor, in passing: that a link was copied; and how often anything
    /// was.
    pub said: RwSignal<(u32, String)>,
    /// Turns whenever the words of a large edition were read to their end: related links wait for that.
    pub words_read: RwSignal<bool>,
    /// What the reader is mounted in; natively nothing.
    pub root: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl UiContext {
    /// A setting from left to right, until an edition says otherwise.
    pub fn new(navigator: Navigator, words: Words, host: String, now: i64) -> Self {
        let (words, right_to_left) = (RwSignal::new(words), RwSignal::new(false));
        let (host, said) = (StoredValue::new(host), RwSignal::new((0, String::new())));
        let root = StoredValue::new_local(None);
        let words_read = RwSignal::new(false);
        Self { navigator, words, right_to_left, now, host, said, words_read, root }
    }

    /// A setting without a browser: one route, addresses behind `#`, the beginning of 2024.
    pub fn fixed(route: Route, words: Words) -> Self {
        let navigator = Navigator::at(Location::Hash, route);
        Self::new(navigator, words, "reader.example".to_owned(), 1_704_067_200)
    }

    /// An element of this reader. Others may be on the page, and a shadow root hides it from the document.
    pub fn find(&self, query: &str) -> Option<HtmlElement> {
        self.root()?.query_selector(query).ok()??.dyn_into().ok()
    }

    /// What the reader is mounted in; nothing once it is gone.
    pub fn root(&self) -> Option<HtmlElement> {
        self.root.try_get_value().flatten()
    }

    /// The interface's texts. Reactive.
    pub fn words(&self) -> Words {
        self.words.get()
    }
}

/// The setting that the reader around a component provides. Every reader provides one ([`crate::app::App`]); a
/// component outside of any is a mistake in the program.
pub fn ui() -> UiContext {
    expect_context()
}
