//! The outline of a document: the fields of the document itself, and the position of each element of its long
//! lists.
//!
//! The lists are most of a dataset. The elements of the lists are found here and read later, one at a time.
//! So a large document does not block the page and is not in memory twice, and a mistake in one element costs
//! only that element. Newline-delimited documents are one list.

use super::{Expected, Object, ParseError, Parser, Value};

/// The names of fields whose elements are the items of some format. A new format with its items in another field adds
/// the name here: any other field stays in the head, and no adapter gets its elements.
const LISTS: &str = "items orderedItems events posts articles entries results data records values @graph \
    itemListElement";

/// A list with its name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// The name of the field that holds the list; empty if the document itself is the list.
    pub name: String,
    /// The position of each element, in bytes.
    pub starts: Vec<usize>,
}

/// The parts of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// The document's fields that are no lists of items.
    pub head: Value,
    /// The lists.
    pub lists: Vec<List>,
    /// The repairs.
    pub repairs: Vec<&'static str>,
}

/// At most this many bytes of an element are skipped in one step.
const MAX_PIECE: usize = 256 * 1024;

enum Stage {
    Begin,
    Field,
    Element,
    /// Inside an element, with the number of its open levels.
    Inside(usize),
    After,
    Sequence,
    /// One document a line. An earlier document is not closed, so that only line ends separate documents.
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
    /// Begins at a position of a text.
    pub fn new(begin: usize, levels: usize) -> Self {
        let (fields, lists, repairs) = (Vec::new(), Vec::new(), Vec::new());
        Self { begin, at: begin, levels, stage: Stage::Begin, fields, lists, repairs }
    }

    /// Reads one field or element; true when the document is done.
    ///
    /// # Errors
    /// When the text cannot be understood, even leniently.
    pub fn step(&mut self, text: &str) -> Result<bool, ParseError> {
        let repairs = std::mem::take(&mut self.repairs);
        let mut parser = Parser { text, at: self.at, levels: self.levels, repairs };
        let outcome = self.advance(&mut parser);
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

    fn advance(&mut self, parser: &mut Parser<'_>) -> Result<bool, Expected> {
        if !matches!(self.stage, Stage::Inside(_)) {
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
            Stage::Inside(open) => self.skip_element(parser, open)?,
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
        if parser.peek() == Some(b'[') && LISTS.split(' ').any(|list| list == name) {
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
                return self.skip_element(parser, 0);
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

    fn skip_element(&mut self, parser: &mut Parser<'_>, mut open: usize) -> Result<(), Expected> {
        if !parser.skip_up_to(&mut open, MAX_PIECE)? {
            self.stage = Stage::Inside(open);
            return Ok(());
        }
        self.stage = Stage::Element;
        parser.comma(b']').map(|_| ())
    }

    fn after(&mut self, parser: &mut Parser<'_>) {
        let is_list = self.lists.first().is_some_and(|list| list.name.is_empty());
        self.stage = match parser.peek() {
            None => Stage::Done,
            // Another document follows. Each document becomes an element of one list.
            Some(b'{') if !is_list => {
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
            // The end or something that is no document follows, as after a list.
            self.stage = Stage::After;
            return;
        }
        if let Some(list) = self.lists.last_mut() {
            list.starts.push(parser.at);
        }
        let start = parser.at;
        if parser.skip_value().is_err() {
            // The mistake is noted when the document is read. The next document may be whole.
            parser.at = start;
            skip_line(parser);
            self.stage = Stage::Lines;
        }
    }

    fn next_line(&mut self, parser: &mut Parser<'_>) {
        match (parser.peek(), self.lists.last_mut()) {
            (Some(b'{'), Some(list)) => list.starts.push(parser.at),
            (None, _) => self.stage = Stage::Done,
            _ => {}
        }
        skip_line(parser);
    }
}

fn skip_line(parser: &mut Parser<'_>) {
    let end = parser.rest().find('\n');
    parser.at = end.map_or(parser.text.len(), |end| parser.at + end + 1);
}
