//! A document, read in steps, each of them small: decode its text, find its outline and its format, then
//! read one item after the other (`items`).

mod items;

use std::cell::RefCell;

use super::adapters::OtherFormats;
use super::adapters::icalendar::component::Outline as Calendar;
use super::adapters::json_feed;
use super::draft::Draft;
use super::fields::{DOCUMENT, Field, Notices};
use super::json::dissect::{Dissected, Dissector};
use super::json::outline::{Outline, Outliner};
use super::json::{self, Mistake};
use super::sniff::beginning::{Beginning, beginning, is_mark_or_space, packed};
use super::sniff::detect::{self, Format};
use super::sniff::web_page;
use super::text::{Decoder, Lines};
use super::{Document, FormatError, Origin, html};
use crate::edition::notice::NoticeKind;
use items::{Activities, Items};

/// A document that is being read.
pub struct Reader<'a> {
    text: String,
    origin: Origin<'a>,
    notices: Notices,
    /// Tells the places of mistakes.
    lines: RefCell<Lines>,
    /// What reads documents that are no JSON Feed, once it is there.
    others: Option<OtherFormats>,
    stage: Stage<'a>,
}

enum Stage<'a> {
    /// Its bytes are being decoded.
    Bytes(Decoder),
    /// Its outline is being found; behind it, the other places where it may begin, the next one last.
    Outline(Outliner, Vec<usize>),
    /// The events of a calendar that begins here are being found.
    Calendar(usize, Calendar),
    /// Its items are being read.
    Items(Box<Items<'a>>),
    /// A large item is being taken apart.
    Large(Box<Items<'a>>, Dissector),
    /// Its text in HTML is half read.
    Text(Box<Items<'a>>, Dissected, html::Tree),
    /// The activities of a large item are being read.
    Activities(Box<Items<'a>>, Activities<'a>),
    /// Read, or no dataset.
    Done(Result<Box<Items<'a>>, FormatError>),
}

impl<'a> Reader<'a> {
    /// Begins to read.
    pub fn new(bytes: Vec<u8>, origin: Origin<'a>) -> Self {
        let stage = match packed(&bytes) {
            Some(how) => Stage::Done(Err(FormatError::Packed(how))),
            None => Stage::Bytes(Decoder::new(bytes, origin.charset)),
        };
        let (text, lines) = (String::new(), RefCell::default());
        Self { text, origin, notices: Notices::default(), lines, others: None, stage }
    }

    /// Whether it stopped at a document that is no JSON Feed, or at a date that is not written as the standard
    /// says.
    pub fn wants_others(&self) -> bool {
        matches!(self.stage, Stage::Done(Err(FormatError::OtherFormat)))
    }

    /// Begins again with what reads other formats.
    pub fn go_on_with(&mut self, others: OtherFormats) {
        self.others = Some(others);
        self.origin.dates = Some(others.dates);
        self.begin_again();
    }

    /// Begins again without it, where it is not to be had: such dates are left out then.
    pub fn go_on_without(&mut self) {
        self.origin.dates = Some(|_| None);
        self.begin_again();
    }

    fn begin_again(&mut self) {
        self.notices = Notices::default();
        self.stage = self.begin();
    }

    /// Reads on; true when all is read.
    pub fn step(&mut self) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Done(Err(FormatError::Empty)));
        self.stage = match stage {
            Stage::Bytes(mut decoder) => match decoder.step() {
                false => Stage::Bytes(decoder),
                true => self.decoded(decoder.finish()),
            },
            Stage::Outline(mut outliner, others) => match outliner.step(&self.text) {
                Ok(false) => Stage::Outline(outliner, others),
                Ok(true) => self.open(outliner.finish(), others),
                Err(mistake) => self.elsewhere(others, || self.not_json(mistake)),
            },
            Stage::Calendar(at, events) => self.calendar(at, events),
            Stage::Items(items) => self.item(items),
            Stage::Large(items, dissector) => self.large(items, dissector),
            Stage::Text(items, found, tree) => {
                let text = tree.read(self.origin.address);
                self.taken_apart(items, found, Some(text))
            }
            Stage::Activities(items, activities) => self.activity(items, activities),
            done @ Stage::Done(_) => done,
        };
        if self.notices.needs_adapters.get() {
            self.stage = Stage::Done(Err(FormatError::OtherFormat));
        }
        matches!(self.stage, Stage::Done(_))
    }

    /// Leaves the items that are not read yet.
    pub fn stop(&mut self, why: &str) {
        let left = match &mut self.stage {
            Stage::Items(items) | Stage::Large(items, _) | Stage::Text(items, ..) => items.leave(),
            Stage::Activities(items, activities) => {
                let left = activities.starts.len() - activities.next;
                activities.next = activities.starts.len();
                if left > 0 {
                    let message = format!("{why}; {left} activities were not read");
                    self.notices.add(activities.name.clone(), NoticeKind::Dropped, message);
                }
                items.leave()
            }
            Stage::Bytes(_) | Stage::Outline(..) | Stage::Calendar(..) | Stage::Done(_) => return,
        };
        if left > 0 {
            let message = format!("{why}; {left} items were not read");
            self.notices.add(DOCUMENT.to_owned(), NoticeKind::Dropped, message);
        }
    }

    /// What was read.
    ///
    /// # Errors
    /// When it is no dataset at all.
    pub fn finish(self) -> Result<Document, FormatError> {
        let Stage::Done(outcome) = self.stage else { return Err(FormatError::Empty) };
        let Items { draft, format, starts, .. } = *outcome?;
        let edition = draft.finish(format.names_itself());
        // A document may be an item itself.
        let items = if starts.is_empty() { edition.articles.len() } else { starts.len() };
        Ok(Document { edition, notices: self.notices.into_vec(), items })
    }

    fn decoded(&mut self, (text, repair): (String, Option<&'static str>)) -> Stage<'a> {
        self.text = text;
        if let Some(repair) = repair {
            self.repaired(repair);
        }
        self.begin()
    }

    /// Looks where in the text the document begins.
    fn begin(&self) -> Stage<'a> {
        if let Some(kind) = self.unread(false) {
            return Stage::Done(Err(kind));
        }
        match beginning(&self.text) {
            Ok(Beginning::Json(first, others)) => {
                Stage::Outline(Outliner::new(first, self.origin.bounds.nesting), others)
            }
            Ok(Beginning::Calendar(at)) => Stage::Calendar(at, Calendar::new(at)),
            Err(error) => Stage::Done(Err(error)),
        }
    }

    fn calendar(&self, at: usize, mut calendar: Calendar) -> Stage<'a> {
        let Some(others) = self.others else { return Stage::Done(Err(FormatError::OtherFormat)) };
        if !(others.outline)(&mut calendar, &self.text) {
            return Stage::Calendar(at, calendar);
        }
        let mut draft = Draft::new(self.origin);
        let starts = (others.open)(&self.text, at, calendar, &self.notices, &mut draft);
        let (format, name) = (Format::Calendar, "VEVENT".to_owned());
        Stage::Items(Box::new(Items { format, draft, name, starts, next: 0, current: 0 }))
    }

    /// Looks at an outline: which format it is, and what it says of itself.
    fn open(&mut self, outline: Outline, others: Vec<usize>) -> Stage<'a> {
        let Outline { head, mut lists, repairs } = outline;
        let sample = |at: usize| json::read_at(&self.text, at, self.origin.bounds.nesting).ok();
        let found = match (detect::json_feed(&head, &lists, &sample), self.others) {
            (Some(items), _) => Ok((Format::JsonFeed, Some(items))),
            (None, Some(readers)) => (readers.find)(&head, &lists, &sample),
            (None, None) => Err(FormatError::OtherFormat),
        };
        let (format, list) = match found {
            // An empty list in the middle of something else is no dataset.
            Ok((Format::Objects, Some(list)))
                if !self.begins_as_json()
                    && lists.get(list).is_none_or(|list| list.starts.is_empty()) =>
            {
                return self
                    .elsewhere(others, || FormatError::NotDataset("an empty list".to_owned()));
            }
            Ok(found) => found,
            Err(error @ FormatError::OtherFormat) => return Stage::Done(Err(error)),
            Err(error) => return self.elsewhere(others, || error),
        };
        if !others.is_empty() || !self.begins_as_json() {
            self.repaired("expected the document to begin with `{`, found something before it");
        }
        for repair in repairs {
            self.repaired(repair);
        }
        let list = list.map(|at| lists.swap_remove(at)).unwrap_or_default();
        for other in lists.iter().filter(|other| other.name == list.name) {
            let (name, left) = (&list.name, other.starts.len());
            let message = format!("expected `{name}` once, found it again; {left} were not read");
            self.notices.add(name.clone(), NoticeKind::Dropped, message);
        }
        let mut draft = Draft::new(self.origin);
        let field = Field::root(&head, &self.notices);
        match self.others {
            Some(others) => (others.head)(format, &field, &mut draft),
            None => json_feed::head(&field, &mut draft),
        }
        let (name, starts) = (list.name, list.starts);
        Stage::Items(Box::new(Items { format, draft, name, starts, next: 0, current: 0 }))
    }

    /// Tries the next place where the document may begin; where there is none, that is the error.
    fn elsewhere(&self, mut others: Vec<usize>, error: impl FnOnce() -> FormatError) -> Stage<'a> {
        match others.pop() {
            Some(at) => Stage::Outline(Outliner::new(at, self.origin.bounds.nesting), others),
            None => Stage::Done(Err(match web_page::found(&self.text) {
                Some(page) => page,
                // The readers of other formats know more kinds of files.
                None if self.others.is_none() && !self.begins_as_json() => FormatError::OtherFormat,
                None => self.unread(true).unwrap_or_else(error),
            })),
        }
    }

    /// Which kind of file it is, of those that are known and not read.
    fn unread(&self, no_document: bool) -> Option<FormatError> {
        (self.others?.unread)(&self.text, no_document).map(FormatError::Unread)
    }

    fn begins_as_json(&self) -> bool {
        self.text.trim_start_matches(is_mark_or_space).starts_with(['{', '['])
    }

    fn repaired(&self, what: &str) {
        self.notices.add(DOCUMENT.to_owned(), NoticeKind::Repaired, what.to_owned());
    }

    fn not_json(&self, mistake: Mistake) -> FormatError {
        let (line, column) = self.lines.borrow_mut().place(&self.text, mistake.at);
        match mistake.cut_off {
            true => FormatError::CutOff { line, column },
            false => FormatError::NotJson { line, column, reason: mistake.reason },
        }
    }
}
