//! The columns of `TimelineJS`, and the slide that a row of them becomes.

use crate::formats::fields::names::same;
use crate::formats::json::{Object, Value};

/// Columns of `TimelineJS` (<https://timeline.knightlab.com/docs/using-spreadsheets.html>) with the place of their cells in its
/// JSON.
const OF_TIMELINE_JS: [(&str, &str, &str); 21] = [
    ("unique_id", "", "unique_id"),
    ("year", "start_date", "year"),
    ("month", "start_date", "month"),
    ("day", "start_date", "day"),
    ("time", "start_date", "time"),
    ("end_year", "end_date", "year"),
    ("end_month", "end_date", "month"),
    ("end_day", "end_date", "day"),
    ("end_time", "end_date", "time"),
    ("display_date", "", "display_date"),
    ("headline", "text", "headline"),
    ("text", "text", "text"),
    ("media", "media", "url"),
    ("media_credit", "media", "credit"),
    ("media_caption", "media", "caption"),
    ("media_thumbnail", "media", "thumbnail"),
    ("alt_text", "media", "alt"),
    ("link", "media", "link"),
    ("type", "", "type"),
    ("group", "", "group"),
    ("background", "", "background"),
];

/// Whether a heading is that of a column of `TimelineJS`.
pub(super) fn knows(heading: &str) -> bool {
    OF_TIMELINE_JS.iter().any(|(name, ..)| same(name, heading))
}

/// The fields of a slide of `TimelineJS`.
pub(super) fn slide(cells: Vec<(String, String)>) -> Vec<(String, Value)> {
    let mut fields: Vec<(String, Value)> = Vec::new();
    for (heading, cell) in cells {
        let Some((_, place, name)) =
            OF_TIMELINE_JS.iter().find(|(known, ..)| same(known, &heading))
        else {
            continue;
        };
        let parts = match *name {
            "time" => time_parts(&cell),
            name => vec![(name.to_owned(), Value::String(cell.trim().to_owned()))],
        };
        if place.is_empty() {
            fields.extend(parts);
            continue;
        }
        match fields.iter_mut().find(|(known, _)| known == place) {
            Some((_, Value::Object(inner))) => {
                let mut all = std::mem::take(inner).into_fields();
                all.extend(parts);
                *inner = Object::new(all).0;
            }
            _ => fields.push(((*place).to_owned(), Value::Object(Object::new(parts).0))),
        }
    }
    // A slide without a year has no date.
    fields.retain(|(name, value)| {
        !name.ends_with("_date") || value.as_object().is_none_or(|date| date.get("year").is_some())
    });
    fields
}

/// Hour, minute and second of a time such as `18:30` or `6:30 PM`.
fn time_parts(time: &str) -> Vec<(String, Value)> {
    let lower = time.trim().to_ascii_lowercase();
    let (clock, half) = match lower.trim_end_matches('.').strip_suffix('m') {
        Some(rest) => (
            rest.trim_end_matches(['a', 'p', '.', ' ']),
            if rest.trim_end_matches('.').ends_with('p') { 12 } else { 0 },
        ),
        None => (lower.as_str(), -1),
    };
    let names = ["hour", "minute", "second"];
    let parts = names.into_iter().zip(clock.split(':')).map(|(name, part)| {
        let hour = part.trim().parse::<i32>().ok().filter(|_| name == "hour" && half >= 0);
        let text =
            hour.map_or_else(|| part.trim().to_owned(), |hour| (hour % 12 + half).to_string());
        (name.to_owned(), Value::String(text))
    });
    parts.collect()
}
