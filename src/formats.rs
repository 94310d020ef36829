//! Bytes to an edition, with notices of what was repaired or dropped.
//!
//! One module a format; what the format is, is found by looking at the bytes (`detect`), never by the
//! content type. Only a document that is no dataset at all is an error; everything else is read as far
//! as it makes sense. `reader` does it in steps, so that nobody waits for a large document.

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
use crate::edition::zone::ZoneRules;
use bounds::Bounds;
use reader::{Progress, Reader};
pub use sniff::unread::Unread;

/// What a format needs to know besides the bytes.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// Where the dataset came from; relative addresses in it resolve against this.
    pub address: Option<&'a Address>,
    /// The time-zone rules.
    pub zones: &'a dyn ZoneRules,
    /// The zone of times that name none, where neither they nor the dataset say.
    pub time_zone: Option<&'a str>,
    /// The encoding that the server names, where it names one.
    pub charset: Option<&'a str>,
    /// How much is read, at most.
    pub bounds: Bounds,
    /// What reads dates that are not written as the standard says, once it is there.
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
    /// What it says. Not settled yet: see [`Edition::settle`].
    pub edition: Edition,
    /// What was repaired, dropped or doubted.
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
    /// It is packed, and nothing said so that would have unpacked it on the way. With the name of how.
    #[error("expected a dataset, found a file packed with {0}, which its server does not say")]
    Packed(&'static str),
    /// It is a web page: an error page answered as if all were well, or the site itself from a host that
    /// answers every address with it. With the page's title.
    #[error("expected a dataset, found a web page, `{0}`")]
    WebPage(String),
    /// It is a web page that asks for a password. With the page's title.
    #[error("expected a dataset, found a page to log in, `{0}`")]
    LoginPage(String),
    /// It is a program's error message in JSON, such as WordPress sends.
    #[error("expected a dataset, found the server's message `{message}` ({code})")]
    Refused {
        /// The program's own name for the error.
        code: String,
        /// What it says.
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
        /// What was expected there, and what was found.
        reason: String,
    },
    /// It is of a kind that is known, and not read.
    #[error("expected a dataset, found {0}, which is not read yet")]
    Unread(Unread),
    /// It is JSON, but of nothing that Gazette reads.
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
