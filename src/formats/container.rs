//! Documents whose items are no JSON: calendars, and other text formats that an adapter reads.

use super::draft::Draft;
use super::fields::Notices;
use super::json::Value;
use super::sniff::detect::Format;

/// Finds the items of a document, and turns each into the value that an adapter reads.
///
/// Every container comes from the adapters ([`Adapters::container`](super::adapters::Adapters)), so that the
/// main part of the module holds none of their code.
pub(super) trait Container {
    /// Looks for the parts of the document, some lines at a time; true when all are found.
    fn step(&mut self, text: &str) -> bool;

    /// Reads the part of the document that is about the whole, and lists the items.
    fn open(&mut self, text: &str, notices: &Notices, draft: &mut Draft<'_>) -> Contents;

    /// The item that begins at a place of the text.
    fn item(&self, text: &str, start: usize) -> Value;
}

/// The items of a document.
pub(super) struct Contents {
    /// The format of every item.
    pub(super) format: Format,
    /// The name of their list, as notices write it; empty where the document itself is the list.
    pub(super) name: String,
    /// Where each item begins, in bytes.
    pub(super) starts: Vec<usize>,
}
