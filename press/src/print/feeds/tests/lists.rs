//! Tests of which lists have feeds, and of the links to them.

use gazette::routing::Route;
use serde_json::{Value, json};

use super::{edition_of, feeds, paths, site, text_of};
use crate::print::feeds::Feeds;

fn item(id: &str, section: &str, tags: &[&str]) -> Value {
    json!({
        "id": id, "title": id, "content_text": "Text.", "date_published": "2024-05-01",
        "tags": tags, "_gazette": { "section": section },
    })
}

#[test]
fn sections_with_articles_and_topics_of_two_have_feeds() {
    let edition = edition_of(&json!([
        item("a", "works", &["C/C++", "丝绸", "once"]),
        item("b", "unnamed", &["丝绸", "C/C++"]),
        item("c", "works", &["twice in one", "twice in one"]),
    ]));
    let files = feeds(&site(&edition));
    let expected = [
        "feed.xml",
        "feed.json",
        "sections/works/feed.xml",
        "sections/works/feed.json",
        "sections/unnamed/feed.xml",
        "sections/unnamed/feed.json",
        "tags/C~2FC~2B~2B/feed.xml",
        "tags/C~2FC~2B~2B/feed.json",
        "tags/丝绸/feed.xml",
        "tags/丝绸/feed.json",
    ];
    assert_eq!(paths(&files), expected);
    let titles = |path: &str| {
        let feed = feed_rs::parser::parse(text_of(&files, path).as_bytes()).unwrap();
        let titles = feed.entries.into_iter().map(|entry| entry.title.unwrap().content);
        (feed.title.unwrap().content, titles.collect::<Vec<_>>().join(" "))
    };
    let works = ("Works <1> – Harbour & Sea".to_owned(), "a c".to_owned());
    assert_eq!(titles("sections/works/feed.xml"), works);
    assert_eq!(titles("sections/works/feed.json"), works);
    assert_eq!(titles("tags/丝绸/feed.json").1, "a b");
}

#[test]
fn a_feed_has_the_newest_articles_only() {
    let items: Vec<Value> = (0..60)
        .map(|number| {
            json!({
                "id": format!("n{number}"), "title": format!("n{number}"), "content_text": "Text.",
                "date_published": format!("2024-01-01T00:{number:02}:00Z"), "tags": ["all"],
            })
        })
        .collect();
    let edition = edition_of(&Value::Array(items));
    let files = feeds(&site(&edition));
    for (path, max) in [("feed.xml", 50), ("feed.json", 50), ("tags/all/feed.xml", 20)] {
        let feed = feed_rs::parser::parse(text_of(&files, path).as_bytes()).unwrap();
        let titles: Vec<String> =
            feed.entries.into_iter().map(|entry| entry.title.unwrap().content).collect();
        let expected: Vec<String> =
            (60 - max..60).rev().map(|number| format!("n{number}")).collect();
        assert_eq!(titles, expected, "{path}");
    }
}

#[test]
fn nothing_is_printed_without_an_address() {
    let edition = edition_of(&json!([item("a", "works", &[])]));
    let site = crate::print::site::Site { address: None, ..site(&edition) };
    assert_eq!(feeds(&site), []);
    assert_eq!(Feeds::of(&site).links(&Route::Front), []);
    let pages = [crate::print::feeds::Page::undated(Route::Front)];
    assert_eq!(crate::print::feeds::for_crawlers(&site, &pages), []);
}

#[test]
fn the_time_of_printing_changes_no_feed() {
    let edition = edition_of(&json!([item("a", "works", &["x"]), item("b", "works", &["x"])]));
    let later = crate::print::site::Site { now: 2_000_000_000, ..site(&edition) };
    assert_eq!(feeds(&site(&edition)), feeds(&later));
}

#[test]
fn pages_link_to_the_feeds_of_their_list_first() {
    let edition =
        edition_of(&json!([item("a", "works", &["丝绸", "once"]), item("b", "works", &["丝绸"])]));
    let site = site(&edition);
    let feeds = Feeds::of(&site);
    let addresses = |route: Route| {
        let links = feeds.links(&route).into_iter();
        links.map(|link| format!("{} {}", link.address, link.media_type)).collect::<Vec<_>>()
    };
    let whole = ["feed.xml application/atom+xml", "feed.json application/feed+json"];
    assert_eq!(addresses(Route::Front), whole);
    assert_eq!(addresses(Route::About), whole);
    assert_eq!(addresses(Route::Tag("once".to_owned())), whole);
    let silk = addresses(Route::Tag("丝绸".to_owned()).list_page(2));
    assert_eq!(silk[0], "tags/%E4%B8%9D%E7%BB%B8/feed.xml application/atom+xml");
    assert_eq!(silk[1], "tags/%E4%B8%9D%E7%BB%B8/feed.json application/feed+json");
    assert_eq!(silk[2..], whole);
    let titles = feeds.links(&Route::Section("works".to_owned()));
    assert_eq!(titles[0].title, "Works <1> – Harbour & Sea (Atom)");
}
