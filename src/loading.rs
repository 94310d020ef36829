//! From a URL or the bundle to an edition: configuration, fetching, paging, falling back.
//!
//! The only floor that touches the network. Everything it learns ends in one [`Loading`] value.

pub mod browser;
pub mod configuration;
pub mod copies;
pub mod fetch;
pub mod formats;
pub mod loader;
pub mod pages;
pub mod plan;
pub mod timeout;
pub mod yield_timer;
pub mod zones;

use std::sync::{Mutex, OnceLock};

use thiserror::Error;

use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::Notice;
use crate::formats::FormatError;
use crate::reading::likeness::Index;
use configuration::ConfigurationError;
use fetch::FetchError;

/// The four states of a load.
#[derive(Debug, Default)]
pub enum Loading {
    /// Nothing was asked for yet.
    #[default]
    Idle,
    /// On its way.
    Loading,
    /// The edition is here.
    Done(Box<Loaded>),
    /// The edition could not be had.
    Failed(LoadError),
}

/// A loaded edition, and what happened while it was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The edition, settled.
    pub edition: Edition,
    /// The notices of its reader.
    pub notices: Vec<Notice>,
    /// Why this is the configured dataset, and not the one that the page's address asks for.
    pub refused: Option<LoadError>,
    /// The copy that this is, where the dataset itself could not be had.
    pub copy: Option<ShownCopy>,
    /// Why the next page could not be had.
    pub next_page_error: Option<LoadError>,
    /// The words of the edition, once all are read.
    index: OnceLock<Index>,
    /// The words that are read so far.
    reading: Mutex<Index>,
}

/// A copy that stands in for the dataset.
#[derive(Debug)]
pub struct ShownCopy {
    /// Why the dataset could not be had.
    pub why: LoadError,
    /// When the copy was made, in seconds since 1970; `None` for the copy that came with the site.
    pub made_at: Option<i64>,
}

/// The words of at most this many articles are read at one go, in some ten milliseconds.
const MAX_AT_ONCE: usize = 50;

impl Loaded {
    /// An edition that was loaded, settled.
    pub fn new(edition: Edition, notices: Vec<Notice>) -> Self {
        let (index, reading) = (OnceLock::new(), Mutex::default());
        let (refused, copy, next_page_error) = (None, None, None);
        Self { edition, notices, refused, copy, next_page_error, index, reading }
    }

    /// Whether there are further pages.
    pub fn has_more(&self) -> bool {
        self.edition.next_page.is_some()
    }

    /// Brings the edition into order again, with articles that were added.
    pub fn settle_again(&mut self) {
        self.notices.extend(self.edition.settle());
        self.next_page_error = None;
        self.index = OnceLock::new();
        self.reading = Mutex::default();
    }

    /// The words of the edition. Those of a large one are read in turns with the page ([`Loaded::read_words`]),
    /// and are not there before; where there is no page, they are read at one go.
    pub fn index(&self) -> Option<&Index> {
        if cfg!(not(target_arch = "wasm32")) || self.edition.articles.len() <= MAX_AT_ONCE {
            return Some(self.index.get_or_init(|| Index::new(&self.edition)));
        }
        self.index.get()
    }

    /// Reads the words of the next article, unless all are read; whether there are more.
    pub fn read_words(&self) -> bool {
        // Those of a few are read when they are asked for.
        if self.edition.articles.len() <= MAX_AT_ONCE || self.index.get().is_some() {
            return false;
        }
        let Ok(mut reading) = self.reading.lock() else { return false };
        let more = reading.step(&self.edition);
        if !more {
            let _ = self.index.set(std::mem::take(&mut *reading));
        }
        more
    }
}

/// Why an edition could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LoadError {
    /// The configuration block of `index.html` cannot be read.
    #[error("the configuration in index.html: {0}")]
    Configuration(#[from] ConfigurationError),
    /// The page has no address of its own, which relative addresses could be resolved against.
    #[error("{0}: expected the http or https address of the page")]
    NoBase(String),
    /// `?src=` names a dataset of an origin that the operator has not allowed.
    #[error("{0}: expected a dataset from an allowed origin")]
    Forbidden(String),
    /// The dataset could not be fetched.
    #[error("{1}: {0}")]
    Fetch(FetchError, Address),
    /// It is a dataset of which nothing could be read: how many items it has, and what the first notice says.
    #[error("{2}: expected at least one of {0} items that can be read, found none; {1}")]
    NothingRead(usize, String, Address),
    /// What was fetched is no dataset.
    #[error("{1}: {0}")]
    Format(FormatError, Address),
}

/// A part of the site that is loaded when it is needed could not be; asking again may help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a part of the site could not be loaded")]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
