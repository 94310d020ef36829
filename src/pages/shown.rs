//! The one argument of every page.

use leptos::prelude::*;

use crate::loading::{Loaded, Loading};
use crate::parts::element::Element;
use crate::routing::Route;

/// A page: a function from what is shown to views.
pub type Page = fn(Shown<'_>) -> Vec<AnyView>;

/// The edition that a page shows, and its surroundings.
pub struct Shown<'a> {
    /// The edition.
    pub loaded: &'a Loaded,
    /// The address of the page.
    pub route: &'a Route,
    /// The edition again, for handlers that outlive the call of the page.
    pub loading: RwSignal<Loading>,
    /// Further pages of the dataset.
    pub more: More,
    /// The related links of the article, where the route is one's.
    pub related: Option<Element>,
}

/// Further pages of the dataset, which a visitor can ask for.
#[derive(Clone, Copy)]
pub struct More {
    /// Whether the next one is on its way.
    pub busy: RwSignal<bool>,
    /// Asks for the next one.
    pub ask: Callback<()>,
}
