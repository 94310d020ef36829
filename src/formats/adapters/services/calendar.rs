//! Events of Google Calendar's interface.

use super::values::{Fields, at, put, put_text, text_at};
use crate::formats::draft::Draft;
use crate::formats::fields::Field;
use crate::formats::json::Value;

/// The name and the zone of the calendar.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    draft.edition.title = field.line_at("summary").unwrap_or_default();
    if let Some(zone) = field.word_at("timeZone")
        && draft.context.origin.zones.offset_at(&zone, 0).is_some()
    {
        draft.context.time_zone = Some(zone);
    }
}

/// An event with the usual names.
pub(super) fn usual(event: &Value) -> Fields {
    let mut fields = Fields::new();
    for name in ["id", "status", "description", "location", "recurrence"] {
        put(&mut fields, name, event, &[name]);
    }
    put(&mut fields, "title", event, &["summary"]);
    put(&mut fields, "url", event, &["htmlLink"]);
    put(&mut fields, "start", event, &["start.dateTime", "start.date"]);
    // As in FullCalendar, the end of whole days is the day after the last.
    put(&mut fields, "end", event, &["end.dateTime", "end.date"]);
    put(&mut fields, "time_zone", event, &["start.timeZone"]);
    let visibility = text_at(event, "visibility")
        .filter(|word| matches!(word.as_str(), "private" | "confidential"));
    if visibility.is_some() || (at(event, "summary").is_none() && at(event, "start").is_some()) {
        // An event that only its owner may see has no title for others.
        put_text(&mut fields, "private", Some("true".to_owned()));
    }
    fields
}
