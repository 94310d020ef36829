//! Prints that cannot be: the message names what is wrong and where, and the folder stays as it was.

use std::collections::BTreeMap;
use std::fs::{self, File};

use serde_json::json;

use super::datasets::fixture;
use super::sites::{Place, assert_equal, everything, press, print, set, write};

/// A site, and a folder that it was printed into, with a file of the operator.
struct Case {
    place: Place,
    site: String,
    out: String,
    before: BTreeMap<String, Vec<u8>>,
}

impl Case {
    fn new() -> Self {
        let place = Place::new();
        let (site, out) = (place.site(&fixture("chinese.json")), place.at("out"));
        print(&site, &["--out", &out]);
        write(&format!("{out}/note.txt"), "of the operator");
        let before = everything(&out);
        Self { place, site, out, before }
    }

    /// Prints, which fails with a message that has all words, and changes nothing.
    fn refused(&self, site: &str, options: &[&str], words: &[&str]) {
        self.fails(&[&["print", site, "--out", &self.out], options].concat(), words);
    }

    fn fails(&self, arguments: &[&str], words: &[&str]) {
        self.ends(2, arguments, words);
    }

    /// Arguments that are not understood, which are told in the same way.
    fn is_misuse(&self, arguments: &[&str], words: &[&str]) {
        self.ends(64, arguments, words);
    }

    fn ends(&self, status: i32, arguments: &[&str], words: &[&str]) {
        let output = press(arguments);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {told}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(told.starts_with("error: "), "{told}");
        for word in words {
            assert!(told.contains(word), "expected `{word}`: {told}");
        }
        assert_equal(&everything(&self.out), &self.before);
        let rest = fs::read_dir(self.place.at("")).expect("a folder");
        let rest =
            rest.map(|entry| entry.expect("an entry").file_name().into_string().expect("Unicode"));
        assert_eq!(rest.filter(|name| name.ends_with(".printing")).count(), 0, "{arguments:?}");
    }
}

#[test]
fn a_folder_without_a_site_is_refused() {
    let case = Case::new();
    case.refused(&case.place.at("nowhere"), &[], &["expected a built site", "nowhere/index.html"]);
    let other = case.place.at("other");
    write(&format!("{other}/index.html"), "<!doctype html><title>Other</title><p>A page.");
    case.refused(&other, &[], &["other/index.html", "boot.js"]);
    let page = fs::read_to_string(format!("{}/index.html", case.out)).expect("a page");
    write(&format!("{other}/index.html"), page);
    case.refused(&other, &[], &["other/index.html", "found a printed page"]);
    write(&format!("{other}/index.html"), [0xff, 0xfe, 0x00]);
    case.refused(&other, &[], &["other/index.html"]);
}

#[test]
fn a_dataset_that_cannot_be_read_is_refused() {
    let case = Case::new();
    let given = case.place.at("given.json");
    case.refused(&case.site, &["--dataset", &given], &["cannot read", "given.json"]);
    for wrong in
        ["", "no JSON at all", "{\"items\": [{\"title\": \"No id\"", "<html><p>A page.</p></html>"]
    {
        write(&given, wrong);
        case.refused(&case.site, &["--dataset", &given], &["given.json", "expected"]);
    }
    case.refused(&case.site, &["--dataset", case.place.at("").as_str()], &["cannot read"]);
    let server = "http://127.0.0.1:9/feed.json";
    case.refused(&case.site, &["--dataset", server], &["cannot fetch", server]);
    fs::remove_file(format!("{}/data/edition.json", case.site)).expect("deleted");
    case.refused(&case.site, &[], &["cannot read", "data/edition.json"]);
}

#[test]
fn wrong_settings_are_refused() {
    let case = Case::new();
    for (settings, words) in [
        ("{\"dataset\": ", ["site/index.html", "expected JSON"]),
        ("[]", ["site/index.html", "expected an object"]),
        ("{\"data_set\": \"a.json\"}", ["site/index.html", "`data_set`"]),
        ("{\"theme\": \"green\"}", ["site/index.html", "`green`"]),
        ("{\"url\": \"a.example\"}", ["`url` in the settings", "`a.example`"]),
        ("{\"url\": 7}", ["site/index.html", "`url`"]),
        ("{\"dataset\": \"javascript:x\"}", ["`dataset` in the settings", "`javascript:x`"]),
    ] {
        set(&case.site, settings);
        case.refused(&case.site, &[], &words);
    }
}

#[test]
fn wrong_arguments_are_refused() {
    let case = Case::new();
    for url in ["a.example", "ftp://a.example/", "https://a.example/?page", "https://", "/news/"] {
        let arguments = ["print", &case.site, "--out", &case.out, "--url", url];
        case.is_misuse(&arguments, &["--url", &format!("`{url}`")]);
    }
    for (options, word) in [
        (["--shard", "3/2"], "`3/2`"),
        (["--shard", "a"], "`a`"),
        (["--colour", "red"], "'--colour'"),
        (["--url", "--json"], "--url <ADDRESS>"),
    ] {
        case.is_misuse(
            &[&["print", &case.site, "--out", &case.out][..], &options].concat(),
            &[word],
        );
    }
    case.is_misuse(&["print"], &["<SITE>"]);
    case.is_misuse(&["merge", &case.out], &["--out"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_refused() {
    let case = Case::new();
    let site = case.site.as_str();
    let file = case.place.at("file");
    write(&file, "no folder");
    let (below, missing, inside) =
        (format!("{file}/out"), case.place.at("a/b/out"), format!("{site}/data/out"));
    case.fails(&["print", site, "--out", &file], &["expected a folder", "file"]);
    case.fails(&["print", site, "--out", &below], &["file/out"]);
    case.fails(&["print", site, "--out", &missing], &["expected an existing folder", "a/b/out"]);
    case.fails(&["print", site, "--out", &inside], &["outside of the site", "data/out"]);
    assert_eq!(fs::read_to_string(&file).expect("the file"), "no folder");
}

/// Folders that nobody may write to, unless permissions do not count, as for the superuser.
#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt;

    let case = Case::new();
    let closed = case.place.at("closed");
    fs::create_dir(&closed).expect("made");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("closed");
    if File::create(format!("{closed}/try")).is_err() {
        let out = format!("{closed}/out");
        case.fails(&["print", &case.site, "--out", &out], &["can be written to", "closed"]);
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("open");
}

#[test]
fn a_file_of_the_operator_in_the_way_is_named() {
    let mut case = Case::new();
    // The next print has an article of this name.
    write(&format!("{}/articles/灯/index.html", case.out), "of the operator");
    case.before = everything(&case.out);
    let item = json!({ "id": "灯", "title": "灯", "content_text": "灯" });
    write(&format!("{}/data/edition.json", case.site), super::datasets::dataset(&[item]));
    case.refused(&case.site, &[], &["articles/灯/index.html", "no print wrote"]);
}

#[test]
fn two_prints_into_one_folder_do_not_mix() {
    let case = Case::new();
    let working = case.place.at(".out.printing");
    fs::create_dir(&working).expect("made");
    let lock = File::create(format!("{working}/lock")).expect("made");
    lock.lock().expect("locked");
    let output = press(&["print", &case.site, "--out", &case.out]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("another print into") && told.contains("out"), "{told}");
    assert_equal(&everything(&case.out), &case.before);
    drop(lock);
    print(&case.site, &["--out", &case.out]);
}

#[test]
fn what_of_a_dataset_is_lost_is_a_warning() {
    let case = Case::new();
    let item = json!({ "id": "a", "title": "A", "content_text": "a" });
    let text = super::datasets::dataset(&[item, json!(7)]);
    write(&format!("{}/data/edition.json", case.site), text);
    let output = press(&["print", &case.site, "--out", &case.out]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("warning: some of the dataset was lost"), "{told}");
}
