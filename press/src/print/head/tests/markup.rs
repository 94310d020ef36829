//! What is written into HTML.

use gazette::edition::Edition;
use gazette::edition::article::Author;
use gazette::routing::Route;

use super::{Elements, HOSTILE, SITE, card, edition, full_article, html, page, site};
use crate::print::head::colours::{CINNABAR, INK, NIGHT, PAPER, QUIET_INK, QUIET_SHARE};
use crate::print::head::markup::escape;
use crate::print::head::{Card, FeedLink, Page};

#[test]
fn no_text_becomes_markup() {
    let mut article = full_article();
    let hostile = || Some(HOSTILE.to_owned());
    (article.title, article.summary, article.section) = (hostile(), hostile(), hostile());
    article.tags = vec![HOSTILE.to_owned()];
    article.authors = vec![Author { name: HOSTILE.to_owned(), url: None, avatar: None }];
    article.timeline.activities[0].title = HOSTILE.to_owned();
    let edition = Edition { title: HOSTILE.to_owned(), ..edition(vec![article]) };
    let site = site(&edition, Some(SITE));
    let route = Route::article("lamp");
    let feed = || FeedLink {
        path: "a\"b.xml".to_owned(),
        title: HOSTILE.to_owned(),
        media_type: "application/rss+xml",
    };
    let page = Page {
        title: HOSTILE,
        language: HOSTILE,
        feeds: vec![feed()],
        card: Some(Card { alt: HOSTILE.to_owned(), ..card() }),
        ..page(&site, &route)
    };
    let html = html(&site, &page);
    let elements = Elements::read(&html);
    assert_eq!(elements.text("title"), HOSTILE);
    // A description is one line. The separator of lines is a space in it.
    let one_line = HOSTILE.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(elements.meta("description"), Some(one_line.as_str()));
    for name in ["author", "og:site_name", "og:title", "article:section", "article:tag"] {
        assert_eq!(elements.meta(name), Some(HOSTILE), "{name}");
    }
    assert_eq!(elements.links("alternate"), [("../../a\"b.xml", "application/rss+xml", HOSTILE)]);
    let news = elements.node("NewsArticle");
    assert_eq!(news["headline"], HOSTILE);
    assert_eq!(elements.node("Event")["subEvent"][0]["name"], HOSTILE);
    assert!(!elements.text("script").contains(['<', '>', '&', '\u{2028}']));
    assert_eq!(html.matches("</script>").count(), 1);
}

#[test]
fn what_xml_does_not_allow_is_left_out() {
    assert_eq!(escape("a\0b\u{7}c\r\nd\u{ffff}\u{85}"), "abc\nd");
    assert_eq!(
        escape("<a href='x' title=\"y\">&"),
        "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;"
    );
}

#[test]
fn colours_are_those_of_the_style_sheet() {
    let sheet = include_str!("../../../../../style/base/tokens.css");
    let value = |name: &str| {
        let (_, rest) = sheet.split_once(&format!("--_{name}: ")).expect(name);
        rest.split(';').next().expect(name)
    };
    for (name, colour) in
        [("paper-0", PAPER), ("night-0", NIGHT), ("ink-0", INK), ("cinnabar", CINNABAR)]
    {
        assert_eq!(value(name), colour, "{name}");
    }
    let quiet = format!("color-mix(in srgb, var(--_text) {QUIET_SHARE}%, var(--_surface))");
    assert!(value("text-quiet").contains(&quiet), "{quiet}");
    let parts = |colour: &str| {
        let number = u32::from_str_radix(&colour[1..], 16).expect("a colour");
        [number >> 16, number >> 8 & 0xff, number & 0xff]
    };
    let mixed: Vec<u32> = parts(INK)
        .into_iter()
        .zip(parts(PAPER))
        .map(|(ink, paper)| (ink * QUIET_SHARE + paper * (100 - QUIET_SHARE) + 50) / 100)
        .collect();
    assert_eq!(mixed, parts(QUIET_INK));
    assert_eq!(
        value("surface"),
        "var(--gazette-surface, light-dark(var(--_paper-0), var(--_night-0)))"
    );
}
