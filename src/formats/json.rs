//! JSON as a tree, read leniently: what a strict reader would lose a whole dataset for is repaired,
//! and told.
//!
//! The grammar is RFC 8259's. Beyond it: text before the document (a guard against hijacking, the name
//! of a callback), `NaN` and `Infinity`, control characters, escapes and half pairs in texts, a comma
//! at the end of a list, and nesting without bounds, of which the deepest is left out. What cannot be
//! understood is one error with its place. Our own, because a reader that stops at the first of these
//! loses everything after it; the tests hold it against `serde_json` for all that is valid.

mod decode;
mod value;

pub use decode::text_of;
pub use value::{Number, Object, Value};

/// Values nested more deeply are left out.
pub const DEPTH: usize = 100;

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// `expected X, found Y`.
    pub reason: String,
}

/// A document, with what was repaired in it, each kind once.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What it says.
    pub value: Value,
    /// What was repaired.
    pub repairs: Vec<&'static str>,
}

/// Reads a text.
///
/// # Errors
/// Where it cannot be understood, even leniently.
pub fn read(text: &str) -> Result<Read, Mistake> {
    let mut reader = Reader { text, at: 0, repairs: Vec::new() };
    reader.skip_preamble();
    let value = reader.value(0).map_err(|expected| reader.mistake(expected))?;
    reader.skip_space();
    if reader.at < text.len() {
        // The end of a call, or nothing worth a word.
        let rest = text.get(reader.at..).unwrap_or_default();
        if !rest.chars().all(|c| c.is_ascii_whitespace() || matches!(c, ')' | ';' | '\0')) {
            return Err(reader.mistake("the end of the document"));
        }
        reader.repaired("expected nothing after the document, found more");
    }
    Ok(Read { value, repairs: reader.repairs })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    repairs: Vec<&'static str>,
}

/// What was expected at the place where the reader stands.
type Expected = &'static str;

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn repaired(&mut self, what: &'static str) {
        if !self.repairs.contains(&what) {
            self.repairs.push(what);
        }
    }

    fn mistake(&self, expected: Expected) -> Mistake {
        let before = self.text.get(..self.at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        let found = match self.rest().chars().next() {
            None => "the end of the file".to_owned(),
            Some(character) => format!("`{character}`"),
        };
        let line = before.matches('\n').count() + 1;
        Mistake { line, column, reason: format!("expected {expected}, found {found}") }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// A guard such as `)]}',` or the name of a callback, if a document follows it on the same line or
    /// the next; other text is left, and is a mistake where it stands.
    fn skip_preamble(&mut self) {
        self.skip_space();
        let Some(start) = self.rest().find(['{', '[']) else { return };
        let before = self.rest().get(..start).unwrap_or_default().trim();
        let guard = before.chars().all(|c| ")]}',;&".contains(c))
            || before == "while(1);"
            || before == "for(;;);";
        let callback = before.strip_suffix('(').is_some_and(|name| {
            name.chars().all(|c| {
                c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.' | '/' | '*' | ' ')
            })
        });
        if !before.is_empty() && (guard || callback) {
            self.at += start;
            self.repaired("expected the document to begin with `{`, found something before it");
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Expected> {
        self.skip_space();
        match self.peek() {
            Some(b'{' | b'[') if depth >= DEPTH => {
                self.repaired(
                    "expected at most 100 levels of nesting, found more; the deepest were left out",
                );
                self.skip_nested()?;
                Ok(Value::Null)
            }
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            Some(_) => self.word(),
            None => Err("a value"),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Expected> {
        let mut fields = Vec::new();
        self.at += 1;
        loop {
            self.skip_space();
            match self.peek() {
                Some(b'}') => break,
                Some(b'"') => {}
                _ => return Err("`}` or a name in quotes"),
            }
            let name = self.string()?;
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err("`:`");
            }
            self.at += 1;
            fields.push((name, self.value(depth + 1)?));
            if !self.comma(b'}')? {
                break;
            }
        }
        self.at += 1;
        Ok(Value::Object(Object::new(fields)))
    }

    fn array(&mut self, depth: usize) -> Result<Value, Expected> {
        let mut values = Vec::new();
        self.at += 1;
        loop {
            self.skip_space();
            if self.peek() == Some(b']') {
                break;
            }
            values.push(self.value(depth + 1)?);
            if !self.comma(b']')? {
                break;
            }
        }
        self.at += 1;
        Ok(Value::Array(values))
    }

    /// Passes a comma, and stands before the next value; `false` before the end.
    fn comma(&mut self, end: u8) -> Result<bool, Expected> {
        self.skip_space();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip_space();
                if self.peek() == Some(end) {
                    self.repaired("expected no comma before the end of a list, found one");
                }
                Ok(true)
            }
            Some(byte) if byte == end => Ok(false),
            _ if end == b'}' => Err("`,` or `}`"),
            _ => Err("`,` or `]`"),
        }
    }

    /// Passes a value that is nested too deeply, without descending into it.
    fn skip_nested(&mut self) -> Result<(), Expected> {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.string()?;
                    continue;
                }
                Some(b'{' | b'[') => open += 1,
                Some(b'}' | b']') => open -= 1,
                Some(_) => {}
                None => return Err("the end of what is nested"),
            }
            self.at += 1;
            if open == 0 {
                // Back on a place between characters: only ASCII can close.
                return Ok(());
            }
        }
    }

    /// A number as it is written.
    fn number(&mut self) -> Result<Value, Expected> {
        let from = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
            self.at += 1;
        }
        let written = self.text.get(from..self.at).unwrap_or_default();
        if let Some(number) = Number::parse(written) {
            return Ok(Value::Number(number));
        }
        if written == "-" && self.rest().starts_with("Infinity") {
            return self.word();
        }
        self.at = from;
        Err("a number")
    }

    fn word(&mut self) -> Result<Value, Expected> {
        let words: [(&str, Value); 5] = [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
            ("NaN", Value::Null),
            ("Infinity", Value::Null),
        ];
        for (index, (word, value)) in words.into_iter().enumerate() {
            if self.rest().starts_with(word) {
                self.at += word.len();
                if index > 2 {
                    self.repaired("expected a number, found `NaN` or `Infinity`; left out");
                }
                return Ok(value);
            }
        }
        Err("a value")
    }
}

#[cfg(test)]
mod tests;
