//! The bytes of a prepared edition: whatever was written is read again, and other bytes are refused.

use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::body::{Block, Inline};
use gazette::reading::archive::Month;
use gazette::reading::prepared::{Extract, Facts, VERSION};
use proptest::prelude::*;

use crate::support::{load, root};

const BASE: &str = "https://news.example/site/";

/// The editions of fixtures that have every kind of block between them.
const FIXTURES: [&str; 8] = [
    "tests/fixtures/feeds/full.json",
    "tests/fixtures/feeds/edges.json",
    "tests/fixtures/feeds/arabic.json",
    "tests/fixtures/feeds/chinese-full.json",
    "tests/fixtures/feeds/notes.json",
    "tests/fixtures/feeds/broken.json",
    "tests/fixtures/datasets/wordpress.json",
    "tests/fixtures/datasets/icalendar.ics",
];

/// A fixture as an extract with all of its articles.
fn extract(path: &str) -> Extract {
    let mut edition: Edition = load(path).edition;
    for article in &mut edition.articles {
        // Only the reader's notices name it.
        article.origin.clear();
    }
    edition.next_page = None;
    Extract { edition, facts: Facts { listed: 3, has_activities: true, ..Facts::default() } }
}

#[test]
fn what_is_written_is_read() {
    for path in FIXTURES {
        let whole = extract(path);
        assert!(!whole.edition.articles.is_empty(), "{path}");
        let bytes = whole.to_bytes(BASE);
        assert_eq!(Extract::read(&bytes, BASE).as_ref(), Some(&whole), "{path}");
    }
}

#[test]
fn addresses_of_the_site_follow_its_folder() {
    let mut whole = extract(FIXTURES[0]);
    let own = Address::link("https://news.example/site/media/a.jpg", None).expect("an address");
    let other = Address::link("https://news.example/other/b.jpg", None).expect("an address");
    whole.edition.icon = Some(own);
    whole.edition.feed = Some(other.clone());
    let moved = Extract::read(&whole.to_bytes(BASE), "http://localhost:8080/a/").expect("read");
    let icon = moved.edition.icon.expect("an icon");
    assert_eq!(icon.as_str(), "http://localhost:8080/a/media/a.jpg");
    assert_eq!(moved.edition.feed, Some(other));
}

#[test]
fn an_address_that_runs_code_is_refused() {
    let mut whole = extract(FIXTURES[0]);
    let link = Address::link("https://a.example/0123456789", None).expect("an address");
    let text = vec![Inline::Text("text".to_owned())];
    whole.edition.articles[0].body =
        vec![Block::Paragraph(vec![Inline::Link { address: link, article: None, text }])];
    let bytes = whole.to_bytes(BASE);
    let at = bytes.windows(10).position(|part| part == b"https://a.").expect("the address");
    let mut changed = bytes.clone();
    changed[at..at + 10].copy_from_slice(b"javascript");
    assert!(Extract::read(&bytes, BASE).is_some());
    assert_eq!(Extract::read(&changed, BASE), None);
}

#[test]
fn bytes_that_are_cut_off_or_go_on_are_refused() {
    let mut bytes = extract(FIXTURES[0]).to_bytes(BASE);
    for end in (0..bytes.len()).step_by(7) {
        assert_eq!(Extract::read(&bytes[..end], BASE), None, "{end}");
    }
    bytes.push(0);
    assert_eq!(Extract::read(&bytes, BASE), None);
}

#[test]
fn nesting_without_end_is_refused() {
    let mut body = vec![Block::Rule];
    for _ in 0..150 {
        body = vec![Block::Quote(body)];
    }
    let mut whole = extract(FIXTURES[0]);
    whole.edition.articles[0].body = body.clone();
    assert!(Extract::read(&whole.to_bytes(BASE), BASE).is_some());
    for _ in 0..150 {
        body = vec![Block::Quote(body)];
    }
    whole.edition.articles[0].body = body;
    assert_eq!(Extract::read(&whole.to_bytes(BASE), BASE), None);
}

#[test]
fn days_that_no_calendar_has_are_refused() {
    let months = vec![Month { year: 2024, month: 3, count: 1 }];
    let whole = Extract { facts: Facts { months, ..Facts::default() }, ..Extract::default() };
    let bytes = whole.to_bytes(BASE);
    // The month, the day and the count are the last bytes.
    let at = bytes.len() - 3;
    for month in [0, 13, 255] {
        let mut changed = bytes.clone();
        changed[at] = month;
        assert_eq!(Extract::read(&changed, BASE), None, "{month}");
    }
    let first =
        Facts { months: vec![Month { year: i64::MIN, month: 1, count: 1 }], ..Facts::default() };
    let first = Extract { facts: first, ..Extract::default() };
    assert_eq!(Extract::read(&first.to_bytes(BASE), BASE), None);
}

#[test]
fn the_script_expects_the_version_that_is_written() {
    let script = std::fs::read_to_string(root().join("public/prepared.js")).expect("a script");
    assert!(script.contains(&format!("const VERSION = {VERSION};")));
}

proptest! {
    /// Damaged bytes give another extract or none, and nothing panics or asks for room that they do not fill.
    #[test]
    fn damaged_bytes_do_no_harm(at in 0_usize..20_000, by in 1_u8.., fixture in 0_usize..8) {
        let mut bytes = extract(FIXTURES[fixture]).to_bytes(BASE);
        let at = at % bytes.len();
        bytes[at] = bytes[at].wrapping_add(by);
        if let Some(read) = Extract::read(&bytes, BASE) {
            let again = Extract::read(&read.to_bytes(BASE), BASE);
            prop_assert!(again.is_some());
        }
    }

    #[test]
    fn other_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Extract::read(&bytes, BASE);
    }
}
