//! A document, read in small steps: its text is decoded, its outline and its format are found (`opening`),
//! and then its items are read one after the other (`items`).

mod items;
mod opening;

use std::cell::RefCell;

use super::adapters::Adapters;
use super::container::Container;
use super::fields::{DOCUMENT, Notices};
use super::json::Mistake;
use super::json::dissect::{Dissected, Dissector};
use super::json::outline::{Outline, Outliner};
use super::sniff::beginning::packed;
use super::text::{Decoder, Lines};
use super::{Document, FormatError, Origin, html};
use crate::edition::notice::NoticeKind;
use items::{Activities, Items};

/// How far a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// There is more to read.
    Working,
    /// The next step needs the adapters: [`Reader::go_on_with`] hands them over.
    NeedsAdapters,
    /// The document is read, or it is no dataset: [`Reader::finish`] tells.
    Done,
}

/// A document that is being read.
pub struct Reader<'a> {
    text: String,
    origin: Origin<'a>,
    notices: Notices,
    /// Finds lines and columns of mistakes.
    lines: RefCell<Lines>,
    /// The adapters, once they are there.
    adapters: Option<Adapters>,
    stage: Stage<'a>,
}

enum Stage<'a> {
    /// The bytes are being decoded.
    Bytes(Decoder),
    /// The place where the document begins is looked for.
    Begin,
    /// The outline is being found. The list has the other places where the document may begin, the next one
    /// last.
    Outline(Outliner, Vec<usize>),
    /// The format of an outline is looked for.
    Outlined(Outline, Vec<usize>),
    /// No place is left where the document may begin, because of this.
    Nowhere(FormatError),
    /// The items of a container are being found.
    Container(Box<dyn Container>),
    /// The items are being read.
    Items(Box<Items<'a>>),
    /// A large item is being taken apart.
    Large(Box<Items<'a>>, Dissector),
    /// The text in HTML of a large item is half read.
    Text(Box<Items<'a>>, Dissected, html::Tree),
    /// The activities of a large item are being read.
    Activities(Box<Items<'a>>, Activities<'a>),
    /// The document is read, or it is no dataset.
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
        Self { text, origin, notices: Notices::default(), lines, adapters: None, stage }
    }

    /// Takes the adapters, and goes on where it stopped.
    pub fn go_on_with(&mut self, adapters: Adapters) {
        self.adapters = Some(adapters);
        self.read_dates_with(adapters.dates);
    }

    /// Goes on where the adapters are not to be had: dates that only they understand are left out. False
    /// where nothing of the document can be read without them.
    pub fn go_on_without(&mut self) -> bool {
        let can = matches!(self.stage, Stage::Items(_));
        if can {
            self.read_dates_with(|_| None);
        }
        can
    }

    fn read_dates_with(&mut self, dates: super::Dates) {
        self.origin.dates = Some(dates);
        if let Stage::Items(items) = &mut self.stage {
            items.draft.context.origin.dates = Some(dates);
        }
        self.notices.needs_adapters.set(false);
    }

    /// Reads on, a little.
    pub fn step(&mut self) -> Progress {
        if self.notices.needs_adapters.get() {
            return Progress::NeedsAdapters;
        }
        let stage = std::mem::replace(&mut self.stage, Stage::Done(Err(FormatError::Empty)));
        self.stage = match stage {
            Stage::Bytes(mut decoder) => match decoder.step() {
                false => Stage::Bytes(decoder),
                true => self.decoded(decoder.finish()),
            },
            Stage::Begin => self.begin(),
            Stage::Outline(mut outliner, others) => match outliner.step(&self.text) {
                Ok(false) => Stage::Outline(outliner, others),
                Ok(true) => Stage::Outlined(outliner.finish(), others),
                Err(mistake) => self.elsewhere(others, || self.not_json(mistake)),
            },
            Stage::Outlined(outline, others) => self.open(outline, others),
            Stage::Nowhere(error) => self.nowhere(error),
            Stage::Container(container) => self.container(container),
            Stage::Items(items) => self.item(items),
            Stage::Large(items, dissector) => self.large(items, dissector),
            Stage::Text(items, found, tree) => {
                let text = tree.read(self.origin.address);
                self.taken_apart(items, found, Some(text))
            }
            Stage::Activities(items, activities) => self.activity(items, activities),
            Stage::Done(outcome) => {
                self.stage = Stage::Done(outcome);
                return Progress::Done;
            }
        };
        match &self.stage {
            _ if self.notices.needs_adapters.get() => self.take_back_item(),
            Stage::Done(_) => Progress::Done,
            _ => Progress::Working,
        }
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
            _ => return,
        };
        if left > 0 {
            let message = format!("{why}; {left} items were not read");
            self.notices.add(DOCUMENT.to_owned(), NoticeKind::Dropped, message);
        }
    }

    /// The document that was read.
    ///
    /// # Errors
    /// When it is no dataset at all.
    pub fn finish(self) -> Result<Document, FormatError> {
        let Stage::Done(outcome) = self.stage else { return Err(FormatError::Empty) };
        let Items { draft, contents, .. } = *outcome?;
        let edition = draft.finish(contents.format.names_itself());
        // A document may be an item itself.
        let items = match contents.starts.len() {
            0 => edition.articles.len(),
            count => count,
        };
        Ok(Document { edition, notices: self.notices.into_vec(), items })
    }

    fn decoded(&mut self, (text, repair): (String, Option<&'static str>)) -> Stage<'a> {
        self.text = text;
        if let Some(repair) = repair {
            self.repaired(repair);
        }
        Stage::Begin
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
