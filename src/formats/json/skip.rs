//! Passing over values that are not read, or not yet: without recursion, with one look at each byte.

use super::{Expected, Parser};

impl Parser<'_> {
    /// Passes a value without reading it. Something that is no value is passed up to the next separator.
    pub(super) fn skip_value(&mut self) -> Result<(), Expected> {
        match self.peek() {
            Some(b'{' | b'[') => self.skip_nested(),
            Some(b'"') => self.skip_string(),
            _ => {
                let from = self.at;
                let ends =
                    |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t');
                let rest = self.text.as_bytes().get(from..).unwrap_or_default();
                self.at += rest.iter().position(ends).unwrap_or(rest.len());
                if self.at == from { Err("a value") } else { Ok(()) }
            }
        }
    }

    /// Passes an object or an array, however deeply nested.
    pub(super) fn skip_nested(&mut self) -> Result<(), Expected> {
        self.skip_on(&mut 0, usize::MAX).map(|_| ())
    }

    /// Goes on passing a value of which `open` levels are open, for at most about this many bytes. True at
    /// its end.
    pub(super) fn skip_on(&mut self, open: &mut usize, most: usize) -> Result<bool, Expected> {
        let until = self.at.saturating_add(most);
        while self.at < until {
            match self.peek() {
                Some(b'"') => {
                    self.skip_string()?;
                    continue;
                }
                Some(b'{' | b'[') => *open += 1,
                Some(b'}' | b']') => *open -= 1,
                Some(_) => {}
                None => return Err("the end of what is nested"),
            }
            self.at += 1;
            if *open == 0 {
                // Only ASCII characters can close, so this is a place between characters.
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn skip_string(&mut self) -> Result<(), Expected> {
        self.at += 1;
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let Some(end) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) else {
                self.at = self.text.len();
                return Err("the closing quote of a text");
            };
            self.at += end + 1;
            if rest.get(end) == Some(&b'"') {
                return Ok(());
            }
            // The escaped character, or its first byte: its other bytes are no quotes.
            self.at += 1;
        }
    }
}
