//! Reads how a publication presents itself: the object `site` of the settings, or of a dataset's `_gazette`.
//!
//! Like everything of a dataset, it is read leniently. A mistake costs the value that has it, and leaves a notice.

mod colours;

use super::Origin;
use super::fields::{Field, Notices, addresses};
use super::json::Value;
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::branding::{BLOCKS, Branding, Entry, Font, Kind};
use crate::edition::notice::{Notice, NoticeKind};

/// At most this many links are in the masthead, and in the footer.
const MAX_LINKS: usize = 20;
/// The blocks that can have a title of the operator's.
const TITLES: [(&str, Kind); 4] = [
    ("related", Kind::RelatedTitle),
    ("events", Kind::EventsTitle),
    ("latest", Kind::LatestTitle),
    ("more", Kind::MoreTitle),
];
/// The names of the values of `site`, with spaces between them.
const KNOWN: &str = "tagline logo nameplate icon links notice footer social_picture colours \
    fonts titles front";

/// The path of the object in the settings, for notices.
pub const SETTINGS: &str = "settings.site";
/// The path of the object in a dataset.
pub const DATASET: &str = "_gazette.site";

/// Reads an object `site` into an edition. Its values win over those that the edition has. `path` is the object's, for
/// notices, and addresses are relative to that of `origin`.
pub fn apply(site: &Value, path: &str, origin: Origin<'_>, edition: &mut Edition) -> Vec<Notice> {
    let notices = Notices::default();
    read(&Field::named(site, path, &notices), origin, edition);
    notices.into_vec()
}

fn read(site: &Field<'_>, origin: Origin<'_>, edition: &mut Edition) {
    for unknown in site.names().filter(|name| KNOWN.split(' ').all(|known| known != *name)) {
        let known = KNOWN.replace(' ', ", ");
        site.note(NoticeKind::Dropped, format!("expected one of {known}, found `{unknown}`"));
    }
    if let Some(tagline) = site.line_at("tagline") {
        edition.description = Some(tagline);
    }
    if let Some(icon) = addresses::picture(site, "icon", origin) {
        edition.icon = Some(icon);
    }
    let footer = site.object_at("footer");
    let mut own = Branding {
        social_picture: addresses::picture(site, "social_picture", origin),
        properties: site.object_at("colours").map(|own| colours::read(&own)).unwrap_or_default(),
        ..Branding::default()
    };
    let entries = &mut own.entries;
    entries.extend(emblem(site, "logo", [Kind::Logo, Kind::LogoInDark], origin));
    entries.extend(emblem(site, "nameplate", [Kind::Nameplate, Kind::NameplateInDark], origin));
    entries.extend(site.get("notice").and_then(|notice| entry(&notice, Kind::Notice, origin)));
    entries.extend(links(site, Kind::Link, origin));
    if let Some(footer) = footer {
        let text = footer.line_at("text");
        entries.extend(text.map(|text| Entry { kind: Kind::Footer, text, url: None }));
        entries.extend(links(&footer, Kind::FooterLink, origin));
    }
    entries.extend(titles(site));
    entries.extend(blocks(site));
    fonts(site, origin, &mut own);
    edition.branding = own.or(std::mem::take(&mut edition.branding));
}

/// A picture, or one for each colour scheme.
fn emblem(site: &Field<'_>, key: &str, [light, dark]: [Kind; 2], origin: Origin<'_>) -> Vec<Entry> {
    let picture = |kind, url| Entry { kind, text: String::new(), url: Some(url) };
    let Some(field) = site.get(key) else { return Vec::new() };
    if !field.is_object() {
        let url = addresses::picture_of_value(&field, origin);
        return url.map(|url| picture(light, url)).into_iter().collect();
    }
    let in_dark = addresses::picture(&field, "dark", origin);
    let Some(url) = addresses::picture(&field, "light", origin) else {
        field.dropped("an object with `light`, and `dark` if that is another picture");
        return Vec::new();
    };
    let in_dark = in_dark.map(|url| picture(dark, url));
    std::iter::once(picture(light, url)).chain(in_dark).collect()
}

/// A text, or an object with a `title` and a `url`.
fn entry(field: &Field<'_>, kind: Kind, origin: Origin<'_>) -> Option<Entry> {
    if !field.is_object() {
        return field.line().map(|text| Entry { kind, text, url: None });
    }
    let url = addresses::link(field, "url", origin);
    let text = field.line_at("title");
    if text.is_none() {
        field.dropped("a text, or an object with a `title` and a `url`");
    }
    text.map(|text| Entry { kind, text, url })
}

fn links(field: &Field<'_>, kind: Kind, origin: Origin<'_>) -> Vec<Entry> {
    let mut links = Vec::new();
    field.each_at("links", |each| match entry(&each, kind, origin) {
        Some(link) if link.url.is_none() => each.dropped("a link with a `title` and a `url`"),
        Some(_) if links.len() >= MAX_LINKS => {
            each.note(NoticeKind::Dropped, "expected at most 20 links, found one more");
        }
        link => links.extend(link),
    });
    links
}

fn titles(site: &Field<'_>) -> Vec<Entry> {
    let Some(field) = site.object_at("titles") else { return Vec::new() };
    let known = TITLES.map(|(name, _)| name);
    for unknown in field.names().filter(|name| !known.contains(name)) {
        let known = known.join(", ");
        field.note(NoticeKind::Dropped, format!("expected one of {known}, found `{unknown}`"));
    }
    let title = |(name, kind)| Some(Entry { kind, text: field.line_at(name)?, url: None });
    TITLES.into_iter().filter_map(title).collect()
}

fn blocks(site: &Field<'_>) -> Vec<Entry> {
    let mut blocks: Vec<Entry> = Vec::new();
    site.each_at("front", |field| match field.word() {
        Some(text)
            if BLOCKS.contains(&text.as_str()) && blocks.iter().all(|block| block.text != text) =>
        {
            blocks.push(Entry { kind: Kind::Block, text, url: None });
        }
        _ => field.dropped("each of `lead`, `events`, `latest` and `sections` at most once"),
    });
    blocks
}

/// The fonts, each from one file or from a file for each style. They come from the site itself, so that nobody else is
/// asked for them.
fn fonts(site: &Field<'_>, origin: Origin<'_>, branding: &mut Branding) {
    let Some(fonts) = site.object_at("fonts") else { return };
    for (name, family, others) in [
        ("reading", "Gazette reading", "Georgia, serif"),
        ("interface", "Gazette interface", "system-ui, sans-serif"),
    ] {
        let Some(field) = fonts.get(name) else { continue };
        let before = branding.fonts.len();
        if field.is_object() {
            for (style, weight, is_italic) in [
                ("regular", "400", false),
                ("bold", "700", false),
                ("italic", "400", true),
                ("variable", "100 900", false),
            ] {
                if let Some(file) = field.get(style) {
                    branding.fonts.extend(font(&file, origin, family, weight, is_italic));
                }
            }
        } else {
            branding.fonts.extend(font(&field, origin, family, "100 900", false));
        }
        if branding.fonts.len() > before {
            let property = ["--gazette-font-", name].concat();
            branding.properties.push((property, format!("\"{family}\", {others}")));
        }
    }
}

fn font(
    field: &Field<'_>,
    origin: Origin<'_>,
    family: &str,
    weight: &str,
    is_italic: bool,
) -> Option<Font> {
    let url = addresses::of_value(field, origin)?;
    let own = origin.address.and_then(Address::origin);
    if url.origin() != own {
        field.dropped("a file of the site itself");
        return None;
    }
    Some(Font { family: family.to_owned(), url, weight: weight.to_owned(), is_italic })
}

#[cfg(test)]
mod tests;
