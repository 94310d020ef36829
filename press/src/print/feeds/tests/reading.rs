//! Tests of what feeds say of articles. Feeds are read with `feed-rs`, and JSON Feed with this project's own reader.

use feed_rs::model::{Entry, Feed};
use gazette::edition::Edition;
use serde_json::{Value, json};

use super::{edition, edition_of, feeds, site, text_of};
use crate::print::feeds::Feeds;

fn read(edition: &Edition, path: &str) -> Feed {
    let files = feeds(&site(edition));
    let text = text_of(&files, path);
    if path == "feed.xml" {
        roxmltree::Document::parse(text).unwrap();
    }
    feed_rs::parser::parse(text.as_bytes()).unwrap()
}

fn entry<'a>(feed: &'a Feed, title: &str) -> &'a Entry {
    feed.entries.iter().find(|entry| entry.title.as_ref().unwrap().content == title).unwrap()
}

fn links<'a>(entry: &'a Entry, rel: &str) -> Vec<&'a str> {
    let links = entry.links.iter().filter(|link| link.rel.as_deref() == Some(rel));
    links.map(|link| link.href.as_str()).collect()
}

/// Seconds since 1970 of a date that another library reads.
fn seconds(date: &str) -> i64 {
    date.parse::<jiff::Timestamp>().unwrap().as_second()
}

fn full() -> Value {
    json!({
        "id": "bridge", "title": "Bridge & <b>\"Tower\"</b>\u{1}", "summary": "A & B", "language": "zh_CN",
        "content_text": "Text.", "url": "https://first.example/bridge",
        "external_url": "https://about.example/?a=1&b=2",
        "date_published": "2024-05-01", "date_modified": "2024-05-03T10:00:00+08:00",
        "image": "https://example.org/a.jpg?x=1&y=2", "tags": ["R&D", "works"],
        "authors": [{ "name": "Zoë", "url": "mailto:zoe@example.org" }, { "name": "Li", "url": "https://li.example/" }],
        "attachments": [{
            "url": "https://example.org/a.pdf", "mime_type": "application/pdf", "title": "Plan \"A\"",
            "size_in_bytes": 1234, "duration_in_seconds": 60,
        }],
        "_gazette": {
            "section": "works", "source": { "name": "First", "url": "https://first.example/" },
            "image": { "alt": "The bridge", "width": 800, "height": 600 },
        },
    })
}

#[test]
fn atom_has_everything_about_an_article() {
    let feed = read(&edition_of(&json!([full()])), "feed.xml");
    assert_eq!(feed.id, "https://example.org/news/feed.xml");
    assert_eq!(feed.title.as_ref().unwrap().content, "Harbour & Sea");
    assert_eq!(feed.language.as_deref(), Some("en"));
    assert_eq!(feed.authors[0].name.as_deref(), Some("Harbour & Sea"));
    assert_eq!(feed.updated.unwrap().timestamp(), seconds("2024-05-03T10:00:00+08:00"));
    let own: Vec<_> =
        feed.links.iter().map(|link| (link.rel.as_deref().unwrap(), link.href.as_str())).collect();
    let expected =
        [("self", "https://example.org/news/feed.xml"), ("alternate", "https://example.org/news/")];
    assert_eq!(own, expected);

    let entry = entry(&feed, "Bridge & <b>\"Tower\"</b>");
    assert_eq!(entry.id, "https://example.org/news/articles/bridge/");
    assert_eq!(links(entry, "alternate"), ["https://example.org/news/articles/bridge/"]);
    assert_eq!(links(entry, "related"), ["https://about.example/?a=1&b=2"]);
    assert_eq!(links(entry, "via"), ["https://first.example/bridge"]);
    assert_eq!(links(entry, "enclosure"), ["https://example.org/a.pdf"]);
    let enclosure =
        entry.links.iter().find(|link| link.rel.as_deref() == Some("enclosure")).unwrap();
    assert_eq!(enclosure.media_type.as_deref(), Some("application/pdf"));
    assert_eq!((enclosure.length, enclosure.title.as_deref()), (Some(1234), Some("Plan \"A\"")));
    assert_eq!(entry.published.unwrap().timestamp(), seconds("2024-05-01T00:00:00+08:00"));
    assert_eq!(entry.updated.unwrap().timestamp(), seconds("2024-05-03T10:00:00+08:00"));
    assert_eq!(entry.authors[0].email.as_deref(), Some("zoe@example.org"));
    assert_eq!(entry.authors[1].uri.as_deref(), Some("https://li.example/"));
    let categories: Vec<_> = entry
        .categories
        .iter()
        .map(|category| {
            (category.term.as_str(), category.scheme.as_deref().unwrap(), category.label.as_deref())
        })
        .collect();
    let (sections, tags) = ("https://example.org/news/sections/", "https://example.org/news/tags/");
    let expected =
        [("works", sections, Some("Works <1>")), ("R&D", tags, None), ("works", tags, None)];
    assert_eq!(categories, expected);
    let picture = &entry.media[0].content[0];
    let address = "https://example.org/a.jpg?x=1&y=2";
    assert_eq!(picture.url.as_ref().unwrap().as_str(), address);
    assert_eq!((picture.width, picture.height), (Some(800), Some(600)));
    assert_eq!(entry.summary.as_ref().unwrap().content, "A & B");
    let content = entry.content.as_ref().unwrap();
    assert_eq!(content.content_type.to_string(), "text/html");
    let expected = "<p class=\"a\">Bridge & <b>\"Tower\"</b> &amp; ]]> '</p>";
    assert_eq!(content.body.as_deref(), Some(expected));
}

#[test]
fn json_feed_has_everything_about_an_article() {
    let edition = edition_of(&json!([full()]));
    let feed = read(&edition, "feed.json");
    assert_eq!(
        feed.entries[0].published.unwrap().timestamp(),
        seconds("2024-05-01T00:00:00+08:00")
    );
    assert_eq!(feed.entries[0].authors.len(), 2);

    let files = feeds(&site(&edition));
    let feed: Value = serde_json::from_str(text_of(&files, "feed.json")).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["home_page_url"], "https://example.org/news/");
    assert_eq!(feed["feed_url"], "https://example.org/news/feed.json");
    assert_eq!(feed["language"], "en");
    let item = &feed["items"][0];
    assert_eq!(item["id"], "https://example.org/news/articles/bridge/");
    assert_eq!(item["url"], item["id"]);
    assert_eq!(item["image"], "https://example.org/a.jpg?x=1&y=2");
    assert_eq!(item["language"], "zh-CN");
    assert_eq!(item["tags"], json!(["R&D", "works"]));
    assert_eq!(item["attachments"], full()["attachments"]);
    assert_eq!(item["date_modified"], "2024-05-03T10:00:00+08:00");
    assert_eq!(item.get("content_text"), None);

    let again = self::edition(&feed);
    assert_eq!(again.sections, edition.sections[..1]);
    assert_eq!(again.time_zone, edition.time_zone);
    assert!(again.time_zone.is_some());
    let (article, original) = (&again.articles[0], &edition.articles[0]);
    assert_eq!(article.slug, original.slug);
    assert_eq!(article.section, original.section);
    assert_eq!(article.source, original.source);
    assert_eq!(article.image, original.image);
    assert_eq!(article.tags, original.tags);
    assert_eq!(article.authors, original.authors);
    assert_eq!(article.attachments, original.attachments);
    assert_eq!(article.modified, original.modified);
}

#[test]
fn articles_may_lack_title_and_date() {
    let edition = edition_of(&json!([
        { "id": "old", "title": "Old", "content_text": "x", "date_published": "-500-03-15" },
        { "id": "year", "title": "Year", "content_text": "x", "date_published": "1936" },
        { "id": "lmt", "title": "Clock", "content_text": "x", "date_published": "1900-01-01T00:00:43Z" },
        { "id": "changed", "title": "Changed", "content_text": "x", "date_modified": "2020-01-01T00:00:00Z" },
        { "id": "nothing", "content_text": "" },
        { "id": "江村", "content_text": "江村在太湖东南岸。", "date_published": "2024-05-01T09:30:00+08:00" },
    ]));
    let feed = read(&edition, "feed.xml");
    let dates = |title: &str| {
        let entry = entry(&feed, title);
        (entry.published.map(|date| date.timestamp()), entry.updated.unwrap().timestamp())
    };
    assert_eq!(dates("Old"), (None, 0));
    let year = seconds("1936-01-01T00:00:00+08:00");
    assert_eq!(dates("Year"), (Some(year), year));
    let clock = seconds("1900-01-01T00:00:43Z");
    assert_eq!(dates("Clock"), (Some(clock), clock));
    assert_eq!(dates("Changed"), (None, seconds("2020-01-01T00:00:00Z")));
    assert_eq!(dates("Untitled"), (None, 0));
    let village = entry(&feed, "江村在太湖东南岸。");
    assert_eq!(village.id, "https://example.org/news/articles/%E6%B1%9F%E6%9D%91/");
    assert_eq!(feed.updated.unwrap().timestamp(), seconds("2024-05-01T09:30:00+08:00"));

    let files = feeds(&site(&edition));
    let feed: Value = serde_json::from_str(text_of(&files, "feed.json")).unwrap();
    let untitled =
        feed["items"].as_array().unwrap().iter().filter(|item| item.get("title").is_none());
    assert_eq!(untitled.count(), 2);
}

#[test]
fn an_article_without_text_has_its_summary() {
    let edition = edition_of(&json!([
        { "id": "a", "title": "A", "summary": "A summary", "content_text": "x" },
        { "id": "b", "title": "B", "content_text": "x" },
    ]));
    let site = site(&edition);
    let feeds = Feeds::of(&site);
    let files = feeds.files(&feeds.lists()[0], &|_| None);
    let feed: Value = serde_json::from_str(text_of(&files, "feed.json")).unwrap();
    let texts = [&feed["items"][0]["content_text"], &feed["items"][1]["content_text"]];
    assert_eq!(texts, ["A summary", "B"]);
    let feed = feed_rs::parser::parse(text_of(&files, "feed.xml").as_bytes()).unwrap();
    assert!(feed.entries.iter().all(|entry| entry.content.is_none()));
}

#[test]
fn identifiers_that_are_addresses_stay() {
    let edition = edition_of(&json!([
        { "id": "https://example.org/?p=7&x", "content_text": "x", "date_published": "2024-05-06" },
        { "id": "tag:example.org,2024:é", "content_text": "x", "date_published": "2024-05-05" },
        { "id": "urn:uuid:0f", "content_text": "x", "date_published": "2024-05-04" },
        { "id": "note:7", "content_text": "x", "date_published": "2024-05-03" },
        { "id": "see https://example.org/", "content_text": "x", "date_published": "2024-05-02" },
        { "id": "https://", "content_text": "x", "date_published": "2024-05-01" },
    ]));
    for path in ["feed.xml", "feed.json"] {
        let feed = read(&edition, path);
        let ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(
            ids[..3],
            ["https://example.org/?p=7&x", "tag:example.org,2024:é", "urn:uuid:0f"]
        );
        assert!(
            ids[3..].iter().all(|id| id.starts_with("https://example.org/news/articles/")),
            "{ids:?}"
        );
    }
}

#[test]
fn an_edition_without_articles_has_a_feed() {
    let feed = read(&edition_of(&json!([])), "feed.xml");
    assert_eq!((feed.entries.len(), feed.updated.unwrap().timestamp()), (0, 0));
}
