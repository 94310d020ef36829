//! Page addresses: the typed [`Route`] and how it is written into a URL and read back.
//!
//! [`location`] and [`route`] are pure; [`navigator`] is the one place that touches the browser's
//! history.

pub mod location;
pub mod route;
pub mod timeline_query;

#[cfg(feature = "ui")]
pub mod navigator;

pub use location::Location;
pub use route::{Route, Spot};
pub use timeline_query::TimelineQuery;
