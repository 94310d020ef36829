//! Related links: the rules by example, and the reviewed table of `docs/related.md`.

use std::collections::HashSet;
use std::fmt::Write;

use gazette::loading::Loaded;
use gazette::reading::related::{MAX_LINKS, Reason, Related, Target, related};
use gazette::words::Words;

use crate::support::{load, read, root};

/// The marks around the table in the document.
const OPEN: &str = "<!-- table -->\n";
const CLOSE: &str = "<!-- end of table -->";

fn links_of<'a>(loaded: &'a Loaded, id: &str) -> Vec<Related<'a>> {
    related(&loaded.edition, loaded.index().expect("an index"), loaded.edition.by_id(id).expect(id))
}

fn name<'a>(link: &Related<'a>) -> &'a str {
    match link.target {
        Target::Article(article) => &article.id,
        Target::Page { url, .. } => url.as_str(),
    }
}

/// For each article of the bundled edition, its links as visitors get them.
fn table(loaded: &Loaded) -> String {
    let mut out = String::from("| article | link | reason | score |\n|---|---|---|--:|\n");
    for article in &loaded.edition.articles {
        let tag = article.language.as_deref().unwrap_or_default();
        let mut links = links_of(loaded, &article.id);
        if links.is_empty() {
            writeln!(out, "| `{}` | – | | |", article.id).expect("written");
        }
        for (index, link) in links.drain(..).enumerate() {
            let own = if index == 0 { format!("`{}`", article.id) } else { String::new() };
            let reason = link.reason.in_words(&Words::of(tag));
            let score = match link.score {
                0 => String::new(),
                score => format!("{}.{:02}", score / 1_000, score % 1_000 / 10),
            };
            writeln!(out, "| {own} | `{}` | {reason} | {score} |", name(&link)).expect("written");
        }
    }
    out
}

/// Writes the table anew where `GAZETTE_WRITE` is set, as `cargo xtask related` does. The difference is reviewed.
#[test]
fn the_reviewed_table_is_up_to_date() {
    let path = root().join("docs/related.md");
    let document = std::fs::read_to_string(&path).expect("docs/related.md");
    let (before, rest) = document.split_once(OPEN).expect("the beginning of the table");
    let (written, after) = rest.split_once(CLOSE).expect("the end of the table");
    let table = table(&load("public/data/edition.json"));
    if std::env::var_os("GAZETTE_WRITE").is_some() {
        let document = format!("{before}{OPEN}{table}{CLOSE}{after}");
        std::fs::write(&path, document).expect("written");
    } else {
        assert_eq!(written, table, "run `cargo xtask related` and review the difference");
    }
}

#[test]
fn no_list_has_the_article_itself_a_link_twice_or_too_many_links() {
    for file in ["public/data/edition.json", "tests/fixtures/feeds/full.json"] {
        let loaded = load(file);
        for article in &loaded.edition.articles {
            let links = links_of(&loaded, &article.id);
            assert!(links.len() <= MAX_LINKS.max(article.pinned.len()), "{}", article.id);
            let names: HashSet<&str> = links.iter().map(name).collect();
            assert_eq!(names.len(), links.len(), "{}", article.id);
            assert!(!names.contains(article.id.as_str()), "{}", article.id);
            assert_eq!(links, links_of(&loaded, &article.id), "every call gives the same links");
        }
    }
}

fn feed(items: &str) -> Loaded {
    let text = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en",
        "_gazette": {{ "sections": [{{ "id": "s", "title": "Boats" }}] }}, "items": [{items}] }}"#
    );
    let mut edition = read(text.as_bytes()).expect("a feed").edition;
    edition.settle();
    Loaded::new(edition, Vec::new())
}

/// An item with a text, and with more fields.
fn item(id: &str, text: &str, more: &str) -> String {
    format!(r#"{{ "id": "{id}", "title": "{id}", "content_text": "{text}" {more} }}"#)
}

fn links(loaded: &Loaded, id: &str) -> Vec<(String, Reason)> {
    links_of(loaded, id).iter().map(|link| (name(link).to_owned(), link.reason.clone())).collect()
}

#[test]
fn pinned_links_come_first_in_the_editors_order_and_once() {
    let pins = r#", "tags": ["x"], "_gazette": { "related": [{ "id": "c" }, { "url": "https://a.example/", "title": "A" }, { "id": "b" }, { "id": "c" }, { "id": "none" }, { "id": "a" }] }"#;
    let tagged = r#", "tags": ["x"]"#;
    let loaded = feed(
        &[item("a", "", pins), item("b", "", tagged), item("c", "", ""), item("d", "", tagged)]
            .join(","),
    );
    let names: Vec<String> = links(&loaded, "a").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["c", "https://a.example/", "b", "d"]);
    assert!(links(&loaded, "a")[..3].iter().all(|(_, reason)| *reason == Reason::Pinned));
}

#[test]
fn the_reason_is_the_strongest_thing_that_two_articles_share() {
    let loaded = feed(
        &[
            item("a", "Herring nets were mended on the quay.", r#", "tags": ["nets"], "authors": [{"name": "Ada"}], "_gazette": { "place": "Pier 4" }"#),
            item("tags", "Nothing else.", r#", "tags": ["nets"]"#),
            item("place", "Nothing more.", r#", "_gazette": { "place": "Pier 4" }"#),
            item("author", "Nothing again.", r#", "authors": [{"name": "Ada"}]"#),
            item("words", "Mending herring nets: a quay where nets are mended.", ""),
            item("none", "Unlike the rest, gardens and roses.", ""),
            item("noise", "The rest.", ""),
        ]
        .join(","),
    );
    let found = links(&loaded, "a");
    let reason =
        |id: &str| found.iter().find(|(name, _)| name == id).map(|(_, reason)| reason.clone());
    assert_eq!(reason("tags"), Some(Reason::Tags(vec!["nets".into()])));
    assert_eq!(reason("place"), Some(Reason::Place("Pier 4".into())));
    assert_eq!(reason("author"), Some(Reason::Author("Ada".into())));
    assert!(
        matches!(reason("words"), Some(Reason::Words(words)) if words.contains(&"herring".into())),
        "{found:?}"
    );
    assert_eq!(reason("none"), None);
    assert_eq!(reason("noise"), None);
}

#[test]
fn a_section_alone_is_no_reason() {
    let filed = r#", "_gazette": { "section": "s" }"#;
    let many: Vec<String> =
        (0..9).map(|n| item(&format!("i{n}"), &format!("word{n} alone{n}"), filed)).collect();
    assert_eq!(links(&feed(&many.join(",")), "i0"), []);
    assert_eq!(links(&feed(&many[..2].join(",")), "i0"), []);
}

#[test]
fn articles_of_the_same_language_come_first() {
    let loaded = feed(
        &[
            item("a", "", r#", "tags": ["x", "y", "z"]"#),
            item("zh", "", r#", "language": "zh-Hans", "tags": ["x", "y", "z"]"#),
            item("en", "", r#", "language": "en-GB", "tags": ["x", "y"]"#),
            item("other", "", ""),
        ]
        .join(","),
    );
    let names: Vec<String> = links(&loaded, "a").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["en", "zh"]);
}
