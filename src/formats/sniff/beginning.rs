//! Finds the position at which a document begins in a text, and whether it may be JSON, or is a calendar or markup.

/// At most this many positions are tried at which a document may begin.
const MAX_BEGINNINGS: usize = 8;

/// How a document begins.
pub(in crate::formats) enum Beginning {
    /// The text is empty.
    Nothing,
    /// The document may be JSON from this position on, in bytes. The list has the other positions at which it may begin,
    /// with the next one last.
    Json(usize, Vec<usize>),
    /// The document is a calendar.
    Calendar,
    /// The document is a web page or XML, or begins with a program's warning in HTML; then it may be JSON from these
    /// positions on.
    Markup(usize, Vec<usize>),
}

/// Finds the position at which a document begins: at the start of the text, or after a guard against hijacking, the
/// name of a callback, or a program's warnings.
pub(in crate::formats) fn beginning(text: &str) -> Beginning {
    let trimmed = text.trim_start_matches(is_mark_or_space);
    let first = text.len() - trimmed.len();
    let first_byte = trimmed.as_bytes().first();
    match first_byte {
        None => return Beginning::Nothing,
        Some(b'{' | b'[') => return Beginning::Json(first, Vec::new()),
        Some(_) if is_calendar(trimmed) => return Beginning::Calendar,
        Some(_) => {}
    }
    let positions = trimmed.match_indices(['{', '[']).map(|(at, _)| first + at);
    let mut positions: Vec<usize> = positions.take(MAX_BEGINNINGS).collect();
    positions.reverse();
    // Where no position is found, the parser reports the first character as the mistake.
    let position = positions.pop().unwrap_or(first);
    match first_byte {
        Some(b'<') => Beginning::Markup(position, positions),
        _ => Beginning::Json(position, positions),
    }
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
