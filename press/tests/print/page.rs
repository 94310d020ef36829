//! Reads a page with a tokenizer that follows the standard, and closes no element that the page does not close.

use std::collections::BTreeMap;

use html5gum::{State, Token, Tokenizer};

/// Elements that have no end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "param",
];

/// An element of a page.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    /// The text in it and in the elements in it. A space stands for every tag.
    pub(crate) text: String,
    /// The names of the elements that it is in, the outermost first.
    pub(crate) within: Vec<String>,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }

    pub(crate) fn parent(&self) -> &str {
        self.within.last().map_or("", String::as_str)
    }

    pub(crate) fn is_in(&self, name: &str) -> bool {
        self.within.iter().any(|outer| outer == name)
    }
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The elements in the order of their start tags.
    pub(crate) elements: Vec<Element>,
    /// The mistakes of the tags.
    pub(crate) mistakes: Vec<String>,
    /// The indices of the elements that are open.
    open: Vec<usize>,
}

impl Page {
    pub(crate) fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut tokens = Tokenizer::new(html);
        while let Some(Ok(token)) = tokens.next() {
            match token {
                Token::StartTag(tag) => {
                    let name = text(&tag.name);
                    match name.as_str() {
                        "script" => tokens.set_state(State::ScriptData),
                        "style" => tokens.set_state(State::RawText),
                        "title" | "textarea" if !page.is_in_svg() => {
                            tokens.set_state(State::RcData);
                        }
                        _ => {}
                    }
                    let attributes = tag.attributes.iter();
                    let attributes =
                        attributes.map(|(name, value)| (text(name), text(value))).collect();
                    page.begin(name, attributes, tag.self_closing);
                }
                Token::EndTag(tag) => page.end(&text(&tag.name)),
                Token::String(string) => page.add(&text(&string)),
                Token::Error(error) => page.mistakes.push(format!("{:?}", *error)),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
        }
        let unclosed: Vec<String> =
            page.open.iter().map(|at| page.elements[*at].name.clone()).collect();
        page.mistakes.extend(unclosed.iter().map(|name| format!("<{name}> has no end")));
        page
    }

    /// The elements of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The only element of a name.
    pub(crate) fn one<'a>(&'a self, name: &'a str) -> &'a Element {
        let mut found = self.all(name);
        let one = found.next().unwrap_or_else(|| panic!("expected <{name}>, found none"));
        assert!(found.next().is_none(), "expected one <{name}>, found several");
        one
    }

    /// The content of a `<meta>` of a name or property.
    pub(crate) fn meta(&self, name: &str) -> Option<&str> {
        let is_it = |meta: &&Element| meta.has("name", name) || meta.has("property", name);
        self.all("meta").find(is_it).and_then(|meta| meta.get("content"))
    }

    /// The address of a `<link>` of a relation.
    pub(crate) fn link(&self, relation: &str) -> Option<&str> {
        self.all("link").find(|link| link.has("rel", relation)).and_then(|link| link.get("href"))
    }

    /// The address that the page leads to by itself, at once.
    pub(crate) fn refresh(&self) -> Option<&str> {
        let refresh = self.all("meta").find(|meta| meta.has("http-equiv", "refresh"))?;
        refresh.get("content").and_then(|content| content.strip_prefix("0; url="))
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.has("id", id))
    }

    /// The structured data.
    pub(crate) fn structured(&self) -> Option<serde_json::Value> {
        let script = self.all("script").find(|script| script.has("type", "application/ld+json"))?;
        Some(serde_json::from_str(&script.text).expect("structured data in JSON"))
    }

    fn is_in_svg(&self) -> bool {
        self.open.iter().any(|at| self.elements[*at].name == "svg")
    }

    fn begin(&mut self, name: String, attributes: BTreeMap<String, String>, is_closed: bool) {
        let within = self.open.iter().map(|at| self.elements[*at].name.clone()).collect();
        self.add(" ");
        let is_void = VOID.contains(&name.as_str());
        let is_foreign = name == "svg" || self.is_in_svg();
        if is_closed && !is_void && !is_foreign {
            self.mistakes.push(format!("<{name}/> is not closed in HTML"));
        }
        let is_ended = is_void || (is_closed && is_foreign);
        if !is_ended {
            self.open.push(self.elements.len());
        }
        self.elements.push(Element { name, attributes, text: String::new(), within });
    }

    fn end(&mut self, name: &str) {
        match self.open.last() {
            Some(at) if self.elements[*at].name == name => {
                self.open.pop();
            }
            Some(at) => {
                let inner = &self.elements[*at].name;
                self.mistakes.push(format!("expected </{inner}>, found </{name}>"));
            }
            None => self.mistakes.push(format!("</{name}> ends nothing")),
        }
        self.add(" ");
    }

    fn add(&mut self, text: &str) {
        for at in &self.open {
            self.elements[*at].text.push_str(text);
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A text without its spaces, so that two can be compared whose elements are cut differently.
pub(crate) fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A text with single spaces.
pub(crate) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
