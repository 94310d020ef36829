//! The schemas against the reader's names, the documentation's examples and files with mistakes.

use std::path::Path;

use gazette::formats::known_names;
use serde_json::{Value, json};

use super::of;
use crate::arguments::Described;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn mistakes(described: Described, document: &Value) -> Vec<String> {
    let schema = of(described);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect()
}

/// The names of the properties of a definition.
fn names(schema: &Value, definition: &str) -> Vec<String> {
    let object = if definition.is_empty() { schema } else { &schema["$defs"][definition] };
    let properties = object["properties"].as_object().unwrap_or_else(|| panic!("{definition}"));
    let mut names: Vec<String> =
        properties.keys().filter(|name| *name != "_gazette").cloned().collect();
    names.sort();
    names
}

#[test]
fn the_schema_has_the_names_that_the_reader_knows() {
    let schema = of(Described::Dataset);
    for (object, definition) in [
        ("", ""),
        ("sections", "Section"),
        ("items", "Item"),
        ("updates", "Update"),
        ("image", "Image"),
        ("source", "Source"),
        ("related", "Related"),
        ("attachments", "Attachment"),
        ("timeline", "Timeline"),
        ("activities", "Activity"),
        ("place", "Place"),
        ("media gallery", "Medium"),
        ("authors author", "Author"),
    ] {
        let known = known_names().iter().find(|(own, _)| *own == object).expect(object).1;
        let mut known: Vec<String> = known.split(' ').map(str::to_owned).collect();
        known.sort();
        assert_eq!(names(&schema, definition), known, "{object}");
    }
    let mut both = [names(&schema, "FeedExtension"), names(&schema, "ItemExtension")].concat();
    both.sort();
    both.dedup();
    let known = known_names().iter().find(|(own, _)| *own == "_gazette").expect("the extension").1;
    let mut known: Vec<String> = known.split(' ').map(str::to_owned).collect();
    known.sort();
    known.dedup();
    assert_eq!(both, known);
}

#[test]
fn good_datasets_and_settings_have_no_mistake() {
    for file in [
        "public/data/edition.json",
        "tests/fixtures/feeds/full.json",
        "tests/fixtures/feeds/chinese.json",
    ] {
        let text = std::fs::read_to_string(root().join(file)).expect(file);
        let document: Value = serde_json::from_str(&text).expect(file);
        assert_eq!(mistakes(Described::Dataset, &document), Vec::<String>::new(), "{file}");
    }
    let text = std::fs::read_to_string(root().join("tests/fixtures/settings/gazette.json"))
        .expect("settings");
    let settings: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(mistakes(Described::Settings, &settings), Vec::<String>::new());
}

#[test]
fn examples_of_the_documentation_fit() {
    let mut found = 0;
    for file in ["docs/datasets.md", "docs/configuration.md", "docs/your-site.md"] {
        let text = std::fs::read_to_string(root().join(file)).expect(file);
        for block in text.split("```json\n").skip(1) {
            let block = block.split("```").next().expect("closed");
            let whole = serde_json::from_str::<Value>(block);
            // An example may show one value of `site`.
            let inside = || serde_json::from_str(&format!("{{ \"site\": {{ {block} }} }}"));
            let document: Value = whole.or_else(|_| inside()).expect(block);
            let described = match document.get("items").is_some() {
                true => Described::Dataset,
                false => Described::Settings,
            };
            found += 1;
            assert_eq!(mistakes(described, &document), Vec::<String>::new(), "{file}: {block}");
        }
    }
    assert!(found >= 2, "{found} examples");
}

/// Mistakes as editors make them, each of which the schema marks.
#[test]
fn mistakes_of_editors_are_marked() {
    let good = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{ "id": "a", "title": "A",
        "_gazette": { "place": { "name": "Pier" }, "timeline": { "view": "list", "activities": [{ "id": "x", "start": "2024", "title": "X" }] } } }] });
    assert_eq!(mistakes(Described::Dataset, &good), Vec::<String>::new());
    for (path, value) in [
        ("/items", json!({})),
        ("/title", json!(1)),
        ("/items/0/id", json!(null)),
        ("/items/0/title", json!(["A"])),
        ("/items/0/_gazette/place", json!({ "name": "Pier", "latitude": 95 })),
        ("/items/0/_gazette/timeline/view", json!("table")),
        ("/items/0/_gazette/timeline/activities/0/title", json!(null)),
        ("/items/0/_gazette/timeline/activities/0/start", json!(true)),
        ("/items/0/date_publised", json!("2024")),
        ("/items/0/_gazete", json!({})),
        ("/items/0/_gazette/timelin", json!([])),
        ("/items/0/_gazette/related", json!([{ "title": "B" }])),
    ] {
        let mut wrong = good.clone();
        let (object, name) = path.rsplit_once('/').expect(path);
        let object = wrong.pointer_mut(object).and_then(Value::as_object_mut).expect(path);
        object.insert(name.to_owned(), value);
        assert_ne!(mistakes(Described::Dataset, &wrong), Vec::<String>::new(), "{path}");
    }
    for wrong in [
        json!({ "theme": "blue" }),
        json!({ "datset": "x" }),
        json!({ "dataset": [] }),
        json!({ "dataset": ["a.json", { "section": "A" }] }),
        json!({ "dataset": [{ "url": "a.json", "gives": "events" }] }),
        json!({ "dataset": [{ "url": "a.json", "format": "xml" }] }),
        json!({ "dataset": [{ "url": "a.json", "sectoin": "A" }] }),
        json!({ "site": { "colours": { "accent": "red" } } }),
    ] {
        assert_ne!(mistakes(Described::Settings, &wrong), Vec::<String>::new(), "{wrong}");
    }
}
