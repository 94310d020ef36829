//! What a dataset has and nobody reads: each leaves a notice.

use gazette::edition::notice::{NoticeKind, grouped};
use gazette::formats::{Document, meant};

use crate::support::read;

fn feed(head: &str, item: &str) -> Document {
    let text = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", {head} "items": [{{ "id": "a", "content_text": "x", {item} "title": "A" }}] }}"#
    );
    read(text.as_bytes()).expect("a feed")
}

/// The notices of a settled document.
fn notices(mut document: Document) -> Vec<String> {
    document.notices.extend(document.edition.settle());
    document.notices.iter().map(ToString::to_string).collect()
}

#[test]
fn every_field_that_is_not_known_is_told_with_what_was_meant() {
    let document = feed(
        r#""homepage_url": "https://a.example/", "_other": 1, "hubs": [],"#,
        r#""titel": "B", "_gazette": { "galery": [], "timeline": [{ "id": "b", "title": "c", "start": "2024", "ends": "2025",
           "place": { "name": "d", "lat": 1 } }], "source": { "name": "e", "link": "https://a.example/" } },"#,
    );
    assert!(document.notices.iter().all(|notice| notice.kind == NoticeKind::Doubted));
    let mut found: Vec<(&str, Option<&str>)> =
        document.notices.iter().map(|notice| (notice.path.as_str(), meant(notice))).collect();
    let mut expected = [
        ("homepage_url", Some("home_page_url")),
        ("items[0].titel", Some("title")),
        ("items[0]._gazette.galery", Some("gallery")),
        ("items[0]._gazette.source.link", Some("url")),
        ("items[0]._gazette.timeline[0].ends", None),
        ("items[0]._gazette.timeline[0].place.lat", None),
    ];
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn the_same_mistake_in_every_item_is_one_group() {
    let items: Vec<String> = (0..500)
        .map(|index| format!(r#"{{ "id": "{index}", "content_text": "x", "titel": "B" }}"#))
        .collect();
    let text = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{}] }}"#,
        items.join(",")
    );
    let document = read(text.as_bytes()).expect("a feed");
    let groups: Vec<(String, usize)> = grouped(&document.notices)
        .iter()
        .map(|alike| (alike.first.path.clone(), alike.count))
        .collect();
    assert_eq!(groups, [("items[0].titel".to_owned(), 500)]);
}

#[test]
fn an_item_with_very_many_unknown_fields_is_read() {
    let fields: Vec<String> = (0..100_000).map(|index| format!(r#""x{index}": 1, "#)).collect();
    let fields = fields.concat();
    let document = feed("", &fields);
    assert_eq!(document.edition.articles.len(), 1);
    assert_eq!(document.notices.len(), 1_001);
    let last = document.notices.last().expect("a notice").message.clone();
    assert_eq!(last, "expected at most 1000 notices, found 99000 more, 0 of losses");
}

#[test]
fn a_section_that_is_not_declared_is_told() {
    let declared = r#""_gazette": { "sections": [{ "id": "s", "title": "S" }] },"#;
    assert_eq!(notices(feed(declared, r#""_gazette": { "section": "s" },"#)), Vec::<String>::new());
    assert_eq!(
        notices(feed(declared, r#""_gazette": { "section": "t" },"#)),
        ["items[0]._gazette.section: dropped: expected the id of one of the `sections`, found `t`"]
    );
}

#[test]
fn an_empty_result_is_told_and_is_no_error() {
    let version = r#""version": "https://jsonfeed.org/version/1.1", "title": "T""#;
    let none = "the document: doubted: expected items, found none";
    for (text, expected) in [
        (format!("{{ {version}, \"items\": [] }}"), vec![none]),
        (format!("{{ {version} }}"), vec![none]),
        (format!("{{ {version}, \"items\": null }}"), vec![none]),
        (
            format!("{{ {version}, \"items\": {{}} }}"),
            vec!["items: dropped: expected an array of items, found an object", none],
        ),
        ("[]".to_owned(), vec![none]),
    ] {
        let document = read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(notices(document), expected, "{text}");
    }
}

#[test]
fn what_a_service_leaves_out_is_told() {
    let post = r#"[{ "id": 1, "title": { "rendered": "A" }, "content": { "rendered": "<p>x</p>" }, "featured_media": 7,
        "_links": { "author": [] } }]"#;
    let told = notices(read(post.as_bytes()).expect("posts"));
    assert!(
        told[0].starts_with("[0]: dropped: expected `_embedded`, found none; with `?_embed`"),
        "{told:?}"
    );
    let posts = |more: &str| {
        let text =
            format!(r#"{{ "posts": [{{ "title": "A", "url": "https://a.example/a" }}], {more} }}"#);
        read(text.as_bytes()).expect("posts")
    };
    // A word that only the service understands.
    let told = notices(posts(r#""nextPageToken": "x""#));
    let expected = "nextPageToken: dropped: expected the address of the next page, found `x`";
    assert_eq!(told, [expected]);
    for (more, next) in [
        (
            r#""meta": { "pagination": { "next": 2 } }"#,
            "https://harbour.example/data/feed.json?page=2",
        ),
        (r#""links": { "next": "https://a.example/?page=2" }"#, "https://a.example/?page=2"),
        (r#""next_rest_url": "/rest?page=2""#, "https://harbour.example/rest?page=2"),
    ] {
        let found = posts(more).edition.next_page.map(|next| next.to_string());
        assert_eq!(found.as_deref(), Some(next), "{more}");
    }
    let last = r#"{ "posts": [{ "title": "A", "url": "https://a.example/a" }], "meta": { "pagination": { "next": null } } }"#;
    assert_eq!(notices(read(last.as_bytes()).expect("posts")), Vec::<String>::new());
}

#[test]
fn an_extension_that_is_like_our_own_is_told() {
    let feed = |name: &str| {
        format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
            {{ "id": "1", "title": "A", "content_text": "x", "{name}": {{}} }}] }}"#
        )
    };
    let told = |name: &str| {
        let notices = read(feed(name).as_bytes()).expect(name).notices;
        notices.iter().filter(|notice| notice.message.contains("known field")).count()
    };
    assert_eq!([told("_gazete"), told("_gazette"), told("_other")], [1, 0, 0]);
}
