//! A timeline, with what articles have too: places and pictures.

use schemars::JsonSchema;

use super::Id;

/// A timeline, or the list of its activities alone.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum TimelineOrList {
    /// A timeline.
    Timeline(Timeline),
    /// The activities.
    List(Vec<Activity>),
}

/// What happened, in order of time.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Timeline {
    /// The title.
    title: Option<String>,
    /// The view that the article's page offers first.
    view: Option<View>,
    /// The IANA zone of the timeline's times.
    time_zone: Option<String>,
    /// The activities.
    activities: Vec<Activity>,
}

/// A view of a timeline.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum View {
    /// One after the other.
    List,
    /// One at a time.
    Story,
    /// Places beside each other.
    Plan,
    /// On a map.
    Map,
}

/// Something that happened, or will happen.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Activity {
    /// The identifier, which is part of shared addresses.
    id: Option<Id>,
    /// When it began: `1936`, `1936-07`, `1936-07-03`, `1936-07-03T09:30`, with an offset such as `+08:00`, `1090~` for about.
    start: Moment,
    /// When it ended.
    end: Option<Moment>,
    /// How long it lasted: `PT45M`, `P2D`. In place of `end`.
    duration: Option<String>,
    /// The title.
    title: String,
    /// The text without markup.
    summary: Option<String>,
    /// The text in HTML.
    content_html: Option<String>,
    /// Where it happened.
    place: Option<PlaceOrName>,
    /// The topics, which are filters of the timeline.
    tags: Option<Vec<String>>,
    /// Pictures and recordings.
    media: Option<Vec<Picture>>,
    /// A page about it.
    url: Option<String>,
    /// The IANA zone of its times.
    time_zone: Option<String>,
    /// Words that are shown in place of the date.
    display_date: Option<String>,
    /// Whether start and end are estimated.
    approximate: Option<bool>,
}

/// A moment as exactly as it is known. A year may be a number.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Moment {
    /// As a text.
    Text(String),
    /// A year.
    Year(i64),
}

/// A place, or its name alone.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum PlaceOrName {
    /// A place.
    Place(Place),
    /// Its name.
    Name(String),
}

/// A place.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Place {
    /// Its name.
    name: String,
    /// Degrees north.
    #[schemars(range(min = -90.0, max = 90.0))]
    latitude: Option<f64>,
    /// Degrees east.
    #[schemars(range(min = -180.0, max = 180.0))]
    longitude: Option<f64>,
}

/// A picture or a recording, or its address alone.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Picture {
    /// With what is known of it.
    Described(Medium),
    /// Its address.
    Address(String),
}

/// A picture or a recording.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Medium {
    /// Its address.
    url: String,
    /// What it shows, for those who do not see it.
    alt: Option<String>,
    /// The line below it.
    caption: Option<String>,
    /// Who made it.
    credit: Option<String>,
    /// The width in pixels.
    width: Option<u16>,
    /// The height in pixels.
    height: Option<u16>,
}
