//! Datasets: those of the project, and large and odd ones that are made here.

use std::fs;

use serde_json::{Value, json};

use super::sites::project;

/// A dataset of the project's fixtures.
pub(crate) fn fixture(name: &str) -> String {
    let path = project().join("tests/fixtures/feeds").join(name);
    fs::read_to_string(path).expect("a fixture")
}

/// The edition that the project comes with.
pub(crate) fn bundled() -> String {
    fs::read_to_string(project().join("public/data/edition.json")).expect("the edition")
}

/// A dataset as text.
pub(crate) fn dataset(items: &[Value]) -> String {
    json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "language": "en",
        "description": "News of the harbour.", "items": items,
    })
    .to_string()
}

/// This many articles in three sections. Each has one of four frequent topics and one of 36 others. The lists of the
/// sections and of the frequent topics have several pages from 121 articles on.
pub(crate) fn articles(count: usize) -> Vec<Value> {
    (0..count).map(article).collect()
}

fn article(index: usize) -> Value {
    let (month, day) = (index % 12 + 1, index % 28 + 1);
    let section = ["works", "people", "sea"][index % 3];
    json!({
        "id": format!("a{index}"),
        "title": format!("Article {index}"),
        "summary": format!("The summary of {index}."),
        "content_html": format!(
            "<p>The lamp of harbour {index} was lit.</p><h2>Numbers</h2><ul><li>{index} miles</li></ul>"
        ),
        // No cards have to be drawn for articles with a picture.
        "image": "https://pictures.example/lamp.jpg",
        "date_published": format!("2023-{month:02}-{day:02}T10:00:00Z"),
        "tags": [format!("topic {}", index % 4), format!("topic {}", 4 + index % 36)],
        "_gazette": {
            "section": section,
            "image": { "alt": "A lamp", "width": 1200, "height": 800 },
        },
    })
}

/// Ten articles whose timelines have this many activities together.
pub(crate) fn activities(count: usize) -> Vec<Value> {
    let mut items = articles(10);
    for (index, item) in items.iter_mut().enumerate() {
        let activity = |number: usize| {
            json!({
                "id": format!("step-{number}"), "start": (1200 + number).to_string(),
                "title": format!("Activity {number} of {index}"), "place": "The quay",
            })
        };
        let activities: Vec<Value> = (0..count / 10).map(activity).collect();
        item["_gazette"]["timeline"] = json!({ "activities": activities });
    }
    items
}

/// Names of topics and sections that file systems, addresses and hosts do not like.
pub(crate) fn odd_names() -> Vec<String> {
    let names = [
        "C/C++",
        "..",
        ".",
        "a b",
        "?x#y",
        "100%",
        "~",
        "🗼",
        "丝绸",
        "con",
        "page",
        "index.html",
        "a\\b",
        "\"q\"",
        "<b>",
        "&amp;",
        "a:b",
    ];
    let mut names: Vec<String> = names.map(str::to_owned).to_vec();
    names.extend(["long ".repeat(120).trim_end().to_owned(), "很".repeat(300)]);
    // Other systems do not tell the two apart.
    if cfg!(target_os = "linux") {
        names.extend(["Rust".to_owned(), "rust".to_owned()]);
    }
    names
}

/// Articles with odd topics and sections, ids, and ids of activities. Each topic has two articles, so that it has
/// feeds.
pub(crate) fn odd() -> Vec<Value> {
    let names = odd_names();
    let names = names
        .iter()
        .enumerate()
        .flat_map(|(index, name)| [(2 * index, name), (2 * index + 1, name)]);
    names
        .map(|(index, name)| {
            let mut item = article(index);
            item["id"] = json!(format!("{name} {index}"));
            item["tags"] = json!([name]);
            item["_gazette"]["section"] = json!(name);
            let start = format!("19{:02}", index % 100);
            let activity =
                json!({ "id": name, "start": start, "title": name, "tags": [name], "place": name });
            item["_gazette"]["timeline"] = json!({ "activities": [activity] });
            item
        })
        .collect()
}
