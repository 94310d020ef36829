//! Dates: placeholders, other notations, order and unknown zones.

use crate::support::read;

#[test]
fn placeholder_dates_are_dropped() {
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
        let about_date = |notice: &&String| notice.starts_with("items[0].date_published: dropped");
        assert_eq!(notices.iter().filter(about_date).count(), 1, "{date}: {notices:#?}");
    }
}

#[test]
fn dates_in_other_notations_are_read_with_a_notice() {
    let feed = r#"{ "items": [{ "id": "a", "content_text": "x", "date_published": 1680255540 },
        { "id": 18446744073709551615, "content_text": "x", "date_published": "20221122" },
        { "id": "c", "content_text": "x", "date_published": "Tomorrow" },
        { "id": 18446744073709551614, "content_text": "&lt;b&gt; is text" }] }"#;
    let document = read(feed.as_bytes()).expect("a feed");
    let articles = &document.edition.articles;
    let dates: Vec<Option<String>> = articles
        .iter()
        .map(|article| {
            article
                .published
                .as_ref()
                .and_then(gazette::edition::time::moment::Moment::to_datetime_attribute)
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

#[test]
fn days_and_times_of_one_zone_are_sorted_together() {
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
fn events_in_an_unknown_zone_keep_their_day() {
    let starts = |zone: &str, start: &str| {
        let events =
            format!(r#"[{{ "id": "a", "title": "x", "start": "{start}", "timeZone": "{zone}" }}]"#);
        let document = read(events.as_bytes()).expect("events");
        let start = &document.edition.articles[0].timeline.activities[0].start;
        (start.to_datetime_attribute().unwrap_or_default(), document.notices.len())
    };
    let hour = "2024-07-08T10:00:00";
    assert_eq!(starts("Pacific Standard Time", hour), ("2024-07-08T10:00:00-07:00".into(), 0));
    assert_eq!(starts("Tide time", hour).0, "2024-07-08");
    assert_eq!(starts("Tide time", "2024-07-08T10:00:00Z").0, "2024-07-08T10:00:00+00:00");
}
