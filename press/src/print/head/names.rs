//! The names of pages, and the way to a page from the front page.

use gazette::edition::article::Article;
use gazette::reading::listing::period_name;
use gazette::routing::{Route, Tool};

use crate::print::site::Site;

/// The name of a page, without the name of the site.
pub(super) fn name_of(site: &Site<'_>, route: &Route) -> String {
    let (edition, words) = (site.edition, &site.words);
    match route {
        Route::Front => site.name.clone(),
        Route::Article { slug, .. } => {
            let headline = edition.by_slug(slug).map(Article::headline);
            headline.filter(|title| !title.is_empty()).unwrap_or_else(|| words.untitled())
        }
        Route::Section(id) => edition.section_title(id).unwrap_or(id).to_owned(),
        Route::Tag(tag) => tag.clone(),
        Route::Tool(Tool::Timeline, _) => words.timeline(),
        Route::Tool(Tool::Search, _) => words.search(),
        Route::Archive { year: None, .. } => words.archive(),
        Route::Archive { year: Some(year), month } => period_name(*year, *month, words),
        Route::ListPage { list, page } => words.page_of_list(*page, &name_of(site, list)),
        Route::About => words.about(),
        Route::Editor => words.editor(),
        Route::Author(name) => name.clone(),
        Route::NotFound(_) => words.not_found(),
    }
}

/// The pages that lead from the front page to a page, with both ends.
pub(super) fn way_to(site: &Site<'_>, route: &Route) -> Vec<Route> {
    let archive = |year, month| Route::Archive { year, month };
    let above = match route {
        Route::Front => return vec![Route::Front],
        Route::Article { slug, .. } => {
            let section = site.edition.by_slug(slug).and_then(|article| article.section.as_deref());
            section.map_or(Route::Front, |id| Route::Section(id.to_owned()))
        }
        Route::Archive { year: Some(year), month: Some(_) } => archive(Some(*year), None),
        Route::Archive { year: Some(_), month: None } => archive(None, None),
        Route::ListPage { list, .. } => (**list).clone(),
        Route::Editor => Route::About,
        Route::Tool(..)
        | Route::Section(_)
        | Route::Tag(_)
        | Route::Author(_)
        | Route::Archive { year: None, .. }
        | Route::About
        | Route::NotFound(_) => Route::Front,
    };
    let mut way = way_to(site, &above);
    way.push(route.page());
    way
}
