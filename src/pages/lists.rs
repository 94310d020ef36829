//! The list of articles that a route names.

use crate::reading::listing::List;
use crate::routing::Route;

/// The list of a route, and the number of its page. `None` for routes that name no list.
pub fn list_of(route: &Route) -> Option<(List<'_>, usize)> {
    let (list, page) = route.list_and_page();
    let list = match list {
        Route::Section(id) => List::Section(id),
        Route::Tag(tag) => List::Tag(tag),
        Route::Author(name) => List::Author(name),
        Route::Archive { year: Some(year), month } => List::Period(*year, *month),
        // The archive links to the months, and lists the articles without a date.
        Route::Archive { year: None, .. } => List::Undated,
        Route::Front
        | Route::Article { .. }
        | Route::Tool(..)
        | Route::About
        | Route::Editor
        | Route::ListPage { .. }
        | Route::NotFound(_) => return None,
    };
    Some((list, page))
}
