//! Links to pages of the edition, which are followed without a request, and links to other sites.

pub mod maps;

use leptos::prelude::*;

use super::element::{Element, classed, element};
use super::ui::ui;
use crate::edition::address::Address;
use crate::routing::Route;

/// A link to a page of the edition.
///
/// The link has an `href`, so that it can be opened in a new tab, copied and dragged. A plain click is handled by the
/// reader around it (`app::behaviours`).
pub fn route_link(route: Route) -> Element {
    element("a").attribute("href", ui().navigator.href(&route)).attribute("data-route", "")
}

/// A link to a spot on the page that is shown. A click also copies the link's address.
pub fn copy_link(route: Route, to: &str) -> Element {
    let ui = ui();
    classed("a", "copy")
        .attribute("href", ui.navigator.href(&route))
        .attribute("data-route", "")
        .attribute("data-copy", "")
        .attribute("aria-label", ui.words().copy_link_to(to))
}

/// A link to another site. It opens in the same tab, and the other site gets no referrer.
pub fn outside_link(address: &Address) -> Element {
    let leaves = ui().host.with_value(|host| address.is_web() && address.site() != Some(host));
    element("a")
        .attribute("href", address.as_str())
        .maybe("rel", address.is_web().then_some("noopener noreferrer"))
        .maybe("aria-describedby", leaves.then_some(LEAVES))
}

/// The `id` of the description of links that leave the site.
pub const LEAVES: &str = "leaves";

/// The name of the site that an address leads to.
pub fn site(address: &Address) -> String {
    address.shown_site().unwrap_or_else(|| address.to_string())
}

/// A link to another site with the name of the site as its text.
pub fn site_link(address: &Address) -> Element {
    outside_link(address).child(site(address))
}
