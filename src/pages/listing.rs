//! Pages that list articles: of a section, about a topic, by an author, of a month or year.

use leptos::prelude::*;

use super::{Shown, list_of};
use crate::edition::article::Article;
use crate::loading::Loaded;
use crate::parts::byline::avatar;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::{route_link, site_link};
use crate::parts::lists::stories::stories;
use crate::parts::ui::ui;
use crate::reading::listing::{List, MAX_ON_PAGE, author, period_name};
use crate::routing::Route;

/// The page of a list. Empty for a route that names no list.
pub(super) fn listing(shown: Shown<'_>) -> Vec<AnyView> {
    let edition = &shown.loaded.edition;
    let Some((list, page)) = list_of(shown.route) else { return Vec::new() };
    let ui = ui();
    let words = ui.words();
    // Sections and topics are named in the edition's language, periods in the interface's.
    let edition_language = edition.language.as_deref();
    let (title, tag) = match list {
        List::Section(id) => (edition.section_title(id).unwrap_or(id).to_owned(), edition_language),
        List::Tag(name) | List::Author(name) => (name.to_owned(), edition_language),
        List::Period(year, month) => (period_name(year, month, &words), None),
        List::Undated => (words.undated(), None),
    };
    let own = match list {
        List::Section(id) => Some(id),
        _ => None,
    };
    let (count, articles) = on_page(shown.loaded, &list, page);
    let author = match list {
        List::Author(name) => author(edition, name),
        _ => None,
    };
    let avatar = author.and_then(|author| author.avatar.as_ref()).map(avatar);
    let own_page = author.and_then(|author| author.url.as_ref());
    let own_page = own_page.map(|url| element("p").child(site_link(url)));
    let header = classed("header", "page-header")
        .child(avatar)
        .child(element("h1").attribute("tabindex", "-1").in_language(tag).child(title))
        .child(classed("p", "standfirst").child(words.articles(count)))
        .child(own_page);
    let section = element("section")
        .attribute("aria-labelledby", "list-title")
        .child(classed("h2", "hidden").attribute("id", "list-title").child(words.articles_title()))
        .child(stories(edition, articles.into_iter(), own));
    let links = links_between_pages(shown.route, count_of_pages(count));
    vec![classed("div", "listing").child(header).child(section).child(links).view()]
}

/// The number of articles in a list, and the articles on one of its pages. Pages are counted from 1.
pub(super) fn on_page<'e>(
    loaded: &'e Loaded,
    list: &List<'_>,
    page: usize,
) -> (usize, Vec<&'e Article>) {
    if let Some(facts) = loaded.facts() {
        return (facts.listed, loaded.edition.articles.iter().collect());
    }
    let all = list.articles(&loaded.edition);
    let articles = all.chunks(MAX_ON_PAGE).nth(page.saturating_sub(1)).unwrap_or_default();
    (all.len(), articles.to_vec())
}

/// The number of pages of a list of articles.
pub(super) fn count_of_pages(articles: usize) -> usize {
    articles.div_ceil(MAX_ON_PAGE)
}

/// The links from one of `count` pages of a list to the others. `None` if the list has one page.
pub(super) fn links_between_pages(route: &Route, count: usize) -> Option<Element> {
    let (list, page) = route.list_and_page();
    if count < 2 {
        return None;
    }
    let ui = ui();
    let words = ui.words();
    let link = |relation, page, text: String| {
        route_link(list.clone().list_page(page)).attribute("rel", relation).child(text)
    };
    let position = words.page_position(page, count);
    Some(
        classed("nav", "pages")
            .attribute("aria-label", words.pages())
            .child((page > 1).then(|| link("prev", page - 1, words.previous_page())))
            .child(element("span").child(position))
            .child((page < count).then(|| link("next", page + 1, words.next_page()))),
    )
}
