//! The list of an article's parts, which follows the reader: the part at hand is marked.

use leptos::ev;
use leptos::prelude::*;

use super::body::{inline_view, spot_id};
use super::element::{Element, classed, element, whenever};
use super::link::route_link;
use super::setting::setting;
use crate::edition::article::Article;
use crate::reading::contents::{Part, contents};
use crate::routing::Route;

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
    let words = setting().words();
    let list = classed("ol", "contents__list").child(items);
    let summary = element("summary").child(words.contents);
    Some(
        classed("nav", "contents")
            .attribute("aria-label", words.contents)
            .child(element("details").attribute("open", "").child(summary).child(list)),
    )
}

fn item(article: &Article, part: &Part<'_>, at_hand: RwSignal<String>) -> Element {
    let name = part.name.clone();
    let is_here = move || at_hand.with(|at_hand| *at_hand == name);
    let link = route_link(Route::part(&article.slug, &part.name))
        .in_language(article.language.as_deref())
        .live("aria-current", Box::new(move || is_here().then(|| "location".to_owned())))
        .child(inline_view(part.text));
    element("li").maybe("class", (part.level > 2).then_some("contents__inner")).child(link)
}

/// Looks which part is at hand whenever the page was scrolled; only in a browser.
fn follow(names: Vec<String>, at_hand: RwSignal<String>) {
    whenever(Box::new(move || {
        let names = names.clone();
        let look = move || {
            let height = window().inner_height().ok().and_then(|height| height.as_f64());
            let line = height.unwrap_or_default() * READING_LINE;
            let above = |name: &&String| {
                let heading = document().get_element_by_id(&spot_id(name));
                heading.is_some_and(|heading| heading.get_bounding_client_rect().top() <= line)
            };
            let name = names.iter().rev().find(above).cloned().unwrap_or_default();
            if at_hand.with_untracked(|shown| *shown != name) {
                at_hand.set(name);
            }
        };
        look();
        let handle = window_event_listener(ev::scroll, move |_| look());
        on_cleanup(move || handle.remove());
    }));
}
