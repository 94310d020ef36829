//! Gazette: a reader for an organisation's news that runs entirely in the browser.
//!
//! The code is a house of floors; each stands only on the floors below it, and a test
//! (`tests/native/house.rs`) reads every `use` to keep it so. Data flows one way:
//! bytes → format → edition → reading → page.
//!
//! | floor | module | holds |
//! |---|---|---|
//! | 1 | [`edition`] | the domain: pure data and rules |
//! | 2 | [`formats`] | bytes to an edition, with notices of what was repaired |
//! | 2 | [`reading`] | what can be derived from an edition |
//! | 3 | [`routing`] | page addresses and how they are written into a URL |
//! | 3 | [`loading`] | fetching, and the configuration that `index.html` carries |
//! | 4 | [`parts`] | components that several pages share |
//! | 4 | [`pages`] | the pages, and the table from a route to its page |
//! | 5 | [`app`] | the reader, mounted: session, lazy part, frame, document |
//! | 6 | [`embed`] | views in other people's pages |
//! | 6 | `main.rs` | the site |
//!
//! Floors 1 and 2 and the pure half of [`routing`] know no browser and no Leptos: they build with
//! `--no-default-features`.

pub mod edition;
pub mod formats;
pub mod reading;
pub mod routing;

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
