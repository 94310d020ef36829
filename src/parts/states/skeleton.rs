//! The placeholder for a page while the edition is being loaded.

use crate::parts::element::{Element, classed, element};
use crate::parts::ui::ui;
use crate::routing::Route;

/// Bars in the shape of the page, and a text for screen readers.
pub fn skeleton(route: &Route) -> Element {
    let class = match route {
        Route::Front => "skeleton skeleton--front",
        Route::Article { .. } => "skeleton skeleton--article",
        _ => "skeleton",
    };
    let bars: Vec<Element> = (0..6).map(|_| classed("div", "skeleton__bar")).collect();
    classed("div", class)
        .attribute("role", "status")
        .child(classed("h1", "hidden").child(ui().words().loading()))
        .child(element("div").attribute("aria-hidden", "true").child(bars))
}
