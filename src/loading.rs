//! From a URL or the bundle to an edition: configuration, fetching, paging, falling back.
//!
//! The only floor that touches the network. Everything it learns ends in one [`Loading`] value.

pub mod configuration;
pub mod copies;
pub mod fetch;
pub mod formats;
pub mod loader;
pub mod turn;
pub mod visit;
pub mod within;
pub mod zones;

use std::sync::{Arc, Mutex, OnceLock};

use thiserror::Error;

use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::Notice;
use crate::formats::FormatError;
use crate::reading::likeness::Index;
use configuration::ConfigurationError;
use fetch::FetchError;

/// The four states of a loader.
#[derive(Debug, Clone, Default)]
pub enum Loading {
    /// Nothing was asked for yet.
    #[default]
    Idle,
    /// On its way.
    Loading,
    /// Here.
    Done(Arc<Loaded>),
    /// Not to be had.
    Failed(LoadError),
}

/// A loaded edition with what is known of its loading.
#[derive(Debug)]
pub struct Loaded {
    /// The edition, settled.
    pub edition: Edition,
    /// What was repaired, dropped or doubted.
    pub notices: Vec<Notice>,
    /// Why this is the bundled copy and not what was asked for.
    pub instead_of: Option<LoadError>,
    /// When the copy was made that this is, in seconds since 1970, where that is known.
    pub made: Option<i64>,
    /// Why the next page could not be had.
    pub stuck: Option<LoadError>,
    /// The words of the edition, once all are read.
    index: OnceLock<Index>,
    /// The words that are read so far.
    reading: Mutex<Index>,
}

/// Words of at most so many articles are read at one go: in some ten milliseconds.
const MAX_AT_ONCE: usize = 50;

impl Loaded {
    /// An edition that was loaded, settled.
    pub fn new(edition: Edition, notices: Vec<Notice>, instead_of: Option<LoadError>) -> Self {
        let (made, stuck) = (None, None);
        let (index, reading) = (OnceLock::new(), Mutex::default());
        Self { edition, notices, instead_of, made, stuck, index, reading }
    }

    /// Whether there are further pages.
    pub fn has_more(&self) -> bool {
        self.edition.next_page.is_some()
    }

    /// Brings the edition into order again, with articles that were added.
    pub fn settle_again(&mut self) {
        self.notices.extend(self.edition.settle());
        self.stuck = None;
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
    /// `?src=` names a dataset of an origin that the operator has not allowed.
    #[error("{0}: expected a dataset from an allowed origin")]
    Forbidden(String),
    /// The dataset could not be fetched.
    #[error("{1}: {0}")]
    Fetch(FetchError, Address),
    /// It is a dataset of which nothing could be read: how many items it has, and what the first notice says.
    #[error("{2}: expected at least one of {0} items that can be read, found none; {1}")]
    NothingRead(usize, String, Address),
    /// It is no JSON Feed, and the part of the site that has the adapters could not be loaded.
    #[error("{0}: expected a JSON Feed, found another format, whose adapter could not be loaded")]
    AdaptersMissing(Address),
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
