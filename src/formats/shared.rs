//! What several formats have in common: times, addresses, texts, authors, places, pictures.

use crate::edition::activity::{Media, Place};
use crate::edition::address::Address;
use crate::edition::article::Author;
use crate::edition::body::{Blocks, Picture};
use crate::edition::moment::{Moment, Placing};
use crate::edition::notice::NoticeKind;
use crate::edition::slug::Taken;
use crate::edition::zone::ZoneRules;
use crate::formats::Origin;
use crate::formats::fields::Field;
use crate::formats::{html, plain};

/// What is known around an object.
#[derive(Clone)]
pub(in crate::formats) struct Context<'a> {
    pub(in crate::formats) origin: Origin<'a>,
    /// The zone of local times: the nearest `time_zone` outwards.
    pub(in crate::formats) time_zone: Option<String>,
}

impl Context<'_> {
    /// The same with an object's own `time_zone`, if it has one.
    pub(in crate::formats) fn within(&self, field: &Field<'_>) -> Self {
        let own = time_zone(field, self.origin.zones);
        Self { time_zone: own.or_else(|| self.time_zone.clone()), ..*self }
    }

    /// A moment in a field, read in the zone at hand.
    pub(in crate::formats) fn moment(&self, field: &Field<'_>, key: &str) -> Option<Moment> {
        let field = field.get(key)?;
        match field.whole_year().or_else(|| field.word()) {
            Some(text) => self.moment_of(&text, &field),
            None => {
                field.dropped("a date");
                None
            }
        }
    }

    /// The moment that a text names; `field` is what notices point at.
    pub(in crate::formats) fn moment_of(&self, text: &str, field: &Field<'_>) -> Option<Moment> {
        let written = match Moment::parse(text) {
            Ok(written) => {
                if let Some(expected) = bent(text) {
                    field.repaired(expected);
                }
                written
            }
            Err(error) => {
                if self.origin.dates.is_none() {
                    field.want_others();
                }
                let standard = self.origin.dates.and_then(|read| read(text));
                let read = standard.as_deref().and_then(|text| Moment::parse(text).ok());
                let Some(read) = read else {
                    field.note(NoticeKind::Dropped, format!("{error}, found {}", field.found()));
                    return None;
                };
                let read_as = standard.unwrap_or_default();
                let message = format!("{error}, found {}; read as {read_as}", field.found());
                field.note(NoticeKind::Repaired, message);
                read
            }
        };
        if written.is_placeholder() {
            field.dropped("a date, or nothing where there is none");
            return None;
        }
        let (moment, placing) = written.place(self.time_zone.as_deref(), self.origin.zones);
        let zone = self.time_zone.as_deref().unwrap_or_default();
        match placing {
            Placing::Clear => {}
            Placing::WithoutZone => field.note(
                NoticeKind::Doubted,
                format!(
                    "expected an offset or a `time_zone`, found {}; read as UTC",
                    field.found()
                ),
            ),
            Placing::UnknownZone => field.note(
                NoticeKind::Doubted,
                format!("expected a known time zone, found `{zone}`; read without it"),
            ),
            Placing::Twice => field.note(
                NoticeKind::Doubted,
                format!("{} occurs twice in {zone}; the first was taken", field.found()),
            ),
            Placing::Never => field.note(
                NoticeKind::Repaired,
                format!("{} does not occur in {zone}; moved forward", field.found()),
            ),
        }
        Some(moment)
    }
}

/// What a moment lacks that `Moment` reads and the standard does not have (RFC 3339, section 5.6).
fn bent(text: &str) -> Option<&'static str> {
    let bytes = text.trim().as_bytes();
    let sign = bytes.len().checked_sub(5).and_then(|at| bytes.get(at));
    if bytes.contains(&b' ') {
        Some("a `T` and no space between date, time and offset")
    } else if bytes.contains(&b':') && matches!(sign, Some(b'+' | b'-')) {
        Some("a colon in the offset from UTC")
    } else {
        None
    }
}

/// An activity's own identifier, or one by position: never one from the title, because a shared link
/// must outlive an edited headline. Where a format does not ask for identifiers, `told` keeps the
/// remark to the first that is missing.
pub(in crate::formats) fn identity(
    field: &Field<'_>,
    key: &str,
    position: usize,
    taken: &mut Taken,
    told: &mut bool,
) -> String {
    if let Some(id) = field.word_at(key) {
        if taken.claim(&id) {
            return id;
        }
        field.note(
            NoticeKind::Repaired,
            format!("expected an `{key}` of its own, found `{id}` again; numbered by position"),
        );
    } else if !std::mem::replace(told, true) {
        let message = format!(
            "expected an `{key}`, found none; numbered by position, so its address changes when \
             activities are added before it"
        );
        field.note(NoticeKind::Repaired, message);
    }
    let mut id = format!("a{position}");
    while !taken.claim(&id) {
        id.push('x');
    }
    id
}

/// What stands in for an identifier that is missing: the title with the date as it is written.
pub(in crate::formats) fn stand_in(
    item: &Field<'_>,
    title: Option<&str>,
    date: Option<&str>,
) -> Option<String> {
    let words: Vec<&str> = [title, date].into_iter().flatten().collect();
    if !words.is_empty() {
        item.note(
            NoticeKind::Repaired,
            "expected an `id` or a `url`, found neither; title and date stand in, so its address changes \
             with them",
        );
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// A text in HTML, with a notice of each kind of thing that was left out of it.
pub(in crate::formats) fn html(field: &Field<'_>, text: &str, origin: Origin<'_>) -> Blocks {
    told(field, html::read(text, origin.address))
}

/// What was read of a text, once its notices are given.
pub(in crate::formats) fn told(field: &Field<'_>, read: html::Read) -> Blocks {
    for message in read.remarks {
        field.note(NoticeKind::Dropped, message);
    }
    for message in read.repairs {
        field.note(NoticeKind::Repaired, message);
    }
    read.blocks
}

/// A text that may be HTML or plain.
pub(in crate::formats) fn either(field: &Field<'_>, text: &str, origin: Origin<'_>) -> Blocks {
    match html::has_tags(text) {
        true => self::html(field, text, origin),
        false => told(field, plain::paragraphs(&plain::decode(text))),
    }
}

/// A picture of which only the address is known.
pub(in crate::formats) fn bare(address: Address) -> Media {
    let picture = Picture { address, alt: String::new(), size: None };
    Media { picture, caption: None, credit: None }
}

/// The `time_zone` of an object, if the rules know it.
pub(in crate::formats) fn time_zone(field: &Field<'_>, rules: &dyn ZoneRules) -> Option<String> {
    let field = field.get("time_zone")?;
    let name = field.line()?;
    if rules.offset_at(&name, 0).is_some() {
        return Some(name);
    }
    field.dropped("an IANA time zone such as Asia/Shanghai");
    None
}

/// Addresses, checked and resolved.
pub(in crate::formats) mod addresses {
    use super::{Field, NoticeKind, Origin};
    use crate::edition::address::{Address, AddressError};

    type Check = fn(&str, Option<&Address>) -> Result<Address, AddressError>;

    /// An address to follow.
    pub(in crate::formats) fn link(
        field: &Field<'_>,
        key: &str,
        origin: Origin<'_>,
    ) -> Option<Address> {
        checked(&field.get(key)?, origin, Address::link)
    }

    /// An address of a picture.
    pub(in crate::formats) fn picture(
        field: &Field<'_>,
        key: &str,
        origin: Origin<'_>,
    ) -> Option<Address> {
        checked(&field.get(key)?, origin, Address::picture)
    }

    /// The address that a value is.
    pub(in crate::formats) fn itself(field: &Field<'_>, origin: Origin<'_>) -> Option<Address> {
        checked(field, origin, Address::link)
    }

    /// The address of a picture that a value is.
    pub(in crate::formats) fn picture_itself(
        field: &Field<'_>,
        origin: Origin<'_>,
    ) -> Option<Address> {
        checked(field, origin, Address::picture)
    }

    fn checked(field: &Field<'_>, origin: Origin<'_>, check: Check) -> Option<Address> {
        let text = field.verbatim()?;
        check(&text, origin.address)
            .inspect_err(|error| field.note(NoticeKind::Dropped, error.to_string()))
            .ok()
    }
}

/// `authors`, or the `author` of version 1.0.
pub(in crate::formats) fn authors(field: &Field<'_>, origin: Origin<'_>) -> Vec<Author> {
    let mut authors = Vec::new();
    let key = if field.get("authors").is_some() { "authors" } else { "author" };
    let Some(found) = field.get(key) else { return authors };
    let mut read = |author: Field<'_>| {
        let url = addresses::link(&author, "url", origin);
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
    let Some(name) = place.line_at("name") else {
        place.dropped("a place with a `name`");
        return None;
    };
    let number = |key| place.get(key).and_then(|field| field.number());
    let position = match (number("latitude"), number("longitude")) {
        (Some(latitude), Some(longitude)) if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Some((latitude, longitude))
        }
        (None, None) => None,
        _ => {
            place.note(
                NoticeKind::Dropped,
                "expected a latitude within ±90 and a longitude within ±180, found others",
            );
            None
        }
    };
    Some(Place { name, position })
}

/// A picture with caption and credit: an object with a `url`, or the address alone.
pub(in crate::formats) fn media(field: &Field<'_>, origin: Origin<'_>) -> Option<Media> {
    if !field.is_object() {
        return addresses::picture_itself(field, origin).map(bare);
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

/// `width` and `height` in CSS pixels, where both make sense.
pub(in crate::formats) fn size(field: &Field<'_>) -> Option<(u16, u16)> {
    let side = |key| {
        let length = field.get(key)?.whole()?;
        u16::try_from(length).ok().filter(|length| (1..=10_000).contains(length))
    };
    side("width").zip(side("height"))
}

/// The pictures of an array.
pub(in crate::formats) fn media_list(
    field: &Field<'_>,
    key: &str,
    origin: Origin<'_>,
) -> Vec<Media> {
    let mut list = Vec::new();
    field.each_at(key, |media| list.extend(self::media(&media, origin)));
    list
}
