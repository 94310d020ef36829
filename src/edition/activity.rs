//! Activities, and an article's timeline of them.

use serde::Serialize;

use super::address::Address;
use super::body::{Blocks, Picture};
use super::time::moment::Moment;

/// Something done at a time, usually at a place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Activity {
    /// Unique in its timeline, and stable: it is part of shared addresses.
    pub id: String,
    /// When it began.
    pub start: Moment,
    /// When it ended.
    pub end: Option<Moment>,
    /// When, in words that the editor chose instead.
    pub display: Option<String>,
    /// What was done.
    pub title: String,
    /// More of it; may be empty.
    pub body: Blocks,
    /// Where.
    pub place: Option<Place>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Pictures and recordings.
    pub media: Vec<Media>,
    /// A page about it.
    pub url: Option<Address>,
}

/// The activities of one article, in order of time.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Timeline {
    /// A heading of its own, where the editor wrote one.
    pub title: Option<String>,
    /// Its activities.
    pub activities: Vec<Activity>,
}

/// A place by name and, where known, by position.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub position: Option<(f64, f64)>,
}

/// A picture or recording with what is said of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Media {
    /// Where it is and what it shows.
    pub picture: Picture,
    /// What is said of it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}
