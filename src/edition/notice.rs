//! What a loader repaired, dropped or doubted in a dataset, with where and why.

use std::fmt;

use serde::Serialize;

/// At most this many notices are kept of one document. Of the others, only their number is told.
pub const MAX_NOTICES: usize = 1_000;

/// How much of the input a notice cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum NoticeKind {
    /// Read, though it may not mean what its writer meant.
    Doubted,
    /// Read after a correction.
    Repaired,
    /// Left out because it says so itself: it was called off, or is not for everyone.
    Withheld,
    /// Not read.
    Dropped,
}

/// One remark on a dataset, for its operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The path in the dataset, such as `items[3]._gazette.timeline.activities[1].start`.
    pub path: String,
    /// What became of the value there.
    pub kind: NoticeKind,
    /// The reason, as "expected X, found `y`".
    pub message: String,
}

impl fmt::Display for Notice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            NoticeKind::Doubted => "doubted",
            NoticeKind::Repaired => "repaired",
            NoticeKind::Withheld => "withheld",
            NoticeKind::Dropped => "dropped",
        };
        write!(out, "{}: {kind}: {}", self.path, self.message)
    }
}
