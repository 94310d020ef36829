//! Rows of Google Sheets, which are arrays. The first row that is not empty has the headings. A row is read as one of a
//! table in CSV.

use super::values::{each, text};
use crate::formats::adapters::tables::{Columns, read_row};
use crate::formats::draft::Draft;
use crate::formats::fields::Field;
use crate::formats::json::Value;

/// Reads a row.
pub(super) fn row(row: &Value, item: &Field<'_>, draft: &mut Draft<'_>) {
    let cells = cells(row);
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    if let headings @ Value::Array(_) = &draft.beside {
        let columns = Columns::new(self::cells(headings));
        read_row(&columns, &item.with_value(&columns.object(cells)), draft);
    } else {
        draft.beside = row.clone();
    }
}

fn cells(row: &Value) -> Vec<String> {
    each(row).iter().map(|cell| text(cell).unwrap_or_default()).collect()
}
