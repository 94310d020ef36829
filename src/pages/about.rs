//! The page about an edition: its description, its size, and the notices of its loader. Operators need it most.

use leptos::prelude::*;

use super::Shown;
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::{outside_link, site_link};
use crate::parts::names::name_of;
use crate::parts::ui::ui;

/// The page about an edition.
pub(super) fn about(shown: Shown<'_>) -> Vec<AnyView> {
    let loaded = shown.loaded;
    let ui = ui();
    let words = ui.words();
    let edition = &loaded.edition;
    let activities = edition.articles.iter().map(|article| article.timeline.activities.len()).sum();
    let articles = words.articles(edition.articles.len());
    let counts = format!("{articles}{}{}", words.list_comma(), words.activities(activities));
    let feed = edition.feed.as_ref();
    let tag = edition.language.as_deref();
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(words.about()))
        .child(classed("p", "standfirst").in_language(tag).child(name_of(edition)));
    let text = classed("div", "prose")
        .child(edition.description.as_deref().map(|text| element("p").in_language(tag).child(text)))
        .child(element("p").child(counts))
        .child(edition.home_page.as_ref().map(|url| element("p").child(site_link(url))))
        .child(feed.map(|url| element("p").child(outside_link(url).child(words.subscribe()))))
        .child(element("h2").child(words.notices()))
        .child(notices(loaded));
    vec![classed("div", "about").child(header).child(text).view()]
}

/// The notices. They are in English, because they are for the person who made the dataset, and name its fields.
fn notices(loaded: &Loaded) -> Element {
    if loaded.notices.is_empty() {
        return element("p").child(ui().words().no_notices());
    }
    let notices = loaded.notices.iter();
    let items: Vec<Element> =
        notices.map(|notice| element("li").child(notice.to_string())).collect();
    classed("ul", "notices").attribute("lang", "en").child(items)
}
