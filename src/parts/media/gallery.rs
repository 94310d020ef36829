//! Pictures that open in a dialog, in which the arrow keys go to the other pictures of the gallery (`app::behaviours` makes
//! the dialog). All pictures of an article that open are one gallery.

use super::picture::{FLEETING, Fetch, caption, picture};
use crate::edition::activity::Media;
use crate::parts::element::{Element, classed, element};
use crate::parts::ui::ui;

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

/// The lead picture of an article, with its caption and credit. The frame is hidden if the picture cannot be loaded.
pub fn lead(media: &Media) -> Element {
    let open = opener(media, "lead__open", 0).child(picture(&media.picture, Fetch::AtOnce));
    classed("figure", "lead").attribute(FLEETING, "").child(open).child(caption(media))
}

/// Pictures with their captions, side by side. They open within the element around them that has [`GALLERY`].
pub fn gallery(pictures: &[Media], tag: Option<&str>) -> Element {
    let items: Vec<Element> = pictures
        .iter()
        .enumerate()
        .map(|(index, media)| {
            let open = opener(media, "gallery__open", index);
            let open = open.child(picture(&media.picture, Fetch::Lazily));
            element("figure").in_language(tag).child(open).child(caption(media))
        })
        .collect();
    classed("div", "gallery__items").child(items)
}

/// The button around a picture.
fn opener(media: &Media, class: &'static str, index: usize) -> Element {
    let label = match media.picture.alt.as_str() {
        "" => ui().words().enlarge_nth(index + 1),
        alt => ui().words().enlarge(alt),
    };
    classed("button", class)
        .attribute("type", "button")
        .attribute("aria-label", label)
        .attribute(OPEN, "")
}
