//! Folders for tests: built sites, what was printed from them, and the command that prints.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The settings of built sites.
pub(crate) const SETTINGS: &str = r#"{"dataset":"data/edition.json","location":"path"}"#;

/// The time of printing, so that two prints are equal.
pub(crate) const NOW: &str = "1800000000";

/// A page as the build writes it: most attributes have no quotation marks, and end tags are missing.
const PAGE: [&str; 2] = [
    "<!doctype html><html lang=en><meta charset=utf-8><title>Gazette</title>\
     <meta content=\"width=device-width,initial-scale=1\" name=viewport>\
     <meta content=\"light dark\" name=color-scheme>\
     <meta content=\"Articles, timelines and related links from one dataset.\" name=description>\
     <script id=gazette type=application/json>",
    "</script><link rel=stylesheet href=./style-0123.css>\
     <link rel=stylesheet href=./later-0123.css media=\"not all\">\
     <link href=./icon-0123.svg integrity=sha384-AAAA rel=icon>\
     <script data-glue=./gazette-0123456789abcdef.js data-module=./gazette-0123456789abcdef_bg.wasm \
     src=./boot.js type=module></script>\
     <link crossorigin href=./gazette-0123456789abcdef.js rel=modulepreload>\
     <link as=fetch crossorigin href=./gazette-0123456789abcdef_bg.wasm rel=preload type=application/wasm>\
     </head><body><div id=app><div class=gazette data-boot><main class=content>\
     <div class=message id=boot role=status><p>Loading…</p><p>This page needs JavaScript. You can \
     <a href=data/edition.json>read the dataset as it is</a>.</p></div></main></div></div></body></html>",
];

/// The files of a built site beside its page and its dataset.
pub(crate) const FILES: [&str; 7] = [
    "boot.js",
    "printed.js",
    "style-0123.css",
    "later-0123.css",
    "icon-0123.svg",
    "gazette-0123456789abcdef.js",
    "gazette-0123456789abcdef_bg.wasm",
];

/// The files that the fixtures name, below the folder of the dataset.
const MEDIA: [&str; 12] = [
    "icon.png",
    "img/office.png",
    "files/report.pdf",
    "files/horn.mp3",
    "img/lighthouse.jpg",
    "img/lamp.jpg",
    "img/stairs.jpg",
    "img/door.jpg",
    "img-missing/lead.png",
    "img-missing/inner.png",
    "img-missing/icon.png",
    "a.txt",
];

/// A folder for a test, which is deleted with it.
pub(crate) struct Place(TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for tests"))
    }

    /// The path of something in the folder, as an argument.
    pub(crate) fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_str().expect("Unicode").to_owned()
    }

    /// A built site with a dataset, and with all files that fixtures name.
    pub(crate) fn site(&self, dataset: &str) -> String {
        let site = self.bare_site(Some(dataset));
        for name in MEDIA {
            write(&format!("{site}/data/{name}"), name);
        }
        for name in ["a.png", "b.png"] {
            write(&format!("{site}/data/img-missing/{name}"), name);
        }
        site
    }

    /// A built site with the edition that the project comes with, and its pictures.
    pub(crate) fn bundled(&self) -> String {
        let site = self.bare_site(None);
        let from = project().join("public/data");
        for (path, bytes) in files(&from) {
            write(&format!("{site}/data/{path}"), bytes);
        }
        site
    }

    fn bare_site(&self, dataset: Option<&str>) -> String {
        let site = self.at("site");
        write(&format!("{site}/index.html"), PAGE.join(SETTINGS));
        for name in FILES {
            write(&format!("{site}/{name}"), format!("The file {name}"));
        }
        if let Some(dataset) = dataset {
            write(&format!("{site}/data/edition.json"), dataset);
        }
        site
    }
}

/// Writes a file, and makes the folders that lead to it.
pub(crate) fn write(path: &str, bytes: impl AsRef<[u8]>) {
    let folder = Path::new(path).parent().expect("a folder");
    fs::create_dir_all(folder).expect("a folder");
    fs::write(path, bytes).expect("written");
}

/// Replaces the settings in the page of a site, printed or not, as an operator does.
pub(crate) fn set(site: &str, settings: &str) {
    let path = format!("{site}/index.html");
    let page = fs::read_to_string(&path).expect("a page");
    let start = page.find("<script id=gazette").expect("settings");
    let start = start + page[start..].find('>').expect("a tag") + 1;
    let end = start + page[start..].find("</script>").expect("an end");
    fs::write(path, format!("{}{settings}{}", &page[..start], &page[end..])).expect("written");
}

/// The folder of the project.
pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The command, which has not begun.
pub(crate) fn command(arguments: &[&str]) -> Command {
    command_of(env!("CARGO_BIN_EXE_press"), arguments)
}

/// The command, of which `program` is the file.
pub(crate) fn command_of(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env("SOURCE_DATE_EPOCH", NOW);
    command
}

/// Runs the command.
pub(crate) fn press(arguments: &[&str]) -> Output {
    command(arguments).output().expect("it runs")
}

/// Prints a site, which has to succeed. Gives the report.
pub(crate) fn print(site: &str, options: &[&str]) -> Value {
    let output = press(&[&["print", site, "--json"], options].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    serde_json::from_slice(&output.stdout).expect("a report as JSON")
}

/// All files in a folder, by their paths with slashes. Compressed copies are left out.
pub(crate) fn files(folder: impl AsRef<Path>) -> BTreeMap<String, Vec<u8>> {
    let mut files = everything(folder);
    let names: Vec<String> = files.keys().cloned().collect();
    files.retain(|path, _| {
        let is_copy = |ending| {
            path.strip_suffix(ending).is_some_and(|of| names.iter().any(|name| name == of))
        };
        !is_copy(".br") && !is_copy(".gz")
    });
    files
}

/// All files in a folder, by their paths with slashes.
pub(crate) fn everything(folder: impl AsRef<Path>) -> BTreeMap<String, Vec<u8>> {
    let folder = folder.as_ref();
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let found = entries.filter(|entry| !entry.file_type().is_dir()).map(|entry| {
        let below = entry.path().strip_prefix(folder).expect("below");
        let names: Vec<&str> = below.iter().map(|name| name.to_str().expect("Unicode")).collect();
        (names.join("/"), fs::read(entry.path()).expect("a file"))
    });
    found.collect()
}

/// Compares the files of two folders without filling the screen with them.
pub(crate) fn assert_equal(
    found: &BTreeMap<String, Vec<u8>>,
    expected: &BTreeMap<String, Vec<u8>>,
) {
    let paths: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
    let differ: Vec<_> =
        paths.into_iter().filter(|path| found.get(*path) != expected.get(*path)).collect();
    assert!(
        differ.is_empty(),
        "{} files differ: {:?}",
        differ.len(),
        differ.iter().take(12).collect::<Vec<_>>()
    );
}
