//! Recordings and frames of other sites, shown as a still with a button. Nothing is requested from the other site until
//! the button is pressed.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::edition::player::{Player, PlayerKind};
use crate::parts::element::{Element, classed, element};
use crate::parts::link::{outside_link, site};
use crate::parts::ui::ui;

/// The permissions of a framed page: it may play, and may open its site in another tab.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-presentation";
const ALLOWED: &str = "fullscreen; picture-in-picture; encrypted-media";

/// A still with a link to the site of the recording. A page that must not be framed is shown as a link alone.
pub fn player(player: &Player) -> Element {
    let words = ui().words();
    let site = site(&player.page);
    let name = match player.title.as_str() {
        "" => site.clone(),
        title => title.to_owned(),
    };
    if player.kind == PlayerKind::Page {
        let link = outside_link(&player.page).child(name);
        return element("p")
            .attribute("data-player", "")
            .child(words.page_of())
            .child(" ")
            .child(link);
    }
    let shown = RwSignal::new(false);
    let (played, label) = (player.clone(), name.clone());
    let still = move || match shown.get() {
        true => frame(&played, &label),
        false => button(&label, shown),
    };
    let link = outside_link(&player.page).child(site);
    let caption = element("figcaption").child(words.page_of()).child(" ").child(link);
    let class = if player.kind == PlayerKind::Audio { "player player--sound" } else { "player" };
    classed("figure", class).attribute("tabindex", "-1").live_child(still).child(caption)
}

fn button(label: &str, shown: RwSignal<bool>) -> Element {
    let press = move |event: MouseEvent| {
        // The button is removed. Its figure stays and takes the focus.
        let button =
            event.current_target().and_then(|button| button.dyn_into::<HtmlElement>().ok());
        let figure = button.and_then(|button| button.closest("figure").ok().flatten());
        if let Some(figure) = figure.and_then(|figure| figure.dyn_into::<HtmlElement>().ok()) {
            let _ = figure.focus();
        }
        shown.set(true);
    };
    let name = element("span").child(label);
    let button = element("button").attribute("type", "button").on_click(press);
    classed("div", "player__still").child(button.child(ui().words().play()).child(" ").child(name))
}

fn frame(player: &Player, label: &str) -> Element {
    let address = player.address.as_str();
    match player.kind {
        PlayerKind::Video | PlayerKind::Audio => {
            let tag = if player.kind == PlayerKind::Video { "video" } else { "audio" };
            classed(tag, "player__frame")
                .attribute("controls", "")
                .attribute("aria-label", label)
                .attribute("src", address)
        }
        PlayerKind::Frame | PlayerKind::Page => classed("iframe", "player__frame")
            .attribute("title", label)
            .attribute("sandbox", SANDBOX)
            .attribute("allow", ALLOWED)
            .attribute("referrerpolicy", "strict-origin-when-cross-origin")
            .attribute("src", address),
    }
}
