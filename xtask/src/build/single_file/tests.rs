use std::fs;

use tempfile::TempDir;

use super::{SCRIPT, fill, page_of};

fn site() -> TempDir {
    let dist = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(dist.path().join("data/pictures")).expect("folders");
    for (name, contents) in [
        ("index.html", "<script id=gazette type=application/json>{\"a\": \"%FILES%\"}</script>"),
        ("boot.js", "boot"),
        ("data/edition.json", "{}"),
        ("data/pictures/a.svg", "<svg/>"),
        ("gazette-1-part-pages.wasm", "pages"),
        ("gazette-1.js", "new URL(\"a\", import.meta.url)"),
        ("gazette-1.js.gz", "packed"),
        ("gazette-1_bg.wasm", "module"),
        ("later-1.css", ".later{}"),
        ("style-1.css", ".first{}"),
    ] {
        fs::write(dist.path().join(name), contents).expect("written");
    }
    dist
}

fn message(dist: &TempDir) -> String {
    page_of(dist.path()).expect_err("an unexpected site").to_string()
}

#[test]
fn the_page_holds_settings_styles_and_every_file() {
    let page = page_of(site().path()).expect("a site");
    assert!(page.contains("id=\"gazette\">{\"a\": \"%FILES%\"}</script>"));
    assert!(page.contains("<style>.first{}.later{}</style>"));
    let (held, script) = page.split_once(SCRIPT).expect("the script");
    assert!(!script.contains("data-file"));
    let held: Vec<&str> =
        held.split("data-file=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(
        held,
        [
            "data/edition.json",
            "data/pictures/a.svg",
            "gazette-1-part-pages.wasm",
            "gazette-1_bg.wasm",
            "glue.js"
        ]
    );
}

#[test]
fn a_site_without_settings_is_an_error() {
    let dist = site();
    fs::write(dist.path().join("index.html"), "<title>a</title>").expect("written");
    let expected =
        format!("expected the configuration block in {}/index.html", dist.path().display());
    assert_eq!(message(&dist), expected);
}

#[test]
fn a_site_without_glue_is_an_error() {
    let dist = site();
    fs::remove_file(dist.path().join("gazette-1.js")).expect("removed");
    assert_eq!(message(&dist), "expected the glue in dist/, found none");
}

#[test]
fn glue_that_does_not_ask_where_it_is_is_an_error() {
    let dist = site();
    fs::write(dist.path().join("gazette-1.js"), "document.baseURI").expect("written");
    assert_eq!(message(&dist), "expected `import.meta.url` in the glue, found none");
}

#[test]
fn a_style_sheet_that_would_end_the_style_element_is_an_error() {
    let dist = site();
    fs::write(dist.path().join("style-1.css"), "/* </style> */").expect("written");
    assert_eq!(message(&dist), "expected no `</style` in the style sheets, found one");
}

#[test]
fn a_page_without_a_mark_is_an_error() {
    let error = fill("%A% %C%", &[("A", "a"), ("B", "b")]).expect_err("no B");
    assert_eq!(error.to_string(), "expected `%B%` in the page");
}
