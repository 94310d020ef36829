//! What is said of a page in every vocabulary.

use super::Page;
use super::description::description;
use super::names::name_of;
use super::pictures::{Picture, picture_of};
use crate::print::site::Site;
use gazette::routing::Route;

/// What is said of a page.
pub(super) struct Facts {
    /// The title of the page without the name of the site.
    pub(super) name: String,
    /// A sentence or two on the content.
    pub(super) description: Option<String>,
    /// The absolute address of the page without a spot or a query. `None` if the site's address is not known, and on
    /// the page for what is not found.
    pub(super) url: Option<String>,
    /// The picture for previews.
    pub(super) picture: Option<Picture>,
    /// The title of the link to the page's calendar.
    pub(super) calendar_title: Option<String>,
}

impl Facts {
    /// What is said of a page of a site.
    pub(super) fn of(site: &Site<'_>, page: &Page<'_>) -> Self {
        let url = match page.route {
            Route::NotFound(_) => None,
            route => site.url(&route.page()),
        };
        Self {
            name: name_of(site, page.route),
            description: description(site, page),
            url,
            picture: picture_of(site, page),
            calendar_title: page.calendar.as_ref().map(|_| site.words.take_away_calendar()),
        }
    }
}
