//! Bytes to an edition, with notices of what was repaired or dropped.
//!
//! Each format has an adapter. The format is found by looking at the bytes (`sniff`), never by the content
//! type. Only a document that is no dataset at all is an error; of any other document, all parts that can be
//! understood are read. `reader` reads in steps, so that a large document does not block the page.

pub mod adapters;
pub mod bounds;
pub mod branding;
pub mod html;
pub mod json;
pub mod markup;
pub mod reader;
pub mod text;

mod container;
mod draft;
mod fields;
mod sniff;

use thiserror::Error;

use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::time::zone::ZoneRules;
pub use adapters::json_feed::suggestions::meant;
use bounds::Bounds;
use html::Page;
use markup::Markup;
use reader::{Progress, Reader};
pub use sniff::detect::{FORMATS, Format};
pub use sniff::kinds::{ContainerKind, Unread};

/// Everything that a reader needs to know besides the bytes of a document.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// The dataset's address. Relative addresses in the dataset resolve against it.
    pub address: Option<&'a Address>,
    /// The time-zone rules.
    pub zones: &'a dyn ZoneRules,
    /// The zone of times without a zone, where the dataset names no zone either.
    pub time_zone: Option<&'a str>,
    /// The encoding that the server names, if any.
    pub charset: Option<&'a str>,
    /// Decodes other encodings than UTF-8 and UTF-16, if anything does.
    pub decode: Option<text::Decode>,
    /// The bounds of reading.
    pub bounds: Bounds,
    /// The present moment in seconds since 1970, if it is known. Events that repeat without an end are read for some
    /// years from it on.
    pub now: Option<i64>,
    /// Reads dates that are not written as the standard says; absent until the adapters are loaded.
    pub dates: Option<Dates>,
    /// Reads what few texts have; absent until it is loaded.
    pub markup: Option<Markup>,
    /// Whether drafts and articles of later days are read too.
    pub preview: bool,
    /// The name of the format of a document in JSON, where the operator says it ([`FORMATS`]).
    pub format: Option<&'a str>,
}

/// Reads a date as people and programs write it, into the standard's notation.
pub type Dates = fn(&str) -> Option<String>;

impl<'a> Origin<'a> {
    /// The origin of a document of which nothing else is known.
    pub fn new(address: Option<&'a Address>, zones: &'a dyn ZoneRules) -> Self {
        Self {
            address,
            zones,
            time_zone: None,
            charset: None,
            #[cfg(not(target_arch = "wasm32"))]
            decode: Some(text::decode::by_label),
            #[cfg(target_arch = "wasm32")]
            decode: None,
            bounds: Bounds::DEFAULT,
            now: None,
            dates: None,
            markup: None,
            preview: false,
            format: None,
        }
    }

    /// The page of texts in the document itself.
    fn page(&self) -> Page<'a> {
        Page { base: self.address, own: None, markup: self.markup }
    }

    /// The page of the texts of an item with an address of its own.
    fn page_of<'b>(&'b self, url: Option<&'b Address>) -> Page<'b> {
        let url = url.filter(|url| url.is_web());
        Page { base: url.or(self.address), own: url, markup: self.markup }
    }
}

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The edition, not settled yet: see [`Edition::settle`].
    pub edition: Edition,
    /// What the document says of the site that shows it, to be read by [`branding::apply`].
    pub site: Option<json::Value>,
    /// Notices of everything that was repaired, dropped or doubted.
    pub notices: Vec<Notice>,
    /// The number of the document's items, read or not.
    pub items: usize,
    /// The format of the document.
    pub format: Format,
}

impl Document {
    /// What the document is, for people.
    pub fn format_name(&self) -> &'static str {
        self.format.name()
    }
}

/// The objects of a dataset with the names of their fields, for a schema: the name of the field that holds the object, and the
/// names of the object's own fields with spaces between them.
pub fn known_names() -> &'static [(&'static str, &'static str)] {
    &adapters::json_feed::names::NAMES
}

/// Why a document is no dataset.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FormatError {
    /// The document is empty.
    #[error("expected a dataset, found an empty file")]
    Empty,
    /// The document is compressed, and its server did not say so. The value names the compression.
    #[error(
        "expected a dataset, found a file packed with {0}, which its server does not say in the header Content-Encoding"
    )]
    Compressed(&'static str),
    /// The document is a web page: an error page with a status of success, or the site's own page from a
    /// host that answers every address with that page.
    #[error("expected a dataset, found a web page{}", of_page(.title, .dataset.as_ref()))]
    WebPage {
        /// The title of the page.
        title: String,
        /// The address of the dataset that the page names in its head, as the page writes it: a feed, or the posts of
        /// WordPress.
        dataset: Option<String>,
    },
    /// The document is a web page that asks for a password. The value is the page's title.
    #[error("expected a dataset, found a page to log in{}", of_page(.0, None))]
    LoginPage(String),
    /// The document is a program's error message in JSON, such as WordPress sends.
    #[error("expected a dataset, found the server's message `{message}` ({code})")]
    Refused {
        /// The program's own name for the error.
        code: String,
        /// The message.
        message: String,
    },
    /// The document ends too early.
    #[error("expected the rest of the file, found its end at line {line}, column {column}")]
    CutOff {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The document is not JSON.
    #[error("expected JSON, found a mistake at line {line}, column {column}: {reason}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The parser's expectation at this position, and what was found.
        reason: String,
    },
    /// The document is a known kind of file that is not read. The value says what it is, and what to do.
    #[error("expected a dataset, found {0}")]
    Unread(String),
    /// The document is JSON, but in no format that Gazette reads.
    #[error("expected a dataset, such as a JSON Feed with `version` and `items`, found {0}")]
    NotDataset(String),
}

impl FormatError {
    /// The address of the dataset that a web page names, and the notice of the page in whose place it is read. `None` for other
    /// errors.
    pub fn named_dataset(&self, page: &Address) -> Option<(Address, Notice)> {
        let Self::WebPage { dataset: Some(dataset), .. } = self else { return None };
        let address = Address::link(dataset, Some(page)).ok().filter(Address::is_web)?;
        let path = fields::DOCUMENT.to_owned();
        Some((address, Notice { path, kind: NoticeKind::Repaired, message: self.to_string() }))
    }
}

/// The dataset that a document names, if the document is a web page that names one, and the notice that it is read in place
/// of the page at the given address.
pub fn named_dataset(document: &[u8], page: &Address) -> Option<(Address, Notice)> {
    let beginning = document.get(..sniff::web_page::MAX_LOOKED_AT).unwrap_or(document);
    let text = String::from_utf8_lossy(beginning);
    let error = sniff::web_page::page_error(&text).filter(|_| sniff::web_page::is_whole(&text))?;
    error.named_dataset(page)
}

/// The character between the cells of a table, and the position of its headings in bytes. `None` if a text is no table that
/// is read.
pub fn table(text: &str) -> Option<(char, usize)> {
    Some((adapters::tables::separator(text)?, adapters::tables::beginning(text).0))
}

/// The title of a web page and the dataset that it names, in a message. Nothing for a page without either.
fn of_page(title: &str, dataset: Option<&String>) -> String {
    let mut told = String::new();
    if !title.is_empty() {
        told = [", `", title, "`"].concat();
    }
    if let Some(dataset) = dataset {
        told.extend([", which names ", dataset, " as one"]);
    }
    told
}

/// Reads a text in HTML. Relative addresses in the text resolve against `base`.
pub fn read_html(html: &str, base: Option<&Address>) -> text::Passage {
    let markup = markup::markup();
    html::read_on(&(markup.references)(html), Page { base, own: None, markup: Some(markup) })
}

/// Reads a whole document without a pause.
///
/// # Errors
/// When the document is no dataset at all.
pub fn read(bytes: Vec<u8>, origin: Origin<'_>) -> Result<Document, FormatError> {
    let mut reader = Reader::new(bytes, origin);
    loop {
        match reader.step() {
            Progress::Working => {}
            Progress::NeedsAdapters => reader.resume_with(adapters::adapters()),
            Progress::NeedsContainers(kind) => reader.resume_with_containers(match kind {
                ContainerKind::Calendar => adapters::calendars(),
                ContainerKind::Feed => adapters::feeds(),
                ContainerKind::Table => adapters::tables(),
            }),
            Progress::NeedsMarkup => reader.resume_with_markup(markup::markup()),
            Progress::Done => break,
        }
    }
    let mut document = reader.finish()?;
    if let Some(site) = document.site.take() {
        let told = branding::apply(&site, branding::DATASET, origin, &mut document.edition);
        document.notices.extend(told);
    }
    Ok(document)
}
