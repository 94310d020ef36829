//! The page for addresses that lead nowhere: articles with a similar address, or else the newest.

use leptos::prelude::*;

use super::Shown;
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::lists::stories::headlines;
use crate::parts::ui::ui;
use crate::reading::search::near_names::near_articles;
use crate::routing::{Route, Tool};

/// At most this many of the newest articles are offered.
const MAX_OFFERED: usize = 5;

/// A message, links to the main pages, and articles that may be meant.
pub(super) fn not_found(shown: Shown<'_>) -> Vec<AnyView> {
    let edition = &shown.loaded.edition;
    let words = ui().words();
    let archive = Route::Archive { year: None, month: None };
    let links = [
        (Route::Front, words.to_front()),
        (Route::timeline(), words.all_activities()),
        (archive, words.archive()),
    ];
    let has_page = |route: &Route| {
        edition.has_activities() || !matches!(route, Route::Tool(Tool::Timeline, _))
    };
    let links: Vec<Element> = links
        .into_iter()
        .filter(|(route, _)| has_page(route))
        .map(|(route, text)| element("li").child(route_link(route).child(text)))
        .collect();
    let near = near(edition, shown.route);
    let (title, articles) = match near.is_empty() {
        true => (words.ways_on(), edition.articles.iter().take(MAX_OFFERED).collect()),
        false => (words.did_you_mean(), near),
    };
    let articles = (!articles.is_empty()).then(|| {
        element("section")
            .attribute("aria-labelledby", "ways-title")
            .child(element("h2").attribute("id", "ways-title").child(title))
            .child(headlines(articles.into_iter()))
    });
    let page = classed("div", "message")
        .child(element("h1").attribute("tabindex", "-1").child(words.not_found()))
        .child(element("p").child(words.not_found_text()))
        .child(classed("ul", "ways").child(links))
        .child(articles);
    vec![page.view()]
}

/// The articles whose addresses are like the one that leads nowhere.
fn near<'e>(edition: &'e Edition, route: &Route) -> Vec<&'e Article> {
    let name = match route.list_and_page().0 {
        Route::Article { slug: name, .. } | Route::Section(name) | Route::Tag(name) => name,
        Route::NotFound(path) => path.rsplit('/').find(|name| !name.is_empty()).unwrap_or_default(),
        _ => return Vec::new(),
    };
    near_articles(edition, name)
}
