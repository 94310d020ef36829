//! The bounds of reading and loading, in one place.
//!
//! The operator can set each bound of [`Bounds`] (`docs/configuration.md`). Each bound that cuts something off leaves
//! a notice of its own. The bounds of a single text are in `formats::text::passage` and `formats::html`.

/// The bounds that an operator can set. At most this much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of one document, uncompressed.
    pub bytes: usize,
    /// Items of one document, and activities of one timeline.
    pub items: usize,
    /// Pages of one dataset.
    pub pages: usize,
    /// Levels of nesting in JSON; deeper values are left out.
    pub nesting: usize,
    /// Seconds until a document must have arrived, once its server has begun to answer. Also the seconds of
    /// work until the document must have been read.
    pub seconds: usize,
}

impl Bounds {
    /// The bounds where the operator sets none.
    pub const DEFAULT: Self =
        Self { bytes: 50 * 1024 * 1024, items: 100_000, pages: 50, nesting: 100, seconds: 60 };

    /// The names of the bounds in the configuration, each with its value and its largest allowed value. The
    /// largest values follow from the module's memory and stack, and from the browser's timers.
    pub fn named(&mut self) -> [(&'static str, &mut usize, usize); 5] {
        [
            ("bytes", &mut self.bytes, 1_000_000_000),
            ("items", &mut self.items, 10_000_000),
            ("pages", &mut self.pages, 10_000),
            ("nesting", &mut self.nesting, 500),
            ("seconds", &mut self.seconds, 86_400),
        ]
    }
}

impl Default for Bounds {
    fn default() -> Self {
        Self::DEFAULT
    }
}

pub use crate::edition::notice::MAX_NOTICES;
/// At most this many elements of a list inside an item are read, such as the item's tags.
pub const MAX_ELEMENTS: usize = 10_000;
/// At most this many characters of a plain-text field are read.
pub const MAX_LINE: usize = 5_000;
