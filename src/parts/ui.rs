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
    /// Whether the texts are those of a part of a page, in another language than the rest of it ([`in_words_of`]).
    pub is_part: bool,
    /// The texts in the language of the article that is shown, if the interface has another.
    pub other_words: RwSignal<Words>,
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
        let (words_read, other_words) = (RwSignal::new(false), RwSignal::new(Words::default()));
        Self {
            navigator,
            words,
            is_part: false,
            other_words,
            right_to_left,
            now,
            host,
            status_message,
            words_read,
            root,
        }
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

/// The name of a language in which there are texts, if they are not the texts of the interface.
fn other_language(ui: UiContext, tag: Option<&str>) -> Option<&'static str> {
    let tag = tag?;
    let language = Words::language(tag)?;
    let is_other = ui.words.try_with(|words| !words.speaks(tag))?;
    is_other.then_some(language)
}

/// The name of a language whose texts are to be fetched before an article in it is shown. Reactive.
pub fn missing_language(ui: UiContext, tag: Option<&str>) -> Option<&'static str> {
    let language = other_language(ui, tag)?;
    let is_there = cfg!(not(target_arch = "wasm32"))
        || ui.other_words.try_with(|words| words.speaks(language))?;
    (!is_there).then_some(language)
}

#[cfg(target_arch = "wasm32")]
fn words_of(ui: UiContext, language: &str) -> Option<Words> {
    Some(ui.other_words.get()).filter(|words| words.speaks(language))
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(
    clippy::unnecessary_wraps,
    reason = "the signature for browsers, which may not have the texts"
)]
fn words_of(_: UiContext, language: &str) -> Option<Words> {
    Some(Words::of(language))
}

/// Builds a part of a page whose texts are in the language of an article, if there are texts in it.
pub fn in_words_of<T>(tag: Option<&str>, build: impl FnOnce() -> T) -> T {
    let ui = ui();
    let words = other_language(ui, tag).and_then(|language| words_of(ui, language));
    let Some(words) = words else { return build() };
    let owner = Owner::current().unwrap_or_default().child();
    let built = owner.with(|| {
        provide_context(UiContext { words: RwSignal::new(words), is_part: true, ..ui });
        build()
    });
    // The signals live as long as the page.
    StoredValue::new(owner);
    built
}

/// The context of the reader around a component. Every reader provides one ([`crate::app::App`]). To use a component
/// outside of a reader is a mistake in the program.
pub fn ui() -> UiContext {
    expect_context()
}
