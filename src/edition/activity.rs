//! Activities, and an article's timeline of them.

use serde::Serialize;

use super::address::Address;
use super::body::{Blocks, Picture};
use super::order;
use super::slug::UsedNames;
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

/// How a timeline is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
pub enum View {
    /// All activities below each other.
    #[default]
    List,
    /// One activity at a time.
    Story,
    /// The hours of a few days down the page, the places across it.
    Plan,
    /// The places on a map, joined in the order of time.
    Map,
}

impl View {
    /// Every view, in the order of their buttons.
    pub const ALL: [Self; 4] = [Self::List, Self::Story, Self::Plan, Self::Map];

    /// The name in addresses and datasets.
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Story => "story",
            Self::Plan => "plan",
            Self::Map => "map",
        }
    }

    /// Whether the view is the list, which every timeline has.
    pub fn is_list(&self) -> bool {
        *self == Self::List
    }

    /// The view with a name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// The activities of one article, in order of time.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Timeline {
    /// The timeline's heading, where the editor wrote one.
    pub title: Option<String>,
    /// The view that the article's page offers first.
    #[serde(skip_serializing_if = "View::is_list")]
    pub view: View,
    /// The activities, oldest first.
    pub activities: Vec<Activity>,
}

impl Timeline {
    /// Adds activities, in order of time. Identifiers that are taken are numbered.
    pub fn add(&mut self, more: Vec<Activity>) {
        let mut activities = std::mem::take(&mut self.activities);
        activities.extend(more);
        let mut taken = UsedNames::default();
        for activity in &mut activities {
            activity.id = taken.take(&activity.id);
        }
        self.activities = order::by_key(activities, |activity: &Activity| activity.start.order());
    }
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
