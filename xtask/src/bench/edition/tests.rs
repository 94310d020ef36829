//! The generated edition.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::Edition;

#[test]
fn an_edition_is_always_the_same_and_a_change_changes_one_article() {
    let (one, other) = (Edition::new(40), Edition { articles: 40, changed: Some(7) });
    for index in 0..40 {
        let (article, again) = (one.article(index).as_json(), one.article(index).as_json());
        assert_eq!(article, again);
        assert_eq!(article == other.article(index).as_json(), index != 7, "{index}");
    }
}

#[test]
fn articles_are_as_long_and_as_rich_as_those_of_a_newspaper() {
    let mut topics: HashMap<String, usize> = HashMap::new();
    let (mut ids, mut timelines) = (HashSet::new(), 0);
    for article in Edition::new(1_000).all() {
        let words = article.html.split_whitespace().count();
        assert!((150..1_100).contains(&words), "{words} words");
        assert!(!article.html.contains("\n\n"), "{}", article.html);
        assert!(ids.insert(article.id.clone()), "{}", article.id);
        timelines += usize::from((3..=6).contains(&article.activities.len()));
        article.topics.into_iter().for_each(|topic| *topics.entry(topic).or_default() += 1);
    }
    assert_eq!(timelines, 200);
    let most = topics.values().max().copied().unwrap_or_default();
    assert!(topics.len() > 200 && most > 150, "{} topics, at most {most}", topics.len());
}

#[test]
fn the_files_are_json_and_lead_from_one_to_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Edition::new(5_003).write(&folder.path().join("edition.json")).expect("written");
    let read = |index: usize| -> Value {
        let text = std::fs::read(&files[index]).expect("a file");
        serde_json::from_slice(&text).expect("JSON")
    };
    assert_eq!(read(0)["next_url"], "edition-2.json");
    assert_eq!(read(0)["items"].as_array().map(Vec::len), Some(5_000));
    assert_eq!(read(1)["items"].as_array().map(Vec::len), Some(3));
    assert_eq!(read(1)["next_url"], Value::Null);
    assert_eq!(read(0)["_gazette"]["sections"].as_array().map(Vec::len), Some(8));
    assert!(folder.path().join("pictures/lead.png").exists());
}
