//! The page for addresses that lead nowhere.

use crate::edition::Edition;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::setting::setting;
use crate::parts::stories::headlines;
use crate::routing::Route;

/// As many articles are offered instead.
const OFFERED: usize = 5;

/// Says so, and offers ways on.
pub fn not_found(edition: &Edition) -> Element {
    let words = setting().words();
    let archive = Route::Archive { year: None, month: None };
    let ways = [
        (Route::Front, words.to_front),
        (Route::timeline(), words.all_activities),
        (archive, words.all_articles),
    ];
    let ways: Vec<Element> = ways
        .into_iter()
        .map(|(route, text)| element("li").child(route_link(route).child(text)))
        .collect();
    let newest = edition.articles.iter().take(OFFERED);
    let articles = (!edition.articles.is_empty()).then(|| {
        element("section")
            .attribute("aria-labelledby", "ways-title")
            .child(element("h2").attribute("id", "ways-title").child(words.ways_on))
            .child(headlines(newest))
    });
    classed("div", "message")
        .child(element("h1").attribute("tabindex", "-1").child(words.not_found))
        .child(element("p").child(words.not_found_text))
        .child(classed("ul", "ways").child(ways))
        .child(articles)
}
