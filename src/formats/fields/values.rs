//! Values of several formats: authors, places, pictures.

use super::addresses;
use super::field::Field;
use crate::edition::activity::{Media, Place};
use crate::edition::address::Address;
use crate::edition::article::Author;
use crate::edition::body::Picture;
use crate::edition::notice::NoticeKind;
use crate::formats::Origin;

/// The names of the fields of places, pictures and authors, with spaces between them.
pub(in crate::formats) const PLACE: &str = "name latitude longitude";
pub(in crate::formats) const MEDIA: &str = "url alt caption credit width height";
pub(in crate::formats) const AUTHOR: &str = "name url avatar";

/// A picture is at most this many CSS pixels wide or high.
const MAX_SIDE: u64 = 10_000;

/// `authors`, or the `author` of version 1.0.
pub(in crate::formats) fn authors(field: &Field<'_>, origin: Origin<'_>) -> Vec<Author> {
    let mut authors = Vec::new();
    let key = if field.get("authors").is_some() { "authors" } else { "author" };
    let Some(found) = field.get(key) else { return authors };
    let mut read = |author: Field<'_>| {
        let url = addresses::link(&author, "url", origin);
        author.expect_names(AUTHOR);
        let name = match author.is_object() {
            true => author.line_at("name"),
            false => author.line(),
        };
        let name = name.or_else(|| url.as_ref()?.shown_site());
        let Some(name) = name else {
            author.dropped("an author with a `name`");
            return;
        };
        let avatar = addresses::picture(&author, "avatar", origin);
        authors.push(Author { name, url, avatar });
    };
    if found.is_object() && key == "author" {
        read(found);
    } else {
        found.each(read);
    }
    authors
}

/// `place`: an object with a `name`, or the name alone.
pub(in crate::formats) fn place(field: &Field<'_>) -> Option<Place> {
    let place = field.get("place")?;
    if !place.is_object() {
        return place.line().map(|name| Place { name, position: None });
    }
    place.expect_names(PLACE);
    let Some(name) = place.line_at("name") else {
        place.dropped("a place with a `name`");
        return None;
    };
    Some(Place { name, position: position(&place, "latitude", "longitude") })
}

/// The position of a place, from its two fields of degrees.
pub(in crate::formats) fn position(
    place: &Field<'_>,
    latitude: &str,
    longitude: &str,
) -> Option<(f64, f64)> {
    let number = |key: &str| place.get(key).and_then(|field| field.number());
    match (number(latitude), number(longitude)) {
        (None, None) => None,
        (latitude, longitude) => within_bounds(place, latitude.zip(longitude)),
    }
}

/// A latitude and a longitude in degrees. A position out of range is dropped with a notice.
pub(in crate::formats) fn within_bounds(
    place: &Field<'_>,
    position: Option<(f64, f64)>,
) -> Option<(f64, f64)> {
    let position =
        position.filter(|(latitude, longitude)| latitude.abs() <= 90.0 && longitude.abs() <= 180.0);
    if position.is_none() {
        place.note(
            NoticeKind::Dropped,
            "expected a latitude within ±90 and a longitude within ±180, found others",
        );
    }
    position
}

/// A picture with caption and credit: an object with a `url`, or the address alone.
pub(in crate::formats) fn media(field: &Field<'_>, origin: Origin<'_>) -> Option<Media> {
    if !field.is_object() {
        return addresses::picture_of_value(field, origin).map(picture_only);
    }
    if field.get("url").is_none() {
        field.dropped("a picture with a `url`");
        return None;
    }
    let address = addresses::picture(field, "url", origin)?;
    let picture =
        Picture { address, alt: field.line_at("alt").unwrap_or_default(), size: size(field) };
    Some(Media { picture, caption: field.line_at("caption"), credit: field.line_at("credit") })
}

/// A picture of which only the address is known.
pub(in crate::formats) fn picture_only(address: Address) -> Media {
    let picture = Picture { address, alt: String::new(), size: None };
    Media { picture, caption: None, credit: None }
}

/// The pictures of an array.
pub(in crate::formats) fn media_list(
    field: &Field<'_>,
    key: &str,
    origin: Origin<'_>,
) -> Vec<Media> {
    let mut list = Vec::new();
    field.each_at(key, |media| {
        media.expect_names(MEDIA);
        list.extend(self::media(&media, origin));
    });
    list
}

/// `width` and `height` in CSS pixels, where both are known.
pub(in crate::formats) fn size(field: &Field<'_>) -> Option<(u16, u16)> {
    let side = |key| {
        let field = field.get(key)?;
        let length = field.whole()?;
        let side = u16::try_from(length).ok().filter(|_| (1..=MAX_SIDE).contains(&length));
        if side.is_none() {
            field.dropped("a length of 1 to 10000 pixels");
        }
        side
    };
    side("width").zip(side("height"))
}
