//! What a visitor sees when the edition cannot be loaded, or is not the one that was asked for.

use leptos::prelude::*;

use super::element::{Element, classed, element};
use super::focus;
use super::setting::setting;
use super::words;
use crate::loading::LoadError;

/// In place of a page: what went wrong, and a way to try again.
pub fn failure(error: &LoadError, retry: Callback<()>) -> Element {
    let setting = setting();
    let title = element("h1").attribute("tabindex", "-1").child(setting.words().failed);
    classed("section", "card")
        .attribute("role", "alert")
        .child(title)
        .child(element("p").child(words::failure(error, setting.language())))
        .child(element("p").child(button(retry)))
}

/// Above a page: that it comes from the copy, and why.
pub fn copy_line(error: &LoadError, retry: Callback<()>) -> Element {
    let setting = setting();
    let text = element("p")
        .child(setting.words().instead)
        .child(" ")
        .child(words::failure(error, setting.language()));
    classed("div", "copy-line").attribute("role", "status").child(text).child(button(retry))
}

fn button(retry: Callback<()>) -> Element {
    element("button")
        .attribute("type", "button")
        .on_click(move |_| {
            // The button goes away with the page that it is on.
            focus::content();
            retry.run(());
        })
        .child(setting().words().retry)
}
