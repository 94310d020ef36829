//! Sitemaps, feeds, calendars and `robots.txt`, read with readers of others.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::crawl::Crawl;
use super::datasets::{articles, dataset, fixture, odd};
use super::page::Page;
use super::sites::{Place, everything, print};

const ADDRESS: &str = "https://a.example/news/";

/// The addresses in a sitemap, and in the sitemaps that an index names.
fn listed(crawl: &Crawl, name: &str) -> Vec<String> {
    let text = std::str::from_utf8(&crawl.files[name]).expect("UTF-8");
    let document = roxmltree::Document::parse(text).expect("XML");
    let places = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")));
    let places: Vec<String> = places.filter_map(|node| node.text()).map(str::to_owned).collect();
    match document.root_element().tag_name().name() {
        "sitemapindex" => places
            .iter()
            .flat_map(|place| listed(crawl, place.trim_start_matches(ADDRESS)))
            .collect(),
        _ => places,
    }
}

fn printed(dataset: &str) -> Crawl {
    let place = Place::new();
    let (site, out) = (place.site(dataset), place.at("out"));
    print(&site, &["--out", &out, "--url", ADDRESS]);
    let crawl = Crawl::of(&out, Some(ADDRESS));
    check_sitemap(&crawl);
    check_feeds(&crawl);
    check_calendars(&crawl);
    let robots = std::str::from_utf8(&crawl.files["robots.txt"]).expect("UTF-8");
    assert!(robots.contains(&format!("Sitemap: {ADDRESS}sitemap.xml\n")), "{robots}");
    crawl
}

/// The sitemap lists every page once, and nothing else.
fn check_sitemap(crawl: &Crawl) {
    let listed = listed(crawl, "sitemap.xml");
    let unique: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(unique.len(), listed.len(), "a page is listed twice");
    let pages: BTreeSet<String> = crawl.printed().map(|(path, _)| crawl.address_of(path)).collect();
    let same = |addresses: &BTreeSet<String>| -> BTreeSet<String> {
        let parsed = addresses
            .iter()
            .map(|address| url::Url::parse(address).expect("an address").to_string());
        parsed.collect()
    };
    assert_eq!(same(&unique), same(&pages));
}

/// Feeds can be read, and lead to pages and files that are there. Every feed has a page that names it.
fn check_feeds(crawl: &Crawl) {
    let is_feed = |path: &&String| path.ends_with("feed.xml") || path.ends_with("feed.json");
    let feeds: Vec<&String> = crawl.files.keys().filter(is_feed).collect();
    assert!(feeds.iter().any(|path| *path == "feed.xml"));
    for path in feeds {
        let feed = feed_rs::parser::parse(crawl.files[path].as_slice())
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(feed.title.is_some_and(|title| !title.content.is_empty()), "{path}");
        let folder =
            path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let page = &crawl.pages[&format!("{folder}index.html")];
        let file = path.rsplit('/').next();
        let is_named = page.all("link").any(|link| {
            link.has("rel", "alternate")
                && link.get("href").and_then(|href| href.rsplit('/').next()) == file
        });
        assert!(is_named, "{path} is named on no page");
        for entry in feed.entries {
            let links = entry
                .links
                .iter()
                .filter(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
            let links: Vec<&str> = links
                .map(|link| link.href.as_str())
                .filter(|href| href.starts_with(ADDRESS))
                .collect();
            assert!(!links.is_empty(), "{path}: {} leads to no page", entry.id);
            let content = entry.content.and_then(|content| content.body).unwrap_or_default();
            assert_eq!(
                faults(crawl, &links, &content),
                Vec::<String>::new(),
                "{path}: {}",
                entry.id
            );
        }
    }
}

/// What is wrong with the addresses of an entry and of its text, which are all absolute.
fn faults(crawl: &Crawl, links: &[&str], content: &str) -> Vec<String> {
    let content = Page::read(content);
    let attributes =
        content.elements.iter().flat_map(|element| ["href", "src"].map(|name| element.get(name)));
    let in_text: Vec<&str> = attributes.flatten().collect();
    let relative = in_text
        .iter()
        .filter(|address| !address.contains(':'))
        .map(|address| format!("`{address}` is relative"));
    let own = links.iter().chain(&in_text).filter(|address| address.starts_with(ADDRESS));
    own.filter_map(|address| crawl.fault("index.html", address)).chain(relative).collect()
}

/// Calendars can be read, and their addresses lead to pages.
fn check_calendars(crawl: &Crawl) {
    for (path, bytes) in crawl.files.iter().filter(|(path, _)| path.ends_with(".ics")) {
        let calendar = ical::IcalParser::new(bytes.as_slice()).next().expect(path).expect(path);
        assert!(!calendar.events.is_empty(), "{path}");
        let properties = calendar.events.into_iter().flat_map(|event| event.properties);
        let addresses = properties
            .filter(|property| property.name == "URL")
            .filter_map(|property| property.value);
        let faults: Vec<String> =
            addresses.filter_map(|address| crawl.fault("index.html", &address)).collect();
        assert!(faults.is_empty(), "{path}: {faults:?}");
    }
}

#[test]
fn lists_of_fixtures_are_whole() {
    for name in ["full.json", "chinese.json", "empty.json"] {
        printed(&fixture(name));
    }
}

#[test]
fn lists_of_many_articles_are_whole() {
    let crawl = printed(&dataset(&articles(130)));
    let feed = feed_rs::parser::parse(crawl.files["feed.xml"].as_slice()).expect("a feed");
    assert_eq!(feed.entries.len(), 50);
    for path in ["sections/sea/feed.json", "tags/topic~203/feed.xml"] {
        assert!(crawl.files.contains_key(path), "{path}");
    }
}

#[test]
fn lists_of_odd_names_are_whole() {
    printed(&dataset(&odd()));
}

/// The time of printing is 15 January 2027.
#[test]
fn news_of_two_days_have_a_sitemap_of_their_own() {
    let mut items = articles(3);
    items[1]["date_published"] = json!("2027-01-14T12:00:00Z");
    let crawl = printed(&dataset(&items));
    assert_eq!(listed(&crawl, "sitemap-news.xml"), [format!("{ADDRESS}articles/a1/")]);
    let robots = std::str::from_utf8(&crawl.files["robots.txt"]).expect("UTF-8");
    assert!(robots.contains("sitemap-news.xml"), "{robots}");
}

/// Without its address, a site has no files whose addresses have to be absolute. The address that stands in for it is
/// nowhere.
#[test]
fn nothing_names_an_address_that_is_not_known() {
    let bundled = Place::new();
    let sites = [(bundled.bundled(), bundled)].into_iter().chain(
        ["full.json", "edges.json", "chinese.json", "broken.json"].map(|name| {
            let place = Place::new();
            (place.site(&fixture(name)), place)
        }),
    );
    for (site, place) in sites {
        let out = place.at("out");
        let report = print(&site, &["--out", &out]);
        let remarks = report["remarks"].as_array().expect("remarks");
        assert!(
            remarks.iter().filter_map(Value::as_str).any(|remark| remark.contains("--url")),
            "{report}"
        );
        for (path, bytes) in everything(&out) {
            let name = path.rsplit('/').next().unwrap_or_default();
            assert!(
                !name.starts_with("sitemap") && !name.starts_with("feed.") && name != "robots.txt",
                "{path}"
            );
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("gazette.invalid"), "{path} names an address that is nowhere");
        }
    }
}

/// A dataset in which every address is relative, also where a name is made of an address.
const RELATIVE: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "Lamps & \"Co\"",
    "home_page_url": "/home", "feed_url": "feed.json", "icon": "icon.png",
    "authors": [{ "url": "/people/ann", "avatar": "ann.png" }],
    "items": [{
        "id": "lamp", "url": "/lamp", "external_url": "files/lamp.pdf", "image": "img/lamp.jpg", "date_published": "2024-05-01",
        "content_html": "<p><a href='a.txt'>A</a> <img src='a.png' srcset='a.png 1x, b.png 2x' alt=''> <a href='b.txt'></a></p><video src='a.mp4' poster='a.png'></video><iframe src='frame.html'></iframe><blockquote cite='c.txt'><p>Q</p></blockquote>",
        "attachments": [{ "url": "files/", "mime_type": "text/plain" }, { "url": "", "mime_type": "text/plain" }],
        "_gazette": {
            "source": { "url": "source/" }, "related": [{ "url": "related/" }], "gallery": [{ "url": "img/door.jpg" }],
            "updates": [{ "date": "2024-05-02", "text": "New" }],
            "timeline": { "activities": [{ "id": "lit", "start": "2024-05-03T10:00:00Z", "title": "Lit", "url": "lit.html",
                "content_html": "<p>See <a href='c.txt'>there</a>.</p>", "media": [{ "url": "a.mp3" }, { "url": "img/lamp.jpg" }] }] }
        } }] }"#;

#[test]
fn an_address_that_is_not_known_is_in_no_name() {
    // The second is a calendar without a name, which is named by its host.
    let events = r#"[{ "title": "Lit", "start": "2024-05-03", "url": "lit.html", "description": "See a.txt" }]"#;
    for (dataset, name) in [(RELATIVE, "Lamps & \"Co\""), (events, "Untitled")] {
        let place = Place::new();
        let (site, out) = (place.site(dataset), place.at("out"));
        print(&site, &["--out", &out]);
        for (path, bytes) in everything(&out) {
            let text = String::from_utf8_lossy(&bytes);
            // Lines of calendars are folded.
            let text = text.replace("\r\n ", "");
            assert!(!text.contains("gazette.invalid"), "{path} names an address that is nowhere");
        }
        let crawl = Crawl::of(&out, None);
        let front = &crawl.pages["index.html"];
        assert_eq!(front.meta("og:site_name"), Some(name));
        let calendar = String::from_utf8_lossy(&crawl.files["timeline.ics"]).into_owned();
        assert!(calendar.contains("SUMMARY:Lit") && !calendar.contains("URL:"), "{calendar}");
    }
    let place = Place::new();
    let (site, out) = (place.site(RELATIVE), place.at("out"));
    print(&site, &["--out", &out]);
    let page = &Crawl::of(&out, None).pages["articles/lamp/index.html"];
    let links: Vec<(&str, &str)> =
        page.all("a").filter_map(|link| Some((link.get("href")?, link.text.trim()))).collect();
    for expected in [
        ("../../data/files/lamp.pdf", "Lamps & \"Co\""),
        ("../../data/related/", "Lamps & \"Co\""),
        ("../../data/source/", "Lamps & \"Co\""),
    ] {
        assert!(links.contains(&expected), "{expected:?}: {links:#?}");
    }
    // With an address, the calendar has that of the activity's page.
    print(&site, &["--out", &out, "--url", "https://a.example/"]);
    let calendar =
        String::from_utf8_lossy(&Crawl::of(&out, None).files["timeline.ics"]).into_owned();
    assert!(calendar.contains("URL:https://a.example/data/lit.html"), "{calendar}");
}

#[test]
fn the_footer_leads_to_a_feed() {
    let without = dataset(&articles(2));
    let subscribe = |dataset: &str, options: &[&str]| {
        let place = Place::new();
        let (site, out) = (place.site(dataset), place.at("out"));
        print(&site, &[&["--out", &out], options].concat());
        let page = std::fs::read_to_string(format!("{out}/archive/index.html")).expect("a page");
        let (before, _) = page.split_once(">Subscribe to the feed</a>")?;
        let (_, address) = before.rsplit_once("href=\"")?;
        address.split('"').next().map(str::to_owned)
    };
    // As every address below the folder of the site, it is relative to the page.
    assert_eq!(subscribe(&without, &["--url", ADDRESS]), Some("../feed.xml".to_owned()));
    assert_eq!(subscribe(&without, &[]), None);
    let named = fixture("full.json");
    let theirs = Some("https://harbour.example/feed.json".to_owned());
    assert_eq!(subscribe(&named, &["--url", ADDRESS]), theirs);
}
