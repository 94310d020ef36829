//! Moving the focus from an event handler.

use web_sys::{FocusOptions, HtmlElement};

use super::ui::UiContext;

/// Moves the focus to the page's content. For controls that are removed when they are used, and for the skip link.
pub fn content(ui: UiContext) {
    if let Some(content) = ui.find("#content") {
        quietly(&content);
    }
}

/// Moves the focus without scrolling.
pub fn quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Handles a click on the skip link. The browser must not follow the link, because its fragment would be read as a
/// route.
pub fn skip(event: &leptos::ev::MouseEvent, ui: UiContext) {
    event.prevent_default();
    content(ui);
}
