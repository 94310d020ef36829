//! The table of contents of an article. The part that the visitor reads is marked.

use leptos::ev;
use leptos::prelude::*;

use super::body::find_part;
use super::element::{Element, classed, element, whenever};
use super::link::route_link;
use super::ui::{UiContext, ui};
use crate::edition::article::Article;
use crate::reading::contents::{Part, contents};
use crate::routing::{Route, Spot};

/// A part is the current one once its heading is within this upper share of the window's height.
const READING_LINE: f64 = 0.3;

/// A text with its table of contents beside or above it. A short text has no table of contents.
pub fn with_contents(article: &Article, text: Element) -> Element {
    match contents_list(article) {
        Some(contents) => classed("div", "with-contents").child(contents).child(text),
        None => text,
    }
}

fn contents_list(article: &Article) -> Option<Element> {
    let parts = contents(article);
    if parts.is_empty() {
        return None;
    }
    let current = RwSignal::new(String::new());
    follow(parts.iter().map(|part| part.name.clone()).collect(), current);
    let items: Vec<Element> = parts.iter().map(|part| item(article, part, current)).collect();
    let words = ui().words();
    let list = classed("ol", "contents__list").child(items);
    let summary = element("summary").child(words.contents());
    Some(
        classed("nav", "contents")
            .attribute("data-contents", "")
            .attribute("aria-label", words.contents())
            .child(element("details").attribute("open", "").child(summary).child(list)),
    )
}

fn item(article: &Article, part: &Part<'_>, current: RwSignal<String>) -> Element {
    let name = part.name.clone();
    let is_here = move || current.with(|current| *current == name);
    let link = route_link(Route::part(&article.slug, &part.name))
        .in_language(article.language.as_deref())
        .live("aria-current", move || is_here().then(|| "location".to_owned()))
        .child(part.label.as_str());
    element("li").maybe("class", (part.level > 2).then_some("contents__inner")).child(link)
}

/// Finds the current part after every scroll. Only in a browser.
fn follow(names: Vec<String>, current: RwSignal<String>) {
    let ui = ui();
    let navigator = ui.navigator;
    whenever(move || {
        let names = names.clone();
        let look = move || {
            let name = current_part(ui, &names, &navigator.route_untracked());
            if current.with_untracked(|shown| *shown != name) {
                current.set(name);
                request_animation_frame(move || show_mark(ui));
            }
        };
        look();
        let handle = window_event_listener(ev::scroll, move |_| look());
        on_cleanup(move || handle.remove());
    });
}

/// The last part whose heading is above the reading line. At the end of the page, the last of all parts. Several
/// short parts may be above the line. If the address names one of them and that part is in sight, that part is the
/// current one.
fn current_part(ui: UiContext, names: &[String], route: &Route) -> String {
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
    let named = named.filter(|index| Some(*index) <= last).filter(in_sight);
    named.or(last).and_then(|index| names.get(index)).cloned().unwrap_or_default()
}

/// Scrolls the table of contents so that the mark is in sight.
fn show_mark(ui: UiContext) {
    let mark = ui.find("[data-contents] [aria-current]");
    let list = ui.find("[data-contents]");
    if let (Some(mark), Some(list)) = (mark, list) {
        list.set_scroll_top(mark.offset_top() - list.client_height() / 2);
    }
}
