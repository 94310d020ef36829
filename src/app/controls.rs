//! The requests that a frame can make of the session and of the lazy part.

use leptos::prelude::*;

use super::lazy::Lazy;
use crate::loading::Loading;
use crate::pages::More;

/// The state of the session around a page, and the visitor's requests to it.
#[derive(Clone, Copy)]
pub struct Controls {
    /// The dataset as it has become since it was loaded, until the visitor asks for it.
    pub news: RwSignal<Loading>,
    /// The part of the site that is fetched later.
    pub lazy: RwSignal<Lazy>,
    /// Fetches the lazy part again.
    pub fetch_lazy: Callback<()>,
    /// Loads the edition again.
    pub retry: Callback<()>,
    /// Further pages of the dataset.
    pub more: More,
    /// Shows the news.
    pub show_news: Callback<()>,
}

impl Default for Controls {
    /// Controls without a session: no request does anything.
    fn default() -> Self {
        let nothing = Callback::new(|()| {});
        Self {
            news: RwSignal::new(Loading::Idle),
            lazy: RwSignal::new(Lazy::default()),
            fetch_lazy: nothing,
            retry: nothing,
            more: More { busy: RwSignal::new(false), ask: nothing },
            show_news: nothing,
        }
    }
}
