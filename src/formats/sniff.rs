//! Finds out which kind of file a document is, by its bytes.

pub(super) mod beginning;
pub(super) mod detect;
pub(super) mod identify;
pub(super) mod kinds;
mod signs;
pub(super) mod web_page;
