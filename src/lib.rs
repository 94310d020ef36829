//! Gazette: a reader for an organisation's news that runs entirely in the browser.
//!
//! The code is a house of floors. Each floor stands only on the floors below it, and a test
//! (`tests/native/house.rs`) checks every path that starts with `crate::`. Data flows one way:
//! bytes → format → edition → reading → page.
//!
//! | floor | module | holds |
//! |---|---|---|
//! | 1 | [`edition`] | the domain: pure data and rules |
//! | 1 | [`words`] | every text of the interface |
//! | 2 | [`formats`] | bytes to an edition, with notices |
//! | 2 | [`reading`] | everything that can be derived from an edition: lists, timelines, related links |
//! | 3 | [`routing`] | page addresses and how they are written into a URL |
//! | 3 | [`loading`] | configuration, requests, pages of a dataset, copies |
//! | 4 | [`parts`] | components that several pages share |
//! | 4 | [`pages`] | the pages, and the table from a route to its page |
//! | 5 | [`app`] | the reader, mounted: session, lazy part, frame, document |
//! | 6 | [`embed`] | views in other people's pages |
//! | 6 | `print` | pages as HTML, for `press` |
//! | 6 | `bin/site.rs` | the site |
//!
//! Floors 1 and 2 and the pure half of [`routing`] use no browser and no Leptos. They build with
//! `--no-default-features`.

pub mod edition;
pub mod formats;
pub mod reading;
pub mod routing;
pub mod words;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod embed;
#[cfg(feature = "ui")]
pub mod loading;
#[cfg(feature = "ui")]
pub mod pages;
#[cfg(feature = "ui")]
pub mod parts;
#[cfg(feature = "print")]
pub mod print;
