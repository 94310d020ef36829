//! The table of contents of an article. `app::behaviours` marks the part that the visitor reads.

use super::element::{Element, classed, element};
use super::link::route_link;
use super::ui::ui;
use crate::edition::article::Article;
use crate::reading::contents::{Part, contents};
use crate::routing::Route;

/// The name of the part that a link leads to.
pub const PART: &str = "data-part";

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
    let items: Vec<Element> = parts.iter().map(|part| item(article, part)).collect();
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

fn item(article: &Article, part: &Part<'_>) -> Element {
    let link = route_link(Route::part(&article.slug, part.name))
        .in_language(article.language.as_deref())
        .attribute(PART, part.name)
        .child(part.label.as_str());
    element("li").maybe("class", (part.level > 2).then_some("contents__inner")).child(link)
}
