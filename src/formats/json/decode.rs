//! Bytes to text, whatever encoding they are in; and the texts inside a document.

use super::{Expected, Reader};

/// As many bytes are decoded in one step.
const PIECE: usize = 64 * 1024;

/// Decodes a file a piece at a time: UTF-8, or UTF-16 told by its mark or its zeros (RFC 4627, section
/// 3), or what its server calls Latin-1, unless it is UTF-8 all the same.
pub struct Decoder {
    bytes: Vec<u8>,
    at: usize,
    encoding: Encoding,
    /// Whether bytes that are not UTF-8 are Latin-1, as the server says.
    latin: bool,
    text: String,
    repair: Option<&'static str>,
}

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Latin,
    Wide(fn([u8; 2]) -> u16),
}

impl Decoder {
    /// Begins with a file and the encoding that its server names.
    pub fn new(bytes: Vec<u8>, charset: Option<&str>) -> Self {
        let (encoding, at) = match bytes.as_slice() {
            [0xFF, 0xFE, ..] => (Encoding::Wide(u16::from_le_bytes), 2),
            [0xFE, 0xFF, ..] => (Encoding::Wide(u16::from_be_bytes), 2),
            [0, first, ..] if *first != 0 => (Encoding::Wide(u16::from_be_bytes), 0),
            [first, 0, ..] if *first != 0 => (Encoding::Wide(u16::from_le_bytes), 0),
            _ => (Encoding::Utf8, 0),
        };
        let wide = matches!(encoding, Encoding::Wide(_));
        let repair = wide.then_some("expected UTF-8, found UTF-16");
        let latin = charset.is_some_and(is_latin);
        let text = String::with_capacity(bytes.len());
        Self { bytes, at, encoding, latin, text, repair }
    }

    /// Decodes a piece; true when all is decoded.
    pub fn step(&mut self) -> bool {
        let end = self.bytes.len().min(self.at + PIECE);
        match self.encoding {
            Encoding::Utf8 => self.utf8(end),
            Encoding::Latin => {
                let piece = self.bytes.get(self.at..end).unwrap_or_default();
                self.text.extend(piece.iter().map(|byte| latin(*byte)));
                self.at = end;
            }
            Encoding::Wide(unit) => self.wide(end, unit),
        }
        self.at >= self.bytes.len()
    }

    /// The text, and what had to be repaired.
    pub fn finish(self) -> (String, Option<&'static str>) {
        (self.text, self.repair)
    }

    /// A piece may end within a character, whose beginning is left to the next.
    fn utf8(&mut self, end: usize) {
        while self.at < end {
            let piece = self.bytes.get(self.at..end).unwrap_or_default();
            let wrong = match str::from_utf8(piece) {
                Ok(text) => {
                    self.text.push_str(text);
                    self.at = end;
                    return;
                }
                Err(wrong) => wrong,
            };
            let valid = piece.get(..wrong.valid_up_to()).unwrap_or_default();
            self.text.push_str(str::from_utf8(valid).unwrap_or_default());
            self.at += valid.len();
            let skipped = match wrong.error_len() {
                None if end < self.bytes.len() => return,
                None => end - self.at,
                Some(length) => length,
            };
            if self.latin {
                self.repair = Some("expected UTF-8, found Latin-1, as the server says");
                (self.encoding, self.at) = (Encoding::Latin, 0);
                self.text.clear();
                return;
            }
            self.repair = Some("expected UTF-8, found bytes that are not; replaced by \u{FFFD}");
            self.text.push(char::REPLACEMENT_CHARACTER);
            self.at += skipped;
        }
    }

    /// The same for the two halves of a character.
    fn wide(&mut self, end: usize, unit: fn([u8; 2]) -> u16) {
        let unit_at = |at: usize| match self.bytes.get(at..at + 2) {
            Some([first, second]) => Some(unit([*first, *second])),
            _ => None,
        };
        let first_half =
            |at: usize| unit_at(at).is_some_and(|unit| (0xD800..0xDC00).contains(&unit));
        let end = if end < self.bytes.len() && first_half(end - 2) { end - 2 } else { end };
        let units = (self.at..end).step_by(2).filter_map(unit_at);
        let characters = char::decode_utf16(units);
        self.text.extend(characters.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        self.at = end;
    }
}

/// The text of a file at one go, and what had to be repaired.
pub fn text_of(bytes: Vec<u8>, charset: Option<&str>) -> (String, Option<&'static str>) {
    let mut decoder = Decoder::new(bytes, charset);
    while !decoder.step() {}
    decoder.finish()
}

/// The names under which servers send Windows-1252 (Encoding, section 4.2).
fn is_latin(charset: &str) -> bool {
    let names =
        ["iso-8859-1", "windows-1252", "latin1", "latin-1", "us-ascii", "iso8859-1", "cp1252"];
    names.iter().any(|name| charset.eq_ignore_ascii_case(name))
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
