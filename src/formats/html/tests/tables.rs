//! Tables: headings, spans, and the size of the grid.

use super::*;
use crate::edition::body::Table;
use crate::formats::text::passage::MAX_NODES;

fn table(html: &str) -> Table {
    match blocks(html).pop() {
        Some(Block::Table(table)) => table,
        other => panic!("{other:?}"),
    }
}

/// The columns and rows that each cell spans, with each row in brackets.
fn spans(html: &str) -> String {
    let row = |row: &Vec<crate::edition::body::Cell>| {
        let cells: Vec<String> =
            row.iter().map(|cell| format!("{}x{}", cell.columns, cell.rows)).collect();
        format!("[{}]", cells.join(" "))
    };
    table(html).rows.iter().map(row).collect()
}

/// The number of slots that a browser lays out for a table.
fn slots(table: &Table) -> usize {
    let mut taken: Vec<usize> = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            while taken.get(column).is_some_and(|until| *until > at) {
                column += 1;
            }
            let end = column + usize::from(cell.columns);
            taken.resize(taken.len().max(end), 0);
            taken[column..end].fill(at + usize::from(cell.rows));
            column = end;
        }
    }
    taken.len() * table.rows.len()
}

#[test]
fn tables_keep_rows_cells_and_headings() {
    assert_eq!(
        shape("<table><thead><tr><th>a<th>b<tbody><tr><td>1<td>2<tr><td>3</table>after"),
        "table1([p(a),p(b)][p(1),p(2)][p(3)]) p(after)"
    );
    assert_eq!(shape("<table><tr><td><p>x</td></p></table>"), "table0([p(x)])");
    assert_eq!(shape("<table>misplaced<tr><td>x</table>"), "p(misplaced) table0([p(x)])");
    assert_eq!(shape("<td>no table</td>"), "p(no table)");
}

#[test]
fn spans_end_with_the_table_and_with_its_groups() {
    assert_eq!(spans("<table><tr><td colspan=9 rowspan=9>a</table>"), "[1x1]");
    assert_eq!(spans("<table><tr><td colspan=100%>a<tr><td>b<td>c</table>"), "[2x1][1x1 1x1]");
    assert_eq!(
        spans("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>"),
        "[1x3 1x1][1x1][1x1]"
    );
    assert_eq!(
        spans("<table><tbody><tr><td rowspan=5>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>"),
        "[1x2 1x1][1x1][1x1 1x1]"
    );
    assert_eq!(
        spans("<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e<tr><td>f<td colspan=8>g</table>"),
        "[2x1 1x1][1x1 1x1 1x1][1x1 2x1]"
    );
    // A column in which no cell begins is removed.
    assert_eq!(
        spans("<table><tr><td colspan=3>a<td>b<tr><td colspan=3>c</table>"),
        "[1x1 1x1][1x1]"
    );
}

#[test]
fn headings_of_two_rows_are_kept_together() {
    let headings = "<tr><th rowspan=2>Place<th colspan=2>Boats<tr><th>1936<th>1937";
    let table = table(&format!("<table>{headings}<tr><td>Kaixiangong<td>3<td>5</table>"));
    assert_eq!((table.heading_rows, table.rows[0][0].rows), (2, 2));
}

#[test]
fn the_grid_of_a_table_is_bounded_and_its_text_is_kept() {
    let spanning = "<tr><td colspan=1000 rowspan=1000>w".repeat(200);
    let stairs = "<tr><td rowspan=9000>w".repeat(6_000);
    let wide = format!("<tr>{}{}", "<td>w".repeat(9_000), "<tr><td>w".repeat(500));
    let pair = format!("<tr>{}{}", "<td rowspan=900>w".repeat(300), "<tr><td>w".repeat(900));
    for (rows, cut) in [(&spanning, true), (&stairs, true), (&wide, true), (&pair, true)] {
        let html = format!("<table>{rows}</table>");
        let read = read(&html, None);
        let text = plain_text(&read.blocks);
        assert_eq!(text.matches('w').count(), html.matches(">w").count());
        let [Block::Table(table)] = read.blocks.as_slice() else { panic!("{:?}", read.blocks) };
        assert!(slots(table) <= MAX_SLOTS, "{}", slots(table));
        assert_eq!(read.remarks.iter().any(|remark| remark.contains("places")), cut);
    }
    let spanning = "<tr><td colspan=1000>w".repeat(200);
    let read = read(&format!("<table>{spanning}</table>"), None);
    assert_eq!(read.remarks, Vec::<String>::new());
}

#[test]
fn many_tables_of_one_text_share_the_bound() {
    let one = format!("<table><tr>{}{}</table>", "<td>w".repeat(150), "<tr><td>w".repeat(150));
    let read = read(&one.repeat(20), None);
    let tables = read.blocks.iter().map(|block| match block {
        Block::Table(table) => slots(table),
        other => panic!("{other:?}"),
    });
    let sum: usize = tables.sum();
    assert!(sum <= MAX_SLOTS + MAX_NODES, "{sum}");
}
