//! JSON Feed: pages of one feed, and items without an identifier.

use super::articles;
use crate::support::read;

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
fn items_without_an_id_are_read_by_their_address_or_title() {
    let feed = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        { "url": "https://news.example/ferry/", "title": "Ferry", "content_text": "x" },
        { "external_url": "https://other.example/lamp", "title": "Lamp", "content_text": "x" },
        { "title": "Quay", "date_published": "2024-05-01", "content_text": "x" },
        { "title": "Quay", "date_published": "2024-04-01", "content_text": "x" },
        { "content_text": "Nothing tells me from others" }] }"#;
    let found = articles(feed);
    let slugs: Vec<&str> = found.iter().map(|(_, _, slug)| slug.as_str()).collect();
    assert_eq!(slugs, ["quay-2024-05-01", "quay-2024-04-01", "ferry", "lamp"]);
    let document = read(feed.as_bytes()).expect("a feed");
    let notices: Vec<String> = document.notices.iter().map(ToString::to_string).collect();
    for part in [
        "items[0]: repaired: expected an `id`, found none; its `url` stands in",
        "items[1]: repaired: expected an `id`, found none; its `external_url` stands in",
        "items[2]: repaired: expected an `id` or a `url`",
        "items[4]: dropped: expected an `id`, a `url` or a `title`, found none",
    ] {
        assert!(notices.iter().any(|notice| notice.starts_with(part)), "{part}: {notices:#?}");
    }
}

#[test]
fn an_article_is_found_by_earlier_addresses() {
    let feed = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        { "id": "new", "title": "New", "content_text": "x", "date_published": "2024-05-02",
          "_gazette": { "aliases": ["/articles/old/", "https://a.example/2019/Older.html", "lamp"] } },
        { "id": "lamp", "title": "Lamp", "content_text": "x", "date_published": "2024-05-01",
          "_gazette": { "aliases": ["old", "quay"] } },
        { "id": "odd", "title": "Odd", "content_text": "x",
          "_gazette": { "aliases": [7, { "a": 1 }, "https://a.example/"] } },
        { "id": "one", "title": "One", "content_text": "x", "_gazette": { "aliases": "single" } }] }"#;
    let mut document = read(feed.as_bytes()).expect("a feed");
    document.edition.settle();
    for is_prepared in [false, true] {
        if is_prepared {
            document.edition.prepare_lookup();
        }
        let id = |slug: &str| document.edition.by_slug(slug).map(|article| article.id.as_str());
        for (slug, expected) in [
            ("new", Some("new")),
            // The first in the edition's order that claims an alias has it. A slug counts more than an alias.
            ("old", Some("new")),
            ("older", Some("new")),
            ("lamp", Some("lamp")),
            ("quay", Some("lamp")),
            ("7", Some("odd")),
            ("single", Some("one")),
            ("none", None),
            ("", None),
        ] {
            assert_eq!(id(slug), expected, "{slug}");
        }
    }
    let notices: Vec<String> = document.notices.iter().map(ToString::to_string).collect();
    for expected in [
        "items[2]._gazette.aliases[0]: repaired: expected a text, found ",
        "items[2]._gazette.aliases[1]: dropped: expected a text, found ",
        "items[2]._gazette.aliases[2]: dropped: expected an address that ends with a name, found ",
        "items[3]._gazette.aliases: repaired: expected an array, found ",
    ] {
        let is_there = notices.iter().filter(|notice| notice.starts_with(expected)).count() == 1;
        assert!(is_there, "{expected}: {notices:#?}");
    }
    assert_eq!(notices.len(), 4, "{notices:#?}");
}
