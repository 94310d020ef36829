//! Cuts the tokens of a page at the places that differ from printed page to printed page.

use html5gum::{StartTag, Token};

use super::{APP, Piece};
use crate::print::head::markup::escape;

/// Where in the page a token is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Place {
    #[default]
    Head,
    /// In an element of the head that every printed page has of its own, until it ends.
    Own,
    /// In the block of settings.
    Settings,
    Before,
    /// In the element of the reader, this deep.
    Reader(usize),
    After,
}

/// Cuts the tokens of a page into pieces.
#[derive(Default)]
pub(super) struct Cutter {
    pub(super) place: Place,
    pub(super) html: Vec<(String, String)>,
    pub(super) language: Option<String>,
    pub(super) settings: Option<String>,
    pub(super) boot: Option<(String, String)>,
    pub(super) is_printed: bool,
    /// The head, what is before the reader, and what is after it.
    pub(super) parts: [Vec<Piece>; 3],
}

impl Cutter {
    pub(super) fn take(&mut self, token: Token) {
        match (self.place, token) {
            (Place::Head, Token::StartTag(tag)) => self.head_element(&tag),
            (Place::Head, Token::EndTag(tag)) if tag.name.as_slice() == b"head" => {}
            (Place::Own | Place::Settings, Token::EndTag(_)) => self.place = Place::Head,
            (Place::Settings, Token::String(text)) => {
                let settings = self.settings.get_or_insert_default();
                settings.push_str(&String::from_utf8_lossy(&text));
            }
            (Place::Before, Token::StartTag(tag)) => {
                self.tag(&tag);
                if value(&tag, "id").as_deref() == Some(APP) {
                    self.place = Place::Reader(0);
                }
            }
            (Place::Reader(depth), Token::StartTag(tag)) if tag.name.as_slice() == b"div" => {
                self.place = Place::Reader(depth + 1);
            }
            (Place::Reader(0), Token::EndTag(tag)) if tag.name.as_slice() == b"div" => {
                self.place = Place::After;
            }
            (Place::Reader(depth), Token::EndTag(tag)) if tag.name.as_slice() == b"div" => {
                self.place = Place::Reader(depth - 1);
            }
            (Place::Reader(_) | Place::Settings | Place::Own, _)
            | (_, Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) => {}
            (_, Token::StartTag(tag)) => self.tag(&tag),
            (_, Token::EndTag(tag)) => {
                self.write(&format!("</{}>", String::from_utf8_lossy(&tag.name)));
            }
            (_, Token::String(text)) => self.text(&String::from_utf8_lossy(&text)),
        }
    }

    fn head_element(&mut self, tag: &StartTag<()>) {
        let has = |name, text: &str| value(tag, name).is_some_and(|value| value == text);
        let source = value(tag, "src").unwrap_or_default();
        match tag.name.as_slice() {
            b"html" => {
                let attributes = attributes(tag);
                let own = |name: &str| name == "lang" || name == "dir";
                self.html = attributes.into_iter().filter(|(name, _)| !own(name)).collect();
                self.language = value(tag, "lang").filter(|tag| !tag.is_empty());
            }
            b"title" => self.place = Place::Own,
            b"meta" if has("name", "description") || value(tag, "charset").is_some() => {}
            // Starting the module early would keep a printed page from being shown early.
            b"link" if has("rel", "modulepreload") || is_of_module(tag) => {}
            // The head is written anew, and relative addresses lead to the root of the site without a base.
            b"head" | b"base" => {}
            b"script" if has("id", "gazette") => {
                self.settings = Some(String::new());
                self.place = Place::Settings;
            }
            b"script" if source.ends_with("boot.js") => {
                let file = |name| value(tag, name).unwrap_or_default();
                let local = |text: String| text.trim_start_matches("./").to_owned();
                self.boot = Some((local(file("data-glue")), local(file("data-module"))));
                self.place = Place::Own;
            }
            b"script" if source.ends_with("printed.js") => {
                self.is_printed = true;
                self.place = Place::Own;
            }
            b"body" | b"div" | b"main" | b"header" => {
                self.place = Place::Before;
                self.take(Token::StartTag(tag.clone()));
            }
            _ => self.tag(tag),
        }
    }

    fn part(&mut self) -> &mut Vec<Piece> {
        let [head, before, after] = &mut self.parts;
        match self.place {
            Place::Head | Place::Own | Place::Settings => head,
            Place::Before | Place::Reader(_) => before,
            Place::After => after,
        }
    }

    fn write(&mut self, text: &str) {
        let part = self.part();
        match part.last_mut() {
            Some(Piece(last)) => last.push_str(text),
            None => part.push(Piece(text.to_owned())),
        }
    }

    /// Writes a text of the page. Scripts and styles are written as they are, because they have no references.
    fn text(&mut self, text: &str) {
        let is_raw = self.part().last().is_some_and(|Piece(last)| {
            ["<script", "<style"].iter().any(|tag| last.rfind(tag) > last.rfind("</"))
        });
        match is_raw {
            true => self.write(text),
            // Between elements, white space is as good as one space. In the head it is nothing.
            false if text.trim().is_empty() => match self.place {
                Place::Before | Place::After => self.write(" "),
                _ => {}
            },
            false => self.write(&text.replace('&', "&amp;").replace('<', "&lt;")),
        }
    }

    /// Writes a tag, cut where an address leads to the site's own files.
    fn tag(&mut self, tag: &StartTag<()>) {
        self.write(&format!("<{}", String::from_utf8_lossy(&tag.name)));
        for (name, value) in attributes(tag) {
            self.write(&format!(" {name}=\""));
            let is_address = name == "href" || name == "src";
            match is_address && is_relative(&value) {
                true => {
                    let local = escape(value.trim_start_matches("./"));
                    self.part().push(Piece(local));
                }
                false => self.write(&escape(&value)),
            }
            self.write("\"");
        }
        self.write(">");
    }
}

/// Whether an address depends on the folder of the page that it is on.
fn is_relative(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    !scheme && !address.starts_with(['/', '#'])
}

/// Whether a link asks the browser to fetch the module early.
fn is_of_module(tag: &StartTag<()>) -> bool {
    let is = |name, text: &str| value(tag, name).is_some_and(|value| value.ends_with(text));
    is("rel", "preload") && is("href", ".wasm")
}

fn attributes(tag: &StartTag<()>) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect()
}

fn value(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}
