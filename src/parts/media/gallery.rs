//! Pictures side by side. Each picture opens in a dialog, in which the arrow keys go to the other pictures
//! (`app::behaviours` has what happens). A dialog holds no picture until it is opened.

use leptos::prelude::*;

use super::picture::{Fetch, caption, picture};
use crate::edition::activity::Media;
use crate::parts::element::{Element, classed, element};
use crate::parts::ui::ui;
use crate::reading::language::is_right_to_left;

/// Marks a gallery.
pub const GALLERY: &str = "data-gallery";
/// The index of the picture in the dialog, at the gallery.
pub const SHOWN: &str = "data-shown";
/// Marks the button around a picture.
pub const OPEN: &str = "data-open";
/// The steps that a button goes: `1` or `-1`.
pub const STEP: &str = "data-by";
/// Marks the button that closes the dialog.
pub const CLOSE: &str = "data-close";
/// Marks the text that says which picture is shown.
pub const COUNTER: &str = "data-counter";

/// Pictures with their captions. Each picture opens in a larger view.
pub fn gallery(pictures: &[Media], tag: Option<&str>) -> Element {
    let item = |(index, media): (usize, &Media)| item(media, index).in_language(tag);
    let items: Vec<Element> = pictures.iter().enumerate().map(item).collect();
    let right_to_left = tag.map_or_else(|| ui().right_to_left.get_untracked(), is_right_to_left);
    classed("div", "gallery")
        .attribute(GALLERY, "")
        .maybe("data-rtl", right_to_left.then_some(""))
        .child(classed("div", "gallery__items").child(items))
        .child(viewer(pictures.len()))
}

fn item(media: &Media, index: usize) -> Element {
    let label = match media.picture.alt.as_str() {
        "" => ui().words().enlarge_nth(index + 1),
        alt => ui().words().enlarge(alt),
    };
    let open = button()
        .attribute("class", "gallery__open")
        .attribute("aria-label", label)
        .attribute(OPEN, "")
        .child(picture(&media.picture, Fetch::Lazily));
    element("figure").child(open).child(caption(media))
}

fn viewer(count: usize) -> Element {
    let words = ui().words();
    let step_button = |by: &str, label: String| button().attribute(STEP, by).child(label);
    let step_buttons = (count > 1)
        .then(|| vec![step_button("-1", words.previous()), step_button("1", words.next())]);
    let counter = classed("p", "viewer__place").attribute("role", "status").attribute(COUNTER, "");
    let close = button().attribute(CLOSE, "").child(words.close());
    let bar = classed("div", "viewer__bar").child(counter).child(step_buttons).child(close);
    classed("dialog", "viewer")
        .attribute("aria-label", words.gallery())
        .child(classed("div", "viewer__frame").child(bar))
}

fn button() -> Element {
    element("button").attribute("type", "button")
}
