//! Documents that are no dataset, each with its error.

use gazette::formats::{Document, FormatError};

use crate::support::read;

#[test]
fn each_document_that_is_no_dataset_has_its_error() {
    let error = |text: &str| read(text.as_bytes()).expect_err(text);
    assert_eq!(error(""), FormatError::Empty);
    assert_eq!(error(" \n\t "), FormatError::Empty);
    assert_eq!(
        error("<!doctype html><title>Not here</title>"),
        FormatError::WebPage { title: "Not here".into(), dataset: None }
    );
    assert_eq!(
        error("{\n  \"version\": nope }").to_string(),
        "expected JSON, found a mistake at line 2, column 14: expected a value, found `n`"
    );
    assert_eq!(error("{\"items\": [{\"id\": \"1\""), FormatError::CutOff { line: 1, column: 22 });
    assert_eq!(
        error("{\"code\": \"rest_no_route\", \"message\": \"x\"}"),
        FormatError::Refused { code: "rest_no_route".into(), message: "x".into() }
    );
    assert_eq!(
        error("<html><title>Sign in</title><input type=\"password\"></html>"),
        FormatError::LoginPage("Sign in".into())
    );
    assert_eq!(error("[1, 2]"), FormatError::NotDataset("an array of 2 values".into()));
    assert!(matches!(error("3.25"), FormatError::NotJson { line: 1, column: 1, .. }));
}

#[test]
fn a_compressed_file_is_an_error_that_names_the_compression() {
    for (bytes, compression) in [
        (&b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03{\"items\""[..], "gzip"),
        (b"\x1f\x8b", "gzip"),
        (b"\x28\xb5\x2f\xfd\x04\x58\x09\x00", "zstd"),
        (b"\x78\x9c\xab\xae\x05\x00", "deflate"),
    ] {
        assert_eq!(read(bytes).expect_err("no dataset"), FormatError::Compressed(compression));
    }
}

#[test]
fn files_that_are_not_read_are_named_by_their_kind() {
    use gazette::formats::Unread;
    for (text, kind) in [
        (
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel/></rss>",
            Unread::WordPressExport,
        ),
        ("<?xml version=\"1.0\"?><urlset></urlset>", Unread::Xml),
        ("number,colour\n1,red\n2,blue\n", Unread::Table),
        ("# News\n\n- [ ] The ferry\n- [x] The lamp\n", Unread::Markdown),
        ("title: News\nitems: []\n", Unread::Yaml),
        ("PK\u{3}\u{4}\u{14}[Content_Types].xml xl/workbook.xml", Unread::Excel),
    ] {
        assert_eq!(
            read(text.as_bytes()),
            Err(FormatError::Unread(kind.name().to_owned())),
            "{text}"
        );
    }
    let excel_of_old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(read(&excel_of_old), Err(FormatError::Unread(Unread::Excel.name().to_owned())));
    let picture = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', 0, 0, 0, 0xD];
    assert_eq!(read(&picture), Err(FormatError::Unread(Unread::Picture.name().to_owned())));
}

#[test]
fn a_web_page_with_a_feed_is_told_with_the_address_of_it() {
    for (head, expected) in [
        (
            r#"<link rel="https://api.w.org/" href="https://w.example/wp-json/"><link rel="alternate" type="application/rss+xml" href="/feed/">"#,
            "https://w.example/wp-json/wp/v2/posts?_embed",
        ),
        (
            "<link data-href='/none' href='/feed/' type='application/atom+xml' rel='alternate'>",
            "/feed/",
        ),
        (
            r#"<link rel="alternate" type="application/rss+xml" title="Feed" href="/one"><link rel="alternate" type="application/rss+xml" href="/two">"#,
            "/one",
        ),
        (
            r#"<link rel="https://api.w.org/" href="https://w.example/index.php?rest_route=/">"#,
            "https://w.example/index.php?rest_route=/wp/v2/posts&_embed",
        ),
        (
            r#"<link rel="alternate" type="application/feed+json" href="/?feed=json&#038;lang=de">"#,
            "/?feed=json&lang=de",
        ),
    ] {
        let page = format!(
            "<!doctype html><html><head><title>Home</title>{head}</head><body></body></html>"
        );
        let error = read(page.as_bytes()).expect_err(head).to_string();
        assert_eq!(
            error,
            format!("expected a dataset, found a web page, `Home`, which names {expected} as one")
        );
    }
    let page = r#"<!doctype html><title>Home</title><link rel="stylesheet" href="/a.css"><link rel="alternate" hreflang="de" href="/de/">"#;
    assert_eq!(
        read(page.as_bytes()),
        Err(FormatError::WebPage { title: "Home".to_owned(), dataset: None })
    );
}

#[test]
fn an_answer_of_googles_query_interface_is_told() {
    let answer = r#"/*O_o*/
google.visualization.Query.setResponse({"version":"0.6","reqId":"0","status":"ok","sig":"1","table":{"cols":[{"id":"A","label":"title","type":"string"}],"rows":[{"c":[{"v":"Ferry"}]}]}});"#;
    let error = read(answer.as_bytes()).expect_err("a query").to_string();
    assert!(error.contains("tqx=out:csv"), "{error}");
}

#[test]
fn a_list_that_is_like_two_formats_is_a_doubt() {
    let list = r#"[{ "title": "Fair", "start": "2024-05-01", "content": "The whole story.", "author": "Ana" }]"#;
    let document = read(list.as_bytes()).expect("events");
    let doubts = |document: &Document| {
        let is_doubt = |told: &String| told.contains("doubted: expected the fields of one format");
        document.notices.iter().map(ToString::to_string).filter(is_doubt).count()
    };
    assert_eq!(doubts(&document), 1);
    let plain = r#"[{ "title": "Fair", "start": "2024-05-01", "description": "In the square." }]"#;
    assert_eq!(doubts(&read(plain.as_bytes()).expect("events")), 0);
}
