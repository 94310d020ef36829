//! Where in a text a document begins, and whether it can be JSON or is a calendar.

use super::web_page;
use crate::formats::FormatError;

/// At most this many places are tried where a document may begin.
const MAX_BEGINNINGS: usize = 8;

/// Where a document begins, in bytes.
pub(in crate::formats) enum Beginning {
    /// A document that may be JSON, and the other places where it may begin, the next one last.
    Json(usize, Vec<usize>),
    /// A document whose items are no JSON: a calendar.
    Container(usize),
}

/// Finds where a document begins: at the start of the text, or behind a guard against hijacking, the name
/// of a callback, or a program's warnings.
///
/// # Errors
/// When there is nothing, or a web page.
pub(in crate::formats) fn beginning(text: &str) -> Result<Beginning, FormatError> {
    let trimmed = text.trim_start_matches(is_mark_or_space);
    let first = text.len() - trimmed.len();
    match trimmed.as_bytes().first() {
        None => return Err(FormatError::Empty),
        Some(b'{' | b'[') => return Ok(Beginning::Json(first, Vec::new())),
        Some(_) => {}
    }
    if is_calendar(trimmed) {
        return Ok(Beginning::Container(first));
    }
    if web_page::is_whole(trimmed) {
        return Err(web_page::found(text).unwrap_or(FormatError::Empty));
    }
    let places = trimmed.match_indices(['{', '[']).map(|(at, _)| first + at);
    let mut places: Vec<usize> = places.take(MAX_BEGINNINGS).collect();
    places.reverse();
    // Without any place, the first character is the mistake.
    let place = places.pop().unwrap_or(first);
    Ok(Beginning::Json(place, places))
}

/// Whether a text is a calendar (RFC 5545, section 3.4).
pub(in crate::formats) fn is_calendar(text: &str) -> bool {
    text.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// The way that a file is packed, by its first bytes (RFC 1952, 8878 and 1950). A browser unpacks it only
/// when its server says so.
pub(in crate::formats) fn packed(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x1F, 0x8B, ..] => Some("gzip"),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Some("zstd"),
        [0x78, 0x01 | 0x9C | 0xDA, ..] => Some("deflate"),
        _ => None,
    }
}

/// Byte order marks, of which editors leave several, and spaces.
pub(in crate::formats) fn is_mark_or_space(character: char) -> bool {
    character == '\u{FEFF}' || character.is_ascii_whitespace()
}
