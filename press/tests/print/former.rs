//! What changed around an edition since the former print, and what happened to the files of the former print. In every
//! case the folder holds what a print into an empty folder would.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use super::datasets::{activities, articles, dataset};
use super::sites::{
    Place, assert_equal, command, command_of, everything, press, print, set, write,
};

const URL: [&str; 2] = ["--url", "https://a.example/news/"];

/// Articles with an activity in each, and with a card for two of them. The lists have two pages.
fn items() -> Vec<Value> {
    let mut items = [activities(10), articles(34).split_off(10)].concat();
    for (index, day) in [(3, "2026-12-01"), (4, "2027-02-01")] {
        items[index]["image"] = Value::Null;
        items[index]["_gazette"]["timeline"]["activities"][0]["start"] = json!(day);
    }
    items
}

/// Prints a site into the folder `out` again, and compares it with a print into a new folder.
fn assert_as_anew(place: &Place, site: &str, options: &[&str], what: &str) {
    let (out, new) = (place.at("out"), place.at("new"));
    print(site, &[&["--out", &out], options].concat());
    print(site, &[&["--out", &new], options].concat());
    eprintln!("changed: {what}");
    assert_equal(&everything(&out), &everything(&new));
    fs::remove_dir_all(new).expect("deleted");
}

#[test]
fn another_address_is_in_every_file() {
    let place = Place::new();
    let site = place.site(&dataset(&items()));
    let addresses = [
        URL.as_slice(),
        &["--url", "https://a.example/"],
        &["--url", "https://www.b.example/news/"],
        &[],
        &URL,
    ];
    for options in addresses {
        assert_as_anew(&place, &site, options, &options.concat());
    }
}

#[test]
fn other_settings_are_in_every_file() {
    let place = Place::new();
    let site = place.site(&dataset(&items()));
    let base = r#""dataset":"data/edition.json","location":"path""#;
    let settings =
        ["", r#","language":"zh""#, r#","title":"Other""#, r#","time_zone":"Asia/Shanghai""#];
    for own in settings {
        set(&site, &format!("{{{base}{own}}}"));
        assert_as_anew(&place, &site, &URL, own);
    }
}

#[test]
fn a_new_build_is_in_every_page() {
    let place = Place::new();
    let site = place.site(&dataset(&items()));
    let page = format!("{site}/index.html");
    let built = fs::read_to_string(&page).expect("a page");
    let builds = [
        ("nothing", built.clone()),
        ("a style", built.replace("style-0123", "style-4567")),
        ("the module", built.replace("0123456789abcdef_bg", "fedcba9876543210_bg")),
        ("the language of the page", built.replace("lang=en", "lang=de")),
        ("an element after the reader", built.replace("</body>", "<p>Imprint</p></body>")),
    ];
    for (what, build) in builds {
        write(&page, build);
        write(&format!("{site}/style-4567.css"), "A style");
        assert_as_anew(&place, &site, &URL, what);
    }
}

#[test]
fn a_new_build_in_the_folder_of_a_print_is_in_every_page() {
    let (place, other) = (Place::new(), Place::new());
    let text = dataset(&items());
    let (site, anew) = (place.site(&text), other.site(&text));
    let page = fs::read_to_string(format!("{site}/index.html")).expect("a page");
    print(&site, &URL);
    for folder in [&site, &anew] {
        write(&format!("{folder}/index.html"), page.replace("style-0123", "style-4567"));
        write(&format!("{folder}/style-4567.css"), "A style");
    }
    print(&site, &URL);
    print(&anew, &URL);
    let [mut found, mut expected] = [everything(&site), everything(&anew)];
    for files in [&mut found, &mut expected] {
        files.remove("print.json");
    }
    assert_equal(&found, &expected);
}

/// The reader loads a small dataset early, and every page says so.
#[test]
fn the_size_of_the_dataset_is_in_every_page() {
    let place = Place::new();
    let mut items = items();
    let site = place.site(&dataset(&items));
    assert_as_anew(&place, &site, &URL, "nothing");
    items[30]["content_html"] = json!(format!("<p>{}</p>", "Kelmora ".repeat(40_000)));
    write(&format!("{site}/data/edition.json"), dataset(&items));
    assert_as_anew(&place, &site, &URL, "a long text");
}

#[test]
fn the_second_page_of_a_dataset_is_printed_again() {
    let place = Place::new();
    let (first, mut second) = (items(), articles(40).split_off(34));
    let mut feed: Value = serde_json::from_str(&dataset(&first)).expect("JSON");
    feed["next_url"] = json!("more.json");
    let site = place.site(&feed.to_string());
    for title in ["One", "Another"] {
        second[2]["title"] = json!(title);
        write(&format!("{site}/data/more.json"), dataset(&second));
        assert_as_anew(&place, &site, &URL, title);
    }
}

#[test]
fn another_day_has_other_upcoming_activities() {
    let place = Place::new();
    let (site, out) = (place.site(&dataset(&items())), place.at("out"));
    let mut fronts = Vec::new();
    for now in ["1790000000", "1800000000", "1810000000"] {
        let new = place.at(now);
        for folder in [&out, &new] {
            let arguments = [&["print", &site, "--out", folder], URL.as_slice()].concat();
            let output = command(&arguments).env("SOURCE_DATE_EPOCH", now).output();
            assert_eq!(output.expect("it runs").status.code(), Some(0), "{now}");
        }
        let files = everything(&out);
        assert_equal(&files, &everything(&new));
        fronts.push(files["index.html"].clone());
    }
    fronts.dedup();
    assert_eq!(fronts.len(), 3, "nothing was upcoming");
}

/// The first of the files whose paths begin so.
fn first_of(out: &str, beginning: &str) -> String {
    let mut paths = everything(out).into_keys();
    paths
        .find(|path| path.starts_with(beginning) && !path.ends_with('z') && !path.ends_with("br"))
        .expect(beginning)
}

/// Damages a file at a path, which has these bytes.
type Damage = fn(&str, Vec<u8>);

#[test]
fn damaged_files_are_made_anew() {
    let place = Place::new();
    let (site, out) = (place.site(&dataset(&items())), place.at("out"));
    assert_as_anew(&place, &site, &URL, "nothing");
    let paths = [
        "articles/a0/index.html",
        "articles/a1/index.html.br",
        "articles/a2/index.html.gz",
        "articles/a3/card.png",
        "sections/sea/feed.json",
        "tags/topic~201/feed.xml.gz",
        "sections/works/index.html",
        "articles/a5/timeline.ics",
        "sitemap.xml",
        "data/edition.json",
        "prepared/edition.json",
        &first_of(&out, "prepared/tables/"),
        &first_of(&out, "prepared/pages/"),
    ];
    // A machine without fonts draws no cards.
    let paths = paths.map(|path| format!("{out}/{path}"));
    let paths: Vec<&String> =
        paths.iter().filter(|path| fs::exists(path).unwrap_or(false)).collect();
    assert!(paths.len() >= 12, "{paths:?}");
    let damages: [(&str, Damage); 4] = [
        ("half a file", |path, bytes| write(path, &bytes[..bytes.len() / 2])),
        ("no bytes", |path, _| write(path, "")),
        ("no file", |path, _| fs::remove_file(path).expect("deleted")),
        ("more bytes", |path, bytes| write(path, [bytes.as_slice(), b"more"].concat())),
    ];
    for (what, damage) in damages {
        for path in &paths {
            damage(path, fs::read(path).expect("a file"));
        }
        assert_as_anew(&place, &site, &URL, what);
    }
    let list = format!("{out}/print.json");
    let whole = fs::read(&list).expect("a list");
    for (what, length) in [("half a list", whole.len() / 2), ("an empty list", 0)] {
        write(&list, &whole[..length]);
        write(paths[0], "something else");
        assert_as_anew(&place, &site, &URL, what);
    }
}

/// The table of the former print tells which extracts are kept. Another table of the same size is not believed.
#[test]
fn an_exchanged_table_leads_to_no_stale_extract() {
    let place = Place::new();
    let mut items = items();
    let (site, out) = (place.site(&dataset(&items)), place.at("out"));
    print(&site, &[&["--out", &out], URL.as_slice()].concat());
    let paths = everything(&out).into_keys();
    let pieces =
        paths.filter(|path| path.starts_with("prepared/tables/") && path.ends_with(".json"));
    for path in pieces.map(|path| format!("{out}/{path}")) {
        let mut piece: BTreeMap<String, String> =
            serde_json::from_slice(&fs::read(&path).expect("a piece")).expect("JSON");
        let mut hashes: Vec<String> = piece.values().cloned().collect();
        hashes.rotate_left(1);
        piece.values_mut().zip(hashes).for_each(|(hash, other)| *hash = other);
        write(&path, serde_json::to_vec(&piece).expect("JSON"));
    }
    items[20]["title"] = json!("Another title");
    write(&format!("{site}/data/edition.json"), dataset(&items));
    assert_as_anew(&place, &site, &URL, "a title and the table");
}

/// The share that has a page changes with the number of pages before it.
#[test]
fn shares_are_printed_again() {
    let place = Place::new();
    let mut items = items();
    let (site, out) = (place.site(&dataset(&items)), place.at("out"));
    let parts = ["1/3", "2/3", "3/3"].map(|shard| (shard, place.at(&shard.replace('/', "-"))));
    for round in ["first", "second"] {
        for (shard, part) in &parts {
            print(&site, &[&["--out", part, "--shard", shard], URL.as_slice()].concat());
        }
        let [(_, one), (_, two), (_, three)] = &parts;
        let output = press(&["merge", one, two, three, "--out", &out]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let new = place.at(round);
        print(&site, &[&["--out", &new], URL.as_slice()].concat());
        assert_equal(&everything(&out), &everything(&new));
        items.remove(7);
        items[12]["title"] = json!("Another title");
        write(&format!("{site}/data/edition.json"), dataset(&items));
    }
    // What was put together is printed into as well.
    assert_as_anew(&place, &site, &URL, "the merged print");
}

/// The keys of a print by the paths of their files.
fn keys(out: &str) -> BTreeMap<String, Value> {
    let list = fs::read(format!("{out}/print.json")).expect("a list");
    let list: Value = serde_json::from_slice(&list).expect("JSON");
    let files = list["files"].as_object().expect("files").clone().into_iter();
    files.filter_map(|(path, entry)| Some((path, entry.get("key")?.clone()))).collect()
}

#[cfg(unix)]
#[test]
fn another_version_of_the_command_makes_every_file_anew() {
    use std::process::Command;

    let place = Place::new();
    let (site, out, other) = (place.site(&dataset(&items())), place.at("out"), place.at("press"));
    print(&site, &[&["--out", &out], URL.as_slice()].concat());
    let before = keys(&out);
    for path in ["articles/a0/index.html", "sections/sea/index.html", "sections/sea/feed.xml"] {
        assert!(before.contains_key(path), "{path}");
    }
    // Bytes after the end of a program change nothing that it does. Another process writes them, because a program
    // cannot be started while a process has it open for writing.
    let copy = "cp \"$0\" \"$1\" && echo >> \"$1\"";
    let copied =
        Command::new("sh").args(["-c", copy, env!("CARGO_BIN_EXE_press"), &other]).status();
    assert!(copied.expect("it runs").success());
    let arguments = [&["print", &site, "--out", &out], URL.as_slice()].concat();
    let output = command_of(&other, &arguments).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let after = keys(&out);
    // The key of an extract is made of its content.
    let same: Vec<&String> = before
        .iter()
        .filter(|(path, key)| after.get(*path) == Some(key) && !path.ends_with(".pack"))
        .map(|(path, _)| path)
        .collect();
    assert!(same.is_empty() && after.len() == before.len(), "{same:?}");
}
