//! The listeners at the root of a reader, one for each kind of event. `behaviours` has what happens then.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, KeyboardEvent, MouseEvent};

use super::behaviours::{Used, links, listen, nearest, pictures, target};
use super::lazy::{self, Lazy};
use super::session::Session;
use crate::loading::Loading;
use crate::parts::element::{has_key, whenever};
use crate::parts::ui::UiContext;

/// Attaches all behaviours to the root of a reader, until the current reactive owner is cleaned up.
pub(super) fn attach(
    root: &HtmlElement,
    ui: UiContext,
    loading: RwSignal<Loading>,
    lazy: RwSignal<Lazy>,
) {
    let early = StoredValue::new_local(None::<HtmlElement>);
    listen(root, "click", false, move |event| {
        let Some(target) = target(event) else { return };
        let Some(click) = event.dyn_ref::<MouseEvent>().filter(|click| is_plain(click)) else {
            return;
        };
        links::clicked(ui, click, &target);
        match lazy::loaded(lazy) {
            Some(part) => part.use_part(Used::Click(ui, &target)),
            None => {
                if let Some(control) = nearest(&target, "[data-open],[data-play],[data-copy]") {
                    early.set_value(Some(control));
                    lazy::fetch(lazy);
                }
            }
        }
    });
    // The key that opens the search works wherever the focus is, unless the page is somebody else's.
    let has_page = ui.navigator.is_in_url();
    let keys: EventTarget = if has_page { window().into() } else { root.clone().into() };
    listen(&keys, "keydown", false, move |event| {
        let key = event.dyn_ref::<KeyboardEvent>().filter(|_| has_key(event));
        if let (Some(key), Some(part)) = (key, lazy::loaded(lazy)) {
            part.use_part(Used::Key(ui, key));
        }
    });
    // Errors of pictures and the scrolling of a host page's elements do not bubble.
    listen(root, "error", true, pictures::failed);
    let follow = move || {
        if let Some(part) = lazy::loaded(lazy) {
            part.use_part(Used::Scroll(ui));
        }
    };
    listen(&window(), "scroll", true, move |_| follow());
    whenever(move || {
        // Another page has another table of contents. It is in the document by the next frame.
        loading.track();
        lazy.track();
        let _ = ui.navigator.visit();
        request_animation_frame(follow);
    });
    whenever(move || {
        // A click that came before the lazy part.
        match lazy.get() {
            Lazy::Loaded(_) => {
                if let Some(control) = early.try_update_value(Option::take).flatten() {
                    // What the part shows is on the page by the next frame.
                    request_animation_frame(move || control.click());
                }
            }
            // It would come as a surprise later.
            Lazy::Failed => early.set_value(None),
            Lazy::NotLoaded | Lazy::Front(_) => {}
        }
    });
}

/// Loads the page of a link ahead when the visitor seems about to follow it: the pointer or the focus is on the link.
pub(super) fn when_near_link(root: &HtmlElement, ui: UiContext, session: Session) {
    for event in ["pointerover", "focusin", "pointerdown"] {
        let session = session.clone();
        listen(root, event, false, move |event| {
            let link = target(event).and_then(|target| nearest(&target, "a[data-route]"));
            let href = link.and_then(|link| link.get_attribute("href"));
            if let Some(route) = href.and_then(|href| ui.navigator.route_of(&href)) {
                session.load_ahead(&route);
            }
        });
    }
}

/// Whether a click is to be handled here, and not by the browser or by another handler.
fn is_plain(event: &MouseEvent) -> bool {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}
