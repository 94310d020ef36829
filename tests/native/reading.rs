//! Values derived from an edition: the nearest activities, and the parts of a text.

use gazette::edition::Edition;
use gazette::edition::settling::headings::name_headings;
use gazette::reading::contents::{contents, parts};
use gazette::reading::timeline::entries::Entry;
use gazette::reading::timeline::nearest::{Near, near};

use crate::support::{load, read};

/// An edition of one article with activities at these moments.
fn edition(starts: &[&str]) -> Edition {
    let activities: Vec<String> = starts
        .iter()
        .map(|start| format!(r#"{{ "id": "{start}", "start": "{start}", "title": "x" }}"#))
        .collect();
    let feed = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
            {{ "id": "a", "content_text": "", "_gazette": {{ "timeline": [{}] }} }}] }}"#,
        activities.join(",")
    );
    read(feed.as_bytes()).expect("a feed").edition
}

fn ids<'a>(entries: &[Entry<'a>]) -> Vec<&'a str> {
    entries.iter().map(|entry| entry.activity.id.as_str()).collect()
}

#[test]
fn activities_to_come_are_nearer_than_past_ones() {
    let edition = edition(&["2024-01-01", "2024-03-01T10:00Z", "2024-04-01", "2024-05"]);
    // 1 March 2024, at 09:00:00 and at 10:00:01.
    let Near::Next(entries) = near(&edition, 1_709_283_600, 2) else { panic!("none to come") };
    assert_eq!(ids(&entries), ["2024-03-01T10:00Z", "2024-04-01"]);
    let Near::Next(entries) = near(&edition, 1_709_287_201, 2) else { panic!("none to come") };
    assert_eq!(ids(&entries), ["2024-04-01", "2024-05"]);
}

#[test]
fn a_day_is_not_over_before_its_end() {
    let edition = edition(&["2024-03-01", "2024-03-01T10:00Z"]);
    let Near::Next(entries) = near(&edition, 1_709_300_000, 5) else { panic!("none to come") };
    assert_eq!(ids(&entries), ["2024-03-01"]);
    let Near::Last(entries) = near(&edition, 1_800_000_000, 5) else { panic!("some to come") };
    assert_eq!(ids(&entries), ["2024-03-01", "2024-03-01T10:00Z"]);
}

#[test]
fn an_activity_of_a_whole_year_is_not_coming_up() {
    let edition = edition(&["1999", "2024", "2024-03", "2030-05-01"]);
    let Near::Next(entries) = near(&edition, 1_709_300_000, 5) else { panic!("none to come") };
    assert_eq!(ids(&entries), ["2024-03", "2030-05-01"]);
}

#[test]
fn a_heading_that_is_a_picture_is_named_by_its_alternative_text() {
    let html = "<h2><img src=https://x.example/a.png alt=Map></h2>";
    let mut body = gazette::formats::read_html(html, None).blocks;
    name_headings(&mut body);
    let parts = parts(&body);
    assert_eq!((parts[0].label.as_str(), parts[0].name), ("Map", "map"));
}

#[test]
fn parts_have_names_of_their_own_in_any_script() {
    let html = "<h2>First part</h2><p>a<h2>First part</h2><h3>第三部分</h3><blockquote><h2>Quoted</h2>\
                </blockquote><h2>!?</h2>";
    let mut body = gazette::formats::read_html(html, None).blocks;
    name_headings(&mut body);
    let names: Vec<(u8, &str)> =
        parts(&body).into_iter().map(|part| (part.level, part.name)).collect();
    let expected = [(2, "first-part"), (2, "first-part-2"), (3, "第三部分"), (2, "part")];
    assert_eq!(names, expected);
}

#[test]
fn only_a_long_text_has_a_list_of_parts() {
    let loaded = load("public/data/edition.json");
    let count = |id: &str| contents(loaded.edition.by_id(id).expect(id)).len();
    assert_eq!(count("peasant-life"), 6);
    assert_eq!(count("silk"), 5);
    assert_eq!(count("cocoon"), 0, "three parts, and two minutes to read");
}
