//! Marks the words that a visitor searched for in the article that was opened, and goes to the first of them. A bar above
//! the article takes the marks away.
//!
//! The words are marked by ranges (CSS Custom Highlight API, <https://drafts.csswg.org/css-highlight-api-1/>), so that the
//! elements of the page stay as they are. Browsers without that have the bar, and go to the first word.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use super::named::{call, construct, get};
use super::{make, nearest};
use crate::parts::focus;
use crate::parts::ui::UiContext;
use crate::reading::search::{Matcher, Query, marked};
use crate::routing::{Route, Spot};

/// The name of the marks in style sheets.
const NAME: &str = "gazette-found";
/// The height of the bar and of what is around it, in pixels.
const HEIGHT_OF_BAR: f64 = 72.0;
/// The bar, with the address whose words are marked.
const BAR: &str = "data-marked";
/// At an article that is watched for changes: whether its words are marked as they are now.
const STATE: &str = "data-has-marks";
/// The state of an article whose words are marked. It is empty once a text has changed.
const DONE: &str = "all";
/// The button of the bar.
const REMOVE: &str = "data-unmark";
/// Texts in these elements are none of the article's own.
const PASSED: &str = "nav,button,footer,dialog,[hidden],#timeline-title,[data-attached]";
/// `NodeFilter.SHOW_TEXT` of the DOM's standard.
const SHOW_TEXT: u32 = 4;
/// At most this many words are marked.
const MAX_MARKS: usize = 5_000;

/// Marks the words that the address names, and nothing if it names none.
pub(super) fn follow(ui: UiContext) {
    let Some(root) = ui.root() else { return };
    let bar = ui.find(&format!("[{BAR}]"));
    let Route::Article { spot: Some(Spot::Words(words)), .. } = ui.navigator.route_untracked()
    else {
        if let Some(bar) = bar {
            bar.remove();
            remove(&root);
        }
        return;
    };
    let Some(article) = ui.find("#content article") else { return };
    let key = ui.navigator.href(&ui.navigator.route_untracked());
    let bar = bar.filter(|bar| {
        bar.get_attribute(BAR).is_some_and(|own| own == key) || {
            bar.remove();
            false
        }
    });
    if bar.is_some() && article.get_attribute(STATE).is_some_and(|state| state == DONE) {
        return;
    }
    remove(&root);
    let ranges = ranges(&article, &Matcher::of(&Query::parse(&words)));
    highlight(&ranges);
    if !article.has_attribute(STATE) {
        watch(&article);
    }
    let _ = article.set_attribute(STATE, DONE);
    let is_new = bar.is_none();
    let Some(bar) = bar.map(Element::from).or_else(|| show_bar(ui, &key)) else { return };
    let Ok(line) = get(&bar, "firstElementChild").dyn_into::<Element>() else { return };
    if is_new {
        open_details(&ranges);
    }
    // The page itself has been scrolled to its top, or to where the visitor was, by the next frame. A text that comes into
    // an element that is there already is read out.
    request_animation_frame(move || {
        // The line has quotation marks of its own.
        let shown = words.trim().replace('"', "");
        line.set_text_content(count_in_words(ui, &shown, ranges.len()).as_deref());
        if is_new {
            go_to_first(ui, &ranges);
        }
    });
}

/// Notes when the texts of an article change: the reader may show a newer edition in the same elements.
fn watch(article: &HtmlElement) {
    let set = get(article, "setAttribute");
    let forget = call(&set, "bind", &[article, &STATE.into(), &"".into()]);
    // The browser frees the observer together with the article.
    let observer = construct(&window(), "MutationObserver", &[&forget]);
    let what: JsValue = js_sys::Object::new().into();
    for name in ["characterData", "childList", "subtree"] {
        let _ = js_sys::Reflect::set(&what, &name.into(), &true.into());
    }
    call(&observer, "observe", &[article, &what]);
}

/// Takes the marks away when the button of the bar was clicked.
pub(super) fn clicked(ui: UiContext, target: &Element) {
    if nearest(target, &format!("[{REMOVE}]")).is_none() {
        return;
    }
    focus::content(ui);
    ui.navigator.replace(ui.navigator.route_untracked().page());
}

/// Removes the marks in a reader, and those in elements that are no longer on the page.
pub(super) fn remove(root: &HtmlElement) {
    let marks = marks();
    let ranges = call(&marks, "values", &[]);
    loop {
        // An entry may be removed while a set is walked through.
        let range = get(&call(&ranges, "next", &[]), "value");
        if range.is_undefined() {
            return;
        }
        let node: Option<Node> = get(&range, "startContainer").dyn_into().ok();
        let is_gone = |node: &Node| get(node, "isConnected").is_falsy();
        if node.is_none_or(|node| is_gone(&node) || root.contains(Some(&node))) {
            call(&marks, "delete", &[&range]);
        }
    }
}

/// The marks of all readers of the document. Undefined if nothing was marked yet, and in browsers without marks.
fn marks() -> JsValue {
    call(&registry(), "get", &[&NAME.into()])
}

/// The marks of the document by their names. Undefined in browsers without marks.
fn registry() -> JsValue {
    get(&get(&window(), "CSS"), "highlights")
}

/// Shows ranges as marked, besides those that are.
fn highlight(ranges: &[JsValue]) {
    let mut marks = marks();
    if marks.is_undefined() {
        marks = construct(&window(), "Highlight", &[]);
        call(&registry(), "set", &[&NAME.into(), &marks]);
    }
    for range in ranges {
        call(&marks, "add", &[range]);
    }
}

/// The ranges of the found words in an article, in order.
fn ranges(article: &HtmlElement, matcher: &Matcher) -> Vec<JsValue> {
    let mut ranges = Vec::new();
    let walker = call(&document(), "createTreeWalker", &[article, &SHOW_TEXT.into()]);
    while let Ok(node) = call(&walker, "nextNode", &[]).dyn_into::<Node>() {
        // A text node may still have more of them.
        if ranges.len() >= MAX_MARKS {
            break;
        }
        let parent = node.parent_element();
        if parent.is_some_and(|parent| matches!(parent.closest(PASSED), Ok(None))) {
            add_ranges(&node, matcher, &mut ranges);
        }
    }
    ranges
}

fn add_ranges(node: &Node, matcher: &Matcher, ranges: &mut Vec<JsValue>) {
    let text = get(node, "data").as_string().unwrap_or_default();
    // The DOM counts in UTF-16.
    let length = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let mut at = 0_u32;
    for piece in marked(&text, matcher) {
        let end = at.saturating_add(length(piece.text));
        if piece.is_marked {
            let range = call(&document(), "createRange", &[]);
            call(&range, "setStart", &[node, &at.into()]);
            call(&range, "setEnd", &[node, &end.into()]);
            ranges.push(range);
        }
        at = end;
    }
}

/// The element around the beginning of a range.
fn around(range: &JsValue) -> Option<Element> {
    get(range, "startContainer").dyn_into::<Node>().ok()?.parent_element()
}

/// Opens what is folded away around found words.
fn open_details(ranges: &[JsValue]) {
    for range in ranges {
        let mut inner = around(range);
        while let Some(closed) =
            inner.and_then(|inner| inner.closest("details:not([open])").ok()?)
        {
            let _ = closed.set_attribute("open", "");
            inner = closed.parent_element();
        }
    }
}

/// Scrolls to the first found word below the article's header, unless a visitor who came back is somewhere on the page.
fn go_to_first(ui: UiContext, ranges: &[JsValue]) {
    let is_somewhere = window().scroll_y().unwrap_or_default() > 0.0;
    if ui.root().is_none() || ui.navigator.is_in_url() && is_somewhere {
        return;
    }
    let is_below = |range: &&JsValue| {
        around(range).is_some_and(|around| matches!(around.closest("header"), Ok(None)))
    };
    let Some(first) = ranges.iter().find(is_below) else { return };
    let place = call(first, "getBoundingClientRect", &[]);
    let bottom = get(&place, "bottom").as_f64().unwrap_or_default();
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    if let Some(height) = height.filter(|height| bottom > height - HEIGHT_OF_BAR) {
        call(&window(), "scrollBy", &[&0.into(), &(bottom - height / 2.0).into()]);
    }
}

/// How many words are marked, in words.
fn count_in_words(ui: UiContext, words: &str, count: usize) -> Option<String> {
    let texts = ui.words.try_get_untracked()?;
    Some(match count {
        0 => texts.marked_none(words),
        count => texts.marked(count, words),
    })
}

/// Shows the bar above the article. Its first child is for the number of marks.
fn show_bar(ui: UiContext, key: &str) -> Option<Element> {
    let (content, texts) = (ui.find("#content")?, ui.words.try_get_untracked()?);
    let bar = make("div", "marked-words", "")?;
    let line = make("p", "marked-words__line", "")?;
    let button = make("button", "", &texts.marked_remove())?;
    let _ = bar.set_attribute(BAR, key);
    let _ = line.set_attribute("role", "status");
    let _ = button.set_attribute("type", "button");
    let _ = button.set_attribute(REMOVE, "");
    let _ = bar.append_child(&line);
    let _ = bar.append_child(&button);
    call(&content, "prepend", &[&bar]);
    Some(bar)
}
