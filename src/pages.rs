//! The pages of the site, and the one table from a route to its page, the page's title, and the part of the
//! site that has it.
//!
//! Every page is one function from [`Shown`] to views. A page knows nothing of the frame around it. To add a
//! page, add a variant of [`Route`] and a file. The compiler then asks for an arm in `Route::path`, in `lists.rs`
//! and in each match below. It does not ask for `Route::from_path`: see docs/recipes.md.

mod about;
mod archive;
mod article;
mod editor;
mod front;
mod listing;
mod lists;
mod not_found;
mod search;
mod shown;
mod timeline;

pub use article::{after, attached};
#[cfg(feature = "print")]
pub use front::bounds as front_bounds;
pub use front::front;
pub use lists::list_of;
pub use search::finder;
pub use shown::{Below, Finding, More, Page, Shown};
pub use timeline::Tools;
#[cfg(feature = "print")]
pub use timeline::count_of_pages as count_of_timeline_pages;

use crate::edition::Edition;
use crate::loading::Loaded;
use crate::parts::names::{name_of, title_of};
use crate::parts::ui::UiContext;
use crate::reading::listing::period_name;
use crate::routing::{Route, Tool};

/// The page of a route in the first part of the site. `None` if the page is in another part.
pub fn first(edition: &Edition, route: &Route) -> Option<Page> {
    match route {
        Route::Article { slug, .. } => edition.by_slug(slug).map(|_| article::article as Page),
        Route::Front
        | Route::Tool(..)
        | Route::Section(_)
        | Route::Tag(_)
        | Route::Author(_)
        | Route::Archive { .. }
        | Route::ListPage { .. }
        | Route::About
        | Route::Editor
        | Route::NotFound(_) => None,
    }
}

/// The page of a route in the lazy part of the site.
pub fn lazy(loaded: &Loaded, route: &Route) -> Page {
    if !is_found(loaded, route) {
        return not_found::not_found;
    }
    match route.list_and_page().0 {
        Route::Tool(Tool::Timeline, _) => timeline::timeline,
        Route::Tool(Tool::Search, _) => search::search,
        Route::Archive { year: None, .. } => archive::archive,
        Route::Section(_) | Route::Tag(_) | Route::Author(_) | Route::Archive { .. } => {
            listing::listing
        }
        Route::About => about::about,
        Route::Editor => editor::editor,
        // `first` has every article that exists, and the front page is a part of its own.
        Route::Front | Route::Article { .. } | Route::ListPage { .. } | Route::NotFound(_) => {
            not_found::not_found
        }
    }
}

/// The title of a route's page, for the window.
pub fn title(loaded: &Loaded, route: &Route, ui: UiContext) -> String {
    let words = ui.words();
    let edition = &loaded.edition;
    let name = name_of(edition);
    if !is_found(loaded, route) {
        return words.window_title(&words.not_found(), &name);
    }
    let page_title = match route {
        Route::Front => return name,
        Route::ListPage { list, page } => {
            let list_title = title(loaded, list, ui);
            return words.page_of_list(*page, &list_title);
        }
        Route::Tool(Tool::Timeline, _) => words.timeline(),
        Route::Tool(Tool::Search, _) => words.search(),
        Route::About => words.about(),
        Route::Editor => words.editor(),
        Route::Author(name) => name.clone(),
        Route::Section(id) => edition.section_title(id).unwrap_or(id).to_owned(),
        Route::Tag(tag) => tag.clone(),
        Route::Archive { year: None, .. } => words.archive(),
        Route::Archive { year: Some(year), month } => period_name(*year, *month, &words),
        Route::Article { slug, .. } => {
            edition.by_slug(slug).map_or_else(|| words.not_found(), title_of)
        }
        Route::NotFound(_) => words.not_found(),
    };
    words.window_title(&page_title, &name)
}

/// Whether a page ends with the last article that is loaded, so that a further page of the dataset would
/// continue it.
pub fn continues_on_next_page(edition: &Edition, route: &Route) -> bool {
    match route {
        Route::About | Route::Editor => false,
        // A missing article may be on a page of the dataset that is not loaded.
        Route::Article { slug, .. } => edition.by_slug(slug).is_none(),
        Route::Front
        | Route::Tool(..)
        | Route::Section(_)
        | Route::Tag(_)
        | Route::Author(_)
        | Route::Archive { .. }
        | Route::ListPage { .. }
        | Route::NotFound(_) => {
            list_of(route).is_none_or(|(list, page)| !list.has_page(edition, page + 1))
        }
    }
}

/// Whether the list of a route has the page that the route names. `true` for routes without a list: their own
/// page decides.
fn is_found(loaded: &Loaded, route: &Route) -> bool {
    // A prepared edition has a file only for pages that exist.
    loaded.facts().is_some()
        || list_of(route).is_none_or(|(list, page)| list.has_page(&loaded.edition, page))
}
