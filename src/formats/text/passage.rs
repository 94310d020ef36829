//! A text that was read, with its blocks and remarks, and the bounds of a text.

use crate::edition::body::Blocks;

/// At most this many bytes of one text are read.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// At most this many nodes, elements and pieces of text, are read of one text.
pub const MAX_NODES: usize = 20_000;

/// The blocks of a text, in HTML or plain.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Passage {
    /// The blocks that can be shown.
    pub blocks: Blocks,
    /// Remarks about losses, each kind once.
    pub remarks: Vec<String>,
    /// Remarks about repairs, each kind once.
    pub repairs: Vec<String>,
    /// Whether the text has something that only `formats::markup` can read, and its code was absent.
    pub needs_markup: bool,
}
