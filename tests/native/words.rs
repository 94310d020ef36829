//! The files of the languages: each has all texts, and its dates can be read.

use std::fs;
use std::path::Path;

use gazette::edition::time::moment::Moment;
use gazette::edition::time::zone::NoZones;
use gazette::reading::dates;
use gazette::words::Words;
use locale_compiler::Locales;

use crate::support::root;

fn locales() -> Locales {
    Locales::read(&root().join("locales")).unwrap_or_else(|problems| panic!("{problems}"))
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect(text).resolve(None, &NoZones).0
}

#[test]
fn the_module_has_the_texts_of_every_language() {
    let locales = locales();
    let names = fs::read_dir(root().join("locales")).expect("locales/").flatten();
    let files = names.filter(|file| file.path().extension().is_some_and(|kind| kind == "ftl"));
    assert_eq!(locales.tags().count(), files.count());
    for tag in locales.tags() {
        assert_eq!(Words::language(tag), Some(tag));
        assert_eq!(Words::file(tag).is_none(), tag == "en", "{tag}");
        let own = Words::of(tag);
        assert!(own.is_of(tag), "{tag}");
        assert!(tag == "en" || own.close() != Words::default().close(), "{tag}");
    }
}

#[test]
fn every_language_writes_dates_as_exactly_as_they_are_known() {
    for tag in locales().tags() {
        let words = Words::of(tag);
        for (text, parts) in [
            ("1936", &["1936"][..]),
            ("-500", &["500"]),
            ("2022-11", &["2022"]),
            ("2022-11-22", &["2022", "22"]),
            ("2022-11-22T09:05Z", &["2022", "22", "09:05"]),
        ] {
            let written = dates::full(&moment(text), &words);
            for part in parts {
                assert!(written.contains(part), "{tag}: {text} is {written}");
            }
        }
        let span = |start, end| dates::span(&moment(start), Some(&moment(end)), &words);
        assert!(span("1936", "1938").contains("1938"), "{tag}");
        assert!(span("2022-05-05", "2022-05-06").contains('6'), "{tag}");
        let months: Vec<String> = (1..=12).map(|month| dates::month_name(month, &words)).collect();
        assert!(months.iter().all(|name| !name.is_empty()), "{tag}: {months:?}");
        assert_ne!(dates::year(1, &words), dates::year(0, &words), "{tag}");
    }
}

/// The texts of all files of a folder with one of these endings.
fn contents(folder: &Path, kinds: &[&str]) -> String {
    let mut all = String::new();
    for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            all.push_str(&contents(&path, kinds));
        } else if kinds.contains(&kind.as_str()) && !path.ends_with("en.d.ts") {
            all.push_str(&fs::read_to_string(&path).expect("text"));
        }
    }
    all
}

/// A text that no code shows would be translated into every language for nothing.
#[test]
fn every_text_is_shown_somewhere() {
    let file = fs::read_to_string(root().join("locales/en.ftl")).expect("en.ftl");
    let code = contents(&root().join("src"), &["rs"]);
    let scripts = contents(&root().join("public"), &["js", "html"]);
    let keys = file.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let mut unused = Vec::new();
    for key in keys.filter(|key| key.starts_with(|first: char| first.is_ascii_lowercase())) {
        // `trouble.js` makes the key from the name of the trouble.
        let by_script = scripts.contains(&format!("\"{key}\""))
            || key
                .strip_prefix("trouble-")
                .is_some_and(|name| scripts.contains(&format!("\"{name}\"")));
        if !by_script && !code.contains(&format!(".{}(", key.replace('-', "_"))) {
            unused.push(key);
        }
    }
    assert_eq!(unused, Vec::<&str>::new());
}

/// Writes the file anew where `GAZETTE_WRITE` is set.
#[test]
fn the_types_of_the_texts_for_scripts_are_those_of_english() {
    let file = root().join("public/locales/en.d.ts");
    let types = locales().types();
    if std::env::var_os("GAZETTE_WRITE").is_some() {
        fs::write(&file, &types).expect("public/locales/en.d.ts");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let remedy = "GAZETTE_WRITE=1 cargo test --test native words";
    assert!(kept == types, "public/locales/en.d.ts lags behind en.ftl; this writes it: {remedy}");
}

#[test]
fn every_text_that_the_embed_builder_names_is_in_the_files() {
    let page = fs::read_to_string(root().join("public/embed-builder.html")).expect("the page");
    let types = locales().types();
    let keys: Vec<&str> =
        page.split("data-text=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(keys.len() > 30);
    for key in keys {
        assert!(types.contains(&format!("\"{key}\": string;")), "{key}");
    }
}
