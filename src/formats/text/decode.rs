//! Bytes in any supported encoding to text.

/// At most this many bytes are decoded in one step.
const MAX_PIECE: usize = 64 * 1024;

/// Decodes a file a piece at a time. The file is UTF-8, or UTF-16 with a byte order mark or with zeros
/// (RFC 4627, section 3). A file that is not UTF-8 is Latin-1 if the server says so.
pub struct Decoder {
    bytes: Vec<u8>,
    at: usize,
    encoding: Encoding,
    /// Whether the server says that the file is Latin-1.
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
        let latin = charset.or_else(|| declared(&bytes)).is_some_and(is_latin);
        let text = String::with_capacity(bytes.len());
        Self { bytes, at, encoding, latin, text, repair }
    }

    /// Decodes a piece; true when the whole file is decoded.
    pub fn step(&mut self) -> bool {
        let end = self.bytes.len().min(self.at + MAX_PIECE);
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

    /// The text, and its repair if there was one.
    pub fn finish(self) -> (String, Option<&'static str>) {
        (self.text, self.repair)
    }

    /// Decodes a piece of UTF-8. If a piece ends within a character, that character is left to the next piece.
    fn utf8(&mut self, end: usize) {
        while self.at < end {
            let piece = self.bytes.get(self.at..end).unwrap_or_default();
            let error = match str::from_utf8(piece) {
                Ok(text) => {
                    self.text.push_str(text);
                    self.at = end;
                    return;
                }
                Err(error) => error,
            };
            let valid = piece.get(..error.valid_up_to()).unwrap_or_default();
            self.text.push_str(str::from_utf8(valid).unwrap_or_default());
            self.at += valid.len();
            let skipped = match error.error_len() {
                None if end < self.bytes.len() => return,
                None => end - self.at,
                Some(length) => length,
            };
            if self.latin {
                self.repair = Some("expected UTF-8, found Latin-1, as the server or the file says");
                (self.encoding, self.at) = (Encoding::Latin, 0);
                self.text.clear();
                return;
            }
            self.repair = Some("expected UTF-8, found bytes that are not; replaced by \u{FFFD}");
            self.text.push(char::REPLACEMENT_CHARACTER);
            self.at += skipped;
        }
    }

    /// Decodes a piece of UTF-16. If a piece ends within a surrogate pair, the pair is left to the next piece.
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

/// The text of a whole file, decoded without a pause, and its repair if there was one.
pub fn text_of(bytes: Vec<u8>, charset: Option<&str>) -> (String, Option<&'static str>) {
    let mut decoder = Decoder::new(bytes, charset);
    while !decoder.step() {}
    decoder.finish()
}

/// The encoding that an XML declaration names (XML 1.0, section 4.3.3).
fn declared(bytes: &[u8]) -> Option<&str> {
    let start = bytes.strip_prefix(b"<?xml")?;
    let end = start.iter().position(|byte| *byte == b'>')?;
    let declaration = str::from_utf8(start.get(..end)?).ok()?;
    let (_, value) = declaration.split_once("encoding=")?;
    value.get(1..)?.split(['"', '\'']).next()
}

/// Whether an encoding's name is a label of Windows-1252 (Encoding, section 4.2).
fn is_latin(charset: &str) -> bool {
    let names =
        ["iso-8859-1", "windows-1252", "latin1", "latin-1", "us-ascii", "iso8859-1", "cp1252"];
    names.iter().any(|name| charset.eq_ignore_ascii_case(name))
}

/// The character of a byte in Windows-1252. On the web, "Latin-1" means Windows-1252 (Encoding, section 9.1).
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

#[cfg(test)]
mod tests;
