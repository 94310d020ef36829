//! Adapters: one module for each format, from its values to the edition.
//!
//! JSON Feed's adapter is in the main part of the module. All the others are reached only through
//! [`Adapters`] and [`Containers`], so that a site can load them when a dataset needs them. They are more code than the
//! adapter of feeds, and most visitors never need them.

pub(super) mod activity_streams;
mod dates;
mod feeds;
pub(super) mod full_calendar;
pub(super) mod icalendar;
pub(super) mod json_feed;
pub(super) mod objects;
pub(super) mod services;
pub(super) mod tables;
pub(super) mod timeline_js;
mod whole_days;
pub(super) mod wordpress;

use super::container::Container;
use super::draft::{Draft, Repeating, Withheld};
use super::fields::Field;
use super::fields::names::is_withheld;
use super::json::Value;
use super::json::outline::List;
use super::markup::{Markup, markup};
use super::sniff::detect::{self, Format, Found, Sample};
use super::sniff::identify::identify;
use super::sniff::kinds::ContainerKind;
use super::{Dates, FormatError};

/// The format with a name in settings, and the list of a document that has its items.
type Hinted = fn(&str, &[List]) -> Option<(Format, Option<usize>)>;

/// The functions that lead to the adapters. Nothing else in the crate refers to their code.
#[derive(Clone, Copy)]
pub struct Adapters {
    /// The format of a document that is no JSON Feed, and the list that has its items.
    pub(super) find: fn(&Value, &[List], Sample<'_>) -> Found,
    /// The format of a document for which the operator names one.
    pub(super) hinted: Hinted,
    /// Gives the message to an editor whose document has the fields of two formats.
    pub(super) doubt: fn(Format, Option<&List>, Sample<'_>) -> Option<String>,
    /// Reads dates in other notations than the standard one.
    pub(super) dates: Dates,
    /// Tells drafts from articles for everyone.
    pub(super) withheld: Withheld,
    /// Reads formulas, and makes links and players of addresses.
    pub(super) markup: Markup,
    /// The kind of a file that does not begin as JSON does. See [`identify`].
    pub(super) identify: fn(&str, bool) -> Result<Option<ContainerKind>, FormatError>,
    /// Reads the fields of a document that are about the whole.
    pub(super) head: fn(Format, &Field<'_>, &mut Draft<'_>),
    /// Reads an item.
    pub(super) item: fn(Format, Field<'_>, &mut Draft<'_>),
}

/// The functions that lead to the code for one kind of container. Nothing else in the crate refers to it.
#[derive(Clone, Copy)]
pub struct Containers {
    /// The container of a text.
    pub(super) container: fn(&str) -> Box<dyn Container>,
    /// Reads an event of a list that repeats, with its title. Only the code for calendars does.
    pub(super) repeating: Option<Repeating>,
    /// Reads dates in other notations than the standard one.
    pub(super) dates: Dates,
    /// Reads formulas, and makes links and players of addresses.
    pub(super) markup: Markup,
}

/// What reads calendars.
pub fn calendars() -> Containers {
    let repeating = Some(full_calendar::repeats::read as Repeating);
    Containers { repeating, ..containers(icalendar::container) }
}

/// What reads RSS and Atom.
pub fn feeds() -> Containers {
    containers(feeds::container)
}

/// What reads CSV and TSV.
pub fn tables() -> Containers {
    containers(tables::container)
}

fn containers(container: fn(&str) -> Box<dyn Container>) -> Containers {
    Containers { container, repeating: None, dates: dates::standard, markup: markup() }
}

/// The adapters of all formats in JSON.
pub fn adapters() -> Adapters {
    let (find, dates, markup) = (detect::other, dates::standard, markup());
    Adapters {
        find,
        hinted: detect::hinted,
        doubt: detect::doubt,
        dates,
        withheld: is_withheld,
        markup,
        identify,
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
        Format::Service(service) => services::head(service, field, draft),
        // The container has read the fields of the document itself.
        Format::InContainer(_) => {}
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
        Format::Service(service) => services::item(service, &field, draft),
        // The container reads the items itself.
        Format::InContainer(_) => {}
    }
}
