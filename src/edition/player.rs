//! Recordings and frames of other sites. A player is shown as a still with a button, so that nothing is
//! requested from a third party before the visitor asks for it. Frames of the sites in this module become
//! players; frames of other sites become links.

use serde::Serialize;

use super::address::{Address, percent};

/// The kind of a player.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum PlayerKind {
    /// A page of a known site, in a frame.
    Frame,
    /// A video file.
    Video,
    /// A sound file.
    Audio,
    /// A page of another site, shown as a link and not in a frame.
    Page,
}

/// What a player has, as visitors would say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Something to watch.
    Video,
    /// Something to listen to.
    Audio,
    /// Something else, such as a map.
    Other,
}

/// A recording or a frame that is loaded once the visitor asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Player {
    /// The kind of the player.
    pub kind: PlayerKind,
    /// The address that is loaded once the visitor asks.
    pub address: Address,
    /// The site's own page about the recording, for a link.
    pub page: Address,
    /// The title; may be empty.
    pub title: String,
}

/// The origins of all frames, for a page's policy (`frame-src`).
pub const FRAMES: [&str; 7] = [
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://www.dailymotion.com",
    "https://w.soundcloud.com",
    "https://open.spotify.com",
    "https://player.bilibili.com",
    "https://www.openstreetmap.org",
];

const VIDEOS: [&str; 5] = [".mp4", ".webm", ".ogv", ".m4v", ".mov"];
const SOUNDS: [&str; 7] = [".mp3", ".m4a", ".ogg", ".oga", ".wav", ".opus", ".flac"];

impl Player {
    /// The player for the address of a recording's file, or of a known site's frame or page.
    pub fn of(address: &Address, title: String) -> Option<Self> {
        if let Some(kind) = file(address) {
            let (page, address) = (address.clone(), address.clone());
            return Some(Self { kind, address, page, title });
        }
        let mut encoded = String::new();
        let (frame, page) = frame(address, &mut encoded)?;
        let address_of = |parts: &[&str]| Address::link(&parts.concat(), None).ok();
        let page = page.map_or_else(|| Some(address.clone()), |page| address_of(&page))?;
        Some(Self { kind: PlayerKind::Frame, address: address_of(&frame)?, page, title })
    }
}

impl Player {
    /// What the player has.
    pub fn content(&self) -> Content {
        let is_of = |site: &str| self.address.as_str().contains(site);
        match self.kind {
            PlayerKind::Audio => Content::Audio,
            PlayerKind::Page => Content::Other,
            PlayerKind::Frame if is_of("://www.openstreetmap.") => Content::Other,
            PlayerKind::Frame if is_of(".soundcloud.") || is_of(".spotify.") => Content::Audio,
            PlayerKind::Video | PlayerKind::Frame => Content::Video,
        }
    }
}

/// Whether an address names the file of a recording.
pub fn file(address: &Address) -> Option<PlayerKind> {
    let path = address.as_str().split(['?', '#']).next()?.to_ascii_lowercase();
    let is = |kinds: &[&str]| kinds.iter().any(|kind| path.ends_with(kind)) && address.is_web();
    if is(&VIDEOS) {
        Some(PlayerKind::Video)
    } else if is(&SOUNDS) {
        Some(PlayerKind::Audio)
    } else {
        None
    }
}

/// An address in parts, which follow each other.
type Parts<'a, const N: usize> = [&'a str; N];

/// The address of a known site's frame, and of its page where that is not `address` itself. `encoded` has room for the
/// address as a parameter.
fn frame<'a>(
    address: &'a Address,
    encoded: &'a mut String,
) -> Option<(Parts<'a, 3>, Option<Parts<'a, 2>>)> {
    let site = address.site()?.to_ascii_lowercase();
    let rest = address.as_str().get(address.origin()?.len()..)?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    // The identifier that follows the first of `starts` that the path begins with.
    let after = |starts: &[&str]| {
        starts.iter().find_map(|start| {
            Some(identifier(path.strip_prefix(start)?)).filter(|id| !id.is_empty())
        })
    };
    let parameter = |key: &str| {
        let pair =
            query.split(['&', '#']).find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
        pair.map(identifier).filter(|id| !id.is_empty())
    };
    let (frame, page): (Parts<'_, 3>, &str) = match site.as_str() {
        "youtube.com" | "m.youtube.com" | "youtube-nocookie.com" | "youtu.be" => {
            let short = (site == "youtu.be").then(|| after(&["/"])).flatten();
            let id = short.or_else(|| after(&["/embed/", "/shorts/", "/live/", "/v/"]));
            let id = id.or_else(|| parameter("v").filter(|_| path == "/watch"))?;
            (
                ["https://www.youtube-nocookie.com/embed/", id, ""],
                "https://www.youtube.com/watch?v=",
            )
        }
        "vimeo.com" | "player.vimeo.com" => {
            let id =
                after(&["/video/", "/"]).filter(|id| id.bytes().all(|b| b.is_ascii_digit()))?;
            (["https://player.vimeo.com/video/", id, "?dnt=1"], "https://vimeo.com/")
        }
        "dailymotion.com" | "dai.ly" => {
            let short = (site == "dai.ly").then(|| after(&["/"])).flatten();
            let id = short.or_else(|| after(&["/embed/video/", "/video/"]))?;
            (
                ["https://www.dailymotion.com/embed/video/", id, ""],
                "https://www.dailymotion.com/video/",
            )
        }
        "w.soundcloud.com" if path.starts_with("/player") => {
            return Some((["https://w.soundcloud.com/player/?", query, ""], None));
        }
        "soundcloud.com" if path.split('/').filter(|part| !part.is_empty()).count() >= 2 => {
            *encoded = percent::encode(address.as_str());
            return Some((["https://w.soundcloud.com/player/?url=", encoded, ""], None));
        }
        "open.spotify.com" => {
            let path = path.strip_prefix("/embed").unwrap_or(path);
            let kinds = ["/track/", "/album/", "/episode/", "/show/", "/playlist/"];
            let kind = kinds.into_iter().find(|kind| path.starts_with(kind))?;
            let id = identifier(path.strip_prefix(kind)?);
            let path = path.get(..kind.len() + id.len())?;
            (["https://open.spotify.com/embed", path, ""], "https://open.spotify.com")
        }
        "bilibili.com" | "player.bilibili.com" => {
            let id = after(&["/video/"]).or_else(|| parameter("bvid"))?;
            (
                ["https://player.bilibili.com/player.html?bvid=", id, "&autoplay=0"],
                "https://www.bilibili.com/video/",
            )
        }
        "openstreetmap.org" if path == "/export/embed.html" => {
            let frame = ["https://www.openstreetmap.org/export/embed.html?", query, ""];
            return Some((frame, Some(["https://www.openstreetmap.org/", ""])));
        }
        _ => return None,
    };
    Some((frame, Some([page, frame[1]])))
}

/// The identifier that a text begins with.
fn identifier(text: &str) -> &str {
    let is_other = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
    text.get(..text.find(is_other).unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn played(address: &str) -> Option<(PlayerKind, String, String)> {
        let address = Address::link(address, None).expect("an address");
        let player = Player::of(&address, String::new())?;
        Some((player.kind, player.address.to_string(), player.page.to_string()))
    }

    #[test]
    fn known_sites_have_frames_and_pages() {
        let youtube = "https://www.youtube-nocookie.com/embed/a-B_1";
        for address in [
            "https://www.youtube.com/watch?v=a-B_1&t=5",
            "https://youtu.be/a-B_1?si=x",
            "https://www.youtube.com/embed/a-B_1?autoplay=1",
            "http://m.youtube.com/shorts/a-B_1",
        ] {
            let (kind, frame, page) = played(address).expect(address);
            assert_eq!((kind, frame.as_str()), (PlayerKind::Frame, youtube), "{address}");
            assert_eq!(page, "https://www.youtube.com/watch?v=a-B_1");
        }
        for (address, frame) in [
            ("https://vimeo.com/123", "https://player.vimeo.com/video/123?dnt=1"),
            ("https://dai.ly/x1", "https://www.dailymotion.com/embed/video/x1"),
            (
                "https://soundcloud.com/a/b",
                "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
            ),
            ("https://open.spotify.com/track/9", "https://open.spotify.com/embed/track/9"),
            (
                "https://www.bilibili.com/video/BV1x/",
                "https://player.bilibili.com/player.html?bvid=BV1x&autoplay=0",
            ),
            (
                "https://www.openstreetmap.org/export/embed.html?bbox=1",
                "https://www.openstreetmap.org/export/embed.html?bbox=1",
            ),
        ] {
            let (_, found, _) = played(address).expect(address);
            assert_eq!(found, frame);
            let origin = Address::link(&found, None).expect("valid");
            assert!(FRAMES.contains(&origin.origin().expect("an origin")), "{found}");
        }
    }

    #[test]
    fn recordings_are_recognised_by_extension_and_other_pages_are_no_players() {
        assert_eq!(
            played("https://x.example/a.MP4?x").map(|found| found.0),
            Some(PlayerKind::Video)
        );
        assert_eq!(played("https://x.example/a.ogg").map(|found| found.0), Some(PlayerKind::Audio));
        for address in [
            "https://x.example/",
            "https://youtube.com.evil.example/embed/a",
            "https://www.youtube.com/watch",
            "https://www.youtube.com/@name",
            "https://vimeo.com/about",
            "https://www.openstreetmap.org/#map=1",
            "mailto:a.mp3",
        ] {
            assert_eq!(played(address), None, "{address}");
        }
    }
}
