//! The items of a document, one after the other; of a large one, its text and its activities on their own.

use super::{Reader, Stage};
use crate::edition::notice::NoticeKind;
use crate::formats::adapters::json_feed::{self, activity::Steps};
use crate::formats::draft::Draft;
use crate::formats::fields::{DOCUMENT, Field};
use crate::formats::html;
use crate::formats::json::dissect::{Dissected, Dissector};
use crate::formats::json::{self, Mistake, Value};
use crate::formats::sniff::detect::Format;
use crate::formats::text;

/// An item of more bytes is read activity by activity.
const LARGE: usize = 64 * 1024;

/// The activities of a large item, as far as they are read.
pub(super) struct Activities<'a> {
    pub(super) steps: Steps<'a>,
    /// The field that they are in.
    pub(super) name: String,
    pub(super) starts: Vec<usize>,
    pub(super) next: usize,
}

/// The items of a document, as far as they are read.
pub(super) struct Items<'a> {
    pub(super) format: Format,
    pub(super) draft: Draft<'a>,
    /// The field that they are in.
    pub(super) name: String,
    pub(super) starts: Vec<usize>,
    pub(super) next: usize,
    /// The one that is being read.
    pub(super) current: usize,
}

impl Items<'_> {
    /// Passes over those that are left; how many they are.
    pub(super) fn leave(&mut self) -> usize {
        let left = self.starts.len() - self.next;
        self.next = self.starts.len();
        left
    }
}

impl<'a> Reader<'a> {
    /// Reads the next item.
    pub(super) fn item(&self, mut items: Box<Items<'a>>) -> Stage<'a> {
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
        items.current = index;
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

    /// Takes a large item apart.
    pub(super) fn large(&self, items: Box<Items<'a>>, mut dissector: Dissector) -> Stage<'a> {
        let place = (items.name.as_str(), items.current);
        let found = match dissector.step(&self.text) {
            Ok(false) => return Stage::Large(items, dissector),
            Ok(true) => dissector.finish(),
            Err(mistake) => {
                self.read(place, Err(mistake), &mut |_| {});
                return Stage::Items(items);
            }
        };
        let mut html = None;
        Field::element(&found.value, place, &self.notices, &mut |item| {
            html = json_feed::html(item).filter(|html| html.len() > LARGE);
        });
        match html {
            Some(html) => Stage::Text(items, found, html::Tree::of(&html)),
            None => self.taken_apart(items, found, None),
        }
    }

    /// Reads an item that was taken apart, without its activities.
    pub(super) fn taken_apart(
        &self,
        mut items: Box<Items<'a>>,
        found: Dissected,
        mut text: Option<text::Read>,
    ) -> Stage<'a> {
        let place = (items.name.as_str(), items.current);
        self.note_repairs(place, found.repairs);
        let (mut steps, mut name) = (None, String::new());
        Field::element(&found.value, place, &self.notices, &mut |item| {
            let inside: Vec<&str> = json_feed::ACTIVITIES.into_iter().take(found.depth).collect();
            name = format!("{}.{}", item.place(), inside.join("."));
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
            Err(Mistake { at, reason, .. }) => {
                // Nobody will read where it is of one that is only counted.
                let message = match self.notices.is_full() {
                    true => reason,
                    false => {
                        let (line, column) = self.lines.borrow_mut().place(&self.text, at);
                        format!("{reason} (line {line}, column {column})")
                    }
                };
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
}
