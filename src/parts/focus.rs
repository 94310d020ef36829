//! Moving the focus from an event handler.

use web_sys::{FocusOptions, HtmlElement};

use super::setting::Setting;

/// Moves the focus to the page's content: for controls that go away when they are used, and for
/// the link that skips what is before it.
pub fn content(setting: Setting) {
    if let Some(content) = setting.find("#content") {
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
pub fn skip(event: &leptos::ev::MouseEvent, setting: Setting) {
    event.prevent_default();
    content(setting);
}
