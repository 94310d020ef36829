//! The mark in an article's table of contents: it stands at the part that the visitor reads.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::all;
use crate::parts::body::find_part;
use crate::parts::contents::PART;
use crate::parts::ui::UiContext;
use crate::routing::{Route, Spot};

/// A part is the current one once its heading is within this upper share of the window's height.
const READING_LINE: f64 = 0.3;

/// Finds the current part, and moves the mark there.
pub(super) fn follow(ui: UiContext) {
    let Some(contents) = ui.find("[data-contents]") else { return };
    let links = all(&contents, &format!("[{PART}]"));
    let names: Vec<String> = links.iter().filter_map(|link| link.get_attribute(PART)).collect();
    let current = current_part(ui, &names, &ui.navigator.route_untracked());
    let mut has_moved = false;
    for (index, link) in links.iter().enumerate() {
        let (is, was) = (Some(index) == current, link.has_attribute("aria-current"));
        if is != was {
            has_moved = true;
            let _ = match is {
                true => link.set_attribute("aria-current", "location"),
                false => link.remove_attribute("aria-current"),
            };
        }
    }
    if has_moved {
        show_mark(&contents, current.and_then(|index| links.get(index)));
    }
}

/// The part that the address names, as long as its heading is in sight: near the end of the page, the headings of short
/// parts do not come up to the reading line. Else the last part whose heading is above the line, and at the end of the
/// page the last of all parts.
fn current_part(ui: UiContext, names: &[String], route: &Route) -> Option<usize> {
    let window = window();
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let top = |name: &String| {
        let heading = find_part(ui, name);
        heading.map_or(f64::INFINITY, |heading| heading.get_bounding_client_rect().top())
    };
    let end = document().document_element().map_or(0.0, |page| f64::from(page.scroll_height()));
    let at_end = window.scroll_y().unwrap_or_default() + height >= end - 1.0;
    let line = if at_end { height } else { height * READING_LINE };
    let last = names.iter().rposition(|name| top(name) <= line);
    let named = match route {
        Route::Article { spot: Some(Spot::Part(name)), .. } => names.iter().position(|n| n == name),
        _ => None,
    };
    let in_sight =
        |index: &usize| names.get(*index).is_some_and(|name| (0.0..height).contains(&top(name)));
    named.filter(in_sight).or(last)
}

/// Scrolls the table of contents so that the mark is in sight.
fn show_mark(contents: &HtmlElement, mark: Option<&HtmlElement>) {
    if let Some(mark) = mark {
        contents.set_scroll_top(mark.offset_top() - contents.client_height() / 2);
    }
}
