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
fn without_the_adapters_only_what_may_be_a_draft_is_left_out() {
    use gazette::formats::reader::{Progress, Reader};
    let text = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        { "id": "1", "title": "Open", "content_text": "x" },
        { "id": "2", "title": "Perhaps", "content_text": "x", "status": "odd" },
        { "id": "3", "title": "Open too", "content_text": "x", "_gazette": { "timeline": { "activities": [] } } }] }"#;
    let mut reader = Reader::new(text.as_bytes().to_vec(), Origin::new(None, &Zones));
    while reader.step() == Progress::Working {}
    assert_eq!(reader.step(), Progress::NeedsAdapters);
    assert!(reader.resume_without());
    while reader.step() == Progress::Working {}
    let document = reader.finish().expect("a feed");
    let ids: Vec<&str> = document.edition.articles.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(ids, ["1", "3"]);
    assert!(
        document.notices.iter().any(|notice| notice.path == "items[1]"),
        "{:?}",
        document.notices
    );
}

#[test]
fn a_word_in_a_text_or_an_id_needs_no_adapters() {
    use gazette::formats::reader::{Progress, Reader};
    let text = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        { "id": "published", "title": "draft", "tags": ["private"], "content_text": "\"status\": \"draft\"" }] }"#;
    let mut reader = Reader::new(text.as_bytes().to_vec(), Origin::new(None, &Zones));
    while reader.step() == Progress::Working {}
    assert_eq!(reader.step(), Progress::Done);
}

#[test]
fn a_document_in_another_format_needs_the_adapters() {
    use gazette::formats::adapters::adapters;
    use gazette::formats::reader::{Progress, Reader};
    for (text, articles) in [
        (r#"[{ "title": "Ferry", "date": "2024-05-01" }]"#, Some(1)),
        ("Warning: a\n[{ \"title\": \"Ferry\", \"date\": \"2024-05-01\" }]", Some(1)),
        ("<?xml version=\"1.0\"?><urlset><![CDATA[ [1] ]]></urlset>", None),
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

#[test]
fn a_calendar_needs_what_reads_calendars() {
    use gazette::formats::ContainerKind;
    use gazette::formats::adapters::calendars;
    use gazette::formats::reader::{Progress, Reader};
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:1 May 2024\nDESCRIPTION:See https://a.example/b\n\
                END:VEVENT\n";
    let mut reader = Reader::new(text.as_bytes().to_vec(), Origin::new(None, &Zones));
    while reader.step() == Progress::Working {}
    assert_eq!(reader.step(), Progress::NeedsContainers(ContainerKind::Calendar));
    assert!(!reader.resume_without());
    reader.resume_with_containers(calendars());
    while reader.step() == Progress::Working {}
    assert_eq!(reader.step(), Progress::Done, "dates and addresses need nothing more");
    let edition = reader.finish().expect("a calendar").edition;
    let activity = &edition.articles[0].timeline.activities[0];
    assert_eq!(activity.start.to_datetime_attribute().as_deref(), Some("2024-05-01"));
}

#[test]
fn formulas_and_addresses_need_the_markup_and_every_item_is_read_once() {
    use gazette::edition::body::{Block, Inline};
    use gazette::formats::markup::{Markup, markup};
    use gazette::formats::reader::{Progress, Reader};
    let feed = |item: &str| {
        let first = r#"{"id": "a", "content_html": "<p>x</p>"}"#;
        format!(
            r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{first}, {item}]}}"#
        )
    };
    let large = "<p>In the morning</p>".repeat(6_000);
    for (item, is_needed) in [
        (r#"{"id": "b", "content_html": "<p>x <a href='https://a.example/'>y</a></p>"}"#.to_owned(), false),
        (r#"{"id": "b", "content_html": "<p><img src='https://a.example/b.png'></p>"}"#.to_owned(), false),
        (r#"{"id": "b", "content_html": "<iframe src='https://a.example/'></iframe>"}"#.to_owned(), false),
        (r#"{"id": "b", "content_html": "<code>https://a.example/</code>"}"#.to_owned(), true),
        (r#"{"id": "b", "content_html": "<p>See https://a.example/</p>"}"#.to_owned(), true),
        (r#"{"id": "b", "content_text": "See https://a.example/"}"#.to_owned(), true),
        (r#"{"id": "b", "content_html": "<math><mi>x</mi></math>"}"#.to_owned(), true),
        (r#"{"id": "b", "content_html": "<iframe src='https://vimeo.com/1'></iframe>"}"#.to_owned(), true),
        (format!(r#"{{"id": "b", "content_html": "{large}<p>See https://a.example/</p>"}}"#), true),
        (
            r#"{"id": "b", "content_text": "x", "_gazette": {"timeline": [{"id": "c", "title": "d", "start": "2024",
               "media": ["https://vimeo.com/1"]}]}}"#.to_owned(),
            true,
        ),
    ] {
        let start = || Reader::new(feed(&item).into_bytes(), Origin::new(None, &Zones));
        let run = |reader: &mut Reader<'_>| {
            while reader.step() == Progress::Working {}
            reader.step()
        };
        let mut reader = start();
        let stopped = run(&mut reader);
        assert_eq!(stopped == Progress::NeedsMarkup, is_needed, "{item:.80}: {stopped:?}");
        if is_needed {
            reader.resume_with_markup(markup());
            assert_eq!(run(&mut reader), Progress::Done, "{item:.80}");
            // Where it cannot be loaded, the text is there without it.
            let mut without = start();
            run(&mut without);
            without.resume_with_markup(Markup::missing());
            assert_eq!(run(&mut without), Progress::Done, "{item:.80}");
            assert_eq!(without.finish().expect("a feed").edition.articles.len(), 2);
        }
        let read = reader.finish().expect("a feed").edition;
        let whole = gazette::formats::read(feed(&item).into_bytes(), Origin::new(None, &Zones));
        assert_eq!(read, whole.expect("a feed").edition, "{item:.80}");
    }
    let read = gazette::formats::read_html("<p>See https://a.example/</p>", None);
    assert!(
        matches!(&read.blocks[..], [Block::Paragraph(line)] if matches!(line[..], [Inline::Text(_), Inline::Link { .. }]))
    );
}
