//! Finds the position of a notice's path, such as `items[3]._gazette.lead`, in the text of its document.
//!
//! Only texts that were read before are searched. A path that leads to no value gives the position of the nearest
//! value around it.

use std::collections::HashMap;

use gazette::formats::json::children::{Child, children};
use gazette::formats::json::outline::Outliner;
use gazette::formats::table;

/// At most this many bytes of a tag's prefix are looked at, with its colon.
const MAX_PREFIX: usize = 64;

/// Finds positions in one text. Children that were found on the way to one position are kept for the next ones.
pub(crate) struct Positions<'a> {
    text: &'a str,
    /// The children of objects and arrays, by the position at which the object or array begins.
    children: HashMap<usize, Vec<Child>>,
    /// The positions at which documents begin that follow each other.
    documents: Vec<usize>,
    /// The positions at which the events of a calendar, the items of a feed or the rows of a table begin.
    items: Vec<usize>,
}

impl<'a> Positions<'a> {
    /// Begins with a text of which no position is known yet.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, children: HashMap::new(), documents: Vec::new(), items: Vec::new() }
    }

    /// The position that a path leads to, in bytes.
    pub(crate) fn find(&mut self, path: &str) -> usize {
        if let Some(rest) = path.strip_prefix("VEVENT[") {
            return self.in_calendar(rest);
        }
        if let Some(rest) = path.strip_prefix("row[") {
            return self.in_table(rest);
        }
        let of_feed = path.strip_prefix("item[").or_else(|| path.strip_prefix("entry["));
        if let Some(rest) = of_feed.filter(|_| self.text.trim_start().starts_with('<')) {
            return self.in_feed(rest);
        }
        let text = self.text;
        let Some(mut at) = text.find(['{', '[']).filter(|_| path != "the document") else {
            return 0;
        };
        let mut rest = path;
        if rest.starts_with('[') && !text.get(at..).is_some_and(|text| text.starts_with('[')) {
            // The first document is no array: several follow each other, or the document is an item itself.
            let (index, after) = index_of(rest);
            at = self.document(at, index);
            rest = after;
        }
        while !rest.is_empty() {
            let found = if rest.starts_with('[') {
                let (index, after) = index_of(rest);
                self.in_array(at, index).map(|at| (at, after))
            } else {
                self.in_object(at, rest.strip_prefix('.').unwrap_or(rest))
            };
            let Some((next, after)) = found else { break };
            (at, rest) = (next, after);
        }
        at
    }

    /// The position of the document with this index, where the first document begins at `first`.
    fn document(&mut self, first: usize, index: usize) -> usize {
        if self.documents.is_empty() {
            self.documents = documents(self.text, first);
        }
        self.documents.get(index).or(self.documents.last()).copied().unwrap_or(first)
    }

    fn children(&mut self, at: usize) -> &[Child] {
        self.children.entry(at).or_insert_with(|| children(self.text, at))
    }

    /// The value of the field whose name the path begins with, and the rest of the path.
    fn in_object<'p>(&mut self, at: usize, path: &'p str) -> Option<(usize, &'p str)> {
        // Where a name occurs twice, the last value counts.
        self.children(at).iter().rev().find_map(|child| {
            let rest = path.strip_prefix(child.name.as_str()).filter(|_| !child.name.is_empty())?;
            (rest.is_empty() || rest.starts_with(['.', '['])).then_some((child.at, rest))
        })
    }

    fn in_array(&mut self, at: usize, index: usize) -> Option<usize> {
        if self.text.as_bytes().get(at) != Some(&b'[') {
            // The reader takes one value for an array of one.
            return (index == 0).then_some(at);
        }
        self.children(at).get(index).map(|child| child.at)
    }

    /// The position of the element that a path names in an item, or of the item where it has no such element.
    fn in_feed(&mut self, path: &str) -> usize {
        let (index, element) = index_of(path);
        let element = element.trim_start_matches('.').split(['.', '[']).next().unwrap_or_default();
        if self.items.is_empty() {
            self.items = items_of_feed(self.text);
        }
        let Some(item) = self.items.get(index).copied() else { return 0 };
        let end = self.items.get(index + 1).copied().unwrap_or(self.text.len());
        let part = self.text.get(item..end).unwrap_or_default();
        let mut tags = part.match_indices('<').map(|(at, _)| at);
        let found = tags.find(|at| !element.is_empty() && is_tag(part, *at, element));
        item + found.unwrap_or_default()
    }

    /// The position of a row. Rows are counted from 1, and the first has the headings.
    fn in_table(&mut self, path: &str) -> usize {
        let (row, _) = index_of(path);
        if self.items.is_empty() {
            self.items = rows_of(self.text);
        }
        row.checked_sub(1).and_then(|index| self.items.get(index)).copied().unwrap_or_default()
    }

    /// The position of the property that a path names in an event, or of the event where it has no such property.
    fn in_calendar(&mut self, path: &str) -> usize {
        let (index, property) = index_of(path);
        let property = property.trim_start_matches('.').split(';').next().unwrap_or_default();
        if self.items.is_empty() {
            self.items = events_of(self.text);
        }
        let Some(event) = self.items.get(index).copied() else { return 0 };
        let end = self.items.get(index + 1).copied().unwrap_or(self.text.len());
        let mut at = event;
        for line in self.text.get(event..end).unwrap_or_default().split_inclusive('\n') {
            if !property.is_empty() && line.starts_with(property) {
                return at;
            }
            at += line.len();
        }
        event
    }
}

/// The positions at which the items of a feed begin.
fn items_of_feed(text: &str) -> Vec<usize> {
    let tags = text.match_indices('<').map(|(at, _)| at);
    tags.filter(|at| ["item", "entry"].iter().any(|name| is_tag(text, *at, name))).collect()
}

/// Whether a tag of this name begins at a position. The tag may have a prefix where the name has none.
fn is_tag(text: &str, at: usize, name: &str) -> bool {
    let tag = text.get(at + 1..).unwrap_or_default();
    // The search for the end of a name must not go on to the end of the file.
    let tag = tag.get(..tag.floor_char_boundary(MAX_PREFIX + name.len() + 1)).unwrap_or_default();
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
    let tag = tag.get(..end).unwrap_or_default();
    tag == name || tag.rsplit_once(':').is_some_and(|(_, local)| local == name)
}

/// The positions at which the rows of a table begin, with the row of headings.
fn rows_of(text: &str) -> Vec<usize> {
    let Some((separator, headings)) = table(text) else { return Vec::new() };
    let text_of_rows = text.get(headings..).unwrap_or_default();
    let rows = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text_of_rows.as_bytes())
        .into_records();
    let positions = rows.filter_map(|row| {
        let at = headings + usize::try_from(row.ok()?.position()?.byte()).ok()?;
        // The position may be before the end of the line above.
        let rest = text.get(at..)?;
        Some(at + rest.len() - rest.trim_start_matches(['\r', '\n']).len())
    });
    positions.collect()
}

/// The number in brackets at the beginning of a path, and the rest of the path.
fn index_of(path: &str) -> (usize, &str) {
    let (number, rest) = path.trim_start_matches('[').split_once(']').unwrap_or((path, ""));
    (number.parse().unwrap_or_default(), rest)
}

/// The positions at which the documents of a text begin, in the order in which the reader counts them.
fn documents(text: &str, first: usize) -> Vec<usize> {
    let mut outliner = Outliner::new(first, 1);
    while outliner.step(text) == Ok(false) {}
    let lists = outliner.finish().lists;
    lists.into_iter().find(|list| list.name.is_empty()).map_or_else(Vec::new, |list| list.starts)
}

/// The positions at which the events of a calendar begin.
fn events_of(text: &str) -> Vec<usize> {
    let (mut at, mut events) = (0, Vec::new());
    for line in text.split_inclusive('\n') {
        if line.trim_end().eq_ignore_ascii_case("BEGIN:VEVENT") {
            events.push(at);
        }
        at += line.len();
    }
    events
}

#[cfg(test)]
mod tests;
