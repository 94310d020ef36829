//! Tests of the description of the search. It is read with `roxmltree`.

use roxmltree::Document;
use serde_json::json;

use super::{edition_of, site};
use crate::print::feeds::open_search::description;
use crate::print::site::Site;

const OPEN_SEARCH: &str = "http://a9.com/-/spec/opensearch/1.1/";

/// The short name, the description and the template of a site with a name.
fn parts(name: &str) -> [String; 3] {
    let edition = edition_of(&json!([]));
    let site = Site { name: name.to_owned(), ..site(&edition) };
    let file = description(&site).expect("a description");
    assert_eq!(file.path, "opensearch.xml");
    let text = String::from_utf8(file.bytes).expect("UTF-8");
    let document = Document::parse(&text).expect("XML");
    let found = |name| document.descendants().find(|node| node.has_tag_name((OPEN_SEARCH, name)));
    let text = |name| found(name).and_then(|node| node.text()).unwrap_or_default().to_owned();
    let url = found("Url").expect("an address");
    assert_eq!(url.attribute("type"), Some("text/html"));
    let template = url.attribute("template").unwrap_or_default().to_owned();
    [text("ShortName"), text("Description"), template]
}

#[test]
fn browsers_learn_where_the_search_is() {
    let expected = ["Harbour & Sea", "Harbour & Sea"].map(str::to_owned);
    let [name, about, template] = parts("Harbour & Sea");
    assert_eq!([name, about], expected);
    assert_eq!(template, "https://example.org/news/search/?q={searchTerms}");
}

#[test]
fn a_name_has_at_most_sixteen_characters_and_is_never_empty() {
    let short = |name: &str| parts(name)[0].clone();
    assert_eq!(short("The Lighthouse Keepers’ Gazette"), "The Lighthouse…");
    assert_eq!(short(&"丝".repeat(40)).chars().count(), 16);
    assert_eq!(short("Sixteen letters!").chars().count(), 16);
    assert!(!short("  ").is_empty());
}

#[test]
fn a_site_without_an_address_has_none() {
    let edition = edition_of(&json!([]));
    assert!(description(&Site { address: None, ..site(&edition) }).is_none());
}
