//! JSON as a tree, read leniently: what a strict reader would lose a whole dataset for is repaired,
//! and told.
//!
//! The grammar is RFC 8259's. Beyond it: `NaN` and `Infinity`, control characters, escapes and half
//! pairs in texts, a comma at the end of a list, a name twice in one object, and nesting without
//! bounds, of which the deepest is left out. What cannot be understood is one error with its place.
//! Our own, because a reader that stops at the first of these loses everything after it; the tests hold
//! it against `serde_json` for all that is valid. What may stand around a document, and documents too
//! large to be read at once, are the matter of [`outline`].

pub mod children;
mod decode;
pub mod dissect;
pub mod outline;
mod skip;
mod value;

pub use decode::{Decoder, text_of};
pub use value::{Number, Object, Value};

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where in the text, in bytes; [`Lines`] tells line and column.
    pub at: usize,
    /// `expected X, found Y`.
    pub reason: String,
    /// Whether the text ends where it should go on.
    pub cut_off: bool,
}

/// A document, with what was repaired in it, each kind once.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What it says.
    pub value: Value,
    /// What was repaired.
    pub repairs: Vec<&'static str>,
}

/// Reads a text that is one value; deeper levels of nesting than `levels` are left out.
///
/// # Errors
/// Where it cannot be understood, even leniently.
pub fn read(text: &str, levels: usize) -> Result<Read, Mistake> {
    let mut reader = Reader { text, at: 0, levels, repairs: Vec::new() };
    let value = reader.value(0).map_err(|expected| reader.mistake(expected))?;
    reader.skip_space();
    if reader.at < text.len() {
        return Err(reader.mistake("the end of the document"));
    }
    Ok(Read { value, repairs: reader.repairs })
}

/// Reads the value that stands at a place of a text, in front of whatever follows it.
///
/// # Errors
/// As [`read`].
pub fn read_at(text: &str, at: usize, levels: usize) -> Result<Read, Mistake> {
    let mut reader = Reader { text, at, levels, repairs: Vec::new() };
    let value = reader.value(1).map_err(|expected| reader.mistake(expected))?;
    Ok(Read { value, repairs: reader.repairs })
}

/// The line and the column of a place in a text, both from 1; columns in characters.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    Lines::default().place(text, at)
}

/// Tells line and column of one place of a text after the other, each counted from the one before, so
/// that many mistakes in one document do not each cost a walk through it.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    at: usize,
    row: usize,
    column: usize,
}

impl Lines {
    /// The line and the column of a place, both from 1; columns in characters.
    pub fn place(&mut self, text: &str, at: usize) -> (usize, usize) {
        if at < self.at {
            *self = Self::default();
        }
        let passed = text.get(self.at..at).unwrap_or_default();
        let last = match passed.rfind('\n') {
            Some(end) => {
                self.row += passed.matches('\n').count();
                self.column = 0;
                passed.get(end + 1..).unwrap_or_default()
            }
            None => passed,
        };
        self.column += last.chars().count();
        self.at = at;
        (self.row + 1, self.column + 1)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    levels: usize,
    repairs: Vec<&'static str>,
}

/// What is said of an object in which a name comes twice.
const REPEATED: &str = "expected each name once in an object, found one again; the last counts";

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
        let next = self.rest().chars().next();
        let found = match next {
            None => "the end of the file".to_owned(),
            Some(character) => format!("`{character}`"),
        };
        let reason = format!("expected {expected}, found {found}");
        Mistake { at: self.at, reason, cut_off: next.is_none() }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Expected> {
        self.skip_space();
        match self.peek() {
            Some(b'{' | b'[') if depth >= self.levels => {
                self.repaired(
                    "expected less nesting, found more; the deepest levels were left out",
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
            let name = self.name()?;
            fields.push((name, self.value(depth + 1)?));
            if !self.comma(b'}')? {
                break;
            }
        }
        self.at += 1;
        let (object, repeated) = Object::new(fields);
        if repeated {
            self.repaired(REPEATED);
        }
        Ok(Value::Object(object))
    }

    /// A name with its colon.
    fn name(&mut self) -> Result<String, Expected> {
        let name = self.string()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err("`:`");
        }
        self.at += 1;
        self.skip_space();
        Ok(name)
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
