//! Tests of the files that list the pages. The files are read with programs that others wrote.

mod calendars;
mod crawlers;
mod lists;
mod open_search;
mod reading;

use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::article::Article;
use gazette::formats::{self, Origin};
use gazette::words::Words;
use serde_json::{Value, json};

use super::{Feeds, File};
use crate::input::Zones;
use crate::print::site::Site;

/// Reads an edition as `press check` does.
fn edition(dataset: &Value) -> Edition {
    let address = Address::link("https://example.org/data/", None).unwrap();
    let origin = Origin::new(Some(&address), &Zones);
    let document = formats::read(dataset.to_string().into_bytes(), origin).unwrap();
    let mut edition = document.edition;
    edition.settle();
    edition
}

/// An edition of items, in English and in the zone of Shanghai.
fn edition_of(items: &Value) -> Edition {
    edition(&json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour & Sea",
        "language": "en",
        "_gazette": {
            "time_zone": "Asia/Shanghai",
            "sections": [{ "id": "works", "title": "Works <1>" }, { "id": "notes", "title": "Notes" }],
        },
        "items": items,
    }))
}

/// A site of an edition, printed at the beginning of 10 May 2024.
fn site(edition: &Edition) -> Site<'_> {
    Site {
        edition,
        words: Words::default(),
        name: edition.title.clone(),
        address: Some("https://example.org/news/".to_owned()),
        now: 1_715_299_200,
    }
}

/// All feeds of a site. The text of an article is its title in a paragraph, with all that XML has to escape.
fn feeds(site: &Site<'_>) -> Vec<File> {
    let content = |article: &Article| {
        Some(format!("<p class=\"a\">{} &amp; ]]> '\u{1}\u{b}\u{ffff}</p>", article.headline()))
    };
    let feeds = Feeds::of(site);
    feeds.lists().iter().flat_map(|list| feeds.files(list, &content)).collect()
}

fn paths(files: &[File]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

fn text_of<'a>(files: &'a [File], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path == path);
    let file = file.unwrap_or_else(|| panic!("expected {path}, found {:?}", paths(files)));
    std::str::from_utf8(&file.bytes).unwrap()
}
