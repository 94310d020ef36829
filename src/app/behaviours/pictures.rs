//! Pictures that cannot be loaded: frames that are useless without their picture are hidden.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlImageElement};

use super::{all, nearest, target};
use crate::parts::media::picture::FLEETING;

/// Handles the error of a picture.
pub(in crate::app) fn failed(event: &Event) {
    if let Some(picture) = target(event).and_then(|picture| picture.dyn_into().ok()) {
        hide(&picture);
    }
}

/// Hides the frames of pictures that failed before anything listened, as those of a printed page can.
pub(in crate::app) fn hide_missing(root: &HtmlElement) {
    for picture in all(root, &format!("[{FLEETING}] img")) {
        let failed = picture
            .dyn_ref::<HtmlImageElement>()
            .is_some_and(|picture| picture.complete() && picture.natural_width() == 0);
        // A picture that is loaded lazily may be neither: it has not been asked for.
        if failed && !picture.has_attribute("loading") {
            hide(&picture);
        }
    }
}

fn hide(picture: &HtmlElement) {
    if let Some(frame) = nearest(picture, &format!("[{FLEETING}]")) {
        let _ = frame.set_attribute("hidden", "");
    }
}
