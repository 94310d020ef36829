//! Pictures, alone and with caption and credit.

use crate::edition::activity::Media;
use crate::edition::body::Picture;
use crate::parts::element::{Element, classed, element};

/// When a picture is fetched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fetch {
    /// When the picture comes near the visible part of the page.
    #[default]
    Lazily,
    /// At once. For the lead picture, which is seen first.
    AtOnce,
}

/// A picture. Its server gets no referrer.
pub fn picture(picture: &Picture, fetch: Fetch) -> Element {
    let (width, height) = picture.size.unzip();
    // `src` comes last, because some browsers start to fetch as soon as it is set.
    element("img")
        .attribute("alt", picture.alt.as_str())
        .maybe("width", width.map(|side| side.to_string()))
        .maybe("height", height.map(|side| side.to_string()))
        .maybe("loading", (fetch == Fetch::Lazily).then_some("lazy"))
        .attribute("decoding", "async")
        .attribute("referrerpolicy", "no-referrer")
        .attribute("src", picture.address.as_str())
}

/// Marks a frame that is hidden if its picture cannot be loaded. On cards and above a text, an empty frame is useless.
pub const FLEETING: &str = "data-fleeting";

/// A picture in a frame that is hidden if the picture cannot be loaded.
pub fn fleeting(tag: &'static str, class: &'static str, shown: &Picture, fetch: Fetch) -> Element {
    classed(tag, class).attribute(FLEETING, "").child(picture(shown, fetch))
}

/// A picture with its caption and credit, if it has any.
pub fn figure(media: &Media, fetch: Fetch) -> Element {
    element("figure").child(picture(&media.picture, fetch)).child(caption(media))
}

/// The caption and the credit of a picture. `None` if it has neither.
pub fn caption(media: &Media) -> Option<Element> {
    let credit = media.credit.as_deref().map(|credit| classed("span", "credit").child(credit));
    (media.caption.is_some() || credit.is_some()).then(|| {
        let gap = (media.caption.is_some() && credit.is_some()).then_some(" ");
        element("figcaption").child(media.caption.as_deref()).child(gap).child(credit)
    })
}
