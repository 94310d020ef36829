//! The front page: the articles, newest first.

use super::shell::name_of;
use crate::edition::Edition;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::setting::setting;
use crate::parts::stories::{First, stories};
use crate::routing::Route;

/// The front page.
pub fn front(edition: &Edition) -> Element {
    let words = setting().words();
    let description = edition.description.as_deref();
    let tag = edition.language.as_deref();
    let nameplate = classed("header", "nameplate")
        .in_language(tag)
        .child(element("h1").attribute("tabindex", "-1").child(name_of(edition)))
        .child(description.map(|text| classed("p", "nameplate__description").child(text)));
    let content = if edition.articles.is_empty() {
        classed("p", "empty").child(words.no_articles)
    } else {
        let title = classed("h2", "hidden").attribute("id", "latest-title").child(words.latest);
        element("section").attribute("aria-labelledby", "latest-title").child(title).child(stories(
            edition,
            edition.articles.iter(),
            First::Leads,
        ))
    };
    classed("div", "front").child(nameplate).child(sections(edition)).child(content)
}

/// The sections, as a line of links.
fn sections(edition: &Edition) -> Option<Element> {
    if edition.sections.is_empty() {
        return None;
    }
    let tag = edition.language.as_deref();
    let item = |section: &crate::edition::Section| {
        let link = route_link(Route::Section(section.id.clone())).in_language(tag);
        element("li").child(link.child(section.title.as_str()))
    };
    let links: Vec<Element> = edition.sections.iter().map(item).collect();
    let list = classed("ul", "sections__list").child(links);
    Some(classed("nav", "sections").attribute("aria-label", setting().words().sections).child(list))
}
