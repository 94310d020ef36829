//! Pictures and files of an item.

use super::dates::seconds;
use super::values::line;
use crate::edition::activity::Media;
use crate::edition::article::Attachment;
use crate::edition::body::Picture;
use crate::formats::Origin;
use crate::formats::fields::{Field, addresses, values};

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
            if is_picture(&medium, "medium") {
                offer(&medium, 20_000);
            }
            medium.any_at("media:thumbnail", |still| offer(&still, 1));
        });
        holder.any_at("media:thumbnail", |still| offer(&still, 1));
    };
    look(item);
    item.any_at("media:group", |group| look(&group));
    item.any_at("enclosure", |file| {
        if is_picture(&file, "medium") {
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

/// Whether a medium says that it is a picture.
fn is_picture(medium: &Field<'_>, key: &str) -> bool {
    medium.word_at(key).as_deref() == Some("image")
        || medium.word_at("type").is_some_and(|kind| kind.starts_with("image/"))
}

fn size(medium: &Field<'_>) -> Option<(u16, u16)> {
    let side = |key| medium.word_at(key)?.parse().ok().filter(|side| (1..=10_000).contains(side));
    side("width").zip(side("height"))
}

/// The files of an item: enclosures of RSS and Atom, and recordings of Media RSS.
pub(super) fn attachments(item: &Field<'_>, origin: Origin<'_>) -> Vec<Attachment> {
    let length = line(item, "itunes:duration").and_then(|text| seconds(&text));
    let mut files: Vec<Attachment> = Vec::new();
    let mut add = |file: &Field<'_>, key: &str| {
        if is_picture(file, "medium") {
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
    let mut recordings = |holder: &Field<'_>| {
        holder.any_at("media:content", |medium| {
            let is = |start: &str| {
                medium.word_at("medium").as_deref() == Some(start)
                    || medium.word_at("type").is_some_and(|kind| kind.starts_with(start))
            };
            if is("audio") || is("video") {
                add(&medium, "url");
            }
        });
    };
    recordings(item);
    item.any_at("media:group", |group| recordings(&group));
    files
}
