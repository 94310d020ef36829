//! A crawler that runs no script: follows every link of a printed site, and looks for every file that a page names.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::Url;

use super::datasets::{activities, articles, dataset, fixture, odd};
use super::markup;
use super::page::{Element, Page};
use super::sites::{Place, files, print};

/// The address of sites that have none.
const NOWHERE: &str = "https://nowhere.test/";

/// The pages that no link leads to.
const HIDDEN: [&str; 3] = ["404.html", "app.html", "embed-builder.html"];

/// What is in a printed site.
pub(crate) struct Crawl {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) pages: BTreeMap<String, Page>,
    /// The address of the front page.
    base: String,
    /// Whether the site was printed with its address.
    has_address: bool,
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    path: String,
    fragment: Option<String>,
}

impl Crawl {
    /// Reads all files of a printed site.
    pub(crate) fn of(folder: &str, address: Option<&str>) -> Self {
        let files = files(folder);
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = pages.map(|(path, bytes)| {
            (path.clone(), Page::read(std::str::from_utf8(bytes).expect("UTF-8")))
        });
        let pages = pages.collect();
        Self {
            files,
            pages,
            base: address.unwrap_or(NOWHERE).to_owned(),
            has_address: address.is_some(),
        }
    }

    /// The paths of the pages that links have to lead to.
    pub(crate) fn printed(&self) -> impl Iterator<Item = (&str, &Page)> {
        let pages = self.pages.iter().map(|(path, page)| (path.as_str(), page));
        pages.filter(|(path, page)| !HIDDEN.contains(path) && page.refresh().is_none())
    }

    /// The paths of the redirects, each with the path of the page that it leads to.
    pub(crate) fn redirects(&self) -> impl Iterator<Item = (&str, String)> {
        self.pages.iter().filter_map(|(path, page)| {
            Some((path.as_str(), self.target(path, page.refresh()?).expect("a page").path))
        })
    }

    /// The address of a page on the web.
    pub(crate) fn address_of(&self, path: &str) -> String {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        Url::parse(&self.base).and_then(|base| base.join(path)).expect("an address").to_string()
    }

    /// Where an address on a page leads. `None` if that is not this site.
    fn target(&self, page: &str, address: &str) -> Option<Target> {
        let url = Url::parse(&self.address_of(page)).expect("an address").join(address);
        let url = url.unwrap_or_else(|error| panic!("{page}: `{address}`: {error}"));
        let fragment = url.fragment().map(decoded);
        let rest = url.as_str().strip_prefix(&self.base)?;
        let path = decoded(rest.split(['?', '#']).next().unwrap_or_default());
        let file = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        Some(Target { path: format!("{path}{file}"), fragment })
    }

    /// What is wrong with an address on a page.
    pub(crate) fn fault(&self, page: &str, address: &str) -> Option<String> {
        let Target { path, fragment } = self.target(page, address)?;
        if !self.files.contains_key(&path) {
            return Some(format!("{page}: `{address}` leads to `{path}`, which is not there"));
        }
        let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
        let is_there = self.pages.get(&path).is_some_and(|page| page.by_id(&fragment).is_some());
        (!is_there).then(|| format!("{page}: `{address}`: no element `#{fragment}`"))
    }

    /// What is wrong with the addresses of all pages.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (path, page) in &self.pages {
            for element in &page.elements {
                let addresses = addresses(element).into_iter().chain(self.own_data(element));
                faults.extend(addresses.filter_map(|address| self.fault(path, &address)));
                if let Some(glue) = element.get("data-glue").filter(|_| path != "app.html") {
                    let root = element.get("data-root").expect("the way to the root");
                    let module = element.get("data-module").expect("a module");
                    let files = [
                        format!("{root}{glue}"),
                        format!("{root}{module}"),
                        format!("{root}boot.js"),
                    ];
                    faults.extend(files.iter().filter_map(|file| self.fault(path, file)));
                }
            }
        }
        faults
    }

    /// The site's own absolute addresses in what crawlers and messengers read.
    fn own_data(&self, element: &Element) -> Vec<String> {
        let mut found = Vec::new();
        if element.has("type", "application/ld+json") {
            texts(&serde_json::from_str(&element.text).expect("JSON"), &mut found);
        }
        let attributes =
            element.attributes.iter().filter(|(name, _)| !["href", "src"].contains(&name.as_str()));
        found.extend(attributes.map(|(_, value)| value.clone()));
        // These name things of the graph, and are no addresses of elements.
        let names = ["#article", "#event", "#organization", "#website"];
        found.retain(|text| {
            text.starts_with(&self.base) && !names.iter().any(|name| text.ends_with(name))
        });
        found
    }

    /// The pages that links lead to, from the front page on.
    fn reached(&self) -> BTreeSet<String> {
        let mut reached = BTreeSet::from(["index.html".to_owned()]);
        let mut rest = vec!["index.html".to_owned()];
        while let Some(path) = rest.pop() {
            let links = self.pages[&path].all("a").filter_map(|link| link.get("href"));
            for Target { path, .. } in links.filter_map(|link| self.target(&path, link)) {
                if self.pages.contains_key(&path) && reached.insert(path.clone()) {
                    rest.push(path);
                }
            }
        }
        reached
    }

    /// Checks that all pages are valid and reached, and that no address leads nowhere.
    pub(crate) fn check(&self) {
        let faults = self.faults();
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), first(&faults));
        let reached = self.reached();
        let is_lost = |path: &&str| !reached.contains(*path);
        let lost: Vec<String> =
            self.printed().map(|(path, _)| path).filter(is_lost).map(str::to_owned).collect();
        assert!(lost.is_empty(), "{} pages that no link leads to:\n{}", lost.len(), first(&lost));
        let pages = self.pages.iter().filter(|(path, _)| *path != "app.html");
        let mistakes: Vec<String> = pages
            .flat_map(|(path, page)| {
                markup::mistakes(page).into_iter().map(move |mistake| format!("{path}: {mistake}"))
            })
            .collect();
        assert!(mistakes.is_empty(), "{} mistakes:\n{}", mistakes.len(), first(&mistakes));
        self.check_addresses();
    }

    /// Checks that pages say their own address, or none if it is not known.
    fn check_addresses(&self) {
        for (path, page) in self.printed() {
            let expected = self.has_address.then(|| self.address_of(path));
            assert_eq!(page.link("canonical"), expected.as_deref(), "{path}");
            assert_eq!(page.meta("og:url"), expected.as_deref(), "{path}");
        }
        for (from, to) in self.redirects() {
            let page = &self.pages[from];
            assert_eq!(page.one("a").get("href"), page.refresh(), "{from}");
            let named = self.pages[&to].link("canonical");
            assert_eq!((page.link("canonical"), page.meta("robots")), (named, Some("noindex")));
            assert!(self.printed().any(|(path, _)| path == to), "{from} leads to {to}");
            assert_eq!(page.one("html").attributes, self.pages[&to].one("html").attributes);
        }
        let missing = &self.pages["404.html"];
        assert_eq!((missing.link("canonical"), missing.meta("robots")), (None, Some("noindex")));
    }
}

fn first(lines: &[String]) -> String {
    lines.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned()
}

/// The addresses that a browser follows from an element.
fn addresses(element: &Element) -> Vec<String> {
    let mut found: Vec<String> = ["href", "src", "poster"]
        .into_iter()
        .filter_map(|name| element.get(name))
        .map(str::to_owned)
        .collect();
    let sources = element.get("srcset").into_iter().flat_map(|sources| sources.split(", "));
    found.extend(sources.filter_map(|source| source.split_whitespace().next()).map(str::to_owned));
    found
}

fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

/// Prints a dataset into a folder of its own, and checks what a crawler finds.
fn crawled(dataset: &str, address: Option<&str>) -> Crawl {
    let place = Place::new();
    let site = place.site(dataset);
    let out = place.at("out");
    let mut options = vec!["--out", &out];
    options.extend(address.iter().flat_map(|address| ["--url", address]));
    print(&site, &options);
    let crawl = Crawl::of(&out, address);
    crawl.check();
    crawl
}

#[test]
fn the_bundled_edition_is_whole() {
    let place = Place::new();
    let (site, out) = (place.bundled(), place.at("out"));
    print(&site, &["--out", &out]);
    Crawl::of(&out, None).check();
}

#[test]
fn fixtures_are_whole() {
    for name in ["full", "edges", "chinese", "arabic", "one", "empty", "broken", "notes", "long"] {
        let crawl = crawled(&fixture(&format!("{name}.json")), None);
        assert!(crawl.pages.len() > 4, "{name}");
    }
}

#[test]
fn fixtures_with_an_address_are_whole() {
    for (name, address) in [
        ("full", "https://news.harbour.example/"),
        ("arabic", "https://xn--e1afmkfd.example/news/"),
        ("empty", "http://a.example:8080/a/b/"),
    ] {
        crawled(&fixture(&format!("{name}.json")), Some(address));
    }
}

#[test]
fn lists_of_several_pages_are_whole() {
    let crawl = crawled(&dataset(&articles(250)), None);
    for path in [
        "sections/works/page/3/index.html",
        "tags/topic~201/page/3/index.html",
        "archive/2023/page/9/index.html",
    ] {
        assert!(crawl.pages.contains_key(path), "{path}");
    }
}

#[test]
fn a_timeline_of_several_pages_is_whole() {
    let crawl = crawled(&dataset(&activities(1_000)), None);
    assert!(crawl.pages.contains_key("timeline/page/9/index.html"));
    let told: String = crawl
        .printed()
        .filter(|(path, _)| path.starts_with("timeline/"))
        .map(|(_, page)| page.one("main").text.clone())
        .collect();
    for (number, of) in [(0, 0), (77, 3), (99, 9)] {
        assert!(told.contains(&format!("Activity {number} of {of}")), "{number} of {of}");
    }
}

#[test]
fn an_edition_without_activities_has_no_timeline() {
    let crawl = crawled(&dataset(&articles(3)), Some("https://a.example/"));
    let is_timeline = |path: &&String| path.contains("timeline");
    assert_eq!(crawl.files.keys().find(is_timeline), None);
    for (path, page) in &crawl.pages {
        let mut links = page.all("a").filter_map(|link| link.get("href"));
        assert!(!links.any(|link| link.contains("timeline")), "{path}");
    }
}

#[test]
fn odd_names_are_whole() {
    crawled(&dataset(&odd()), Some("https://a.example/news/"));
}
