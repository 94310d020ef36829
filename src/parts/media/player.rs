//! Recordings and frames of other sites, shown as a still with a button. Nothing is requested from the other site until
//! the button is pressed (`app::behaviours` has what happens then).

use crate::edition::player::{Content, Player, PlayerKind};
use crate::parts::element::{Element, classed, element};
use crate::parts::link::outside_link;
use crate::parts::ui::ui;

/// Marks the button of a still.
pub const PLAY: &str = "data-play";
/// The tag of the player: `video`, `audio` or `iframe`.
pub const KIND: &str = "data-kind";
/// The address that the player shows.
pub const ADDRESS: &str = "data-address";
/// The name of the player.
pub const LABEL: &str = "data-label";

/// The permissions of a framed page: it may play, and may open its site in another tab.
pub const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-presentation";
/// What a framed page may use.
pub const ALLOWED: &str = "fullscreen; picture-in-picture; encrypted-media";

/// A still with a link to the site of the recording. A page that must not be framed is shown as a link alone.
pub fn player(player: &Player) -> Element {
    let words = ui().words();
    // The sites of players have names in Latin letters.
    let site = player.page.site().unwrap_or_default().to_owned();
    let name = match player.title.as_str() {
        "" => site.clone(),
        title => title.to_owned(),
    };
    if player.kind == PlayerKind::Page {
        let link = outside_link(&player.page).child(name);
        return element("p")
            .attribute("data-player", "")
            .child(words.open_on())
            .child(" ")
            .child(link);
    }
    let kind = match player.kind {
        PlayerKind::Video => "video",
        PlayerKind::Audio => "audio",
        PlayerKind::Frame | PlayerKind::Page => "iframe",
    };
    let (play, on) = match player.content() {
        Content::Video => (words.play_video(), words.watch_on()),
        Content::Audio => (words.play_audio(), words.listen_on()),
        Content::Other => (words.play_page(), words.open_on()),
    };
    let button = element("button")
        .attribute("type", "button")
        .attribute(PLAY, "")
        .child(play)
        .child(words.colon())
        .child(element("span").child(name.as_str()));
    let link = outside_link(&player.page).child(site);
    let caption = element("figcaption").child(on).child(" ").child(link);
    let class = if player.kind == PlayerKind::Audio { "player player--sound" } else { "player" };
    classed("figure", class)
        .attribute("tabindex", "-1")
        .attribute(KIND, kind)
        .attribute(ADDRESS, player.address.as_str())
        .attribute(LABEL, name)
        .child(classed("div", "player__still").child(button))
        .child(caption)
}
