//! What a print did with the files of a folder.

use std::collections::HashMap;
use std::fmt;

/// At most this many examples are told of a kind of remark.
const MAX_EXAMPLES: usize = 5;

/// What a print did. Compressed copies are not counted as files.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// Files that are new, or differ from the former print's.
    pub(crate) written: Amount,
    /// Files that were taken over from the former print.
    pub(crate) unchanged: Amount,
    /// Files of the former print that this one does not have.
    pub(crate) deleted: Amount,
    /// Files that no print wrote, and that were kept.
    pub(crate) foreign: Amount,
    /// Files that were replaced or deleted, although no print wrote them or somebody changed them since.
    pub(crate) replaced: Examples,
    /// Pairs of files whose paths differ only in case. Some hosts have only one file of such a pair.
    pub(crate) twins: Examples,
    /// Why the former print's manifest could not be used.
    pub(crate) broken: Option<String>,
}

/// A number of files, and the sum of their bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) files: u64,
    pub(crate) bytes: u64,
}

impl Amount {
    pub(super) fn add(&mut self, bytes: u64) {
        self.files += 1;
        self.bytes += bytes;
    }
}

/// A number of cases, and the first few of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Examples {
    pub(crate) count: usize,
    pub(crate) first: Vec<String>,
}

impl Examples {
    /// Adds a case.
    pub(crate) fn add(&mut self, example: String) {
        self.count += 1;
        if self.first.len() < MAX_EXAMPLES {
            self.first.push(example);
        }
    }

    /// The examples as a sentence. `None` if there are none.
    pub(crate) fn told(&self, what: &str) -> Option<String> {
        let more = self.count.saturating_sub(self.first.len());
        let first = self.first.join(", ");
        match (self.count, more) {
            (0, _) => None,
            (_, 0) => Some(format!("{what}: {first}")),
            _ => Some(format!("{what}: {first}, and {more} more")),
        }
    }
}

impl Summary {
    /// Tells of paths that differ only in case.
    pub(super) fn tell_twins<'a>(&mut self, paths: impl Iterator<Item = &'a String>) {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for path in paths {
            if let Some(twin) = seen.insert(path.to_lowercase(), path) {
                self.twins.add(format!("`{twin}` and `{path}`"));
            }
        }
    }

    /// What the operator must know, one sentence each. None if all went as expected.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let broken = self.broken.as_ref().map(|why| {
            format!("{why}. Everything was printed anew, and files of former prints were kept")
        });
        let replaced = "replaced or deleted files that no print wrote or that were changed since";
        let twins = "paths differ only in case, and some hosts tell them not apart";
        [broken, self.replaced.told(replaced), self.twins.told(twins)]
            .into_iter()
            .flatten()
            .collect()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { written, unchanged, deleted, foreign, .. } = self;
        write!(formatter, "{written} written, {unchanged} unchanged, {deleted} deleted")?;
        if foreign.files > 0 {
            write!(formatter, ", {foreign} of other origin kept")?;
        }
        Ok(())
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = if self.files == 1 { "file" } else { "files" };
        write!(formatter, "{} {files} ({} KB)", self.files, self.bytes.div_ceil(1000))
    }
}
