//! The page of the built site, into which printed pages are put.
//!
//! Whatever an operator added to the page stays: further scripts, style sheets, elements around the reader. Relative
//! addresses in it lead to the root of the site from every printed page.

use std::fmt::Write;

use anyhow::{Result, bail};
use html5gum::{StartTag, State, Token, Tokenizer};

/// The page, cut at the places that differ from page to page.
pub(crate) struct Shell {
    /// The text of the block with the settings.
    pub(crate) settings: String,
    /// The addresses of the glue and of the module, relative to the root of the site.
    glue: String,
    module: String,
    /// Attributes of `<html>`, but language and direction.
    html: Vec<(String, String)>,
    head: Vec<Piece>,
    /// From `<body>` to the element that the reader is mounted in.
    before: Vec<Piece>,
    /// After that element.
    after: Vec<Piece>,
}

/// A piece of HTML. The way to the root of the site is put between two pieces.
struct Piece(String);

/// What differs from page to page.
pub(crate) struct Content<'a> {
    /// The language of the page.
    pub(crate) language: &'a str,
    /// Whether the page runs from right to left.
    pub(crate) right_to_left: bool,
    /// The way to the root of the site: `../../`.
    pub(crate) root: &'a str,
    /// The lines of the head that are made for this page.
    pub(crate) head: &'a str,
    /// The settings, as JSON.
    pub(crate) settings: &'a str,
    /// The fingerprint of the dataset that the page was printed from.
    pub(crate) fingerprint: &'a str,
    /// The content of the element that the reader is mounted in.
    pub(crate) body: &'a str,
}

/// The element of the reader.
const APP: &str = "app";

impl Shell {
    /// Cuts a page.
    ///
    /// # Errors
    /// The page is printed already, or has not the elements of a built site.
    pub(crate) fn read(page: &str) -> Result<Self> {
        let mut cutter = Cutter::default();
        let mut tokens = Tokenizer::new(page);
        while let Some(Ok(token)) = tokens.next() {
            if let Token::StartTag(tag) = &token {
                match tag.name.as_slice() {
                    b"script" => tokens.set_state(State::ScriptData),
                    b"style" => tokens.set_state(State::RawText),
                    b"title" | b"textarea" => tokens.set_state(State::RcData),
                    _ => {}
                }
            }
            cutter.take(token);
        }
        if cutter.is_printed {
            bail!("expected the page of a built site, found a printed page");
        }
        let missing =
            |what: &str| format!("expected the page of a built site, found none of {what}");
        let (Some((glue, module)), true) = (cutter.boot, cutter.place == Place::After) else {
            bail!(missing("the script boot.js and the element with the id `app`"));
        };
        let Some(settings) = cutter.settings else {
            bail!(missing("the block of settings with the id `gazette`"));
        };
        let [head, before, after] = cutter.parts;
        Ok(Self { settings, glue, module, html: cutter.html, head, before, after })
    }

    /// A printed page.
    pub(crate) fn page(&self, content: &Content<'_>) -> String {
        let Content { language, right_to_left, root, head, settings, fingerprint, body } = content;
        let mut page = String::with_capacity(body.len() + head.len() + 4_000);
        let direction = if *right_to_left { "rtl" } else { "ltr" };
        // Writing to a `String` cannot fail.
        let _ = write!(page, "<!doctype html><html lang=\"{}\" dir={direction}", escaped(language));
        for (name, value) in &self.html {
            let _ = write!(page, " {name}=\"{}\"", escaped(value));
        }
        page.push_str("><head><meta charset=utf-8>");
        page.push_str(head);
        let _ = write!(
            page,
            "<script id=gazette type=application/json>{}</script>",
            settings.replace('<', "\\u003c")
        );
        write_pieces(&mut page, &self.head, root);
        let _ = write!(
            page,
            "<script defer src=\"{root}printed.js\" data-printed=\"{fingerprint}\" \
             data-root=\"{root}\" data-glue=\"{}\" data-module=\"{}\"></script></head>",
            escaped(&self.glue),
            escaped(&self.module),
        );
        write_pieces(&mut page, &self.before, root);
        page.push_str(body);
        page.push_str("</div>");
        write_pieces(&mut page, &self.after, root);
        page
    }
}

fn write_pieces(page: &mut String, pieces: &[Piece], root: &str) {
    for (index, Piece(text)) in pieces.iter().enumerate() {
        if index > 0 {
            page.push_str(root);
        }
        page.push_str(text);
    }
}

/// A text as the value of an attribute in quotation marks.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// Where in the page a token is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Place {
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
struct Cutter {
    place: Place,
    html: Vec<(String, String)>,
    settings: Option<String>,
    boot: Option<(String, String)>,
    is_printed: bool,
    /// The head, what is before the reader, and what is after it.
    parts: [Vec<Piece>; 3],
}

impl Cutter {
    fn take(&mut self, token: Token) {
        match (self.place, token) {
            (Place::Head, Token::StartTag(tag)) => self.head_element(&tag),
            (Place::Head, Token::EndTag(tag)) if tag.name.as_slice() == b"head" => {}
            (Place::Own, Token::EndTag(_)) => self.place = Place::Head,
            (Place::Own, _) => {}
            (Place::Settings, Token::String(text)) => {
                let settings = self.settings.get_or_insert_default();
                settings.push_str(&String::from_utf8_lossy(&text));
            }
            (Place::Settings, Token::EndTag(_)) => self.place = Place::Head,
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
            (Place::Reader(_) | Place::Settings, _) => {}
            (_, Token::StartTag(tag)) => self.tag(&tag),
            (_, Token::EndTag(tag)) => {
                self.write(&format!("</{}>", String::from_utf8_lossy(&tag.name)));
            }
            (_, Token::String(text)) => self.text(&String::from_utf8_lossy(&text)),
            (_, Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) => {}
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
            }
            b"head" => {}
            b"title" => self.place = Place::Own,
            b"meta" if has("name", "description") || value(tag, "charset").is_some() => {}
            // Starting the module early would keep a printed page from being shown early.
            b"link" if has("rel", "modulepreload") || has("rel", "preload") => {}
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
            false if text.trim().is_empty() => {}
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
                    let local = escaped(value.trim_start_matches("./"));
                    self.part().push(Piece(local));
                }
                false => self.write(&escaped(&value)),
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

fn attributes(tag: &StartTag<()>) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect()
}

fn value(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Content, Shell};

    const PAGE: &str = "<!doctype html><html lang=en data-theme=dark><meta charset=utf-8>\
        <title>A & b</title><meta content=x name=description><meta name=other content=\"a&amp;b\">\
        <script id=gazette type=application/json>{\"dataset\": \"<a>\"}</script>\
        <link rel=stylesheet href=./style-1.css><link rel=stylesheet href=https://a.example/x.css>\
        <script src=mine.js></script><script>if (1 < 2 && 3) {}</script>\
        <script data-glue=./g.js data-module=./m.wasm src=./boot.js type=module></script>\
        <link crossorigin href=./g.js rel=modulepreload></head>\
        <body class=b><p>Above &amp; <img src=logo.svg><div id=app><div><div>Loading</div></div></div>\
        <footer>Below</footer></body></html>";

    fn printed(page: &str) -> String {
        Shell::read(page).expect("a shell").page(&Content {
            language: "zh",
            right_to_left: false,
            root: "../../",
            head: "<title>T</title>",
            settings: "{\"title\": \"</script>\"}",
            fingerprint: "f0",
            body: "<main>Text</main>",
        })
    }

    #[test]
    fn the_operators_own_elements_stay() {
        let page = printed(PAGE);
        for part in [
            "<html lang=\"zh\" dir=ltr data-theme=\"dark\">",
            "<meta charset=utf-8><title>T</title>",
            "<meta content=\"a&amp;b\" name=\"other\">",
            "{\"title\": \"\\u003c/script>\"}</script>",
            "<link href=\"../../style-1.css\" rel=\"stylesheet\">",
            "<link href=\"https://a.example/x.css\" rel=\"stylesheet\">",
            "<script src=\"../../mine.js\"></script><script>if (1 < 2 && 3) {}</script>",
            "src=\"../../printed.js\" data-printed=\"f0\" data-root=\"../../\" data-glue=\"g.js\"",
            "<body class=\"b\"><p>Above &amp; <img src=\"../../logo.svg\">",
            "<div id=\"app\"><main>Text</main></div><footer>Below</footer></body></html>",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        for part in ["boot.js", "Loading", "A &", "modulepreload", "name=\"description\""] {
            assert!(!page.contains(part), "{part}\n{page}");
        }
        assert_eq!(Shell::read(PAGE).expect("a shell").settings, "{\"dataset\": \"<a>\"}");
    }

    #[test]
    fn other_pages_are_refused() {
        let message = |page: &str| Shell::read(page).err().map(|error| error.to_string());
        let again = message(&printed(PAGE)).expect("refused");
        assert!(again.contains("found a printed page"), "{again}");
        let other = message("<!doctype html><title>a</title><p>b").expect("refused");
        assert!(other.contains("boot.js"), "{other}");
    }
}
