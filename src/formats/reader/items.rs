//! Reads the items of a document, one after the other. The text and the activities of a large item are read
//! in steps of their own.

use super::{Progress, Reader, Stage};
use crate::edition::notice::NoticeKind;
use crate::formats::adapters::json_feed::{self, activity::Steps};
use crate::formats::container::{Container, Contents};
use crate::formats::draft::Draft;
use crate::formats::fields::{DOCUMENT, Field, Mark};
use crate::formats::html;
use crate::formats::json::dissect::{Dissected, Dissector};
use crate::formats::json::{self, ParseError, Value};
use crate::formats::sniff::detect::Format;
use crate::formats::text;

/// At most this many bytes of an item are read at once; a larger item is read activity by activity.
const MAX_AT_ONCE: usize = 64 * 1024;

/// The activities of a large item, and how many of them were read.
pub(super) struct Activities<'a> {
    pub(super) steps: Steps<'a>,
    /// The path of the field that holds the activities.
    pub(super) name: String,
    /// The position of each activity, in bytes.
    pub(super) starts: Vec<usize>,
    pub(super) next: usize,
}

/// The items of a document, and how many of them were read.
pub(super) struct Items<'a> {
    pub(super) draft: Draft<'a>,
    pub(super) contents: Contents,
    /// Turns items that are no JSON into values.
    container: Option<Box<dyn Container>>,
    next: usize,
    /// The item that is being read.
    current: usize,
    /// The number of articles before the current item, and a mark of the notices before it.
    before: (usize, Mark),
}

impl<'a> Items<'a> {
    /// Begins before the first item.
    pub(super) fn new(
        draft: Draft<'a>,
        contents: Contents,
        container: Option<Box<dyn Container>>,
    ) -> Self {
        Self { draft, contents, container, next: 0, current: 0, before: Default::default() }
    }

    /// Skips the items that are not read yet, or not to their end, and returns their number.
    pub(super) fn skip_rest(&mut self) -> usize {
        let pending = usize::from(self.draft.pending.take().is_some());
        let left = self.contents.starts.len() - self.next + pending;
        self.next = self.contents.starts.len();
        left
    }
}

impl<'a> Reader<'a> {
    /// Reads the next item.
    pub(super) fn item(&self, mut items: Box<Items<'a>>) -> Stage<'a> {
        if let Some(mut pending) = items.draft.pending.take() {
            if pending.step(&mut items.draft, &self.notices) {
                items.draft.pending = Some(pending);
            }
            return Stage::Items(items);
        }
        let (index, max) = (items.next, self.origin.bounds.items);
        let total = items.contents.starts.len();
        let start = items.contents.starts.get(index).copied();
        let Some(start) = start.filter(|_| index < max) else {
            if start.is_some() {
                let message = format!(
                    "expected at most {max} items, found {total}; {} were not read",
                    total - max
                );
                self.notices.add(DOCUMENT.to_owned(), NoticeKind::Dropped, message);
            }
            return Stage::Done(Ok(items));
        };
        items.next += 1;
        items.current = index;
        items.before = (items.draft.edition.articles.len(), self.notices.mark());
        let end = items.contents.starts.get(items.next).copied().unwrap_or(self.text.len());
        let levels = self.origin.bounds.nesting;
        if items.contents.format == Format::JsonFeed && end - start > MAX_AT_ONCE {
            return Stage::Large(items, Dissector::new(start, levels, &json_feed::ACTIVITIES));
        }
        let Items { draft, contents, container, .. } = &mut *items;
        let path = (contents.name.as_str(), contents.first + index);
        let value = match container {
            Some(container) => Ok(container.item(&self.text, start)),
            None => self.json(path, start),
        };
        self.read(path, value, &mut |item| match (&container, self.adapters) {
            (Some(container), _) => container.read(&item, draft),
            (None, Some(adapters)) => (adapters.item)(contents.format, item, draft),
            (None, None) => json_feed::item(item, draft),
        });
        Stage::Items(items)
    }

    /// Dissects a large item.
    pub(super) fn large(&self, items: Box<Items<'a>>, mut dissector: Dissector) -> Stage<'a> {
        let path = (items.contents.name.as_str(), items.current);
        let found = match dissector.step(&self.text) {
            Ok(false) => return Stage::Large(items, dissector),
            Ok(true) => dissector.finish(),
            Err(mistake) => {
                self.read(path, Err(mistake), &mut |_| {});
                return Stage::Items(items);
            }
        };
        let mut html = None;
        Field::element(&found.value, path, &self.notices, &mut |item| {
            html = json_feed::html(item, &items.draft.context);
        });
        match html.filter(|(html, _)| html.len() > MAX_AT_ONCE) {
            Some((html, context)) => Stage::Text(items, found, html::Tree::of(&html), context),
            None => self.dissected(items, found, None),
        }
    }

    /// Reads a dissected item without its activities.
    pub(super) fn dissected(
        &self,
        mut items: Box<Items<'a>>,
        found: Dissected,
        mut text: Option<text::Passage>,
    ) -> Stage<'a> {
        let path = (items.contents.name.as_str(), items.current);
        self.note_repairs(path, found.repairs);
        let (mut steps, mut name) = (None, String::new());
        Field::element(&found.value, path, &self.notices, &mut |item| {
            let inside: Vec<&str> = json_feed::ACTIVITIES.into_iter().take(found.depth).collect();
            name = format!("{}.{}", item.path(), inside.join("."));
            steps = json_feed::begin_item(item, &mut items.draft, text.take());
        });
        let Some(steps) = steps else { return Stage::Items(items) };
        Stage::Activities(items, Activities { steps, name, starts: found.starts, next: 0 })
    }

    /// Reads the next activity of a large item.
    pub(super) fn activity(
        &self,
        mut items: Box<Items<'a>>,
        mut activities: Activities<'a>,
    ) -> Stage<'a> {
        let Activities { steps, name, starts, next } = &mut activities;
        let Some(start) = starts.get(*next) else {
            let Activities { steps, name, .. } = activities;
            if let Some(error) = json_feed::end_item(steps, &mut items.draft) {
                self.notices.add(name, NoticeKind::Dropped, error);
            }
            return Stage::Items(items);
        };
        let path = (name.as_str(), *next);
        *next += 1;
        let value = self.json(path, *start);
        self.read(path, value, &mut |field| steps.add(&field));
        Stage::Activities(items, activities)
    }

    /// Takes back the current item, which needs code that is absent. The reader reads the item again once it has
    /// the code, and keeps the items before it.
    pub(super) fn take_back_item(&mut self) -> Progress {
        let stage = std::mem::replace(&mut self.stage, Stage::Begin);
        self.stage = match stage {
            Stage::Items(mut items)
            | Stage::Large(mut items, _)
            | Stage::Text(mut items, ..)
            | Stage::Activities(mut items, _) => {
                let (articles, notices) = items.before;
                items.draft.edition.articles.truncate(articles);
                self.notices.rewind(notices);
                items.next = items.current;
                Stage::Items(items)
            }
            other => other,
        };
        self.needed().unwrap_or(Progress::Working)
    }

    /// The JSON value that begins at a position of the text.
    fn json(&self, path: (&str, usize), start: usize) -> Result<Value, ParseError> {
        let read = json::read_at(&self.text, start, self.origin.bounds.nesting)?;
        self.note_repairs(path, read.repairs);
        Ok(read.value)
    }

    /// Reads an element of a list, or adds a notice that says why the element cannot be read.
    fn read(
        &self,
        path: (&str, usize),
        value: Result<Value, ParseError>,
        read: &mut dyn FnMut(Field<'_>),
    ) {
        match value {
            Ok(value) => Field::element(&value, path, &self.notices, read),
            Err(ParseError { at, reason, .. }) => {
                // A notice that is only counted needs no line and column.
                let message = match self.notices.is_full() {
                    true => reason,
                    false => {
                        let (line, column) =
                            self.lines.borrow_mut().line_and_column(&self.text, at);
                        format!("{reason} (line {line}, column {column})")
                    }
                };
                Field::element(&Value::Null, path, &self.notices, &mut |item| {
                    item.note(NoticeKind::Dropped, message.as_str());
                });
            }
        }
    }

    fn note_repairs(&self, path: (&str, usize), repairs: Vec<&'static str>) {
        for repair in repairs {
            Field::element(&Value::Null, path, &self.notices, &mut |item| {
                item.note(NoticeKind::Repaired, repair);
            });
        }
    }
}
