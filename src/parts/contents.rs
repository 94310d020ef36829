//! The list of an article's parts, which follows the reader: the part at hand is marked.

use leptos::ev;
use leptos::prelude::*;

use super::body::find_part;
use super::element::{Element, classed, element, whenever};
use super::link::route_link;
use super::ui::{UiContext, ui};
use crate::edition::article::Article;
use crate::reading::contents::{Part, contents};
use crate::routing::{Route, Spot};

/// A part is at hand once its heading is within this upper share of the window.
const READING_LINE: f64 = 0.3;

/// A text with the list of its parts beside or above it; the text alone where it is short.
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
    let at_hand = RwSignal::new(String::new());
    follow(parts.iter().map(|part| part.name.clone()).collect(), at_hand);
    let items: Vec<Element> = parts.iter().map(|part| item(article, part, at_hand)).collect();
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

fn item(article: &Article, part: &Part<'_>, at_hand: RwSignal<String>) -> Element {
    let name = part.name.clone();
    let is_here = move || at_hand.with(|at_hand| *at_hand == name);
    let link = route_link(Route::part(&article.slug, &part.name))
        .in_language(article.language.as_deref())
        .live("aria-current", Box::new(move || is_here().then(|| "location".to_owned())))
        .child(part.label.as_str());
    element("li").maybe("class", (part.level > 2).then_some("contents__inner")).child(link)
}

/// Looks which part is at hand whenever the page was scrolled; only in a browser.
fn follow(names: Vec<String>, at_hand: RwSignal<String>) {
    let ui = ui();
    let navigator = ui.navigator;
    whenever(Box::new(move || {
        let names = names.clone();
        let look = move || {
            let name = part_at_hand(ui, &names, &navigator.route_untracked());
            if at_hand.with_untracked(|shown| *shown != name) {
                at_hand.set(name);
                request_animation_frame(move || show_mark(ui));
            }
        };
        look();
        let handle = window_event_listener(ev::scroll, move |_| look());
        on_cleanup(move || handle.remove());
    }));
}

/// The last part whose heading is above the reading line; at the end of the page, the last of all.
/// Short parts come above the line several at a time: then it is the one that the address names, as
/// long as that is in sight.
fn part_at_hand(ui: UiContext, names: &[String], route: &Route) -> String {
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
        |place: &usize| names.get(*place).is_some_and(|name| (0.0..height).contains(&top(name)));
    let named = named.filter(|place| Some(*place) <= last).filter(in_sight);
    named.or(last).and_then(|place| names.get(place)).cloned().unwrap_or_default()
}

/// Brings the mark into sight, where the list is longer than its box.
fn show_mark(ui: UiContext) {
    let mark = ui.find("[data-contents] [aria-current]");
    let list = ui.find("[data-contents]");
    if let (Some(mark), Some(list)) = (mark, list) {
        list.set_scroll_top(mark.offset_top() - list.client_height() / 2);
    }
}
