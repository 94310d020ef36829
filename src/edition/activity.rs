//! Activities, and an article's timeline of them.

use serde::Serialize;

use super::address::Address;
use super::body::{Blocks, Picture};
use super::time::moment::Moment;

/// Something done at a time, usually at a place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Activity {
    /// Unique in the timeline, and stable, because shared addresses contain it.
    pub id: String,
    /// When the activity began.
    pub start: Moment,
    /// When the activity ended.
    pub end: Option<Moment>,
    /// The editor's own words for the time, shown in place of `start` and `end`.
    pub display: Option<String>,
    /// The title of the activity, in a line.
    pub title: String,
    /// A longer description; may be empty.
    pub body: Blocks,
    /// Where the activity happened.
    pub place: Option<Place>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Pictures and recordings.
    pub media: Vec<Media>,
    /// A page about the activity.
    pub url: Option<Address>,
}

/// The activities of one article, in order of time.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Timeline {
    /// The timeline's heading, where the editor wrote one.
    pub title: Option<String>,
    /// The activities, oldest first.
    pub activities: Vec<Activity>,
}

/// A place by name and, where known, by position.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// The name of the place.
    pub name: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub position: Option<(f64, f64)>,
}

/// A picture or a recording, with caption and credit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Media {
    /// The address, and the text that stands for the picture.
    pub picture: Picture,
    /// The caption.
    pub caption: Option<String>,
    /// Who made the picture or recording.
    pub credit: Option<String>,
}
