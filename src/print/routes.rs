//! The routes of all pages that an edition has, for printing.

use std::collections::BTreeMap;

use crate::edition::Edition;
use crate::loading::Loaded;
use crate::pages::count_of_timeline_pages;
use crate::reading::archive::months;
use crate::reading::listing::MAX_ON_PAGE;
use crate::routing::Route;

/// The routes of all pages of an edition, each once: the front page first, then the articles, newest first.
///
/// A page that is added to [`Route`] must be added here too. A test follows all links of a printed site and fails where
/// one leads to no page.
pub(super) fn every(loaded: &Loaded) -> Vec<Route> {
    let edition = &loaded.edition;
    let mut routes = vec![Route::Front];
    routes.extend(edition.articles.iter().map(|article| Route::article(&article.slug)));
    for (list, articles) in lists(edition) {
        let pages = articles.div_ceil(MAX_ON_PAGE).max(1);
        routes.extend((1..=pages).map(|page| list.clone().list_page(page)));
    }
    if edition.has_activities() {
        let pages = count_of_timeline_pages(loaded);
        routes.extend((1..=pages).map(|page| Route::timeline().list_page(page)));
    }
    routes.extend([Route::search(), Route::About, Route::Editor]);
    routes
}

/// Every list of articles, with the number of its articles.
fn lists(edition: &Edition) -> Vec<(Route, usize)> {
    let mut sections: BTreeMap<&str, usize> = BTreeMap::new();
    let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
    let mut authors: BTreeMap<&str, usize> = BTreeMap::new();
    let mut years: BTreeMap<i64, usize> = BTreeMap::new();
    for section in &edition.sections {
        sections.insert(&section.id, 0);
    }
    for article in &edition.articles {
        if let Some(section) = &article.section {
            *sections.entry(section).or_default() += 1;
        }
        for tag in unique(&article.tags, String::as_str) {
            *tags.entry(tag).or_default() += 1;
        }
        for name in unique(&article.authors, |author| &author.name) {
            *authors.entry(name).or_default() += 1;
        }
        if let Some(published) = &article.published {
            *years.entry(published.date.year).or_default() += 1;
        }
    }
    let undated = edition.articles.iter().filter(|article| article.published.is_none()).count();
    let archive = |year, month| Route::Archive { year, month };
    let mut lists = vec![(archive(None, None), undated)];
    lists.extend(sections.into_iter().map(|(id, count)| (Route::Section(id.to_owned()), count)));
    lists.extend(tags.into_iter().map(|(tag, count)| (Route::Tag(tag.to_owned()), count)));
    lists.extend(authors.into_iter().map(|(name, count)| (Route::Author(name.to_owned()), count)));
    lists.extend(years.into_iter().rev().map(|(year, count)| (archive(Some(year), None), count)));
    let months = months(edition).into_iter();
    lists.extend(months.map(|month| (archive(Some(month.year), Some(month.month)), month.count)));
    lists
}

/// The names of some values of an article, each once.
fn unique<T>(values: &[T], name: impl Fn(&T) -> &str + Copy) -> impl Iterator<Item = &str> {
    let names = values.iter().map(name).enumerate();
    names
        .filter(move |(index, own)| !values.iter().take(*index).any(|before| name(before) == *own))
        .map(|(_, name)| name)
}
