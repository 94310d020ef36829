//! Addresses of the page, its neighbours and its other formats.

use gazette::routing::Route;

use super::{SITE, edition, elements, full_article, html, page, site};
use crate::print::head::tests::Elements;
use crate::print::head::{FeedLink, Page};

#[test]
fn the_canonical_address_is_the_page_itself() {
    let edition = edition(vec![full_article()]);
    for (route, address) in [
        (Route::Front, ""),
        (Route::article("lamp"), "articles/lamp/"),
        (Route::activity("lamp", "a"), "articles/lamp/"),
        (Route::timeline_of("lamp", None), "timeline/"),
        (Route::Tag("C/C++".to_owned()).list_page(2), "tags/C~2FC~2B~2B/page/2/"),
    ] {
        let elements = elements(&edition, Some(SITE), &route);
        let expected = format!("{SITE}{address}");
        assert_eq!(elements.links("canonical"), [(expected.as_str(), "", "")]);
        assert_eq!(elements.meta("og:url"), Some(expected.as_str()));
        assert_eq!(elements.meta("robots"), None);
    }
}

#[test]
fn nothing_needs_the_address_of_the_site() {
    let edition = edition(vec![full_article()]);
    for route in [Route::Front, Route::article("lamp"), Route::Section("works".to_owned())] {
        let site = site(&edition, None);
        let html = html(&site, &page(&site, &route));
        let elements = Elements::read(&html);
        assert_eq!(elements.links("canonical"), []);
        assert_eq!(elements.meta("og:url"), None);
        assert!(!html.contains("\"@id\"") && !html.contains("None"), "{html}");
    }
}

#[test]
fn a_page_that_is_not_found_is_not_listed() {
    let edition = edition(Vec::new());
    let elements = elements(&edition, Some(SITE), &Route::NotFound("x".to_owned()));
    assert_eq!(elements.meta("robots"), Some("noindex"));
    assert_eq!(elements.links("canonical"), []);
    assert!(elements.0.iter().all(|element| element.name != "script"));
    assert_eq!(elements.text("title"), "Title – Harbour News");
}

#[test]
fn neighbours_feeds_and_calendar_are_relative() {
    let edition = edition(vec![full_article()]);
    let site = site(&edition, None);
    let list = Route::Section("works".to_owned());
    let (second, third) = (list.clone().list_page(2), list.clone().list_page(3));
    let feed = |path: &str, media_type| {
        let (path, title) = (path.to_owned(), "All".to_owned());
        FeedLink { path, title, media_type }
    };
    let page = Page {
        feeds: vec![
            feed("feed.xml", "application/atom+xml"),
            feed("feed.json", "application/feed+json"),
        ],
        calendar: Some("calendar.ics".to_owned()),
        previous: Some(&list),
        next: Some(&third),
        root: "../../../../",
        ..page(&site, &second)
    };
    let elements = Elements::read(&html(&site, &page));
    assert_eq!(elements.links("prev"), [("../../../../sections/works/", "", "")]);
    assert_eq!(elements.links("next"), [("../../../../sections/works/page/3/", "", "")]);
    assert_eq!(
        elements.links("alternate"),
        [
            ("../../../../feed.xml", "application/atom+xml", "All"),
            ("../../../../feed.json", "application/feed+json", "All"),
            ("../../../../calendar.ics", "text/calendar", "Calendar (.ics)"),
        ]
    );
    let front = Route::Front;
    let page = Page { previous: Some(&front), root: "", ..super::page(&site, &second) };
    assert_eq!(Elements::read(&html(&site, &page)).links("prev"), [("./", "", "")]);
}

#[test]
fn each_scheme_has_its_colour() {
    let elements = elements(&edition(Vec::new()), None, &Route::Front);
    assert_eq!(elements.metas("theme-color"), ["#fffdf9", "#171614"]);
    let media = elements.0.iter().filter_map(|element| element.attributes.get("media"));
    let media: Vec<&String> = media.collect();
    assert_eq!(media, ["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]);
}
