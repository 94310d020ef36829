//! The grid of a table. Spans end at the last row or column, and the grid has at most as many slots as a browser
//! lays out quickly. Text moves to another cell only if the grid would have too many slots.

use crate::edition::body::{Cell, Table};

/// Ends cells that span rows at the last row of their group (HTML, section 4.9.12).
pub(super) fn cut_rows(rows: &mut [Vec<Cell>]) {
    for (row, left) in rows.iter_mut().rev().zip(1_u16..) {
        row.iter_mut().for_each(|cell| cell.rows = cell.rows.min(left));
    }
}

/// Brings spans into bounds, and subtracts the table's slots from `slots`. False if the grid would have more
/// slots than that: then no cell spans rows or columns, and the last cells of long rows are joined.
pub(super) fn bound(table: &mut Table, slots: &mut usize) -> bool {
    let heads = table.heading_rows.min(table.rows.len());
    let (head, body) = table.rows.split_at_mut(heads);
    cut_rows(head);
    cut_rows(body);
    let max_columns = (*slots / table.rows.len().max(1)).max(1);
    let columns = cut_columns(&mut table.rows, max_columns);
    if columns.is_none() {
        table.rows.iter_mut().for_each(|row| flatten(row, max_columns));
    }
    *slots = slots.saturating_sub(table.rows.len() * columns.unwrap_or(max_columns));
    columns.is_some()
}

/// Ends spans at the last column in which a cell begins. A column in which no cell begins is joined with the
/// previous column. Returns the number of columns, or `None` if a cell would begin beyond `max_columns`.
fn cut_columns(rows: &mut [Vec<Cell>], max_columns: usize) -> Option<usize> {
    // For each column: the first row in which it is free, and whether a cell begins in it.
    let (mut taken, mut begins) = (vec![0; max_columns], vec![false; max_columns]);
    let mut ranges = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            column += taken.get(column..)?.iter().position(|until| *until <= at)?;
            *begins.get_mut(column)? = true;
            let end = max_columns.min(column + usize::from(cell.columns));
            let until = at + usize::from(cell.rows);
            taken.get_mut(column..end)?.iter_mut().for_each(|taken| *taken = until.max(*taken));
            ranges.push(column..end);
            column = end;
        }
    }
    let mut ranges = ranges.into_iter();
    for (cell, range) in rows.iter_mut().flatten().zip(&mut ranges) {
        let columns = begins.get(range)?.iter().filter(|begins| **begins).count();
        cell.columns = u16::try_from(columns).unwrap_or(u16::MAX);
    }
    Some(begins.into_iter().filter(|begins| *begins).count())
}

/// Removes the spans of a row's cells, and joins the cells after the last possible column to the cell in it.
fn flatten(row: &mut Vec<Cell>, max_columns: usize) {
    let rest = row.split_off(max_columns.min(row.len()));
    if let Some(last) = row.last_mut() {
        last.content.extend(rest.into_iter().flat_map(|cell| cell.content));
    }
    for cell in row {
        (cell.columns, cell.rows) = (1, 1);
    }
}
