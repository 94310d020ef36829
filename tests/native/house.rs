//! The rules of the house, checked on the source: the floors, and code that must not occur.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Each module of `src/` with the modules that it may use.
const FLOORS: [(&str, &[&str]); 11] = [
    ("edition", &["edition"]),
    ("words", &["words"]),
    ("formats", &["edition", "formats"]),
    ("reading", &["edition", "words", "reading"]),
    ("routing", &["edition", "routing"]),
    ("loading", &["edition", "words", "formats", "reading", "loading"]),
    ("parts", &["edition", "words", "formats", "reading", "routing", "loading", "parts"]),
    ("pages", &["edition", "words", "formats", "reading", "routing", "loading", "parts", "pages"]),
    (
        "app",
        &["edition", "words", "formats", "reading", "routing", "loading", "parts", "pages", "app"],
    ),
    (
        "embed",
        &[
            "edition", "words", "formats", "reading", "routing", "loading", "parts", "pages",
            "app", "embed",
        ],
    ),
    (
        "print",
        &[
            "edition", "words", "formats", "reading", "routing", "loading", "parts", "pages",
            "app", "print",
        ],
    ),
];

/// Crates that floors 1 and 2 must not use.
const BROWSER: [&str; 6] =
    ["leptos", "web_sys", "js_sys", "gloo_net", "gloo_timers", "wasm_bindgen"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every line of every source file but comments, with its file and number.
fn lines() -> Vec<(String, usize, String)> {
    let src = root().join("src");
    let mut lines = Vec::new();
    for path in sources(&src) {
        let name = path.strip_prefix(&src).expect("inside").to_string_lossy().replace('\\', "/");
        for (index, line) in fs::read_to_string(&path).expect("text").lines().enumerate() {
            if !line.trim_start().starts_with("//") {
                lines.push((name.clone(), index + 1, line.to_owned()));
            }
        }
    }
    lines
}

fn module(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn no_floor_uses_a_higher_one() {
    let mut wrong = Vec::new();
    for (file, number, line) in lines() {
        let Some((_, allowed)) = FLOORS.iter().find(|(name, _)| *name == module(&file)) else {
            continue;
        };
        for path in line.match_indices("crate::").map(|(at, _)| &line[at + "crate::".len()..]) {
            let used: String =
                path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if FLOORS.iter().any(|(name, _)| *name == used) && !allowed.contains(&used.as_str()) {
                wrong
                    .push(format!("src/{file}:{number}: `{}` may not use `{used}`", module(&file)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_a_floor() {
    for (file, ..) in lines() {
        let module = module(&file);
        let known = FLOORS.iter().any(|(name, _)| *name == module);
        assert!(known || ["lib", "bin"].contains(&module), "src/{file} has no floor");
    }
}

#[test]
fn the_lower_floors_do_not_use_the_browser() {
    for (file, number, line) in lines() {
        if ["edition", "words", "formats", "reading"].contains(&module(&file)) {
            for name in BROWSER {
                assert!(!line.contains(&format!("{name}::")), "src/{file}:{number}: {name}");
            }
        }
    }
}

#[test]
fn no_string_becomes_html() {
    let sinks = [
        "inner_html",
        "outer_html",
        "insert_adjacent",
        "create_contextual",
        "DomParser",
        "document().write",
        "set_html",
    ];
    for (file, number, line) in lines() {
        for sink in sinks {
            assert!(!line.contains(sink), "src/{file}:{number}: {sink}");
        }
        // The macro of Leptos writes static markup as HTML text; see `parts::element`.
        assert!(!line.contains("view!"), "src/{file}:{number}: view!");
    }
}

#[test]
fn the_documented_policy_names_the_sites_whose_players_are_shown() {
    let text = fs::read_to_string(root().join("docs/deploying.md")).expect("docs/deploying.md");
    let tests = fs::read_to_string(root().join("tests/e2e/server.ts")).expect("server.ts");
    for origin in gazette::edition::player::FRAMES {
        assert!(text.contains(origin) && tests.contains(origin), "{origin}");
    }
}

#[test]
fn the_page_has_no_inline_script_or_style() {
    let page = fs::read_to_string(root().join("index.html")).expect("index.html");
    assert!(!page.contains("<style") && !page.contains(" style="));
    let handlers =
        page.split(['\n', ' ']).filter(|word| word.starts_with("on") && word.contains('='));
    assert_eq!(handlers.collect::<Vec<_>>(), Vec::<&str>::new());
    for script in page.split("<script").skip(1) {
        assert!(script.starts_with(" type=\"application/json\""), "{script}");
    }
}

#[test]
fn no_empty_line_divides_a_table_of_the_docs() {
    let docs = fs::read_dir(root().join("docs")).expect("docs").flatten().map(|file| file.path());
    let own = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "tests/README.md"];
    let own = own.map(|name| root().join(name));
    let texts = docs.filter(|path| path.extension().is_some_and(|kind| kind == "md")).chain(own);
    for path in texts {
        let text = fs::read_to_string(&path).expect("a text");
        let lines: Vec<&str> = std::iter::once("").chain(text.lines()).collect();
        for (number, three) in lines.windows(3).enumerate() {
            let begins = !three[0].starts_with('|') && three[1].starts_with('|');
            // A row that an empty line separates from its table has no line of dashes below it.
            let dashes = three[2].starts_with('|') && three[2].chars().all(|c| "|:- ".contains(c));
            let divided = begins && !dashes;
            assert!(!divided, "{}:{}: {}", path.display(), number + 1, three[1]);
        }
    }
}

#[test]
fn without_scripts_the_page_links_the_dataset_that_its_settings_name() {
    let page = fs::read_to_string(root().join("index.html")).expect("index.html");
    let between = |from: &str, to: &str| {
        let rest = page.split(from).nth(1).unwrap_or_else(|| panic!("index.html has `{from}`"));
        rest.split(to).next().unwrap_or_default().to_owned()
    };
    let settings = between("id=\"gazette\">", "</script>");
    let settings: serde_json::Value = serde_json::from_str(&settings).expect("JSON");
    let card = between("id=\"boot\"", "</main>");
    let link = card.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let default = gazette::loading::configuration::Configuration::default().dataset;
    assert_eq!(Some(settings["dataset"].as_str().unwrap_or(&default)), link);
}
