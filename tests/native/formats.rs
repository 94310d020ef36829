//! Whole documents to editions and notices. The snapshots of them are here; other tests are in `formats/`.

mod adapters;
mod bounds;
mod dates;
mod errors;
mod feeds;
mod json_feed;
mod long_items;
mod meaning;
mod mistakes;
mod other_formats;
mod peers;
mod ranges;
mod repeating;
mod reported;
mod series;
mod services;
mod spreadsheets;
mod unknown;
mod withheld;

use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::edition::body::plain_text;
use gazette::edition::time::moment::Moment;
use gazette::formats::{Document, FormatError, Origin};

use crate::support::{Zones, load, read};

/// Compares the edition and the notices of a feed with their snapshot.
fn snapshot(name: &str) {
    let loaded = load(&format!("tests/fixtures/feeds/{name}.json"));
    let notices: Vec<String> = loaded.notices.iter().map(ToString::to_string).collect();
    insta::assert_json_snapshot!(name, (loaded.edition, notices));
}

#[test]
fn every_field_is_read() {
    snapshot("full");
}

#[test]
fn a_calendar_is_read_on_its_own_clocks_and_without_cancelled_events() {
    let loaded = load("tests/fixtures/datasets/outlook.ics");
    let steps = &loaded.edition.articles[0].timeline.activities;
    let found: Vec<(String, String)> = steps
        .iter()
        .map(|step| (step.start.to_datetime_attribute().unwrap_or_default(), step.title.clone()))
        .collect();
    let expected = [
        ("2024-07-08T10:00:00+02:00", "Zone described in the file"),
        ("2024-07-08T08:30:00+00:00", "Universal time needs no zone"),
        ("2024-07-08T05:00:00-04:00", "Zone by its name in Windows"),
        ("2024-07-08T18:00:00+09:00", "Zone behind a path"),
        ("2024-07-09", "Zone that nobody knows"),
        ("2024-09-02T08:00:00+01:00", "Swim, of which the first date was called off"),
        ("2024-09-03T08:00:00+01:00", "Swim, of which the first date was called off"),
        ("2024-09-04T08:00:00+01:00", "Swim, of which the first date was called off"),
        ("2024-09-16T10:00:00+01:00", "Series whose first date stands"),
        ("2024-09-30T10:00:00+01:00", "Series whose first date stands"),
        ("2024-10-02T15:00:00+01:00", "Tour, a day later"),
        ("2024-10-08T10:00:00+01:00", "Tour, of which the first date was moved"),
        ("2024-10-15T10:00:00+01:00", "Tour, of which the first date was moved"),
        ("2024-10-22T10:00:00+01:00", "Tour, of which the first date was moved"),
        ("2025-09-15", "Whole day that was deleted"),
    ];
    assert_eq!(found, expected.map(|(start, title)| (start.to_owned(), title.to_owned())));
    let unknown = steps.iter().find(|step| step.id == "unknown@harbour.example").expect("kept");
    let end = unknown.end.as_ref().and_then(Moment::to_datetime_attribute);
    assert_eq!(
        end.as_deref(),
        Some("2024-07-10"),
        "an unknown hour does not become an end at midnight"
    );
    let notices: Vec<String> = loaded.notices.iter().map(ToString::to_string).collect();
    insta::assert_json_snapshot!("outlook.ics", notices);
}

#[test]
fn broken_values_are_repaired_or_dropped_with_a_notice() {
    snapshot("broken");
}

#[test]
fn version_1_0_is_read() {
    snapshot("version-1.0");
}

#[test]
fn a_chinese_dataset_is_read() {
    snapshot("chinese");
}

#[test]
fn the_bundled_edition_is_read_without_a_notice() {
    let loaded = load("public/data/edition.json");
    assert_eq!(loaded.notices, []);
    assert!(loaded.edition.articles.len() >= 4);
}

/// Compares the edition and the notices of a document in another format with their snapshot.
fn dataset_snapshot(file: &str) {
    let loaded = load(&format!("tests/fixtures/datasets/{file}"));
    let notices: Vec<String> = loaded.notices.iter().map(ToString::to_string).collect();
    insta::assert_json_snapshot!(file, (loaded.edition, notices));
}

#[test]
fn other_formats_are_read() {
    for file in [
        "timeline_js.json",
        "wordpress.json",
        "activity_streams.json",
        "full_calendar.json",
        "icalendar.ics",
        "objects.json",
        "lines.ndjson",
        "rss.xml",
        "atom.xml",
        "events.csv",
        "articles.csv",
        "timeline_js.csv",
    ] {
        dataset_snapshot(file);
    }
}

/// The parts of an edition that a visitor would see, and the notices about it.
fn digest(document: Result<Document, FormatError>) -> String {
    let Document { mut edition, mut notices, items, .. } = match document {
        Ok(document) => document,
        Err(error) => return format!("error: {error}"),
    };
    notices.extend(edition.settle());
    let mut lines = vec![format!("{:?}, {items} items", edition.title)];
    for article in &edition.articles {
        let date =
            article.published.as_ref().and_then(Moment::to_datetime_attribute).unwrap_or_default();
        let text = plain_text(&article.body);
        lines.push(format!("{:?} {:?} {date} {text:?}", article.id, article.headline()));
        let written = |address: &Option<Address>| address.as_ref().map(ToString::to_string);
        lines.extend(written(&article.url).map(|url| format!("  url {url}")));
        lines.extend(written(&article.external_url).map(|url| format!("  external {url}")));
        for tag in &article.tags {
            lines.push(format!("  tag {tag:?}"));
        }
        for step in &article.timeline.activities {
            let start = step.start.to_datetime_attribute().unwrap_or_default();
            lines.push(format!("  activity {:?} {start} {:?}", step.id, step.title));
        }
        for pin in &article.pinned {
            lines.push(format!("  pinned {pin:?}"));
        }
    }
    lines.extend(notices.iter().map(ToString::to_string));
    lines.join("\n")
}

#[test]
fn damaged_datasets_are_read_as_far_as_they_make_sense() {
    let folder = crate::support::root().join("tests/fixtures/damaged");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("a folder").flatten().collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let address = Address::link("https://harbour.example/data/feed.json", None).expect("valid");
        let charset = (name == "latin-1.json").then_some("iso-8859-1");
        let origin = Origin { charset, ..Origin::new(Some(&address), &Zones) };
        let document = gazette::formats::read(std::fs::read(file.path()).expect(&name), origin);
        insta::assert_snapshot!(format!("damaged_{name}"), digest(document));
    }
}

#[test]
fn texts_in_html_become_blocks() {
    for entry in
        std::fs::read_dir(crate::support::root().join("tests/fixtures/bodies")).expect("a folder")
    {
        let path = entry.expect("an entry").path();
        let html = std::fs::read_to_string(&path).expect("a text");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let base = Address::link("https://harbour.example/data/feed.json", None).expect("valid");
        let read = gazette::formats::read_html(&html, Some(&base));
        insta::assert_json_snapshot!(format!("body_{name}"), (read.blocks, read.remarks));
    }
}

/// The title, the date and the slug of each article of a document.
fn articles(text: &str) -> Vec<(String, Option<String>, String)> {
    let mut edition = read(text.as_bytes()).expect(text).edition;
    edition.settle();
    let row = |article: &Article| {
        let date = article.published.as_ref().and_then(Moment::to_datetime_attribute);
        (article.headline(), date, article.slug.clone())
    };
    edition.articles.iter().map(row).collect()
}
