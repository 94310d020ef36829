//! Tests of `press new`, `press serve` and `press upgrade` from outside.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

fn press(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_press"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("it runs")
}

fn told(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

/// A release with these files and a page with the settings of a site.
fn release(folder: &Path, files: &[(&str, &str)]) -> String {
    let page = "<!doctype html><html><head><title>x</title><script type=\"application/json\" id=\"gazette\">{}</script></head><body></body></html>";
    for (name, text) in files.iter().chain(&[("index.html", page), ("schema/dataset.json", "{}")]) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let name = folder.to_string_lossy().into_owned();
    let output = press(&["release", &name]);
    assert!(output.status.success(), "{}", told(&output));
    name
}

/// The files of a folder.
fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let name =
        |path: &Path| path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (name(entry.path()), fs::read(entry.path()).expect("read")))
        .collect()
}

#[test]
fn a_new_site_has_a_good_edition_in_its_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = release(&folder.path().join("site"), &[("app-1.js", "one")]);
    for (language, words) in [("en", "Your first article"), ("zh-Hans", "第一篇文章")] {
        let site = folder.path().join(language);
        let name = site.to_string_lossy().into_owned();
        let more =
            ["--title", "Port \"News\" \\", "--language", language, "--time-zone", "Europe/Lisbon"];
        let output = press(
            &[&["new", &name, "--site", &from, "--url", "https://news.example/"], &more[..]]
                .concat(),
        );
        assert!(output.status.success(), "{}", told(&output));
        let files = files_of(&site);
        for expected in [
            "README.md",
            ".vscode/settings.json",
            ".github/workflows/publish.yml",
            "netlify.toml",
            "site/app-1.js",
            "site/release.json",
        ] {
            assert!(files.contains_key(expected), "{expected}: {:?}", files.keys());
        }
        for (file, bytes) in &files {
            assert!(!String::from_utf8_lossy(bytes).contains("\"%"), "{file} has a mark");
        }
        let edition: serde_json::Value =
            serde_json::from_slice(&files["site/data/edition.json"]).expect("JSON");
        assert_eq!(edition["title"], "Port \"News\" \\");
        assert_eq!(edition["language"], language);
        assert_eq!(edition["items"][0]["title"], words);
        // Its draft is withheld, and there is nothing else to tell.
        let output = press(&["check", "--site", &name]);
        let told = told(&output);
        assert!(told.contains("3 activities, 1 notice") && told.contains("withheld"), "{told}");
        assert!(told.contains("gazette.json: settings, 0 notices"), "{told}");
    }
}

#[test]
fn a_new_site_needs_an_empty_folder_and_a_release() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = release(&folder.path().join("site"), &[]);
    let full = folder.path().join("full");
    fs::create_dir(&full).expect("made");
    fs::write(full.join("mine.txt"), "mine").expect("written");
    let name = full.to_string_lossy().into_owned();
    let output = press(&["new", &name, "--site", &from]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("expected an empty folder or a new one"), "{}", told(&output));
    assert_eq!(files_of(&full).len(), 1);
    let other = folder.path().join("other").to_string_lossy().into_owned();
    let output = press(&["new", &other, "--site", &name]);
    assert!(told(&output).contains("found no release.json in"), "{}", told(&output));
    let output = press(&["new", &other]);
    assert!(told(&output).contains("name their folder with --site"), "{}", told(&output));
    for wrong in [["--language", "English!"], ["--time-zone", "Lisbon"], ["--url", "news"]] {
        let output = press(&[&["new", &other, "--site", &from], &wrong[..]].concat());
        assert_eq!(output.status.code(), Some(64), "{}", told(&output));
    }
    // A list may name no file outside of the site.
    let list = Path::new(&from).join("release.json");
    let text = fs::read_to_string(&list).expect("a list");
    fs::write(&list, text.replace("schema/dataset.json", "../mine.txt")).expect("written");
    let output = press(&["new", &other, "--site", &from]);
    assert!(told(&output).contains("found `../mine.txt`"), "{}", told(&output));
}

#[test]
fn an_upgrade_replaces_the_release_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = release(
        &folder.path().join("1"),
        &[("app-1.js", "one"), ("boot.js", "1"), ("edited.css", "1")],
    );
    let second = release(
        &folder.path().join("2"),
        &[("app-2.js", "two"), ("boot.js", "2"), ("edited.css", "2")],
    );
    let third = release(
        &folder.path().join("3"),
        &[("app-3.js", "three"), ("boot.js", "3"), ("edited.css", "2")],
    );
    let name = folder.path().join("news").to_string_lossy().into_owned();
    assert!(press(&["new", &name, "--site", &first]).status.success());
    let site = folder.path().join("news/site");
    for (file, text) in [
        ("data/edition.json", "mine"),
        ("gazette.json", "{}"),
        ("data/a.png", "mine"),
        ("own.txt", "mine"),
        ("edited.css", "mine"),
    ] {
        fs::write(site.join(file), text).expect("written");
    }
    let output = press(&["upgrade", &name, "--site", &second]);
    assert!(output.status.success(), "{}", told(&output));
    assert!(
        told(&output)
            .contains("edited.css had been changed; your version is in before-upgrade/edited.css"),
        "{}",
        told(&output)
    );
    let files = files_of(&site);
    let text =
        |file: &str| files.get(file).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let kept = folder.path().join("news/before-upgrade/edited.css");
    assert_eq!(fs::read_to_string(kept).expect("kept"), "mine");
    for (file, expected) in [
        ("data/edition.json", "mine"),
        ("data/a.png", "mine"),
        ("own.txt", "mine"),
        ("gazette.json", "{}"),
        ("edited.css", "2"),
        ("boot.js", "2"),
        ("app-2.js", "two"),
        // Pages that are open may ask for it.
        ("app-1.js", "one"),
    ] {
        assert_eq!(text(file).as_deref(), Some(expected), "{file}");
    }
    assert!(press(&["upgrade", &name, "--site", &third]).status.success());
    let files = files_of(&site);
    assert!(
        !files.contains_key("app-1.js")
            && files.contains_key("app-2.js")
            && files.contains_key("app-3.js")
    );
    // Once more changes nothing.
    let before = files_of(&site);
    let output = press(&["upgrade", &name, "--site", &third]);
    assert!(told(&output).contains("nothing to do: the site has version"), "{}", told(&output));
    let mut after = files_of(&site);
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    after.retain(|name, bytes| before[name] != *bytes);
    assert!(after.is_empty(), "{:?}", after.keys());
    let plain = folder.path().join("2").to_string_lossy().into_owned();
    fs::remove_file(folder.path().join("2/release.json")).expect("deleted");
    let output = press(&["upgrade", &plain, "--site", &third]);
    assert!(told(&output).contains("expected a site that `press new` made"), "{}", told(&output));
}

#[test]
fn an_upgrade_names_the_new_version_to_hosts() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = release(&folder.path().join("1"), &[("boot.js", "1")]);
    let second = release(&folder.path().join("2"), &[("boot.js", "2")]);
    let list = folder.path().join("2/release.json");
    let own = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let text = fs::read_to_string(&list).expect("a list");
    assert!(text.contains(&own));
    fs::write(&list, text.replace(&own, "\"version\": \"99.0.0\"")).expect("written");
    let name = folder.path().join("news").to_string_lossy().into_owned();
    assert!(press(&["new", &name, "--site", &first]).status.success());
    let output = press(&["upgrade", &name, "--site", &second]);
    assert!(told(&output).contains("netlify.toml names version 99.0.0 now"), "{}", told(&output));
    let files = files_of(&folder.path().join("news"));
    for file in [".github/workflows/publish.yml", ".gitlab-ci.yml", "netlify.toml", "wrangler.toml"]
    {
        let text = String::from_utf8_lossy(&files[file]);
        assert_eq!(text.matches("gazette-press@99.0.0 ").count(), 2, "{file}: {text}");
        assert_eq!(text.matches("gazette-press@").count(), 2, "{file}: {text}");
    }
}

#[test]
fn what_a_release_owns_is_no_dataset() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = release(&folder.path().join("site"), &[("locales/x.json", "[]")]);
    let name = folder.path().join("news").to_string_lossy().into_owned();
    assert!(press(&["new", &name, "--site", &from]).status.success());
    let output = press(&["check", &name]);
    let told = told(&output);
    assert!(told.contains("data/edition.json: JSON Feed"), "{told}");
    assert!(!told.contains("locales/x.json") && !told.contains("release.json"), "{told}");
    assert_eq!(output.status.code(), Some(1), "the draft is withheld: {told}");
}

/// A server that is stopped at the end of a test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_served_site_reloads_and_tells_its_notices() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = release(&folder.path().join("site"), &[("app-1.wasm", "one")]);
    let name = folder.path().join("news").to_string_lossy().into_owned();
    assert!(press(&["new", &name, "--site", &from, "--title", "Port News"]).status.success());
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    command.args(["serve", &name, "--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = Running(command.spawn().expect("it runs"));
    let mut line = String::new();
    BufReader::new(running.0.stderr.take().expect("a pipe")).read_line(&mut line).expect("a line");
    let address =
        line.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
    let address = address.trim_end_matches(['/', ',']).to_owned();
    let mut notices = BufReader::new(running.0.stdout.take().expect("a pipe")).lines();
    let mut wait_for = |words: &str| {
        let line =
            notices.by_ref().map(|line| line.expect("a line")).find(|line| line.contains(words));
        assert!(line.is_some(), "{words}");
    };
    let get = |path: &str| {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut answer = agent.get(format!("{address}{path}")).call().expect("an answer");
        let kind = answer.headers()["content-type"].to_str().expect("a type").to_owned();
        (answer.status().as_u16(), kind, answer.body_mut().read_to_string().expect("a text"))
    };
    wait_for("Port News");
    let (status, kind, page) = get("/?preview");
    assert_eq!((status, kind.as_str()), (200, "text/html; charset=utf-8"));
    assert!(page.contains("src=\"/press-reload.js\""), "{page}");
    assert_eq!(get("/articles/welcome").0, 200);
    assert_eq!(get("/app-1.wasm").1, "application/wasm");
    assert_eq!(
        (get("/none.js").0, get("/../README.md").0, get("/%2e%2e/README.md").0),
        (404, 404, 404)
    );
    assert!(get("/press-reload.js").2.contains("location.reload()"));
    assert_eq!(get("/press-changes").2, "0");
    let edition = folder.path().join("news/site/data/edition.json");
    let text = fs::read_to_string(&edition).expect("an edition");
    fs::write(&edition, text.replace("\"summary\"", "\"sumary\"")).expect("written");
    wait_for("did you mean `summary`?");
    for _ in 0..100 {
        if get("/press-changes").2 == "1" {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    unreachable!("the change was not seen");
}
