//! Page addresses: the typed [`Route`], and how a route is written into a URL and read back.
//!
//! [`location`], [`printed`], [`route`], [`search_query`] and [`timeline_query`] are pure. Only [`navigator`] uses the browser's history.

pub mod location;
pub mod printed;
pub mod route;
pub mod search_query;
pub mod timeline_query;

#[cfg(feature = "ui")]
pub mod navigator;

pub use location::Location;
pub use route::{Route, Spot, Tool};
pub use search_query::SearchQuery;
pub use timeline_query::TimelineQuery;
