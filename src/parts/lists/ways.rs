//! Links to the pages that are not articles: the sections, the timeline, the archive; and the footer that has them all.

use crate::edition::Edition;
use crate::edition::branding::{Entry, Kind};
use crate::loading::{Loaded, Loading};
use crate::parts::element::{Element, classed, element};
use crate::parts::focus;
use crate::parts::link::{outside_link, route_link, site_link};
use crate::parts::names::name_of;
use crate::parts::ui::ui;
use crate::routing::Route;

/// An item with a link, which is marked when its page is shown.
pub fn way(to: Route, shown: &Route, text: &str, language: Option<&str>) -> Element {
    let current = (to == *shown.list_and_page().0).then_some("page");
    marked(to, current, text, language)
}

fn marked(to: Route, current: Option<&'static str>, text: &str, language: Option<&str>) -> Element {
    let link = route_link(to).maybe("aria-current", current).in_language(language);
    element("li").child(link.child(text))
}

/// The sections of an edition. That of the shown article is marked.
pub fn sections(edition: &Edition, shown: &Route) -> Vec<Element> {
    let tag = edition.language.as_deref();
    let article = match shown {
        Route::Article { slug, .. } => edition.by_slug(slug),
        _ => None,
    };
    let own = article.and_then(|article| article.section.as_ref());
    let section = |section: &crate::edition::Section| {
        let to = Route::Section(section.id.clone());
        match own == Some(&section.id) {
            true => marked(to, Some("true"), &section.title, tag),
            false => way(to, shown, &section.title, tag),
        }
    };
    edition.sections.iter().map(section).collect()
}

/// The timeline, if the edition has activities.
pub fn timeline(loaded: &Loaded, shown: &Route) -> Option<Element> {
    let has_timeline = loaded.has_more() || loaded.has_activities();
    has_timeline.then(|| way(Route::timeline(), shown, &ui().words().timeline(), None))
}

/// A text of the operator's, which may lead to a page.
pub fn site_way(link: &Entry, language: Option<&str>) -> Element {
    let shown = link.url.as_ref().map_or_else(|| element("span"), outside_link);
    shown.in_language(language).child(link.text.as_str())
}

/// The content of the footer. Empty while nothing is loaded.
pub fn footer(loading: &Loading, shown: &Route) -> Element {
    let Loading::Done(loaded) = loading else { return element("span") };
    let words = ui().words();
    let edition = &loaded.edition;
    let tag = edition.language.as_deref();
    let name = route_link(Route::Front).in_language(tag).child(name_of(edition));
    let branding = &edition.branding;
    let text = branding.text(Kind::Footer).or(edition.description.clone());
    let text = text.map(|text| classed("p", "footer__text").in_language(tag).child(text));
    let own = branding.all(Kind::FooterLink).map(|link| element("li").child(site_way(link, tag)));
    let own: Vec<Element> = own.collect();
    let own = (!own.is_empty()).then(|| element("ul").child(own));
    let ui = ui();
    let top = element("a").attribute("href", "#content");
    let top = top.on_click(move |event| focus::back_to_top(&event, ui));
    let sections = sections(edition, shown);
    let sections = (!sections.is_empty()).then(|| element("ul").child(sections));
    let ways = classed("nav", "footer__ways")
        .attribute("aria-label", words.footer())
        .child(sections)
        .child(element("ul").child(pages(loaded, shown)))
        .child(own);
    classed("div", "footer__content")
        .child(element("div").child(classed("p", "footer__name").child(name)).child(text))
        .child(ways)
        .child(classed("p", "footer__top").child(top.child(words.back_to_top())))
}

fn pages(loaded: &Loaded, shown: &Route) -> Vec<Element> {
    let words = ui().words();
    let edition = &loaded.edition;
    let archive = Route::Archive { year: None, month: None };
    let outside = |link: Element| element("li").child(link);
    let mut pages: Vec<Element> = timeline(loaded, shown).into_iter().collect();
    pages.push(way(archive, shown, &words.archive(), None));
    pages.push(way(Route::About, shown, &words.about(), None));
    let feed = edition.feed.as_ref();
    pages.extend(feed.map(|url| outside(outside_link(url).child(words.subscribe()))));
    pages.extend(edition.home_page.as_ref().map(|url| outside(site_link(url))));
    pages
}
