//! Bytes in any supported encoding to text.

use crate::edition::notice::NoticeKind;

/// At most this many bytes are decoded in one step.
const MAX_PIECE: usize = 64 * 1024;

/// Decodes bytes in the encoding that has a label (Encoding, section 4.2). `None` where the label is not known.
pub type Decode = fn(&[u8], &str) -> Option<String>;

/// What was done to a file that is not UTF-8, and why.
pub type Repair = (NoticeKind, String);

/// Decodes a file a piece at a time. The file is UTF-8, or UTF-16 with a byte order mark or with zeros (RFC 4627, section 3),
/// or has the encoding that its server or its XML declaration names. A file that is none of these is Windows-1252, which old
/// spreadsheets write, if nothing in it looks like UTF-8.
pub struct Decoder {
    bytes: Vec<u8>,
    at: usize,
    encoding: Encoding,
    /// The label that the server or the file gives.
    label: Option<String>,
    /// Decodes other encodings, until that was tried.
    decode: Option<Decode>,
    text: String,
    repair: Option<Repair>,
}

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Wide(fn([u8; 2]) -> u16),
}

impl Decoder {
    /// Begins with a file, the encoding that its server names, and what decodes other encodings than UTF-8 and UTF-16.
    pub fn new(bytes: Vec<u8>, charset: Option<&str>, decode: Option<Decode>) -> Self {
        let (encoding, at) = match bytes.as_slice() {
            [0xFF, 0xFE, ..] => (Encoding::Wide(u16::from_le_bytes), 2),
            [0xFE, 0xFF, ..] => (Encoding::Wide(u16::from_be_bytes), 2),
            [0, first, ..] if *first != 0 => (Encoding::Wide(u16::from_be_bytes), 0),
            [first, 0, ..] if *first != 0 => (Encoding::Wide(u16::from_le_bytes), 0),
            _ => (Encoding::Utf8, 0),
        };
        let wide = matches!(encoding, Encoding::Wide(_));
        let repair =
            wide.then(|| (NoticeKind::Repaired, "expected UTF-8, found UTF-16".to_owned()));
        let label = charset.or_else(|| declared(&bytes)).map(str::to_owned);
        let text = String::with_capacity(bytes.len());
        Self { bytes, at, encoding, label, decode, text, repair }
    }

    /// Decodes a piece; true when the whole file is decoded.
    pub fn step(&mut self) -> bool {
        let end = self.bytes.len().min(self.at + MAX_PIECE);
        match self.encoding {
            Encoding::Utf8 => self.utf8(end),
            Encoding::Wide(unit) => self.wide(end, unit),
        }
        self.at >= self.bytes.len()
    }

    /// The text, and its repair if there was one.
    pub fn finish(self) -> (String, Option<Repair>) {
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
            if self.in_other_encoding().is_some() {
                return;
            }
            let message = "expected UTF-8, found bytes that are not; replaced by \u{FFFD}";
            self.repair = Some((NoticeKind::Dropped, message.to_owned()));
            self.text.push(char::REPLACEMENT_CHARACTER);
            self.at += skipped;
        }
    }

    /// Decodes the whole file in the encoding that is named, or else in Windows-1252 if nothing looks like UTF-8. `None` if
    /// that is not possible.
    fn in_other_encoding(&mut self) -> Option<()> {
        let decode = self.decode.take()?;
        let (label, why) = match &self.label {
            Some(label) if label.eq_ignore_ascii_case("utf-8") => return None,
            Some(label) => (label.as_str(), ", as the server or the file says"),
            None if has_utf8(&self.bytes) => return None,
            None => ("windows-1252", ", as it seems"),
        };
        self.text = decode(&self.bytes, label)?;
        self.at = self.bytes.len();
        let message = ["expected UTF-8, found ", label, why].concat();
        self.repair = Some((NoticeKind::Repaired, message));
        Some(())
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
#[cfg(not(target_arch = "wasm32"))]
pub fn text_of(bytes: Vec<u8>, charset: Option<&str>) -> (String, Option<Repair>) {
    let mut decoder = Decoder::new(bytes, charset, Some(by_label));
    while !decoder.step() {}
    decoder.finish()
}

/// Decodes bytes as browsers do.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::formats) fn by_label(bytes: &[u8], label: &str) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// The encoding that an XML declaration names (XML 1.0, section 4.3.3).
fn declared(bytes: &[u8]) -> Option<&str> {
    let start = bytes.strip_prefix(b"<?xml")?;
    let end = start.iter().position(|byte| *byte == b'>')?;
    let declaration = str::from_utf8(start.get(..end)?).ok()?;
    let (_, rest) = declaration.split_once("encoding")?;
    rest.trim_start_matches(['=', ' ']).get(1..)?.split(['"', '\'']).next()
}

/// Whether two bytes that follow each other are a character in UTF-8, or its beginning. They hardly ever are in Windows-1252.
fn has_utf8(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| matches!(pair, [0xC2..=0xF4, 0x80..=0xBF]))
}

#[cfg(test)]
mod tests;
