//! The format of a document, by its fields.

use super::kinds::ContainerKind;
use crate::formats::FormatError;
use crate::formats::adapters::services::{Service, service_of};
use crate::formats::adapters::{activity_streams, full_calendar, objects, timeline_js, wordpress};
use crate::formats::fields::names::has;
use crate::formats::json::outline::List;
use crate::formats::json::{Object, Parsed, Value};
use crate::formats::text::plain;

/// At most this many items are looked at for the fields of a format.
const MAX_SAMPLES: usize = 20;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON Feed 1.0 and 1.1, with `_gazette` or without.
    JsonFeed,
    /// `TimelineJS`.
    TimelineJs,
    /// Posts of WordPress's REST interface.
    WordPress,
    /// A collection of `ActivityStreams` 2.0.
    ActivityStreams,
    /// Events for `FullCalendar`.
    FullCalendar,
    /// What a service or a content system answers with.
    Service(Service),
    /// Objects with titles.
    Objects,
    /// A document whose items are no JSON.
    InContainer(ContainerKind),
}

/// The names of the formats in settings, in the order of the formats below.
pub const FORMATS: [&str; 17] = [
    "json-feed",
    "timelinejs",
    "wordpress",
    "activitystreams",
    "events",
    "objects",
    "airtable",
    "drupal",
    "strapi",
    "contentful",
    "google-calendar",
    "google-sheets",
    "mastodon",
    "schema-org",
    "icalendar",
    "rss",
    "csv",
];

/// The formats in the order of [`FORMATS`].
const NAMED: [Format; 17] = [
    Format::JsonFeed,
    Format::TimelineJs,
    Format::WordPress,
    Format::ActivityStreams,
    Format::FullCalendar,
    Format::Objects,
    Format::Service(Service::Airtable),
    Format::Service(Service::Drupal),
    Format::Service(Service::Strapi),
    Format::Service(Service::Contentful),
    Format::Service(Service::GoogleCalendar),
    Format::Service(Service::GoogleSheet),
    Format::Service(Service::Mastodon),
    Format::Service(Service::SchemaOrg),
    Format::InContainer(ContainerKind::Calendar),
    Format::InContainer(ContainerKind::Feed),
    Format::InContainer(ContainerKind::Table),
];

impl Format {
    /// The format with a name in settings.
    pub fn named(name: &str) -> Option<Self> {
        let known = FORMATS.into_iter().zip(NAMED);
        known.into_iter().find(|(own, _)| *own == name).map(|(_, format)| format)
    }

    /// What a document of this format is, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonFeed => "JSON Feed",
            Self::TimelineJs => "TimelineJS",
            Self::WordPress => "WordPress",
            Self::ActivityStreams => "ActivityStreams",
            Self::FullCalendar => "list of events",
            Self::Service(service) => service.name(),
            Self::Objects => "list of objects",
            Self::InContainer(ContainerKind::Calendar) => "iCalendar",
            Self::InContainer(ContainerKind::Feed) => "RSS or Atom",
            Self::InContainer(ContainerKind::Table) => "CSV table",
        }
    }

    /// Whether the title of the dataset is left empty where the dataset has none. With the other formats, many of which
    /// have no title, the name of the site stands in.
    pub(in crate::formats) fn has_title_field(self) -> bool {
        match self {
            Self::JsonFeed => true,
            Self::ActivityStreams
            | Self::TimelineJs
            | Self::WordPress
            | Self::FullCalendar
            | Self::Service(_)
            | Self::Objects
            | Self::InContainer(_) => false,
        }
    }
}

/// Reads an element of a document.
pub(in crate::formats) type Sample<'a> = &'a dyn Fn(usize) -> Option<Parsed>;
/// The format of a document, and the list that has its items.
pub(in crate::formats) type Found = Result<(Format, Option<usize>), FormatError>;

/// Fields that only the items of JSON Feed have.
const OF_JSON_FEED: &str = "content_html content_text date_published date_modified external_url banner_image \
    _gazette";

/// Fields that the items of other formats have, and those of JSON Feed do not have.
const OF_OTHERS: &str =
    "content body text html description date link guid pubDate published_at start start_date sys";

/// The list with the items of a document that is a JSON Feed. Many formats have `items`, so a document without the
/// version of JSON Feed is recognised by the fields of its items, or by their identifiers.
pub(in crate::formats) fn json_feed(
    head: &Value,
    lists: &[List],
    sample: Sample<'_>,
) -> Option<(Format, Option<usize>)> {
    let items = lists.iter().rposition(|list| list.name == "items");
    let version = head.as_object().and_then(|object| object.get("version"));
    if matches!(version, Some(Value::String(text)) if text.contains("jsonfeed.org")) {
        return Some((Format::JsonFeed, items));
    }
    let items = items.filter(|_| !activity_streams::fits(head.as_object()))?;
    let starts = lists.get(items).map(|list| list.starts.iter().take(MAX_SAMPLES));
    let objects = starts.into_iter().flatten().filter_map(|at| match sample(*at)?.value {
        Value::Object(item) => Some(item),
        _ => None,
    });
    let mut has_other_items = false;
    for item in objects {
        if OF_JSON_FEED.split(' ').any(|name| item.get(name).is_some()) {
            return Some((Format::JsonFeed, Some(items)));
        }
        has_other_items |=
            has(&item, OF_OTHERS) || (item.get("id").is_none() && objects::fits(&item));
    }
    (!has_other_items).then_some((Format::JsonFeed, Some(items)))
}

/// The format of a document for which the operator names one, and the list that has its items: the one that the format
/// calls for, or else the first with items. `None` if a document in JSON cannot have this format.
pub(in crate::formats) fn hinted(name: &str, lists: &[List]) -> Option<(Format, Option<usize>)> {
    let format = Format::named(name)?;
    let usual = match format {
        Format::InContainer(_) => return None,
        Format::JsonFeed | Format::ActivityStreams => "items",
        Format::TimelineJs => "events",
        _ => "",
    };
    let named = lists.iter().rposition(|list| list.name == usual);
    Some((format, named.or_else(|| lists.iter().position(|list| !list.starts.is_empty()))))
}

/// The format of a document that is no JSON Feed, and the list that has its items.
pub(in crate::formats) fn other(head: &Value, lists: &[List], sample: Sample<'_>) -> Found {
    let object = head.as_object();
    let has_field = |name: &str| object.is_some_and(|object| object.get(name).is_some());
    let list = |name: &str| lists.iter().rposition(|list| list.name == name);
    if activity_streams::fits(object) {
        return Ok((Format::ActivityStreams, list("orderedItems").or_else(|| list("items"))));
    }
    if wordpress::is_post(object) {
        return Ok((Format::WordPress, None));
    }
    if let Some(service) = service_of(object, "", head) {
        let list = lists.iter().position(|list| !list.starts.is_empty());
        return Ok((Format::Service(service), list));
    }
    // The first list whose objects belong to a known format has the items.
    let mut described = None;
    for (index, list) in lists.iter().enumerate() {
        if list.starts.is_empty() {
            // A server may answer with an empty list, which is no mistake.
            return Ok((Format::Objects, Some(index)));
        }
        described = Some(format!("an array of {} values", list.starts.len()));
        for at in list.starts.iter().take(MAX_SAMPLES) {
            let Some(Parsed { value, .. }) = sample(*at) else { continue };
            if let Some(service) = service_of(object, &list.name, &value) {
                return Ok((Format::Service(service), Some(index)));
            }
            let Value::Object(item) = value else { continue };
            let slides = ["title", "eras", "scale"].into_iter().any(has_field);
            if let Some(found) = of_item(&item, &list.name, slides) {
                return Ok((found, Some(index)));
            }
            described = Some(format!("an array of objects with {}", names(&item)));
        }
    }
    if let Some(error) = object.and_then(refusal) {
        return Err(error);
    }
    // Items of no known format are read as those of a JSON Feed.
    if let Some(items) = list("items") {
        return Ok((Format::JsonFeed, Some(items)));
    }
    Err(FormatError::NotDataset(match object {
        Some(object) if object.names().len() > 0 => format!("an object with {}", names(object)),
        _ => described.unwrap_or_else(|| "an empty object".to_owned()),
    }))
}

/// The message to an editor whose document has the fields of two formats in its first item.
pub(in crate::formats) fn doubt(
    format: Format,
    list: Option<&List>,
    sample: Sample<'_>,
) -> Option<String> {
    let first = sample(*list?.starts.first()?)?.value;
    let is_article = |item: &Object| {
        has(item, "content content_html body")
            && has(item, "author authors date_published published_at published")
    };
    let is_both = format == Format::FullCalendar && first.as_object().is_some_and(is_article);
    is_both.then(|| {
        "expected the fields of one format, found those of events and those of articles, and read events; \
         `format` in the settings says what they are (`events` or `objects`)"
            .to_owned()
    })
}

/// The format that an item belongs to.
fn of_item(item: &Object, list: &str, slides: bool) -> Option<Format> {
    if wordpress::is_post(Some(item)) {
        Some(Format::WordPress)
    } else if timeline_js::fits(item, list == "events" && slides) {
        Some(Format::TimelineJs)
    } else if full_calendar::fits(item) {
        Some(Format::FullCalendar)
    } else if objects::fits(item) {
        Some(Format::Objects)
    } else {
        None
    }
}

/// The error message of a program: `code` and `message` as WordPress writes them, or the same inside `error` or
/// `errors`.
fn refusal(object: &Object) -> Option<FormatError> {
    let inner = match (object.get("error"), object.get("errors")) {
        (Some(Value::Object(inner)), _) => Some(inner),
        (_, Some(Value::Array(errors))) => errors.first().and_then(Value::as_object),
        _ => None,
    };
    if let Some(inner) = inner {
        return refusal(inner);
    }
    let text = |name: &str| match object.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.as_str().to_owned()),
        _ => None,
    };
    let message =
        text("message").or_else(|| text("error_description")).or_else(|| text("error"))?;
    let code = text("code").or_else(|| text("error")).or_else(|| text("status"));
    let code = code.or_else(|| text("type"))?;
    let short = |text: &str, max| plain::line(text).chars().take(max).collect();
    Some(FormatError::Refused { code: short(&code, 60), message: short(&message, 200) })
}

fn names(object: &Object) -> String {
    let names = object.names();
    let more = if names.len() > 5 { ", …" } else { "" };
    let short = |name: &str| plain::line(name).chars().take(60).collect::<String>();
    let names: Vec<String> = names.take(5).map(|name| format!("`{}`", short(name))).collect();
    format!("{}{more}", names.join(", "))
}
