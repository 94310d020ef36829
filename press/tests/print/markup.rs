//! What a valid page is: elements that are where they may be, names that are there once, headings in order.

use std::collections::{BTreeMap, HashSet};

use super::page::{Element, Page};

/// Elements that end a paragraph which they are in.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
    "li",
];

/// Elements with the elements that they may be in.
const PARENTS: [(&str, &[&str]); 17] = [
    ("li", &["ul", "ol", "menu"]),
    ("dt", &["dl", "div"]),
    ("dd", &["dl", "div"]),
    ("tr", &["thead", "tbody", "tfoot"]),
    ("td", &["tr"]),
    ("th", &["tr"]),
    ("thead", &["table"]),
    ("tbody", &["table"]),
    ("tfoot", &["table"]),
    ("caption", &["table"]),
    ("option", &["select", "datalist", "optgroup"]),
    ("summary", &["details"]),
    ("figcaption", &["figure"]),
    ("legend", &["fieldset"]),
    ("rt", &["ruby"]),
    ("source", &["video", "audio", "picture"]),
    ("track", &["video", "audio"]),
];

/// Elements in which only elements of some names may be.
const CHILDREN: [(&str, &[&str]); 6] = [
    ("ul", &["li", "script", "template"]),
    ("ol", &["li", "script", "template"]),
    ("dl", &["dt", "dd", "div", "script", "template"]),
    ("table", &["caption", "colgroup", "thead", "tbody", "tfoot", "script", "template"]),
    ("tr", &["td", "th", "script", "template"]),
    ("select", &["option", "optgroup", "hr", "script", "template"]),
];

/// Elements for visitors to use. None may be in another of them.
const CONTROLS: [&str; 8] =
    ["a", "button", "select", "textarea", "details", "iframe", "label", "embed"];

/// Attributes with the names of elements of the page.
const REFERENCES: [&str; 6] =
    ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list"];

/// The mistakes of a page.
pub(crate) fn mistakes(page: &Page) -> Vec<String> {
    let mut mistakes = page.mistakes.clone();
    for element in &page.elements {
        mistakes.extend(place_of(element));
        mistakes.extend(attributes_of(element));
    }
    mistakes.extend(names(page));
    mistakes.extend(headings(page));
    for name in ["html", "head", "title", "body", "main"] {
        let count = page.all(name).filter(|element| !element.is_in("svg")).count();
        if count != 1 {
            mistakes.push(format!("{count} elements <{name}>"));
        }
    }
    if page.all("html").any(|html| html.get("lang").is_none_or(str::is_empty)) {
        mistakes.push("<html> has no language".to_owned());
    }
    mistakes
}

fn place_of(element: &Element) -> Vec<String> {
    let Element { name, .. } = element;
    let mut mistakes = Vec::new();
    let parent = element.parent();
    let told = |outer: &str| format!("<{name}> in <{outer}>");
    if BLOCKS.contains(&name.as_str()) && element.is_in("p") {
        mistakes.push(told("p"));
    }
    if PARENTS.iter().any(|(inner, outer)| inner == name && !outer.contains(&parent)) {
        mistakes.push(told(parent));
    }
    if CHILDREN.iter().any(|(outer, inner)| *outer == parent && !inner.contains(&name.as_str())) {
        mistakes.push(told(parent));
    }
    if CONTROLS.contains(&name.as_str()) || (name == "input" && !element.has("type", "hidden")) {
        for outer in ["a", "button"].into_iter().filter(|outer| element.is_in(outer)) {
            mistakes.push(told(outer));
        }
    }
    let is_block = BLOCKS.contains(&name.as_str()) && name != "li";
    if is_block
        && ["span", "em", "strong", "small", "button", "label", "time", "cite", "code", "pre"]
            .contains(&parent)
    {
        mistakes.push(told(parent));
    }
    if level(element).is_some() {
        let outer = element.within.iter().find(|outer| level_of(outer).is_some());
        mistakes.extend(outer.map(|outer| told(outer)));
    }
    mistakes
}

fn attributes_of(element: &Element) -> Vec<String> {
    let Element { name, attributes, .. } = element;
    let needed: &[&str] = match name.as_str() {
        "img" => &["alt", "src"],
        "iframe" => &["title"],
        "a" => &["href"],
        "time" => &["datetime"],
        "meta" if attributes.contains_key("charset") => &[],
        "meta" => &["content"],
        _ => &[],
    };
    let missing = needed.iter().filter(|needed| !attributes.contains_key(**needed));
    let mut mistakes: Vec<String> =
        missing.map(|attribute| format!("<{name}> without `{attribute}`")).collect();
    let is_empty = |one: &&str| element.get(one).is_some_and(|value| value.trim().is_empty());
    let empty = ["src", "href"].into_iter().filter(is_empty);
    mistakes.extend(empty.map(|one| format!("<{name}> with an empty `{one}`")));
    if element.get("style").is_some()
        || attributes.keys().any(|attribute| attribute.starts_with("on"))
    {
        mistakes.push(format!("<{name}> with a style or a script in an attribute"));
    }
    mistakes
}

/// Names that are there twice, or that are meant and are not there.
fn names(page: &Page) -> Vec<String> {
    let mut mistakes = Vec::new();
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for id in page.elements.iter().filter_map(|element| element.get("id")) {
        *ids.entry(id).or_default() += 1;
        if id.is_empty() || id.contains(char::is_whitespace) {
            mistakes.push(format!("the id `{id}`"));
        }
    }
    mistakes.extend(
        ids.iter()
            .filter(|(_, count)| **count > 1)
            .map(|(id, count)| format!("{count} elements `#{id}`")),
    );
    for element in &page.elements {
        for attribute in REFERENCES {
            let meant: HashSet<&str> =
                element.get(attribute).into_iter().flat_map(str::split_whitespace).collect();
            let lost = meant.into_iter().filter(|id| !ids.contains_key(id));
            mistakes.extend(lost.map(|id| {
                format!("<{} {attribute}> means `#{id}`, which is not there", element.name)
            }));
        }
    }
    mistakes
}

/// One heading of the page, and no level that is skipped.
fn headings(page: &Page) -> Vec<String> {
    let mut mistakes = Vec::new();
    let mut before = 0;
    for element in &page.elements {
        let Some(level) = level(element) else { continue };
        if level > before + 1 {
            mistakes.push(format!("a heading of level {level} after one of level {before}"));
        }
        if element.text.trim().is_empty() {
            mistakes.push(format!("an empty heading of level {level}"));
        }
        before = level;
    }
    let count = page.all("h1").count();
    if count != 1 {
        mistakes.push(format!("{count} headings of level 1"));
    }
    mistakes
}

fn level(element: &Element) -> Option<u8> {
    level_of(&element.name)
}

fn level_of(name: &str) -> Option<u8> {
    name.strip_prefix('h')?.parse().ok()
}

#[test]
fn mistakes_are_found() {
    for (html, found) in [
        ("<p>a", "<p> has no end"),
        ("<em>a<b>c</em></b>", "expected </b>, found </em>"),
        ("<p><ul></ul></p>", "<ul> in <p>"),
        ("<div><li>a</li></div>", "<li> in <div>"),
        ("<ul><p>a</p></ul>", "<p> in <ul>"),
        ("<a href=a><button>b</button></a>", "<button> in <a>"),
        ("<img src=a>", "<img> without `alt`"),
        ("<i id=a></i><i id=a></i>", "2 elements `#a`"),
        ("<label for=x></label>", "<label for> means `#x`, which is not there"),
        ("<h1>a</h1><h3>b</h3>", "a heading of level 3 after one of level 1"),
        ("<h1>a</h1><h1>b</h1>", "2 headings of level 1"),
        ("<div class=a class=b></div>", "DuplicateAttribute"),
        ("<div/>", "<div/> is not closed in HTML"),
        ("<html></html>", "<html> has no language"),
    ] {
        let mistakes = mistakes(&Page::read(html));
        assert!(mistakes.iter().any(|mistake| mistake == found), "{html}: {mistakes:?}");
    }
}
