//! Components that several pages share.
//!
//! Each renders natively as well as in a browser: what touches the window sits in an event handler
//! or an effect. All are written with the builder of [`element`]; interface texts come from
//! [`words`].

pub mod activities;
pub mod body;
pub mod byline;
pub mod contents;
pub mod element;
pub mod failure;
pub mod focus;
pub mod gallery;
pub mod link;
pub mod names;
pub mod picture;
pub mod player;
pub mod related;
pub mod setting;
pub mod skeleton;
pub mod stories;
pub mod time;
pub mod words;
