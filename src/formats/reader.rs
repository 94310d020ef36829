//! A document, read in steps, each of them small: find its text, its outline and its format, then read
//! one item after the other.

use super::bounds::Bounds;
use super::detect::{self, Format};
use super::draft::Draft;
use super::fields::{DOCUMENT, Field, Notices};
use super::json::outline::{Outline, Outliner};
use super::json::{self, Mistake, Value};
use super::{Document, FormatError, Origin, icalendar, web_page};
use crate::edition::notice::NoticeKind;

/// Where a document may begin behind something that does not belong to it: as many places are tried.
const BEGINNINGS: usize = 8;

/// A document that is being read.
pub struct Reader<'a> {
    text: String,
    origin: Origin<'a>,
    notices: Notices,
    stage: Stage<'a>,
}

enum Stage<'a> {
    /// Its outline is being found; behind it, the other places where it may begin, the next one last.
    Outline(Outliner, Vec<usize>),
    /// Its items are being read.
    Items(Items<'a>),
    /// Read, with the number of its items, or no dataset.
    Done(Result<(Draft<'a>, bool, usize), FormatError>),
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

impl<'a> Reader<'a> {
    /// Begins to read.
    pub fn new(bytes: Vec<u8>, origin: Origin<'a>) -> Self {
        let (text, repair) = json::text_of(bytes, origin.charset);
        let notices = Notices::default();
        if let Some(repair) = repair {
            notices.add(DOCUMENT.to_owned(), NoticeKind::Repaired, repair.to_owned());
        }
        let stage = match begin(&text, origin.bounds) {
            Ok((first, others)) => Stage::Outline(first, others),
            Err(Begin::Calendar(_)) if !detect::EVERY => Stage::Done(Err(FormatError::OtherFormat)),
            Err(Begin::Calendar(at)) => {
                let (head, starts) = icalendar::outline(&text, at);
                let mut draft = Draft::new(origin);
                icalendar::head(&Field::root(&head, &notices), &mut draft);
                let (format, name) = (Format::Calendar, "VEVENT".to_owned());
                Stage::Items(Items { format, draft, name, starts, next: 0 })
            }
            Err(Begin::Nowhere(error)) => Stage::Done(Err(error)),
        };
        Self { text, origin, notices, stage }
    }

    /// Reads on; true when all is read.
    pub fn step(&mut self) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Done(Err(FormatError::Empty)));
        self.stage = match stage {
            Stage::Outline(mut outliner, others) => match outliner.step(&self.text) {
                Ok(false) => Stage::Outline(outliner, others),
                Ok(true) => self.open(outliner.finish(), others),
                Err(mistake) => self.elsewhere(others, || not_json(mistake)),
            },
            Stage::Items(items) => self.item(items),
            done @ Stage::Done(_) => done,
        };
        matches!(self.stage, Stage::Done(_))
    }

    /// Leaves the items that are not read yet.
    pub fn stop(&mut self, why: &str) {
        let Stage::Items(items) = &mut self.stage else { return };
        let left = items.starts.len() - items.next;
        let message = format!("{why}; {left} items were not read");
        self.notices.add(DOCUMENT.to_owned(), NoticeKind::Dropped, message);
        items.next = items.starts.len();
    }

    /// What was read.
    ///
    /// # Errors
    /// When it is no dataset at all.
    pub fn finish(self) -> Result<Document, FormatError> {
        let Stage::Done(outcome) = self.stage else { return Err(FormatError::Empty) };
        let (draft, named, items) = outcome?;
        let edition = draft.finish(named);
        // A document may be an item itself.
        let items = if items == 0 { edition.articles.len() } else { items };
        Ok(Document { edition, notices: self.notices.into_vec(), items })
    }

    /// Looks at an outline: which format it is, and what it says of itself.
    fn open(&mut self, outline: Outline, others: Vec<usize>) -> Stage<'a> {
        let Outline { head, mut lists, repairs } = outline;
        let sample = |at: usize| json::read_at(&self.text, at, self.origin.bounds.nesting).ok();
        let (format, list) = match detect::format(&head, &lists, &sample) {
            Ok(found) => found,
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
        format.head(&Field::root(&head, &self.notices), &mut draft);
        let (name, starts) = (list.name, list.starts);
        Stage::Items(Items { format, draft, name, starts, next: 0 })
    }

    /// Tries the next place where the document may begin; where there is none, that is the error.
    fn elsewhere(&self, mut others: Vec<usize>, error: impl FnOnce() -> FormatError) -> Stage<'a> {
        match others.pop() {
            Some(at) => Stage::Outline(Outliner::new(at, self.origin.bounds.nesting), others),
            None => Stage::Done(Err(web_page::found(&self.text).unwrap_or_else(error))),
        }
    }

    fn item(&self, mut items: Items<'a>) -> Stage<'a> {
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
            return Stage::Done(Ok((items.draft, items.format.names_itself(), total)));
        };
        items.next += 1;
        let place = (items.name.as_str(), index);
        let read = match items.format {
            Format::Calendar if detect::EVERY => Ok(icalendar::event(&self.text, start)),
            _ => json::read_at(&self.text, start, self.origin.bounds.nesting).map(|read| {
                for repair in read.repairs {
                    Field::element(&Value::Null, place, &self.notices, &mut |item| {
                        item.note(NoticeKind::Repaired, repair);
                    });
                }
                read.value
            }),
        };
        match read {
            Ok(value) => Field::element(&value, place, &self.notices, &mut |item| {
                items.format.item(item, &mut items.draft);
            }),
            Err(Mistake { line, column, reason, .. }) => {
                let message = format!("{reason} (line {line}, column {column})");
                Field::element(&Value::Null, place, &self.notices, &mut |item| {
                    item.note(NoticeKind::Dropped, message.as_str());
                });
            }
        }
        Stage::Items(items)
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

/// Why a text has no outline.
enum Begin {
    /// It is a calendar, from here on.
    Calendar(usize),
    /// It is nothing.
    Nowhere(FormatError),
}

/// Where a document begins: at its beginning, or behind what does not belong to it, a guard against
/// hijacking, the name of a callback, a program's warnings. The other places come last first.
fn begin(text: &str, bounds: Bounds) -> Result<(Outliner, Vec<usize>), Begin> {
    let trimmed = text.trim_start_matches(is_mark_or_space);
    let first = text.len() - trimmed.len();
    let outliner = |at| Outliner::new(at, bounds.nesting);
    match trimmed.as_bytes().first() {
        None => return Err(Begin::Nowhere(FormatError::Empty)),
        Some(b'{' | b'[') => return Ok((outliner(first), Vec::new())),
        Some(_) => {}
    }
    if trimmed.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Err(Begin::Calendar(first));
    }
    if web_page::is_whole(trimmed) {
        let error = web_page::found(text).unwrap_or(FormatError::Empty);
        return Err(Begin::Nowhere(error));
    }
    let places = trimmed.match_indices(['{', '[']).map(|(at, _)| first + at);
    let mut places: Vec<usize> = places.take(BEGINNINGS).collect();
    places.reverse();
    match places.pop() {
        Some(place) => Ok((outliner(place), places)),
        // Its first character is the mistake.
        None => Ok((outliner(first), Vec::new())),
    }
}

/// Byte order marks, of which editors leave several, and spaces.
fn is_mark_or_space(character: char) -> bool {
    character == '\u{FEFF}' || character.is_ascii_whitespace()
}
