//! Positions in texts of every format.

use super::Positions;

fn locate(text: &str, path: &str) -> usize {
    Positions::new(text).find(path)
}

fn at(text: &str, path: &str) -> String {
    text.get(locate(text, path)..).unwrap_or_default().chars().take(4).collect()
}

#[test]
fn positions_are_found() {
    let text = r#"{ "a": 1, "items": [ {"id": "x,]}"}, {"id": 2, "b.c": {"d": [7, 8] } } ] }"#;
    assert_eq!(at(text, "the document"), r#"{ "a"#);
    assert_eq!(at(text, "items[0].id"), "\"x,]");
    assert_eq!(at(text, "items[1].id"), "2, \"");
    assert_eq!(at(text, "items[1].b.c.d[1]"), "8] }");
    assert_eq!(at(text, "items[1].missing"), "{\"id");
    assert_eq!(at("[{\"a\": 1}, {\"a\": 2}]", "[1].a"), "2}]");
    assert_eq!(at("{\"a\": 1}\n{\"a\": 2}", "[1].a"), "2}");
    assert_eq!(at("callback({\"a\": 5})", "a"), "5})");
}

/// The reader skips the line of a document that is cut off, and counts the document.
#[test]
fn documents_after_a_mistake_keep_their_indices() {
    let text = "{\"a\": 1}\n{\"a\": [2\n{\"a\": 3}\n";
    assert_eq!(at(text, "[1]"), "{\"a\"");
    assert_eq!(at(text, "[2].a"), "3}\n");
}

#[test]
fn events_of_calendars_are_found() {
    let text =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\n";
    assert_eq!(at(text, "VEVENT[1].UID"), "UID:");
    assert!(
        text.get(locate(text, "VEVENT[1].UID")..).is_some_and(|rest| rest.starts_with("UID:b"))
    );
    assert_eq!(at(text, "VEVENT[0]"), "BEGI");
}

#[test]
fn rows_are_found_with_the_separator_of_the_reader() {
    let text = "Date,Title,\"Text; a; b; c; d\"\n2024-01-01,A,\"x\ny\"\n2024-01-02,B,y,z\n";
    assert_eq!(at(text, "row[3]"), "2024");
    assert!(
        text.get(locate(text, "row[3]")..)
            .is_some_and(|rest| rest.contains(",B,") && !rest.contains(",A,"))
    );
    let below_blanks = " \nsep=;\nDate;Title\n2024-01-01;A\n";
    assert_eq!(at(below_blanks, "row[1]"), "Date");
    assert_eq!(at(below_blanks, "row[2]"), "2024");
}

/// Each of these texts took minutes when the end of every tag's name was looked for up to the end of the file.
#[test]
fn what_looks_like_tags_takes_no_time() {
    for part in ["<", "<a=", "<![CDATA["] {
        let text = format!("<rss><item><title>x</title>{}</item></rss>", part.repeat(200_000));
        assert_eq!(at(&text, "item[0].title"), "<tit");
        assert_eq!(at(&text, "item[0].none"), "<ite");
    }
}

#[test]
fn kept_positions_do_not_change_the_result() {
    let item = r#"{"id": "x", "tags": [1, [2], {"a": 3}], "id": "y"}"#;
    for text in [
        format!("{{\"items\": [{}]}}", [item; 9].join(",")),
        format!("[{}]", [item; 9].join(", ")),
        [item; 9].join("\n"),
    ] {
        let mut positions = Positions::new(&text);
        let list = if text.starts_with("{\"items") { "items" } else { "" };
        for index in [8, 0, 3, 3, 9, 7] {
            for field in ["", ".id", ".tags[2].a", ".tags[3]", ".none"] {
                let path = format!("{list}[{index}]{field}");
                assert_eq!(positions.find(&path), locate(&text, &path), "{path}");
            }
        }
        assert_eq!(at(&text, &format!("{list}[8].id")), "\"y\"}");
    }
}

/// A hundred thousand positions would take hours if each search began at the start of the text.
#[test]
fn a_large_text_is_not_read_again_for_every_position() {
    let item = format!("{{\"id\": \"{}\", \"tags\": [1, 2, 3]}}", "x".repeat(100));
    let lines = vec![item.as_str(); 20_000].join("\n");
    let array = format!("[{}]", lines.replace('\n', ","));
    let calendar = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:x\r\nEND:VEVENT\r\n".repeat(20_000);
    for (text, name, field) in
        [(&lines, "", ".tags[2]"), (&array, "", ".tags[2]"), (&calendar, "VEVENT", ".DTSTART")]
    {
        let mut positions = Positions::new(text);
        let found = (0..20_000).map(|index| positions.find(&format!("{name}[{index}]{field}")));
        let found: Vec<usize> = found.collect();
        assert!(found.is_sorted_by(|one, next| one < next));
    }
}
