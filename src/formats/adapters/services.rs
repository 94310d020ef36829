//! What services and content systems answer with: Airtable, Drupal, Strapi, Contentful, Google Calendar, Google Sheets,
//! Mastodon, and schema.org's JSON-LD.
//!
//! An item of a service becomes an object with the usual names of fields, so that [`objects`] and [`full_calendar`] read it
//! as they read a list that a script wrote. A service is told by several fields, because each name alone is a common one.

mod airtable;
mod calendar;
mod contentful;
mod drupal;
mod mastodon;
mod pages;
mod rich_text;
mod schema_org;
mod sheets;
mod strapi;
mod values;

use super::{full_calendar, objects};
use crate::formats::draft::Draft;
use crate::formats::fields::Field;
use crate::formats::json::{Object, Value};
use values::at;

/// A service whose answers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// <https://airtable.com/developers/web/api/list-records>
    Airtable,
    /// Drupal's JSON:API: <https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module>
    Drupal,
    /// Versions 4 and 5: <https://docs.strapi.io/cms/api/rest>
    Strapi,
    /// <https://www.contentful.com/developers/docs/references/content-delivery-api/>
    Contentful,
    /// <https://developers.google.com/workspace/calendar/api/v3/reference/events/list>
    GoogleCalendar,
    /// Rows as arrays: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values>
    GoogleSheet,
    /// Statuses: <https://docs.joinmastodon.org/entities/Status/>
    Mastodon,
    /// <https://schema.org/> in JSON-LD.
    SchemaOrg,
}

impl Service {
    /// The service's name.
    pub(in crate::formats) fn name(self) -> &'static str {
        match self {
            Self::Airtable => "Airtable",
            Self::Drupal => "Drupal (JSON:API)",
            Self::Strapi => "Strapi",
            Self::Contentful => "Contentful",
            Self::GoogleCalendar => "Google Calendar",
            Self::GoogleSheet => "Google Sheets",
            Self::Mastodon => "Mastodon",
            Self::SchemaOrg => "schema.org (JSON-LD)",
        }
    }
}

/// The service that an item of a list comes from. `head` has the fields of the document itself.
pub(in crate::formats) fn service_of(
    head: Option<&Object>,
    list: &str,
    item: &Value,
) -> Option<Service> {
    let Value::Object(object) = item else {
        let is_sheet = list == "values" && head.is_some_and(|head| head.get("range").is_some());
        return (is_sheet && item.as_array().is_some()).then_some(Service::GoogleSheet);
    };
    let is_object = |path: &str| matches!(at(item, path), Some(Value::Object(_)));
    let is_text = |path: &str| matches!(at(item, path), Some(Value::String(_)));
    let has = |name: &str| object.get(name).is_some();
    Some(match list {
        "records" if is_object("fields") && has("createdTime") => Service::Airtable,
        "data" if is_object("attributes") && is_text("type") => Service::Drupal,
        "data" if is_object("attributes") || is_text("documentId") => Service::Strapi,
        "items" if is_object("sys") && is_object("fields") => Service::Contentful,
        "items" if is_text("start.dateTime") || is_text("start.date") => Service::GoogleCalendar,
        "" if is_object("account") && has("visibility") && has("content") => Service::Mastodon,
        _ if is_text("@type")
            || at(item, "@type").is_some_and(|kind| kind.as_array().is_some()) =>
        {
            Service::SchemaOrg
        }
        _ => return None,
    })
}

/// Reads the fields of the document itself.
pub(super) fn head(service: Service, field: &Field<'_>, draft: &mut Draft<'_>) {
    objects::about(field, draft);
    let whole = field.copied();
    if let Some(next) = pages::next(service, &whole, draft.context.origin.address) {
        draft.edition.next_page = Some(next);
    }
    match service {
        Service::GoogleCalendar => calendar::head(field, draft),
        Service::SchemaOrg => schema_org::head(field, draft),
        _ => {}
    }
    // Pictures, authors and topics may be beside the items.
    draft.beside = whole;
}

/// Reads an item.
pub(super) fn item(service: Service, item: &Field<'_>, draft: &mut Draft<'_>) {
    let value = item.copied();
    if service == Service::GoogleSheet {
        return sheets::row(&value, item, draft);
    }
    let beside = &draft.beside;
    let usual = match service {
        Service::Airtable => airtable::usual(&value),
        Service::Drupal => drupal::usual(&value, beside),
        Service::Strapi => strapi::usual(&value),
        Service::Contentful => contentful::usual(&value, beside),
        Service::GoogleCalendar => Some(calendar::usual(&value)),
        Service::GoogleSheet => None,
        Service::Mastodon => Some(mastodon::usual(&value)),
        Service::SchemaOrg => schema_org::usual(&value),
    };
    let Some(usual) = usual else { return };
    let usual = Value::Object(Object::new(usual).0);
    let field = item.with_value(&usual);
    match usual.as_object().is_some_and(full_calendar::fits) {
        true => full_calendar::event(&field, draft),
        false => objects::item(&field, draft),
    }
}
