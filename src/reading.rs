//! What can be derived from an edition: order, groups, related links, words for moments.
//!
//! Pure functions of an edition. Nothing here is stored, fetched or shown.

pub mod archive;
pub mod axis;
pub mod chronicle;
pub mod contents;
pub mod dates;
pub mod entries;
pub mod export;
pub mod language;
pub mod length;
pub mod likeness;
pub mod listing;
pub mod nearest;
pub mod related;
pub mod selecting;
