//! A prepared edition without printed pages.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::datasets::{articles, dataset};
use super::extracts::Prepared;
use super::sites::{Place, assert_equal, everything, print};

/// The files of a site, those of its prepared edition apart.
fn apart(folder: &str) -> [BTreeMap<String, Vec<u8>>; 2] {
    let (prepared, others) =
        everything(folder).into_iter().partition(|(path, _)| path.starts_with("prepared/"));
    [prepared, others]
}

#[test]
fn a_prepared_edition_needs_no_pages() {
    let place = Place::new();
    let mut items = articles(40);
    items[0]["_gazette"]["aliases"] = json!(["old"]);
    let site = place.site(&dataset(&items));
    let (built, whole, out) = (everything(&site), place.at("whole"), place.at("out"));
    let url = ["--url", "https://a.example/news/"];
    print(&site, &[&["--out", &whole], url.as_slice()].concat());
    let options = [&["--out", &out, "--without-pages"], url.as_slice()].concat();
    let report = print(&site, &options);
    let [expected, pages] = apart(&whole);
    let [found, mut others] = apart(&out);
    assert_equal(&found, &expected);
    assert!(Prepared::of(&out).table.contains_key("articles/old"));
    assert_eq!(others.remove("index.html"), Some(pages["app.html"].clone()));
    assert!(others.remove("print.json").is_some());
    // The reader compares its date with the dataset's.
    assert_eq!(others.remove("printed.txt"), Some(pages["printed.txt"].clone()));
    let mut site_files = built.clone();
    site_files.remove("index.html");
    assert_equal(&others, &site_files);
    let is_article = |path: &&String| path.starts_with("articles/") && path.ends_with(".html");
    assert!(report["prepared"].as_u64() > Some(40), "{report}");
    assert_eq!((&report["pages"], &report["redirects"]), (&Value::Null, &json!(0)));
    let again = print(&site, &options);
    assert_eq!((&again["written"]["files"], &again["deleted"]["files"]), (&json!(0), &json!(0)));
    // The folder of a site gets pages, and is without again.
    for (options, count) in
        [(["--without-pages"].as_slice(), 0), (&[], 41), (&["--without-pages"], 0)]
    {
        print(&site, &[options, &url].concat());
        let [prepared, others] = apart(&site);
        assert_equal(&prepared, &expected);
        assert_eq!(others.keys().filter(is_article).count(), count, "{options:?}");
        let expected = if count == 0 { &pages["app.html"] } else { &pages["index.html"] };
        assert_eq!(&others["index.html"], expected, "{options:?}");
        assert_eq!(others.contains_key("app.html"), count > 0, "{options:?}");
    }
}
