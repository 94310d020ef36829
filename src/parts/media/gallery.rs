//! Pictures side by side. Each picture opens in a dialog, in which the arrow keys go to the other pictures.
//!
//! The dialog is the browser's own: Escape closes it, the page behind it is inert, and the focus returns to the picture
//! that opened it.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, HtmlDialogElement};

use super::picture::{Fetch, caption, figure, picture};
use crate::edition::activity::Media;
use crate::parts::element::{Element, classed, element};
use crate::parts::focus;
use crate::parts::ui::ui;
use crate::reading::language::is_right_to_left;

/// Pictures with their captions. Each picture opens in a larger view.
pub fn gallery(pictures: &[Media], tag: Option<&str>) -> Element {
    let shown = RwSignal::new(0);
    let items: Vec<Element> = pictures
        .iter()
        .enumerate()
        .map(|(index, media)| item(media, index, shown).in_language(tag))
        .collect();
    classed("div", "gallery")
        .attribute("data-gallery", "")
        .child(classed("div", "gallery__items").child(items))
        .child(viewer(pictures, tag, shown))
}

fn item(media: &Media, index: usize, shown: RwSignal<usize>) -> Element {
    let label = match media.picture.alt.as_str() {
        "" => ui().words().enlarge_nth(index + 1),
        alt => ui().words().enlarge(alt),
    };
    let open = classed("button", "gallery__open")
        .attribute("type", "button")
        .attribute("aria-label", label)
        .on_click(move |event: MouseEvent| {
            shown.set(index);
            // The dialog returns the focus to the element that had it. Safari does not focus buttons on a click.
            if let Some(picture) = event.current_target().and_then(|it| it.dyn_into().ok()) {
                focus::quietly(&picture);
            }
            if let Some(dialog) = dialog_of(&event) {
                // Throws only if the dialog is open already.
                let _ = dialog.show_modal();
            }
        })
        .child(picture(&media.picture, Fetch::Lazily));
    element("figure").child(open).child(caption(media))
}

fn viewer(pictures: &[Media], tag: Option<&str>, shown: RwSignal<usize>) -> Element {
    let words = ui().words();
    let count = pictures.len();
    let right_to_left = tag.map_or_else(|| ui().right_to_left.get_untracked(), is_right_to_left);
    let (list, tag) = (pictures.to_vec(), tag.map(str::to_owned));
    let picture_shown = move || match list.get(shown.get()) {
        Some(media) => figure(media, Fetch::Lazily)
            .attribute("class", "viewer__picture")
            .in_language(tag.as_deref()),
        None => element("span"),
    };
    let counter = move || element("span").child(format!("{} / {count}", shown.get() + 1));
    let step = move |by: isize| {
        shown.update(|index| *index = (*index + count).saturating_add_signed(by) % count);
    };
    let keys = move |event: KeyboardEvent| {
        // Keys with a modifier belong to the browser: Alt and an arrow key go back.
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let forward = if right_to_left { -1 } else { 1 };
        match event.key().as_str() {
            "ArrowRight" => step(forward),
            "ArrowLeft" => step(-forward),
            "Home" => shown.set(0),
            "End" => shown.set(count - 1),
            _ => return,
        }
        event.prevent_default();
    };
    let button = |label: String, act: Box<dyn Fn(MouseEvent)>| {
        element("button").attribute("type", "button").on_click(act).child(label)
    };
    let step_buttons = (count > 1).then(|| {
        vec![
            button(words.previous(), Box::new(move |_| step(-1))),
            button(words.next(), Box::new(move |_| step(1))),
        ]
    });
    let bar = classed("div", "viewer__bar")
        .child(classed("p", "viewer__place").attribute("role", "status").live_child(counter))
        .child(step_buttons)
        .child(button(words.close(), Box::new(|event| close(&event))));
    classed("dialog", "viewer")
        .attribute("aria-label", words.gallery())
        .on_key(keys)
        .child(classed("div", "viewer__frame").child(bar).live_child(picture_shown))
}

fn close(event: &MouseEvent) {
    let button = event.current_target().and_then(|target| target.dyn_into::<DomElement>().ok());
    let dialog = button.and_then(|button| button.closest("dialog").ok().flatten());
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// The dialog of the gallery that a picture is in.
fn dialog_of(event: &MouseEvent) -> Option<HtmlDialogElement> {
    let picture = event.current_target()?.dyn_into::<DomElement>().ok()?;
    let gallery = picture.closest("[data-gallery]").ok()??;
    gallery.query_selector("dialog").ok()??.dyn_into().ok()
}
