//! Bytes in any supported encoding to text.

use crate::edition::notice::NoticeKind;

/// At most this many bytes are decoded in one step.
const MAX_PIECE: usize = 64 * 1024;

/// Decodes bytes in the encoding that has a label (Encoding, section 4.2). `None` where the label is not known.
pub type Decode = fn(&[u8], &str) -> Option<String>;

/// What was done to a file that is not UTF-8, and why.
pub type Repair = (NoticeKind, String);

/// Decodes a file, one in UTF-8 a piece at a time. The file is UTF-8, or UTF-16 with a byte order mark or with zeros (RFC 4627,
/// section 3), or has the encoding that its server or its XML declaration names. A text that is none of these is Windows-1252,
/// which old spreadsheets write, if nothing in it looks like UTF-8.
pub struct Decoder {
    bytes: Vec<u8>,
    at: usize,
    /// Whether the file is UTF-16.
    is_wide: bool,
    /// The label of the encoding, which the file's first bytes, the server or the file gives.
    label: Option<String>,
    /// Decodes other encodings, until that was tried.
    decode: Option<Decode>,
    text: String,
    repair: Option<Repair>,
}

impl Decoder {
    /// Begins with a file, the encoding that its server names, and what decodes other encodings than UTF-8.
    pub fn new(bytes: Vec<u8>, charset: Option<&str>, decode: Option<Decode>) -> Self {
        let (wide, at) = match bytes.as_slice() {
            [0xFF, 0xFE, ..] => (Some("UTF-16LE"), 2),
            [0xFE, 0xFF, ..] => (Some("UTF-16BE"), 2),
            [0, first, ..] if *first != 0 => (Some("UTF-16BE"), 0),
            [first, 0, ..] if *first != 0 => (Some("UTF-16LE"), 0),
            _ => (None, 0),
        };
        let label = wide.or(charset).or_else(|| declared(&bytes)).map(str::to_owned);
        let text = String::with_capacity(bytes.len());
        Self { bytes, at, is_wide: wide.is_some(), label, decode, text, repair: None }
    }

    /// Decodes a piece; true when the whole file is decoded.
    pub fn step(&mut self) -> bool {
        if !self.is_wide || self.in_other_encoding().is_none() {
            self.utf8(self.bytes.len().min(self.at + MAX_PIECE));
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
            let message = found("bytes that are not; replaced by \u{FFFD}", "");
            self.repair = Some((NoticeKind::Dropped, message));
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
            Some(label) => (label.as_str(), ""),
            None if !is_old_text(&self.bytes) => return None,
            None => ("Windows-1252", ", as it seems"),
        };
        // What was decoded as UTF-8 is decoded anew.
        let start = if self.is_wide { self.at } else { 0 };
        self.text = decode(self.bytes.get(start..)?, label)?;
        self.at = self.bytes.len();
        self.repair = Some((NoticeKind::Repaired, found(label, why)));
        Some(())
    }
}

fn found(what: &str, why: &str) -> String {
    ["expected UTF-8, found ", what, why].concat()
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

/// Whether a file may be a text in Windows-1252: it has none of the control characters that pictures and archives have, and no
/// two bytes that could begin a character in UTF-8, which hardly ever follow each other in Windows-1252.
fn is_old_text(bytes: &[u8]) -> bool {
    let is_other = |pair: &[u8]| matches!(pair, [0..=8, _] | [0xC2..=0xF4, 0x80..=0xBF]);
    !bytes.windows(2).any(is_other)
}

#[cfg(test)]
mod tests;
