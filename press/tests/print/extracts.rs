//! The prepared edition that is printed beside the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::GzDecoder;
use gazette::loading::Loaded;
use gazette::prepared::{Extract, VERSION, piece_of};
use gazette::print::Printer;
use gazette::routing::{Route, printed};
use gazette::words::Words;
use serde_json::Value;

use super::datasets::{activities, articles, dataset, fixture, odd};
use super::sites::{Place, files, print, write};

/// The address of a site that has none.
const FOLDER: &str = "https://gazette.invalid/";
/// When the pages are printed, in seconds since 1970.
const NOW: i64 = 1_700_000_000;

/// A prepared edition as it lies on the disk.
struct Prepared {
    files: BTreeMap<String, Vec<u8>>,
    entry: Value,
    /// The hashes of the extracts by the names of their pages.
    table: BTreeMap<String, String>,
}

impl Prepared {
    fn of(site: &str) -> Self {
        let files = files(site);
        let entry: Value = json(&files["prepared/edition.json"]);
        let pieces = entry["pieces"].as_u64().expect("a number");
        let folder = entry["table"].as_str().expect("a folder");
        let mut table = BTreeMap::new();
        for index in 0..pieces {
            let piece = json(&files[&format!("prepared/tables/{folder}/{index}.json")]);
            for (name, hash) in piece.as_object().expect("an object") {
                let own = piece_of(name, u32::try_from(pieces).expect("few"));
                assert_eq!(u64::from(own), index, "{name}");
                table.insert(name.clone(), hash.as_str().expect("a hash").to_owned());
            }
        }
        Self { files, entry, table }
    }

    fn path(&self, name: &str) -> String {
        let hash = &self.table[name];
        format!("prepared/pages/{}/{}.pack", &hash[..2], &hash[2..])
    }

    fn extract(&self, name: &str) -> Extract {
        let mut bytes = Vec::new();
        let packed = &self.files[&self.path(name)];
        GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).expect("unpacked");
        Extract::read(&bytes, FOLDER).expect(name)
    }
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

/// The content of the element that the reader is mounted in.
fn content(page: &[u8]) -> &str {
    let page = std::str::from_utf8(page).expect("UTF-8");
    let (_, rest) = page.split_once("<div id=\"app\">").expect("a root");
    rest.split_once("</div><script type=\"application/ld+json\"")
        .map_or(rest, |(content, _)| content)
}

/// Every page of a prepared edition shows what the printed page shows.
fn compare(dataset: &str) -> BTreeSet<String> {
    let place = Place::new();
    let site = place.site(dataset);
    print(&site, &[]);
    let prepared = Prepared::of(&site);
    let tag = content_language(&prepared.files["index.html"]);
    for name in prepared.table.keys() {
        let route = printed::read(&format!("{name}/"), "", "");
        if printed::name(&route) != *name {
            // Names that are too long cannot be read back.
            assert!(name.contains("~~"), "{name}");
            continue;
        }
        let extract = prepared.extract(name);
        let loaded = Loaded::of_page(route.page().path(), extract);
        let printer = Printer::new(loaded, Words::of(&tag), "gazette.invalid".to_owned(), NOW);
        let root = printed::root_of(&route);
        let shown = printer.page(&route, &root).html.replace(FOLDER, &root);
        let page = content(&prepared.files[&printed::file(&route)]);
        assert!(page.starts_with(&shown), "{name}\n{shown}\n\n{page}");
    }
    prepared.table.into_keys().collect()
}

fn content_language(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let (_, rest) = page.split_once("<html lang=\"").expect("a language");
    rest.split('"').next().expect("a language").to_owned()
}

#[test]
fn prepared_pages_show_what_printed_pages_show() {
    let fixtures =
        ["full.json", "edges.json", "chinese-full.json", "arabic.json", "notes.json", "long.json"];
    for fixture_name in fixtures {
        let names = compare(&fixture(fixture_name));
        assert!(names.contains("") && names.iter().any(|name| name.starts_with("articles/")));
    }
    compare(&dataset(&odd()));
    let many = [articles(70), activities(120)].concat();
    let names = compare(&dataset(&many));
    assert!(names.contains("archive"), "{names:?}");
}

#[test]
fn the_entry_names_version_and_dataset() {
    let place = Place::new();
    let site = place.site(&fixture("full.json"));
    print(&site, &[]);
    let prepared = Prepared::of(&site);
    assert_eq!(prepared.entry["version"], u64::from(VERSION));
    let printed = String::from_utf8(prepared.files["printed.txt"].clone()).expect("text");
    assert_eq!(prepared.entry["dataset"], printed);
    let app = String::from_utf8_lossy(&prepared.files["app.html"]);
    assert!(app.contains(" data-prepared data-dataset="), "{app}");
}

#[test]
fn an_edit_changes_the_extracts_that_show_it() {
    let place = Place::new();
    let mut items = articles(60);
    let site = place.site(&dataset(&items));
    print(&site, &[]);
    let before = Prepared::of(&site);
    items[30]["content_html"] = "<p>An edited text of the lamp.</p>".into();
    write(&format!("{site}/data/edition.json"), dataset(&items));
    print(&site, &[]);
    let after = Prepared::of(&site);
    assert!(before.table.keys().eq(after.table.keys()));
    let changed: Vec<&String> =
        before.table.keys().filter(|name| before.table[*name] != after.table[*name]).collect();
    assert!(changed.iter().any(|name| *name == "articles/a30"), "{changed:?}");
    assert!(changed.len() < 12, "{changed:?}");
    // What no page shows any more is deleted.
    let used: BTreeSet<String> = after.table.keys().map(|name| after.path(name)).collect();
    let is_extract = |path: &&String| path.starts_with("prepared/pages/");
    let there: BTreeSet<String> = after.files.keys().filter(is_extract).cloned().collect();
    assert_eq!(there, used);
}

#[test]
fn an_article_needs_the_same_bytes_in_any_archive() {
    let sizes = [100, 2_000].map(|count| {
        let place = Place::new();
        let site = place.site(&dataset(&articles(count)));
        print(&site, &[]);
        let prepared = Prepared::of(&site);
        let count =
            u32::try_from(prepared.entry["pieces"].as_u64().expect("a number")).expect("few");
        let folder = prepared.entry["table"].as_str().expect("a folder");
        let piece = piece_of("articles/a50", count);
        let piece = prepared.files[&format!("prepared/tables/{folder}/{piece}.json")].len();
        (prepared.files[&prepared.path("articles/a50")].len(), piece)
    });
    let [(small, few), (large, many)] = sizes;
    assert!(small.abs_diff(large) * 20 < small, "{sizes:?}");
    assert!(many < few * 2 && many < 16_000, "{sizes:?}");
}

#[test]
fn lists_and_articles_are_prepared_and_the_rest_comes_from_the_dataset() {
    let place = Place::new();
    let site = place.site(&fixture("full.json"));
    print(&site, &[]);
    let table = Prepared::of(&site).table;
    for route in [Route::timeline(), Route::About, Route::NotFound("x".to_owned())] {
        assert!(!table.contains_key(&printed::name(&route)), "{route:?}");
    }
}
