//! The kinds of documents whose items are no JSON.

/// The kinds of documents whose items are no JSON. The code of each is loaded when a dataset needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContainerKind {
    /// iCalendar.
    Calendar,
    /// RSS and Atom.
    Feed,
    /// CSV and TSV.
    Table,
}
