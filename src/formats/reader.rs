//! Reads a document in small steps: decodes its text, finds its outline and its format (`opening`), and then
//! reads its items one after the other (`items`).

mod items;
mod opening;

use std::cell::RefCell;

use super::adapters::{Adapters, Containers};
use super::container::Container;
use super::draft::Withheld;
use super::fields::{Context, DOCUMENT, Needs, Notices};
use super::json::ParseError;
use super::json::dissect::{Dissected, Dissector};
use super::json::outline::{Outline, Outliner};
use super::markup::Markup;
use super::sniff::beginning::packed;
use super::sniff::kinds::ContainerKind;
use super::text::{Decoder, Lines, Repair};
use super::{Document, FormatError, Origin, html};
use crate::edition::notice::NoticeKind;
use items::{Activities, Items};

/// The state of a reader after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// There is more to read.
    Working,
    /// The next step needs the adapters: [`Reader::resume_with`] hands them over.
    NeedsAdapters,
    /// The next step needs what reads a kind of container: [`Reader::resume_with_containers`] hands it over.
    NeedsContainers(ContainerKind),
    /// The next step needs what reads formulas and addresses: [`Reader::resume_with_markup`] hands it over.
    NeedsMarkup,
    /// The document is read, or is no dataset: see [`Reader::finish`].
    Done,
}

/// A document that is being read.
pub struct Reader<'a> {
    text: String,
    origin: Origin<'a>,
    notices: Notices,
    /// Finds the lines and columns of mistakes.
    lines: RefCell<Lines>,
    /// The adapters, once they are loaded.
    adapters: Option<Adapters>,
    /// The functions that read a kind of container, once they are loaded.
    containers: Option<Containers>,
    stage: Stage<'a>,
}

enum Stage<'a> {
    /// The bytes are being decoded.
    Bytes(Decoder),
    /// The position where the document begins is being looked for.
    Begin,
    /// The outline is being found. The list has the other positions where the document may begin; the next
    /// position to try is the last of the list.
    Outline(Outliner, Vec<usize>),
    /// The outline is found, and its format is being looked for.
    Outlined(Outline, Vec<usize>),
    /// No position is left where the document may begin. The error is that of the last position.
    NoStart(FormatError),
    /// The items of a container are being found.
    Container(Box<dyn Container>),
    /// The items are being read.
    Items(Box<Items<'a>>),
    /// A large item is being dissected.
    Large(Box<Items<'a>>, Dissector),
    /// The tree of a large item's HTML is built, and its blocks are not read yet. The context is that of the item.
    Text(Box<Items<'a>>, Dissected, html::Tree, Context<'a>),
    /// The activities of a large item are being read.
    Activities(Box<Items<'a>>, Activities<'a>),
    /// The document is read, or is no dataset.
    Done(Result<Box<Items<'a>>, FormatError>),
}

impl<'a> Reader<'a> {
    /// Begins to read a document.
    pub fn new(bytes: Vec<u8>, origin: Origin<'a>) -> Self {
        let stage = match packed(&bytes) {
            Some(compression) => Stage::Done(Err(FormatError::Compressed(compression))),
            None => Stage::Bytes(Decoder::new(bytes, origin.charset, origin.decode)),
        };
        let (text, lines) = (String::new(), RefCell::default());
        Self {
            text,
            origin,
            notices: Notices::default(),
            lines,
            adapters: None,
            containers: None,
            stage,
        }
    }

    /// Takes the adapters. The next step continues where the reader stopped.
    pub fn resume_with(&mut self, adapters: Adapters) {
        self.adapters = Some(adapters);
        self.resume_with_markup(adapters.markup);
        self.read_dates_with(adapters.dates);
        self.withhold_with(adapters.withheld);
    }

    /// Takes what reads a kind of container. The next step continues where the reader stopped.
    pub fn resume_with_containers(&mut self, containers: Containers) {
        self.containers = Some(containers);
        if let Stage::Items(items) = &mut self.stage {
            items.draft.repeating = containers.repeating;
        }
        self.resume_with_markup(containers.markup);
        self.read_dates_with(containers.dates);
    }

    /// Continues without adapters that cannot be loaded. Dates that only the adapters understand are left
    /// out. False if nothing of the document can be read without the adapters.
    pub fn resume_without(&mut self) -> bool {
        let possible = matches!(self.stage, Stage::Items(_));
        if possible {
            self.read_dates_with(|_| None);
            // Better too little than a draft.
            self.withhold_with(|item, _| {
                item.dropped("an article for everyone");
                true
            });
        }
        possible
    }

    /// Takes what reads formulas and addresses. The next step continues where the reader stopped.
    pub fn resume_with_markup(&mut self, markup: Markup) {
        self.origin.markup = Some(markup);
        if let Stage::Items(items) = &mut self.stage {
            items.draft.context.origin.markup = Some(markup);
        }
        self.notices.needs.set(Needs::Nothing);
    }

    fn withhold_with(&mut self, withheld: Withheld) {
        if let Stage::Items(items) = &mut self.stage {
            items.draft.withheld = Some(withheld);
        }
    }

    fn read_dates_with(&mut self, dates: super::Dates) {
        self.origin.dates = Some(dates);
        if let Stage::Items(items) = &mut self.stage {
            items.draft.context.origin.dates = Some(dates);
        }
        self.notices.needs.set(Needs::Nothing);
    }

    /// Reads the next piece of the document.
    pub fn step(&mut self) -> Progress {
        if let Some(needed) = self.needed() {
            return needed;
        }
        let stage = std::mem::replace(&mut self.stage, Stage::Done(Err(FormatError::Empty)));
        self.stage = match stage {
            Stage::Bytes(mut decoder) => match decoder.step() {
                false => Stage::Bytes(decoder),
                true => self.decoded(decoder.finish()),
            },
            Stage::Begin => self.begin(),
            Stage::Outline(mut outliner, other_starts) => match outliner.step(&self.text) {
                Ok(false) => Stage::Outline(outliner, other_starts),
                Ok(true) => Stage::Outlined(outliner.finish(), other_starts),
                Err(mistake) => self.try_next_start(other_starts, || self.not_json(mistake)),
            },
            Stage::Outlined(outline, other_starts) => self.open(outline, other_starts),
            Stage::NoStart(error) => self.no_document(error),
            Stage::Container(container) => self.container(container),
            Stage::Items(items) => self.item(items),
            Stage::Large(items, dissector) => self.large(items, dissector),
            Stage::Text(items, found, tree, context) => {
                let text = tree.read(context.page());
                self.dissected(items, found, Some(text))
            }
            Stage::Activities(items, activities) => self.activity(items, activities),
            Stage::Done(outcome) => {
                self.stage = Stage::Done(outcome);
                return Progress::Done;
            }
        };
        match &self.stage {
            _ if self.notices.needs.get() != Needs::Nothing => self.take_back_item(),
            Stage::Done(_) => Progress::Done,
            _ => Progress::Working,
        }
    }

    /// What must be handed over before the next step.
    fn needed(&self) -> Option<Progress> {
        match self.notices.needs.get() {
            Needs::Nothing => None,
            Needs::Adapters => Some(Progress::NeedsAdapters),
            Needs::Containers(kind) => Some(Progress::NeedsContainers(kind)),
            Needs::Markup => Some(Progress::NeedsMarkup),
        }
    }

    /// Skips the items that are not read yet, with a notice that begins with the reason.
    pub fn stop(&mut self, reason: &str) {
        let left = match &mut self.stage {
            Stage::Items(items) | Stage::Large(items, _) | Stage::Text(items, ..) => {
                items.skip_rest()
            }
            Stage::Activities(items, activities) => {
                let left = activities.starts.len() - activities.next;
                activities.next = activities.starts.len();
                if left > 0 {
                    let message = format!("{reason}; {left} activities were not read");
                    self.notices.add(activities.name.clone(), NoticeKind::Dropped, message);
                }
                items.skip_rest()
            }
            _ => return,
        };
        if left > 0 {
            let message = format!("{reason}; {left} items were not read");
            self.notices.add(DOCUMENT.to_owned(), NoticeKind::Dropped, message);
        }
    }

    /// The document that was read.
    ///
    /// # Errors
    /// When the document is no dataset at all.
    pub fn finish(self) -> Result<Document, FormatError> {
        let Stage::Done(outcome) = self.stage else { return Err(FormatError::Empty) };
        let Items { draft, contents, .. } = *outcome?;
        let mut draft = draft;
        let site = draft.site.take();
        let mut edition = draft.finish(contents.format.has_title_field());
        if let Some(now) = self.origin.now.filter(|_| !self.origin.preview) {
            for path in edition.withhold_after(now) {
                let message = "expected an article of today or before, found one of a later day";
                self.notices.add(path, NoticeKind::Withheld, message.to_owned());
            }
        }
        // A document without a list of items may be an item itself.
        let items = match contents.starts.len() {
            0 => edition.articles.len(),
            count => count,
        };
        if items == 0 {
            let message = "expected items, found none".to_owned();
            self.notices.add(DOCUMENT.to_owned(), NoticeKind::Doubted, message);
        }
        let format = contents.format;
        Ok(Document { edition, site, notices: self.notices.into_vec(), items, format })
    }

    fn decoded(&mut self, (text, repair): (String, Option<Repair>)) -> Stage<'a> {
        self.text = text;
        if let Some((kind, message)) = repair {
            self.notices.add(DOCUMENT.to_owned(), kind, message);
        }
        Stage::Begin
    }

    fn repaired(&self, what: &str) {
        self.notices.add(DOCUMENT.to_owned(), NoticeKind::Repaired, what.to_owned());
    }

    fn not_json(&self, mistake: ParseError) -> FormatError {
        let (line, column) = self.lines.borrow_mut().line_and_column(&self.text, mistake.at);
        match mistake.cut_off {
            true => FormatError::CutOff { line, column },
            false => FormatError::NotJson { line, column, reason: mistake.reason },
        }
    }
}
