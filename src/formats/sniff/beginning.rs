//! Finds the position at which a document begins in a text, and whether it may be JSON or is a calendar.

use super::web_page;
use crate::formats::FormatError;

/// At most this many positions are tried at which a document may begin.
const MAX_BEGINNINGS: usize = 8;

/// The position at which a document begins, in bytes.
pub(in crate::formats) enum Beginning {
    /// A document that may be JSON, and the other positions at which it may begin, with the next one last.
    Json(usize, Vec<usize>),
    /// A document whose items are no JSON: a calendar.
    Container(usize),
}

/// Finds the position at which a document begins: at the start of the text, or after a guard against hijacking, the
/// name of a callback, or a program's warnings.
///
/// # Errors
/// The text is empty, or a web page.
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
        return Err(web_page::page_error(text).unwrap_or(FormatError::Empty));
    }
    let positions = trimmed.match_indices(['{', '[']).map(|(at, _)| first + at);
    let mut positions: Vec<usize> = positions.take(MAX_BEGINNINGS).collect();
    positions.reverse();
    // Where no position is found, the parser reports the first character as the mistake.
    let position = positions.pop().unwrap_or(first);
    Ok(Beginning::Json(position, positions))
}

/// Whether a text is a calendar (RFC 5545, section 3.4).
pub(in crate::formats) fn is_calendar(text: &str) -> bool {
    text.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// The compression of a file, by its first bytes (RFC 1952, 8878 and 1950). A browser decompresses a file only when
/// the server names the compression.
pub(in crate::formats) fn packed(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x1F, 0x8B, ..] => Some("gzip"),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Some("zstd"),
        [0x78, 0x01 | 0x9C | 0xDA, ..] => Some("deflate"),
        _ => None,
    }
}

/// Whether a character is a space or a byte order mark. Some files begin with several of these marks.
pub(in crate::formats) fn is_mark_or_space(character: char) -> bool {
    character == '\u{FEFF}' || character.is_ascii_whitespace()
}
