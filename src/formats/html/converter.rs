//! The state of the conversion of a tree to blocks, which `blocks`, `lines` and `tables` share.

use super::anchors::Anchors;
use super::space::tidy;
use super::{MAX_SLOTS, Remarks};
use crate::edition::address::Address;
use crate::edition::body::{Block, Blocks, Inline, Inlines, Style};

/// The inline elements around the current nodes.
#[derive(Clone, Default)]
pub(super) struct Wrappers {
    pub(super) styles: Vec<Style>,
    pub(super) link: Option<Address>,
}

impl Wrappers {
    /// The inlines inside of these elements.
    pub(super) fn wrap(&self, mut inlines: Inlines) -> Inlines {
        if inlines.is_empty() {
            return inlines;
        }
        for style in self.styles.iter().rev() {
            inlines = vec![Inline::Span(*style, inlines)];
        }
        match &self.link {
            Some(address) => vec![Inline::Link(address.clone(), inlines)],
            None => inlines,
        }
    }
}

/// Blocks that are being collected, and the unfinished line after the last block.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Blocks,
    pub(super) line: Inlines,
}

/// Turns the nodes of one text into blocks.
pub(super) struct Converter<'a> {
    pub(super) base: Option<&'a Address>,
    pub(super) remarks: &'a mut Remarks,
    pub(super) anchors: Anchors,
    /// The levels of the headings that the current nodes are under, as the source numbers them.
    headings: Vec<u8>,
    /// Whether the last picture belongs in a line: it stands for an emoji, or is as small as one.
    pub(super) icon: bool,
    /// The number of slots that are left for tables.
    pub(super) slots: usize,
}

impl<'a> Converter<'a> {
    /// Begins with the anchors of a text.
    pub(super) fn new(
        base: Option<&'a Address>,
        anchors: Anchors,
        remarks: &'a mut Remarks,
    ) -> Self {
        Self { base, remarks, anchors, headings: Vec::new(), icon: false, slots: MAX_SLOTS }
    }

    /// A line of text as it is shown, with the deferred anchors.
    pub(super) fn line(&mut self, inlines: Inlines) -> Inlines {
        self.anchors.settle(tidy(inlines, self.remarks))
    }

    /// Ends the line that is being collected. The line becomes a paragraph, and a picture alone becomes a block.
    pub(super) fn end_line(&mut self, flow: &mut Flow) {
        let mut line = tidy(std::mem::take(&mut flow.line), self.remarks);
        // An emoji stays as high as a line, even if the line has nothing else.
        if let ([Inline::Picture(_)], Some(Inline::Picture(picture)), false) =
            (line.as_slice(), line.last().cloned(), self.icon)
        {
            line.clear();
            flow.blocks.push(Block::Picture(picture));
        }
        let line = self.anchors.settle(line);
        if !line.is_empty() {
            flow.blocks.push(Block::Paragraph(line));
        }
    }

    /// Ends the line and adds a block.
    pub(super) fn push(&mut self, flow: &mut Flow, block: Block) {
        self.end_line(flow);
        flow.blocks.push(block);
    }

    /// The level of a heading below the article's title, from 2 to 6. No level is skipped.
    pub(super) fn heading_level(&mut self, level: u8) -> u8 {
        while self.headings.last().is_some_and(|above| *above >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        u8::try_from(self.headings.len() + 1).unwrap_or(6).min(6)
    }
}
