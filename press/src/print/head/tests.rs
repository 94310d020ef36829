//! Heads, read again by a tokenizer that follows the standard.

mod addresses;
mod descriptions;
mod markup;
mod messengers;
mod structure;

use std::collections::BTreeMap;

use gazette::edition::activity::{Activity, Media, Place};
use gazette::edition::address::Address;
use gazette::edition::article::{Article, Author, Source};
use gazette::edition::body::{Block, Inline, Picture};
use gazette::edition::time::moment::Moment;
use gazette::edition::time::zone::NoZones;
use gazette::edition::{Edition, Section};
use gazette::routing::Route;
use gazette::words::Words;
use html5gum::{State, Token, Tokenizer};
use serde_json::Value;

use super::{Card, Page};
use crate::print::site::Site;

const SITE: &str = "https://news.example/site/";
/// A text that would end every element and attribute that it is written into without an escape.
const HOSTILE: &str = "</title><script>alert(\"1\")</script> ]]> <!-- ' & &amp; \u{2028}</script";

/// An element of a head.
#[derive(Debug, Clone, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

/// The elements of a head.
struct Elements(Vec<Element>);

impl Elements {
    fn read(html: &str) -> Self {
        let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let (mut elements, mut tokenizer) = (Vec::<Element>::new(), Tokenizer::new(html));
        let mut is_open = false;
        while let Some(Ok(token)) = tokenizer.next() {
            match token {
                Token::StartTag(tag) => {
                    let name = utf8(&tag.name);
                    assert!(["title", "meta", "link", "script"].contains(&name.as_str()), "{name}");
                    is_open = matches!(name.as_str(), "title" | "script");
                    let is_title = name == "title";
                    if is_open {
                        let raw = if is_title { State::RcData } else { State::ScriptData };
                        tokenizer.set_state(raw);
                    }
                    let pairs = tag.attributes.iter().map(|(key, value)| (utf8(key), utf8(value)));
                    let attributes = pairs.collect();
                    elements.push(Element { name, attributes, text: String::new() });
                }
                Token::EndTag(tag) => {
                    assert_eq!(utf8(&tag.name), elements.last().expect("a start").name);
                    is_open = false;
                }
                Token::String(text) if is_open => {
                    elements.last_mut().expect("a start").text.push_str(&utf8(&text));
                }
                Token::String(text) => assert_eq!(utf8(&text).trim(), "", "text between elements"),
                other => panic!("unexpected {other:?} in {html}"),
            }
        }
        Self(elements)
    }

    /// The values of all `<meta>` elements of a name or property.
    fn metas(&self, name: &str) -> Vec<&str> {
        let of_name = self.0.iter().filter(|element| {
            ["name", "property"]
                .iter()
                .any(|key| element.attributes.get(*key).is_some_and(|own| own == name))
        });
        of_name.map(|element| element.attributes["content"].as_str()).collect()
    }

    /// The value of the only `<meta>` element of a name or property.
    fn meta(&self, name: &str) -> Option<&str> {
        let all = self.metas(name);
        assert!(all.len() < 2, "several `{name}`: {all:?}");
        all.first().copied()
    }

    /// The links of a relation: address, type and title.
    fn links<'a>(&'a self, relation: &str) -> Vec<(&'a str, &'a str, &'a str)> {
        let of_relation = self
            .0
            .iter()
            .filter(|element| element.name == "link" && element.attributes["rel"] == relation);
        let value = |element: &'a Element, key: &str| -> &'a str {
            element.attributes.get(key).map(String::as_str).unwrap_or_default()
        };
        of_relation
            .map(|one| (value(one, "href"), value(one, "type"), value(one, "title")))
            .collect()
    }

    fn text(&self, name: &str) -> &str {
        &self.0.iter().find(|element| element.name == name).expect(name).text
    }

    /// The graph of the structured data.
    fn graph(&self) -> Vec<Value> {
        let data: Value = serde_json::from_str(self.text("script")).expect("JSON");
        assert_eq!(data["@context"], "https://schema.org");
        data["@graph"].as_array().expect("a graph").clone()
    }

    /// The only node of a type at the top of the graph.
    fn node(&self, kind: &str) -> Value {
        let mut nodes = self.graph();
        nodes.retain(|node| node["@type"] == kind);
        assert_eq!(nodes.len(), 1, "{kind}");
        nodes.remove(0)
    }
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect(text).resolve(None, &NoZones).0
}

fn link(text: &str) -> Address {
    Address::link(text, None).expect(text)
}

fn picture(text: &str, size: Option<(u16, u16)>) -> Media {
    let address = Address::picture(text, None).expect(text);
    let picture = Picture { address, alt: "The lamp".to_owned(), size };
    Media { picture, caption: Some("By night".to_owned()), credit: Some("A. Keeper".to_owned()) }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

fn activity(id: &str, start: &str, end: Option<&str>) -> Activity {
    Activity {
        id: id.to_owned(),
        start: moment(start),
        end: end.map(moment),
        display: None,
        title: format!("Activity {id}"),
        body: Vec::new(),
        place: Some(Place { name: "Harbour".to_owned(), position: Some((53.5, 8.25)) }),
        tags: Vec::new(),
        media: Vec::new(),
        url: None,
    }
}

/// An article with everything.
fn full_article() -> Article {
    let mut article = Article::new("lamp".to_owned(), "items[0]".to_owned());
    article.slug = "lamp".to_owned();
    article.title = Some("The lamp".to_owned());
    article.summary = Some("It is lit again.".to_owned());
    article.language = Some("en-GB".to_owned());
    article.published = Some(moment("2024-03-05T09:30+02:00"));
    article.modified = Some(moment("2024-03-06"));
    let author = |name: &str, url| Author { name: name.to_owned(), url, avatar: None };
    article.authors =
        vec![author("A. Writer", Some(link("https://a.example/"))), author("Harbour News", None)];
    let (name, url) = ("The Agency".to_owned(), Some(link("https://agency.example/")));
    article.source = Some(Source { name, url });
    article.section = Some("works".to_owned());
    article.tags = vec!["lamps".to_owned(), "C/C++".to_owned()];
    article.place = Some(Place { name: "The Cape".to_owned(), position: None });
    article.image = Some(picture("https://news.example/lamp.jpg", Some((1600, 900))));
    article.body = vec![paragraph("The lamp was lit again. Everyone came.")];
    article.timeline.activities =
        vec![activity("a", "1936", None), activity("b", "2023-05-05", Some("2024-01-31"))];
    article
}

fn edition(articles: Vec<Article>) -> Edition {
    Edition {
        title: "Harbour News".to_owned(),
        description: Some("News of the harbour.".to_owned()),
        language: Some("en".to_owned()),
        home_page: Some(link("https://harbour.example/")),
        icon: Some(Address::picture("https://news.example/icon.png", None).expect("an address")),
        sections: vec![Section { id: "works".to_owned(), title: "Works".to_owned() }],
        articles,
        ..Edition::default()
    }
}

fn site<'a>(edition: &'a Edition, address: Option<&str>) -> Site<'a> {
    let (name, address) = (edition.title.clone(), address.map(str::to_owned));
    Site { edition, words: Words::default(), name, address, now: 0 }
}

fn page<'a>(site: &Site<'a>, route: &'a Route) -> Page<'a> {
    let article = match route {
        Route::Article { slug, .. } => site.edition.by_slug(slug),
        _ => None,
    };
    Page {
        route,
        title: "Title – Harbour News",
        article,
        language: "en",
        feeds: Vec::new(),
        calendar: None,
        card: None,
        previous: None,
        next: None,
        root: "../../",
    }
}

/// A generated picture.
fn card() -> Card {
    let url = format!("{SITE}cards/1.png");
    Card { url, width: 1200, height: 630, alt: "The lamp".to_owned() }
}

/// The head of a route's page.
fn elements(edition: &Edition, address: Option<&str>, route: &Route) -> Elements {
    let site = site(edition, address);
    Elements::read(&html(&site, &page(&site, route)))
}

/// The lines of a head, and the structured data.
fn html(site: &Site<'_>, page: &Page<'_>) -> String {
    let head = super::head(site, page);
    head.lines + &head.data
}
