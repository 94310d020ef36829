//! The page for addresses that lead nowhere.

use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::setting::setting;
use crate::routing::Route;

/// Says so, and offers a way on.
pub fn not_found() -> Element {
    let words = setting().words();
    classed("section", "card")
        .child(element("h1").attribute("tabindex", "-1").child(words.not_found))
        .child(element("p").child(words.not_found_text))
        .child(element("p").child(route_link(Route::Front).child(words.to_front)))
}
