//! JSON as a tree, read leniently. Mistakes that would cost a strict reader the whole dataset are repaired
//! and noted.
//!
//! The grammar is RFC 8259's. The parser also reads `NaN` and `Infinity`, control characters, unknown escapes
//! and half surrogate pairs in texts, a comma at the end of a list, a name twice in one object, and nesting of
//! any depth, of which the deepest levels are left out. Any other mistake is an error with its position. The
//! parser is our own, because a parser that stops at the first mistake loses everything after the mistake. The
//! tests compare our parser with `serde_json` on all valid JSON. [`outline`] finds a document among other text,
//! and reads documents that are too large to be read at once.

pub mod children;
pub mod dissect;
pub mod outline;
mod skip;
mod strings;
mod value;

pub use value::{Number, Object, Value};

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// The position in the text, in bytes; [`Lines`](super::text::Lines) finds line and column.
    pub at: usize,
    /// The message: `expected X, found Y`.
    pub reason: String,
    /// Whether the text ends too early.
    pub cut_off: bool,
}

/// A value that was read, with its repairs. Each kind of repair is listed once.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The value.
    pub value: Value,
    /// The repairs.
    pub repairs: Vec<&'static str>,
}

/// Reads a text that is one value. Levels of nesting deeper than `levels` are left out.
///
/// # Errors
/// When the text cannot be understood, even leniently.
pub fn read(text: &str, levels: usize) -> Result<Parsed, ParseError> {
    let mut parser = Parser { text, at: 0, levels, repairs: Vec::new() };
    let value = parser.value(0).map_err(|expected| parser.mistake(expected))?;
    parser.skip_space();
    if parser.at < text.len() {
        return Err(parser.mistake("the end of the document"));
    }
    Ok(Parsed { value, repairs: parser.repairs })
}

/// Reads the value at a position of a text. Text after the value is ignored.
///
/// # Errors
/// When the text cannot be understood, even leniently.
pub fn read_at(text: &str, at: usize, levels: usize) -> Result<Parsed, ParseError> {
    let mut parser = Parser { text, at, levels, repairs: Vec::new() };
    let value = parser.value(1).map_err(|expected| parser.mistake(expected))?;
    Ok(Parsed { value, repairs: parser.repairs })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    levels: usize,
    repairs: Vec<&'static str>,
}

/// The repair of an object that has a name twice.
const REPEATED: &str = "expected each name once in an object, found one again; the last counts";

/// The parser's expectation at its position, for `expected X, found Y`.
type Expected = &'static str;

impl Parser<'_> {
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

    fn mistake(&self, expected: Expected) -> ParseError {
        let next = self.rest().chars().next();
        let found = match next {
            None => "the end of the file".to_owned(),
            Some(character) => format!("`{character}`"),
        };
        let reason = format!("expected {expected}, found {found}");
        ParseError { at: self.at, reason, cut_off: next.is_none() }
    }

    /// Skips space, and comments, which JSON does not have and editors' settings do.
    fn skip_space(&mut self) {
        loop {
            while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
                self.at += 1;
            }
            let rest = self.rest();
            let end = match rest.get(..2) {
                Some("//") => "\n",
                Some("/*") => "*/",
                _ => return,
            };
            self.at += rest.find(end).map_or(rest.len(), |at| at + end.len());
            self.repaired("expected JSON, found comments; left out");
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

    /// Reads a name and its colon.
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

    /// Skips a comma and the space after it. False if the end of the list or object comes instead.
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

    /// Reads a number, and keeps its notation.
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
