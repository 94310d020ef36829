//! Editions that are edited and printed again: whatever was edited, no page is left as it was that would be another now.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::datasets::articles;
use super::sites::{Place, assert_equal, everything, print, set, write};

/// One edit of a dataset, and what it does.
type Edit = (&'static str, fn(&mut Value));

const EDITS: [Edit; 18] = [
    ("a title", |edition| edition["items"][3]["title"] = json!("Another title")),
    ("a summary", |edition| edition["items"][4]["summary"] = json!("Another summary.")),
    ("a text", |edition| {
        edition["items"][5]["content_html"] = json!("<p>Lanterns of Kelmora.</p>");
    }),
    ("a longer text", |edition| {
        edition["items"][6]["content_html"] = json!(format!("<p>{}</p>", "Kelmora ".repeat(900)));
    }),
    ("topics", |edition| edition["items"][7]["tags"] = json!(["topic 2", "a new topic"])),
    ("a section", |edition| edition["items"][8]["_gazette"]["section"] = json!("people")),
    ("a day", |edition| edition["items"][9]["date_published"] = json!("2024-02-03T10:00:00Z")),
    ("an author", |edition| edition["items"][10]["authors"] = json!([{ "name": "Ada" }])),
    ("a place", |edition| edition["items"][11]["_gazette"]["place"] = json!("Corvik")),
    ("another in that place", |edition| {
        edition["items"][12]["_gazette"]["place"] = json!("Corvik");
    }),
    ("a timeline", |edition| {
        let activity = json!({ "id": "one", "start": "2024-05-01", "title": "The lamp is lit" });
        edition["items"][13]["_gazette"]["timeline"] = json!({ "activities": [activity] });
    }),
    ("a pinned link", |edition| {
        edition["items"][14]["_gazette"]["related"] = json!([{ "id": "a3" }]);
    }),
    ("a language", |edition| edition["items"][15]["language"] = json!("zh")),
    ("a picture", |edition| edition["items"][16]["image"] = Value::Null),
    ("an article less", |edition| {
        edition["items"].as_array_mut().expect("items").remove(20);
    }),
    ("an article more", |edition| {
        let new = json!({ "id": "new", "title": "New", "content_text": "The lamp of Corvik.",
            "date_published": "2024-03-03T10:00:00Z", "tags": ["topic 1"] });
        edition["items"].as_array_mut().expect("items").push(new);
    }),
    ("the titles of sections", |edition| {
        edition["_gazette"] = json!({ "sections": [{ "id": "sea", "title": "The sea" }] });
    }),
    ("the title of the edition", |edition| edition["title"] = json!("Harbour Times")),
];

/// Edits of what stands around the articles, and of names and pictures.
const FURTHER_EDITS: [Edit; 33] = [
    ("a pinned link", |edition| {
        edition["items"][14]["_gazette"]["related"] = json!([{ "id": "a3" }, { "id": "a20" }]);
    }),
    ("the id of an article that others name", |edition| {
        edition["items"][3]["id"] = json!("renamed");
        edition["items"][14]["_gazette"]["related"] = json!([{ "id": "renamed" }, { "id": "a20" }]);
    }),
    ("an article less that others name", |edition| {
        edition["items"].as_array_mut().expect("items").remove(20);
    }),
    ("the order of two articles of one moment", |edition| {
        let day = edition["items"][1]["date_published"].clone();
        edition["items"][2]["date_published"] = day;
    }),
    ("the order turned round", |edition| {
        edition["items"].as_array_mut().expect("items").swap(1, 2);
    }),
    ("the titles of sections", |edition| {
        set_sections(edition, &[("works", "Works"), ("sea", "The sea")]);
    }),
    ("another title of a section", |edition| {
        set_sections(edition, &[("works", "Labour"), ("sea", "The sea")]);
    }),
    ("the order of sections", |edition| {
        set_sections(edition, &[("sea", "The sea"), ("works", "Labour")]);
    }),
    ("a section less", |edition| set_sections(edition, &[("sea", "The sea")])),
    ("an empty section", |edition| set_sections(edition, &[("sea", "The sea"), ("new", "New")])),
    ("the lead", |edition| edition["_gazette"]["lead"] = json!("a9")),
    ("the zone", |edition| edition["_gazette"]["time_zone"] = json!("Asia/Shanghai")),
    ("the language", |edition| edition["language"] = json!("de")),
    ("a language from right to left", |edition| edition["language"] = json!("ar")),
    ("the icon", |edition| edition["icon"] = json!("https://pictures.example/icon.png")),
    ("the home page", |edition| edition["home_page_url"] = json!("https://home.example/")),
    ("the feed", |edition| edition["feed_url"] = json!("https://home.example/feed.json")),
    ("the authors", |edition| edition["authors"] = json!([{ "name": "Ada" }])),
    ("the description", |edition| edition["description"] = json!("Other news.")),
    ("the size of a picture", |edition| {
        edition["items"][5]["_gazette"]["image"]["width"] = json!(100);
    }),
    ("the text of a picture", |edition| {
        edition["items"][5]["_gazette"]["image"]["alt"] = json!("A mast");
    }),
    ("a picture that needs a card", |edition| {
        edition["items"][6]["image"] = json!("https://pictures.example/lamp.svg");
    }),
    ("the title on a card", |edition| edition["items"][6]["title"] = json!("Another title")),
    ("the section on a card", |edition| {
        set_sections(edition, &[("works", "Tools"), ("sea", "The sea")]);
    }),
    ("a picture that needs no card", |edition| {
        edition["items"][6]["image"] = json!("https://pictures.example/lamp.png");
    }),
    ("the first timeline", |edition| {
        let activity = json!({ "id": "one", "start": "2024-05-01", "title": "The lamp is lit" });
        edition["items"][8]["_gazette"]["timeline"] = json!({ "activities": [activity] });
    }),
    ("no timeline", |edition| edition["items"][8]["_gazette"]["timeline"] = Value::Null),
    ("a file", |edition| {
        edition["items"][9]["attachments"] =
            json!([{ "url": "https://a.example/a.pdf", "mime_type": "application/pdf" }]);
    }),
    ("a change", |edition| edition["items"][9]["date_modified"] = json!("2024-02-03T10:00:00Z")),
    ("an alias", |edition| {
        edition["items"][9]["_gazette"]["aliases"] = json!(["an-old-name"]);
    }),
    ("an alias of another", |edition| {
        edition["items"][9]["_gazette"]["aliases"] = Value::Null;
        edition["items"][10]["_gazette"]["aliases"] = json!(["an-old-name"]);
    }),
    ("no date", |edition| edition["items"][10]["date_published"] = Value::Null),
    ("few articles", |edition| edition["items"].as_array_mut().expect("items").truncate(12)),
];

fn set_sections(edition: &mut Value, sections: &[(&str, &str)]) {
    let sections = sections.iter().map(|(id, title)| json!({ "id": id, "title": title }));
    edition["_gazette"]["sections"] = sections.collect();
}

fn edition(count: usize) -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "language": "en",
        "description": "News of the harbour.", "items": articles(count),
    })
}

/// Prints a site into a folder, and gives the files.
fn printed(place: &Place, site: &str) -> BTreeMap<String, Vec<u8>> {
    let out = place.at("out");
    print(site, &["--out", &out, "--url", "https://a.example/news/"]);
    let files = everything(out);
    // The prepared edition is compared as well.
    let extracts = files.keys().filter(|path| path.ends_with(".pack")).count();
    assert!(files.contains_key("prepared/edition.json") && extracts >= 12, "{extracts}");
    files
}

#[test]
fn an_edited_edition_is_printed_as_a_new_one() {
    assert_printed_as_new(edition(70), &EDITS);
}

#[test]
fn what_is_around_the_articles_is_printed_as_new() {
    assert_printed_as_new(edition(22), &FURTHER_EDITS);
}

/// Edits an edition step by step, and compares each print with one into an empty folder.
fn assert_printed_as_new(mut edition: Value, edits: &[Edit]) {
    let place = Place::new();
    let site = place.site(&edition.to_string());
    let mut before = printed(&place, &site);
    for (what, edit) in edits {
        edit(&mut edition);
        write(&format!("{site}/data/edition.json"), edition.to_string());
        let again = printed(&place, &site);
        assert_ne!(again["print.json"], before["print.json"], "{what}");
        let fresh = Place::new();
        let anew = fresh.site(&edition.to_string());
        eprintln!("edited: {what}");
        assert_equal(&again, &printed(&fresh, &anew));
        before = again;
    }
}

#[test]
fn changed_settings_change_every_page() {
    let place = Place::new();
    let site = place.site(&edition(70).to_string());
    printed(&place, &site);
    let settings = r#"{"dataset":"data/edition.json","location":"path","title":"Other"}"#;
    set(&site, settings);
    let again = printed(&place, &site);
    let fresh = Place::new();
    let anew = fresh.site(&edition(70).to_string());
    set(&anew, settings);
    assert_equal(&again, &printed(&fresh, &anew));
}
