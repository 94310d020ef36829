//! Components that several pages share.
//!
//! Every part renders natively as well as in a browser, because only event handlers and effects use the window. All
//! parts are written with the builder of [`element`]. Interface texts come from [`crate::words`].

pub mod body;
pub mod byline;
pub mod contents;
pub mod element;
pub mod focus;
pub mod link;
pub mod lists;
pub mod media;
pub mod names;
pub mod states;
pub mod time;
pub mod ui;
