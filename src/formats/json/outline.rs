//! The outline of a document: its own fields, and where each element of its long lists stands.
//!
//! The lists are most of a dataset. Their elements are found here and read later, one at a time. So a
//! large document neither holds up the page nor is in memory twice, and a mistake in one element costs
//! that element only. Newline-delimited documents are one list.

use super::{Expected, Mistake, Object, Parser, Value};

/// The names of fields whose elements are the items of some format.
const LISTS: [&str; 8] =
    ["items", "orderedItems", "events", "posts", "articles", "entries", "results", "data"];

/// A list with its name. A list that is the document itself has none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// The field that it is in; empty for the document itself.
    pub name: String,
    /// Where each element begins, in bytes.
    pub starts: Vec<usize>,
}

/// The parts of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// The other fields.
    pub head: Value,
    /// The lists.
    pub lists: Vec<List>,
    /// The repairs.
    pub repairs: Vec<&'static str>,
}

/// At most this many bytes of an element are passed over in one step.
const MAX_PIECE: usize = 256 * 1024;

enum Stage {
    Begin,
    Field,
    Element,
    /// Within an element, of which this many levels are open.
    Within(usize),
    After,
    Sequence,
    /// One document a line. A document before was not closed, so that nothing else tells where they end.
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
    /// When the text cannot be understood, even leniently.
    pub fn step(&mut self, text: &str) -> Result<bool, Mistake> {
        let repairs = std::mem::take(&mut self.repairs);
        let mut parser = Parser { text, at: self.at, levels: self.levels, repairs };
        let outcome = self.go_on(&mut parser);
        let outcome = outcome.map_err(|expected| parser.mistake(expected));
        (self.at, self.repairs) = (parser.at, parser.repairs);
        outcome
    }

    /// The parts that were found.
    pub fn finish(self) -> Outline {
        let mut repairs = self.repairs;
        let (head, repeated) = Object::new(self.fields);
        if repeated {
            repairs
                .push("expected each name once in the document, found one again; the last counts");
        }
        Outline { head: Value::Object(head), lists: self.lists, repairs }
    }

    fn go_on(&mut self, parser: &mut Parser<'_>) -> Result<bool, Expected> {
        if !matches!(self.stage, Stage::Within(_)) {
            parser.skip_space();
        }
        match self.stage {
            Stage::Begin => {
                self.stage = match parser.peek() {
                    Some(b'{') => Stage::Field,
                    Some(b'[') => {
                        self.lists.push(List::default());
                        Stage::Element
                    }
                    _ => return Err("`{` or `[`"),
                };
                parser.at += 1;
            }
            Stage::Field => self.field(parser)?,
            Stage::Element => self.element(parser)?,
            Stage::Within(open) => self.within(parser, open)?,
            Stage::After => self.after(parser),
            Stage::Sequence => self.next_document(parser),
            Stage::Lines => self.next_line(parser),
            Stage::Done => return Ok(true),
        }
        Ok(false)
    }

    fn field(&mut self, parser: &mut Parser<'_>) -> Result<(), Expected> {
        match parser.peek() {
            Some(b'}') => {
                parser.at += 1;
                self.stage = Stage::After;
                return Ok(());
            }
            Some(b'"') => {}
            _ => return Err("`}` or a name in quotes"),
        }
        let name = parser.name()?;
        if parser.peek() == Some(b'[') && LISTS.contains(&name.as_str()) {
            parser.at += 1;
            self.lists.push(List { name, starts: Vec::new() });
            self.stage = Stage::Element;
            return Ok(());
        }
        self.fields.push((name, parser.value(1)?));
        parser.comma(b'}').map(|_| ())
    }

    fn element(&mut self, parser: &mut Parser<'_>) -> Result<(), Expected> {
        let Some(list) = self.lists.last_mut() else { return Ok(()) };
        if parser.peek() != Some(b']') {
            list.starts.push(parser.at);
            if let Some(b'{' | b'[') = parser.peek() {
                return self.within(parser, 0);
            }
            parser.skip_value()?;
            return parser.comma(b']').map(|_| ());
        }
        parser.at += 1;
        if list.name.is_empty() {
            self.stage = Stage::After;
            return Ok(());
        }
        self.stage = Stage::Field;
        parser.comma(b'}').map(|_| ())
    }

    fn within(&mut self, parser: &mut Parser<'_>, mut open: usize) -> Result<(), Expected> {
        if !parser.skip_on(&mut open, MAX_PIECE)? {
            self.stage = Stage::Within(open);
            return Ok(());
        }
        self.stage = Stage::Element;
        parser.comma(b']').map(|_| ())
    }

    fn after(&mut self, parser: &mut Parser<'_>) {
        let whole = self.lists.first().is_some_and(|list| list.name.is_empty());
        self.stage = match parser.peek() {
            None => Stage::Done,
            // Another document follows: each is an element of one list.
            Some(b'{') if !whole => {
                self.fields.clear();
                let list = List { name: String::new(), starts: vec![self.begin] };
                self.lists = vec![list];
                parser.repaired("expected one document, found several; read as one list");
                Stage::Sequence
            }
            Some(_) => {
                parser.repaired("expected nothing after the document, found more");
                Stage::Done
            }
        };
    }

    fn next_document(&mut self, parser: &mut Parser<'_>) {
        if parser.peek() != Some(b'{') {
            self.stage = Stage::After;
            // The end or something that is no document follows, as after a list.
            return;
        }
        if let Some(list) = self.lists.last_mut() {
            list.starts.push(parser.at);
        }
        let start = parser.at;
        if parser.skip_value().is_err() {
            // Its mistake is noted when it is read, and the next document may be whole.
            parser.at = start;
            pass_line(parser);
            self.stage = Stage::Lines;
        }
    }

    fn next_line(&mut self, parser: &mut Parser<'_>) {
        match (parser.peek(), self.lists.last_mut()) {
            (Some(b'{'), Some(list)) => list.starts.push(parser.at),
            (None, _) => self.stage = Stage::Done,
            _ => {}
        }
        pass_line(parser);
    }
}

fn pass_line(parser: &mut Parser<'_>) {
    let end = parser.rest().find('\n');
    parser.at = end.map_or(parser.text.len(), |end| parser.at + end + 1);
}
