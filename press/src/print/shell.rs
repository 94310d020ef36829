//! The page of the built site, into which printed pages are put.
//!
//! Whatever an operator added to the page stays: further scripts, style sheets, elements around the reader. Relative
//! addresses in it lead to the root of the site from every printed page.

mod cutter;

use std::fmt::Write;

use anyhow::{Result, bail};
use cutter::{Cutter, Place};
use gazette::loading::configuration::sources;
use gazette::loading::configuration::{Configuration, LocationMode, Theme};
use html5gum::{State, Token, Tokenizer};

use super::head::markup::escape;

/// The first of the attributes about a prepared edition.
const PREPARED: &str = " data-prepared";
/// Begins the link to the operator's colours and fonts.
pub(crate) const OWN_STYLES: &str = "<link data-own-styles";
/// Ends the head of a page.
const HEAD_END: &str = "</head>";
/// Begins the attribute that stands behind them.
const GLUE: &str = " data-glue=";

/// The page, cut at the places that differ from page to page.
pub(crate) struct Shell {
    /// The text of the block with the settings.
    pub(crate) settings: String,
    /// The addresses of the glue and of the module, relative to the root of the site.
    glue: String,
    module: String,
    /// The language of the page.
    pub(crate) language: Option<String>,
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
    /// Structured data for the end of the page.
    pub(crate) data: &'a str,
    /// Whether the page needs the styles that other pages get later.
    pub(crate) needs_later_styles: bool,
    /// The settings, as JSON.
    pub(crate) settings: &'a str,
    /// What the reader has to know about the prepared edition ([`prepared_attributes`]).
    pub(crate) prepared: &'a str,
    /// Whether the dataset is small enough to be loaded before the visitor has asked for what needs it.
    pub(crate) is_small: bool,
    /// The content of the element that the reader is mounted in.
    pub(crate) body: &'a str,
}

/// The settings of a page, printed or not. `None` if it has no block of settings.
pub(crate) fn settings_of(page: &str) -> Option<String> {
    cut(page).settings
}

/// Whether a page is a printed one.
pub(crate) fn is_printed(page: &str) -> bool {
    cut(page).is_printed
}

fn cut(page: &str) -> Cutter {
    let mut cutter = Cutter::default();
    let mut tokens = Tokenizer::new(page);
    while let Some(Ok(token)) = tokens.next() {
        // A tokenizer alone does not know in which elements a text is no HTML.
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
    cutter
}

/// Marks the sheet with the styles of later pages.
const LATER: &str = " media=\"not all\"";
/// The element of the reader.
const APP: &str = "app";

impl Shell {
    /// Cuts a page.
    ///
    /// # Errors
    /// The page is printed already, or has not the elements of a built site.
    pub(crate) fn read(page: &str) -> Result<Self> {
        let cutter = cut(page);
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
        let Cutter { html, language, .. } = cutter;
        Ok(Self { settings, glue, module, language, html, head, before, after })
    }

    /// A printed page.
    pub(crate) fn page(&self, content: &Content<'_>) -> String {
        let Content {
            language, right_to_left, root, head, settings, prepared, is_small, body, ..
        } = content;
        let small = if *is_small { " data-small" } else { "" };
        let settings = settings.replace('<', "\\u003c");
        let mut page = String::with_capacity(body.len() + head.len() + 4_000);
        let direction = if *right_to_left { "rtl" } else { "ltr" };
        // Writing to a `String` cannot fail.
        let _ = write!(page, "<!doctype html><html lang=\"{}\" dir={direction}", escape(language));
        for (name, value) in &self.html {
            let _ = write!(page, " {name}=\"{}\"", escape(value));
        }
        page.push_str("><head><meta charset=utf-8>");
        // The styles come first, because nothing is shown without them.
        let mut own = String::new();
        write_pieces(&mut own, &self.head, root);
        let later = if content.needs_later_styles { "" } else { LATER };
        let own = own.replace(LATER, later);
        // The publication's own icon stands in place of the build's.
        page.push_str(&if icon_at(head).is_some() { without_icon(&own) } else { own });
        page.push_str(head);
        let _ = write!(
            page,
            "<script id=gazette type=application/json>{settings}</script><script defer src=\"{root}printed.js\" data-printed{small}{prepared} \
             data-settings={} data-root=\"{root}\" data-glue=\"{}\" data-module=\"{}\"></script></head>",
            sum_of(&settings),
            escape(&self.glue),
            escape(&self.module),
        );
        write_pieces(&mut page, &self.before, root);
        page.push_str(body);
        page.push_str("</div>");
        page.push_str(content.data);
        write_pieces(&mut page, &self.after, root);
        page
    }
}

/// Where a head has the link to an icon.
fn icon_at(head: &str) -> Option<usize> {
    head.find("rel=\"icon\"").or_else(|| head.find("rel=icon"))
}

/// A head without the link to an icon.
fn without_icon(head: &str) -> String {
    let tag = icon_at(head).and_then(|at| {
        let start = head.get(..at)?.rfind('<')?;
        let end = at + head.get(at..)?.find('>')? + 1;
        Some([head.get(..start)?, head.get(end..)?].concat())
    });
    tag.unwrap_or_else(|| head.to_owned())
}

fn write_pieces(page: &mut String, pieces: &[Piece], root: &str) {
    for (index, Piece(text)) in pieces.iter().enumerate() {
        if index > 0 {
            page.push_str(root);
        }
        page.push_str(text);
    }
}

/// The attributes by which the reader knows that there is a prepared edition, and the settings that it was prepared with.
pub(crate) fn prepared_attributes(configuration: &Configuration, settings_file: &str) -> String {
    let theme = match configuration.theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let location = match configuration.location {
        LocationMode::Hash => None,
        LocationMode::Path => Some("path"),
    };
    let datasets = datasets(configuration);
    let attributes = [
        ("dataset", Some(datasets.as_str())),
        ("theme", theme),
        ("location", location),
        ("language", configuration.language.as_deref()),
        // The reader needs the settings of the file when it loads the dataset, and does not ask for the file again.
        ("file", Some(settings_file).filter(|file| !file.is_empty())),
    ];
    let mut text = PREPARED.to_owned();
    for (name, value) in attributes {
        if let Some(value) = value {
            // Writing to a `String` cannot fail.
            let _ = write!(text, " data-{name}=\"{}\"", escape(value));
        }
    }
    text
}

/// The addresses of the dataset, or of all sources, with spaces between them.
fn datasets(configuration: &Configuration) -> String {
    let sources = configuration.sources.as_ref().and_then(|list| sources::read(list).ok());
    let addresses: Vec<String> = match sources {
        Some(sources) => sources.into_iter().map(|source| source.address).collect(),
        None => vec![configuration.dataset.clone()],
    };
    let addresses: Vec<String> =
        addresses.iter().map(|address| address.replace(' ', "%20")).collect();
    addresses.join(" ")
}

/// The page without a printed text, for a site with a prepared edition. `settings` is the text of the block of settings in
/// it: the edition was prepared with these settings.
///
/// # Errors
/// The page has no script that starts the reader, as a build writes it.
pub(crate) fn with_prepared(
    page: &str,
    settings: &str,
    prepared: &str,
    styles: &str,
) -> Result<String> {
    match page.split_once(GLUE) {
        Some((start, end)) => {
            let sum = sum_of(&settings.replace("\r\n", "\n"));
            let start = match start.split_once(HEAD_END) {
                Some((head, body)) => [head, styles, HEAD_END, body].concat(),
                None => [styles, start].concat(),
            };
            Ok(format!("{start}{prepared} data-settings={sum}{GLUE}{end}"))
        }
        None => bail!("expected the script boot.js with the attribute `data-glue`, found none"),
    }
}

/// The page as a build wrote it, of one that may have the attributes of a former print.
pub(crate) fn without_prepared(page: &str) -> String {
    let page = &without_styles(page);
    match page.split_once(GLUE) {
        Some((start, end)) => {
            let start = start.split_once(PREPARED).map_or(start, |(start, _)| start);
            [start, GLUE, end].concat()
        }
        None => page.to_owned(),
    }
}

/// The page without the link to the operator's colours and fonts.
fn without_styles(page: &str) -> String {
    match page.split_once(OWN_STYLES) {
        Some((start, rest)) => {
            let rest = rest.split_once('>').map_or(rest, |(_, rest)| rest);
            [start, rest].concat()
        }
        None => page.to_owned(),
    }
}

/// A number that changes with the settings, as `printed.js` makes it of the block in the page.
fn sum_of(settings: &str) -> i32 {
    let units = settings.encode_utf16();
    units.fold(0_i32, |sum, unit| sum.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

#[cfg(test)]
mod tests;
