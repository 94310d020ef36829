//! Strings of a document, with their escapes.

use super::{Expected, Parser};

impl Parser<'_> {
    /// Reads a text in quotes.
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

    /// Reads the escape after a backslash.
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

    /// The character for the digits after `\u`. A surrogate pair is read whole (RFC 8259, section 7).
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
