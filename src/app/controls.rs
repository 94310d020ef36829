//! The commands that a frame can give to the session and to the lazy part.

use leptos::prelude::*;

use super::lazy::Lazy;
use crate::loading::Loading;
use crate::pages::{Finding, More};

/// The state of the session that a frame shows, and the visitor's commands.
#[derive(Clone, Copy)]
pub struct Controls {
    /// The name of the publication, as far as the settings say it.
    pub name: StoredValue<Option<String>, LocalStorage>,
    /// A newer state of the dataset, which the visitor has not asked to see yet.
    pub news: RwSignal<Loading>,
    /// The part of the site that is fetched later.
    pub lazy: RwSignal<Lazy>,
    /// The part of the site with the front page.
    pub front: RwSignal<Lazy>,
    /// Fetches the parts again.
    pub fetch_lazy: Callback<()>,
    /// Loads the edition again.
    pub retry: Callback<()>,
    /// Loads further pages of the dataset.
    pub more: More,
    /// The handles that the search dialog uses.
    pub finding: Finding,
    /// Shows the news.
    pub show_news: Callback<()>,
}

impl Default for Controls {
    /// Controls without a session. The commands do nothing.
    fn default() -> Self {
        let nothing = Callback::new(|()| {});
        let more = More { busy: RwSignal::new(false), ask: nothing };
        Self {
            name: StoredValue::new_local(None),
            news: RwSignal::new(Loading::Idle),
            lazy: RwSignal::new(Lazy::default()),
            front: RwSignal::new(Lazy::front()),
            fetch_lazy: nothing,
            retry: nothing,
            more,
            finding: Finding {
                loading: RwSignal::new(Loading::Idle),
                prepared: StoredValue::new_local(None),
                more,
                text: StoredValue::new_local(None),
            },
            show_news: nothing,
        }
    }
}
