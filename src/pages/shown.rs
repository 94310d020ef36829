//! The one argument of every page.

use leptos::prelude::*;

use crate::loading::prepared::Prepared;
use crate::loading::{Loaded, Loading};
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
    /// The prepared edition that the page is from, if the site has one.
    pub prepared: StoredValue<Option<Prepared>, LocalStorage>,
    /// What stands below the text, if the route is an article's.
    pub below: Option<Below>,
}

/// What stands below the text of an article. Empty until the lazy part of the site is there.
pub struct Below {
    /// What belongs to the article: pictures, links, files, corrections and topics.
    pub attached: AnyView,
    /// Where the article leads to: its neighbours and the related links.
    pub after: AnyView,
}

/// The handles that the search dialog uses. They stay when the footer, which has the dialog, is made anew.
#[derive(Clone, Copy)]
pub struct Finding {
    /// The signal that holds the edition.
    pub loading: RwSignal<Loading>,
    /// The prepared edition, if the site has one.
    pub prepared: StoredValue<Option<Prepared>, LocalStorage>,
    /// Further pages of the dataset.
    pub more: More,
    /// The path of the page, and the text of the dialog over it. `None` while the dialog is closed.
    pub text: StoredValue<Option<String>, LocalStorage>,
}

/// Further pages of the dataset, which a visitor can ask for.
#[derive(Clone, Copy)]
pub struct More {
    /// Whether the next page is being loaded.
    pub busy: RwSignal<bool>,
    /// Requests the next page, or all of the dataset where only a page of a prepared edition is loaded.
    pub ask: Callback<()>,
}
