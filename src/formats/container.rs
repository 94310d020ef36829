//! Documents whose items are no JSON: calendars, feeds in XML, and tables.

use super::draft::Draft;
use super::fields::{Field, Notices};
use super::json::Value;
use super::sniff::detect::Format;

/// Finds the items of a document, and turns each item into a value that an adapter reads.
///
/// Containers come from [`Containers`](super::adapters::Containers), so that the main part of the module holds none of
/// their code.
pub(super) trait Container {
    /// Looks for the parts of the document, some lines at a time; true when all parts are found.
    fn step(&mut self, text: &str) -> bool;

    /// Reads the part that describes the whole document, and lists the items.
    fn open(&mut self, text: &str, notices: &Notices, draft: &mut Draft<'_>) -> Contents;

    /// The item that begins at a position of the text, in bytes.
    fn item(&self, text: &str, start: usize) -> Value;

    /// Reads an item.
    fn read(&self, item: &Field<'_>, draft: &mut Draft<'_>);
}

/// The items of a document.
pub(super) struct Contents {
    /// The format of every item.
    pub(super) format: Format,
    /// The name of the items' list, as notices write it; empty where the document itself is the list.
    pub(super) name: String,
    /// The number of the first item in notices. The rows of a table are counted as spreadsheets count them.
    pub(super) first: usize,
    /// The position of each item, in bytes.
    pub(super) starts: Vec<usize>,
}
