//! Moving the focus from an event handler.

use web_sys::{FocusOptions, HtmlElement};

use super::ui::UiContext;

/// Moves the focus to the page's content: for controls that go away when they are used, and for
/// the link that skips what is before it.
pub fn content(ui: UiContext) {
    if let Some(content) = ui.find("#content") {
        quietly(&content);
    }
}

/// Moves the focus without a scroll.
pub fn quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Answers a link to the content by hand: a fragment in the address would be read as a route.
pub fn skip(event: &leptos::ev::MouseEvent, ui: UiContext) {
    event.prevent_default();
    content(ui);
}
