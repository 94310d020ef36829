//! The keys of the timeline. They act only while the focus is inside the timeline, and never while a visitor types.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::edition::activity::View;
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::overview::range;
use crate::pages::timeline::views::story;
use crate::pages::timeline::window::Window;
use crate::parts::element::{Element, classed, element};
use crate::parts::ui::{UiContext, ui};

/// The number of entries in the list of keys: the items of the texts `key-names` and `key-effects`.
const KEY_COUNT: usize = 9;

/// Handles a key that was pressed in the timeline.
pub(in crate::pages::timeline) fn pressed(instrument: Instrument, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.default_prevented() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let is_typing = target.is_some_and(|target| {
        target
            .closest("input, select, textarea, dialog, video, audio, [tabindex=\"0\"]")
            .is_ok_and(|found| found.is_some())
    });
    if is_typing {
        return;
    }
    if instrument.view.get_untracked() == View::Story && turned(instrument, &event.key()) {
        return event.prevent_default();
    }
    let last =
        instrument.chronicle.with_untracked(|chronicle| chronicle.steps.len()).saturating_sub(1);
    let has_list = instrument.view.get_untracked() == View::List;
    let focused = Window::focused(instrument.ui);
    let moved_by = |count: isize| match focused {
        Some(step) => step.saturating_add_signed(count).min(last),
        None => 0,
    };
    let to = match event.key().as_str() {
        "ArrowDown" | "j" if has_list => moved_by(1),
        "ArrowUp" | "k" if has_list => moved_by(-1),
        "PageDown" if has_list => moved_by(10),
        "PageUp" if has_list => moved_by(-10),
        "Home" if has_list => 0,
        "End" if has_list => last,
        "/" => {
            return focus(instrument.ui, "[data-filter=q]", event);
        }
        "?" => return show_help(instrument.ui),
        "+" | "=" | "-" | "0" if instrument.ui.find("[data-scale]").is_none() => return,
        "+" | "=" => return range::zoom(instrument, 0.5),
        "-" => return range::zoom(instrument, 2.0),
        "0" => return instrument.range.set(None),
        _ => return,
    };
    event.prevent_default();
    instrument.list.go(instrument, to, true);
}

/// Turns the story by a key. Returns false for other keys.
fn turned(instrument: Instrument, key: &str) -> bool {
    let (forward, back) = match instrument.ui.right_to_left.get_untracked() {
        false => ("ArrowRight", "ArrowLeft"),
        true => ("ArrowLeft", "ArrowRight"),
    };
    let by = match key {
        "j" => 1,
        "k" => -1,
        "Home" => isize::MIN,
        "End" => isize::MAX,
        key if key == forward => 1,
        key if key == back => -1,
        _ => return false,
    };
    story::turn_by(instrument, by);
    true
}

/// Moves the focus to a field, if it is there.
fn focus(ui: UiContext, query: &str, event: &KeyboardEvent) {
    if let Some(found) = ui.find(query) {
        event.prevent_default();
        if let Ok(Some(closed)) = found.closest("details:not([open])") {
            let _ = closed.set_attribute("open", "");
        }
        let _ = found.focus();
    }
}

fn show_help(ui: UiContext) {
    let found = ui.find("[data-keys]");
    if let Some(dialog) = found.and_then(|found| found.dyn_into::<HtmlDialogElement>().ok()) {
        // `show_modal` throws only if the dialog is already open.
        let _ = dialog.show_modal();
    }
}

/// The list of keys, in a dialog that Escape closes, and a button that opens it.
pub(in crate::pages::timeline) fn help() -> Element {
    let ui = ui();
    let words = ui.words();
    let keys = (0..KEY_COUNT).flat_map(|key| {
        let name = element("kbd").child(words.key_names(key));
        [element("dt").child(name), element("dd").child(words.key_effects(key))]
    });
    let close = element("button")
        .attribute("type", "button")
        .on_click(|event| {
            let button =
                event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let dialog = button.and_then(|button| button.closest("dialog").ok().flatten());
            if let Some(dialog) = dialog.and_then(|it| it.dyn_into::<HtmlDialogElement>().ok()) {
                dialog.close();
            }
        })
        .child(words.close());
    let dialog = classed("dialog", "keys")
        .attribute("data-keys", "")
        .attribute("aria-label", words.keys())
        .child(classed("dl", "keys__list").child(keys.collect::<Vec<_>>()))
        .child(close);
    let open = element("button")
        .attribute("type", "button")
        .attribute("aria-haspopup", "dialog")
        .on_click(move |_| show_help(ui))
        .child(words.keys())
        .child(" ?");
    classed("div", "keys__place").child(open).child(dialog)
}
