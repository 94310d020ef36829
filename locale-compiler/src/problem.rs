//! The problems of a file, in words for translators.

use std::fmt;

/// One problem and its position.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{position}{key}: {message}", position = Position(.file, *.line), key = Key(.key))]
pub struct Problem {
    /// The file, with its folder.
    pub file: String,
    /// The line, from 1. 0 for a problem of the whole file.
    pub line: usize,
    /// The key of the text. Empty for a problem outside of texts.
    pub key: String,
    /// What was expected and what was found.
    pub message: String,
}

impl Problem {
    /// A problem of a whole file.
    pub(crate) fn of_file(file: &str, message: &str) -> Self {
        let (file, message) = (file.to_owned(), message.to_owned());
        Self { file, line: 0, key: String::new(), message }
    }
}

struct Position<'a>(&'a str, usize);

impl fmt::Display for Position<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)?;
        if self.1 > 0 { write!(out, ":{}", self.1) } else { Ok(()) }
    }
}

struct Key<'a>(&'a str);

impl fmt::Display for Key<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(out, ": `{}`", self.0) }
    }
}

/// All problems, displayed with one problem in each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let end = if index > 0 { "\n" } else { "" };
            write!(out, "{end}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}
