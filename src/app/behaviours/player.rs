//! A player: the still is replaced by the player once its button is pressed. Nothing is requested from the other site
//! before.

use leptos::prelude::document;
use web_sys::Element;

use super::{inside, nearest};
use crate::parts::media::player::{ADDRESS, ALLOWED, KIND, LABEL, PLAY, SANDBOX};

/// Handles a click on the button of a still.
pub(super) fn clicked(target: &Element) {
    let Some(button) = nearest(target, &format!("[{PLAY}]")) else { return };
    let Some(figure) = nearest(&button, "figure") else { return };
    let (Some(still), Some(player)) = (inside(&figure, "div"), player(&figure)) else { return };
    // The button is removed. Its figure stays and takes the focus.
    let _ = figure.focus();
    let _ = still.replace_with_with_node_1(&player);
}

/// The player that a figure names.
fn player(figure: &Element) -> Option<Element> {
    let kind = figure.get_attribute(KIND)?;
    let (address, label) = (figure.get_attribute(ADDRESS)?, figure.get_attribute(LABEL)?);
    let attributes: &[(&str, &str)] = match kind.as_str() {
        "video" | "audio" => &[("controls", ""), ("aria-label", &label)],
        "iframe" => &[
            ("title", &label),
            ("sandbox", SANDBOX),
            ("allow", ALLOWED),
            ("referrerpolicy", "strict-origin-when-cross-origin"),
        ],
        _ => return None,
    };
    let player = document().create_element(&kind).ok()?;
    player.set_class_name("player__frame");
    for (name, value) in attributes {
        player.set_attribute(name, value).ok()?;
    }
    // `src` comes last, because the other attributes decide how it is fetched.
    player.set_attribute("src", &address).ok()?;
    Some(player)
}
