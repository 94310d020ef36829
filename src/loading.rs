//! Loads an edition: configuration, requests, pages of a dataset, copies.
//!
//! Only this floor makes requests. The result of a load is one [`Loading`] value.

pub mod browser;
pub mod configuration;
pub mod dataset;
pub mod failure;
pub mod fetch;
pub mod languages;
pub mod loader;
pub mod pages;
pub mod plan;
pub mod prepared;
pub mod timing;
pub mod zones;

use std::any::Any;
use std::sync::{Mutex, OnceLock};

use thiserror::Error;

use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::Notice;
#[cfg(feature = "print")]
use crate::edition::selection::Selection;
use crate::formats::FormatError;
use crate::reading::likeness::Index;
use crate::reading::prepared::{Extract, Facts};
use crate::reading::related::Corpus;
#[cfg(feature = "print")]
use crate::reading::related::Postings;
#[cfg(feature = "print")]
use crate::reading::timeline::chronicle::{Chronicle, Clock};
use configuration::{ConfigurationError, FileError};
use failure::Failure;
use fetch::FetchError;

/// The four states of a load.
#[derive(Debug, Default)]
pub enum Loading {
    /// The load has not started.
    #[default]
    Idle,
    /// The edition is being loaded.
    Loading,
    /// The edition is loaded.
    Done(Box<Loaded>),
    /// The edition could not be loaded.
    Failed(Failure),
}

/// A loaded edition, and what happened while it was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The edition, settled.
    pub edition: Edition,
    /// The notices of its reader.
    pub notices: Vec<Notice>,
    /// Why the configured dataset is loaded and not the dataset that the page's address asks for.
    pub refused: Option<Failure>,
    /// The copy that is shown if the dataset itself could not be loaded.
    pub copy: Option<ShownCopy>,
    /// Why the next page could not be loaded.
    pub next_page_error: Option<Failure>,
    /// The path of a page, and what it shows besides articles, where only the page's part of a prepared edition is loaded.
    extract: Option<(String, Facts)>,
    /// The words of the edition, once the words of all articles are read.
    index: OnceLock<Index>,
    /// The words that are read so far.
    reading: Mutex<Index>,
    /// The index of the search page (`reading::search::Index`), which makes it. The type is hidden here, so that the first
    /// part of the site has no code for it.
    pub search: Mutex<Option<Box<dyn Any + Send>>>,
    /// The articles by their features, among which the related links of every page are looked for.
    #[cfg(feature = "print")]
    postings: OnceLock<Postings>,
    /// The whole timeline, which every printed page of it needs.
    #[cfg(feature = "print")]
    chronicle: OnceLock<Chronicle>,
}

/// A copy that stands in for the dataset.
#[derive(Debug)]
pub struct ShownCopy {
    /// Why the dataset could not be loaded.
    pub why: Failure,
    /// What is shown instead.
    pub which: Substitute,
}

/// What is shown in place of a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Substitute {
    /// The last good copy, which was made at this time, in seconds since 1970.
    Kept(i64),
    /// The copy that came with the site.
    OfSite,
    /// The other sources of the edition, with the last good copy of the one that cannot be had, if there is one.
    Others,
}

/// The words of at most this many articles are read at once, which takes some ten milliseconds.
const MAX_AT_ONCE: usize = 50;

impl Loaded {
    /// A loaded edition. The edition must be settled.
    pub fn new(edition: Edition, notices: Vec<Notice>) -> Self {
        let (index, reading) = (OnceLock::new(), Mutex::default());
        let (refused, copy, next_page_error) = (None, None, None);
        Self {
            edition,
            notices,
            refused,
            copy,
            next_page_error,
            extract: None,
            index,
            reading,
            search: Mutex::default(),
            #[cfg(feature = "print")]
            postings: OnceLock::new(),
            #[cfg(feature = "print")]
            chronicle: OnceLock::new(),
        }
    }

    /// What one page shows of a prepared edition. `path` is the path of the page's route.
    pub fn of_page(path: String, extract: Extract) -> Self {
        let Extract { edition, facts } = extract;
        Self { extract: Some((path, facts)), ..Self::new(edition, Vec::new()) }
    }

    /// What the page shows besides articles, if only its part of a prepared edition is loaded. `None` if the whole
    /// dataset is loaded.
    pub fn facts(&self) -> Option<&Facts> {
        self.extract.as_ref().map(|(_, facts)| facts)
    }

    /// Whether enough is loaded to show the page whose route has this path.
    pub fn is_enough_for(&self, path: &str) -> bool {
        self.extract.as_ref().is_none_or(|(own, _)| own == path)
    }

    /// Whether any article of the whole edition has activities.
    pub fn has_activities(&self) -> bool {
        self.facts().map_or_else(|| self.edition.has_activities(), |facts| facts.has_activities)
    }

    /// Whether the dataset has further pages.
    pub fn has_more(&self) -> bool {
        self.edition.next_page.is_some()
    }

    /// Settles the edition again, after articles were added.
    pub fn settle_again(&mut self) {
        self.notices.extend(self.edition.settle());
        self.next_page_error = None;
        self.index = OnceLock::new();
        self.reading = Mutex::default();
        self.search = Mutex::default();
        #[cfg(feature = "print")]
        {
            self.postings = OnceLock::new();
            self.chronicle = OnceLock::new();
        }
    }

    /// What related links are looked for in. `None` as for [`Loaded::index`].
    pub fn corpus(&self) -> Option<Corpus<'_>> {
        let words = self.index()?;
        let corpus = Corpus::new(&self.edition, words);
        #[cfg(feature = "print")]
        let corpus = corpus.with(self.postings.get_or_init(|| Postings::new(&self.edition, words)));
        Some(corpus)
    }

    /// The timeline of all activities, oldest first.
    #[cfg(feature = "print")]
    pub fn chronicle(&self) -> &Chronicle {
        let whole = || Chronicle::new(&self.edition, &Selection::default(), false, Clock::OfPlaces);
        self.chronicle.get_or_init(whole)
    }

    /// The words of the edition. In a browser, the words of a large edition are read in slices
    /// ([`Loaded::read_words`]), and the index is `None` until all are read. Otherwise the words are read at once.
    pub fn index(&self) -> Option<&Index> {
        if cfg!(not(target_arch = "wasm32")) || self.edition.articles.len() <= MAX_AT_ONCE {
            return Some(self.index.get_or_init(|| Index::new(&self.edition)));
        }
        self.index.get()
    }

    /// Reads the words of the next article, unless all are read. Returns whether there are more.
    pub fn read_words(&self) -> bool {
        // `index` reads the words of a small edition when they are needed.
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
    /// The settings cannot be read or used. The field says where they are, and what is wrong.
    #[error("the settings {0}")]
    Configuration(String),
    /// The page has no address of its own, against which relative addresses could be resolved.
    #[error("{0}: expected the http or https address of the page")]
    NoBase(String),
    /// `?src=` names a dataset of an origin that the operator has not allowed.
    #[error("{0}: expected a dataset from an allowed origin")]
    Forbidden(String),
    /// The dataset could not be fetched.
    #[error("{1}: {0}")]
    Fetch(FetchError, Address),
    /// No item of the dataset could be read. The fields are the number of items and the text of the first notice.
    #[error("{2}: expected at least one of {0} items that can be read, found none; {1}")]
    NothingRead(usize, String, Address),
    /// The dataset is no JSON Feed, and the part of the site that has the adapters could not be loaded.
    #[error("{0}: expected a JSON Feed, found another format, whose adapter could not be loaded")]
    AdaptersMissing(Address),
    /// The part of the site that reads datasets could not be loaded.
    #[error("the part of the site that reads datasets could not be loaded")]
    ReaderMissing,
    /// The document that was fetched is no dataset.
    #[error("{1}: {0}")]
    Format(FormatError, Address),
}

impl From<FileError> for LoadError {
    fn from(error: FileError) -> Self {
        Self::Configuration(format!("in {error}"))
    }
}

impl From<ConfigurationError> for LoadError {
    fn from(error: ConfigurationError) -> Self {
        Self::Configuration(format!("of this page: {error}"))
    }
}

/// A part of the module that is loaded when it is needed could not be loaded. Another attempt may succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a part of the site could not be loaded")]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
