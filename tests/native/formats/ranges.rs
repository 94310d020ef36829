//! Values out of range are dropped with one notice in every format.

use gazette::edition::notice::NoticeKind;

use crate::support::read;

#[test]
fn values_out_of_range_are_dropped_in_every_format() {
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
    for (text, path, message) in [
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
        let matches = |notice: &&gazette::edition::notice::Notice| {
            notice.kind == NoticeKind::Dropped
                && notice.path.ends_with(path)
                && notice.message.contains(message)
        };
        let notices = &document.notices;
        assert_eq!(notices.iter().filter(matches).count(), 1, "{text}\n{notices:#?}");
        assert_eq!(notices.len(), 1, "{text}\n{notices:#?}");
    }
}
