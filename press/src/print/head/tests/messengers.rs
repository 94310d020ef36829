//! Open Graph and X.

use gazette::edition::Edition;
use gazette::edition::activity::Media;
use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::routing::Route;

use super::{
    Elements, SITE, card, edition, elements, full_article, html, moment, page, picture, site,
};
use crate::print::head::cards::locale;
use crate::print::head::{Card, Page};
use crate::print::site::NO_ADDRESS;

#[test]
fn an_article_has_the_properties_of_articles() {
    let edition = edition(vec![full_article()]);
    let elements = elements(&edition, Some(SITE), &Route::article("lamp"));
    for (name, value) in [
        ("og:site_name", "Harbour News"),
        ("og:type", "article"),
        ("og:title", "The lamp"),
        ("og:description", "It is lit again."),
        ("og:locale", "en_GB"),
        ("og:image", "https://news.example/lamp.jpg"),
        ("og:image:width", "1600"),
        ("og:image:height", "900"),
        ("og:image:alt", "The lamp"),
        ("article:published_time", "2024-03-05T09:30:00+02:00"),
        ("article:modified_time", "2024-03-06"),
        ("article:section", "Works"),
        ("twitter:card", "summary_large_image"),
        ("twitter:image:alt", "The lamp"),
    ] {
        assert_eq!(elements.meta(name), Some(value), "{name}");
    }
    assert_eq!(elements.metas("article:tag"), ["lamps", "C/C++"]);
    assert_eq!(elements.metas("author"), ["A. Writer", "Harbour News"]);
    assert_eq!(elements.meta("article:author"), None);
}

#[test]
fn other_pages_are_of_the_site() {
    let edition = edition(vec![full_article()]);
    let elements = elements(&edition, None, &Route::Section("works".to_owned()));
    assert_eq!(elements.meta("og:type"), Some("website"));
    assert_eq!(elements.meta("og:title"), Some("Works"));
    assert_eq!(elements.meta("og:locale"), Some("en_US"));
    assert_eq!(elements.meta("og:image"), Some("https://news.example/icon.png"));
    assert_eq!(elements.meta("twitter:card"), Some("summary"));
    assert_eq!(elements.meta("article:published_time"), None);
}

#[test]
fn pages_without_a_picture_have_the_operators() {
    let mut edition = edition(vec![full_article()]);
    edition.branding.social_picture =
        Some(Address::picture("https://news.example/social.png", None).expect("an address"));
    let section = elements(&edition, Some(SITE), &Route::Section("works".to_owned()));
    assert_eq!(section.meta("og:image"), Some("https://news.example/social.png"));
    assert_eq!(section.meta("twitter:card"), Some("summary_large_image"));
    let article = elements(&edition, Some(SITE), &Route::article("lamp"));
    assert_eq!(article.meta("og:image"), Some("https://news.example/lamp.jpg"));
}

#[test]
fn the_colour_of_the_browsers_frame_is_that_of_the_surface() {
    let mut edition = edition(Vec::new());
    let own = elements(&edition, None, &Route::Front);
    assert_eq!(own.metas("theme-color"), ["#fffdf9", "#171614"]);
    let own = ("--gazette-surface".to_owned(), "light-dark(#ffffff, #0b1a24)".to_owned());
    edition.branding.properties.push(own);
    let changed = elements(&edition, None, &Route::Front);
    assert_eq!(changed.metas("theme-color"), ["#ffffff", "#0b1a24"]);
}

#[test]
fn dates_that_open_graph_cannot_write_are_left_out() {
    for (published, time) in
        [("2024", None), ("2024-03", None), ("-44-03-15", None), ("2024-03-05", Some("2024-03-05"))]
    {
        let (published, modified) = (Some(moment(published)), None);
        let edition = edition(vec![Article { published, modified, ..full_article() }]);
        let elements = elements(&edition, None, &Route::article("lamp"));
        assert_eq!(elements.meta("article:published_time"), time);
    }
    let modified = Some(moment("2024-03-05T07:30Z"));
    let edition = edition(vec![Article { modified, ..full_article() }]);
    let elements = elements(&edition, None, &Route::article("lamp"));
    assert_eq!(elements.meta("article:modified_time"), None, "it was not changed since");
}

/// The picture of an article's page, and the card of X.
fn shown(image: Option<Media>, card: Option<Card>, edition: &Edition) -> (Option<String>, String) {
    let edition =
        Edition { articles: vec![Article { image, ..full_article() }], ..edition.clone() };
    let site = site(&edition, None);
    let route = Route::article("lamp");
    let elements = Elements::read(&html(&site, &Page { card, ..page(&site, &route) }));
    let kind = elements.meta("twitter:card").expect("a card").to_owned();
    (elements.meta("og:image").map(str::to_owned), kind)
}

#[test]
fn the_picture_is_one_that_messengers_can_show() {
    let with_icon = edition(Vec::new());
    let bare = Edition { icon: None, ..edition(Vec::new()) };
    let (large, small) = ("summary_large_image", "summary");
    let (generated, icon) = (format!("{SITE}cards/1.png"), "https://news.example/icon.png");
    let is = |image: Option<&str>, kind: &str| (image.map(str::to_owned), kind.to_owned());
    let photo = "https://news.example/lamp.jpg";
    let of = |address: &str| Some(picture(address, None));
    assert_eq!(shown(of(photo), Some(card()), &bare), is(Some(photo), large));
    assert_eq!(shown(None, Some(card()), &bare), is(Some(&generated), large));
    assert_eq!(shown(None, None, &bare), is(None, small));
    assert_eq!(shown(None, None, &with_icon), is(Some(icon), small));
    let drawing = "https://news.example/lamp.SVG?v=1";
    assert_eq!(shown(of(drawing), Some(card()), &bare), is(Some(&generated), large));
    assert_eq!(shown(of(drawing), None, &with_icon), is(Some(icon), small));
    let tiny = || Some(picture(photo, Some((80, 80))));
    assert_eq!(shown(tiny(), Some(card()), &bare), is(Some(&generated), large));
    assert_eq!(shown(tiny(), None, &bare), is(Some(photo), small));
    let nowhere = format!("{NO_ADDRESS}lamp.jpg");
    for not_on_the_web in [nowhere.as_str(), "data:image/png;base64,AAAA"] {
        assert_eq!(shown(of(not_on_the_web), None, &bare), is(None, small));
    }
}

#[test]
fn locales_have_a_region() {
    for (tag, expected) in [
        ("en", Some("en_US")),
        ("en-GB", Some("en_GB")),
        ("zh", Some("zh_CN")),
        ("zh-Hant", Some("zh_TW")),
        ("zh-Hant-HK", Some("zh_HK")),
        ("ar", Some("ar_EG")),
        ("de_AT", Some("de_AT")),
        ("und", None),
        ("", None),
        ("not a tag", None),
    ] {
        assert_eq!(locale(tag).as_deref(), expected, "{tag}");
    }
}
