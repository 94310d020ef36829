//! Skips values that are not read, or not read yet. There is no recursion, and each byte is read once.

use super::{Expected, Parser};

impl Parser<'_> {
    /// Skips a value. Text that is no value is skipped up to the next separator.
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

    /// Skips an object or an array of any depth.
    pub(super) fn skip_nested(&mut self) -> Result<(), Expected> {
        self.skip_up_to(&mut 0, usize::MAX).map(|_| ())
    }

    /// Continues to skip a value with `open` open levels, for about `max_bytes` at most. True at the end of
    /// the value.
    pub(super) fn skip_up_to(
        &mut self,
        open: &mut usize,
        max_bytes: usize,
    ) -> Result<bool, Expected> {
        let until = self.at.saturating_add(max_bytes);
        while self.at < until {
            match self.peek() {
                Some(b'"') => {
                    self.skip_string()?;
                    continue;
                }
                Some(b'{' | b'[') => *open += 1,
                Some(b'}' | b']') => *open -= 1,
                Some(_) => {}
                None => return Err("the end of an object or array"),
            }
            self.at += 1;
            if *open == 0 {
                // Closing brackets are ASCII, so this position is between characters.
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
            // Skips the escaped character, or its first byte. The other bytes of a character are no quotes.
            self.at += 1;
        }
    }
}
