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

/// Parts of addresses. An address without any of these parts leads to no player.
const SITES: &str = "youtu vimeo.com dailymotion.com dai.ly soundcloud.com spotify.com bilibili.com \
    openstreetmap.org";

const VIDEOS: &str = ".mp4 .webm .ogv .m4v .mov";
const SOUNDS: &str = ".mp3 .m4a .ogg .oga .wav .opus .flac";

impl Player {
    /// The player for the address of a recording's file, or of a known site's frame or page.
    pub fn of(address: &Address, title: String) -> Option<Self> {
        if let Some(kind) = file(address) {
            let (page, address) = (address.clone(), address.clone());
            return Some(Self { kind, address, page, title });
        }
        let (frame, page) = frame(address)?;
        let page = match page {
            Some(page) => Address::link(&page, None).ok()?,
            None => address.clone(),
        };
        let address = Address::link(&frame, None).ok()?;
        Some(Self { kind: PlayerKind::Frame, address, page, title })
    }
}

impl Player {
    /// Whether an address may be that of a recording or of a known site. [`Player::of`] tells.
    pub fn may_be(address: &Address) -> bool {
        let of_site = |name: &str| address.as_str().contains(name);
        file(address).is_some() || SITES.split(' ').any(of_site)
    }

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
    let is = |kinds: &str| kinds.split(' ').any(|kind| path.ends_with(kind)) && address.is_web();
    if is(VIDEOS) {
        Some(PlayerKind::Video)
    } else if is(SOUNDS) {
        Some(PlayerKind::Audio)
    } else {
        None
    }
}

const YOUTUBE: &str = "https://www.youtube-nocookie.com/embed/";
const YOUTUBE_LIST: &str = "https://www.youtube-nocookie.com/embed/videoseries?list=";

/// The addresses of a known site's frame, and of its page where that is not `address` itself.
fn frame(address: &Address) -> Option<(String, Option<String>)> {
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
    // Both addresses begin with a text, and the identifier and a further text follow.
    let none = String::new;
    let (frame, page, id, frame_end, page_end) = match site.as_str() {
        "youtube.com"
        | "m.youtube.com"
        | "music.youtube.com"
        | "youtube-nocookie.com"
        | "youtu.be" => {
            let short = if site == "youtu.be" { after(&["/"]) } else { None };
            let id = short.or_else(|| after(&["/embed/", "/shorts/", "/live/", "/v/"]));
            let id = id.or_else(|| parameter("v").filter(|_| path == "/watch"));
            let list = parameter("list");
            let id = id.filter(|id| *id != "videoseries" || list.is_none());
            let Some(id) = id else {
                let [frame, page] = [YOUTUBE_LIST, "https://www.youtube.com/playlist?list="];
                return Some((frame.to_owned() + list?, Some(page.to_owned() + list?)));
            };
            let start = parameter("start").or_else(|| parameter("t")).and_then(seconds);
            let list = pair("&list=", list);
            let of_frame = list.clone() + &pair("&start=", start.as_deref());
            let frame_end =
                if of_frame.is_empty() { of_frame } else { "?".to_owned() + of_frame.get(1..)? };
            (
                YOUTUBE,
                "https://www.youtube.com/watch?v=",
                id,
                frame_end,
                list + &pair("&t=", start.as_deref()),
            )
        }
        "vimeo.com" | "player.vimeo.com" => {
            let id =
                after(&["/video/", "/"]).filter(|id| id.bytes().all(|b| b.is_ascii_digit()))?;
            // A film that is not listed has a second part in its address.
            let own = path.split_once(id).and_then(|(_, rest)| rest.strip_prefix('/'));
            let hash =
                parameter("h").or_else(|| own.map(identifier)).filter(|hash| !hash.is_empty());
            let frame_end = "?dnt=1".to_owned() + &pair("&h=", hash);
            (
                "https://player.vimeo.com/video/",
                "https://vimeo.com/",
                id,
                frame_end,
                pair("/", hash),
            )
        }
        "dailymotion.com" | "geo.dailymotion.com" | "dai.ly" => {
            let short = if site == "dai.ly" { after(&["/"]) } else { None };
            let id = short.or_else(|| after(&["/embed/video/", "/video/"]));
            let id = id.or_else(|| parameter("video"))?;
            let page = "https://www.dailymotion.com/video/";
            ("https://www.dailymotion.com/embed/video/", page, id, none(), none())
        }
        "w.soundcloud.com" if path.starts_with("/player") => {
            return Some(("https://w.soundcloud.com/player/?".to_owned() + query, None));
        }
        "soundcloud.com" if path.split('/').filter(|part| !part.is_empty()).count() >= 2 => {
            let encoded = percent::encode(address.as_str());
            return Some(("https://w.soundcloud.com/player/?url=".to_owned() + &encoded, None));
        }
        "open.spotify.com" => {
            // The language of the page may stand first.
            let local = path.strip_prefix("/intl-").and_then(|rest| rest.get(rest.find('/')?..));
            let path = local.unwrap_or(path);
            let path = path.strip_prefix("/embed").unwrap_or(path);
            let kinds = ["/track/", "/album/", "/episode/", "/show/", "/playlist/", "/artist/"];
            let kind = kinds.into_iter().find(|kind| path.starts_with(kind))?;
            let id = identifier(path.strip_prefix(kind)?);
            let path = path.get(..kind.len() + id.len()).filter(|_| !id.is_empty())?;
            ("https://open.spotify.com/embed", "https://open.spotify.com", path, none(), none())
        }
        "bilibili.com" | "m.bilibili.com" | "player.bilibili.com" => {
            let id = after(&["/video/"]).or_else(|| parameter("bvid"))?;
            let part = parameter("p").or_else(|| parameter("page"));
            let frame_end = "&autoplay=0".to_owned() + &pair("&p=", part);
            let frame = "https://player.bilibili.com/player.html?bvid=";
            (frame, "https://www.bilibili.com/video/", id, frame_end, pair("?p=", part))
        }
        "openstreetmap.org" if path == "/export/embed.html" => {
            let frame = "https://www.openstreetmap.org/export/embed.html?".to_owned() + query;
            return Some((frame, Some("https://www.openstreetmap.org/".to_owned())));
        }
        _ => return None,
    };
    let whole = |begin: &str, end: String| begin.to_owned() + id + &end;
    Some((whole(frame, frame_end), Some(whole(page, page_end))))
}

/// A parameter, if it has a value.
#[inline(never)]
fn pair(name: &str, value: Option<&str>) -> String {
    value.map(|value| name.to_owned() + value).unwrap_or_default()
}

/// A start in seconds, from `90`, `90s` or `1h2m3s`.
fn seconds(text: &str) -> Option<String> {
    let (mut total, mut number) = (0_u32, 0_u32);
    for character in text.chars() {
        let factor = match character {
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            digit => {
                number = number.checked_mul(10)?.checked_add(digit.to_digit(10)?)?;
                continue;
            }
        };
        total = total.checked_add(number.checked_mul(factor)?)?;
        number = 0;
    }
    total.checked_add(number).filter(|total| *total > 0).map(|total| total.to_string())
}

/// The identifier that a text begins with.
fn identifier(text: &str) -> &str {
    let is_other = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
    text.get(..text.find(is_other).unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests;
