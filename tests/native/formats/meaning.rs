//! What the texts of whole datasets mean: their links, directions and addresses.

use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::body::{Block, Direction, Inline, plain_text};
use gazette::formats::{self, Origin};

use crate::support::Zones;

fn settled(text: &str) -> Edition {
    let address = Address::link("https://site.example/data/feed.json", None).expect("an address");
    let read = formats::read(text.as_bytes().to_vec(), Origin::new(Some(&address), &Zones));
    let mut edition = read.expect("a dataset").edition;
    edition.settle();
    edition
}

fn feed(head: &str, items: &[(&str, &str)]) -> Edition {
    let items: Vec<String> = items
        .iter()
        .map(|(url, html)| {
            serde_json::json!({ "id": url, "url": url, "content_html": html }).to_string()
        })
        .collect();
    settled(&format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en", {head} "items": [{}] }}"#,
        items.join(",")
    ))
}

/// The links of a line: the addresses, and the slugs of the articles.
fn links(blocks: &[Block]) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for block in blocks {
        let Block::Paragraph(line) = block else { continue };
        for inline in line {
            if let Inline::Link { address, article, .. } = inline {
                found.push((address.to_string(), article.clone()));
            }
        }
    }
    found
}

fn article<'e>(edition: &'e Edition, slug: &str) -> &'e gazette::edition::article::Article {
    edition.articles.iter().find(|article| article.slug == slug).expect(slug)
}

#[test]
fn links_to_the_addresses_of_other_items_stay_in_the_edition() {
    let html = "<p><a href='https://cms.example/2024/lamp/'>1</a> <a href='http://www.cms.example/2024/lamp?utm_source=x#more'>2</a> \
                <a href='/2024/lamp'>3</a> <a href='https://cms.example/2024/lamp/?page=2'>4</a> \
                <a href='https://cms.example/2024/'>5</a> <a href='mailto:a@cms.example'>6</a></p>";
    let edition = feed(
        "",
        &[
            ("https://cms.example/2024/ferry/", html),
            ("https://cms.example/2024/lamp/", "<p>x</p>"),
        ],
    );
    let lamp = edition.articles[1].slug.clone();
    let own = || Some(lamp.clone());
    let ferry = article(&edition, &edition.articles[0].slug);
    let expected = [own(), own(), own(), None, None, None];
    assert_eq!(links(&ferry.body).into_iter().map(|(_, slug)| slug).collect::<Vec<_>>(), expected);
}

#[test]
fn relative_addresses_resolve_where_the_dataset_says() {
    let html = "<p><a href='part-two/'>x</a></p>";
    let url = "https://blog.example/choose/";
    let found = |head: &str| links(&feed(head, &[(url, html)]).articles[0].body)[0].0.clone();
    assert_eq!(found(""), "https://blog.example/choose/part-two/");
    assert_eq!(found(r#""_gazette": {},"#), "https://site.example/data/part-two/");
    assert_eq!(found(r#""_gazette": { "base": "./" },"#), "https://site.example/data/part-two/");
    assert_eq!(
        found(r#""_gazette": { "base": "../texts/" },"#),
        "https://site.example/texts/part-two/"
    );
    assert_eq!(
        found(r#""_gazette": { "base": "https://cdn.example/" },"#),
        "https://cdn.example/part-two/"
    );
    // A large text is read in steps, with the same addresses.
    let long = format!("<p><a href='part-two/'>x</a></p>{}", "<p>In the morning</p>".repeat(6_000));
    let edition = feed("", &[(url, &long)]);
    assert_eq!(links(&edition.articles[0].body)[0].0, "https://blog.example/choose/part-two/");
    let post = r#"[{ "id": 1, "link": "https://cms.example/a/", "title": { "rendered": "A" }, "content": { "rendered":
        "<p><a href='b/'>x</a></p>" } }]"#;
    assert_eq!(links(&settled(post).articles[0].body)[0].0, "https://cms.example/a/b/");
    let plain = r#"[{ "title": "A", "url": "https://cms.example/a/", "body": "<p><a href='b/'>x</a></p>" }]"#;
    assert_eq!(links(&settled(plain).articles[0].body)[0].0, "https://cms.example/a/b/");
}

#[test]
fn texts_whose_language_nobody_names_run_as_their_letters() {
    let arabic = "<p>هذه فقرة عربية كاملة (2024).</p>";
    let edition = feed(
        "",
        &[
            ("https://a.example/arabic", &format!("{arabic}<p>Linux 6.1</p>")),
            (
                "https://a.example/mixed",
                &format!(
                    "<p>He wrote:</p>{arabic}{arabic}<p>And left. It was late in the evening.</p>\
             <p>They said it again in the morning, and then they all went home over the hill.</p>"
                ),
            ),
            ("https://a.example/named", "<div lang='he' dir='rtl'><p>המגדלור נדלק שוב</p></div>"),
            ("https://a.example/english", "<p>He said שלום and left.</p>"),
        ],
    );
    let [arabic, mixed, named, english] = &edition.articles[..] else { panic!("four articles") };
    assert_eq!(arabic.language.as_deref(), Some("und-Arab"));
    assert!(matches!(arabic.body[..], [Block::Paragraph(_), Block::Paragraph(_)]));
    assert_eq!(mixed.language.as_deref(), Some("en"));
    let Block::Passage(voice, content) = &mixed.body[1] else { panic!("{:?}", mixed.body) };
    assert_eq!((voice.direction, content.len()), (Some(Direction::RightToLeft), 2));
    assert_eq!(named.language.as_deref(), Some("he"));
    assert_eq!(plain_text(&named.body), "המגדלור נדלק שוב");
    assert!(matches!(named.body[..], [Block::Paragraph(_)]));
    assert_eq!(english.language.as_deref(), Some("en"));
    // A language that the item or the feed names counts.
    let text = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "fa", "items": [
        { "id": "a", "content_text": "هذه فقرة عربية" }, { "id": "b", "language": "ar", "content_text": "Linux هي مؤسسة" }] }"#;
    let languages: Vec<_> =
        settled(text).articles.into_iter().filter_map(|article| article.language).collect();
    assert_eq!(languages, ["fa", "ar"]);
}

#[test]
fn a_first_heading_that_repeats_the_title_is_left_out() {
    let body = |title: &str, html: &str| {
        let item = serde_json::json!({ "id": "a", "title": title, "content_html": html });
        let text = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{item}] }}"#
        );
        plain_text(&settled(&text).articles[0].body)
    };
    assert_eq!(body("The Lamp", "<h1> The  lamp </h1><p>x</p>"), "x");
    assert_eq!(body("The Lamp", "<h2>The lamp, again</h2><p>x</p>"), "The lamp, again\nx");
    assert_eq!(body("The Lamp", "<p>x</p><h2>The lamp</h2>"), "x\nThe lamp");
    let levels = |html: &str| -> Vec<u8> {
        let item = serde_json::json!({ "id": "a", "title": "The lamp", "content_html": html });
        let text = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{item}] }}"#
        );
        let body = settled(&text).articles.remove(0).body;
        let level = |block: &Block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        };
        body.iter().filter_map(level).collect()
    };
    assert_eq!(levels("<h1>The lamp</h1><h2>a</h2><h3>b</h3><h2>c</h2>"), [2, 3, 2]);
    assert_eq!(levels("<h1>The lamp</h1><h2>a</h2><h1>b</h1>"), [3, 2]);
}
