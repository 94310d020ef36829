//! Tests of the command: its output and its exit status.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::process::{Command, Output};

fn press(arguments: &[&str]) -> Output {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    command.args(arguments).current_dir(folder).output().expect("it runs")
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
        text.contains("datasets/lines.ndjson:3:1: [2]: dropped: expected a value, found `n`"),
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
    assert_eq!(output.status.code(), Some(2));
    let text = printed(&output);
    assert!(text.contains("nowhere.json: cannot read nowhere.json"), "{text}");
    assert!(text.contains("bodies/mail.html: expected"), "{text}");
    assert_eq!(press(&["check"]).status.code(), Some(2));
    assert_eq!(press(&["chek", "x"]).status.code(), Some(2));
}

#[test]
fn a_dataset_is_fetched_from_a_server() {
    let server = tiny_http::Server::http("127.0.0.1:0").expect("a server");
    let address = format!("http://{}/feed.json", server.server_addr());
    let answers = std::thread::spawn(move || {
        let request = server.recv().expect("a request");
        let feed = b"{\"items\": [{\"id\": \"caf\xE9\", \"content_text\": \"x\"}]}".to_vec();
        let kind = "Content-Type: application/json; charset=iso-8859-1";
        let kind: tiny_http::Header = kind.parse().expect("a header");
        request.respond(tiny_http::Response::from_data(feed).with_header(kind)).expect("sent");
    });
    let output = press(&["check", &address]);
    answers.join().expect("answered");
    let text = printed(&output);
    assert!(text.contains("found Latin-1") && text.contains("1 articles"), "{text}");
}

#[test]
fn a_file_of_settings_is_checked_for_colours_that_cannot_be_read() {
    let output = press(&["check", "settings/gazette.json"]);
    assert_eq!(output.status.code(), Some(1));
    let text = printed(&output);
    let expected = "settings/gazette.json:5:16: site.colours: repaired: expected a `text` with a contrast of at least 4.5";
    assert!(text.contains(expected), "{text}");
}
