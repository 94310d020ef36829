//! A reader without adapters stops where it needs them, and goes on once it has them.

use gazette::edition::time::moment::Moment;
use gazette::formats::Origin;

use crate::support::{Zones, read};

#[test]
fn a_date_in_another_notation_needs_the_adapters() {
    use gazette::formats::adapters::adapters;
    use gazette::formats::reader::{Progress, Reader};
    let run = |reader: &mut Reader<'_>| loop {
        match reader.step() {
            Progress::Working => {}
            stopped => return stopped,
        }
    };
    let start = |date: &str| {
        let feed = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T",
            "items": [{{ "id": 7, "content_text": "x" }},
                {{ "id": "a", "content_text": "x", "date_published": "{date}" }}] }}"#
        );
        let mut reader = Reader::new(feed.into_bytes(), Origin::new(None, &Zones));
        let stopped = run(&mut reader);
        (reader, stopped)
    };
    let day = |reader: Reader<'_>| {
        let document = reader.finish().expect("a feed");
        assert_eq!(document.edition.articles.len(), 2, "each item is there once");
        let date =
            document.edition.articles[1].published.as_ref().and_then(Moment::to_datetime_attribute);
        (date, document.notices.len())
    };
    let (standard_date, stopped) = start("2022-11-22");
    assert_eq!(stopped, Progress::Done, "most datasets need nothing more");
    assert_eq!(day(standard_date), (Some("2022-11-22".into()), 1));
    let (mut other_date, stopped) = start("22 November 2022");
    assert_eq!(stopped, Progress::NeedsAdapters);
    assert_eq!(other_date.step(), Progress::NeedsAdapters, "the reader still waits");
    other_date.resume_with(adapters());
    assert_eq!(run(&mut other_date), Progress::Done);
    assert_eq!(
        day(other_date),
        (Some("2022-11-22".into()), 2),
        "one notice for the id, one for the date"
    );
    // Where the adapters cannot be loaded, only the date is lost.
    let (mut without_adapters, _) = start("22 November 2022");
    assert!(without_adapters.resume_without());
    assert_eq!(run(&mut without_adapters), Progress::Done);
    assert_eq!(day(without_adapters), (None, 2));
}

#[test]
fn a_document_in_another_format_needs_the_adapters() {
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
        assert!(!reader.resume_without(), "{text}: no part can be read without the adapters");
        reader.resume_with(adapters());
        while reader.step() == Progress::Working {}
        assert_eq!(reader.step(), Progress::Done, "{text}");
        let found = reader.finish().map(|document| document.edition.articles.len());
        assert_eq!(found.ok(), articles, "{text}");
    }
    let utf_16: Vec<u8> =
        "[{ \"title\": \"x\" }]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let notices = read(&utf_16).expect("a list").notices;
    assert!(notices.iter().any(|notice| notice.message.contains("UTF-16")), "{notices:?}");
}
