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

/// Handles a click on the link to the top of the page.
pub fn back_to_top(event: &leptos::ev::MouseEvent, ui: UiContext) {
    skip(event, ui);
    to_the_top(ui);
}

/// Scrolls to the beginning of the page. A host page is scrolled only if the beginning of the view is above the window.
pub fn to_the_top(ui: UiContext) {
    if ui.navigator.is_in_url() {
        return leptos::prelude::window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(root) = ui.root()
        && root.get_bounding_client_rect().top() < 0.0
    {
        root.scroll_into_view();
    }
}

/// Handles a click on the skip link. The browser must not follow the link, because its fragment would be read as a
/// route.
pub fn skip(event: &leptos::ev::MouseEvent, ui: UiContext) {
    event.prevent_default();
    content(ui);
}
