//! Page addresses: the typed [`Route`], and how a route is written into a URL and read back.
//!
//! [`location`], [`printed`], [`route`] and [`timeline_query`] are pure. Only [`navigator`] uses the browser's history.

pub mod location;
pub mod printed;
pub mod route;
pub mod timeline_query;

#[cfg(feature = "ui")]
pub mod navigator;

pub use location::Location;
pub use route::{Route, Spot};
pub use timeline_query::TimelineQuery;
