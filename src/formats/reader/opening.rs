//! Opens a document: finds where the document begins and which format it has, and reads its head.

use std::borrow::Cow;

use super::items::Items;
use super::{Reader, Stage};
use crate::edition::notice::NoticeKind;
use crate::formats::adapters::json_feed;
use crate::formats::container::{Container, Contents};
use crate::formats::draft::Draft;
use crate::formats::fields::{DOCUMENT, Field, Needs};
use crate::formats::json::outline::{Outline, Outliner};
use crate::formats::sniff::beginning::{Beginning, beginning, is_mark_or_space};
use crate::formats::sniff::detect::{self, Format};
use crate::formats::sniff::kinds::ContainerKind;
use crate::formats::text::entities::has_rare_names;
use crate::formats::{FormatError, json};

impl<'a> Reader<'a> {
    /// Keeps a stage until the code that it needs is loaded.
    fn wait_for(&self, needed: Needs, stage: Stage<'a>) -> Stage<'a> {
        self.notices.needs.set(needed);
        stage
    }

    /// Finds the position in the text where the document begins.
    pub(super) fn begin(&mut self) -> Stage<'a> {
        if has_rare_names(&self.text) {
            let Some(markup) = self.origin.markup else {
                return self.wait_for(Needs::Markup, Stage::Begin);
            };
            if let Cow::Owned(text) = (markup.references)(&self.text) {
                self.text = text;
            }
        }
        match beginning(&self.text) {
            Beginning::Nothing => Stage::Done(Err(FormatError::Empty)),
            Beginning::Json(first, other_starts) => self.outline(first, other_starts),
            Beginning::Calendar => self.contained(ContainerKind::Calendar, Stage::Begin),
            Beginning::Markup(first, other_starts) => match self.adapters {
                None => self.wait_for(Needs::Adapters, Stage::Begin),
                Some(adapters) => match (adapters.identify)(&self.text, false) {
                    Ok(None) => self.outline(first, other_starts),
                    Ok(Some(kind)) => self.contained(kind, Stage::Begin),
                    Err(error) => Stage::Done(Err(error)),
                },
            },
        }
    }

    fn outline(&self, first: usize, other_starts: Vec<usize>) -> Stage<'a> {
        Stage::Outline(Outliner::new(first, self.origin.bounds.nesting), other_starts)
    }

    /// Opens a container, or keeps a stage until its code is loaded.
    fn contained(&self, kind: ContainerKind, stage: Stage<'a>) -> Stage<'a> {
        match self.containers {
            Some(containers) => Stage::Container((containers.container)(&self.text)),
            None => self.wait_for(Needs::Containers(kind), stage),
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

    /// Finds the format of an outline, and reads the document's head.
    pub(super) fn open(&self, outline: Outline, other_starts: Vec<usize>) -> Stage<'a> {
        let sample = |at: usize| json::read_at(&self.text, at, self.origin.bounds.nesting).ok();
        let (head, lists) = (&outline.head, &outline.lists);
        let (adapters, name) = (self.adapters, self.origin.format);
        let hinted = name.zip(adapters).and_then(|(name, one)| (one.hinted)(name, lists));
        // Only the adapters know the names of formats.
        let is_open = hinted.is_none() && (name.is_none() || adapters.is_some());
        let by_fields = is_open.then(|| detect::json_feed(head, lists, &sample)).flatten();
        let found = match (hinted.or(by_fields), adapters) {
            (Some(found), _) => Ok(found),
            (None, Some(adapters)) => match (adapters.identify)(&self.text, false) {
                Err(error) => return Stage::Done(Err(error)),
                // A cell of a table may have JSON in it.
                Ok(Some(kind)) => return self.contained(kind, Stage::Begin),
                Ok(None) => (adapters.find)(head, lists, &sample),
            },
            (None, None) => {
                return self.wait_for(Needs::Adapters, Stage::Outlined(outline, other_starts));
            }
        };
        let (format, list) = match found {
            // An empty list in the middle of other text is no dataset.
            Ok((Format::Objects, Some(list)))
                if !self.begins_as_json()
                    && lists.get(list).is_none_or(|list| list.starts.is_empty()) =>
            {
                return self.try_next_start(other_starts, || {
                    FormatError::NotDataset("an empty list".to_owned())
                });
            }
            Ok(found) => found,
            Err(error) => return self.try_next_start(other_starts, || error),
        };
        if let Some(adapters) = adapters.filter(|_| name.is_none())
            && let Some(doubt) =
                (adapters.doubt)(format, list.and_then(|at| lists.get(at)), &sample)
        {
            self.notices.add(DOCUMENT.to_owned(), NoticeKind::Doubted, doubt);
        }
        if !other_starts.is_empty() || !self.begins_as_json() {
            self.repaired("expected the document to begin with `{`, found something before it");
        }
        self.open_as(format, list, outline)
    }

    /// Reads the head of a document of a known format. `list` is the index of the list that has its items.
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
        draft.withheld = self.adapters.map(|adapters| adapters.withheld);
        let field = Field::root(&head, &self.notices);
        match self.adapters {
            Some(adapters) => (adapters.head)(format, &field, &mut draft),
            None => json_feed::head(&field, &mut draft),
        }
        let contents = Contents { format, name: list.name, first: 0, starts: list.starts };
        Stage::Items(Box::new(Items::new(draft, contents, None)))
    }

    /// Tries the next position where the document may begin. If none is left, `error` says why.
    pub(super) fn try_next_start(
        &self,
        mut other_starts: Vec<usize>,
        error: impl FnOnce() -> FormatError,
    ) -> Stage<'a> {
        match other_starts.pop() {
            Some(at) => self.outline(at, other_starts),
            None => self.no_document(error()),
        }
    }

    /// Looks at a file in which no JSON was found. The adapters know more kinds of files.
    pub(super) fn no_document(&self, error: FormatError) -> Stage<'a> {
        let Some(adapters) = self.adapters else {
            return match self.begins_as_json() {
                true => Stage::Done(Err(error)),
                false => self.wait_for(Needs::Adapters, Stage::NoStart(error)),
            };
        };
        match (adapters.identify)(&self.text, true) {
            Ok(None) => Stage::Done(Err(error)),
            Ok(Some(kind)) => self.contained(kind, Stage::NoStart(error)),
            Err(known) => Stage::Done(Err(known)),
        }
    }

    fn begins_as_json(&self) -> bool {
        self.text.trim_start_matches(is_mark_or_space).starts_with(['{', '['])
    }
}
