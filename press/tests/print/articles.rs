//! The page of an article has everything that the dataset says, for people and for crawlers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::crawl::Crawl;
use super::datasets::{activities, articles, bundled, dataset, fixture};
use super::page::{Element, Page, letters, on_one_line};
use super::sites::{Place, print};

/// The types of structured data with their properties.
const TERMS: &str = include_str!("../../src/print/head/terms.json");

/// An item of a dataset, and the page that was printed of it.
struct Printed<'a> {
    item: &'a Value,
    path: String,
    page: &'a Page,
    /// The letters on the page.
    text: String,
}

impl<'a> Printed<'a> {
    fn of(item: &'a Value, crawl: &'a Crawl) -> Self {
        let id = item["id"].as_str().expect("an id").trim_end_matches('/');
        let name = id.rsplit('/').next().unwrap_or_default();
        let path = format!("articles/{name}/index.html");
        let page = crawl.pages.get(&path).unwrap_or_else(|| panic!("{path} was not printed"));
        let text = letters(&page.one("main").text);
        Self { item, path, page, text }
    }

    fn check(&self, address: Option<&str>) {
        let Self { item, path, page, .. } = self;
        let title = item["title"].as_str();
        if let Some(title) = title {
            assert_eq!(on_one_line(&page.one("h1").text), on_one_line(title), "{path}");
            let window = page.all("title").next().expect("a title");
            assert!(window.text.starts_with(title), "{path}: {}", window.text);
            assert_eq!(page.meta("og:title"), Some(title), "{path}");
        }
        let description = page.meta("description");
        assert_eq!(description, page.meta("og:description"), "{path}");
        if let Some(summary) = item["summary"].as_str() {
            assert_eq!(description, Some(on_one_line(summary).as_str()), "{path}");
            assert!(self.text.contains(&letters(summary)), "{path}: the summary");
        }
        assert_eq!(page.meta("og:type"), Some("article"), "{path}");
        let is_absolute = page.meta("og:image").is_none_or(|image| image.starts_with("http"));
        assert!(is_absolute, "{path}: {:?}", page.meta("og:image"));
        self.check_dates();
        self.check_body();
        self.check_activities();
        self.check_structured(address);
    }

    /// The dates, for people and for programs. A time is written with the clock of its place.
    fn check_dates(&self) {
        let Self { item, path, page, .. } = self;
        // A year before the first has no notation in HTML.
        let date = item["date_published"].as_str().filter(|date| !date.starts_with('-'));
        let Some(date) = date else { return };
        let day = date.split('T').next().unwrap_or_default();
        let mut times = page.all("time").filter_map(|time| time.get("datetime"));
        assert!(times.any(|time| time.starts_with(day)), "{path}: no <time> of {date}");
    }

    /// The text, word by word and in its order.
    fn check_body(&self) {
        let text = self.item["content_text"].as_str().map(|text| vec![text.to_owned()]);
        let pieces =
            text.or_else(|| self.item["content_html"].as_str().map(pieces)).unwrap_or_default();
        let mut rest = self.text.as_str();
        for piece in pieces {
            let piece = letters(&piece);
            let Some(at) = rest.find(&piece) else {
                panic!("{}: `{piece}` is lost, or not in its place", self.path)
            };
            rest = &rest[at + piece.len()..];
        }
    }

    fn check_activities(&self) {
        let Self { item, path, page, .. } = self;
        for activity in item["_gazette"]["timeline"]["activities"].as_array().into_iter().flatten()
        {
            let id = format!("at-{}", activity["id"].as_str().expect("an id"));
            let element = page.by_id(&id).unwrap_or_else(|| panic!("{path}: no `#{id}`"));
            let place = activity["place"].as_str().or(activity["place"]["name"].as_str());
            for text in [activity["title"].as_str(), activity["summary"].as_str(), place]
                .into_iter()
                .flatten()
            {
                assert!(letters(&element.text).contains(&letters(text)), "{path}#{id}: {text}");
            }
        }
    }

    fn check_structured(&self, address: Option<&str>) {
        let Self { item, path, page, .. } = self;
        let data = page.structured().unwrap_or_else(|| panic!("{path}: no structured data"));
        assert_eq!(data["@context"], "https://schema.org");
        let graph = data["@graph"].as_array().expect("a graph");
        let news = graph.iter().find(|node| node["@type"] == "NewsArticle").expect("an article");
        if let Some(title) = item["title"].as_str() {
            assert_eq!(news["headline"], *title, "{path}");
        }
        if let Some(date) = item["date_published"].as_str().filter(|date| !date.starts_with('-')) {
            let published = news["datePublished"].as_str().unwrap_or_default();
            let length = date.len().min(10);
            assert_eq!(published.get(..length), date.get(..length), "{path}");
        }
        let url = address.map(|address| format!("{address}{}", path.replace("index.html", "")));
        let said = news["url"]
            .as_str()
            .map(|url| percent_encoding::percent_decode_str(url).decode_utf8_lossy().into_owned());
        assert_eq!(said, url, "{path}");
        let has_steps = item["_gazette"]["timeline"]["activities"].is_array();
        let event = graph.iter().find(|node| node["@type"] == "Event");
        assert_eq!(event.is_some(), has_steps, "{path}: the event of the timeline");
    }
}

/// The texts between the tags of HTML, but for those that are not shown.
fn pieces(html: &str) -> Vec<String> {
    let page = Page::read(&format!("<body>{html}</body>"));
    let is_shown = |element: &&Element| !["script", "style"].contains(&element.name.as_str());
    let leaves = page.elements.iter().filter(is_shown);
    let whole = leaves.filter(|element| element.name == "body").map(|body| body.text.clone());
    // `Page` puts a space where a tag is.
    whole
        .flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Prints a dataset, and compares all articles with their pages.
fn compared(site: &str, place: &Place, dataset: &str, address: Option<&str>) {
    let out = place.at("out");
    let mut options = vec!["--out", &out];
    options.extend(address.iter().flat_map(|address| ["--url", address]));
    let report = print(site, &options).to_string();
    let crawl = Crawl::of(&out, address);
    crawl.check();
    let dataset: Value = serde_json::from_str(dataset).expect("a dataset");
    let mut without_picture = 0;
    for item in dataset["items"].as_array().expect("items") {
        let printed = Printed::of(item, &crawl);
        printed.check(address);
        without_picture += usize::from(printed.page.meta("og:image").is_none());
    }
    if address.is_some() {
        // A machine may have no font for a title, and then the command says so.
        let told = report.split(" cards were not drawn").next().filter(|told| *told != report);
        let told = told.and_then(|told| told.rsplit('"').next()).unwrap_or("0");
        assert_eq!(told.parse(), Ok(without_picture), "pages without a picture");
    }
    check_terms(&crawl);
}

/// Every type and property of structured data is one of the vocabulary.
fn check_terms(crawl: &Crawl) {
    let terms: Value = serde_json::from_str(TERMS).expect("JSON");
    let terms: BTreeMap<String, BTreeSet<String>> =
        serde_json::from_value(terms["types"].clone()).expect("types");
    for (path, page) in crawl.printed() {
        let data = page.structured().unwrap_or_else(|| panic!("{path}: no structured data"));
        let mut rest = vec![&data["@graph"]];
        while let Some(value) = rest.pop() {
            match value {
                Value::Array(values) => rest.extend(values),
                Value::Object(node) => {
                    rest.extend(node.values());
                    let Some(kind) = node.get("@type").and_then(Value::as_str) else { continue };
                    let known =
                        terms.get(kind).unwrap_or_else(|| panic!("{path}: the type {kind}"));
                    let own = node.keys().filter(|name| !name.starts_with('@'));
                    let unknown: Vec<_> = own.filter(|name| !known.contains(*name)).collect();
                    assert!(unknown.is_empty(), "{path}: {kind} has {unknown:?}");
                }
                Value::Null => panic!("{path}: a property without a value"),
                _ => {}
            }
        }
    }
}

#[test]
fn articles_of_the_bundled_edition_are_whole() {
    let place = Place::new();
    compared(&place.bundled(), &place, &bundled(), Some("https://wujiang.example/reader/"));
}

#[test]
fn articles_of_fixtures_are_whole() {
    for name in
        ["full.json", "chinese.json", "arabic.json", "edges.json", "notes.json", "long.json"]
    {
        let place = Place::new();
        compared(&place.site(&fixture(name)), &place, &fixture(name), None);
    }
}

#[test]
fn generated_articles_are_whole() {
    let items: Vec<Value> = [activities(400), articles(40).split_off(10)].concat();
    let (place, dataset) = (Place::new(), dataset(&items));
    compared(&place.site(&dataset), &place, &dataset, Some("https://a.example/"));
}

/// In a browser an article has fewer activities, and the reader leads to the others.
#[test]
fn every_activity_of_a_long_timeline_is_on_its_page() {
    let mut items = activities(2_500);
    items.truncate(2);
    let (place, dataset) = (Place::new(), dataset(&items));
    compared(&place.site(&dataset), &place, &dataset, Some("https://a.example/"));
}

/// A page can be about the addresses of the site itself.
#[test]
fn texts_that_look_like_markup_stay() {
    let text =
        "Write src=\"https://a.example/lamp.js\" or href=\"https://gazette.invalid/\" & <b>.";
    // In code, so that the addresses do not become links.
    let html = format!("<p><code>{}</code></p>", text.replace('&', "&amp;").replace('<', "&lt;"));
    let item =
        serde_json::json!({ "id": "markup", "title": text, "summary": text, "content_html": html });
    for address in [None, Some("https://a.example/")] {
        let (place, dataset) = (Place::new(), dataset(std::slice::from_ref(&item)));
        compared(&place.site(&dataset), &place, &dataset, address);
    }
}
