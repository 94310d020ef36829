//! Errors of loading, with a text that tells visitors what they can do, and the details for the people who run the site.

use super::LoadError;
use super::fetch::FetchError;
use crate::words::Words;

/// An error of loading, and the functions that explain it. They are reached only through the error, so that the texts
/// lie in the part of the module that reads datasets.
#[derive(Debug)]
pub struct Failure {
    /// The error.
    pub error: LoadError,
    explain: fn(&LoadError, &Words) -> String,
    detail: fn(&LoadError) -> Option<String>,
}

impl Failure {
    /// A failure with the texts for every error.
    pub fn new(error: LoadError) -> Self {
        Self { error, explain: explanation, detail: technical }
    }

    /// The part of the module that has the texts could not be loaded.
    pub fn reader_missing() -> Self {
        let explain = |_: &LoadError, words: &Words| words.part_missing_text();
        Self { error: LoadError::ReaderMissing, explain, detail: |_| None }
    }

    /// The details of the error, in English. `None` if they would help nobody.
    pub fn technical(&self) -> Option<String> {
        (self.detail)(&self.error)
    }

    /// The text that tells a visitor what can be done.
    pub fn in_words(&self, words: &Words) -> String {
        (self.explain)(&self.error, words)
    }
}

/// The text that tells a visitor what can be done.
///
/// The match is total, so that a new error does not compile without a text.
fn explanation(error: &LoadError, words: &Words) -> String {
    match error {
        LoadError::ReaderMissing | LoadError::AdaptersMissing(_) => words.part_missing_text(),
        LoadError::Forbidden(_) => words.failure_link(),
        LoadError::Fetch(FetchError::Unreachable | FetchError::BrokenOff, _) => {
            words.failure_connection()
        }
        LoadError::Fetch(FetchError::Status(404 | 410), _) => words.failure_site(),
        LoadError::Fetch(FetchError::Status(_) | FetchError::TimedOut | FetchError::Aborted, _) => {
            words.failure_later()
        }
        LoadError::Configuration(_)
        | LoadError::NoBase(_)
        | LoadError::NothingRead(..)
        | LoadError::Format(..)
        | LoadError::Fetch(FetchError::Blocked | FetchError::TooLarge(_), _) => {
            words.failure_site()
        }
    }
}

/// The error itself, for the people who run the site. It is in English, as everything that names fields and files.
fn technical(error: &LoadError) -> Option<String> {
    match error {
        // Anybody may have written the link, and the site must not show what stands in it.
        LoadError::Forbidden(_) | LoadError::ReaderMissing => None,
        error => Some(error.to_string()),
    }
}
