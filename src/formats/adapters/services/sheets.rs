//! Rows of Google Sheets, which are arrays. The first row has the headings.

use super::values::{Fields, each, text};
use crate::formats::adapters::tables::Columns;
use crate::formats::json::Value;

/// A row with its headings as names.
pub(super) fn usual(row: &Value, headings: &Value) -> Option<Fields> {
    let cells = |row: &Value| {
        each(row).iter().map(|cell| text(cell).unwrap_or_default()).collect::<Vec<String>>()
    };
    let columns = Columns::new(cells(headings));
    match columns.object(cells(row)) {
        Value::Object(object) => Some(object.into_fields()).filter(|fields| !fields.is_empty()),
        _ => None,
    }
}
