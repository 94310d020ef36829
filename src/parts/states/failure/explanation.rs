//! The texts that explain to visitors why an edition cannot be loaded, and what to do.

use crate::formats::{FormatError, Unread};
use crate::loading::LoadError;
use crate::loading::fetch::FetchError;
use crate::words::Words;

/// The text that explains an error, and what to do.
///
/// The match is total, so that a new error does not compile without a text.
pub fn explanation(error: &LoadError, words: &Words) -> String {
    match error {
        LoadError::Configuration(error) => words.failure_settings(&error.to_string()),
        LoadError::ReaderMissing => words.part_missing_text(),
        LoadError::NoBase(_) => words.failure_no_base(),
        LoadError::AdaptersMissing(address) => words.failure_other_format(address.as_str()),
        // The address is not shown, because anybody may have written the link.
        LoadError::Forbidden(_) => words.failure_forbidden(),
        LoadError::Fetch(error, address) => fetch_explanation(error, address.as_str(), words),
        LoadError::NothingRead(count, first, address) => {
            words.failure_nothing_read(*count, address.as_str(), first)
        }
        LoadError::Format(error, address) => format_explanation(error, address.as_str(), words),
    }
}

fn fetch_explanation(error: &FetchError, address: &str, words: &Words) -> String {
    match error {
        FetchError::Unreachable => words.failure_unreachable(address),
        FetchError::Blocked => words.failure_blocked(address),
        FetchError::Status(404 | 410) => words.failure_not_there(address),
        FetchError::Status(status) => words.failure_status(address, usize::from(*status)),
        FetchError::TimedOut => words.failure_timed_out(address),
        FetchError::TooLarge(limit) => words.failure_too_large(address, *limit),
        FetchError::BrokenOff | FetchError::Aborted => words.failure_broken_off(address),
    }
}

fn format_explanation(error: &FormatError, address: &str, words: &Words) -> String {
    match error {
        FormatError::Empty => words.failure_empty(address),
        FormatError::Compressed(method) => words.failure_compressed(address, method),
        FormatError::WebPage(title) if title.is_empty() => words.failure_web_page(address),
        FormatError::WebPage(title) => words.failure_web_page_titled(address, title),
        FormatError::LoginPage(title) if title.is_empty() => words.failure_login_page(address),
        FormatError::LoginPage(title) => words.failure_login_page_titled(address, title),
        FormatError::Refused { code, message } => words.failure_refused(address, message, code),
        FormatError::CutOff { line, column } => words.failure_cut_off(address, *line, *column),
        FormatError::NotJson { line, column, reason } => {
            words.failure_not_json(address, reason, *line, *column)
        }
        FormatError::Unread(kind) => words.failure_unread(address, &name(*kind, words)),
        FormatError::NotDataset(found) => words.failure_not_dataset(address, found),
    }
}

/// The name of a kind of file that is not read.
fn name(kind: Unread, words: &Words) -> String {
    match kind {
        Unread::Rss => words.unread_rss(),
        Unread::Atom => words.unread_atom(),
        Unread::WordPressExport => words.unread_word_press_export(),
        Unread::Xml => words.unread_xml(),
        Unread::Excel => words.unread_excel(),
        Unread::Archive => words.unread_archive(),
        Unread::Pdf => words.unread_pdf(),
        Unread::Picture => words.unread_picture(),
        Unread::Table => words.unread_table(),
        Unread::Yaml => words.unread_yaml(),
        Unread::Markdown => words.unread_markdown(),
        Unread::Text => words.unread_text(),
    }
}
