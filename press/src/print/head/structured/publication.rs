//! Who publishes the site, the site itself, and places.

use gazette::edition::activity::Place;
use gazette::routing::Route;

use super::node::Node;
use crate::print::head::pictures::is_absolute;
use crate::print::site::Site;

/// The publisher.
pub(super) fn organization(site: &Site<'_>) -> Node {
    let front = site.url(&Route::Front);
    let home = site.edition.home_page.as_ref().filter(|home| is_absolute(home));
    let logo = site.edition.icon.as_ref().filter(|icon| is_absolute(icon));
    Node::new("Organization")
        .with("@id", fragment(front.as_deref(), "organization"))
        .with("name", Some(site.name.clone()))
        .with("url", home.map(ToString::to_string).or(front))
        .with("logo", logo.map(ToString::to_string))
}

/// The site.
pub(super) fn web_site(site: &Site<'_>) -> Node {
    let front = site.url(&Route::Front);
    Node::new("WebSite")
        .with("@id", fragment(front.as_deref(), "website"))
        .with("name", Some(site.name.clone()))
        .with("description", site.edition.description.clone())
        .with("inLanguage", site.edition.language.clone())
        .with("publisher", Some(organization(site)))
        .with("url", front)
}

/// The site on its front page, with the address of its search
/// (<https://schema.org/SearchAction>).
pub(super) fn web_site_with_search(site: &Site<'_>) -> Node {
    let search = site.url(&Route::search()).map(|url| {
        let target = Node::new("EntryPoint")
            .with("urlTemplate", Some([&url, "?q={search_term_string}"].concat()));
        Node::new("SearchAction")
            .with("target", Some(target))
            .with("query-input", Some("required name=search_term_string"))
    });
    web_site(site).with("potentialAction", search)
}

/// A place.
pub(super) fn place(place: &Place) -> Node {
    let position = place.position.filter(|(north, east)| north.is_finite() && east.is_finite());
    let geo = position.map(|(north, east)| {
        Node::new("GeoCoordinates").with("latitude", Some(north)).with("longitude", Some(east))
    });
    Node::new("Place").with("name", Some(place.name.clone())).with("geo", geo)
}

/// The `@id` of something on a page.
pub(super) fn fragment(page: Option<&str>, name: &str) -> Option<String> {
    page.map(|page| format!("{page}#{name}"))
}
