//! Tests of the command: its output and its exit status.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

#[path = "check/peers.rs"]
mod peers;
#[path = "check/servers.rs"]
mod servers;
#[path = "check/settings.rs"]
mod settings;

use std::process::{Command, Output};

fn command(arguments: &[&str]) -> Command {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    command.args(arguments).current_dir(folder);
    command
}

fn press(arguments: &[&str]) -> Output {
    command(arguments).output().expect("it runs")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_good_dataset_ends_with_0() {
    let output = press(&["check", "feeds/chinese.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    assert!(printed(&output).contains("0 notices"));
}

#[test]
fn repairs_end_with_1_and_losses_with_2() {
    assert_eq!(press(&["check", "datasets/guarded.json"]).status.code(), Some(1));
    let output = press(&["check", "datasets/lines.ndjson", "feeds/chinese.json"]);
    assert_eq!(output.status.code(), Some(2));
    let text = printed(&output);
    assert!(
        text.contains("datasets/lines.ndjson:3:22: [2]: dropped: expected a value, found `n`"),
        "{text}"
    );
}

#[test]
fn every_notice_has_its_line_column_and_path() {
    let output = press(&["check", "--json", "datasets/wordpress.json", "datasets/icalendar.ics"]);
    let reports: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    insta::assert_json_snapshot!(reports);
}

#[test]
fn documents_that_are_no_dataset_are_reported() {
    let output = press(&["check", "bodies/mail.html", "nowhere.json"]);
    assert_eq!(output.status.code(), Some(3));
    let text = printed(&output);
    assert!(text.contains("nowhere.json: error: cannot read nowhere.json"), "{text}");
    assert!(text.contains("bodies/mail.html: error: expected"), "{text}");
    for misuse in
        [&["check"][..], &["chek", "x"], &["check", "--jso", "x"], &["schema", "feed"], &[]]
    {
        assert_eq!(press(misuse).status.code(), Some(64), "{misuse:?}");
    }
    for help in [&["--help"][..], &["--version"], &["check", "--help"], &["help", "print"]] {
        assert_eq!(press(help).status.code(), Some(0), "{help:?}");
    }
}

#[test]
fn folders_and_standard_input_are_read() {
    let output = press(&["check", "datasets", "--json"]);
    let reports: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let of = |name: &str| {
        let reports = reports.as_array().expect("an array");
        let report = reports
            .iter()
            .find(|report| report["source"].as_str().is_some_and(|source| source.ends_with(name)));
        report.unwrap_or_else(|| panic!("{name}")).clone()
    };
    for (file, format) in [
        ("rss.xml", "RSS or Atom"),
        ("atom.xml", "RSS or Atom"),
        ("events.csv", "CSV table"),
        ("icalendar.ics", "iCalendar"),
        ("strapi.json", "Strapi"),
        ("ghost.json", "list of objects"),
        ("wordpress.json", "WordPress"),
    ] {
        assert_eq!(of(file)["format"], format, "{file}");
    }
    let lines = |file: &str| -> Vec<u64> {
        of(file)["notices"]
            .as_array()
            .expect("notices")
            .iter()
            .filter_map(|own| own["line"].as_u64())
            .collect()
    };
    assert_eq!(lines("events.csv"), [1, 2, 2, 5, 6], "rows are where the file has them");
    assert_eq!(lines("atom.xml"), [32]);

    let feed = std::fs::read(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../tests/fixtures/feeds/chinese.json"),
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_press"))
        .args(["check", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it runs");
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), &feed.expect("a feed"))
        .expect("written");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(printed(&output).starts_with("-: JSON Feed (by `version`"), "{}", printed(&output));
}

#[test]
fn quiet_tells_losses_only_and_colours_are_for_terminals() {
    let text =
        printed(&press(&["check", "--quiet", "datasets/guarded.json", "datasets/lines.ndjson"]));
    assert!(
        text.contains("dropped") && !text.contains("repaired") && !text.contains("notices"),
        "{text}"
    );
    assert!(!printed(&press(&["check", "datasets/guarded.json"])).contains('\u{1b}'));
    assert!(
        printed(&press(&["check", "--color", "always", "datasets/guarded.json"]))
            .contains('\u{1b}')
    );
}

/// The time of a print withholds what is to come after it, on whatever day the print is made.
#[test]
fn articles_after_the_time_of_the_source_are_withheld() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("news.json");
    let item = |id: u8, year: u16| {
        format!(
            r#"{{ "id": "{id}", "title": "A", "content_text": "x", "date_published": "{year}-01-01" }}"#
        )
    };
    let feed = format!(
        r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{}, {}] }}"#,
        item(1, 2020),
        item(2, 2024)
    );
    std::fs::write(&file, feed).expect("written");
    let articles = |epoch: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        let output = command.arg("check").arg(&file).env("SOURCE_DATE_EPOCH", epoch).output();
        let text = printed(&output.expect("it runs"));
        (text.contains("1 article"), text.contains("withheld"))
    };
    assert_eq!(articles("1600000000"), (true, true));
    assert_eq!(articles("1710000000"), (false, false));
    assert_eq!(articles("315532800"), (false, false), "a time that is none");
}

#[test]
fn causes_have_codes() {
    let output = press(&["check", "--json", "feeds/broken.json"]);
    let reports: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let notices = reports[0]["notices"].as_array().expect("notices");
    assert!(notices.len() > 5);
    for notice in notices {
        let code = notice["code"].as_str().expect("a code");
        let kind = notice["kind"].as_str().expect("a kind").to_ascii_lowercase();
        assert!(
            code.starts_with(&format!("{kind}:")) && code.is_ascii() && !code.contains(' '),
            "{code}"
        );
    }
}

#[test]
fn every_mistake_has_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |text: &str, more: &[&str]| {
        let file = folder.path().join("news.json");
        std::fs::write(&file, text).expect("written");
        let file = file.to_string_lossy().into_owned();
        printed(&press(&[&["check"], more, &[file.as_str()]].concat()))
    };
    // A file that cannot be read at all.
    let text = check(
        "{\n  \"version\": \"https://jsonfeed.org/version/1.1\",\n  \"items\": [{ \"id\" }\n",
        &[],
    );
    assert!(text.contains("news.json:4:1: error: expected the rest"), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&check("{\n \"items\" ]", &["--json"])).expect("JSON");
    assert_eq!(
        (json[0]["line"].as_u64(), json[0]["status"].as_u64()),
        (Some(2), Some(3)),
        "{json}"
    );
    // A mistake within an item, and a misspelt field, which is told among the losses.
    let text = check(
        "{ \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [\n\
         { \"id\": \"1\", \"titel\": \"A\", \"content_text\": \"x\" },\n\
         { \"id\": \"2\",\n \"title\": \"B\"\n \"content_text\": \"x\" } ] }",
        &["--quiet"],
    );
    assert!(text.contains("news.json:5:2: items[1]: dropped: expected"), "{text}");
    assert!(text.contains("news.json:2:") && text.contains("items[0].titel: dropped:"), "{text}");
    assert!(!text.contains("1 article,"), "{text}");
}

/// Programs that read only the beginning, and full disks.
#[test]
#[cfg(target_os = "linux")]
fn a_result_that_cannot_be_written_is_an_error_and_no_panic() {
    for arguments in
        [&["schema", "dataset"][..], &["completions", "bash"], &["check", "feeds/chinese.json"]]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
        let output = command(arguments).stdout(full).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(74), "{arguments:?}: {told}");
        assert!(told.starts_with("error: cannot write the result"), "{told}");
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command(arguments).stdout(writer).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), told.as_ref()), (Some(0), ""), "{arguments:?}");
    }
}

/// The schemas are those that the site publishes.
#[test]
fn schemas_and_completions_are_written() {
    for of in ["dataset", "settings"] {
        let schema: serde_json::Value =
            serde_json::from_slice(&press(&["schema", of]).stdout).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
    assert!(printed(&press(&["completions", "bash"])).contains("press"));
}
