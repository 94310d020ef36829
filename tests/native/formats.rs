//! Whole documents to editions and notices, as reviewed snapshots.

use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::formats::FormatError;

use crate::support::{load, read};

/// The edition and its notices, as one value to compare.
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
fn what_is_broken_is_repaired_or_dropped_with_a_notice() {
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
fn the_bundled_edition_is_read_without_a_remark() {
    let loaded = load("public/data/edition.json");
    assert_eq!(loaded.notices, []);
    assert!(loaded.edition.articles.len() >= 4);
}

#[test]
fn pages_become_one_edition_with_links_between_them() {
    let bytes = |name: &str| {
        let path = format!("tests/fixtures/feeds/{name}.json");
        std::fs::read(crate::support::root().join(path)).expect(name)
    };
    let mut edition = read(&bytes("paged-1")).expect("a feed").edition;
    let next = edition.next_page.clone().expect("a next page");
    assert_eq!(next.as_str(), "https://harbour.example/data/paged-2.json");
    edition.absorb(read(&bytes("paged-2")).expect("a feed").edition);
    assert_eq!(edition.settle(), []);
    let ids: Vec<&str> = edition.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["new", "old"]);
    assert_eq!(edition.articles[0].pinned.len(), 1);
}

#[test]
fn what_is_no_dataset_is_one_plain_error() {
    let error = |text: &str| read(text.as_bytes()).expect_err(text);
    assert_eq!(error(""), FormatError::Empty);
    assert_eq!(error(" \n\t "), FormatError::Empty);
    assert_eq!(error("<!doctype html><title>Not here</title>"), FormatError::WebPage);
    assert_eq!(
        error("{\n  \"version\": nope }").to_string(),
        "expected JSON, found a mistake at line 2, column 14: expected a value, found `n`"
    );
    assert!(matches!(error("{\"items\": [{\"id\": \"1\""), FormatError::NotJson { line: 1, .. }));
    assert_eq!(
        error("{\"code\": \"rest_no_route\", \"message\": \"x\"}"),
        FormatError::NotDataset("an object with `code`, `message`".into())
    );
    assert_eq!(error("[1, 2]"), FormatError::NotDataset("an array of 2 values".into()));
    assert_eq!(error("3.25"), FormatError::NotDataset("`3.25`".into()));
}

#[test]
fn what_is_bent_in_the_json_loses_nothing_else() {
    let feed = ")]}',\n{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\",
        \"items\": [{\"id\": \"a\", \"title\": \"Half \\ud83d\", \"content_text\": \"x\ty\",
            \"attachments\": [{\"url\": \"https://x.example/a\", \"mime_type\": \"a/b\", \"size_in_bytes\": NaN, \"duration_in_seconds\": 1e999}]},
            {\"id\": 1e999, \"content_text\": \"z\"},]}";
    let document = read(feed.as_bytes()).expect("a feed");
    let titles: Vec<String> = document.edition.articles.iter().map(Article::headline).collect();
    assert_eq!(titles, ["Half \u{FFFD}", "z"]);
    assert_eq!(document.edition.articles[1].id, "1e999");
    assert_eq!(document.edition.articles[0].attachments[0].seconds, None);
    let messages: Vec<String> = document.notices.iter().map(ToString::to_string).collect();
    for part in ["before it", "both halves", "control characters", "`NaN`", "no comma"] {
        assert!(messages.iter().any(|message| message.contains(part)), "{part}: {messages:#?}");
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    assert!(read("\u{feff}{\"items\": []}".as_bytes()).is_ok());
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
        let read = gazette::formats::html::read(&html, Some(&base));
        insta::assert_json_snapshot!(format!("body_{name}"), (read.blocks, read.remarks));
    }
}

#[test]
fn days_and_times_of_one_zone_come_in_one_order() {
    let feed = r#"{ "items": [{ "id": "a", "content_text": "x", "_gazette": { "timeline": {
        "time_zone": "America/Los_Angeles", "activities": [
            { "id": "day", "start": "2024-05-02", "title": "All day" },
            { "id": "evening", "start": "2024-05-01T18:00", "title": "The evening before" },
            { "id": "night", "start": "2024-05-02T00:10", "title": "After midnight" },
            { "id": "month", "start": "2024-05", "title": "Some time that month" }
        ] } } }] }"#;
    let edition = read(feed.as_bytes()).expect("a feed").edition;
    let order: Vec<&str> =
        edition.articles[0].timeline.activities.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(order, ["month", "evening", "day", "night"]);
}

#[test]
fn a_number_too_large_for_a_year_is_told() {
    let feed = r#"{ "items": [{ "id": "a", "content_text": "x", "date_published": 1680255540 },
        { "id": 18446744073709551615, "content_text": "x", "date_published": "20221122" },
        { "id": 18446744073709551614, "content_text": "&lt;b&gt; is text" }] }"#;
    let document = read(feed.as_bytes()).expect("a feed");
    let articles = &document.edition.articles;
    assert!(articles.iter().all(|article| article.published.is_none()));
    assert_eq!(articles[1].id, "18446744073709551615");
    assert_eq!(gazette::edition::body::plain_text(&articles[2].body), "<b> is text");
    let about_dates = document.notices.iter().filter(|notice| notice.place.ends_with("published"));
    assert_eq!(
        about_dates.filter(|notice| notice.message.starts_with("expected a date")).count(),
        2
    );
}
