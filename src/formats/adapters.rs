//! The readers of all formats but JSON Feed, behind one value: half as much code again, which most visitors
//! never need.
//!
//! Nothing else in the crate refers to them, so that a site can load them when a dataset asks for them.

pub(super) mod activity_streams;
mod dates;
pub(super) mod full_calendar;
pub(super) mod icalendar;
pub(super) mod json_feed;
pub(super) mod objects;
pub(super) mod timeline_js;
pub(super) mod wordpress;

use super::Dates;
use super::draft::Draft;
use super::fields::{Field, Notices};
use super::json::Value;
use super::json::outline::List;
use super::sniff::detect::{self, Format, Found, Sample};
use super::sniff::unread::{self, Unread};
use icalendar::component::Outline;

/// What reads the other formats.
#[derive(Clone, Copy)]
pub struct OtherFormats {
    /// The format of a document that is no JSON Feed, and which of its lists has the items.
    pub(super) find: fn(&Value, &[List], Sample<'_>) -> Found,
    /// Reads dates that are not written as the standard says.
    pub(super) dates: Dates,
    /// The kind of a file that is not read.
    pub(super) unread: fn(&str, bool) -> Option<Unread>,
    /// Finds the components of a calendar, some lines at a time.
    pub(super) outline: fn(&mut Outline, &str) -> bool,
    /// Opens a calendar; where its events begin.
    pub(super) open: fn(&str, usize, Outline, &Notices, &mut Draft<'_>) -> Vec<usize>,
    /// A component of a calendar, as an object.
    pub(super) component: fn(&str, usize) -> Value,
    /// Reads what a document says of itself.
    pub(super) head: fn(Format, &Field<'_>, &mut Draft<'_>),
    /// Reads an item.
    pub(super) item: fn(Format, Field<'_>, &mut Draft<'_>),
}

/// The readers of all formats but JSON Feed.
pub fn others() -> OtherFormats {
    OtherFormats {
        find: detect::other,
        dates: dates::standard,
        unread: unread::kind,
        outline: Outline::step,
        open: icalendar::open,
        component: icalendar::component::component,
        head,
        item,
    }
}

fn head(format: Format, field: &Field<'_>, draft: &mut Draft<'_>) {
    match format {
        Format::JsonFeed => json_feed::head(field, draft),
        Format::TimelineJs => timeline_js::head(field, draft),
        Format::WordPress => wordpress::head(field, draft),
        Format::ActivityStreams => activity_streams::head(field, draft),
        Format::FullCalendar | Format::Objects => objects::head(field, draft),
        // Opened as a whole.
        Format::Calendar => {}
    }
}

fn item(format: Format, field: Field<'_>, draft: &mut Draft<'_>) {
    match format {
        Format::JsonFeed => json_feed::item(field, draft),
        Format::TimelineJs => timeline_js::event(&field, draft),
        Format::WordPress => wordpress::post(&field, draft),
        Format::ActivityStreams => activity_streams::item(&field, draft),
        Format::FullCalendar => full_calendar::event(&field, draft),
        Format::Objects => objects::item(&field, draft),
        Format::Calendar => icalendar::activity(&field, draft),
    }
}
