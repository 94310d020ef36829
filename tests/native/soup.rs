//! Whatever bytes arrive: nothing panics, no bound is passed, and every item is accounted for.

use std::collections::HashSet;

use gazette::edition::notice::NoticeKind;
use gazette::formats::Document;
use proptest::prelude::*;

use crate::support::{read, root};

/// Formats of which every item is an article, and others.
const ARTICLES: [&str; 5] = [
    "feeds/full.json",
    "feeds/broken.json",
    "datasets/wordpress.json",
    "datasets/objects.json",
    "datasets/lines.ndjson",
];
const OTHERS: [&str; 4] = [
    "datasets/timeline_js.json",
    "datasets/activity_streams.json",
    "datasets/full_calendar.json",
    "datasets/icalendar.ics",
];

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures").join(name)).expect(name)
}

/// Shown and dropped items are all items. An item is dropped by a notice at its own place.
fn accounts_for_all(document: Document) -> Result<(), TestCaseError> {
    let Document { mut edition, mut notices, items } = document;
    notices.extend(edition.settle());
    let left_out = |kind| matches!(kind, NoticeKind::Dropped | NoticeKind::Withheld);
    // What is left of a feed may be a list of events: then each is in the timeline, or a notice in its place
    // says why not.
    if edition.articles.iter().all(|article| article.id == "timeline") {
        let told = notices.iter().filter(|notice| left_out(notice.kind));
        let told: HashSet<&str> =
            told.filter_map(|notice| notice.path.split_once(']')).map(|(item, _)| item).collect();
        let shown: usize =
            edition.articles.iter().map(|article| article.timeline.activities.len()).sum();
        prop_assert!(shown <= items && shown + told.len() >= items, "{:#?}", notices);
        return Ok(());
    }
    let dropped: HashSet<&str> = notices
        .iter()
        .filter(|notice| left_out(notice.kind) && notice.path.ends_with(']'))
        .map(|notice| notice.path.as_str())
        .filter(|place| place.matches('[').count() == 1 && !place.contains("]."))
        .filter(|place| !place.starts_with("authors") && !place.starts_with("_gazette"))
        .collect();
    prop_assert_eq!(edition.articles.len() + dropped.len(), items, "{:#?}", notices);
    let slugs: HashSet<&str> = edition.articles.iter().map(|a| a.slug.as_str()).collect();
    prop_assert_eq!(slugs.len(), edition.articles.len());
    Ok(())
}

/// Changes to a file: where, in thousandths, and what is put there in place of how many bytes.
fn changes() -> impl Strategy<Value = Vec<(usize, usize, Vec<u8>)>> {
    let pieces = prop_oneof![
        Just(b"null".to_vec()),
        Just(b"{}".to_vec()),
        Just(b"[".to_vec()),
        Just(b"}".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"\\ud83d".to_vec()),
        Just(b"NaN,".to_vec()),
        Just(b"<p><b>".to_vec()),
        Just(b"-1e999".to_vec()),
        Just("\u{202e}".as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec((0..1000_usize, 0..12_usize, pieces), 1..6)
}

fn changed(mut bytes: Vec<u8>, changes: &[(usize, usize, Vec<u8>)]) -> Vec<u8> {
    for (at, length, piece) in changes {
        let at = at * bytes.len() / 1000;
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, piece.iter().copied());
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_json_is_read_or_refused(
        text in "\\[?(\\{(\"(items|id|title|events|start|start_date|type|content|date|url|orderedItems)\": ?(\"[a-z0-9:/<>&;-]{0,12}\"|-?[0-9]{1,14}|null|\\[|\\{\"rendered\": \"x\"\\}|true)[,\\]]?){0,5}\\}?,?){0,6}\\]?"
    ) {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn of_a_spoilt_dataset_every_item_is_accounted_for(which in 0..ARTICLES.len(), changes in changes()) {
        let bytes = changed(fixture(ARTICLES[which]), &changes);
        if let Ok(document) = read(&bytes) {
            accounts_for_all(document)?;
        }
    }

    #[test]
    fn no_spoilt_dataset_of_another_format_makes_a_reader_panic(which in 0..OTHERS.len(), changes in changes()) {
        let bytes = changed(fixture(OTHERS[which]), &changes);
        if let Ok(mut document) = read(&bytes) {
            document.edition.settle();
        }
    }
}
