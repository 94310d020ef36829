//! Bytes to text, whatever encoding they are in; and the texts inside a document.

use super::{Expected, Reader};

/// The text of a file, and what had to be repaired: UTF-8, or UTF-16 told by its mark or its zeros
/// (RFC 4627, section 3), or what its server calls Latin-1, unless it is UTF-8 all the same.
pub fn text_of(bytes: Vec<u8>, charset: Option<&str>) -> (String, Option<&'static str>) {
    let wide = |bytes: &[u8], from: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| {
            from([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)])
        });
        let characters = char::decode_utf16(units);
        let text = characters.map(|c| c.unwrap_or('\u{FFFD}')).collect();
        (text, Some("expected UTF-8, found UTF-16"))
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return wide(rest, u16::from_be_bytes),
        [0, first, ..] if *first != 0 => return wide(&bytes, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => return wide(&bytes, u16::from_le_bytes),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(wrong) if charset.is_some_and(is_latin) => {
            let text = wrong.as_bytes().iter().map(|byte| latin(*byte)).collect();
            (text, Some("expected UTF-8, found Latin-1, as the server says"))
        }
        Err(wrong) => {
            let text = String::from_utf8_lossy(wrong.as_bytes()).into_owned();
            (text, Some("expected UTF-8, found bytes that are not; replaced by \u{FFFD}"))
        }
    }
}

/// The names under which servers send Windows-1252 (Encoding, section 4.2).
fn is_latin(charset: &str) -> bool {
    let names =
        ["iso-8859-1", "windows-1252", "latin1", "latin-1", "us-ascii", "iso8859-1", "cp1252"];
    names.iter().any(|name| charset.trim_matches('"').eq_ignore_ascii_case(name))
}

/// A byte of Windows-1252, which is what "Latin-1" means on the web (Encoding, section 9.1).
fn latin(byte: u8) -> char {
    const EXTRA: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => EXTRA.get(usize::from(byte) - 0x80).copied().unwrap_or('\u{FFFD}'),
        byte => char::from(byte),
    }
}

impl Reader<'_> {
    /// A text in quotes.
    pub(super) fn string(&mut self) -> Result<String, Expected> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let end = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\'));
            let Some(end) = end else {
                self.at = self.text.len();
                return Err("the closing quote of a text");
            };
            let (plain, quote) = rest.split_at(end);
            let controls = plain.bytes().any(|byte| byte < b' ');
            out.push_str(plain);
            let closes = quote.starts_with('"');
            self.at += end + 1;
            if controls {
                self.repaired("expected control characters to be escaped, found them as they are");
            }
            if closes {
                return Ok(out);
            }
            self.escape(&mut out)?;
        }
    }

    /// What follows a backslash.
    fn escape(&mut self, out: &mut String) -> Result<(), Expected> {
        let Some(character) = self.rest().chars().next() else {
            return Err("an escaped character");
        };
        self.at += character.len_utf8();
        out.push(match character {
            '"' | '\\' | '/' => character,
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.code_point(),
            other => {
                self.repaired("expected a known escape in a text, found another");
                other
            }
        });
        Ok(())
    }

    /// The character for the digits after `\u`, with those of a second half where there is one.
    fn code_point(&mut self) -> char {
        let Some(first) = self.four_digits() else {
            self.repaired("expected four hexadecimal digits after `\\u`, found others");
            return '\u{FFFD}';
        };
        if let Some(character) = char::from_u32(first) {
            return character;
        }
        let before = self.at;
        if (0xD800..0xDC00).contains(&first) && self.rest().starts_with("\\u") {
            self.at += 2;
            if let Some(second) = self.four_digits().filter(|code| (0xDC00..0xE000).contains(code))
            {
                let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return char::from_u32(code).unwrap_or('\u{FFFD}');
            }
            self.at = before;
        }
        self.repaired("expected both halves of a character, found one; replaced by \u{FFFD}");
        '\u{FFFD}'
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits =
            self.rest().get(..4).filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(code)
    }
}
