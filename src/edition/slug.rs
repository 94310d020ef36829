//! The part of an address that names an article: stable, readable, unique in its edition.

use std::collections::BTreeMap;

use super::address::{Address, percent};

/// At most this many characters of a text become a slug, so that addresses do not wrap in mail.
const MAX_LENGTH: usize = 80;

/// A slug from an item's id. If the id has no usable letters, the slug comes from `url`. If the id is itself a
/// URL, its last segment is used.
///
/// The title is not used, because a shared link must outlive an edited headline.
pub fn from_identity(id: &str, url: Option<&Address>) -> String {
    let looks_like_url = id.contains("://");
    let from_url = || url.map(|address| last_segment(address.as_str())).unwrap_or_default();
    let candidates =
        if looks_like_url { [last_segment(id), from_url()] } else { [slugify(id), from_url()] };
    candidates.into_iter().find(|slug| !slug.is_empty()).unwrap_or_else(|| "article".to_owned())
}

/// The slug that an earlier address of an article ends with. The address is a whole one, a path, or a slug alone. Empty
/// if the address has no usable letters.
pub fn from_alias(address: &str) -> String {
    // What stands behind `#/` is the path, where the reader has its addresses there.
    last_segment(address.split("#/").last().unwrap_or_default())
}

/// The names that are taken, each with the number for the next item of the same name.
#[derive(Debug, Default)]
pub struct UsedNames(BTreeMap<String, usize>);

impl UsedNames {
    /// Takes a name. Returns `false` if the name was taken already.
    pub fn claim(&mut self, name: &str) -> bool {
        self.0.insert(name.to_owned(), 2).is_none()
    }

    /// Whether a name is taken.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Takes and returns the slug, or the first of `slug-2`, `slug-3` … that is free.
    pub fn take(&mut self, base: &str) -> String {
        let mut slug = base.to_owned();
        while self.0.contains_key(&slug) {
            let number = self.0.entry(base.to_owned()).or_insert(2);
            slug = format!("{base}-{number}");
            *number += 1;
        }
        self.0.insert(slug.clone(), 2);
        slug
    }
}

/// Keeps letters and digits of any script, with ASCII in lower case. All else becomes single hyphens.
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().take(MAX_LENGTH) {
        let character = character.to_ascii_lowercase();
        if is_word(character) {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Whether a character may stand in a slug. Beyond ASCII, only the blocks of spaces, punctuation,
/// symbols and full-width forms of ASCII are excluded. The standard library's tables are exact, and
/// would add 15 KB to the module.
pub(super) fn is_word(character: char) -> bool {
    match character {
        '\0'..='\x7F' => character.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}'
        | '\u{D7}'
        | '\u{F7}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FE10}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}'
        | '\u{FFF0}'..='\u{FFFF}' => false,
        _ => true,
    }
}

/// The last segment of a URL's path that is not empty, with the query, because two pages may differ
/// only in the query: `/2022/11/a-visit.html` gives `a-visit`, `/show.php?id=7` gives `show-id-7`.
fn last_segment(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let after_host = path
        .split_once("://")
        .map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let segment = after_host.split('/').rfind(|segment| !segment.is_empty()).unwrap_or_default();
    let stem = match segment.rsplit_once('.') {
        Some((stem, "html" | "htm" | "php" | "asp" | "aspx" | "jsp")) => stem,
        _ => segment,
    };
    slugify(&format!("{}-{}", percent::decode(stem), percent::decode(query)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_ids_are_kept_readable() {
        assert_eq!(from_identity("Visit to Zhenze (2022)", None), "visit-to-zhenze-2022");
        assert_eq!(from_identity("江村", None), "江村");
        assert_eq!(from_identity("42", None), "42");
    }

    #[test]
    fn ids_that_are_urls_give_their_last_segment() {
        assert_eq!(from_identity("https://example.org/2022/11/a-visit.html#x", None), "a-visit");
        assert_eq!(from_identity("https://example.org/show.aspx?id=7", None), "show-id-7");
        let encoded = "https://example.org/%E6%B1%9F%E6%9D%91%E4%BB%8A%E6%98%94/";
        assert_eq!(from_identity(encoded, None), "江村今昔");
        assert_eq!(from_identity("https://example.org/", None), "article");
    }

    #[test]
    fn an_alias_is_the_last_segment_of_an_address() {
        for address in [
            "old-name",
            "articles/old-name/",
            "/articles/old-name",
            "/2019/03/Old%20name.html#top",
            "https://example.org/old-name.php",
            "https://example.org/news/#/articles/old-name",
        ] {
            assert_eq!(from_alias(address), "old-name", "{address}");
        }
        assert_eq!(from_alias("/show.php?id=7"), "show-id-7");
        assert_eq!(from_alias("江村"), "江村");
        for address in ["", "/", "https://example.org/", "https://example.org/#/", "…"] {
            assert_eq!(from_alias(address), "", "{address}");
        }
    }

    #[test]
    fn a_taken_slug_is_numbered() {
        let mut taken = UsedNames::default();
        let slugs: Vec<String> =
            ["visit", "visit-2", "visit", "visit"].iter().map(|slug| taken.take(slug)).collect();
        assert_eq!(slugs, ["visit", "visit-2", "visit-3", "visit-4"]);
    }
}
