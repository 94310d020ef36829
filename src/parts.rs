//! Components that several pages share.
//!
//! Each renders natively as well as in a browser: what touches the window sits in an event handler
//! or an effect. All are written with the builder of [`element`]; interface texts come from
//! [`crate::words`].

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
