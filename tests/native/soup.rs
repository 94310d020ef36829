//! Any bytes may arrive: nothing panics, no bound is exceeded, and every item is accounted for.

use std::collections::HashSet;

use gazette::edition::notice::NoticeKind;
use gazette::formats::Document;
use proptest::prelude::*;

use crate::support::{read, root};

/// Fixtures of formats in which every item is an article.
const ARTICLES: [&str; 5] = [
    "feeds/full.json",
    "feeds/broken.json",
    "datasets/wordpress.json",
    "datasets/objects.json",
    "datasets/lines.ndjson",
];
/// Fixtures of other formats.
const OTHERS: [&str; 4] = [
    "datasets/timeline_js.json",
    "datasets/activity_streams.json",
    "datasets/full_calendar.json",
    "datasets/icalendar.ics",
];

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/fixtures").join(name)).expect(name)
}

/// Checks that every item is shown or left out. A notice with the path of an item says that the item was left out.
fn accounts_for_all(document: Document) -> Result<(), TestCaseError> {
    let Document { mut edition, mut notices, items, .. } = document;
    notices.extend(edition.settle());
    let left_out = |kind| matches!(kind, NoticeKind::Dropped | NoticeKind::Withheld);
    // The rest of a damaged feed may be a list of events. Each of them is in the timeline, or a notice below its
    // path says why it is not.
    if edition.articles.iter().all(|article| article.id == "timeline") {
        let lost = notices.iter().filter(|notice| left_out(notice.kind));
        let lost: HashSet<&str> =
            lost.filter_map(|notice| notice.path.split_once(']')).map(|(item, _)| item).collect();
        let shown: usize =
            edition.articles.iter().map(|article| article.timeline.activities.len()).sum();
        prop_assert!(shown <= items && shown + lost.len() >= items, "{:#?}", notices);
        return Ok(());
    }
    let dropped: HashSet<&str> = notices
        .iter()
        .filter(|notice| left_out(notice.kind) && notice.path.ends_with(']'))
        .map(|notice| notice.path.as_str())
        .filter(|path| path.matches('[').count() == 1 && !path.contains("]."))
        .filter(|path| !path.starts_with("authors") && !path.starts_with("_gazette"))
        .collect();
    prop_assert_eq!(edition.articles.len() + dropped.len(), items, "{:#?}", notices);
    let slugs: HashSet<&str> = edition.articles.iter().map(|a| a.slug.as_str()).collect();
    prop_assert_eq!(slugs.len(), edition.articles.len());
    Ok(())
}

/// Changes to a file: the position in thousandths of its length, the number of bytes to replace, and the new bytes.
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
    fn every_item_of_a_damaged_dataset_is_accounted_for(which in 0..ARTICLES.len(), changes in changes()) {
        let bytes = changed(fixture(ARTICLES[which]), &changes);
        if let Ok(document) = read(&bytes) {
            accounts_for_all(document)?;
        }
    }

    #[test]
    fn no_damaged_dataset_of_another_format_makes_a_reader_panic(which in 0..OTHERS.len(), changes in changes()) {
        let bytes = changed(fixture(OTHERS[which]), &changes);
        if let Ok(mut document) = read(&bytes) {
            document.edition.settle();
        }
    }
}
