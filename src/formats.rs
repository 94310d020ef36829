//! Bytes to an edition, with notices of what was repaired or dropped.
//!
//! Each format has an adapter. The format is found by looking at the bytes (`sniff`), never by the content
//! type. Only a document that is no dataset at all is an error; everything else is read as far as it makes
//! sense. `reader` reads in steps, so that nobody waits for a large document.

pub mod adapters;
pub mod bounds;
pub mod html;
pub mod json;
pub mod reader;
pub mod text;

mod container;
mod draft;
mod fields;
mod sniff;

use thiserror::Error;

use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::Notice;
use crate::edition::time::zone::ZoneRules;
use bounds::Bounds;
use reader::{Progress, Reader};
pub use sniff::unread::Unread;

/// Everything that a reader needs to know besides the bytes.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// Where the dataset came from; relative addresses in it resolve against this.
    pub address: Option<&'a Address>,
    /// The time-zone rules.
    pub zones: &'a dyn ZoneRules,
    /// The zone of times without one, where the dataset names none either.
    pub time_zone: Option<&'a str>,
    /// The encoding that the server names, where it names one.
    pub charset: Option<&'a str>,
    /// The bounds of reading.
    pub bounds: Bounds,
    /// Reads dates that are not written as the standard says; absent until the adapters are there.
    pub dates: Option<Dates>,
}

/// Reads a date as people and programs write it, into the standard's notation.
pub type Dates = fn(&str) -> Option<String>;

impl<'a> Origin<'a> {
    /// A document of which nothing else is known.
    pub fn new(address: Option<&'a Address>, zones: &'a dyn ZoneRules) -> Self {
        Self {
            address,
            zones,
            time_zone: None,
            charset: None,
            bounds: Bounds::DEFAULT,
            dates: None,
        }
    }
}

/// One document, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The edition. It is not settled yet: see [`Edition::settle`].
    pub edition: Edition,
    /// Notices of everything that was repaired, dropped or doubted.
    pub notices: Vec<Notice>,
    /// How many items it has, read or not.
    pub items: usize,
}

/// Why a document is no dataset.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FormatError {
    /// There is nothing in it.
    #[error("expected a dataset, found an empty file")]
    Empty,
    /// It is packed, and its server did not say so. The value names the way of packing.
    #[error("expected a dataset, found a file packed with {0}, which its server does not say")]
    Packed(&'static str),
    /// It is a web page: an error page with a status of success, or the site itself from a host that
    /// answers every address with it. The value is the page's title.
    #[error("expected a dataset, found a web page, `{0}`")]
    WebPage(String),
    /// It is a web page that asks for a password. The value is the page's title.
    #[error("expected a dataset, found a page to log in, `{0}`")]
    LoginPage(String),
    /// It is a program's error message in JSON, such as WordPress sends.
    #[error("expected a dataset, found the server's message `{message}` ({code})")]
    Refused {
        /// The program's own name for the error.
        code: String,
        /// The message.
        message: String,
    },
    /// It ends where it should go on.
    #[error("expected the rest of the file, found its end at line {line}, column {column}")]
    CutOff {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is not JSON.
    #[error("expected JSON, found a mistake at line {line}, column {column}: {reason}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The expectation at that place, and what was found.
        reason: String,
    },
    /// It is a known kind of file that is not read.
    #[error("expected a dataset, found {0}, which is not read yet")]
    Unread(Unread),
    /// It is JSON, but in no format that Gazette reads.
    #[error("expected a dataset, such as a JSON Feed with `version` and `items`, found {0}")]
    NotDataset(String),
}

/// Reads a document at one go.
///
/// # Errors
/// When it is no dataset at all.
pub fn read(bytes: Vec<u8>, origin: Origin<'_>) -> Result<Document, FormatError> {
    let mut reader = Reader::new(bytes, origin);
    loop {
        match reader.step() {
            Progress::Working => {}
            Progress::NeedsAdapters => reader.go_on_with(adapters::adapters()),
            Progress::Done => return reader.finish(),
        }
    }
}
