//! CSV and TSV, as spreadsheets write them (RFC 4180, and what programs make of it).
//!
//! The first row has the headings. A table with the columns of `TimelineJS` is a timeline, a table with starts is a list of
//! events, and any other with titles is a list of articles. A row becomes an object, so that the adapters of those formats
//! read it as they read JSON. `rows` finds rows and cells, `columns` and `slides` make objects
//! of them. Formulas are text.

mod columns;
mod days;
mod rows;
mod slides;

use crate::edition::notice::NoticeKind;
use crate::formats::adapters::{full_calendar, objects, timeline_js};
use crate::formats::container::{Container, Contents};
use crate::formats::draft::Draft;
use crate::formats::fields::{DOCUMENT, Field, Notices};
use crate::formats::json::{Object, Value};
use crate::formats::sniff::detect::Format;
use crate::formats::sniff::kinds::ContainerKind;
use crate::formats::text::plain;
use columns::Kind;
pub(in crate::formats) use columns::{Columns, separator};
use days::Orders;
use rows::Rows;
pub(in crate::formats) use rows::beginning;

/// The row of the first item: the row of headings is the first, as spreadsheets count.
const FIRST_ROW: usize = 2;

/// At most this many rows are looked at for the order of day and month in their dates.
const MAX_SAMPLES: usize = 1_000;

/// A table that is being read.
struct Table {
    rows: Rows,
    columns: Columns,
}

/// The table in a text.
pub(super) fn container(text: &str) -> Box<dyn Container> {
    let rows = Rows::new(text, separator(text).unwrap_or(','));
    let columns = Columns::new(rows.cells(text, rows.headings));
    Box::new(Table { rows, columns })
}

/// The name of a file without its end, as a title: `harbour-events.csv` is "Harbour events".
fn name_of_file(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (stem, end) = path.rsplit('/').next()?.rsplit_once('.')?;
    if !["csv", "tsv", "txt"].iter().any(|known| end.eq_ignore_ascii_case(known)) {
        return None;
    }
    let words = plain::line(&stem.replace(['-', '_', '+'], " ").replace("%20", " "));
    let mut letters = words.chars();
    let first = letters.next()?;
    (!words.contains('%')).then(|| first.to_uppercase().chain(letters).collect())
}

impl Table {
    /// What an editor should know about the whole table. Learns the order of day and month in its dates.
    fn doubts(&mut self, text: &str) -> Vec<String> {
        let unknown = self.columns.unknown().map(|names| {
            format!("expected headings that are known, found {names}; these columns are not read")
        });
        let mut orders = Orders::default();
        for start in self.rows.starts.iter().take(MAX_SAMPLES) {
            if self.columns.look_at_dates(&self.rows.cells(text, *start), &mut orders).is_break() {
                break;
            }
        }
        self.columns.order = orders.order();
        [unknown, orders.remark()].into_iter().flatten().collect()
    }

    /// Tells what of the table is lost.
    fn tell_losses(&self, notices: &Notices) {
        if let Some(names) = self.columns.repeated() {
            let message =
                format!("expected each heading once, found {names} again, which is not read");
            notices.add(DOCUMENT.to_owned(), NoticeKind::Dropped, message);
        }
        if self.rows.is_open {
            let last = self.rows.starts.len() + FIRST_ROW - 1;
            notices.add(
                format!("row[{last}]"),
                NoticeKind::Dropped,
                "expected a quote at the end of a cell, found none; the rest of the file is in that cell"
                    .to_owned(),
            );
        }
    }
}

impl Container for Table {
    fn step(&mut self, text: &str) -> bool {
        self.rows.find(text)
    }

    fn open(&mut self, text: &str, notices: &Notices, draft: &mut Draft<'_>) -> Contents {
        // A table has no field for its own name.
        let address = draft.context.origin.address.filter(|_| !self.rows.starts.is_empty());
        draft.article.title = address.and_then(|address| name_of_file(address.as_str()));
        // Whoever writes the headings in Chinese reads Chinese.
        draft.edition.language = self.columns.are_chinese().then(|| "zh".to_owned());
        if self.columns.kind == Kind::Articles {
            draft.edition.title = draft.article.title.take().unwrap_or_default();
        }
        let note = |message| notices.add(DOCUMENT.to_owned(), NoticeKind::Doubted, message);
        self.doubts(text).into_iter().for_each(note);
        self.tell_losses(notices);
        let starts = std::mem::take(&mut self.rows.starts);
        Contents {
            format: Format::InContainer(ContainerKind::Table),
            name: "row".to_owned(),
            first: FIRST_ROW,
            starts,
        }
    }

    fn item(&self, text: &str, start: usize) -> Value {
        self.columns.object(self.rows.cells(text, start))
    }

    fn read(&self, row: &Field<'_>, draft: &mut Draft<'_>) {
        read_row(&self.columns, row, draft);
    }
}

/// Reads the object of a row with the adapter for its kind.
pub(super) fn read_row(columns: &Columns, row: &Field<'_>, draft: &mut Draft<'_>) {
    if let Some(count) = row.get(columns::TOO_MANY).and_then(|count| count.word()) {
        let headings = columns.len();
        let message = format!(
            "expected at most {headings} cells, as many as there are headings, found {count}"
        );
        row.note(NoticeKind::Dropped, message);
    }
    if let Some(cell) = row.get(columns::WITHOUT_HEADING).and_then(|cell| cell.line()) {
        row.note(NoticeKind::Dropped, format!("expected a heading, found none above `{cell}`"));
    }
    let is_remark = |name: &str| [columns::TOO_MANY, columns::WITHOUT_HEADING].contains(&name);
    // Spreadsheets write rows that were formatted and never filled.
    if row.names().all(|name| is_remark(name) || !row.is_filled(name)) {
        return;
    }
    match columns.kind {
        Kind::Events => full_calendar::event(row, draft),
        Kind::Articles => objects::item(row, draft),
        Kind::TimelineJs => slide(row, draft),
    }
}

/// Reads a row of `TimelineJS`: the title, an era or an event.
fn slide(row: &Field<'_>, draft: &mut Draft<'_>) {
    let document = |name: &str, value| Value::Object(Object::new(vec![(name.to_owned(), value)]).0);
    let of_document = match row.word_at("type").unwrap_or_default().to_ascii_lowercase().as_str() {
        "title" => document("title", row.copied()),
        "era" => document("eras", Value::Array(vec![row.copied()])),
        _ => return timeline_js::event(row, draft),
    };
    timeline_js::head(&row.with_value(&of_document), draft);
}

#[cfg(test)]
mod tests {
    use super::name_of_file;

    #[test]
    fn the_name_of_a_file_is_its_title() {
        for (address, title) in [
            ("https://a.example/data/harbour-events.csv", Some("Harbour events")),
            ("https://a.example/2024_fairs.TSV?v=1#x", Some("2024 fairs")),
            ("https://a.example/%E6%B8%AF.csv", None),
            ("https://docs.example/spreadsheets/d/e/x/pub?output=csv", None),
            ("https://a.example/feed.json", None),
            ("https://a.example/.csv", None),
        ] {
            assert_eq!(name_of_file(address).as_deref(), title, "{address}");
        }
    }
}
