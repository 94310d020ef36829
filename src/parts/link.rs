//! Links: to pages of the edition, followed without loading anything, and to pages elsewhere.

use leptos::ev::MouseEvent;

use super::element::{Element, element};
use super::setting::setting;
use crate::edition::address::Address;
use crate::routing::Route;

/// A link to a page of the edition.
///
/// A real link with a real address: it can be opened in a new tab, copied and dragged. Only a plain
/// click is followed here.
pub fn route_link(route: Route) -> Element {
    let navigator = setting().navigator;
    let href = navigator.href(&route);
    element("a").attribute("href", href).on_click(move |event: MouseEvent| {
        let plain = event.button() == 0
            && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
        if plain && !event.default_prevented() {
            event.prevent_default();
            navigator.go(route.clone());
        }
    })
}

/// A link to a page elsewhere. It opens in place, and tells that page nothing of this one.
pub fn outside_link(address: &Address) -> Element {
    element("a")
        .attribute("href", address.as_str())
        .maybe("rel", address.is_web().then_some("noopener noreferrer"))
}

/// A link to a page elsewhere that shows which site it leads to.
pub fn site_link(address: &Address) -> Element {
    outside_link(address).child(address.site().unwrap_or(address.as_str()))
}
