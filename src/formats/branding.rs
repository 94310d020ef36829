//! Reads how a publication presents itself: the object `site` of the settings, or of a dataset's `_gazette`.
//!
//! Like everything of a dataset, it is read leniently. A mistake costs the value that has it, and leaves a notice.

mod colours;

use super::Origin;
use super::fields::{Field, Notices, addresses};
use super::json::Value;
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::branding::{BLOCKS, Branding, Emblem, Font, SiteLink};
use crate::edition::notice::{Notice, NoticeKind};

/// At most this many links are in the masthead, and in the footer.
const MAX_LINKS: usize = 20;
/// The blocks that can have a title of the operator's.
const TITLED: [&str; 4] = ["related", "events", "latest", "more"];
/// The values of `site`.
const KNOWN: [&str; 12] = [
    "tagline",
    "logo",
    "nameplate",
    "icon",
    "links",
    "notice",
    "footer",
    "social_picture",
    "colours",
    "fonts",
    "titles",
    "front",
];

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
    for unknown in site.names().filter(|name| !KNOWN.contains(name)) {
        let known = KNOWN.join(", ");
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
        logo: emblem(site, "logo", origin),
        nameplate: emblem(site, "nameplate", origin),
        notice: site.get("notice").and_then(|notice| link(&notice, origin)),
        links: links(site, origin),
        footer_text: footer.as_ref().and_then(|footer| footer.line_at("text")),
        footer_links: footer.map(|footer| links(&footer, origin)).unwrap_or_default(),
        social_picture: addresses::picture(site, "social_picture", origin),
        properties: site.object_at("colours").map(|own| colours::read(&own)).unwrap_or_default(),
        titles: titles(site),
        front: blocks(site),
        ..Branding::default()
    };
    fonts(site, origin, &mut own);
    edition.branding = own.or(std::mem::take(&mut edition.branding));
}

/// A picture, or one for each colour scheme.
fn emblem(site: &Field<'_>, key: &str, origin: Origin<'_>) -> Option<Emblem> {
    let field = site.get(key)?;
    if !field.is_object() {
        let light = addresses::picture_of_value(&field, origin)?;
        return Some(Emblem { light, dark: None });
    }
    let dark = addresses::picture(&field, "dark", origin);
    let Some(light) = addresses::picture(&field, "light", origin) else {
        field.dropped("an object with `light`, and `dark` if that is another picture");
        return None;
    };
    Some(Emblem { light, dark })
}

/// A text, or an object with a `title` and a `url`.
fn link(field: &Field<'_>, origin: Origin<'_>) -> Option<SiteLink> {
    if !field.is_object() {
        return field.line().map(|title| SiteLink { title, url: None });
    }
    let url = addresses::link(field, "url", origin);
    let title = field.line_at("title");
    if title.is_none() {
        field.dropped("a text, or an object with a `title` and a `url`");
    }
    title.map(|title| SiteLink { title, url })
}

fn links(field: &Field<'_>, origin: Origin<'_>) -> Vec<SiteLink> {
    let mut links = Vec::new();
    field.each_at("links", |each| match link(&each, origin) {
        Some(link) if link.url.is_none() => each.dropped("a link with a `title` and a `url`"),
        Some(_) if links.len() >= MAX_LINKS => each.dropped("at most 20 links"),
        link => links.extend(link),
    });
    links
}

fn titles(site: &Field<'_>) -> Vec<(String, String)> {
    let Some(field) = site.object_at("titles") else { return Vec::new() };
    for unknown in field.names().filter(|name| !TITLED.contains(name)) {
        let known = TITLED.join(", ");
        field.note(NoticeKind::Dropped, format!("expected one of {known}, found `{unknown}`"));
    }
    let title = |name: &&str| Some(((*name).to_owned(), field.line_at(name)?));
    TITLED.iter().filter_map(title).collect()
}

fn blocks(site: &Field<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    site.each_at("front", |field| match field.word() {
        Some(name) if BLOCKS.contains(&name.as_str()) && !blocks.contains(&name) => {
            blocks.push(name);
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
