//! Pages at earlier addresses of articles.

use std::fs;

use serde_json::{Value, json};

use super::crawl::Crawl;
use super::datasets::{articles, dataset, fixture};
use super::page::on_one_line;
use super::sites::{Place, assert_equal, everything, press, print, write};

const ADDRESS: &str = "https://a.example/news/";

/// Three articles, the newest first, with these aliases.
fn items(aliases: [Value; 3]) -> Vec<Value> {
    let mut items = articles(3);
    for (index, (item, aliases)) in items.iter_mut().zip(aliases).enumerate() {
        item["date_published"] = json!(format!("2023-01-0{}", 9 - index));
        item["_gazette"]["aliases"] = aliases;
    }
    items
}

fn rename(item: &mut Value, url: &str) {
    // The id of an article stays, and has no letters of an address, so that the address is made of the `url`.
    item["id"] = json!("?!");
    item["url"] = json!(format!("https://old.example/{url}"));
}

/// Where the redirects of a printed site lead to, with their paths in order. Checks all links, and that each redirect is
/// as it should be.
fn redirects(folder: &str, address: Option<&str>) -> Vec<(String, String)> {
    let crawl = Crawl::of(folder, address);
    crawl.check();
    crawl.redirects().map(|(from, to)| (slug(from), slug(&to))).collect()
}

fn slug(path: &str) -> String {
    let slug = path.strip_prefix("articles/").and_then(|path| path.strip_suffix("/index.html"));
    slug.expect("the page of an article").to_owned()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
}

#[test]
fn aliases_lead_to_their_articles() {
    let place = Place::new();
    let aliases =
        [json!(["old", "https://b.example/2019/%E4%B8%9D.html"]), json!(["/x/y/"]), json!([])];
    let mut items = items(aliases);
    items[0]["title"] = json!("Lamps & <Harbours> \"2023\"");
    let site = place.site(&dataset(&items));
    let expected = pairs(&[("old", "a0"), ("y", "a1"), ("丝", "a0")]);
    for address in [None, Some(ADDRESS)] {
        let out = place.at(if address.is_some() { "with" } else { "without" });
        let url = address.map_or(vec![], |address| vec!["--url", address]);
        let report = print(&site, &[&["--out", &out], url.as_slice()].concat());
        assert_eq!(redirects(&out, address), expected);
        assert_eq!(report["redirects"], 3, "{report}");
        assert_eq!(report["pages"], json!(Crawl::of(&out, address).printed().count()));
        let crawl = Crawl::of(&out, address);
        let page = &crawl.pages["articles/old/index.html"];
        assert_eq!(page.one("html").get("lang"), Some("en"));
        assert!(on_one_line(&page.one("a").text).starts_with("Lamps & <Harbours> \"2023\""));
        for (path, bytes) in crawl.files.iter().filter(|(path, _)| path.ends_with(".xml")) {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("articles/old/") && !text.contains("articles/y/"), "{path}");
        }
    }
    let output = press(&["print", &site, "--out", &place.at("without")]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains(" pages and 3 redirects: "), "{text}");
}

#[test]
fn an_alias_that_is_gone_has_no_page() {
    let place = Place::new();
    let site = place.site(&dataset(&items([json!(["old"]), json!([]), json!([])])));
    print(&site, &[]);
    assert_eq!(redirects(&site, None), pairs(&[("old", "a0")]));
    write(&format!("{site}/data/edition.json"), dataset(&items([json!([]), json!([]), json!([])])));
    let report = print(&site, &[]);
    assert_eq!(redirects(&site, None), []);
    // The former extract of the article goes with the redirect.
    assert_eq!((&report["redirects"], &report["deleted"]["files"]), (&json!(0), &json!(2)));
    assert!(!fs::exists(format!("{site}/articles/old")).expect("a folder"));
}

#[test]
fn the_first_article_has_an_alias_of_two() {
    let place = Place::new();
    let site = place.site(&dataset(&items([json!(["a2"]), json!(["old"]), json!(["old"])])));
    let report = print(&site, &[]);
    assert_eq!(redirects(&site, None), pairs(&[("old", "a1")]));
    let remarks = report["remarks"].to_string();
    for told in [
        "`old` leads to `a1`, and is an alias of `a2` too",
        "`a2` leads to `a2`, and is an alias of `a0` too",
    ] {
        assert!(remarks.contains(told), "{remarks}");
    }
    assert!(Crawl::of(&site, None).pages["articles/a2/index.html"].meta("og:title").is_some());
}

#[test]
fn addresses_of_former_prints_lead_to_the_new_ones() {
    let place = Place::new();
    let site = place.site(&fixture("one.json"));
    let mut items = items([json!([]), json!([]), json!([])]);
    let mut print_as = |url: &str| {
        rename(&mut items[1], url);
        write(&format!("{site}/data/edition.json"), dataset(&items));
        print(&site, &["--url", ADDRESS]);
        redirects(&site, Some(ADDRESS))
    };
    assert_eq!(print_as("first"), []);
    assert_eq!(print_as("second"), pairs(&[("first", "second")]));
    // Redirects stay, and lead to the latest address.
    assert_eq!(print_as("second"), pairs(&[("first", "second")]));
    assert_eq!(print_as("third"), pairs(&[("first", "third"), ("second", "third")]));
    // The article returns to its first address, and a page takes the second one.
    assert_eq!(print_as("first"), pairs(&[("second", "first"), ("third", "first")]));
    items[2]["id"] = json!("second");
    write(&format!("{site}/data/edition.json"), dataset(&items));
    print(&site, &["--url", ADDRESS]);
    assert_eq!(redirects(&site, Some(ADDRESS)), pairs(&[("third", "first")]));
    // What the dataset names counts more than a former print. The old address of the second article stays free.
    items[0]["_gazette"]["aliases"] = json!(["third"]);
    items.remove(2);
    write(&format!("{site}/data/edition.json"), dataset(&items));
    let report = print(&site, &["--url", ADDRESS]);
    assert_eq!(redirects(&site, Some(ADDRESS)), pairs(&[("third", "a0")]), "{report}");
    let before = everything(&site);
    let report = print(&site, &["--url", ADDRESS]);
    assert_eq!(report["written"]["files"], 0, "{report}");
    assert_equal(&everything(&site), &before);
}

#[test]
fn a_file_of_the_operator_is_no_redirect() {
    let place = Place::new();
    let site = place.site(&dataset(&items([json!(["old"]), json!([]), json!([])])));
    write(&format!("{site}/articles/old/index.html"), "Mine");
    for out in [site.clone(), place.at("out")] {
        for _ in 0..2 {
            let report = print(&site, &["--out", &out]);
            let page = fs::read_to_string(format!("{out}/articles/old/index.html"));
            assert_eq!(page.expect("a page"), "Mine");
            assert_eq!(report["redirects"], 0);
            assert!(report["remarks"].to_string().contains("articles/old/index.html"), "{report}");
        }
    }
}

#[test]
fn shares_have_redirects_once_they_are_together() {
    let place = Place::new();
    let mut items = items([json!([]), json!(["old", "a0"]), json!([])]);
    rename(&mut items[1], "first");
    let site = place.site(&dataset(&items));
    let (whole, out) = (place.at("whole"), place.at("out"));
    for url in ["first", "second"] {
        rename(&mut items[1], url);
        write(&format!("{site}/data/edition.json"), dataset(&items));
        print(&site, &["--out", &whole]);
        let parts = ["1/2", "2/2"].map(|shard| {
            let part = place.at(&format!("{url}-{}", &shard[..1]));
            let report = print(&site, &["--out", &part, "--shard", shard]);
            assert_eq!(report["redirects"], 0);
            part
        });
        let output = press(&["merge", &parts[0], &parts[1], "--out", &out]);
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(
            text.contains(if url == "first" { "1 redirect: " } else { "2 redirects: " }),
            "{text}"
        );
        assert!(text.contains("`a0` leads to `a0`, and is an alias of `?!` too"), "{text}");
        assert_equal(&everything(&out), &everything(&whole));
    }
    assert_eq!(redirects(&out, None), pairs(&[("first", "second"), ("old", "second")]));
}
