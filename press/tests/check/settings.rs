//! `press check` of settings, and of what the settings of a site name.

use super::{press, printed};

#[test]
fn what_the_settings_of_a_site_name_is_checked() {
    let site = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, text: &str| std::fs::write(site.path().join(name), text).expect("written");
    write(
        "index.html",
        "<!doctype html><title>x</title><script type=\"application/json\" id=\"gazette\">{ \"dataset\": [\"news.json\", { \"url\": \"more.csv\", \"format\": \"wordpress\" }] }</script>",
    );
    write("gazette.json", "{ \"fallback\": \"./old.csv\" }");
    write(
        "news.json",
        "{ \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [{ \"id\": \"1\", \"title\": \"A\", \"content_text\": \"x\" }] }",
    );
    write("more.csv", "title,date\nFerry,2024-05-01\n");
    let folder = site.path().to_string_lossy().into_owned();
    let output = press(&["check", "--site", &folder]);
    let text = printed(&output);
    assert!(
        text.contains("gazette.json: settings")
            && text.contains("news.json: JSON Feed")
            && text.contains("more.csv: CSV table")
            && text.contains(
                "expected the format `wordpress`, which the settings name, found CSV table"
            )
            && text.contains("old.csv: error: cannot read"),
        "{text}"
    );
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_file_of_settings_is_checked_for_colours_that_cannot_be_read() {
    let output = press(&["check", "settings/gazette.json"]);
    assert_eq!(output.status.code(), Some(1));
    let text = printed(&output);
    let expected = "settings/gazette.json:5:16: site.colours: repaired: expected a `text` with a contrast of at least 4.5";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn mistakes_in_a_list_of_sources_are_found_without_the_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("gazette.json");
    std::fs::write(&file, r#"{ "dataset": ["a.json", { "url": "b.ics", "gives": "events" }] }"#)
        .expect("written");
    let output = press(&["check", &file.to_string_lossy()]);
    let text = printed(&output);
    assert!(
        text.contains(
            "`dataset`: expected as `gives` `articles`, `activities` or `both`, found `events`"
        ),
        "{text}"
    );
    assert_eq!(output.status.code(), Some(3));
}
