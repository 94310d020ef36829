use std::fs;

use super::{
    MAX_PREPARED_BYTES, check_ceiling, dataset_visit, front_visit, is_loaded_first, is_module_part,
    prepared_visit,
};

/// The names of a built site.
const NAMES: [&str; 20] = [
    ".nojekyll",
    "app.html",
    "boot.js",
    "boot.js.br",
    "embed-builder.css",
    "embed-builder.html",
    "embed.js",
    "frame.js",
    "gazette-1-part-pages.wasm",
    "gazette-1-part-pages.wasm.gz",
    "gazette-1.js",
    "gazette-1.js.br",
    "gazette-1_bg.wasm",
    "icon-1.svg",
    "index.html",
    "later-1.css",
    "print.json",
    "style-1.css",
    "style-1.css.gz",
    "trouble.js",
];

#[test]
fn only_what_a_first_visit_loads_counts() {
    let first: Vec<&str> = NAMES.into_iter().filter(|name| is_loaded_first(name)).collect();
    let expected = ["app.html", "boot.js", "gazette-1.js", "gazette-1_bg.wasm", "style-1.css"];
    assert_eq!(first, expected);
    let parts: Vec<&str> = NAMES.into_iter().filter(|name| is_module_part(name)).collect();
    assert_eq!(parts, ["gazette-1-part-pages.wasm"]);
}

/// A built and printed site with files of known sizes.
fn site() -> tempfile::TempDir {
    let dist = tempfile::tempdir().expect("a folder");
    let glue = "const p={dataset:[\"./gazette-1-part-dataset.wasm\",\"./gazette-1-part-chunk_2.wasm\"],front:[\"./gazette-1-part-front.wasm\"]};";
    for (name, text) in [
        ("app.html", "a"),
        ("boot.js", "b"),
        ("prepared.js", "c"),
        ("gazette-1.js", glue),
        ("gazette-1-part-dataset.wasm", "d"),
        ("gazette-1-part-chunk_2.wasm", "e"),
        ("gazette-1-part-pages.wasm", "f"),
        ("gazette-1-part-front.wasm", "i"),
        ("data/edition.json", "g"),
        ("prepared/edition.json", "h"),
        ("prepared/tables/1/0.json", r#"{"":"ef3","articles/a":"ab1","articles/b":"cd2"}"#),
        ("prepared/tables/1/0.json.br", "0123456789"),
        ("prepared/pages/ab/1.pack", "0123456789"),
        ("prepared/pages/cd/2.pack", "01234567"),
        ("prepared/pages/ef/3.pack", "012345678901234567890"),
    ] {
        let path = dist.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    dist
}

#[test]
fn a_visit_has_the_files_that_it_needs() {
    let dist = site();
    let names = |files: Vec<super::Weight>| -> Vec<String> {
        files.into_iter().map(|file| file.name).collect()
    };
    let first = ["app.html", "boot.js", "gazette-1.js"];
    let prepared = names(prepared_visit(dist.path()).expect("weights"));
    let own = [
        "prepared.js",
        "prepared/edition.json",
        "prepared/tables/1/0.json",
        "prepared/pages/ab/1.pack",
    ];
    assert_eq!(prepared, [first.as_slice(), &own].concat());
    let front = names(front_visit(dist.path()).expect("weights"));
    let own = ["gazette-1-part-front.wasm", "prepared.js", "prepared/edition.json"];
    let files = ["prepared/tables/1/0.json", "prepared/pages/ef/3.pack"];
    assert_eq!(front, [first.as_slice(), &own, &files].concat());
    let dataset = names(dataset_visit(dist.path()).expect("weights"));
    let own = ["gazette-1-part-chunk_2.wasm", "gazette-1-part-dataset.wasm", "data/edition.json"];
    assert_eq!(dataset, [first.as_slice(), &own].concat());
}

#[test]
fn what_is_compressed_already_weighs_what_it_is() {
    let dist = site();
    let files = prepared_visit(dist.path()).expect("weights");
    assert_eq!(files.last().map(|file| (file.raw, file.packed)), Some((10, 10)));
    fs::write(dist.path().join("gazette-1.js"), "glue").expect("written");
    assert!(dataset_visit(dist.path()).is_err());
}

#[test]
fn a_site_above_the_ceiling_is_an_error() {
    let max = MAX_PREPARED_BYTES;
    check_ceiling(max, max).expect("as much as is allowed");
    assert_eq!(
        check_ceiling(max + 1, max).expect_err("too much").to_string(),
        format!("expected at most {max} brotli bytes, found {}", max + 1)
    );
}
