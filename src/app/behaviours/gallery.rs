//! A gallery: a picture that is pressed opens in a dialog, in which buttons, arrow keys and swipes go to the other pictures.
//!
//! The dialog is the browser's own: Escape closes it, the page behind it is inert, and the focus returns to the picture
//! that opened it. The dialog is made when it opens, and removed when it closes. It shows copies of the gallery's own
//! pictures.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent};

use super::{all, inside, make, nearest};
use crate::parts::focus;
use crate::parts::media::gallery::{CLOSE, COUNTER, GALLERY, OPEN, SHOWN, STEP};
use crate::parts::ui::UiContext;
use crate::words::Words;

/// A finger that moved at least so many pixels sideways has swiped.
const SWIPE: i32 = 40;
/// Where a finger touched the dialog.
const TOUCHED: &str = "data-touched";

/// Handles a click on a picture or on a button of the dialog.
pub(super) fn clicked(ui: UiContext, target: &Element) {
    let Some(control) = nearest(target, "button") else { return };
    let Some(gallery) = nearest(&control, &selector(GALLERY)) else { return };
    if control.has_attribute(OPEN) {
        let pictures = all(&gallery, &selector(OPEN));
        let Some(index) = pictures.iter().position(|picture| *picture == control) else { return };
        let Some(words) = ui.words.try_get_untracked() else { return };
        let Some(dialog) = open_dialog(&gallery, pictures.len(), &words) else { return };
        show(&gallery, index);
        // The dialog returns the focus to the element that had it. Safari does not focus buttons on a click.
        focus::quietly(&control);
        // Throws only if the dialog is open already.
        let _ = dialog.show_modal();
    } else if let Some(by) = control.get_attribute(STEP) {
        step(&gallery, if by == "-1" { -1 } else { 1 });
    } else if control.has_attribute(CLOSE)
        && let Some(dialog) = dialog_of(&gallery)
    {
        dialog.close();
    }
}

/// Makes the dialog of a gallery.
fn open_dialog(gallery: &HtmlElement, count: usize, words: &Words) -> Option<HtmlDialogElement> {
    let dialog: HtmlDialogElement = make("dialog", "viewer", "")?.dyn_into().ok()?;
    let (frame, bar) = (make("div", "viewer__frame", "")?, make("div", "viewer__bar", "")?);
    let counter = make("p", "viewer__place", "")?;
    let _ = dialog.set_attribute("aria-label", &words.gallery());
    let _ = counter.set_attribute("role", "status");
    let _ = counter.set_attribute(COUNTER, "");
    let _ = bar.append_child(&counter);
    let steps = [(STEP, "-1", words.previous()), (STEP, "1", words.next())];
    let steps = steps.into_iter().filter(|_| count > 1);
    for (name, value, label) in steps.chain([(CLOSE, "", words.close())]) {
        let button = make("button", "", &label)?;
        let _ = button.set_attribute("type", "button");
        let _ = button.set_attribute(name, value);
        let _ = bar.append_child(&button);
    }
    let _ = frame.append_child(&bar);
    let _ = dialog.append_child(&frame);
    let _ = gallery.append_child(&dialog);
    for kind in ["pointerdown", "pointerup", "close"] {
        let act: Box<dyn FnMut(Event)> = Box::new(on_dialog);
        // The browser frees the closure together with the dialog.
        let act = Closure::wrap(act).into_js_value();
        let _ = dialog.add_event_listener_with_callback(kind, act.unchecked_ref());
    }
    Some(dialog)
}

/// Handles a finger on the dialog, and the end of it.
#[allow(clippy::needless_pass_by_value, reason = "the signature of a listener")]
fn on_dialog(event: Event) {
    let dialog = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(dialog) = dialog else { return };
    if event.type_() == "close" {
        return dialog.remove();
    }
    let kind = js_sys::Reflect::get(&event, &"pointerType".into()).unwrap_or_default();
    let Some(pointer) = event.dyn_ref::<MouseEvent>().filter(|_| kind == "touch") else { return };
    let at = pointer.client_x();
    if event.type_() == "pointerdown" {
        let _ = dialog.set_attribute(TOUCHED, &at.to_string());
    } else if let Some(from) = dialog.get_attribute(TOUCHED).and_then(|at| at.parse::<i32>().ok())
        && (at - from).abs() >= SWIPE
        && let Some(gallery) = nearest(&dialog, &selector(GALLERY))
    {
        step(&gallery, if at < from { forward(&gallery) } else { -forward(&gallery) });
    }
}

/// The step that goes to the right: 1, or -1 where the text runs from right to left.
fn forward(gallery: &HtmlElement) -> isize {
    let direction = nearest(gallery, "[dir]").and_then(|around| around.get_attribute("dir"));
    if direction.as_deref() == Some("rtl") { -1 } else { 1 }
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
    let forward = forward(&gallery);
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
