//! Full-text search: articles and activities by the words in them, in any script.
//!
//! [`Index`] reads an edition article by article, [`Query`] reads what a visitor typed, [`find`] ranks, and [`passage()`]
//! chooses the part of a text that shows why it was found. [`PreparedIndex`] is the index of a prepared edition,
//! and [`Library`] has the documents of either. `tokens` says what a word is, `folding` which spellings are the
//! same. Makes no elements, and asks for nothing: the edition is in memory already.

pub mod filtering;
mod folding;
mod index;
mod library;
pub mod near_names;
mod passage;
mod pieces;
mod query;
mod ranking;
mod source;
mod tokens;

pub use folding::folded;
pub use index::{Document, Hit, Index};
pub use library::Library;
pub use passage::{Matcher, Piece, marked, passage};
#[cfg(not(target_arch = "wasm32"))]
pub use pieces::write;
pub use pieces::{IndexPiece, PreparedIndex};
pub use query::Query;
pub use ranking::suggesting::suggestions;
pub use ranking::{Found, Ranked, find, rank};
pub use source::{Posting, Source};
