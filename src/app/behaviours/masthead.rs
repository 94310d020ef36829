//! The masthead stays in reach: it goes while the visitor reads on, and comes back when the visitor scrolls up. A link
//! to the top stands only below long pages.

use leptos::prelude::document;
use web_sys::HtmlElement;

use crate::parts::ui::UiContext;

/// At the masthead: where the page was scrolled to.
const AT: &str = "data-at";
/// At the masthead, while it is out of sight.
const AWAY: &str = "data-away";
/// At the masthead, while the beginning of the page is out of sight.
const DOWN: &str = "data-down";
/// At the root, if the page is long.
const LONG: &str = "data-long";

/// The masthead does not react to less than so many pixels.
const JITTER: i32 = 8;
/// The beginning of the page is out of sight from so many pixels on.
const BEGINNING: i32 = 200;
/// A page is long if it is higher than so many windows.
const LONG_IN_WINDOWS: i32 = 3;

/// Moves the masthead after the page was scrolled.
pub(super) fn follow(ui: UiContext) {
    let Some(page) = document().document_element() else { return };
    let at = page.scroll_top();
    if let Some(masthead) = ui.find("[data-masthead]") {
        let before = masthead.get_attribute(AT).and_then(|at| at.parse().ok()).unwrap_or(0);
        if (at - before).abs() >= JITTER {
            let is_used = masthead.matches(":focus-within").unwrap_or(false);
            mark(&masthead, AWAY, at > before && at > BEGINNING && !is_used);
            let _ = masthead.set_attribute(AT, &at.to_string());
        }
        mark(&masthead, DOWN, at > BEGINNING);
    }
    if let Some(root) = ui.root() {
        mark(&root, LONG, page.scroll_height() > page.client_height() * LONG_IN_WINDOWS);
    }
}

fn mark(element: &HtmlElement, name: &str, is: bool) {
    if is != element.has_attribute(name) {
        let _ = element.toggle_attribute(name);
    }
}
