//! Pictures, alone and with what is said of them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::element::{Element, classed, element};
use crate::edition::activity::Media;
use crate::edition::body::Picture;

/// When a picture is fetched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fetch {
    /// When it comes near the visible part of the page.
    #[default]
    Lazily,
    /// At once: for the lead picture, which is seen first.
    AtOnce,
}

/// A picture. Its server learns nothing of the page that it is on.
pub fn picture(picture: &Picture, fetch: Fetch) -> Element {
    let (width, height) = picture.size.unzip();
    // The address comes last: some browsers begin to fetch as soon as they see it.
    element("img")
        .attribute("alt", picture.alt.as_str())
        .maybe("width", width.map(|side| side.to_string()))
        .maybe("height", height.map(|side| side.to_string()))
        .maybe("loading", (fetch == Fetch::Lazily).then_some("lazy"))
        .attribute("decoding", "async")
        .attribute("referrerpolicy", "no-referrer")
        .attribute("src", picture.address.as_str())
}

/// Marks a frame that goes with its picture where that cannot be had: on cards and above a text, an empty frame
/// says nothing.
const FLEETING: &str = "data-fleeting";

/// A frame that goes with its picture where that cannot be had.
pub fn fleeting(tag: &'static str, class: &'static str, shown: &Picture, fetch: Fetch) -> Element {
    classed(tag, class).attribute(FLEETING, "").child(picture(shown, fetch))
}

/// Takes such frames away while the owner at hand lives. One listener for all: an error of a picture does not
/// rise through the page, but it can be caught on its way down.
pub fn hide_missing_pictures(root: HtmlElement) {
    let hide = |event: web_sys::Event| {
        let picture = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let frame = picture.and_then(|picture| picture.parent_element());
        if let Some(frame) = frame.filter(|frame| frame.has_attribute(FLEETING)) {
            let _ = frame.set_attribute("hidden", "");
        }
    };
    let hide = Closure::<dyn FnMut(web_sys::Event)>::new(hide);
    let heard = hide.as_ref().unchecked_ref();
    let _ = root.add_event_listener_with_callback_and_bool("error", heard, true);
    let kept = StoredValue::new_local((root, hide));
    on_cleanup(move || {
        kept.with_value(|(root, hide)| {
            let heard = hide.as_ref().unchecked_ref();
            let _ = root.remove_event_listener_with_callback_and_bool("error", heard, true);
        });
    });
}

/// The lead picture of an article, with its caption and credit.
pub fn lead(media: &Media) -> Element {
    fleeting("figure", "lead", &media.picture, Fetch::AtOnce).child(caption(media))
}

/// A picture with its caption and credit, where it has them.
pub fn figure(media: &Media, fetch: Fetch) -> Element {
    element("figure").child(picture(&media.picture, fetch)).child(caption(media))
}

/// What is said of a picture, and who made it.
pub fn caption(media: &Media) -> Option<Element> {
    let credit = media.credit.as_deref().map(|credit| classed("span", "credit").child(credit));
    (media.caption.is_some() || credit.is_some()).then(|| {
        let gap = (media.caption.is_some() && credit.is_some()).then_some(" ");
        element("figcaption").child(media.caption.as_deref()).child(gap).child(credit)
    })
}
