//! What every component needs to know around it: the interface's language and the way elsewhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::words::{self, Words};
use crate::reading::language::Language;
use crate::routing::navigator::Navigator;
use crate::routing::{Location, Route};

/// The setting of a mounted reader. Each has its own; two on one page share nothing.
#[derive(Clone, Copy)]
pub struct Setting {
    /// Where the visitor is, and the way elsewhere.
    pub navigator: Navigator,
    /// The interface's language. Reactive: it follows the edition's once that is loaded.
    pub language: RwSignal<Language>,
    /// Whether the edition, and so the page, runs from right to left.
    pub right_to_left: RwSignal<bool>,
    /// When the visit began, in seconds since 1970: what tells the next activity from the last.
    pub now: i64,
    /// The site that the page is on, without `www.`: what tells links that leave it.
    pub host: StoredValue<String>,
    /// What was said last to the visitor, in passing: that a link was copied; and how often anything
    /// was.
    pub said: RwSignal<(u32, &'static str)>,
    /// Turns whenever the words of a large edition were read to their end: related links wait for that.
    pub words_read: RwSignal<bool>,
    /// What the reader is mounted in; natively nothing.
    pub root: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Setting {
    /// A setting from left to right, until an edition says otherwise.
    pub fn new(navigator: Navigator, language: Language, host: String, now: i64) -> Self {
        let (language, right_to_left) = (RwSignal::new(language), RwSignal::new(false));
        let (host, said) = (StoredValue::new(host), RwSignal::new((0, "")));
        let root = StoredValue::new_local(None);
        let words_read = RwSignal::new(false);
        Self { navigator, language, right_to_left, now, host, said, words_read, root }
    }

    /// A setting without a browser: one route, addresses behind `#`, the beginning of 2024.
    pub fn fixed(route: Route, language: Language) -> Self {
        let navigator = Navigator::at(Location::Hash, route);
        Self::new(navigator, language, "reader.example".to_owned(), 1_704_067_200)
    }

    /// An element of this reader. Others may be on the page, and a shadow root hides it from the document.
    pub fn find(&self, query: &str) -> Option<HtmlElement> {
        self.root()?.query_selector(query).ok()??.dyn_into().ok()
    }

    /// What the reader is mounted in; nothing once it is gone.
    pub fn root(&self) -> Option<HtmlElement> {
        self.root.try_get_value().flatten()
    }

    /// The language at hand. Reactive.
    pub fn language(&self) -> Language {
        self.language.get()
    }

    /// The interface's texts. Reactive.
    pub fn words(&self) -> &'static Words {
        words::of(self.language.get())
    }
}

/// The setting that the reader around a component provides. Every reader provides one ([`crate::app::App`]); a
/// component outside of any is a mistake in the program.
pub fn setting() -> Setting {
    expect_context()
}
