//! Answers of services and content systems.

use gazette::edition::Edition;
use gazette::edition::body::plain_text;
use gazette::edition::notice::NoticeKind;
use gazette::formats::Document;

use crate::support::read;

fn service(file: &str) -> Document {
    let path = crate::support::root().join("tests/fixtures/datasets").join(file);
    read(&std::fs::read(path).expect(file)).expect(file)
}

fn titles(edition: &Edition) -> Vec<String> {
    let articles = edition.articles.iter().filter(|article| article.timeline.activities.is_empty());
    articles.map(gazette::edition::article::Article::headline).collect()
}

fn withheld(document: &Document) -> usize {
    document.notices.iter().filter(|notice| notice.kind == NoticeKind::Withheld).count()
}

fn next(document: &Document) -> Option<String> {
    document.edition.next_page.as_ref().map(ToString::to_string)
}

#[test]
fn drafts_and_private_items_of_services_are_withheld() {
    for (file, shown, hidden) in [
        ("drupal.json", &["The ferry sails at six"][..], 1),
        ("strapi.json", &["The ferry sails at six", "The library is open"], 1),
        ("mastodon.json", &["The first boat leaves at six.", "Lamps on the quay."], 1),
        ("google_calendar.json", &[], 2),
        ("schema_org.json", &["The ferry sails at six"], 1),
    ] {
        let document = service(file);
        assert_eq!(
            (titles(&document.edition).as_slice(), withheld(&document)),
            (shown.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>().as_slice(), hidden),
            "{file}"
        );
    }
}

#[test]
fn slugs_count_more_than_opaque_identifiers() {
    for file in ["airtable.json", "drupal.json", "ghost.json", "strapi.json", "contentful.json"] {
        let mut edition = service(file).edition;
        edition.settle();
        assert!(
            edition.by_slug("ferry").is_some(),
            "{file}: {:?}",
            edition.articles.iter().map(|own| &own.slug).collect::<Vec<_>>()
        );
    }
}

#[test]
fn next_pages_are_found_in_the_way_of_each_service() {
    let base = "https://harbour.example/data/feed.json";
    for (file, address) in [
        ("airtable.json", format!("{base}?offset=itrNextPage%2FrecH7")),
        (
            "drupal.json",
            "https://harbour.example/jsonapi/node/article?page%5Boffset%5D=50".to_owned(),
        ),
        ("ghost.json", format!("{base}?page=2")),
        ("strapi.json", format!("{base}?pagination%5Bpage%5D=2")),
        ("contentful.json", format!("{base}?skip=2")),
        ("google_calendar.json", format!("{base}?pageToken=CiAKGjBpNDd2Nmp2Zml2cXRwYjBpOXA%3D")),
    ] {
        assert_eq!(next(&service(file)), Some(address), "{file}");
    }
}

#[test]
fn rich_text_becomes_a_text() {
    let text = |file: &str| plain_text(&service(file).edition.articles[0].body);
    assert_eq!(text("contentful.json"), "At dawn\nThe first boat leaves at six (timetable)");
    let body = format!("{:?}", service("contentful.json").edition.articles[0].body);
    assert!(body.contains("https://images.harbour.example/pier.jpg"), "{body}");
    assert_eq!(text("strapi.json"), "The first boat leaves at six.\nTimetable");
}

#[test]
fn one_thing_of_schema_org_is_a_dataset() {
    let article = r#"{ "@context": "https://schema.org", "@type": ["NewsArticle"], "headline": "One", "articleBody": "Text",
        "url": "https://harbour.example/one" }"#;
    assert_eq!(titles(&read(article.as_bytes()).expect("an article").edition), ["One"]);
    let list = r#"{ "@context": "https://schema.org", "@type": "ItemList", "itemListElement": [
        { "@type": "ListItem", "position": 1, "item": { "@type": "BlogPosting", "headline": "Two", "url": "https://harbour.example/two" } }] }"#;
    assert_eq!(titles(&read(list.as_bytes()).expect("a list").edition), ["Two"]);
}

#[test]
fn deep_rich_text_and_long_lists_are_bounded() {
    let deep = "{\"nodeType\":\"paragraph\",\"content\":[".repeat(80) + &"]}".repeat(80);
    let text = format!(
        r#"{{ "items": [{{ "sys": {{ "id": "x" }}, "fields": {{ "title": "Deep", "body": {{ "nodeType": "document", "content": [{deep}] }} }} }}] }}"#
    );
    assert_eq!(titles(&read(text.as_bytes()).expect("an entry").edition), ["Deep"]);
}

#[test]
fn a_picture_or_link_of_a_service_is_checked_as_any_other() {
    let text = r#"[{ "id": "1", "visibility": "public", "account": { "username": "x" }, "created_at": "2024-06-04T08:00:00Z",
        "content": "<p onclick=\"x()\">Text<script>x()</script></p>", "url": "javascript:alert(1)",
        "media_attachments": [{ "type": "image", "url": "javascript:alert(1)", "description": "\"><script>x()</script>" }] }]"#;
    let document = read(text.as_bytes()).expect("a status");
    let article = &document.edition.articles[0];
    assert_eq!(article.url, None);
    let shown = plain_text(&article.body);
    assert!(shown.starts_with("Text") && !shown.contains("x()Text"), "{shown}");
}

#[test]
fn two_items_with_one_slug_are_two_articles() {
    let text = r#"[{ "id": 1, "slug": "news", "title": "News", "text": "x" }, { "id": 2, "slug": "news", "title": "Nachrichten", "text": "x" }]"#;
    let mut document = read(text.as_bytes()).expect("a list");
    document.edition.settle();
    let slugs: Vec<&str> = document.edition.articles.iter().map(|own| own.slug.as_str()).collect();
    assert_eq!(slugs, ["news", "2"]);
}

#[test]
fn only_a_picture_of_a_node_is_its_picture() {
    let text = r#"{ "data": [{ "type": "node--article", "id": "a", "attributes": { "title": "A", "created": "2024-06-04T08:00:00Z",
        "body": { "processed": "<p>x</p>" }, "field_hours": { "value": "09:00", "end_value": "17:00" } }, "relationships": {
          "field_attachment": { "data": { "type": "file--file", "id": "pdf" } },
          "field_related": { "data": { "type": "node--article", "id": "b" } },
          "field_image": { "data": { "type": "file--file", "id": "jpg" } } } }],
      "included": [
        { "type": "file--file", "id": "pdf", "attributes": { "filemime": "application/pdf", "uri": { "url": "/report.pdf" } } },
        { "type": "node--article", "id": "b", "relationships": { "field_image": { "data": { "type": "file--file", "id": "other" } } } },
        { "type": "file--file", "id": "other", "attributes": { "filemime": "image/jpeg", "uri": { "url": "/other.jpg" } } },
        { "type": "file--file", "id": "jpg", "attributes": { "filemime": "image/jpeg", "uri": { "url": "/own.jpg" } } }] }"#;
    let document = read(text.as_bytes()).expect("a node");
    let image = document.edition.articles[0].image.as_ref().expect("a picture");
    assert_eq!(image.picture.address.as_str(), "https://harbour.example/own.jpg");
}

#[test]
fn identifiers_of_other_records_are_no_names() {
    let text = r#"{ "records": [{ "id": "recA1b2C3d4E5f6G7", "createdTime": "2024-05-01T12:00:00.000Z",
        "fields": { "Title": "A", "Text": "x", "Author": ["recXyZ1234567890a"], "Tags": ["recTags4567890abc"] } }] }"#;
    let article = &read(text.as_bytes()).expect("a record").edition.articles[0];
    assert!(article.authors.is_empty() && article.tags.is_empty());
}

#[test]
fn a_next_page_that_is_followed_is_no_loss() {
    let document = service("google_calendar.json");
    assert!(
        document.notices.iter().all(|notice| notice.kind != NoticeKind::Dropped),
        "{:?}",
        document.notices
    );
}

#[test]
fn a_sheet_is_read_as_a_table_is() {
    let sheet = |rows: &str| {
        let text =
            format!(r#"{{ "range": "A1:Z9", "majorDimension": "ROWS", "values": [{rows}] }}"#);
        read(text.as_bytes()).expect("a sheet").edition
    };
    // An empty row above the headings, and the columns of TimelineJS.
    let edition = sheet(
        r#"[], ["Year", "Headline", "Type"], ["", "The lighthouse", "title"], [], ["1890", "First stone"]"#,
    );
    assert_eq!(edition.title, "The lighthouse");
    assert_eq!(edition.articles[0].timeline.activities[0].title, "First stone");
    // A column without a heading is none, and shifts no other.
    let edition = sheet(r#"["", "Title", "Text"], ["1", "One", "x"], ["2", "Two", "y", "more"]"#);
    assert_eq!(titles(&edition), ["One", "Two"]);
}

#[test]
fn a_thing_of_schema_org_with_a_wrong_url_is_known_by_its_identifier() {
    let graph = r#"{ "@context": "https://schema.org", "@graph": [
        { "@type": "NewsArticle", "@id": "https://a.example/one", "url": "javascript:alert(1)", "headline": "Same" },
        { "@type": "NewsArticle", "@id": "https://a.example/two", "url": "javascript:alert(2)", "headline": "Same" } ] }"#;
    let document = read(graph.as_bytes()).expect("things");
    let ids: Vec<&str> =
        document.edition.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["https://a.example/one", "https://a.example/two"]);
    let graph = r#"{ "@context": "https://schema.org", "@type": "NewsArticle", "url": "javascript:alert(1)", "headline": "A" }"#;
    let document = read(graph.as_bytes()).expect("a thing");
    assert!(
        document.notices.iter().any(|told| told.path.ends_with("url")),
        "{:?}",
        document.notices
    );
}
