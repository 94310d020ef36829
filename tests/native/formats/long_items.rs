//! Items with a long timeline or a long text are read in several steps, with the same result.

use gazette::edition::address::Address;
use gazette::formats::Origin;

use crate::support::{Zones, read};

/// A feed of two items. The first has this many activities, of which the eighth has no title.
fn long_timeline(count: usize) -> String {
    let activity = |at: usize| match at {
        7 => r#"{ "id": "a7", "start": "2024-01-01" }"#.to_owned(),
        at => {
            format!(r#"{{ "id": "a{at}", "start": "{}-01-01", "title": "Step {at}" }}"#, 9999 - at)
        }
    };
    let activities: Vec<String> = (0..count).map(activity).collect();
    format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        {{ "id": "a", "content_text": "x",
          "_gazette": {{ "timeline": {{ "title": "Steps", "activities": [{}] }} }} }},
        {{ "id": "b", "content_text": "y" }}] }}"#,
        activities.join(", ")
    )
}

#[test]
fn a_long_timeline_is_read_like_a_short_one() {
    // A timeline of 3,000 activities is read activity by activity.
    for count in [20, 3_000] {
        let document = read(long_timeline(count).as_bytes()).expect("a feed");
        let [first, second] = document.edition.articles.as_slice() else { panic!("two items") };
        assert_eq!(second.id, "b");
        assert_eq!(first.timeline.title.as_deref(), Some("Steps"));
        let ids: Vec<&str> =
            first.timeline.activities.iter().map(|step| step.id.as_str()).collect();
        let numbers = (0..count).rev().filter(|at| *at != 7);
        assert_eq!(ids, numbers.map(|at| format!("a{at}")).collect::<Vec<_>>());
        let notices: Vec<String> = document.notices.iter().map(ToString::to_string).collect();
        assert_eq!(
            notices,
            ["items[0]._gazette.timeline.activities[7]: dropped: expected an activity with a \
              `title`, found an object"]
        );
    }
}

#[test]
fn a_long_text_is_read_like_a_short_one() {
    // A text of 2,000 paragraphs is read in two steps.
    for count in [20, 2_000] {
        let html =
            "<p>One <b>two</b><script>no()</script> <a href='/x'>three</a>.</p>".repeat(count);
        let feed = format!(
            r#"{{ "items": [{{ "id": "a", "content_html": "{html}", "content_text": "x",
            "_gazette": {{ "timeline": [{{ "start": "2024", "title": "y" }}] }} }}] }}"#
        );
        let document = read(feed.as_bytes()).expect("a feed");
        let article = &document.edition.articles[0];
        assert_eq!(article.body.len(), count);
        let base = Address::link("https://harbour.example/data/feed.json", None).expect("valid");
        assert_eq!(article.body, gazette::formats::read_html(&html, Some(&base)).blocks);
        assert_eq!(article.timeline.activities.len(), 1);
        let about_script = document.notices.iter();
        let about_script = about_script.filter(|notice| notice.message.contains("<script>"));
        let paths: Vec<&str> = about_script.map(|notice| notice.path.as_str()).collect();
        assert_eq!(paths, ["items[0].content_html"]);
    }
}

#[test]
fn a_date_in_another_notation_in_a_long_timeline_is_read_once() {
    let feed = long_timeline(3_000).replace("\"7999-01-01\"", "\"1 January 7999\"");
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!(document.edition.articles.len(), 2);
    let steps = &document.edition.articles[0].timeline.activities;
    assert_eq!(steps.len(), 2_999);
    let odd = steps.iter().find(|step| step.id == "a2000").expect("kept");
    assert_eq!(odd.start.to_datetime_attribute().as_deref(), Some("7999-01-01"));
    let paths: Vec<&str> = document.notices.iter().map(|notice| notice.path.as_str()).collect();
    let list = "items[0]._gazette.timeline.activities";
    assert_eq!(paths, [format!("{list}[7]"), format!("{list}[2000].start")]);
}

#[test]
fn a_mistake_in_a_long_timeline_costs_one_activity() {
    let feed = long_timeline(3_000).replace(r#""title": "Step 2000""#, r#""title": Step 2000"#);
    let document = read(feed.as_bytes()).expect("a feed");
    assert_eq!(document.edition.articles.len(), 2);
    assert_eq!(document.edition.articles[0].timeline.activities.len(), 2_998);
    let paths: Vec<&str> = document.notices.iter().map(|notice| notice.path.as_str()).collect();
    let list = "items[0]._gazette.timeline.activities";
    assert_eq!(paths, [format!("{list}[7]"), format!("{list}[2000]")]);
}

#[test]
fn activities_beyond_the_bound_are_not_read() {
    let mut origin = Origin::new(None, &Zones);
    origin.bounds.items = 2_000;
    let document = gazette::formats::read(long_timeline(3_000).into_bytes(), origin);
    let document = document.expect("a feed");
    assert_eq!(document.edition.articles[0].timeline.activities.len(), 1_999);
    let last = document.notices.last().expect("a notice").to_string();
    assert_eq!(
        last,
        "items[0]._gazette.timeline.activities: dropped: expected at most 2000 activities, found \
         3000; 1000 were not read"
    );
}
