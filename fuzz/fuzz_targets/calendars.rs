//! Reads and settles any lines as an event that repeats, of a calendar and of a list, without a panic and within the
//! bounds.
#![no_main]

use gazette::edition::time::zone::NoZones;
use gazette::formats::bounds::Bounds;
use gazette::formats::{self, Origin};

/// At most this many activities are read, so that a run is short.
const MAX_ACTIVITIES: usize = 500;

libfuzzer_sys::fuzz_target!(|lines: &str| {
    read(format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Tour\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    ));
    let text = lines.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    read(format!(r#"[{{ "title": "Tour", "start": "2024-03-30T09:00Z", "rrule": "{text}" }}]"#));
    let fields: Vec<String> =
        text.split("\\n").filter_map(|line| line.split_once('=')).map(field).collect();
    read(format!(r#"[{{ "title": "Tour", "rrule": {{ {} }} }}]"#, fields.join(",")));
});

fn field((name, value): (&str, &str)) -> String {
    format!(r#""{}": "{value}""#, name.to_ascii_lowercase())
}

fn read(dataset: String) {
    let bounds = Bounds { items: MAX_ACTIVITIES, ..Bounds::DEFAULT };
    let origin = Origin { now: Some(1_795_000_000), bounds, ..Origin::new(None, &NoZones) };
    if let Ok(mut document) = formats::read(dataset.into_bytes(), origin) {
        document.edition.settle();
        for article in &document.edition.articles {
            assert!(article.timeline.activities.len() <= MAX_ACTIVITIES);
        }
    }
}
