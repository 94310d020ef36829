//! The page about a publication, for readers.

use leptos::prelude::*;

use super::Shown;
use crate::edition::Section;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::{outside_link, route_link, site_link};
use crate::parts::names::name_of;
use crate::parts::ui::ui;
use crate::routing::Route;

/// The page about a publication.
pub(super) fn about(shown: Shown<'_>) -> Vec<AnyView> {
    let words = ui().words();
    let edition = &shown.loaded.edition;
    let tag = edition.language.as_deref();
    let line = |link: Element| element("p").child(link);
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").in_language(tag).child(name_of(edition)));
    let sections = edition.sections.iter().map(|section: &Section| {
        let link = route_link(Route::Section(section.id.clone())).in_language(tag);
        element("li").child(link.child(section.title.as_str()))
    });
    let sections = (!edition.sections.is_empty()).then(|| {
        let list = element("ul").child(sections.collect::<Vec<_>>());
        vec![element("h2").child(words.sections()), list]
    });
    let feed = edition.feed.as_ref();
    let text = classed("div", "prose")
        .child(edition.description.as_deref().map(|text| element("p").in_language(tag).child(text)))
        .child(edition.home_page.as_ref().map(|url| line(site_link(url))))
        .child(feed.map(|url| line(outside_link(url).child(words.subscribe()))))
        .child(sections)
        .child(
            classed("p", "about__editor").child(route_link(Route::Editor).child(words.editor())),
        );
    vec![classed("div", "about").child(header).child(text).view()]
}
