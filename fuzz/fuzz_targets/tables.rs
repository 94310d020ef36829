//! Reads and settles any text as the rows of tables of each kind and with each separator, without a panic.
#![no_main]

use gazette::edition::time::zone::NoZones;
use gazette::formats::{self, Origin};

/// Headings of a list of events, of a list of articles, and of `TimelineJS`.
const HEADINGS: [&str; 4] = [
    "Title,Start Date,Start Time,End,Location,Latitude,Longitude,Tags,URL,All Day Event",
    "Title;Date;Text;Image;Section;Author;Status",
    "Year,Month,Day,Time,End Year,Display Date,Headline,Text,Media,Type,Group",
    "标题\t开始\t结束\t地点",
];

libfuzzer_sys::fuzz_target!(|rows: &str| {
    for headings in HEADINGS {
        let dataset = format!("{headings}\n{rows}").into_bytes();
        if let Ok(mut document) = formats::read(dataset, Origin::new(None, &NoZones)) {
            document.edition.settle();
        }
    }
});
