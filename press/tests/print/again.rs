//! Prints that come after others: into the same folder, with other settings, with another dataset, from a printed site.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use super::crawl::Crawl;
use super::datasets::{articles, dataset, fixture};
use super::sites::{
    FILES, Place, SETTINGS, assert_equal, command, everything, files, press, print, set, write,
};

fn count(report: &Value, name: &str) -> u64 {
    report[name]["files"].as_u64().expect("a number")
}

/// Prints a dataset into a new folder, for comparison.
fn printed_anew(dataset: &str, options: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let place = Place::new();
    let (site, out) = (place.site(dataset), place.at("out"));
    print(&site, &[&["--out", &out], options].concat());
    everything(&out)
}

/// The files of a print, without the list of them, which tells whether a file came from a built site.
fn without_list(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    files.remove("print.json");
    files
}

#[test]
fn a_site_is_printed_into_itself() {
    let place = Place::new();
    let dataset = fixture("full.json");
    let site = place.site(&dataset);
    let plain = fs::read_to_string(format!("{site}/index.html")).expect("a page");
    let report = print(&site, &[]);
    assert!(count(&report, "written") > 10, "{report}");
    let crawl = Crawl::of(&site, None);
    crawl.check();
    // The reader is told of the prepared edition. Nothing else is new.
    let app = String::from_utf8_lossy(&crawl.files["app.html"]);
    let (start, rest) = app.split_once(" data-settings=").expect("the sum of the settings");
    let (sum, end) = rest.split_once(' ').expect("more attributes");
    assert!(sum.parse::<i32>().is_ok(), "{sum}");
    let prepared =
        " data-prepared data-dataset=\"data/edition.json\" data-location=\"path\" data-glue=";
    assert_eq!(format!("{start} {end}"), plain.replacen(" data-glue=", prepared, 1));
    for name in FILES {
        assert!(crawl.files.contains_key(name), "{name}");
    }
    assert_equal(&without_list(everything(&site)), &without_list(printed_anew(&dataset, &[])));
    let again = print(&site, &[]);
    assert_eq!((count(&again, "written"), count(&again, "deleted")), (0, 0), "{again}");
    assert_eq!(count(&again, "unchanged"), count(&report, "written"));
}

#[test]
fn settings_in_the_printed_page_count() {
    let place = Place::new();
    let site = place.site(&fixture("full.json"));
    print(&site, &[]);
    let settings = r#"{"dataset":"data/edition.json","title":"The </script> \"News\"","url":"https://a.example/b","language":"zh"}"#;
    set(&site, &settings.replace('<', "\\u003c"));
    print(&site, &[]);
    let crawl = Crawl::of(&site, Some("https://a.example/b/"));
    crawl.check();
    let front = &crawl.pages["index.html"];
    assert_eq!(front.one("h1").text.trim(), "The </script> \"News\"");
    assert_eq!(front.meta("og:site_name"), Some("The </script> \"News\""));
    assert!(crawl.files.contains_key("sitemap.xml") && crawl.files.contains_key("feed.xml"));
    for (path, page) in &crawl.pages {
        let block = page.all("script").find(|script| script.has("id", "gazette")).expect(path);
        let settings: Value = serde_json::from_str(&block.text).expect(path);
        assert_eq!(settings["title"], "The </script> \"News\"", "{path}");
    }
    set(&site, SETTINGS);
    let report = print(&site, &[]);
    assert!(!Crawl::of(&site, None).files.contains_key("sitemap.xml"), "{report}");
}

#[test]
fn an_edited_article_changes_few_files() {
    let place = Place::new();
    let mut items = articles(60);
    let site = place.site(&dataset(&items));
    let first = print(&site, &[]);
    items[30]["content_html"] = json!("<p>An edited text of the lamp.</p>");
    write(&format!("{site}/data/edition.json"), dataset(&items));
    let before = files(&site);
    let report = print(&site, &[]);
    let after = files(&site);
    let is_prepared = |path: &String| path.starts_with("prepared/");
    let others = |files: &BTreeMap<String, Vec<u8>>| {
        files.keys().filter(|path| !is_prepared(path)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&before), others(&after));
    assert!(String::from_utf8_lossy(&after["articles/a30/index.html"]).contains("An edited text"));
    // Every page names the dataset that it was printed from. Nothing but that, and the edited text, is new.
    let is_new =
        |path: &&String| before.get(*path).map(|page| plain(page)) != Some(plain(&after[*path]));
    let (prepared, new): (Vec<&String>, Vec<&String>) =
        after.keys().filter(is_new).partition(|path| is_prepared(path));
    assert!(new.len() < 10, "{new:?}");
    // The extracts that show the text, the words of the search, the entry, and the pieces of the table.
    let (tables, others): (Vec<&String>, Vec<&String>) =
        prepared.into_iter().partition(|path| path.starts_with("prepared/tables/"));
    assert!((2..=14).contains(&others.len()), "{others:?}");
    assert!(tables.len() <= 16, "{tables:?}");
    assert!(count(&report, "written") <= count(&first, "written"), "{report}");
    assert_equal(
        &without_list(everything(&site)),
        &without_list(printed_anew(&dataset(&items), &[])),
    );
}

/// A page without the fingerprint and the size of its dataset.
fn plain(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    match (page.find("data-printed="), page.find("data-settings=")) {
        (Some(start), Some(end)) => format!("{}{}", &page[..start], &page[end..]),
        _ => page.into_owned(),
    }
}

#[test]
fn a_removed_article_is_gone() {
    let place = Place::new();
    let mut items = articles(12);
    items[7]["tags"] = json!(["only here"]);
    let site = place.site(&dataset(&items));
    print(&site, &["--url", "https://a.example/"]);
    assert!(files(&site).contains_key("tags/only~20here/index.html"));
    write(&format!("{site}/own/note.txt"), "of the operator");
    items.remove(7);
    write(&format!("{site}/data/edition.json"), dataset(&items));
    let report = print(&site, &["--url", "https://a.example/"]);
    assert!(count(&report, "deleted") > 0, "{report}");
    for gone in ["articles/a7", "tags/only~20here"] {
        assert!(!fs::exists(format!("{site}/{gone}")).expect("a folder"), "{gone}");
    }
    assert_eq!(
        fs::read_to_string(format!("{site}/own/note.txt")).expect("a note"),
        "of the operator"
    );
    Crawl::of(&site, Some("https://a.example/")).check();
}

#[test]
fn a_printed_site_is_printed_into_another_folder() {
    let dataset = fixture("full.json");
    for is_in_place in [true, false] {
        let place = Place::new();
        let (mut site, other) = (place.site(&dataset), place.at("other"));
        let first = place.at("first");
        if is_in_place {
            print(&site, &[]);
        } else {
            print(&site, &["--out", &first]);
            site = first;
        }
        let before = everything(&site);
        print(&site, &["--out", &other]);
        assert_equal(&everything(&other), &printed_anew(&dataset, &[]));
        assert_equal(&everything(&site), &before);
        let report = print(&site, &["--out", &other]);
        assert_eq!((count(&report, "written"), count(&report, "deleted")), (0, 0), "{report}");
    }
}

/// The files of the built site came with the first print, and no built site is there for the second.
#[test]
fn a_folder_that_was_printed_into_is_a_site_of_its_own() {
    let place = Place::new();
    let (site, out) = (place.site(&fixture("full.json")), place.at("out"));
    print(&site, &["--out", &out]);
    let before = everything(&out);
    let report = print(&out, &[]);
    assert_equal(&everything(&out), &before);
    assert_eq!((count(&report, "written"), count(&report, "deleted")), (0, 0), "{report}");
    write(&format!("{out}/data/edition.json"), fixture("chinese.json"));
    fs::remove_file(format!("{out}/data/icon.png")).expect("deleted");
    print(&out, &[]);
    let crawl = Crawl::of(&out, None);
    crawl.check();
    assert_eq!(crawl.files["data/edition.json"], fixture("chinese.json").as_bytes());
    assert!(crawl.files.contains_key("articles/桥/index.html"));
    assert!(!crawl.files.contains_key("data/icon.png") && crawl.files.contains_key("boot.js"));
    // The built site can still be printed there.
    print(&site, &["--out", &out]);
    assert_equal(&everything(&out), &printed_anew(&fixture("full.json"), &[]));
}

/// A packed file for visitors is no compressed copy of another.
#[test]
fn packed_files_of_the_site_are_copied() {
    let place = Place::new();
    let (site, out) = (place.site(&fixture("one.json")), place.at("out"));
    for name in ["data/all.tar.gz", "boot.js.br", "data/deep/er/font.br"] {
        write(&format!("{site}/{name}"), name);
    }
    print(&site, &["--out", &out]);
    for name in ["data/all.tar.gz", "boot.js.br", "data/deep/er/font.br"] {
        assert_eq!(fs::read_to_string(format!("{out}/{name}")).expect(name), name);
    }
}

#[cfg(unix)]
#[test]
fn links_of_the_site_are_followed() {
    use std::os::unix::fs::symlink;

    let place = Place::new();
    let (site, out, data) = (place.site(&fixture("full.json")), place.at("out"), place.at("data"));
    fs::rename(format!("{site}/data"), &data).expect("moved");
    symlink(&data, format!("{site}/data")).expect("a link");
    print(&site, &["--out", &out]);
    Crawl::of(&out, None).check();
    assert!(fs::symlink_metadata(format!("{out}/data")).expect("a folder").is_dir());
    let before = everything(&out);
    // A link that leads around in a circle, with every print or in one, and one that leads nowhere.
    for target in [&site, &out, &place.at("nowhere")] {
        let link = format!("{site}/again");
        symlink(target, &link).expect("a link");
        let output = press(&["print", &site, "--out", &out]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("again"), "{told}");
        assert_equal(&everything(&out), &before);
        fs::remove_file(link).expect("deleted");
    }
}

#[test]
fn a_given_dataset_stays_in_the_site() {
    let place = Place::new();
    let (site, given) = (place.site(&fixture("full.json")), place.at("given.json"));
    write(&given, fixture("chinese.json"));
    print(&site, &["--dataset", &given]);
    for _ in 0..2 {
        let report = print(&site, &[]);
        assert_eq!((count(&report, "written"), count(&report, "deleted")), (0, 0), "{report}");
        let crawl = Crawl::of(&site, None);
        crawl.check();
        assert_eq!(crawl.files["data/edition.json"], fixture("chinese.json").as_bytes());
    }
}

#[test]
fn two_prints_at_one_time_are_equal() {
    let dataset = fixture("full.json");
    let options = ["--url", "https://a.example/"];
    let [one, other] = [printed_anew(&dataset, &options), printed_anew(&dataset, &options)];
    assert!(one.keys().any(|path| path.ends_with(".br")) && one.contains_key("feed.xml"));
    assert_equal(&one, &other);
}

#[test]
fn the_report_is_for_people_or_for_programs() {
    let place = Place::new();
    let (site, out) = (place.site(&fixture("one.json")), place.at("out"));
    let output = press(&["print", &site, "--out", &out]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.contains(" pages: ") && text.contains("written") && text.contains("note: "),
        "{text}"
    );
    let report = print(&site, &["--out", &out]);
    let pages = Crawl::of(&out, None).printed().count();
    assert_eq!(report["pages"], json!(pages));
    for name in ["written", "unchanged", "deleted", "kept"] {
        assert!(report[name]["bytes"].is_u64(), "{name}");
    }
    let output = command(&["print", &site, "--out", &out]).env("SOURCE_DATE_EPOCH", "now").output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("SOURCE_DATE_EPOCH"));
}
