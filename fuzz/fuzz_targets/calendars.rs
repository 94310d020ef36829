//! Reads and settles any lines as an event of a calendar that repeats, without a panic and within the bounds.
#![no_main]

use gazette::edition::time::zone::NoZones;
use gazette::formats::bounds::Bounds;
use gazette::formats::{self, Origin};

/// At most this many activities are read, so that a run is short.
const MAX_ACTIVITIES: usize = 500;

libfuzzer_sys::fuzz_target!(|lines: &str| {
    let calendar = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Tour\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    );
    let bounds = Bounds { items: MAX_ACTIVITIES, ..Bounds::DEFAULT };
    let origin = Origin { now: Some(1_795_000_000), bounds, ..Origin::new(None, &NoZones) };
    if let Ok(mut document) = formats::read(calendar.into_bytes(), origin) {
        document.edition.settle();
        for article in &document.edition.articles {
            assert!(article.timeline.activities.len() <= MAX_ACTIVITIES);
        }
    }
});
