//! A text that was read: its blocks and remarks, and how much of it is read at most.

use crate::edition::body::Blocks;

/// At most this many bytes of one text are read.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// At most this many elements and texts become a part of one text.
pub const MAX_NODES: usize = 20_000;

/// The blocks of a text, in HTML or plain.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Read {
    /// The blocks that can be shown.
    pub blocks: Blocks,
    /// Remarks about losses, each kind once.
    pub remarks: Vec<String>,
    /// Remarks about repairs, each kind once.
    pub repairs: Vec<String>,
}
