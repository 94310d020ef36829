//! Bounds: a document that exceeds one is cut off with a notice, and no document takes more than linear time.

use gazette::edition::body::plain_text;
use gazette::edition::notice::NoticeKind;
use gazette::formats::Origin;
use gazette::formats::bounds::Bounds;

use crate::support::{Zones, read};

#[test]
fn each_bound_cuts_off_with_a_notice() {
    let origin = |bounds| Origin { bounds, ..Origin::new(None, &Zones) };
    let messages = |text: &str, bounds| {
        let document = gazette::formats::read(text.into(), origin(bounds)).expect("a feed");
        let notices = document.notices.iter().map(ToString::to_string).collect::<Vec<_>>();
        (document.edition.articles, notices.join("\n"))
    };
    let items: Vec<String> =
        (0..9).map(|n| format!("{{\"id\": {n}, \"content_text\": \"x\"}}")).collect();
    let feed = format!("{{\"items\": [{}]}}", items.join(","));
    let (articles, notices) = messages(&feed, Bounds { items: 4, ..Bounds::DEFAULT });
    assert_eq!(articles.len(), 4);
    assert!(notices.contains("expected at most 4 items, found 9; 5 were not read"), "{notices}");

    let deep =
        format!("{{\"items\": [{{\"id\": 1, \"_x\": {}{}}}]}}", "[".repeat(9), "]".repeat(9));
    let (articles, notices) = messages(&deep, Bounds { nesting: 6, ..Bounds::DEFAULT });
    assert_eq!(articles.len(), 1);
    assert!(notices.contains("items[0]: repaired: expected less nesting"), "{notices}");

    let steps: Vec<&str> = vec!["{\"start\": \"2024\", \"title\": \"x\"}"; 9];
    let feed = format!(
        "{{\"items\": [{{\"id\": 1, \"_gazette\": {{\"timeline\": [{}]}}}}]}}",
        steps.join(",")
    );
    let (articles, notices) = messages(&feed, Bounds { items: 4, ..Bounds::DEFAULT });
    assert_eq!(articles[0].timeline.activities.len(), 4);
    assert!(notices.contains("expected at most 4 activities, found 9"), "{notices}");

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
    let (articles, notices) = messages(&feed, Bounds::DEFAULT);
    assert_eq!(articles[0].title.as_ref().map(String::len), Some(5_000 + "…".len()));
    assert!(notices.contains("expected at most 5000 characters"), "{notices}");
}

#[test]
fn huge_documents_are_read_up_to_the_bounds() {
    let items = vec![r#"{"id":"#.to_owned(); 1_000_000];
    let items: Vec<String> =
        items.into_iter().enumerate().map(|(at, item)| format!("{item}{at}}}")).collect();
    let document = read(format!("{{\"items\": [{}]}}", items.join(",")).as_bytes());
    let document = document.expect("a feed");
    assert_eq!((document.edition.articles.len(), document.items), (100_000, 1_000_000));
    let message = "expected at most 100000 items, found 1000000; 900000 were not read";
    assert!(document.notices.iter().any(|notice| notice.message == message));

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
fn a_cut_of_the_whole_document_is_noted_after_any_number_of_notices() {
    let origin =
        Origin { bounds: Bounds { items: 2_000, ..Bounds::DEFAULT }, ..Origin::new(None, &Zones) };
    let feed =
        format!("{{\"items\": [{}]}}", vec!["{\"id\": 7, \"title\": \"x\"}"; 3_000].join(","));
    let document = gazette::formats::read(feed.into_bytes(), origin).expect("a feed");
    let about_document = document.notices.iter().filter(|notice| notice.path == "the document");
    let messages: Vec<&str> = about_document.map(|notice| notice.message.as_str()).collect();
    assert!(
        messages.contains(&"expected at most 2000 items, found 3000; 1000 were not read"),
        "{messages:?}"
    );
    let last = document.notices.last().expect("notices");
    // Numeric ids are repaired, and the items that were read lost nothing.
    assert_eq!(last.kind, NoticeKind::Repaired, "{last}");
}

#[test]
fn a_bound_of_html_is_noted_before_other_losses() {
    let remarks = |html: &str| gazette::formats::read_html(html, None).remarks;
    let links: Vec<String> = (0..40).map(|at| format!("<a href='x{at}'>x</a>")).collect();
    let links = links.concat();
    let found = remarks(&format!("{links}{}", "<b>x</b>".repeat(20_000)));
    assert_eq!(found.len(), 21);
    assert!(found[0].contains("20000 elements"), "{found:?}");
    assert!(found[20].contains("20 remarks"), "{found:?}");
    assert!(remarks(&"<b>x".repeat(100))[0].contains("64 levels"));
}

#[test]
fn records_that_are_never_closed_lose_one_line_each() {
    let text = format!("{{\"title\": \"One\"}}\n{}", "{\n".repeat(20_000));
    let document = read(text.as_bytes()).expect("records");
    assert_eq!((document.edition.articles.len(), document.items), (1, 20_001));
    let last = document.notices.last().expect("notices");
    assert_eq!(last.kind, NoticeKind::Dropped);
    assert!(last.message.starts_with("expected at most 1000 notices"), "{last}");
}

#[test]
fn calendars_that_are_never_closed_take_linear_time() {
    // Reading these calendars in quadratic time would take minutes.
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
    let start = edition.articles[0].timeline.activities[0].start.to_datetime_attribute();
    assert_eq!(start.as_deref(), Some("2024-01-01T09:30:00+09:00"));
}
