//! Whole documents to editions and notices, as reviewed snapshots.

use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::edition::body::plain_text;
use gazette::edition::notice::NoticeKind;
use gazette::edition::time::moment::Moment;
use gazette::formats::bounds::Bounds;
use gazette::formats::{Document, FormatError, Origin};

use crate::support::{Zones, load, read};

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
fn a_calendar_is_read_on_its_own_clocks_and_without_what_was_called_off() {
    let loaded = load("tests/fixtures/datasets/outlook.ics");
    let steps = &loaded.edition.articles[0].timeline.activities;
    let found: Vec<(String, String)> = steps
        .iter()
        .map(|step| (step.start.machine().unwrap_or_default(), step.title.clone()))
        .collect();
    let expected = [
        ("2024-07-08T10:00:00+02:00", "Zone described in the file"),
        ("2024-07-08T08:30:00+00:00", "Universal time needs no zone"),
        ("2024-07-08T05:00:00-04:00", "Zone by its name in Windows"),
        ("2024-07-08T18:00:00+09:00", "Zone behind a path"),
        ("2024-07-09", "Zone that nobody knows"),
        ("2024-09-16T10:00:00+01:00", "Series whose first date stands"),
        ("2024-10-02T15:00:00+01:00", "Tour, a day later"),
    ];
    assert_eq!(found, expected.map(|(start, title)| (start.to_owned(), title.to_owned())));
    let unknown = steps.iter().find(|step| step.id == "unknown@harbour.example").expect("kept");
    let end = unknown.end.as_ref().and_then(Moment::machine);
    assert_eq!(
        end.as_deref(),
        Some("2024-07-10"),
        "an hour that is not known is no end at midnight"
    );
    let notices: Vec<String> = loaded.notices.iter().map(ToString::to_string).collect();
    insta::assert_json_snapshot!("outlook.ics", notices);
}

#[test]
fn dates_that_stand_for_none_are_none() {
    for date in [
        "\"0001-01-01T00:00:00Z\"",
        "\"0001-01-01\"",
        "\"0001-01-01T00:00:00\"",
        "\"0000-00-00 00:00:00\"",
        "\"1970-01-01T00:00:00Z\"",
        "\"1970-01-01T01:00:00+01:00\"",
        "\"9999-12-31T23:59:59Z\"",
        "-62135596800",
        "0",
        "\"Maybe 2022\"",
        "\"11 Feb 2022 19:58 IST\"",
    ] {
        let feed = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T",
            "items": [{{ "id": "a", "content_text": "x", "date_published": {date} }}] }}"#
        );
        let document = read(feed.as_bytes()).expect("a feed");
        assert_eq!(document.edition.articles[0].published, None, "{date}");
        let notices: Vec<String> = document.notices.iter().map(ToString::to_string).collect();
        let told = |notice: &&String| notice.starts_with("items[0].date_published: dropped");
        assert_eq!(notices.iter().filter(told).count(), 1, "{date}: {notices:#?}");
    }
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

/// A document of another format, with its notices.
fn dataset(file: &str) {
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
    ] {
        dataset(file);
    }
}

/// What a visitor would see of an edition, and what would be told of it.
fn digest(document: Result<Document, FormatError>) -> String {
    let Document { mut edition, mut notices, items } = match document {
        Ok(document) => document,
        Err(error) => return format!("error: {error}"),
    };
    notices.extend(edition.settle());
    let mut lines = vec![format!("{:?}, {items} items", edition.title)];
    for article in &edition.articles {
        let date = article.published.as_ref().and_then(Moment::machine).unwrap_or_default();
        let text = plain_text(&article.body);
        lines.push(format!("{:?} {:?} {date} {text:?}", article.id, article.headline()));
        let place = |address: &Option<Address>| address.as_ref().map(ToString::to_string);
        lines.extend(place(&article.url).map(|url| format!("  url {url}")));
        lines.extend(place(&article.external_url).map(|url| format!("  external {url}")));
        for tag in &article.tags {
            lines.push(format!("  tag {tag:?}"));
        }
        for step in &article.timeline.activities {
            let start = step.start.machine().unwrap_or_default();
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
fn whatever_is_spoilt_is_read_as_far_as_it_makes_sense() {
    let folder = crate::support::root().join("tests/fixtures/spoilt");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("a folder").flatten().collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let address = Address::link("https://harbour.example/data/feed.json", None).expect("valid");
        let charset = (name == "latin-1.json").then_some("iso-8859-1");
        let origin = Origin { charset, ..Origin::new(Some(&address), &Zones) };
        let document = gazette::formats::read(std::fs::read(file.path()).expect(&name), origin);
        insta::assert_snapshot!(format!("spoilt_{name}"), digest(document));
    }
}

#[test]
fn a_single_post_is_an_article() {
    let post = r#"{"id": 9, "title": {"rendered": "One"}, "content": {"rendered": "<p>x</p>"}}"#;
    let document = read(post.as_bytes()).expect("a post");
    assert_eq!((document.edition.articles.len(), document.items), (1, 1));
}

#[test]
fn an_empty_list_is_an_edition_without_articles() {
    assert_eq!(read(b"[]").expect("an empty list").edition.articles.len(), 0);
}

#[test]
fn what_stands_around_a_document_is_passed_over() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": []}"#;
    for text in [
        format!(")]}}',\n{feed}"),
        format!("while(1);{feed}"),
        format!("callback({feed});"),
        format!("/**/my.callback({feed})"),
        format!("<br />\n<b>Warning</b>: Array [0] in <b>/srv/x.php</b>\n{feed}"),
        format!("{feed}\n<!-- cached in 0.1 s -->"),
        format!("{feed}\0\0"),
    ] {
        let document = read(text.as_bytes()).expect(&text);
        assert_eq!(document.edition.title, "T", "{text}");
        let told = document.notices.iter();
        let told = told.filter(|notice| notice.kind == NoticeKind::Repaired);
        assert!((1..=2).contains(&told.count()), "{text}: {:?}", document.notices);
    }
    for mark in ["\u{feff}", "\u{feff}\u{feff}\n"] {
        assert_eq!(read(format!("{mark}{feed}").as_bytes()).expect("a feed").notices, []);
    }
}

#[test]
fn a_mistake_in_one_item_loses_that_item_only() {
    let feed = "{\"items\": [{\"id\": \"a\", \"content_text\": \"x\"},\n {\"id\": nope},\n \
        {\"id\": \"c\", \"content_text\": \"y\"}]}";
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!((document.edition.articles.len(), document.items), (2, 3));
    let dropped: Vec<String> = document.notices.iter().map(ToString::to_string).collect();
    let told = "items[1]: dropped: expected a value, found `n` (line 2, column 9)";
    assert!(dropped.iter().any(|notice| notice == told), "{dropped:#?}");
}

#[test]
fn bounds_cut_off_with_a_notice_each() {
    let origin = |bounds| Origin { bounds, ..Origin::new(None, &Zones) };
    let messages = |text: &str, bounds| {
        let document = gazette::formats::read(text.into(), origin(bounds)).expect("a feed");
        let notices = document.notices.iter().map(ToString::to_string).collect::<Vec<_>>();
        (document.edition.articles, notices.join("\n"))
    };
    let items: Vec<String> =
        (0..9).map(|n| format!("{{\"id\": {n}, \"content_text\": \"x\"}}")).collect();
    let feed = format!("{{\"items\": [{}]}}", items.join(","));
    let (articles, told) = messages(&feed, Bounds { items: 4, ..Bounds::DEFAULT });
    assert_eq!(articles.len(), 4);
    assert!(told.contains("expected at most 4 items, found 9; 5 were not read"), "{told}");

    let deep =
        format!("{{\"items\": [{{\"id\": 1, \"_x\": {}{}}}]}}", "[".repeat(9), "]".repeat(9));
    let (articles, told) = messages(&deep, Bounds { nesting: 6, ..Bounds::DEFAULT });
    assert_eq!(articles.len(), 1);
    assert!(told.contains("items[0]: repaired: expected less nesting"), "{told}");

    let steps: Vec<&str> = vec!["{\"start\": \"2024\", \"title\": \"x\"}"; 9];
    let feed = format!(
        "{{\"items\": [{{\"id\": 1, \"_gazette\": {{\"timeline\": [{}]}}}}]}}",
        steps.join(",")
    );
    let (articles, told) = messages(&feed, Bounds { items: 4, ..Bounds::DEFAULT });
    assert_eq!(articles[0].timeline.activities.len(), 4);
    assert!(told.contains("expected at most 4 activities, found 9"), "{told}");

    let many = format!("{{\"items\": [{}]}}", vec!["{}"; 5_000].join(","));
    let document = read(many.as_bytes()).expect("a feed");
    assert_eq!((document.items, document.notices.len()), (5_000, 1_001));
    assert!(
        document.notices[1_000].message.contains("found 4002 more"),
        "{:?}",
        document.notices[1_000]
    );

    let title = "word ".repeat(200_000);
    let feed = format!("{{\"items\": [{{\"id\": 1, \"title\": \"{title}\"}}]}}");
    let (articles, told) = messages(&feed, Bounds::DEFAULT);
    assert_eq!(articles[0].title.as_ref().map(String::len), Some(5_000 + "…".len()));
    assert!(told.contains("expected at most 5000 characters"), "{told}");
}

#[test]
fn what_is_huge_is_read_as_far_as_the_bounds_reach() {
    let items = vec![r#"{"id":"#.to_owned(); 1_000_000];
    let items: Vec<String> =
        items.into_iter().enumerate().map(|(at, item)| format!("{item}{at}}}")).collect();
    let document = read(format!("{{\"items\": [{}]}}", items.join(",")).as_bytes());
    let document = document.expect("a feed");
    assert_eq!((document.edition.articles.len(), document.items), (100_000, 1_000_000));
    let told = "expected at most 100000 items, found 1000000; 900000 were not read";
    assert!(document.notices.iter().any(|notice| notice.message == told));

    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    let html = "<div>".repeat(100_000);
    let feed = format!(
        r#"{{"items": [{{"id": "a", "_x": {open}{close}, "content_html": "{html}deep"}}, {{"id": "b"}}]}}"#
    );
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!(document.edition.articles.len(), 2);
    assert_eq!(plain_text(&document.edition.articles[0].body), "deep");
    assert!(document.notices.iter().any(|notice| notice.message.contains("less nesting")));
}

#[test]
fn a_list_that_comes_twice_is_told() {
    let feed = r#"{"items": [{"id": "a"}, {"id": "b"}], "items": [{"id": "c"}]}"#;
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!(document.edition.articles.len(), 1);
    let told = "items: dropped: expected `items` once, found it again; 2 were not read";
    assert!(document.notices.iter().any(|notice| notice.to_string() == told));
}

#[test]
fn records_that_are_never_closed_cost_a_line_each() {
    let text = format!("{{\"title\": \"One\"}}\n{}", "{\n".repeat(20_000));
    let document = read(text.as_bytes()).expect("records");
    assert_eq!((document.edition.articles.len(), document.items), (1, 20_001));
    let lost = document.notices.last().expect("notices");
    assert_eq!(lost.kind, NoticeKind::Dropped);
    assert!(lost.message.starts_with("expected at most 1000 notices"), "{lost}");
}

#[test]
fn what_cuts_off_the_whole_is_told_after_however_many_notices() {
    let origin =
        Origin { bounds: Bounds { items: 2_000, ..Bounds::DEFAULT }, ..Origin::new(None, &Zones) };
    let feed =
        format!("{{\"items\": [{}]}}", vec!["{\"id\": 7, \"title\": \"x\"}"; 3_000].join(","));
    let document = gazette::formats::read(feed.into_bytes(), origin).expect("a feed");
    let of_the_whole = document.notices.iter().filter(|notice| notice.path == "the document");
    let told: Vec<&str> = of_the_whole.map(|notice| notice.message.as_str()).collect();
    assert!(
        told.contains(&"expected at most 2000 items, found 3000; 1000 were not read"),
        "{told:?}"
    );
    let last = document.notices.last().expect("notices");
    // Ids that are numbers are repaired, and nothing else was lost of the items that were read.
    assert_eq!(last.kind, NoticeKind::Repaired, "{last}");
}

#[test]
fn a_bound_of_html_is_told_before_what_else_was_left_out() {
    let remarks = |html: &str| gazette::formats::html::read(html, None).remarks;
    let links: Vec<String> = (0..40).map(|at| format!("<a href='x{at}'>x</a>")).collect();
    let links = links.concat();
    let told = remarks(&format!("{links}{}", "<b>x</b>".repeat(20_000)));
    assert_eq!(told.len(), 21);
    assert!(told[0].contains("20000 elements"), "{told:?}");
    assert!(told[20].contains("20 remarks"), "{told:?}");
    assert!(remarks(&"<b>x".repeat(100))[0].contains("64 levels"));
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
    assert_eq!(
        error("<!doctype html><title>Not here</title>"),
        FormatError::WebPage("Not here".into())
    );
    assert_eq!(
        error("{\n  \"version\": nope }").to_string(),
        "expected JSON, found a mistake at line 2, column 14: expected a value, found `n`"
    );
    assert_eq!(error("{\"items\": [{\"id\": \"1\""), FormatError::CutOff { line: 1, column: 22 });
    assert_eq!(
        error("{\"code\": \"rest_no_route\", \"message\": \"x\"}"),
        FormatError::Refused { code: "rest_no_route".into(), message: "x".into() }
    );
    assert_eq!(
        error("<html><title>Sign in</title><input type=\"password\"></html>"),
        FormatError::LoginPage("Sign in".into())
    );
    assert_eq!(error("[1, 2]"), FormatError::NotDataset("an array of 2 values".into()));
    assert!(matches!(error("3.25"), FormatError::NotJson { line: 1, column: 1, .. }));
}

#[test]
fn a_packed_file_is_named() {
    for (bytes, how) in [
        (&b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03{\"items\""[..], "gzip"),
        (b"\x1f\x8b", "gzip"),
        (b"\x28\xb5\x2f\xfd\x04\x58\x09\x00", "zstd"),
        (b"\x78\x9c\xab\xae\x05\x00", "deflate"),
    ] {
        assert_eq!(read(bytes).expect_err("no dataset"), FormatError::Packed(how));
    }
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
fn dates_in_other_notations_are_read_and_told() {
    let feed = r#"{ "items": [{ "id": "a", "content_text": "x", "date_published": 1680255540 },
        { "id": 18446744073709551615, "content_text": "x", "date_published": "20221122" },
        { "id": "c", "content_text": "x", "date_published": "Tomorrow" },
        { "id": 18446744073709551614, "content_text": "&lt;b&gt; is text" }] }"#;
    let document = read(feed.as_bytes()).expect("a feed");
    let articles = &document.edition.articles;
    let dates: Vec<Option<String>> = articles
        .iter()
        .map(|article| {
            article.published.as_ref().and_then(gazette::edition::time::moment::Moment::machine)
        })
        .collect();
    let date = |text: &str| Some(text.to_owned());
    assert_eq!(dates, [date("2023-03-31T09:39:00+00:00"), date("2022-11-22"), None, None]);
    assert_eq!(articles[1].id, "18446744073709551615");
    assert_eq!(gazette::edition::body::plain_text(&articles[3].body), "<b> is text");
    let about_dates = document.notices.iter().filter(|notice| notice.path.ends_with("published"));
    assert_eq!(
        about_dates.filter(|notice| notice.message.starts_with("expected a date")).count(),
        3
    );
}

/// A feed of one item with so many activities, of which the eighth is no activity.
fn long_timeline(count: usize) -> String {
    let activity = |at: usize| match at {
        7 => r#"{ "id": "a7", "start": "2024-01-01" }"#.to_owned(),
        at => {
            format!(r#"{{ "id": "a{at}", "start": "{}-01-01", "title": "Step {at}" }}"#, 9999 - at)
        }
    };
    let activities: Vec<String> = (0..count).map(activity).collect();
    format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        {{ "id": "a", "content_text": "x",
          "_gazette": {{ "timeline": {{ "title": "Steps", "activities": [{}] }} }} }},
        {{ "id": "b", "content_text": "y" }}] }}"#,
        activities.join(", ")
    )
}

#[test]
fn a_long_timeline_is_read_as_a_short_one_is() {
    // The longer of the two is read activity by activity.
    for count in [20, 3_000] {
        let document = read(long_timeline(count).as_bytes()).expect("a feed");
        let [first, second] = document.edition.articles.as_slice() else { panic!("two items") };
        assert_eq!(second.id, "b");
        assert_eq!(first.timeline.title.as_deref(), Some("Steps"));
        let ids: Vec<&str> =
            first.timeline.activities.iter().map(|step| step.id.as_str()).collect();
        let numbers = (0..count).rev().filter(|at| *at != 7);
        assert_eq!(ids, numbers.map(|at| format!("a{at}")).collect::<Vec<_>>());
        let notices: Vec<String> = document.notices.iter().map(ToString::to_string).collect();
        assert_eq!(
            notices,
            ["items[0]._gazette.timeline.activities[7]: dropped: expected an activity with a \
              `title`, found an object"]
        );
    }
}

#[test]
fn a_long_text_is_read_as_a_short_one_is() {
    // The longer of the two is read in two steps.
    for count in [20, 2_000] {
        let html =
            "<p>One <b>two</b><script>no()</script> <a href='/x'>three</a>.</p>".repeat(count);
        let feed = format!(
            r#"{{ "items": [{{ "id": "a", "content_html": "{html}", "content_text": "x",
            "_gazette": {{ "timeline": [{{ "start": "2024", "title": "y" }}] }} }}] }}"#
        );
        let document = read(feed.as_bytes()).expect("a feed");
        let article = &document.edition.articles[0];
        assert_eq!(article.body.len(), count);
        let base = Address::link("https://harbour.example/data/feed.json", None).expect("valid");
        assert_eq!(article.body, gazette::formats::html::read(&html, Some(&base)).blocks);
        assert_eq!(article.timeline.activities.len(), 1);
        let told = document.notices.iter().filter(|notice| notice.message.contains("<script>"));
        let places: Vec<&str> = told.map(|notice| notice.path.as_str()).collect();
        assert_eq!(places, ["items[0].content_html"]);
    }
}

#[test]
fn a_date_in_another_notation_in_a_long_timeline_is_read_once() {
    let feed = long_timeline(3_000).replace("\"7999-01-01\"", "\"1 January 7999\"");
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!(document.edition.articles.len(), 2);
    let steps = &document.edition.articles[0].timeline.activities;
    assert_eq!(steps.len(), 2_999);
    let odd = steps.iter().find(|step| step.id == "a2000").expect("kept");
    assert_eq!(odd.start.machine().as_deref(), Some("7999-01-01"));
    let places: Vec<&str> = document.notices.iter().map(|notice| notice.path.as_str()).collect();
    let place = "items[0]._gazette.timeline.activities";
    assert_eq!(places, [format!("{place}[7]"), format!("{place}[2000].start")]);
}

#[test]
fn a_mistake_in_a_long_timeline_costs_one_activity() {
    let feed = long_timeline(3_000).replace(r#""title": "Step 2000""#, r#""title": Step 2000"#);
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!(document.edition.articles.len(), 2);
    assert_eq!(document.edition.articles[0].timeline.activities.len(), 2_998);
    let places: Vec<&str> = document.notices.iter().map(|notice| notice.path.as_str()).collect();
    let place = "items[0]._gazette.timeline.activities";
    assert_eq!(places, [format!("{place}[7]"), format!("{place}[2000]")]);
}

#[test]
fn of_more_activities_than_the_bound_the_first_are_read() {
    let mut origin = Origin::new(None, &crate::support::Zones);
    origin.bounds.items = 2_000;
    let document = gazette::formats::read(long_timeline(3_000).into_bytes(), origin);
    let document = document.expect("a feed");
    assert_eq!(document.edition.articles[0].timeline.activities.len(), 1_999);
    let last = document.notices.last().expect("a notice").to_string();
    assert_eq!(
        last,
        "items[0]._gazette.timeline.activities: dropped: expected at most 2000 activities, found \
         3000; 1000 were not read"
    );
}

/// Titles with dates and addresses of what a document's articles are.
fn articles(text: &str) -> Vec<(String, Option<String>, String)> {
    let mut edition = read(text.as_bytes()).expect(text).edition;
    edition.settle();
    let told = |article: &Article| {
        let date = article.published.as_ref().and_then(Moment::machine);
        (article.headline(), date, article.slug.clone())
    };
    edition.articles.iter().map(told).collect()
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
fn items_of_other_programs_are_no_json_feed() {
    let plain = r#"{ "items": [
        { "title": "Ferry", "url": "https://news.example/ferry/", "date": "2024-05-02", "summary": "It sails." },
        { "title": "Lamp", "url": "https://news.example/lamp/", "date": "2024-05-01" }] }"#;
    let date = |text: &str| Some(text.to_owned());
    assert_eq!(
        articles(plain),
        [
            ("Ferry".into(), date("2024-05-02"), "ferry".into()),
            ("Lamp".into(), date("2024-05-01"), "lamp".into())
        ]
    );
    let of_rss = r#"{ "status": "ok", "feed": { "title": "Harbour", "description": "News" }, "items": [
        { "title": "Ferry", "pubDate": "2024-05-02 08:00:00", "link": "https://news.example/ferry/",
          "guid": "https://news.example/?p=1", "thumbnail": "", "content": "<p>It sails again.</p>", "enclosure": {} }] }"#;
    let document = read(of_rss.as_bytes()).expect("a list");
    assert_eq!(document.edition.title, "Harbour");
    assert_eq!(plain_text(&document.edition.articles[0].body), "It sails again.");
    assert!(document.edition.articles[0].published.is_some());
    // Without a version, but with what only JSON Feed has.
    let bare = r#"{ "items": [{ "title": "Ferry", "content_text": "x" }] }"#;
    assert_eq!(articles(bare), [("Ferry".into(), None, "ferry".into())]);
}

#[test]
fn lists_of_events_are_timelines_whatever_their_date_is_called() {
    let steps = |text: &str| {
        let edition = read(text.as_bytes()).expect(text).edition;
        let steps = &edition.articles[0].timeline.activities;
        let machine = |moment: &Moment| moment.machine().unwrap_or_default();
        let told = |step: &gazette::edition::activity::Activity| {
            let end = step.end.as_ref().map(machine).unwrap_or_default();
            let place = step.place.as_ref().map(|place| place.name.clone()).unwrap_or_default();
            format!("{} {end} {} {place}", machine(&step.start), step.title)
        };
        steps.iter().map(told).collect::<Vec<_>>()
    };
    let of_calendar = r#"{ "total": 2, "events": [
        { "id": 10, "title": "Opening &amp; music", "description": "<p>With music.</p>", "start_date": "2024-05-01 10:00:00",
          "end_date": "2024-05-01 12:00:00", "timezone": "Europe/Berlin", "venue": { "venue": "Old quay" } },
        { "id": 11, "title": "Regatta", "start_date": "2024-06-08 00:00:00", "end_date": "2024-06-09 23:59:59",
          "all_day": true, "timezone": "Europe/Berlin" }] }"#;
    assert_eq!(
        steps(of_calendar),
        [
            "2024-05-01T10:00:00+02:00 2024-05-01T12:00:00+02:00 Opening & music Old quay",
            "2024-06-08 2024-06-09 Regatta "
        ]
    );
    assert_eq!(
        steps(
            r#"[{ "Title": "Regatta", "Start Date": "2024-06-08", "End Date": "2024-06-09", "Location": "Bay" }]"#
        ),
        ["2024-06-08 2024-06-09 Regatta Bay"]
    );
    assert_eq!(
        steps(
            r#"[{ "name": "Talk", "startDateTime": "2024-06-08T09:00:00Z", "location": { "name": "Hall" } }]"#
        ),
        ["2024-06-08T09:00:00+00:00  Talk Hall"]
    );
    // FullCalendar's end is the day after the last.
    assert_eq!(
        steps(r#"[{ "title": "Fair", "start": "2024-06-08", "end": "2024-06-10" }]"#),
        ["2024-06-08 2024-06-09 Fair "]
    );
    // A slide of TimelineJS is one by its parts.
    assert_eq!(
        steps(
            r#"{ "events": [{ "start_date": { "year": "2024" }, "text": { "headline": "Slide" } }] }"#
        ),
        ["2024  Slide "]
    );
}

#[test]
fn headings_of_spreadsheets_are_names_of_fields() {
    let sheet = r#"[{ "Title": "Ferry", "Date": "2024-05-02", "Link": "https://news.example/ferry/",
        "Text": "It sails.", "Image": "img/a.png", "Tags": "ferry, quay" },
        { "Title": "Lamp", "Date": "2024-05-01", "Link": "", "Text": "It turns.", "Image": "", "Tags": "" }]"#;
    let document = read(sheet.as_bytes()).expect("a list");
    let [first, second] = document.edition.articles.as_slice() else { panic!("two") };
    assert_eq!((first.tags.len(), first.image.is_some()), (2, true));
    assert_eq!((second.tags.len(), second.image.is_some()), (0, false));
    assert!(document.notices.iter().all(|notice| notice.kind != NoticeKind::Dropped));
    assert_eq!(
        articles(r#"[{ "标题": "渡船", "日期": "2024年5月2日", "正文": "复航。" }]"#),
        [("渡船".into(), Some("2024-05-02".into()), "渡船-2024年5月2日".into())]
    );
    // One name alone may be anything's.
    for other in [r#"[{ "name": "Anna", "id": 1 }]"#, r#"[{ "title": "x", "done": true }]"#] {
        assert!(matches!(read(other.as_bytes()), Err(FormatError::NotDataset(_))), "{other}");
    }
}

#[test]
fn what_is_not_for_everyone_is_left_out() {
    let note = |id: u8, to: &str| {
        format!(
            r#"{{ "id": "https://s.example/{id}/activity", "type": "Create", {to} "object": {{
            "id": "https://s.example/{id}", "type": "Note", {to} "content": "<p>Note {id}</p>" }} }}"#
        )
    };
    let everyone = "https://www.w3.org/ns/activitystreams#Public";
    let followers = "https://s.example/users/quay/followers";
    let notes = [
        note(1, &format!(r#""to": ["{everyone}"], "cc": ["{followers}"],"#)),
        note(2, &format!(r#""to": ["{followers}"],"#)),
        note(3, r#""to": "https://elsewhere.example/users/b","#),
        note(4, &format!(r#""to": "{followers}", "cc": "as:Public","#)),
        note(5, ""),
        note(6, r#""to": [], "cc": ["https://elsewhere.example/users/b"],"#),
    ];
    let outbox = format!(
        r#"{{ "@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "orderedItems": [{}] }}"#,
        notes.join(",")
    );
    let document = read(outbox.as_bytes()).expect("a collection");
    let titles: Vec<String> = document.edition.articles.iter().map(Article::headline).collect();
    assert_eq!(titles, ["Note 1", "Note 4", "Note 5"]);
    let told = document.notices.iter().filter(|notice| notice.message.contains("for followers"));
    assert_eq!(told.count(), 3);
    for withheld in [
        r#"[{ "id": 1, "status": "private", "title": { "rendered": "Secret" }, "content": { "rendered": "x" } },
            { "id": 2, "status": "publish", "title": { "rendered": "Open" }, "content": { "rendered": "x" } }]"#,
        r#"[{ "id": 1, "title": "Secret", "text": "x", "status": "Draft" }, { "id": 2, "title": "Open", "text": "x" }]"#,
        r#"[{ "id": 1, "title": "Secret", "text": "x", "draft": true }, { "id": 2, "title": "Open", "text": "x", "draft": false }]"#,
    ] {
        let titles: Vec<String> = articles(withheld).into_iter().map(|(title, ..)| title).collect();
        assert_eq!(titles, ["Open"], "{withheld}");
    }
}

#[test]
fn a_warning_is_said_once() {
    let note = r#"{ "@context": "https://www.w3.org/ns/activitystreams", "type": "Collection", "items": [
        { "id": "https://s.example/1", "type": "Note", "summary": "About the captain", "content": "<p>He leaves.</p>" }] }"#;
    let article = read(note.as_bytes()).expect("a collection").edition.articles.remove(0);
    assert_eq!((article.headline().as_str(), article.summary), ("About the captain", None));
}

#[test]
fn a_protected_post_says_so() {
    let post = r#"[{ "id": 1, "title": { "rendered": "Protected: x" }, "link": "https://news.example/x/",
        "content": { "rendered": "", "protected": true } }]"#;
    assert!(read(post.as_bytes()).expect("a post").edition.articles[0].locked);
}

#[test]
fn files_that_are_not_read_are_called_what_they_are() {
    use gazette::formats::Unread;
    for (text, kind) in [
        (
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item/></channel></rss>",
            Unread::Rss,
        ),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", Unread::Atom),
        ("title,tags\nFerry,\"[a, b]\"\n", Unread::Table),
        ("# News\n\n- [ ] The ferry\n- [x] The lamp\n", Unread::Markdown),
        ("title: News\nitems: []\n", Unread::Yaml),
        ("PK\u{3}\u{4}\u{14}[Content_Types].xml xl/workbook.xml", Unread::Excel),
    ] {
        assert_eq!(read(text.as_bytes()), Err(FormatError::Unread(kind)), "{text}");
    }
    let excel_of_old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(read(&excel_of_old), Err(FormatError::Unread(Unread::Excel)));
    let picture = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', 0, 0, 0, 0xD];
    assert_eq!(read(&picture), Err(FormatError::Unread(Unread::Picture)));
}

#[test]
fn the_lead_picture_is_shown_once_in_every_format() {
    let large = "https://news.example/img/lighthouse.png";
    let copy = "https://news.example/img/lighthouse-1024x683.png";
    let html = format!("<figure><img src='{copy}' alt='The lighthouse'></figure><p>At dusk.</p>");
    let posts = serde_json::json!([{
        "id": 71, "title": { "rendered": "T" }, "content": { "rendered": html },
        "_embedded": { "wp:featuredmedia": [{ "source_url": large }] }
    }]);
    let feed = serde_json::json!({ "items": [{ "id": 71, "image": large, "content_html": html }] });
    let objects = serde_json::json!([{ "id": 71, "title": "T", "date": "2024-05-01", "image": large, "body": html }]);
    for dataset in [posts, feed, objects] {
        let mut document = read(dataset.to_string().as_bytes()).expect("a dataset");
        assert_eq!(document.edition.settle(), []);
        let article = &document.edition.articles[0];
        assert_eq!(article.body.len(), 1, "{dataset}");
        let lead = &article.image.as_ref().expect("a lead").picture;
        assert_eq!((lead.address.as_str(), lead.alt.as_str()), (large, "The lighthouse"));
    }
}

#[test]
fn a_date_in_another_notation_asks_for_the_adapters() {
    use gazette::formats::adapters::adapters;
    use gazette::formats::reader::{Progress, Reader};
    let until_it_stops = |reader: &mut Reader<'_>| loop {
        match reader.step() {
            Progress::Working => {}
            stopped => return stopped,
        }
    };
    let begin = |date: &str| {
        let feed = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T",
            "items": [{{ "id": 7, "content_text": "x" }},
                {{ "id": "a", "content_text": "x", "date_published": "{date}" }}] }}"#
        );
        let mut reader = Reader::new(feed.into_bytes(), Origin::new(None, &Zones));
        let stopped = until_it_stops(&mut reader);
        (reader, stopped)
    };
    let day = |reader: Reader<'_>| {
        let document = reader.finish().expect("a feed");
        assert_eq!(document.edition.articles.len(), 2, "each is there once");
        let date = document.edition.articles[1].published.as_ref().and_then(Moment::machine);
        (date, document.notices.len())
    };
    let (standard, stopped) = begin("2022-11-22");
    assert_eq!(stopped, Progress::Done, "most datasets need nothing more");
    assert_eq!(day(standard), (Some("2022-11-22".into()), 1));
    let (mut other, stopped) = begin("22 November 2022");
    assert_eq!(stopped, Progress::NeedsAdapters);
    assert_eq!(other.step(), Progress::NeedsAdapters, "it waits");
    other.go_on_with(adapters());
    assert_eq!(until_it_stops(&mut other), Progress::Done);
    assert_eq!(day(other), (Some("2022-11-22".into()), 2), "told once");
    // Where they are not to be had, only the date is lost.
    let (mut alone, _) = begin("22 November 2022");
    assert!(alone.go_on_without());
    assert_eq!(until_it_stops(&mut alone), Progress::Done);
    assert_eq!(day(alone), (None, 2));
}

#[test]
fn a_document_in_another_format_waits_for_the_adapters() {
    use gazette::formats::adapters::adapters;
    use gazette::formats::reader::{Progress, Reader};
    for (text, articles) in [
        (r#"[{ "title": "Ferry", "date": "2024-05-01" }]"#, Some(1)),
        ("Warning: a\n[{ \"title\": \"Ferry\", \"date\": \"2024-05-01\" }]", Some(1)),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20240101\nEND:VEVENT\n", Some(1)),
        ("<rss><channel><![CDATA[ [1] ]]></channel></rss>", None),
        ("# News\n\nIt sails.", None),
    ] {
        let bytes = || text.as_bytes().to_vec();
        let mut reader = Reader::new(bytes(), Origin::new(None, &Zones));
        while reader.step() == Progress::Working {}
        assert_eq!(reader.step(), Progress::NeedsAdapters, "{text}");
        assert!(!reader.go_on_without(), "{text}: nothing of it can be read");
        reader.go_on_with(adapters());
        while reader.step() == Progress::Working {}
        assert_eq!(reader.step(), Progress::Done, "{text}");
        let found = reader.finish().map(|document| document.edition.articles.len());
        assert_eq!(found.ok(), articles, "{text}");
    }
    let wide: Vec<u8> =
        "[{ \"title\": \"x\" }]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let notices = read(&wide).expect("a list").notices;
    assert!(notices.iter().any(|notice| notice.message.contains("UTF-16")), "{notices:?}");
}

#[test]
fn items_with_ids_of_other_programs_keep_their_text_and_date() {
    let posts = r#"{ "items": [{ "id": 1, "title": "Ferry", "content": "<p>It sails.</p>", "date": "2024-05-01",
        "link": "https://news.example/ferry/", "published": true },
        { "id": 2, "title": "Secret", "content": "<p>x</p>", "date": "2024-05-02", "published": false }] }"#;
    let document = read(posts.as_bytes()).expect("a list");
    let [article] = document.edition.articles.as_slice() else { panic!("one is published") };
    assert_eq!(plain_text(&article.body), "It sails.");
    assert_eq!(article.published.as_ref().and_then(Moment::machine).as_deref(), Some("2024-05-01"));
    assert!(article.url.is_some());
    let withheld = |notice: &&gazette::edition::notice::Notice| notice.kind == NoticeKind::Withheld;
    assert_eq!(document.notices.iter().filter(withheld).count(), 1);
    let events = r#"{ "items": [{ "id": 1, "title": "Regatta", "start_date": "2024-06-08" }] }"#;
    let edition = read(events.as_bytes()).expect("events").edition;
    assert_eq!(edition.articles[0].timeline.activities.len(), 1);
    // What nobody knows is read as a JSON Feed is, as far as it makes sense.
    assert!(read(br#"{ "items": [{ "id": 1, "etag": "x", "guid": "y" }] }"#).is_ok());
}

#[test]
fn events_on_a_clock_that_nobody_knows_keep_their_day() {
    let starts = |zone: &str, start: &str| {
        let events =
            format!(r#"[{{ "id": "a", "title": "x", "start": "{start}", "timeZone": "{zone}" }}]"#);
        let document = read(events.as_bytes()).expect("events");
        let start = &document.edition.articles[0].timeline.activities[0].start;
        (start.machine().unwrap_or_default(), document.notices.len())
    };
    let hour = "2024-07-08T10:00:00";
    assert_eq!(starts("Pacific Standard Time", hour), ("2024-07-08T10:00:00-07:00".into(), 0));
    assert_eq!(starts("Tide time", hour).0, "2024-07-08");
    assert_eq!(starts("Tide time", "2024-07-08T10:00:00Z").0, "2024-07-08T10:00:00+00:00");
}

#[test]
fn what_is_out_of_bounds_is_told_in_every_format() {
    const DEGREES: &str = "expected a latitude within ±90 and a longitude within ±180";
    const END: &str = "after";
    const NAME: &str = "expected a place with a `name`, found an object";
    let feed = |activity: &str| {
        format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{{ "id": "a",
            "content_text": "x", "_gazette": {{ "timeline": [{{ "id": "b", "title": "x", "start": "2024", {activity} }}] }} }}] }}"#
        )
    };
    let slide = |more: &str| {
        format!(
            r#"{{ "events": [{{ "unique_id": "a", "start_date": {{ "year": "2024" }}, {more} }}] }}"#
        )
    };
    let stream = |more: &str| {
        format!(
            r#"{{ "@context": "https://www.w3.org/ns/activitystreams", "type": "Collection", "items": [
            {{ "id": "https://s.example/1", "type": "Event", "name": "x", "startTime": "2024-05-02T10:00:00Z", {more} }}] }}"#
        )
    };
    let calendar = |more: &str| {
        format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:x\nDTSTART:20240502\n{more}\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    let event =
        |more: &str| format!(r#"[{{ "id": "a", "title": "x", "start": "2024-05-02", {more} }}]"#);
    let post = |more: &str| {
        format!(
            r#"[{{ "id": 1, "title": {{ "rendered": "x" }}, "content": {{ "rendered": "x" }}, "_embedded": {{
            "wp:featuredmedia": [{{ "source_url": "https://news.example/a.png", "media_details": {more} }}] }} }}]"#
        )
    };
    let change = "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n";
    let zone = format!(
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Tide\n{}END:VTIMEZONE\nBEGIN:VEVENT\nUID:a\nSUMMARY:x\nDTSTART;TZID=Tide:20240502T100000\nEND:VEVENT\n",
        change.repeat(600)
    );
    for (text, place, told) in [
        (feed(r#""place": { "name": "x", "latitude": 91, "longitude": 8 }"#), "place", DEGREES),
        (feed(r#""place": { "name": "x", "latitude": 54 }"#), "place", DEGREES),
        (feed(r#""end": "2023""#), "end", END),
        (
            feed(r#""media": [{ "url": "https://x.example/a.png", "width": 20000, "height": 9 }]"#),
            "width",
            "of 1 to 10000 pixels",
        ),
        (
            slide(
                r#""text": { "headline": "x" }, "location": { "name": "x", "lat": 54, "lon": 181 }"#,
            ),
            "location",
            DEGREES,
        ),
        (
            slide(r#""text": { "headline": "x" }, "location": { "lat": 54, "lon": 8 }"#),
            "location",
            NAME,
        ),
        (slide(r#""text": { "headline": "x" }, "end_date": { "year": "2023" }"#), "end_date", END),
        (slide(r#""text": { "headline": "", "text": " " }"#), "events[0]", "found neither"),
        (
            stream(r#""location": { "name": "x", "latitude": -91, "longitude": 8 }"#),
            "location",
            DEGREES,
        ),
        (stream(r#""location": { "latitude": 1, "longitude": 8 }"#), "location", NAME),
        (stream(r#""endTime": "2024-05-01T10:00:00Z""#), "endTime", END),
        (calendar("LOCATION:Quay\nGEO:91;8"), "GEO", DEGREES),
        (calendar("LOCATION:Quay\nGEO:north"), "GEO", DEGREES),
        (calendar("GEO:54;8"), "GEO", "expected a LOCATION"),
        (calendar("DTEND:20240401"), "VEVENT[0]", END),
        (calendar("DTEND:"), "DTEND", "expected a date"),
        (zone, "DTSTART", "expected a time zone that is known"),
        (event(r#""end": "2024-04-01""#), "[0]", END),
        (event(r#""location": { "latitude": 1, "longitude": 8 }"#), "location", NAME),
        (post(r#"{ "width": 20000, "height": 9 }"#), "width", "of 1 to 10000 pixels"),
    ] {
        let document = read(text.as_bytes()).expect(&text);
        let of_it = |notice: &&gazette::edition::notice::Notice| {
            notice.kind == NoticeKind::Dropped
                && notice.path.ends_with(place)
                && notice.message.contains(told)
        };
        let notices = &document.notices;
        assert_eq!(notices.iter().filter(of_it).count(), 1, "{text}\n{notices:#?}");
        assert_eq!(notices.len(), 1, "{text}\n{notices:#?}");
    }
}

#[test]
fn a_boost_for_followers_is_not_for_everyone() {
    let outbox = r#"{ "@context": "https://www.w3.org/ns/activitystreams", "type": "Collection", "items": [
        { "id": "https://s.example/1", "type": "Announce", "to": ["https://s.example/followers"],
          "object": { "id": "https://s.example/2", "to": ["as:Public"], "content": "x" } }] }"#;
    assert_eq!(read(outbox.as_bytes()).expect("a collection").edition.articles.len(), 0);
}

#[test]
fn what_stands_before_a_document_makes_it_no_other_kind_of_file() {
    for before in ["Warning: a\nNotice: b\n", "# generated 2024-05-01\n", "a,b\n"] {
        for document in [
            r#"[{ "title": "Ferry", "date": "2024-05-01" }]"#,
            r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
                { "id": "a", "title": "Ferry", "content_text": "x", "date_published": "Tue, 22 Nov 2022 09:30:00 EST" }] }"#,
        ] {
            let found = articles(&format!("{before}{document}"));
            assert!(found[0].1.is_some(), "{before:?}");
        }
    }
}

#[test]
fn calendars_that_are_never_closed_cost_a_line_each() {
    // Quadratic work on these would take minutes.
    for piece in [
        "BEGIN:VTIMEZONE\nTZID:x\n",
        "BEGIN:VEVENT\nSUMMARY:x\n",
        "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n",
        "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n",
    ] {
        let calendar =
            format!("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:y\n{}", piece.repeat(30_000));
        assert!(read(calendar.as_bytes()).is_ok(), "{piece}");
    }
    let lines: Vec<String> = (0..30_000).map(|at| format!("X-{at}:a\nCATEGORIES:b\n")).collect();
    let many = lines.concat();
    let event =
        format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20240101\n{many}END:VEVENT\n");
    assert!(read(event.as_bytes()).is_ok());
    let slashes = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID={}:20240101T0930\n",
        "a/".repeat(50_000)
    );
    assert!(read(slashes.as_bytes()).is_ok());
    let short = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=Asia/Tokyo:20240101T0930\nEND:VEVENT\n";
    let edition = read(short.as_bytes()).expect("a calendar").edition;
    let start = edition.articles[0].timeline.activities[0].start.machine();
    assert_eq!(start.as_deref(), Some("2024-01-01T09:30:00+09:00"));
}
