//! The outline of a document: its own fields, and where each element of its long lists stands.
//!
//! The lists are most of a dataset. Their elements are found here and read later, one at a time, so
//! that a large document neither holds up the page nor is in memory twice, and so that a mistake in
//! one element costs that element only. Newline-delimited documents are one list.

use super::{Expected, Mistake, Object, Reader, Value};

/// The names of fields whose elements are the items of some format.
const LISTS: [&str; 8] =
    ["items", "orderedItems", "events", "posts", "articles", "entries", "results", "data"];

/// A list by its name; one that is the document itself has none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// The field that it is in; empty for the document itself.
    pub name: String,
    /// Where each element begins, in bytes.
    pub starts: Vec<usize>,
}

/// What a document consists of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// The fields that are no such lists.
    pub head: Value,
    /// The lists.
    pub lists: Vec<List>,
    /// What was repaired.
    pub repairs: Vec<&'static str>,
}

/// An element is passed over for as many bytes at a time.
const PIECE: usize = 256 * 1024;

enum Stage {
    Begin,
    Field,
    Element,
    /// Within an element, with as many levels open.
    Within(usize),
    After,
    Sequence,
    /// One document a line: one before was not closed, so that nothing else tells where they end.
    Lines,
    Done,
}

/// Finds the outline of a text, a field or an element at a time.
pub struct Outliner {
    begin: usize,
    at: usize,
    levels: usize,
    stage: Stage,
    fields: Vec<(String, Value)>,
    lists: Vec<List>,
    repairs: Vec<&'static str>,
}

impl Outliner {
    /// Begins at a place of a text.
    pub fn new(begin: usize, levels: usize) -> Self {
        let (fields, lists, repairs) = (Vec::new(), Vec::new(), Vec::new());
        Self { begin, at: begin, levels, stage: Stage::Begin, fields, lists, repairs }
    }

    /// Goes on by one field or element; true when all is done.
    ///
    /// # Errors
    /// Where the text cannot be understood, even leniently.
    pub fn step(&mut self, text: &str) -> Result<bool, Mistake> {
        let repairs = std::mem::take(&mut self.repairs);
        let mut reader = Reader { text, at: self.at, levels: self.levels, repairs };
        let outcome = self.go_on(&mut reader);
        let outcome = outcome.map_err(|expected| reader.mistake(expected));
        (self.at, self.repairs) = (reader.at, reader.repairs);
        outcome
    }

    /// What was found.
    pub fn finish(self) -> Outline {
        let mut repairs = self.repairs;
        let (head, repeated) = Object::new(self.fields);
        if repeated {
            repairs
                .push("expected each name once in the document, found one again; the last counts");
        }
        Outline { head: Value::Object(head), lists: self.lists, repairs }
    }

    fn go_on(&mut self, reader: &mut Reader<'_>) -> Result<bool, Expected> {
        if !matches!(self.stage, Stage::Within(_)) {
            reader.skip_space();
        }
        match self.stage {
            Stage::Begin => {
                self.stage = match reader.peek() {
                    Some(b'{') => Stage::Field,
                    Some(b'[') => {
                        self.lists.push(List::default());
                        Stage::Element
                    }
                    _ => return Err("`{` or `[`"),
                };
                reader.at += 1;
            }
            Stage::Field => self.field(reader)?,
            Stage::Element => self.element(reader)?,
            Stage::Within(open) => self.within(reader, open)?,
            Stage::After => self.after(reader),
            Stage::Sequence => self.next_document(reader),
            Stage::Lines => self.next_line(reader),
            Stage::Done => return Ok(true),
        }
        Ok(false)
    }

    fn field(&mut self, reader: &mut Reader<'_>) -> Result<(), Expected> {
        match reader.peek() {
            Some(b'}') => {
                reader.at += 1;
                self.stage = Stage::After;
                return Ok(());
            }
            Some(b'"') => {}
            _ => return Err("`}` or a name in quotes"),
        }
        let name = reader.name()?;
        if reader.peek() == Some(b'[') && LISTS.contains(&name.as_str()) {
            reader.at += 1;
            self.lists.push(List { name, starts: Vec::new() });
            self.stage = Stage::Element;
            return Ok(());
        }
        self.fields.push((name, reader.value(1)?));
        reader.comma(b'}').map(|_| ())
    }

    fn element(&mut self, reader: &mut Reader<'_>) -> Result<(), Expected> {
        let Some(list) = self.lists.last_mut() else { return Ok(()) };
        if reader.peek() != Some(b']') {
            list.starts.push(reader.at);
            if let Some(b'{' | b'[') = reader.peek() {
                return self.within(reader, 0);
            }
            reader.skip_value()?;
            return reader.comma(b']').map(|_| ());
        }
        reader.at += 1;
        if list.name.is_empty() {
            self.stage = Stage::After;
            return Ok(());
        }
        self.stage = Stage::Field;
        reader.comma(b'}').map(|_| ())
    }

    fn within(&mut self, reader: &mut Reader<'_>, mut open: usize) -> Result<(), Expected> {
        if !reader.skip_on(&mut open, PIECE)? {
            self.stage = Stage::Within(open);
            return Ok(());
        }
        self.stage = Stage::Element;
        reader.comma(b']').map(|_| ())
    }

    fn after(&mut self, reader: &mut Reader<'_>) {
        let whole = self.lists.first().is_some_and(|list| list.name.is_empty());
        self.stage = match reader.peek() {
            None => Stage::Done,
            // Another document: then each is an element of one list.
            Some(b'{') if !whole => {
                self.fields.clear();
                let list = List { name: String::new(), starts: vec![self.begin] };
                self.lists = vec![list];
                reader.repaired("expected one document, found several; read as one list");
                Stage::Sequence
            }
            Some(_) => {
                reader.repaired("expected nothing after the document, found more");
                Stage::Done
            }
        };
    }

    fn next_document(&mut self, reader: &mut Reader<'_>) {
        if reader.peek() != Some(b'{') {
            self.stage = Stage::After;
            // Nothing or something that is no document follows, as after a list.
            return;
        }
        if let Some(list) = self.lists.last_mut() {
            list.starts.push(reader.at);
        }
        let start = reader.at;
        if reader.skip_value().is_err() {
            // What is wrong with it is told when it is read; the next may be whole.
            reader.at = start;
            pass_line(reader);
            self.stage = Stage::Lines;
        }
    }

    fn next_line(&mut self, reader: &mut Reader<'_>) {
        match (reader.peek(), self.lists.last_mut()) {
            (Some(b'{'), Some(list)) => list.starts.push(reader.at),
            (None, _) => self.stage = Stage::Done,
            _ => {}
        }
        pass_line(reader);
    }
}

fn pass_line(reader: &mut Reader<'_>) {
    let end = reader.rest().find('\n');
    reader.at = end.map_or(reader.text.len(), |end| reader.at + end + 1);
}
