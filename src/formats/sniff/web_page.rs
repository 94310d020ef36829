//! Web pages in place of a dataset. They are recognised and never read; the dataset that a page names is read in its place.

use crate::formats::FormatError;
use crate::formats::text::plain;

/// At most this many bytes of a page are looked at.
pub(in crate::formats) const MAX_LOOKED_AT: usize = 64 * 1024;

/// The name of Atom, in small letters.
pub(super) const ATOM: &str = "http://www.w3.org/2005/atom";

/// The ends of the types of feeds.
const FEEDS: [&str; 3] = ["rss+xml", "atom+xml", "feed+json"];

/// Whether a text is a whole page, and not a program's warning.
pub(in crate::formats) fn is_whole(text: &str) -> bool {
    let start = text.get(..text.floor_char_boundary(1024)).unwrap_or_default().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| start.contains(tag))
}

/// The error that names the kind of web page that a text is, if it is one.
pub(in crate::formats) fn page_error(text: &str) -> Option<FormatError> {
    let text = text.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_ascii_whitespace());
    if !text.starts_with('<') {
        return None;
    }
    let text = text.get(..text.floor_char_boundary(MAX_LOOKED_AT)).unwrap_or(text);
    let lower = text.to_ascii_lowercase();
    let feed = ["<rss", "<feed", "<rdf:rdf", ATOM].iter().any(|tag| lower.contains(tag));
    if feed || (lower.starts_with("<?xml") && !lower.contains("<html")) {
        return None;
    }
    let title = lower.find("<title").and_then(|at| {
        let begin = at + lower.get(at..)?.find('>')? + 1;
        let end = begin + lower.get(begin..)?.find('<')?;
        text.get(begin..end)
    });
    let title: String = plain::line(title.unwrap_or_default()).chars().take(100).collect();
    let password_fields = ["type=\"password\"", "type='password'", "type=password"];
    if password_fields.iter().any(|field| lower.contains(field)) {
        return Some(FormatError::LoginPage(title));
    }
    Some(FormatError::WebPage { title, dataset: dataset_of(text) })
}

/// The address of a feed or of WordPress's posts that a page names in its head.
fn dataset_of(page: &str) -> Option<String> {
    let links = page.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
    let links = links.map(|link| (value(link, "rel"), value(link, "type"), value(link, "href")));
    let mut feed = None;
    for (rel, kind, href) in links {
        let (Some(rel), Some(href)) = (rel, href) else { continue };
        match (rel, kind.unwrap_or_default()) {
            ("https://api.w.org/", _) => {
                let href = plain::line(href);
                // Without readable addresses, WordPress writes the path into the query.
                let mark = if href.contains('?') { "&" } else { "?" };
                return Some([&href, "wp/v2/posts", mark, "_embed"].concat());
            }
            ("alternate", kind) if FEEDS.iter().any(|end| kind.ends_with(end)) => {
                feed = feed.or_else(|| Some(plain::line(href)));
            }
            _ => {}
        }
    }
    feed
}

/// The value of a quoted attribute.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).map(|(at, _)| at).find_map(|at| {
        let is_name = at == 0 || tag.get(..at)?.ends_with(char::is_whitespace);
        let rest = tag.get(at + name.len()..).filter(|_| is_name)?.strip_prefix('=')?;
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest.get(1..)?.split(quote).next()
    })
}
