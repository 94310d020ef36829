//! Tables of the tree: rows, cells, and elements that a table may not contain.

mod grid;

use super::MAX_SLOTS;
use super::converter::{Converter, Flow, Wrappers};
use super::tags::Tag;
use super::tree::{Element, Node};
use crate::edition::body::{Block, Cell, Table};

/// At most this many columns are spanned by a cell (HTML, section 4.9.11).
const MAX_SPAN: u16 = 1_000;

impl Converter<'_> {
    pub(super) fn table(&mut self, children: Vec<Node>, wrappers: &Wrappers, flow: &mut Flow) {
        let mut table = Table::default();
        let (mut misplaced, mut has_numbers) = (Vec::new(), false);
        for child in children {
            match child {
                Node::Element(Element { tag: Tag::TableCaption, attributes, children, .. }) => {
                    self.anchors.defer(Tag::TableCaption, &attributes);
                    let inlines = self.inlines(children);
                    table.caption = self.line(inlines);
                }
                Node::Element(Element {
                    tag: tag @ (Tag::HeadRows | Tag::BodyRows),
                    attributes,
                    children,
                    ..
                }) => {
                    self.anchors.defer(tag, &attributes);
                    let before = table.rows.len();
                    for child in children {
                        has_numbers |= self.row(child, wrappers, &mut table, &mut misplaced);
                    }
                    grid::cut_rows(table.rows.get_mut(before..).unwrap_or_default());
                    if tag == Tag::HeadRows && before == 0 {
                        table.heading_rows = table.rows.len();
                    }
                }
                other => has_numbers |= self.row(other, wrappers, &mut table, &mut misplaced),
            }
        }
        // Elements that a table may not contain are shown before the table, as browsers do.
        self.end_line(flow);
        flow.blocks.extend(self.blocks(misplaced, wrappers));
        if has_numbers && table.rows.iter().all(|row| row.len() == 1) {
            // Code beside the numbers of its lines is no table without the numbers.
            let cells = table.rows.into_iter().flatten();
            return flow.blocks.extend(cells.flat_map(|cell| cell.content));
        }
        if table.rows.is_empty() {
            if !table.caption.is_empty() {
                flow.blocks.push(Block::Paragraph(table.caption));
            }
            return;
        }
        if let (0, Some(first)) = (table.heading_rows, table.rows.first())
            && first.iter().all(|cell| cell.heading)
        {
            // A heading cell that spans two rows makes both rows heading rows.
            let rows = first.iter().map(|cell| usize::from(cell.rows)).max();
            table.heading_rows = rows.filter(|rows| *rows < table.rows.len()).unwrap_or(0);
        }
        if !grid::bound(&mut table, &mut self.slots) {
            let rest = "places in the tables of one text, found more; spans were left out";
            self.remarks.cut_off(format!("expected at most {MAX_SLOTS} {rest}"));
        }
        flow.blocks.push(Block::Table(table));
    }

    /// Reads a row. Returns whether it has numbers of lines, which are left out.
    fn row(
        &mut self,
        node: Node,
        wrappers: &Wrappers,
        table: &mut Table,
        misplaced: &mut Vec<Node>,
    ) -> bool {
        let cells = match node {
            Node::Element(Element { tag: Tag::Row, attributes, children, .. }) => {
                self.anchors.defer(Tag::Row, &attributes);
                children
            }
            // A cell without a row gets a row of its own.
            Node::Element(element) if matches!(element.tag, Tag::Cell | Tag::HeadingCell) => {
                vec![Node::Element(element)]
            }
            other => {
                misplaced.push(other);
                return false;
            }
        };
        let (mut row, mut has_numbers) = (Vec::new(), false);
        for node in cells {
            match node {
                Node::Element(element) if element.is_line_numbers() => has_numbers = true,
                Node::Element(Element {
                    tag: tag @ (Tag::Cell | Tag::HeadingCell),
                    attributes,
                    children,
                    ..
                }) => {
                    self.anchors.defer(tag, &attributes);
                    let span = |name| {
                        let text = attributes.get(name).unwrap_or_default().trim();
                        // Browsers read `100%` as 100.
                        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
                        let number = text.get(..end).and_then(|text| text.parse::<i64>().ok());
                        number.map_or(1, |number| u16::try_from(number).unwrap_or(u16::MAX))
                    };
                    row.push(Cell {
                        heading: tag == Tag::HeadingCell,
                        columns: span("colspan").clamp(1, MAX_SPAN),
                        rows: match span("rowspan") {
                            // Zero means all rows to the end of the group.
                            0 => u16::MAX,
                            rows => rows,
                        },
                        content: self.spoken_blocks((tag, &attributes), children, wrappers),
                    });
                }
                other => misplaced.push(other),
            }
        }
        if !row.is_empty() {
            table.rows.push(row);
        }
        has_numbers
    }
}
