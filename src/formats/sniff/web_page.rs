//! Web pages in place of a dataset. They are recognised and never read.

use crate::formats::FormatError;
use crate::formats::text::plain;

/// At most this many bytes of a page are looked at.
const MAX_LOOKED_AT: usize = 64 * 1024;

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
    let feed = ["<rss", "<feed", "<rdf:rdf"].iter().any(|tag| lower.contains(tag));
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
    Some(match password_fields.iter().any(|field| lower.contains(field)) {
        true => FormatError::LoginPage(title),
        false => FormatError::WebPage(title),
    })
}
