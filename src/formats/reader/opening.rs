//! The opening of a document: where it begins, which format it is, and what it says of the whole.

use super::items::Items;
use super::{Reader, Stage};
use crate::edition::notice::NoticeKind;
use crate::formats::adapters::json_feed;
use crate::formats::container::{Container, Contents};
use crate::formats::draft::Draft;
use crate::formats::fields::Field;
use crate::formats::json::outline::{Outline, Outliner};
use crate::formats::sniff::beginning::{Beginning, beginning, is_mark_or_space};
use crate::formats::sniff::detect::{self, Format};
use crate::formats::sniff::web_page;
use crate::formats::{FormatError, json};

impl<'a> Reader<'a> {
    /// Waits for the adapters in a stage.
    fn waiting(&self, stage: Stage<'a>) -> Stage<'a> {
        self.notices.needs_adapters.set(true);
        stage
    }

    /// Looks where in the text the document begins.
    pub(super) fn begin(&self) -> Stage<'a> {
        match (beginning(&self.text), self.adapters) {
            (Ok(Beginning::Json(first, others)), _) => {
                Stage::Outline(Outliner::new(first, self.origin.bounds.nesting), others)
            }
            (Ok(Beginning::Container(at)), Some(adapters)) => {
                Stage::Container((adapters.container)(at))
            }
            (Ok(Beginning::Container(_)), None) => self.waiting(Stage::Begin),
            (Err(error), _) => Stage::Done(Err(error)),
        }
    }

    /// Finds the items of a container.
    pub(super) fn container(&self, mut container: Box<dyn Container>) -> Stage<'a> {
        if !container.step(&self.text) {
            return Stage::Container(container);
        }
        let mut draft = Draft::new(self.origin);
        let contents = container.open(&self.text, &self.notices, &mut draft);
        Stage::Items(Box::new(Items::new(draft, contents, Some(container))))
    }

    /// Looks at an outline: which format it is, and what the document says of itself.
    pub(super) fn open(&self, outline: Outline, others: Vec<usize>) -> Stage<'a> {
        let sample = |at: usize| json::read_at(&self.text, at, self.origin.bounds.nesting).ok();
        let (head, lists) = (&outline.head, &outline.lists);
        let found = match (detect::json_feed(head, lists, &sample), self.adapters) {
            (Some(items), _) => Ok((Format::JsonFeed, Some(items))),
            (None, Some(adapters)) => match self.unread(false) {
                Some(kind) => return Stage::Done(Err(kind)),
                None => (adapters.find)(head, lists, &sample),
            },
            (None, None) => return self.waiting(Stage::Outlined(outline, others)),
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
            Err(error) => return self.elsewhere(others, || error),
        };
        if !others.is_empty() || !self.begins_as_json() {
            self.repaired("expected the document to begin with `{`, found something before it");
        }
        self.open_as(format, list, outline)
    }

    /// Reads the head of a document, with its format and the list that has its items.
    fn open_as(&self, format: Format, list: Option<usize>, outline: Outline) -> Stage<'a> {
        let Outline { head, mut lists, repairs } = outline;
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
        match self.adapters {
            Some(adapters) => (adapters.head)(format, &field, &mut draft),
            None => json_feed::head(&field, &mut draft),
        }
        let contents = Contents { format, name: list.name, starts: list.starts };
        Stage::Items(Box::new(Items::new(draft, contents, None)))
    }

    /// Tries the next place where the document may begin; where there is none, that is the error.
    pub(super) fn elsewhere(
        &self,
        mut others: Vec<usize>,
        error: impl FnOnce() -> FormatError,
    ) -> Stage<'a> {
        match others.pop() {
            Some(at) => Stage::Outline(Outliner::new(at, self.origin.bounds.nesting), others),
            None => self.nowhere(error()),
        }
    }

    /// Names the kind of file that has no document in it. The adapters know more kinds of files.
    pub(super) fn nowhere(&self, error: FormatError) -> Stage<'a> {
        match web_page::found(&self.text) {
            Some(page) => Stage::Done(Err(page)),
            None if self.adapters.is_none() && !self.begins_as_json() => {
                self.waiting(Stage::Nowhere(error))
            }
            None => Stage::Done(Err(self.unread(true).unwrap_or(error))),
        }
    }

    /// The kind of file, of those that are known and not read.
    fn unread(&self, no_document: bool) -> Option<FormatError> {
        (self.adapters?.unread)(&self.text, no_document).map(FormatError::Unread)
    }

    fn begins_as_json(&self) -> bool {
        self.text.trim_start_matches(is_mark_or_space).starts_with(['{', '['])
    }
}
