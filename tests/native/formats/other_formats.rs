//! Formats other than JSON Feed, and how documents in them are recognised.

use gazette::edition::body::plain_text;
use gazette::edition::notice::NoticeKind;
use gazette::edition::time::moment::Moment;
use gazette::formats::FormatError;

use super::articles;
use crate::support::read;

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
    // This feed has no version, but a field that only JSON Feed has.
    let bare = r#"{ "items": [{ "title": "Ferry", "content_text": "x" }] }"#;
    assert_eq!(articles(bare), [("Ferry".into(), None, "ferry".into())]);
}

#[test]
fn items_with_ids_of_other_programs_keep_their_text_and_date() {
    let posts = r#"{ "items": [{ "id": 1, "title": "Ferry", "content": "<p>It sails.</p>", "date": "2024-05-01",
        "link": "https://news.example/ferry/", "published": true },
        { "id": 2, "title": "Secret", "content": "<p>x</p>", "date": "2024-05-02", "published": false }] }"#;
    let document = read(posts.as_bytes()).expect("a list");
    let [article] = document.edition.articles.as_slice() else { panic!("one is published") };
    assert_eq!(plain_text(&article.body), "It sails.");
    assert_eq!(
        article.published.as_ref().and_then(Moment::to_datetime_attribute).as_deref(),
        Some("2024-05-01")
    );
    assert!(article.url.is_some());
    let withheld = |notice: &&gazette::edition::notice::Notice| notice.kind == NoticeKind::Withheld;
    assert_eq!(document.notices.iter().filter(withheld).count(), 1);
    let events = r#"{ "items": [{ "id": 1, "title": "Regatta", "start_date": "2024-06-08" }] }"#;
    let edition = read(events.as_bytes()).expect("events").edition;
    assert_eq!(edition.articles[0].timeline.activities.len(), 1);
    // Items of an unknown format are read as those of a JSON Feed, as far as they make sense.
    assert!(read(br#"{ "items": [{ "id": 1, "etag": "x", "guid": "y" }] }"#).is_ok());
}

#[test]
fn lists_of_events_are_timelines_under_any_name_of_the_date() {
    let steps = |text: &str| {
        let edition = read(text.as_bytes()).expect(text).edition;
        let steps = &edition.articles[0].timeline.activities;
        let machine = |moment: &Moment| moment.to_datetime_attribute().unwrap_or_default();
        let row = |step: &gazette::edition::activity::Activity| {
            let end = step.end.as_ref().map(machine).unwrap_or_default();
            let place = step.place.as_ref().map(|place| place.name.clone()).unwrap_or_default();
            format!("{} {end} {} {place}", machine(&step.start), step.title)
        };
        steps.iter().map(row).collect::<Vec<_>>()
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
    // FullCalendar's `end` is the day after the last day of the event.
    assert_eq!(
        steps(r#"[{ "title": "Fair", "start": "2024-06-08", "end": "2024-06-10" }]"#),
        ["2024-06-08 2024-06-09 Fair "]
    );
    // TimelineJS writes dates and texts in parts.
    assert_eq!(
        steps(
            r#"{ "events": [{ "start_date": { "year": "2024" }, "text": { "headline": "Slide" } }] }"#
        ),
        ["2024  Slide "]
    );
}

#[test]
fn column_headings_of_spreadsheets_are_names_of_fields() {
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
    // One name alone does not show that an object is an article.
    for other in [r#"[{ "name": "Anna", "id": 1 }]"#, r#"[{ "title": "x", "done": true }]"#] {
        assert!(matches!(read(other.as_bytes()), Err(FormatError::NotDataset(_))), "{other}");
    }
}

#[test]
fn a_content_warning_is_shown_once() {
    let note = r#"{ "@context": "https://www.w3.org/ns/activitystreams", "type": "Collection", "items": [
        { "id": "https://s.example/1", "type": "Note", "summary": "About the captain", "content": "<p>He leaves.</p>" }] }"#;
    let article = read(note.as_bytes()).expect("a collection").edition.articles.remove(0);
    assert_eq!((article.headline().as_str(), article.summary), ("About the captain", None));
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
