//! Splits an object with one long list deep inside: into the object without the list's elements, and the
//! position of each element.
//!
//! One item may hold most of a dataset, such as a timeline of a hundred thousand activities. The elements are
//! found here and read later, one at a time. [`outline`] does the same with a document's items.
//!
//! [`outline`]: super::outline

use super::{Expected, Object, ParseError, Parser, Value};

/// The parts of an object.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dissected {
    /// The object; its long list is empty.
    pub value: Value,
    /// The number of names of the path that lead to the list; 0 if there is no list.
    pub depth: usize,
    /// The position of each element of the list, in bytes.
    pub starts: Vec<usize>,
    /// The repairs.
    pub repairs: Vec<&'static str>,
}

enum Stage {
    Begin,
    Field,
    Element,
    Done,
}

/// Dissects an object, a field or an element at a time.
pub struct Dissector {
    at: usize,
    levels: usize,
    /// The names that lead to the list. The list may be the value of the last name, or of the name before the
    /// last.
    path: &'static [&'static str],
    stage: Stage,
    /// The fields of each object that is open, outermost first.
    open: Vec<Vec<(String, Value)>>,
    found: Dissected,
}

impl Dissector {
    /// Begins with the object at a position of a text.
    pub fn new(at: usize, levels: usize, path: &'static [&'static str]) -> Self {
        let (stage, open, found) = (Stage::Begin, Vec::new(), Dissected::default());
        Self { at, levels, path, stage, open, found }
    }

    /// Reads one field or element; true when the object is done.
    ///
    /// # Errors
    /// When the text cannot be understood, even leniently.
    pub fn step(&mut self, text: &str) -> Result<bool, ParseError> {
        let repairs = std::mem::take(&mut self.found.repairs);
        let mut parser = Parser { text, at: self.at, levels: self.levels, repairs };
        let outcome = self.advance(&mut parser);
        let outcome = outcome.map_err(|expected| parser.mistake(expected));
        (self.at, self.found.repairs) = (parser.at, parser.repairs);
        outcome
    }

    /// The parts that were found.
    pub fn finish(self) -> Dissected {
        self.found
    }

    fn advance(&mut self, parser: &mut Parser<'_>) -> Result<bool, Expected> {
        parser.skip_space();
        match self.stage {
            Stage::Begin if parser.peek() == Some(b'{') => self.descend(parser),
            Stage::Begin => {
                self.found.value = parser.value(1)?;
                self.stage = Stage::Done;
            }
            Stage::Field => self.field(parser)?,
            Stage::Element => self.element(parser)?,
            Stage::Done => return Ok(true),
        }
        Ok(false)
    }

    fn descend(&mut self, parser: &mut Parser<'_>) {
        parser.at += 1;
        self.open.push(Vec::new());
        self.stage = Stage::Field;
    }

    fn field(&mut self, parser: &mut Parser<'_>) -> Result<(), Expected> {
        match parser.peek() {
            Some(b'}') => return self.ascend(parser),
            Some(b'"') => {}
            _ => return Err("`}` or a name in quotes"),
        }
        let name = parser.name()?;
        let depth = self.open.len();
        if self.path.get(depth - 1).is_some_and(|next| *next == name) {
            // The last value of a repeated name counts.
            self.found.starts.clear();
            self.found.depth = 0;
            match parser.peek() {
                Some(b'{') if depth < self.path.len() => {
                    self.descend(parser);
                    return Ok(());
                }
                Some(b'[') if depth + 1 >= self.path.len() => {
                    parser.at += 1;
                    self.found.depth = depth;
                    self.stage = Stage::Element;
                    return Ok(());
                }
                _ => {}
            }
        }
        let value = parser.value(depth + 1)?;
        self.add(name, value);
        parser.comma(b'}').map(|_| ())
    }

    fn add(&mut self, name: String, value: Value) {
        if let Some(fields) = self.open.last_mut() {
            fields.push((name, value));
        }
    }

    /// Closes the innermost object.
    fn ascend(&mut self, parser: &mut Parser<'_>) -> Result<(), Expected> {
        parser.at += 1;
        let (object, repeated) = Object::new(self.open.pop().unwrap_or_default());
        if repeated {
            parser.repaired(super::REPEATED);
        }
        let name = self.open.len().checked_sub(1).and_then(|depth| self.path.get(depth));
        let Some(name) = name else {
            self.found.value = Value::Object(object);
            self.stage = Stage::Done;
            return Ok(());
        };
        self.add((*name).to_owned(), Value::Object(object));
        parser.comma(b'}').map(|_| ())
    }

    fn element(&mut self, parser: &mut Parser<'_>) -> Result<(), Expected> {
        if parser.peek() != Some(b']') {
            self.found.starts.push(parser.at);
            parser.skip_value()?;
            return parser.comma(b']').map(|_| ());
        }
        parser.at += 1;
        let name = self.path.get(self.found.depth - 1).copied().unwrap_or_default();
        self.add(name.to_owned(), Value::Array(Vec::new()));
        self.stage = Stage::Field;
        parser.comma(b'}').map(|_| ())
    }
}
