//! Structured data, compared with our table of schema.org's terms.

use std::collections::{BTreeMap, BTreeSet};

use gazette::edition::article::Article;
use gazette::routing::Route;
use serde_json::{Value, json};

use super::{
    Elements, SITE, activity, card, edition, elements, full_article, html, moment, page, site,
};
use crate::print::head::Page;
use crate::print::head::structured::MAX_SUB_EVENTS;

/// The properties of each type.
type Terms = BTreeMap<String, BTreeSet<String>>;

fn every_route() -> Vec<Route> {
    let archive = |year, month| Route::Archive { year, month };
    vec![
        Route::Front,
        Route::article("lamp"),
        Route::article("bare"),
        Route::Section("works".to_owned()),
        Route::Tag("lamps".to_owned()),
        archive(None, None),
        archive(Some(2024), None),
        archive(Some(2024), Some(3)),
        Route::timeline(),
        Route::search(),
        Route::About,
    ]
}

/// Adds the types and properties of a value and of all values in it.
fn collect(value: &Value, terms: &mut Terms) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, terms)),
        Value::Object(node) => {
            if let Some(kind) = node.get("@type") {
                let properties =
                    terms.entry(kind.as_str().expect("a type").to_owned()).or_default();
                properties.extend(node.keys().filter(|key| !key.starts_with('@')).cloned());
            } else {
                assert_eq!(node.keys().collect::<Vec<_>>(), ["@id"], "a reference");
            }
            node.values().for_each(|value| collect(value, terms));
        }
        Value::Null => panic!("a property without a value"),
        _ => {}
    }
}

#[test]
fn every_term_is_in_the_table_and_every_term_of_the_table_is_written() {
    let table: Value = serde_json::from_str(include_str!("../terms.json")).expect("JSON");
    let table: Terms = serde_json::from_value(table["types"].clone()).expect("types");
    let bare = Article {
        slug: "bare".to_owned(),
        locked: true,
        ..Article::new("bare".to_owned(), String::new())
    };
    let edition = edition(vec![full_article(), bare]);
    let mut written = Terms::new();
    for address in [None, Some(SITE)] {
        for route in every_route() {
            collect(&elements(&edition, address, &route).graph().into(), &mut written);
        }
    }
    assert_eq!(written, table);
}

#[test]
fn every_reference_is_to_a_node_of_the_page() {
    let edition = edition(vec![full_article()]);
    for route in every_route().into_iter().filter(|route| *route != Route::article("bare")) {
        let text = Value::from(elements(&edition, Some(SITE), &route).graph()).to_string();
        let ids = text.split("{\"@id\":\"").skip(1).filter_map(|rest| rest.split_once('"'));
        for (id, rest) in ids.filter(|(_, rest)| rest.starts_with('}')) {
            let definition = format!("\"@id\":\"{id}\",\"@type\"");
            assert!(text.contains(&definition), "{id} before {rest}");
        }
    }
}

#[test]
fn an_article_says_what_is_known() {
    let edition = edition(vec![full_article()]);
    let news = elements(&edition, Some(SITE), &Route::article("lamp")).node("NewsArticle");
    let url = format!("{SITE}articles/lamp/");
    for (name, value) in [
        ("@id", json!(format!("{url}#article"))),
        ("url", json!(url)),
        ("headline", json!("The lamp")),
        ("datePublished", json!("2024-03-05T09:30:00+02:00")),
        ("dateModified", json!("2024-03-06")),
        ("articleSection", json!("Works")),
        ("keywords", json!(["lamps", "C/C++"])),
        ("inLanguage", json!("en-GB")),
        ("wordCount", json!(7)),
        ("about", json!({ "@id": format!("{url}#event") })),
        ("contentLocation", json!({ "@type": "Place", "name": "The Cape" })),
        (
            "author",
            json!([
                { "@type": "Person", "name": "A. Writer", "url": "https://a.example/" },
                { "@type": "Organization", "name": "Harbour News" },
            ]),
        ),
        (
            "image",
            json!({
                "@type": "ImageObject", "url": "https://news.example/lamp.jpg", "width": 1600, "height": 900,
                "caption": "By night", "creditText": "A. Keeper",
            }),
        ),
    ] {
        assert_eq!(news[name], value, "{name}");
    }
    assert_eq!(news["publisher"]["url"], "https://harbour.example/");
    assert_eq!(news.get("isAccessibleForFree"), None);
}

#[test]
fn a_locked_article_says_so_and_keeps_its_text() {
    let edition = edition(vec![Article { locked: true, ..full_article() }]);
    let news = elements(&edition, Some(SITE), &Route::article("lamp")).node("NewsArticle");
    assert_eq!(news["isAccessibleForFree"], false);
    assert_eq!(news.get("wordCount"), None);
}

#[test]
fn a_generated_picture_stands_in() {
    let edition = edition(vec![Article { image: None, ..full_article() }]);
    let (site, route) = (site(&edition, Some(SITE)), Route::article("lamp"));
    let page = Page { card: Some(card()), ..page(&site, &route) };
    let news = Elements::read(&html(&site, &page)).node("NewsArticle");
    assert_eq!(news["image"]["url"], format!("{SITE}cards/1.png"));
    assert_eq!((&news["image"]["width"], &news["image"]["height"]), (&json!(1200), &json!(630)));
    let news = elements(&edition, Some(SITE), &route).node("NewsArticle");
    assert_eq!(news.get("image"), None, "the publication's sign is no picture of the article");
}

/// The event of an article with activities.
fn event(activities: &[(&str, Option<&str>)]) -> Option<Value> {
    let mut article = full_article();
    let numbered = activities.iter().enumerate();
    article.timeline.activities =
        numbered.map(|(index, (start, end))| activity(&index.to_string(), start, *end)).collect();
    let edition = edition(vec![article]);
    let graph = elements(&edition, Some(SITE), &Route::article("lamp")).graph();
    graph.into_iter().find(|node| node["@type"] == "Event")
}

#[test]
fn a_timeline_is_an_event_of_events() {
    let whole = event(&[("1936", None), ("2023-05-05", Some("2024-01-31")), ("2023-06", None)]);
    let whole = whole.expect("an event");
    assert_eq!(whole["startDate"], "1936");
    assert_eq!(whole["endDate"], "2024-01-31");
    assert_eq!(whole["location"]["name"], "The Cape");
    let second = &whole["subEvent"][1];
    assert_eq!(second["startDate"], "2023-05-05");
    assert_eq!(second["url"], format!("{SITE}articles/lamp/#at-1"));
    assert_eq!(second["location"]["geo"]["latitude"], 53.5);
    assert_eq!(whole["subEvent"][2].get("endDate"), None);
    let single = event(&[("1936-07", None)]).expect("an event");
    assert_eq!((&single["startDate"], single.get("endDate")), (&json!("1936-07"), None));
}

#[test]
fn moments_without_a_notation_are_left_out_and_not_replaced() {
    assert_eq!(event(&[("-44-03-15", None)]), None);
    assert_eq!(event(&[]), None);
    let whole = event(&[("-44-03-15", None), ("1936", None), ("+12000", None)]).expect("an event");
    assert_eq!(whole["subEvent"].as_array().map(Vec::len), Some(1));
    assert_eq!((whole.get("startDate"), whole.get("endDate")), (None, None));
}

#[test]
fn a_long_timeline_keeps_its_dates() {
    let starts: Vec<String> = (1000..1300).map(|year: i32| year.to_string()).collect();
    let activities: Vec<(&str, Option<&str>)> =
        starts.iter().map(|start| (start.as_str(), None)).collect();
    let whole = event(&activities).expect("an event");
    assert_eq!(whole["subEvent"].as_array().map(Vec::len), Some(MAX_SUB_EVENTS));
    assert_eq!((&whole["startDate"], &whole["endDate"]), (&json!("1000"), &json!("1299")));
}

#[test]
fn breadcrumbs_lead_from_the_front_page() {
    let mut article = full_article();
    article.published = Some(moment("2024-03-05"));
    let edition = edition(vec![article]);
    let crumbs = |route: Route, address| -> Vec<(String, Option<String>)> {
        let list = elements(&edition, address, &route).node("BreadcrumbList");
        let items = list["itemListElement"].as_array().expect("items").iter().enumerate();
        items
            .map(|(index, item)| {
                assert_eq!(item["position"], index + 1);
                let name = item["name"].as_str().expect("a name").to_owned();
                (name, item["item"].as_str().map(|url| url.replace(SITE, "/")))
            })
            .collect()
    };
    let is = |name: &str, url: &str| (name.to_owned(), Some(url.to_owned()));
    let front = || is("Harbour News", "/");
    assert_eq!(
        crumbs(Route::article("lamp"), Some(SITE)),
        [front(), is("Works", "/sections/works/"), is("The lamp", "/articles/lamp/")]
    );
    assert_eq!(
        crumbs(Route::Archive { year: Some(2024), month: Some(3) }, Some(SITE)),
        [
            front(),
            is("Archive", "/archive/"),
            is("2024", "/archive/2024/"),
            is("March 2024", "/archive/2024/03/"),
        ]
    );
    assert_eq!(
        crumbs(Route::Tag("lamps".to_owned()).list_page(2), Some(SITE)),
        [front(), is("lamps", "/tags/lamps/"), is("Page 2: lamps", "/tags/lamps/page/2/")]
    );
    assert!(crumbs(Route::About, None).iter().all(|(_, url)| url.is_none()));
}

#[test]
fn the_front_page_names_the_site_and_its_publisher() {
    let edition = edition(Vec::new());
    let elements = elements(&edition, Some(SITE), &Route::Front);
    let (site, publisher) = (elements.node("WebSite"), elements.node("Organization"));
    assert_eq!(site["publisher"]["@id"], publisher["@id"]);
    assert_eq!((&site["url"], &site["name"]), (&json!(SITE), &json!("Harbour News")));
    assert_eq!(publisher["logo"], "https://news.example/icon.png");
    let search = &site["potentialAction"]["target"]["urlTemplate"];
    assert_eq!(search, &json!(format!("{SITE}search/?q={{search_term_string}}")));
}
