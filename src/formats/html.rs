//! HTML to typed blocks: the only reader for `content_html`, the same in the browser and natively.
//!
//! 1. `tokens` finds tags and text as the standard's tokenizer does.
//! 2. `tree` builds a bounded tree: a stack of open elements and implied end tags, no list of
//!    active formatting elements, constant work for each token.
//! 3. `blocks`, with `tables`, `lines`, `sources`, `anchors` and `space`, turns the tree into the body's
//!    types. Elements that have no type in the body are unwrapped or dropped.
//!
//! The tree is not always the standard's tree. An element without a type in the body cannot be shown, so a
//! difference may change the look of a text, but never its safety.

mod anchors;
pub(super) mod attributes;
mod blocks;
mod converter;
pub(super) mod lines;
mod sources;
mod space;
mod tables;
mod tags;
mod tokens;
pub(super) mod tree;

use super::text::passage::MAX_BYTES;
use super::text::plain::{self, Runs};
use crate::edition::body::plain_text;

pub use super::text::Passage;
pub use anchors::Page;

/// At most this many elements are nested. Deeper elements are unwrapped, and their text is kept.
pub const MAX_DEPTH: usize = 64;
/// At most this many slots, columns times rows, are in the tables of one text (HTML, section 4.9.12). A browser
/// lays out each slot, whether a cell begins in the slot or not.
pub const MAX_SLOTS: usize = 100_000;

/// At most this many remarks on one text are kept.
const MAX_REMARKS: usize = 20;

/// Reads a text in HTML that comes from a page.
///
/// Reading never fails, because browsers accept every text as HTML.
pub(super) fn read_on(html: &str, page: Page<'_>) -> Passage {
    Tree::of(html).read(page)
}

/// The text of a field that may contain HTML, as one line of plain text.
pub fn line(text: &str) -> String {
    match text.contains('<') {
        true => plain::line_of(&plain_text(&read_on(text, Page::default()).blocks)),
        false => plain::line(text),
    }
}

/// The tree of a text in HTML. A long text is read in two steps, so that neither step takes long.
pub(super) struct Tree(Vec<tree::Node>, Remarks);

impl Tree {
    /// The first step: builds the tree.
    pub(super) fn of(html: &str) -> Self {
        let mut remarks = Remarks::default();
        let mut end = html.len().min(MAX_BYTES);
        while !html.is_char_boundary(end) {
            end -= 1;
        }
        if end < html.len() {
            remarks.cut_off(format!(
                "expected at most {MAX_BYTES} bytes of HTML, found {}",
                html.len()
            ));
        }
        Self(tree::build(html.get(..end).unwrap_or_default(), &mut remarks), remarks)
    }

    /// The second step: turns the tree into blocks.
    pub(super) fn read(self, page: Page<'_>) -> Passage {
        let Self(nodes, mut remarks) = self;
        let (blocks, needs_markup) = blocks::convert(nodes, page, &mut remarks);
        Passage { blocks, remarks: remarks.lost, repairs: remarks.repaired, needs_markup }
    }
}

/// Whether a text looks like HTML, for formats that do not say whether a text is HTML.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let named = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
        named > 0 && rest.get(named..).is_some_and(|rest| rest.starts_with(['>', ' ', '/']))
    })
}

/// Remarks without repetition, at most [`MAX_REMARKS`].
#[derive(Debug, Default)]
struct Remarks {
    lost: Vec<String>,
    repaired: Vec<String>,
}

impl Remarks {
    fn add(&mut self, remark: String) {
        if self.lost.len() < MAX_REMARKS && !self.lost.contains(&remark) {
            self.lost.push(remark);
            if self.lost.len() == MAX_REMARKS {
                self.lost.push(format!(
                    "expected at most {MAX_REMARKS} remarks on one text, found more"
                ));
            }
        }
    }

    /// Adds a remark about a repair. There are few kinds of repairs, so they need no bound.
    fn repaired(&mut self, remark: String) {
        if !self.repaired.contains(&remark) {
            self.repaired.push(remark);
        }
    }

    /// Adds the remarks about runs of letters and marks.
    fn add_runs(&mut self, runs: &Runs) {
        let (lost, repaired) = runs.remarks();
        lost.into_iter().for_each(|remark| self.add(remark));
        repaired.into_iter().for_each(|remark| self.repaired(remark));
    }

    /// Adds the remark that a bound has cut something off. Such a remark is never left out.
    fn cut_off(&mut self, remark: String) {
        if !self.lost.contains(&remark) {
            self.lost.insert(0, remark);
        }
    }
}

#[cfg(test)]
mod tests;
