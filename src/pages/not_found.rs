//! The page for addresses that lead nowhere.

use leptos::prelude::*;

use super::Shown;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::lists::stories::headlines;
use crate::parts::ui::ui;
use crate::routing::Route;

/// At most this many of the newest articles are offered.
const MAX_OFFERED: usize = 5;

/// A message, links to the main pages, and the newest articles.
pub(super) fn not_found(shown: Shown<'_>) -> Vec<AnyView> {
    let edition = &shown.loaded.edition;
    let words = ui().words();
    let archive = Route::Archive { year: None, month: None };
    let links = [
        (Route::Front, words.to_front()),
        (Route::timeline(), words.all_activities()),
        (archive, words.all_articles()),
    ];
    let has_page = |route: &Route| edition.has_activities() || !matches!(route, Route::Timeline(_));
    let links: Vec<Element> = links
        .into_iter()
        .filter(|(route, _)| has_page(route))
        .map(|(route, text)| element("li").child(route_link(route).child(text)))
        .collect();
    let newest = edition.articles.iter().take(MAX_OFFERED);
    let articles = (!edition.articles.is_empty()).then(|| {
        element("section")
            .attribute("aria-labelledby", "ways-title")
            .child(element("h2").attribute("id", "ways-title").child(words.ways_on()))
            .child(headlines(newest))
    });
    let page = classed("div", "message")
        .child(element("h1").attribute("tabindex", "-1").child(words.not_found()))
        .child(element("p").child(words.not_found_text()))
        .child(classed("ul", "ways").child(links))
        .child(articles);
    vec![page.view()]
}
