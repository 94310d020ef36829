//! Faults that users of other readers reported: what Gazette makes of the same documents.

use gazette::edition::activity::Activity;
use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::edition::body::{Block, plain_text};
use gazette::formats::{self, Document, Origin};

use crate::support::Zones;

fn read(text: &str) -> Document {
    let address = Address::link("https://site.example/data/feed.json", None).expect("an address");
    let origin = Origin { now: Some(1_795_000_000), ..Origin::new(Some(&address), &Zones) };
    let mut document = formats::read(text.as_bytes().to_vec(), origin).expect("a dataset");
    document.edition.settle();
    document
}

/// A feed of one item with these fields.
fn item(fields: &str) -> Document {
    read(&format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
             {{ "id": "1", "url": "https://cms.example/2024/x/", {fields} }}] }}"#
    ))
}

/// A calendar of one event with these lines.
fn event(lines: &str) -> Document {
    read(&format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Tour\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    ))
}

fn article(document: &Document) -> &Article {
    document.edition.articles.first().expect("an article")
}

fn title(document: &Document) -> &str {
    article(document).title.as_deref().expect("a title")
}

fn text(document: &Document) -> String {
    plain_text(&article(document).body)
}

fn messages(document: &Document) -> Vec<&str> {
    document.notices.iter().map(|notice| notice.message.as_str()).collect()
}

fn starts(document: &Document) -> Vec<String> {
    let start = |activity: &Activity| activity.start.to_datetime_attribute().expect("a date");
    article(document).timeline.activities.iter().map(start).collect()
}

/// The titles of the activities in order, each with the years of its start and end, counted with a year 0
/// as ISO 8601 does: 1 BC is 0.
fn years(document: &Document) -> Vec<(&str, i64, Option<i64>)> {
    let mut found = Vec::new();
    for activity in &article(document).timeline.activities {
        let end = activity.end.as_ref().map(|end| end.date.year);
        found.push((activity.title.as_str(), activity.start.date.year, end));
    }
    found
}

#[test]
fn addresses_of_pictures_that_leave_out_the_scheme_the_host_or_the_folder_are_completed() {
    let document = item(
        r#""content_html": "<p><img src='//cdn.example/a.jpg'></p><p><img src='/images/b.jpg'></p><p><img src='c.jpg'></p>""#,
    );
    let addresses: Vec<String> = article(&document)
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Picture(picture) => Some(picture.address.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(
        addresses,
        [
            "https://cdn.example/a.jpg",
            "https://cms.example/images/b.jpg",
            "https://cms.example/2024/x/c.jpg"
        ]
    );
}

#[test]
fn the_end_of_a_series_in_utc_counts_on_the_clock_of_the_series() {
    let document = event(
        "DTSTART;TZID=America/New_York:20240101T200000\nRRULE:FREQ=DAILY;UNTIL=20240104T010000Z",
    );
    assert_eq!(
        starts(&document),
        ["2024-01-01T20:00:00-05:00", "2024-01-02T20:00:00-05:00", "2024-01-03T20:00:00-05:00"]
    );
}

#[test]
fn dates_are_excluded_in_utc_in_several_lines_and_by_midnight_where_the_series_is_of_days() {
    let in_utc = event(
        "DTSTART;TZID=America/New_York:20240101T200000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20240103T010000Z",
    );
    assert_eq!(starts(&in_utc), ["2024-01-01T20:00:00-05:00", "2024-01-03T20:00:00-05:00"]);

    let in_lines = event(
        "DTSTART;TZID=Europe/Berlin:20240101T090000\nRRULE:FREQ=DAILY;COUNT=4\n\
         EXDATE;TZID=Europe/Berlin:20240102T090000\nEXDATE;TZID=Europe/Berlin:20240103T090000,20240104T090000",
    );
    assert_eq!(starts(&in_lines), ["2024-01-01T09:00:00+01:00"]);

    let of_days = event(
        "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:20240102T000000Z\n\
         EXDATE;TZID=Europe/Berlin:20240103T000000\nEXDATE:20240104T000000",
    );
    assert_eq!(starts(&of_days), ["2024-01-01", "2024-01-05"]);
}

#[test]
fn the_last_friday_of_the_month_keeps_its_hour_in_central_european_time() {
    let document = event("DTSTART;TZID=CET:20240126T090000\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=4");
    assert_eq!(
        starts(&document),
        [
            "2024-01-26T09:00:00+01:00",
            "2024-02-23T09:00:00+01:00",
            "2024-03-29T09:00:00+01:00",
            "2024-04-26T09:00:00+02:00"
        ]
    );
}

#[test]
fn line_breaks_inside_strings_are_read_and_told() {
    let document = item("\"content_html\": \"<p>one\ntwo\tthree</p>\"");
    assert_eq!(text(&document), "one two three");
    assert!(messages(&document).iter().any(|message| message.contains("control characters")));
}

#[test]
fn a_day_as_the_time_of_publication_gets_no_invented_hour() {
    let document = item(r#""title": "a", "content_text": "x", "date_published": "2024-03-05""#);
    let published = article(&document).published.as_ref().expect("a date");
    assert_eq!(published.to_datetime_attribute().as_deref(), Some("2024-03-05"));
    assert!(!published.has_time());
}

#[test]
fn words_that_begin_like_character_references_stay() {
    let document = item(
        r#""title": "Cloak&Dagger at AT&T, R&D, Q&A; so", "content_html": "<p>Cloak&Dagger at AT&T, R&D</p>""#,
    );
    assert_eq!(title(&document), "Cloak&Dagger at AT&T, R&D, Q&A; so");
    assert_eq!(text(&document), "Cloak&Dagger at AT&T, R&D");
}

#[test]
fn items_without_dates_titles_or_texts_are_shown_as_far_as_they_are_known() {
    let without_text = item(r#""title": "a""#);
    assert_eq!((title(&without_text), article(&without_text).published.is_none()), ("a", true));
    let expected = ["expected `content_html` or `content_text`, found neither"];
    assert_eq!(messages(&without_text), expected);

    let without_title = item(r#""content_text": "Only a text.""#);
    assert_eq!(article(&without_title).title, None);
    assert_eq!(text(&without_title), "Only a text.");
}

#[test]
fn years_before_christ_and_of_one_digit_are_neither_moved_nor_dropped() {
    let start = |year: &str| format!(r#""start_date": {{ "year": "{year}" }}"#);
    let document = read(&format!(
        r#"{{ "events": [
            {{ "unique_id": "a", {}, "text": {{ "headline": "one" }} }},
            {{ "unique_id": "b", "start_date": {{ "year": "-43", "month": "3", "day": "15" }}, "text": {{ "headline": "ides" }} }},
            {{ "unique_id": "c", {}, "end_date": {{ "year": "12" }}, "text": {{ "headline": "four" }} }},
            {{ "unique_id": "d", {}, "end_date": {{ "year": "2" }}, "text": {{ "headline": "span" }} }}
        ] }}"#,
        start("-1"),
        start("4"),
        start("-11"),
    ));
    assert_eq!(messages(&document), Vec::<&str>::new());
    let expected =
        [("ides", -42, None), ("span", -10, Some(2)), ("one", 0, None), ("four", 4, Some(12))];
    assert_eq!(years(&document), expected);
}

#[test]
fn the_quotation_inside_a_post_of_a_network_stays_readable_and_its_script_is_told() {
    let document = item(
        r#""content_html": "<blockquote class='instagram-media'><a href='https://social.example/p/abc/'>A post</a></blockquote><script async src='//social.example/embed.js'></script>""#,
    );
    assert_eq!(text(&document), "A post");
    assert_eq!(messages(&document), ["expected text, found `<script>`"]);
}
