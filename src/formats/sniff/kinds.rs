//! The kinds of documents whose items are no JSON, and those that are not read.

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

/// A kind of file that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after what it is")]
pub enum Unread {
    WordPressExport,
    Xml,
    Excel,
    Archive,
    Pdf,
    Picture,
    Table,
    Yaml,
    Markdown,
    QueryTable,
    Text,
}

impl Unread {
    /// What the file is, and what to do, as a message says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::WordPressExport => {
                "an export of WordPress (WXR), which is not read; use the feed or the posts of the site (/wp-json/wp/v2/posts?_embed)"
            }
            Self::Xml => "an XML file that is neither RSS nor Atom",
            Self::Excel => "an Excel file, which is not read; save it as CSV (UTF-8)",
            Self::Archive => "a ZIP archive, which is not read; unpack it and use the file inside",
            Self::Pdf => "a PDF file, which is not read",
            Self::Picture => "a picture",
            Self::Table => {
                "a table without headings that are known; name a column `title`, and another `start` or `date`"
            }
            Self::Yaml => "a YAML file, which is not read; convert it to JSON",
            Self::Markdown => {
                "a Markdown file, which is not read; use a feed of the site that it belongs to"
            }
            Self::QueryTable => {
                "the answer of Google's query interface in JSON, which is not read; write `tqx=out:csv` in its address"
            }
            Self::Text => "a plain text, which is not read",
        }
    }
}
