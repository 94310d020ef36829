//! Pictures and files of an item.

use super::dates::seconds;
use super::values::line;
use crate::edition::activity::Media;
use crate::edition::article::Attachment;
use crate::edition::body::Picture;
use crate::formats::Origin;
use crate::formats::fields::{Field, addresses, values};

/// The kinds of media, each with the ends of file names that belong to it.
const KINDS: [(&str, &str); 4] = [
    ("image", "jpg jpeg png gif webp avif svg"),
    ("audio", "mp3 m4a aac ogg oga opus wav flac"),
    ("video", "mp4 m4v webm mov ogv"),
    ("document", "pdf epub docx odt"),
];

/// The kinds of media that are files to download or to play.
const FILES: [&str; 4] = ["audio", "video", "document", "text"];

/// The lead picture: the largest of Media RSS, an enclosure that is a picture, or that of a podcast.
pub(super) fn image(item: &Field<'_>, origin: Origin<'_>) -> Option<Media> {
    let mut best: Option<(u64, Media)> = None;
    let mut offer = |medium: &Field<'_>, worth: u64| {
        let width = medium.get("width").and_then(|width| width.word()?.parse().ok());
        let worth = worth + width.unwrap_or(0_u64).min(10_000);
        if best.as_ref().is_none_or(|(known, _)| *known < worth)
            && let Some(address) = addresses::picture(medium, "url", origin)
        {
            let described = |name| line(medium, name);
            let picture = Picture { address, alt: String::new(), size: size(medium) };
            let caption = described("media:description").or_else(|| described("media:title"));
            best = Some((worth, Media { picture, caption, credit: described("media:credit") }));
        }
    };
    let mut look = |holder: &Field<'_>| {
        holder.any_at("media:content", |medium| {
            if is_picture(&medium) {
                offer(&medium, 20_000);
            }
            medium.any_at("media:thumbnail", |still| offer(&still, 1));
        });
        holder.any_at("media:thumbnail", |still| offer(&still, 1));
    };
    look(item);
    item.any_at("media:group", |group| look(&group));
    item.any_at("enclosure", |file| {
        if is_picture(&file) {
            offer(&file, 10_000);
        }
    });
    item.any_at("image", |image| offer(&image, 1));
    let found = best.map(|(_, media)| media);
    found.or_else(|| {
        let image = item.get("itunes:image")?;
        Some(values::picture_only(addresses::picture(&image, "href", origin)?))
    })
}

/// What a medium is, in the words of Media RSS: "image", "audio", "video", "document", "executable". Type and medium are
/// optional, so that the end of the file's name may have to tell.
fn kind(medium: &Field<'_>) -> Option<String> {
    let kind = medium.word_at("type").map(|kind| kind.to_ascii_lowercase());
    if let Some((kind, _)) = kind.as_deref().and_then(|kind| kind.split_once('/')) {
        return Some(kind.to_owned());
    }
    medium.word_at("medium").map(|medium| medium.to_ascii_lowercase()).or_else(|| {
        let address = medium.word_at("url")?.to_ascii_lowercase();
        let path = address.split(['?', '#']).next()?;
        let end = path.rsplit('/').next()?.rsplit_once('.')?.1;
        let known = KINDS.iter().find(|(_, ends)| ends.split(' ').any(|known| known == end));
        known.map(|(kind, _)| (*kind).to_owned())
    })
}

fn is_picture(medium: &Field<'_>) -> bool {
    kind(medium).as_deref() == Some("image")
}

fn size(medium: &Field<'_>) -> Option<(u16, u16)> {
    let side = |key| medium.word_at(key)?.parse().ok().filter(|side| (1..=10_000).contains(side));
    side("width").zip(side("height"))
}

/// The files of an item: enclosures of RSS and Atom, recordings and documents of Media RSS, and what Atom has in place of a
/// text.
pub(super) fn attachments(item: &Field<'_>, origin: Origin<'_>) -> Vec<Attachment> {
    let length = line(item, "itunes:duration").and_then(|text| seconds(&text));
    let mut files: Vec<Attachment> = Vec::new();
    let mut add = |file: &Field<'_>, key: &str| {
        if is_picture(file) {
            return;
        }
        let Some(url) = addresses::link(file, key, origin) else { return };
        if files.iter().any(|known| known.url == url) {
            return;
        }
        let number = |key: &str| file.word_at(key)?.parse().ok().filter(|number| *number > 0);
        files.push(Attachment {
            url,
            media_type: file
                .word_at("type")
                .unwrap_or_else(|| "application/octet-stream".to_owned()),
            title: file.line_at("title"),
            bytes: number("length").or_else(|| number("fileSize")),
            seconds: length.or_else(|| number("duration")),
        });
    };
    item.any_at("enclosure", |file| add(&file, "url"));
    for name in ["link", "atom:link"] {
        item.any_at(name, |link| {
            if link.word_at("rel").as_deref() == Some("enclosure") {
                add(&link, "href");
            }
        });
    }
    item.any_at("content", |content| {
        // A page is the item's own address.
        if content.word_at("type").is_none_or(|kind| !kind.contains("html")) {
            add(&content, "src");
        }
    });
    let mut recordings = |holder: &Field<'_>| {
        holder.any_at("media:content", |medium| {
            if kind(&medium).is_some_and(|kind| FILES.contains(&kind.as_str())) {
                add(&medium, "url");
            }
        });
    };
    recordings(item);
    item.any_at("media:group", |group| recordings(&group));
    files
}
