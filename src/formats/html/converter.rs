//! The state of the conversion of a tree to blocks, which `blocks`, `lines` and `tables` share.

use super::anchors::{Anchors, Page};
use super::attributes::Attributes;
use super::space::tidy;
use super::tags::Tag;
use super::{MAX_SLOTS, Remarks};
use crate::edition::address::Address;
use crate::edition::body::{Block, Blocks, Inline, Inlines, Style, Voice};
use crate::formats::markup::Markup;
use crate::formats::text::bare;

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
            Some(address) => {
                vec![Inline::Link { address: address.clone(), article: None, text: inlines }]
            }
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
    pub(super) page: Page<'a>,
    pub(super) remarks: &'a mut Remarks,
    pub(super) anchors: Anchors,
    /// The levels of the headings that the current nodes are under, as the source numbers them.
    headings: Vec<u8>,
    /// Whether the last picture belongs in a line: it stands for an emoji, or is as small as one.
    pub(super) icon: bool,
    /// The number of slots that are left for tables.
    pub(super) slots: usize,
    /// The language and the direction around the current nodes, as far as the source names them.
    voice: Voice,
    /// Whether the text has something that only the markup's code can read, and the code is absent.
    pub(super) needs_markup: bool,
}

impl<'a> Converter<'a> {
    /// Begins with the anchors of a text.
    pub(super) fn new(page: Page<'a>, anchors: Anchors, remarks: &'a mut Remarks) -> Self {
        let voice = Voice::default();
        Self {
            page,
            remarks,
            anchors,
            headings: Vec::new(),
            icon: false,
            slots: MAX_SLOTS,
            voice,
            needs_markup: false,
        }
    }

    /// A line of text as it is shown, with the deferred anchors.
    pub(super) fn line(&mut self, inlines: Inlines) -> Inlines {
        let line = tidy(inlines, self.remarks);
        let line = self.with_links(line);
        self.anchors.settle(line)
    }

    /// What reads what few texts have. Notes that it is needed, where it is absent.
    pub(super) fn markup(&mut self) -> Option<Markup> {
        self.needs_markup |= self.page.markup.is_none();
        self.page.markup
    }

    fn with_links(&mut self, line: Inlines) -> Inlines {
        if !bare::has_address(&line) {
            return line;
        }
        match self.markup() {
            Some(markup) => (markup.with_links)(line),
            None => line,
        }
    }

    /// Reads an element with the language and the direction that it names. Gives them with what was read, if they are
    /// others than around the element.
    pub(super) fn spoken<T>(
        &mut self,
        (tag, attributes): (Tag, &Attributes),
        read: impl FnOnce(&mut Self) -> T,
    ) -> (Option<Voice>, T) {
        let own = attributes.voice();
        let inside = Voice {
            language: own.language.clone().or_else(|| self.voice.language.clone()),
            direction: own.direction.or(self.voice.direction),
        };
        // A formula has its direction itself.
        if inside == self.voice || tag.is_of_formula() {
            return (None, read(self));
        }
        let around = std::mem::replace(&mut self.voice, inside);
        let found = read(self);
        self.voice = around;
        (Some(own), found)
    }

    /// Adds blocks in a language or a direction of their own.
    pub(super) fn push_passage(blocks: &mut Blocks, voice: Option<Voice>, mut content: Blocks) {
        match (blocks.last_mut(), voice) {
            _ if content.is_empty() => {}
            (_, None) => blocks.append(&mut content),
            (Some(Block::Passage(before, blocks)), Some(voice)) if *before == voice => {
                blocks.append(&mut content);
            }
            (_, Some(voice)) => blocks.push(Block::Passage(voice, content)),
        }
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
        let line = self.with_links(line);
        let line = self.anchors.settle(line);
        if !line.is_empty() {
            let player = self.page.markup.and_then(|markup| (markup.player_of_line)(&line));
            flow.blocks.push(player.unwrap_or(Block::Paragraph(line)));
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
