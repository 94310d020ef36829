//! The prepared edition that is printed beside the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::GzDecoder;
use gazette::loading::Loaded;
use gazette::print::Printer;
use gazette::reading::prepared::{Extract, VERSION, piece_of};
use gazette::routing::{Route, printed};
use gazette::words::Words;
use serde_json::{Value, json};

use super::datasets::{activities, articles, dataset, fixture, odd};
use super::sites::{NOW, Place, files, print, write};

/// The address of the site.
const FOLDER: &str = "https://gazette.invalid/";

/// A prepared edition as it lies on the disk.
pub(crate) struct Prepared {
    files: BTreeMap<String, Vec<u8>>,
    entry: Value,
    /// The hashes of the extracts by the names of their pages.
    pub(crate) table: BTreeMap<String, String>,
}

impl Prepared {
    pub(crate) fn of(site: &str) -> Self {
        let files = files(site);
        let entry: Value = json(&files["prepared/edition.json"]);
        let pieces = entry["pieces"].as_u64().expect("a number");
        let mut table = BTreeMap::new();
        for index in 0..pieces {
            let piece = json(&files[&format!("prepared/tables/{pieces}/{index}.json")]);
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

    /// Whether a page is at an earlier address of an article.
    fn leads_elsewhere(&self, name: &str) -> bool {
        let page = &self.files[&format!("{name}/index.html").trim_start_matches('/').to_owned()];
        String::from_utf8_lossy(page).contains("http-equiv=\"refresh\"")
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

/// Whether a name is that of a piece of the search index and of no page.
fn is_piece(name: &str) -> bool {
    name.starts_with("search/")
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
    // The host of a recording of the site itself is in the text.
    print(&site, &["--url", FOLDER]);
    let prepared = Prepared::of(&site);
    let now = NOW.parse().expect("seconds");
    let tag = content_language(&prepared.files["index.html"]);
    // The topics on the page of the search come with the index.
    for name in prepared.table.keys().filter(|name| !is_piece(name) && *name != "search") {
        let route = printed::read(&format!("{name}/"), "", "");
        if matches!(route, Route::NotFound(_)) {
            // Names that are too long cannot be read back.
            assert!(name.contains("~~"), "{name}");
            continue;
        }
        assert_eq!(printed::name(&route), *name);
        if prepared.leads_elsewhere(name) {
            continue;
        }
        let extract = prepared.extract(name);
        let loaded = Loaded::of_page(route.page().path(), extract);
        let printer = Printer::new(loaded, Words::of(&tag), "gazette.invalid".to_owned(), now);
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
    let pages = |table: &BTreeMap<String, String>| {
        let pages = table.iter().filter(|(name, _)| !is_piece(name));
        pages.map(|(name, hash)| (name.clone(), hash.clone())).collect::<BTreeMap<_, _>>()
    };
    let (old, new) = (pages(&before.table), pages(&after.table));
    assert!(old.keys().eq(new.keys()));
    let changed: Vec<&String> = old.keys().filter(|name| old[*name] != new[*name]).collect();
    assert!(changed.iter().any(|name| *name == "articles/a30"), "{changed:?}");
    assert!(changed.len() < 12, "{changed:?}");
    // The index has another name, and few of its pieces have other bytes: the head, the words and their postings.
    let pieces = |table: &BTreeMap<String, String>| {
        let pieces =
            table.iter().filter(|(name, _)| is_piece(name) && !name.contains("/articles/"));
        pieces.map(|(_, hash)| hash.clone()).collect::<BTreeSet<_>>()
    };
    let (old, new) = (pieces(&before.table), pieces(&after.table));
    assert_eq!(old.len(), new.len());
    assert!((1..=4).contains(&new.difference(&old).count()), "{new:?}");
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
        // The names of all articles have the same length.
        let site = place.site(&dataset(&articles(1_000 + count).split_off(1_000)));
        print(&site, &[]);
        let prepared = Prepared::of(&site);
        let count =
            u32::try_from(prepared.entry["pieces"].as_u64().expect("a number")).expect("few");
        let piece = piece_of("articles/a1050", count);
        let piece = prepared.files[&format!("prepared/tables/{count}/{piece}.json")].len();
        (prepared.files[&prepared.path("articles/a1050")].len(), piece)
    });
    let [(small, few), (large, many)] = sizes;
    // The related articles are others.
    assert!(small.abs_diff(large) * 10 < small, "{sizes:?}");
    assert!(many < few * 2 && many < 16_000, "{sizes:?}");
}

#[test]
fn lists_articles_and_the_search_are_prepared_and_the_rest_comes_from_the_dataset() {
    let place = Place::new();
    let site = place.site(&fixture("full.json"));
    print(&site, &[]);
    let table = Prepared::of(&site).table;
    for route in [Route::timeline(), Route::About, Route::NotFound("x".to_owned())] {
        assert!(!table.contains_key(&printed::name(&route)), "{route:?}");
    }
    assert!(table.contains_key("search") && table.contains_key("search/head"));
    for end in ["/words/0", "/postings/1", "/facets", "/articles/0"] {
        assert_eq!(
            table.keys().filter(|name| is_piece(name) && name.ends_with(end)).count(),
            1,
            "{end}"
        );
    }
}

#[test]
fn the_search_finds_each_article_by_its_number() {
    let place = Place::new();
    let site = place.site(&dataset(&articles(40)));
    print(&site, &[]);
    let prepared = Prepared::of(&site);
    let numbers: Vec<&String> = prepared
        .table
        .keys()
        .filter(|name| is_piece(name) && name.contains("/articles/"))
        .collect();
    assert_eq!(numbers.len(), 40);
    let index = numbers[0].split("/articles/").next().expect("a name");
    let slugs: BTreeSet<String> = (0..40)
        .map(|number| {
            let name = format!("{index}/articles/{number}");
            let slug = prepared.extract(&name).edition.articles[0].slug.clone();
            assert_eq!(prepared.table[&name], prepared.table[&format!("articles/{slug}")]);
            slug
        })
        .collect();
    assert_eq!(slugs.len(), 40);
}

#[test]
fn earlier_addresses_lead_to_the_extract_of_the_article() {
    let place = Place::new();
    let mut items = articles(4);
    items[0]["_gazette"]["aliases"] = json!(["old", "a2", "two words"]);
    // The id has no letters of an address, so that the address is made of the `url`.
    items[1]["id"] = json!("?!");
    let site = place.site(&fixture("one.json"));
    for url in ["first", "second"] {
        items[1]["url"] = json!(format!("https://old.example/{url}"));
        write(&format!("{site}/data/edition.json"), dataset(&items));
        print(&site, &[]);
    }
    let prepared = Prepared::of(&site);
    let hash = |name: &str| prepared.table.get(name);
    for (from, to) in [("old", "a0"), ("two-words", "a0"), ("first", "second")] {
        let [from, to] = [from, to].map(|slug| printed::name(&Route::article(slug)));
        assert!(prepared.leads_elsewhere(&from), "{from}");
        assert!(hash(&from).is_some() && hash(&from) == hash(&to), "{from}");
    }
    assert_ne!(hash("articles/a2"), hash("articles/a0"));
    let own = prepared.extract("articles/old");
    let found = |extract: &Extract, slug: &str| {
        extract.edition.by_slug(slug).map(|article| article.slug.clone())
    };
    assert_eq!(found(&own, "old").as_deref(), Some("a0"));
    // The dataset does not name an address of a former print.
    let mut former = prepared.extract("articles/first");
    assert_eq!(found(&former, "first"), None);
    former.answer_to("first");
    assert_eq!(found(&former, "first").as_deref(), Some("second"));
    // Other pages have no use for aliases.
    let pages = prepared.table.keys().filter(|name| !is_piece(name));
    for name in pages.filter(|name| *name != "articles/old") {
        let extract = prepared.extract(name);
        let others =
            extract.edition.articles.iter().skip(usize::from(hash(name) == hash("articles/a0")));
        assert!(others.flat_map(|article| &article.aliases).next().is_none(), "{name}");
    }
    // A printed site without the earlier addresses has no lines for them.
    items[0]["_gazette"]["aliases"] = json!([]);
    write(&format!("{site}/data/edition.json"), dataset(&items));
    print(&site, &[]);
    assert!(!Prepared::of(&site).table.contains_key("articles/old"));
}
