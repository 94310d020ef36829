//! The one argument of every page.

use leptos::prelude::*;

use crate::loading::{Loaded, Loading};
use crate::parts::element::Element;
use crate::routing::Route;

/// A page is a function from [`Shown`] to views.
pub type Page = fn(Shown<'_>) -> Vec<AnyView>;

/// The edition that a page shows, and its surroundings.
pub struct Shown<'a> {
    /// The edition.
    pub loaded: &'a Loaded,
    /// The address of the page.
    pub route: &'a Route,
    /// The signal that holds the edition, for handlers that outlive the call of the page.
    pub loading: RwSignal<Loading>,
    /// Further pages of the dataset.
    pub more: More,
    /// The related links of the article, if the route is an article's.
    pub related: Option<Element>,
}

/// Further pages of the dataset, which a visitor can ask for.
#[derive(Clone, Copy)]
pub struct More {
    /// Whether the next page is being loaded.
    pub busy: RwSignal<bool>,
    /// Requests the next page.
    pub ask: Callback<()>,
}
