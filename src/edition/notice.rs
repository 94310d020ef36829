//! Remarks on a dataset: what was repaired, dropped, doubted or withheld, where and why.

use std::fmt;

use serde::Serialize;

/// At most this many notices are kept of one document. The number of the others is the last notice.
pub const MAX_NOTICES: usize = 1_000;

/// How much of the input a notice cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum NoticeKind {
    /// The value was read, but its writer may have meant something else.
    Doubted,
    /// The value was read after a correction.
    Repaired,
    /// The item was left out because the dataset calls it off or keeps it from readers.
    Withheld,
    /// The value was not read.
    Dropped,
}

/// One remark on a dataset, for its operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The path in the dataset, such as `items[3]._gazette.timeline.activities[1].start`.
    pub path: String,
    /// How the reader dealt with the value at the path.
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
