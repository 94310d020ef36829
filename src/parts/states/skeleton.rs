//! The placeholder for a page while the edition is being loaded.

use crate::parts::element::{Element, classed, element};
use crate::parts::ui::ui;

/// Bars in place of the text, and a text for screen readers.
pub fn skeleton() -> Element {
    let bars: Vec<Element> = (0..6).map(|_| classed("div", "skeleton__bar")).collect();
    classed("div", "skeleton")
        .attribute("role", "status")
        .child(classed("h1", "hidden").child(ui().words().loading()))
        .child(element("div").attribute("aria-hidden", "true").child(bars))
}
