//! Everything that can be derived from an edition: lists, timelines, related links, moments in words.
//!
//! Pure functions of an edition. This module stores, fetches and shows nothing.

pub mod archive;
pub mod contents;
pub mod dates;
pub mod export;
pub mod length;
pub mod likeness;
pub mod listing;
pub mod prepared;
pub mod related;
pub mod search;
pub mod timeline;
