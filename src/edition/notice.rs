//! Remarks on a dataset: what was repaired, dropped, doubted or withheld, where and why.

pub mod spelling;

use std::collections::BTreeMap;
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

/// Notices of one cause: the first one, and the number of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike<'a> {
    /// The first notice.
    pub first: &'a Notice,
    /// The number of all of them.
    pub count: usize,
}

/// The notices by their causes, in the order of the first notices. Notices have one cause if they expect the same of the
/// same field, wherever the field is.
pub fn grouped(notices: &[Notice]) -> Vec<Alike<'_>> {
    let mut groups: Vec<Alike<'_>> = Vec::new();
    let mut known = BTreeMap::new();
    for notice in notices {
        let index = *known.entry(notice.cause()).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.count += 1,
            None => groups.push(Alike { first: notice, count: 1 }),
        }
    }
    groups
}

impl Notice {
    /// The cause of the notice: its kind, its path without numbers, and what it expected. Notices of one group have the
    /// same cause.
    pub fn cause(&self) -> String {
        let mut cause = format!("{:?} ", self.kind);
        cause.extend(self.path.chars().filter(|letter| !letter.is_ascii_digit()));
        cause.push(' ');
        let expected = self.message.split(", found ").next().unwrap_or_default();
        // A field that is not known is a cause of its own for each name.
        let is_name = expected.ends_with("known field");
        cause.push_str(if is_name { &self.message } else { expected });
        cause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_of_one_cause_are_one_group() {
        let notice = |path: &str, message: &str| Notice {
            path: path.to_owned(),
            kind: NoticeKind::Repaired,
            message: message.to_owned(),
        };
        let notices = [
            notice("items[0].date", "expected a date, found `x`"),
            notice("items[0].url", "expected a date, found `x`"),
            notice("items[12].date", "expected a date, found `y`; read as z"),
            notice("items[3].date", "expected a text, found `x`"),
            notice("items[4].titel", "expected a known field, found `titel`"),
            notice("items[5].titel", "expected a known field, found `titel`"),
            notice("items[5].texts", "expected a known field, found `texts`"),
        ];
        let groups: Vec<(&str, usize)> = grouped(&notices)
            .iter()
            .map(|group| (group.first.path.as_str(), group.count))
            .collect();
        let expected = [
            ("items[0].date", 2),
            ("items[0].url", 1),
            ("items[3].date", 1),
            ("items[4].titel", 2),
            ("items[5].texts", 1),
        ];
        assert_eq!(groups, expected);
    }
}
