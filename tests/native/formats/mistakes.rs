//! Documents with mistakes, or with text around them, are read without the mistakes.

use gazette::edition::article::Article;
use gazette::edition::notice::NoticeKind;

use super::articles;
use crate::support::read;

#[test]
fn text_around_a_document_is_skipped() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "a", "content_text": "x"}]}"#;
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
        let repairs = document.notices.iter();
        let repairs = repairs.filter(|notice| notice.kind == NoticeKind::Repaired);
        assert!((1..=2).contains(&repairs.count()), "{text}: {:?}", document.notices);
    }
    for mark in ["\u{feff}", "\u{feff}\u{feff}\n"] {
        assert_eq!(read(format!("{mark}{feed}").as_bytes()).expect("a feed").notices, []);
    }
}

#[test]
fn text_before_a_document_does_not_change_its_kind() {
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
fn a_mistake_in_one_item_loses_that_item_only() {
    let feed = "{\"items\": [{\"id\": \"a\", \"content_text\": \"x\"},\n {\"id\": nope},\n \
        {\"id\": \"c\", \"content_text\": \"y\"}]}";
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!((document.edition.articles.len(), document.items), (2, 3));
    let notices: Vec<String> = document.notices.iter().map(ToString::to_string).collect();
    let expected = "items[1]: dropped: expected a value, found `n` (line 2, column 9)";
    assert!(notices.iter().any(|notice| notice == expected), "{notices:#?}");
}

#[test]
fn a_second_list_of_items_is_noted() {
    let feed = r#"{"items": [{"id": "a"}, {"id": "b"}], "items": [{"id": "c"}]}"#;
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!(document.edition.articles.len(), 1);
    let expected = "items: dropped: expected `items` once, found it again; 2 were not read";
    assert!(document.notices.iter().any(|notice| notice.to_string() == expected));
}

#[test]
fn mistakes_in_json_lose_nothing_else() {
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
