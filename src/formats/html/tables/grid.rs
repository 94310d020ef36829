//! The grid of a table: spans end at the last row or column, and the grid has no more places than a
//! browser lays out at once. No text moves to another cell unless it must.

use crate::edition::body::{Cell, Table};

/// Ends what spans rows at the last row of its group (HTML, section 4.9.12).
pub(super) fn cut_rows(rows: &mut [Vec<Cell>]) {
    for (row, left) in rows.iter_mut().rev().zip(1_u16..) {
        row.iter_mut().for_each(|cell| cell.rows = cell.rows.min(left));
    }
}

/// Brings spans into bounds. The answer is false where the grid would have more places than are left; then
/// its cells span nothing, and long rows end in one cell.
pub(super) fn settle(table: &mut Table, slots: &mut usize) -> bool {
    let heads = table.heading_rows.min(table.rows.len());
    let (head, body) = table.rows.split_at_mut(heads);
    cut_rows(head);
    cut_rows(body);
    let most = (*slots / table.rows.len().max(1)).max(1);
    let columns = cut_columns(&mut table.rows, most);
    if columns.is_none() {
        table.rows.iter_mut().for_each(|row| flatten(row, most));
    }
    *slots = slots.saturating_sub(table.rows.len() * columns.unwrap_or(most));
    columns.is_some()
}

/// Ends spans at the last column that a cell begins in. A column in which no cell begins counts as a part
/// of the one before. The answer is the number of columns, unless a cell would begin beyond `most`.
fn cut_columns(rows: &mut [Vec<Cell>], most: usize) -> Option<usize> {
    // For each column: up to which row it is taken, and whether a cell begins in it.
    let (mut taken, mut begins) = (vec![0; most], vec![false; most]);
    let mut places = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            column += taken.get(column..)?.iter().position(|until| *until <= at)?;
            *begins.get_mut(column)? = true;
            let end = most.min(column + usize::from(cell.columns));
            let until = at + usize::from(cell.rows);
            taken.get_mut(column..end)?.iter_mut().for_each(|taken| *taken = until.max(*taken));
            places.push(column..end);
            column = end;
        }
    }
    let mut places = places.into_iter();
    for (cell, place) in rows.iter_mut().flatten().zip(&mut places) {
        let begun = begins.get(place)?.iter().filter(|begins| **begins).count();
        cell.columns = u16::try_from(begun).unwrap_or(u16::MAX);
    }
    Some(begins.into_iter().filter(|begins| *begins).count())
}

/// Makes cells span nothing, and adds the cells beyond the last possible one to that one.
fn flatten(row: &mut Vec<Cell>, most: usize) {
    let rest = row.split_off(most.min(row.len()));
    if let Some(last) = row.last_mut() {
        last.content.extend(rest.into_iter().flat_map(|cell| cell.content));
    }
    for cell in row {
        (cell.columns, cell.rows) = (1, 1);
    }
}
