//! Shares of a print that are put together.

use std::fs;

use super::crawl::Crawl;
use super::datasets::{activities, articles, dataset, fixture};
use super::sites::{Place, assert_equal, everything, press, print, write};

/// Prints the three shares of a site. Gives their folders.
fn shares(place: &Place, site: &str, options: &[&str]) -> [String; 3] {
    ["1/3", "2/3", "3/3"].map(|shard| {
        let out = place.at(&format!("part-{}", &shard[..1]));
        print(site, &[&["--out", &out, "--shard", shard], options].concat());
        out
    })
}

fn merged(parts: &[String], out: &str) -> (Option<i32>, String) {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let output = press(&[&["merge"], parts.as_slice(), &["--out", out]].concat());
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn shares_are_together_what_one_print_is() {
    let items = [articles(30), activities(100).split_off(1)].concat();
    let place = Place::new();
    let site = place.site(&dataset(&items));
    let options = ["--url", "https://a.example/"];
    let (whole, out) = (place.at("whole"), place.at("out"));
    print(&site, &[&["--out", &whole], options.as_slice()].concat());
    let parts = shares(&place, &site, &options);
    let pages = |folder: &str| Crawl::of(folder, None).printed().count();
    let shared: Vec<usize> = parts.iter().map(|part| pages(part)).collect();
    assert_eq!(shared.iter().sum::<usize>(), pages(&whole), "{shared:?}");
    assert!(shared.iter().all(|count| count * 4 > pages(&whole)), "{shared:?}");
    assert_eq!(merged(&parts, &out), (Some(0), String::new()));
    assert_equal(&everything(&out), &everything(&whole));
    Crawl::of(&out, Some("https://a.example/")).check();
    // What was put together is printed into as well, and put together again.
    let report = print(&site, &[&["--out", &out], options.as_slice()].concat());
    assert_eq!(report["written"]["files"], 0, "{report}");
    assert_eq!(merged(&parts, &out).0, Some(0));
}

#[test]
fn shares_that_do_not_fit_are_refused() {
    let place = Place::new();
    let (site, out) = (place.site(&fixture("full.json")), place.at("out"));
    let parts = shares(&place, &site, &[]);
    assert_eq!(merged(&parts, &out).0, Some(0));
    let before = everything(&out);
    let refused = |parts: &[String], words: &[&str]| {
        let (status, told) = merged(parts, &out);
        assert_eq!(status, Some(2), "{told}");
        for word in words {
            assert!(told.contains(word), "expected `{word}`: {told}");
        }
        assert_equal(&everything(&out), &before);
    };
    refused(&parts[..2], &["3/3"]);
    refused(&[parts.as_slice(), &parts[..1]].concat(), &["1/3", "part-1"]);
    refused(&[place.at("nowhere")], &["nowhere"]);
    let other = place.at("other");
    print(&site, &["--out", &other, "--shard", "3/3", "--url", "https://a.example/"]);
    refused(&[parts[0].clone(), parts[1].clone(), other], &["part-1", "other"]);
    let damaged = everything(&parts[1]).into_keys().find(|path| path.ends_with("index.html"));
    let damaged = damaged.expect("a page");
    let page = fs::read(format!("{}/{damaged}", parts[1])).expect("a page");
    write(&format!("{}/{damaged}", parts[1]), &page[..page.len() / 2]);
    refused(&parts, &[&damaged, "part-2"]);
}
