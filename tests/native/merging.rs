//! One edition of several sources.

use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::article::{Article, Pin};
use gazette::edition::notice::{Notice, NoticeKind};
use gazette::edition::settling::merging::contribution::{Contribution, Gives};
use gazette::edition::settling::merging::join;
use gazette::formats::{self, Document, Format, Origin};

use crate::support::{Zones, read};

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Town hall\r\n\
    BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20240503T180000Z\r\nSUMMARY:Concert\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20240501T090000Z\r\nSUMMARY:Market\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn feed(title: &str, items: &str) -> String {
    format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "{title}", "items": [{items}] }}"#
    )
}

fn contribution(name: &str, section: Option<&str>, gives: Gives) -> Contribution {
    let key = name.split('.').next().unwrap_or_default().to_owned();
    let section = section.map(str::to_owned);
    Contribution { key, is_first: false, name: name.to_owned(), section, gives }
}

fn add(edition: &mut Edition, text: &str, from: &Contribution) -> Vec<Notice> {
    let Document { edition: mut more, mut notices, .. } = read(text.as_bytes()).expect(text);
    from.apply(&mut more, &mut notices);
    notices.extend(join(edition, more, from));
    notices
}

/// The edition of several sources, settled, with all notices.
fn merged(sources: &[(&str, Contribution)]) -> (Edition, Vec<String>) {
    let (mut edition, mut notices) = (Edition::default(), Vec::new());
    for (index, (text, from)) in sources.iter().enumerate() {
        let from = Contribution { is_first: index == 0, ..from.clone() };
        notices.extend(add(&mut edition, text, &from));
    }
    notices.extend(edition.settle());
    (edition, notices.iter().map(ToString::to_string).collect())
}

fn titles(edition: &Edition) -> Vec<String> {
    edition.articles.iter().map(Article::headline).collect()
}

#[test]
fn articles_of_all_sources_are_in_order_of_time() {
    let news = feed(
        "Harbour Notes",
        r#"{ "id": "1", "title": "Lamp", "content_text": "x", "date_published": "2024-03-01" },
           { "id": "2", "title": "Ferry", "content_text": "x", "date_published": "2024-01-01" }"#,
    );
    let blog = feed(
        "Quay Blog",
        r#"{ "id": "1", "title": "Ropes", "content_text": "x", "date_published": "2024-02-01" }"#,
    );
    let (edition, notices) = merged(&[
        (&news, contribution("news.json", None, Gives::Both)),
        (&blog, contribution("blog.json", Some("Blog"), Gives::Both)),
    ]);
    assert_eq!(titles(&edition), ["Lamp", "Ropes", "Ferry"]);
    assert_eq!(edition.title, "Harbour Notes");
    assert_eq!(notices, [""; 0]);
    // Equal identifiers of different articles do not hide one of them, and the first source keeps its addresses.
    let slugs: Vec<&str> = edition.articles.iter().map(|article| article.slug.as_str()).collect();
    assert_eq!(slugs, ["1", "blog-1", "2"]);
    assert_eq!(edition.sections.len(), 1);
    assert_eq!(edition.articles[1].section.as_deref(), Some("blog"));
}

#[test]
fn an_article_of_two_sources_appears_once() {
    let one = feed(
        "A",
        r#"{ "id": "1", "url": "https://www.harbour.example/lamp/", "title": "Lamp", "content_text": "the whole text" },
           { "id": "tag:harbour.example,2024:9", "title": "Ferry", "content_text": "x" },
           { "id": "same", "title": "Dock", "content_text": "x", "date_published": "2024-05-01" }"#,
    );
    let two = feed(
        "B",
        r#"{ "id": "77", "url": "http://harbour.example/lamp#top", "title": "Lamp!", "content_text": "short" },
           { "id": "tag:harbour.example,2024:9", "title": "The ferry", "content_text": "x" },
           { "id": "same", "title": "Dock", "content_text": "x", "date_published": "2024-05-01" }"#,
    );
    let (edition, notices) = merged(&[
        (&one, contribution("a.json", None, Gives::Both)),
        (&two, contribution("b.json", None, Gives::Both)),
    ]);
    assert_eq!(titles(&edition), ["Dock", "Lamp", "Ferry"]);
    assert_eq!(notices.len(), 3, "{notices:?}");
    for (notice, path) in notices.iter().zip(["items[0]", "items[1]", "items[2]"]) {
        assert!(notice.starts_with(&format!("b.json: {path}: dropped: ")), "{notice}");
        assert!(notice.ends_with("which is there already"), "{notice}");
    }
}

#[test]
fn chosen_links_lead_to_articles_of_the_same_source() {
    let one = feed("A", r#"{ "id": "1", "title": "Lamp", "content_text": "x" }"#);
    let two = feed(
        "B",
        r#"{ "id": "1", "title": "Ropes", "content_text": "x" },
           { "id": "2", "title": "Knots", "content_text": "x", "_gazette": { "related": [{ "id": "1" }] } }"#,
    );
    let (edition, notices) = merged(&[
        (&one, contribution("a.json", None, Gives::Both)),
        (&two, contribution("b.json", None, Gives::Both)),
    ]);
    let knots = edition.by_slug("b-2").expect("an article");
    assert_eq!(knots.pinned, [Pin::Article("b-1".to_owned())], "{notices:?}");
    assert_eq!(edition.by_id("b-1").expect("an article").headline(), "Ropes");
}

#[test]
fn lists_of_events_stay_apart() {
    let other = CALENDAR.replace("Town hall", "Library").replace("Concert", "Reading");
    let (edition, notices) = merged(&[
        (CALENDAR, contribution("town.ics", Some("Events"), Gives::Both)),
        (&other, contribution("library.ics", None, Gives::Both)),
    ]);
    assert_eq!(titles(&edition), ["Events", "Library"], "{notices:?}");
    for article in &edition.articles {
        assert_eq!(article.timeline.activities.len(), 2);
    }
    assert_eq!(
        edition.by_slug("library").expect("an article").timeline.activities[1].title,
        "Reading"
    );
}

#[test]
fn a_source_gives_only_what_is_asked_of_it() {
    let news = feed(
        "Harbour Notes",
        r#"{ "id": "a", "title": "Lamp", "summary": "It is lit.", "content_text": "x", "url": "https://h.example/lamp", "date_published": "2024-05-02T10:00:00Z" },
           { "id": "b", "title": "Undated", "content_text": "x" },
           { "id": "c", "title": "Fair", "content_text": "x", "_gazette": { "timeline": { "activities": [
             { "id": "1", "start": "2024-05-01T10:00", "title": "Opening" } ] } } }"#,
    );
    let (edition, notices) =
        merged(&[(&news, contribution("news.json", Some("Days"), Gives::Activities))]);
    assert_eq!(titles(&edition), ["Days"]);
    let activities = &edition.articles[0].timeline.activities;
    let told: Vec<&str> = activities.iter().map(|activity| activity.title.as_str()).collect();
    assert_eq!(told, ["Opening", "Lamp"]);
    assert_eq!(activities[1].url.as_ref().map(Address::as_str), Some("https://h.example/lamp"));
    assert!(
        notices.iter().any(|notice| notice.starts_with("news.json: items[1]: dropped: ")),
        "{notices:?}"
    );

    let (edition, _) = merged(&[(&news, contribution("news.json", None, Gives::Articles))]);
    assert_eq!(edition.articles.len(), 3);
    assert!(!edition.has_activities());

    let (edition, notices) = merged(&[(CALENDAR, contribution("town.ics", None, Gives::Articles))]);
    assert_eq!(edition.articles.len(), 0);
    assert!(
        notices.iter().any(|notice| notice.starts_with("town.ics: the document: dropped: ")),
        "{notices:?}"
    );
}

#[test]
fn the_section_of_a_source_takes_the_place_of_others() {
    let news = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T",
        "_gazette": { "sections": [{ "id": "w", "title": "Works" }] },
        "items": [{ "id": "a", "title": "Lamp", "content_text": "x", "tags": ["light"], "_gazette": { "section": "w" } }] }"#;
    let (edition, _) = merged(&[(news, contribution("n.json", Some("Press"), Gives::Both))]);
    assert_eq!(edition.sections.len(), 1);
    assert_eq!(edition.section_title("press"), Some("Press"));
    assert_eq!(edition.articles[0].section.as_deref(), Some("press"));
    assert_eq!(edition.articles[0].tags, ["light", "Works"]);
    // Sections of the same name are one.
    let (edition, _) = merged(&[
        (news, contribution("n.json", None, Gives::Both)),
        (
            &feed("B", r#"{ "id": "z", "title": "Dock", "content_text": "x" }"#),
            contribution("b.json", Some("works"), Gives::Both),
        ),
    ]);
    assert_eq!(edition.sections.len(), 1);
    assert_eq!(edition.articles[1].section.as_deref(), Some("w"));
}

#[test]
fn a_further_page_is_joined_to_what_is_there() {
    let from = contribution("town.ics", Some("Events"), Gives::Both);
    let mut edition = Edition::default();
    add(&mut edition, CALENDAR, &from);
    edition.settle();
    let later = CALENDAR.replace("UID:1", "UID:3").replace("20240503", "20240504");
    let notices = add(&mut edition, &later, &from);
    edition.settle();
    assert_eq!(edition.articles.len(), 1, "{notices:?}");
    assert_eq!(edition.articles[0].timeline.activities.len(), 4);
}

#[test]
fn a_page_of_events_continues_the_list_of_one_dataset() {
    let Document { mut edition, .. } = read(CALENDAR.as_bytes()).expect("a calendar");
    let later = CALENDAR.replace("UID:1", "UID:3").replace("UID:2", "UID:4");
    edition.absorb(read(later.as_bytes()).expect("a calendar").edition);
    assert_eq!(edition.settle(), []);
    let activities = &edition.articles[0].timeline.activities;
    assert_eq!(activities.len(), 4);
    assert!(activities.is_sorted_by_key(|activity| activity.start.order()));
}

#[test]
fn an_operator_may_name_the_format() {
    let list = r#"[{ "title": "Lamp", "start": "2024-05-01", "text": "x" }]"#;
    let read_as = |format| {
        let origin = Origin { format, ..Origin::new(None, &Zones) };
        formats::read(list.as_bytes().to_vec(), origin).expect("a document")
    };
    let events = read_as(None);
    assert_eq!(events.format, Format::FullCalendar);
    assert_eq!(events.edition.articles[0].timeline.activities.len(), 1);
    let objects = read_as(Some("objects"));
    assert_eq!(objects.format, Format::Objects);
    assert_eq!(titles(&objects.edition), ["Lamp"]);
    // A name that does not fit changes nothing.
    assert_eq!(read_as(Some("rss")).format, Format::FullCalendar);
    assert!(objects.notices.iter().all(|notice| notice.kind != NoticeKind::Dropped));
}

#[test]
fn what_only_looks_alike_stays_apart() {
    let one = feed(
        "A",
        r#"{ "id": "1", "content_text": "Hello" }, { "id": "town", "title": "Town", "content_text": "x" },
           { "id": "a", "url": "https://h.example/", "title": "Front page", "content_text": "x" },
           { "id": "b", "url": "https://h.example/news/#/articles/b", "title": "B", "content_text": "x" },
           { "id": "c", "url": "https://h.example/all", "title": "C", "content_text": "x" },
           { "id": "d", "url": "https://h.example/all", "title": "D", "content_text": "x" }"#,
    );
    let two = feed(
        "B",
        r#"{ "id": "1", "content_text": "Something else" },
           { "id": "e", "url": "https://h.example", "title": "E", "content_text": "x" },
           { "id": "f", "url": "https://h.example/news/#/articles/f", "title": "F", "content_text": "x" },
           { "id": "g", "url": "https://h.example/all", "title": "G", "content_text": "x" }"#,
    );
    let (edition, notices) = merged(&[
        (&one, contribution("a.json", None, Gives::Both)),
        (&two, contribution("b.json", None, Gives::Both)),
        (CALENDAR, contribution("town.ics", Some("Town"), Gives::Both)),
    ]);
    assert_eq!(edition.articles.len(), 11, "{notices:?}");
    assert_eq!(edition.by_id("town-2").expect("the calendar").timeline.activities.len(), 2);
}

#[test]
fn a_later_source_says_nothing_of_earlier_articles() {
    let one = feed("A", r#"{ "id": "1", "title": "Lamp", "content_text": "x" }"#);
    let two = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "B", "language": "ar",
        "authors": [{ "name": "Ana" }], "items": [{ "id": "2", "title": "Rope", "content_text": "x" }] }"#;
    let (edition, _) = merged(&[
        (&one, contribution("a.json", None, Gives::Both)),
        (two, contribution("b.json", None, Gives::Both)),
    ]);
    assert_eq!(edition.language, None);
    let [lamp, rope] = ["1", "b-2"].map(|id| edition.by_id(id).expect("an article"));
    assert_eq!((lamp.language.as_deref(), lamp.authors.len()), (None, 0));
    assert_eq!((rope.language.as_deref(), rope.authors.len()), (Some("ar"), 1));
}
