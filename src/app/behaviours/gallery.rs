//! A gallery: a picture that is pressed opens in a dialog, in which buttons and arrow keys go to the other pictures.
//!
//! The dialog is the browser's own: Escape closes it, the page behind it is inert, and the focus returns to the picture
//! that opened it. The dialog shows copies of the gallery's own pictures.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, KeyboardEvent};

use super::{all, inside, nearest};
use crate::parts::focus;
use crate::parts::media::gallery::{CLOSE, COUNTER, GALLERY, OPEN, SHOWN, STEP};

/// Handles a click on a picture or on a button of the dialog.
pub(super) fn clicked(target: &Element) {
    let Some(control) = nearest(target, "button") else { return };
    let Some(gallery) = nearest(&control, &selector(GALLERY)) else { return };
    if control.has_attribute(OPEN) {
        let pictures = all(&gallery, &selector(OPEN));
        let Some(index) = pictures.iter().position(|picture| *picture == control) else { return };
        show(&gallery, index);
        // The dialog returns the focus to the element that had it. Safari does not focus buttons on a click.
        focus::quietly(&control);
        // Throws only if the dialog is open already.
        let _ = dialog_of(&gallery).map(|dialog| dialog.show_modal());
    } else if let Some(by) = control.get_attribute(STEP) {
        step(&gallery, if by == "-1" { -1 } else { 1 });
    } else if control.has_attribute(CLOSE)
        && let Some(dialog) = dialog_of(&gallery)
    {
        dialog.close();
    }
}

/// Handles a key that is pressed in the dialog.
pub(super) fn pressed(event: &KeyboardEvent) {
    // Keys with a modifier belong to the browser: Alt and an arrow key go back.
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let dialog = target.and_then(|target| nearest(&target, "dialog[open]"));
    let Some(gallery) = dialog.as_ref().and_then(|dialog| nearest(dialog, &selector(GALLERY)))
    else {
        return;
    };
    let last = all(&gallery, &selector(OPEN)).len().saturating_sub(1);
    let forward = if gallery.has_attribute("data-rtl") { -1 } else { 1 };
    match event.key().as_str() {
        "ArrowRight" => step(&gallery, forward),
        "ArrowLeft" => step(&gallery, -forward),
        "Home" => show(&gallery, 0),
        "End" => show(&gallery, last),
        _ => return,
    }
    event.prevent_default();
}

/// Shows the picture that is so many steps away from the one that is shown.
fn step(gallery: &HtmlElement, by: isize) {
    let count = all(gallery, &selector(OPEN)).len();
    let shown = gallery.get_attribute(SHOWN).and_then(|index| index.parse::<usize>().ok());
    let next = (shown.unwrap_or_default() + count).saturating_add_signed(by);
    show(gallery, next.checked_rem(count).unwrap_or_default());
}

/// Puts a copy of a picture into the dialog.
fn show(gallery: &HtmlElement, index: usize) {
    let pictures = all(gallery, &selector(OPEN));
    let (Some(picture), Some(dialog)) = (pictures.get(index), dialog_of(gallery)) else { return };
    let _ = gallery.set_attribute(SHOWN, &index.to_string());
    if let Some(counter) = inside(&dialog, &selector(COUNTER)) {
        counter.set_text_content(Some(&format!("{} / {}", index + 1, pictures.len())));
    }
    let Ok(figure) = document().create_element("figure") else { return };
    figure.set_class_name("viewer__picture");
    let own = picture.parent_element();
    for name in ["lang", "dir"] {
        if let Some(value) = own.as_ref().and_then(|own| own.get_attribute(name)) {
            let _ = figure.set_attribute(name, &value);
        }
    }
    let image = inside(picture, "img");
    let caption = own.and_then(|own| inside(&own, "figcaption"));
    for part in [image, caption].into_iter().flatten() {
        if let Ok(copy) = part.clone_node_with_deep(true) {
            let _ = figure.append_child(&copy);
        }
    }
    if let Some(before) = inside(&dialog, "figure") {
        before.remove();
    }
    if let Some(frame) = inside(&dialog, "div") {
        let _ = frame.append_child(&figure);
    }
}

fn dialog_of(gallery: &HtmlElement) -> Option<HtmlDialogElement> {
    inside(gallery, "dialog")?.dyn_into().ok()
}

/// The selector of elements with an attribute.
fn selector(attribute: &str) -> String {
    format!("[{attribute}]")
}
