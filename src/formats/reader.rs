//! A document, read in steps, each of them small: decode its text, find its outline and its format, then
//! read one item after the other, and one activity after the other of an item that is large.

use super::beginning::{Beginning, beginning, is_mark_or_space};
use super::detect::{self, Format};
use super::draft::Draft;
use super::fields::{DOCUMENT, Field, Notices};
use super::json::dissect::Dissector;
use super::json::outline::{Outline, Outliner};
use super::json::{self, Decoder, Mistake, Value};
use super::json_feed::{self, activity::Steps};
use super::others::OtherFormats;
use super::{Document, FormatError, Origin, icalendar, web_page};
use crate::edition::notice::NoticeKind;

/// An item of more bytes is read activity by activity.
const LARGE: usize = 64 * 1024;

/// A document that is being read.
pub struct Reader<'a> {
    text: String,
    origin: Origin<'a>,
    notices: Notices,
    /// What reads documents that are no JSON Feed, once it is there.
    others: Option<OtherFormats>,
    stage: Stage<'a>,
}

enum Stage<'a> {
    /// Its bytes are being decoded.
    Text(Decoder),
    /// Its outline is being found; behind it, the other places where it may begin, the next one last.
    Outline(Outliner, Vec<usize>),
    /// The events of a calendar that begins here are being found.
    Calendar(usize, icalendar::Events),
    /// Its items are being read.
    Items(Box<Items<'a>>),
    /// A large item is being taken apart.
    Large(Box<Items<'a>>, Dissector),
    /// The activities of a large item are being read.
    Activities(Box<Items<'a>>, Activities<'a>),
    /// Read, or no dataset.
    Done(Result<Box<Items<'a>>, FormatError>),
}

/// The activities of a large item, as far as they are read.
struct Activities<'a> {
    steps: Steps<'a>,
    /// The field that they are in.
    name: String,
    starts: Vec<usize>,
    next: usize,
}

/// The items of a document, as far as they are read.
struct Items<'a> {
    format: Format,
    draft: Draft<'a>,
    /// The field that they are in.
    name: String,
    starts: Vec<usize>,
    next: usize,
}

impl Items<'_> {
    /// Passes over those that are left; how many they are.
    fn leave(&mut self) -> usize {
        let left = self.starts.len() - self.next;
        self.next = self.starts.len();
        left
    }
}

impl<'a> Reader<'a> {
    /// Begins to read.
    pub fn new(bytes: Vec<u8>, origin: Origin<'a>) -> Self {
        let stage = Stage::Text(Decoder::new(bytes, origin.charset));
        Self { text: String::new(), origin, notices: Notices::default(), others: None, stage }
    }

    /// Whether it stopped at a document that is no JSON Feed.
    pub fn wants_others(&self) -> bool {
        matches!(self.stage, Stage::Done(Err(FormatError::OtherFormat)))
    }

    /// Goes on with what reads other formats.
    pub fn go_on_with(&mut self, others: OtherFormats) {
        self.others = Some(others);
        self.stage = self.begin();
    }

    /// Reads on; true when all is read.
    pub fn step(&mut self) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Done(Err(FormatError::Empty)));
        self.stage = match stage {
            Stage::Text(mut decoder) => match decoder.step() {
                false => Stage::Text(decoder),
                true => self.decoded(decoder.finish()),
            },
            Stage::Outline(mut outliner, others) => match outliner.step(&self.text) {
                Ok(false) => Stage::Outline(outliner, others),
                Ok(true) => self.open(outliner.finish(), others),
                Err(mistake) => self.elsewhere(others, || not_json(mistake)),
            },
            Stage::Calendar(at, events) => self.calendar(at, events),
            Stage::Items(items) => self.item(items),
            Stage::Large(items, dissector) => self.large(items, dissector),
            Stage::Activities(items, activities) => self.activity(items, activities),
            done @ Stage::Done(_) => done,
        };
        matches!(self.stage, Stage::Done(_))
    }

    /// Leaves the items that are not read yet.
    pub fn stop(&mut self, why: &str) {
        let left = match &mut self.stage {
            Stage::Items(items) | Stage::Large(items, _) => items.leave(),
            Stage::Activities(items, activities) => {
                let left = activities.starts.len() - activities.next;
                activities.next = activities.starts.len();
                if left > 0 {
                    let message = format!("{why}; {left} activities were not read");
                    self.notices.add(activities.name.clone(), NoticeKind::Dropped, message);
                }
                items.leave()
            }
            Stage::Text(_) | Stage::Outline(..) | Stage::Calendar(..) | Stage::Done(_) => return,
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
        match beginning(&self.text) {
            Ok(Beginning::Json(first, others)) => {
                Stage::Outline(Outliner::new(first, self.origin.bounds.nesting), others)
            }
            Ok(Beginning::Calendar(at)) => Stage::Calendar(at, icalendar::Events::new(at)),
            Err(error) => Stage::Done(Err(error)),
        }
    }

    fn calendar(&self, at: usize, mut events: icalendar::Events) -> Stage<'a> {
        let Some(others) = self.others else { return Stage::Done(Err(FormatError::OtherFormat)) };
        if !(others.events)(&mut events, &self.text) {
            return Stage::Calendar(at, events);
        }
        let head = (others.component)(&self.text, at);
        let mut draft = Draft::new(self.origin);
        (others.head)(Format::Calendar, &Field::root(&head, &self.notices), &mut draft);
        let starts = events.finish();
        let (format, name) = (Format::Calendar, "VEVENT".to_owned());
        Stage::Items(Box::new(Items { format, draft, name, starts, next: 0 }))
    }

    /// Looks at an outline: which format it is, and what it says of itself.
    fn open(&mut self, outline: Outline, others: Vec<usize>) -> Stage<'a> {
        let Outline { head, mut lists, repairs } = outline;
        let sample = |at: usize| json::read_at(&self.text, at, self.origin.bounds.nesting).ok();
        let found = match (detect::json_feed(&head, &lists), self.others) {
            (Some(items), _) => Ok((Format::JsonFeed, Some(items))),
            (None, Some(readers)) => (readers.find)(&head, &lists, &sample),
            (None, None) => Err(FormatError::OtherFormat),
        };
        let (format, list) = match found {
            Ok(found) => found,
            Err(error @ FormatError::OtherFormat) => return Stage::Done(Err(error)),
            Err(error) => return self.elsewhere(others, || error),
        };
        let begins = self.text.trim_start_matches(is_mark_or_space);
        if !others.is_empty() || !begins.starts_with(['{', '[']) {
            self.repaired("expected the document to begin with `{`, found something before it");
        }
        for repair in repairs {
            self.repaired(repair);
        }
        let list = list.map(|at| lists.swap_remove(at)).unwrap_or_default();
        let mut draft = Draft::new(self.origin);
        let field = Field::root(&head, &self.notices);
        match self.others {
            Some(others) => (others.head)(format, &field, &mut draft),
            None => json_feed::head(&field, &mut draft),
        }
        let (name, starts) = (list.name, list.starts);
        Stage::Items(Box::new(Items { format, draft, name, starts, next: 0 }))
    }

    /// Tries the next place where the document may begin; where there is none, that is the error.
    fn elsewhere(&self, mut others: Vec<usize>, error: impl FnOnce() -> FormatError) -> Stage<'a> {
        match others.pop() {
            Some(at) => Stage::Outline(Outliner::new(at, self.origin.bounds.nesting), others),
            None => Stage::Done(Err(web_page::found(&self.text).unwrap_or_else(error))),
        }
    }

    fn item(&self, mut items: Box<Items<'a>>) -> Stage<'a> {
        let (index, most) = (items.next, self.origin.bounds.items);
        let total = items.starts.len();
        let start = items.starts.get(index).copied();
        let Some(start) = start.filter(|_| index < most) else {
            if start.is_some() {
                let message = format!(
                    "expected at most {most} items, found {total}; {} were not read",
                    total - most
                );
                self.notices.add(DOCUMENT.to_owned(), NoticeKind::Dropped, message);
            }
            return Stage::Done(Ok(items));
        };
        items.next += 1;
        let end = items.starts.get(items.next).copied().unwrap_or(self.text.len());
        let levels = self.origin.bounds.nesting;
        if items.format == Format::JsonFeed && end - start > LARGE {
            return Stage::Large(items, Dissector::new(start, levels, &json_feed::ACTIVITIES));
        }
        let value = match (items.format, self.others) {
            (Format::Calendar, Some(others)) => Ok((others.component)(&self.text, start)),
            _ => json::read_at(&self.text, start, levels).map(|read| {
                self.note_repairs((&items.name, index), read.repairs);
                read.value
            }),
        };
        self.read((&items.name, index), value, &mut |item| match self.others {
            Some(others) => (others.item)(items.format, item, &mut items.draft),
            None => json_feed::item(item, &mut items.draft),
        });
        Stage::Items(items)
    }

    /// Takes a large item apart, and reads it without its activities.
    fn large(&self, mut items: Box<Items<'a>>, mut dissector: Dissector) -> Stage<'a> {
        let place = (items.name.as_str(), items.next - 1);
        let found = match dissector.step(&self.text) {
            Ok(false) => return Stage::Large(items, dissector),
            Ok(true) => dissector.finish(),
            Err(mistake) => {
                self.read(place, Err(mistake), &mut |_| {});
                return Stage::Items(items);
            }
        };
        self.note_repairs(place, found.repairs);
        let (mut steps, mut name) = (None, String::new());
        self.read(place, Ok(found.value), &mut |item| {
            let inside: Vec<&str> = json_feed::ACTIVITIES.into_iter().take(found.depth).collect();
            name = format!("{}.{}", item.place(), inside.join("."));
            steps = json_feed::begin_item(item, &mut items.draft);
        });
        let Some(steps) = steps else { return Stage::Items(items) };
        Stage::Activities(items, Activities { steps, name, starts: found.starts, next: 0 })
    }

    fn activity(&self, mut items: Box<Items<'a>>, mut activities: Activities<'a>) -> Stage<'a> {
        let Activities { steps, name, starts, next } = &mut activities;
        let Some(start) = starts.get(*next) else {
            let Activities { steps, name, .. } = activities;
            if let Some(trouble) = json_feed::end_item(steps, &mut items.draft) {
                self.notices.add(name, NoticeKind::Dropped, trouble);
            }
            return Stage::Items(items);
        };
        let place = (name.as_str(), *next);
        *next += 1;
        let value = json::read_at(&self.text, *start, self.origin.bounds.nesting).map(|read| {
            self.note_repairs(place, read.repairs);
            read.value
        });
        self.read(place, value, &mut |field| steps.add(&field));
        Stage::Activities(items, activities)
    }

    /// Reads an element of a list, or tells why it cannot be read.
    fn read(
        &self,
        place: (&str, usize),
        value: Result<Value, Mistake>,
        read: &mut dyn FnMut(Field<'_>),
    ) {
        match value {
            Ok(value) => Field::element(&value, place, &self.notices, read),
            Err(Mistake { line, column, reason, .. }) => {
                let message = format!("{reason} (line {line}, column {column})");
                Field::element(&Value::Null, place, &self.notices, &mut |item| {
                    item.note(NoticeKind::Dropped, message.as_str());
                });
            }
        }
    }

    fn note_repairs(&self, place: (&str, usize), repairs: Vec<&'static str>) {
        for repair in repairs {
            Field::element(&Value::Null, place, &self.notices, &mut |item| {
                item.note(NoticeKind::Repaired, repair);
            });
        }
    }

    fn repaired(&self, what: &str) {
        self.notices.add(DOCUMENT.to_owned(), NoticeKind::Repaired, what.to_owned());
    }
}

fn not_json(mistake: Mistake) -> FormatError {
    let Mistake { line, column, reason, cut_off } = mistake;
    match cut_off {
        true => FormatError::CutOff { line, column },
        false => FormatError::NotJson { line, column, reason },
    }
}
