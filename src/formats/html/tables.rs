//! Tables of the tree: rows and cells, and what stands in a table that may not.

use super::blocks::{Converter, Flow, Wrappers};
use super::tags::Tag;
use super::tree::{Element, Node};
use crate::edition::body::{Block, Cell, Table};

impl Converter<'_> {
    pub(super) fn table(&mut self, children: Vec<Node>, around: &Wrappers, flow: &mut Flow) {
        let mut table = Table::default();
        let mut astray = Vec::new();
        for child in children {
            match child {
                Node::Element(Element { tag: Tag::TableCaption, attributes, children, .. }) => {
                    self.anchors.wait(Tag::TableCaption, &attributes);
                    let inlines = self.inlines(children);
                    table.caption = self.line(inlines);
                }
                Node::Element(Element {
                    tag: tag @ (Tag::HeadRows | Tag::BodyRows),
                    attributes,
                    children,
                    ..
                }) => {
                    self.anchors.wait(tag, &attributes);
                    let before = table.rows.len();
                    for child in children {
                        self.row(child, around, &mut table, &mut astray);
                    }
                    if tag == Tag::HeadRows && before == 0 {
                        table.heading_rows = table.rows.len();
                    }
                }
                other => self.row(other, around, &mut table, &mut astray),
            }
        }
        // What a table may not hold is shown before it, as browsers do.
        self.end_line(flow);
        flow.blocks.extend(self.blocks(astray, around));
        if table.rows.is_empty() {
            if !table.caption.is_empty() {
                flow.blocks.push(Block::Paragraph(table.caption));
            }
            return;
        }
        let first_is_heading =
            table.rows.first().is_some_and(|row| row.iter().all(|cell| cell.heading));
        if table.heading_rows == 0 && first_is_heading && table.rows.len() > 1 {
            table.heading_rows = 1;
        }
        flow.blocks.push(Block::Table(table));
    }

    fn row(&mut self, node: Node, around: &Wrappers, table: &mut Table, astray: &mut Vec<Node>) {
        let cells = match node {
            Node::Element(Element { tag: Tag::Row, attributes, children, .. }) => {
                self.anchors.wait(Tag::Row, &attributes);
                children
            }
            // A cell without a row stands in one of its own.
            Node::Element(element) if matches!(element.tag, Tag::Cell | Tag::HeadingCell) => {
                vec![Node::Element(element)]
            }
            other => return astray.push(other),
        };
        let mut row = Vec::new();
        for node in cells {
            match node {
                Node::Element(Element {
                    tag: tag @ (Tag::Cell | Tag::HeadingCell),
                    attributes,
                    children,
                    ..
                }) => {
                    self.anchors.wait(tag, &attributes);
                    let span = |name| {
                        let number = attributes.get(name).and_then(|text| text.trim().parse().ok());
                        number.unwrap_or(1_u16).clamp(1, 1000)
                    };
                    row.push(Cell {
                        heading: tag == Tag::HeadingCell,
                        columns: span("colspan"),
                        rows: span("rowspan"),
                        content: self.blocks(children, around),
                    });
                }
                other => astray.push(other),
            }
        }
        if !row.is_empty() {
            table.rows.push(row);
        }
    }
}
