//! Checks every row of the tables in `docs/datasets.md` on the fixtures of the formats.

use serde_json::Value;

use crate::support::{read, root};

/// Adds the values that a path leads to. `[]` stands for every element.
fn gather<'v>(value: &'v Value, path: &str, found: &mut Vec<&'v Value>) {
    let path = path.trim_start_matches('.');
    if path.is_empty() {
        found.push(value);
    } else if let Some(rest) = path.strip_prefix("[]") {
        value.as_array().into_iter().flatten().for_each(|each| gather(each, rest, found));
    } else {
        let (name, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
        value.get(name).into_iter().for_each(|each| gather(each, rest, found));
    }
}

/// Removes the fields that a path leads to from a document. Returns the number of removed fields.
fn remove(value: &mut Value, path: &str) -> usize {
    let path = path.trim_start_matches('.');
    if let Some(rest) = path.strip_prefix("[]") {
        return value.as_array_mut().into_iter().flatten().map(|each| remove(each, rest)).sum();
    }
    let (name, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    match (rest, value.as_object_mut()) {
        ("", Some(object)) => usize::from(object.remove(name).is_some()),
        (_, Some(object)) => object.get_mut(name).map_or(0, |inner| remove(inner, rest)),
        _ => 0,
    }
}

/// A calendar without the lines of a property.
fn without_property(text: &str, name: &str) -> String {
    let other =
        |line: &&str| !line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ';']));
    text.split_inclusive('\n').filter(other).collect()
}

/// A feed without the elements that a path names: `item.title`, or `item.enclosure@url` for an attribute. The fields of the
/// feed itself are before the first item.
fn without_element(text: &str, path: &str) -> String {
    let (place, name) = path.split_once('.').expect("a path");
    let (name, attribute) = name.split_once('@').unwrap_or((name, ""));
    let name = name.rsplit('.').next().expect("a name");
    let first = ["<item>", "<entry>"].iter().find_map(|tag| text.find(tag)).expect("an item");
    let (head, items) = text.split_at(first);
    let (before, mut rest, after) =
        if place == "channel" || place == "feed" { ("", head, items) } else { (head, items, "") };
    let mut kept = before.to_owned();
    let open = format!("<{name}");
    while let Some(at) = rest.find(&open) {
        let (skipped, tag) = rest.split_at(at);
        kept.push_str(skipped);
        let head = tag.find('>').expect("an end") + 1;
        if !tag[open.len()..].starts_with([' ', '>', '/']) {
            kept.push_str(&tag[..head]);
            rest = &tag[head..];
        } else if attribute.is_empty() {
            let close = format!("</{name}>");
            let is_empty = tag[..head].ends_with("/>");
            let end = if is_empty { head } else { tag.find(&close).expect("closed") + close.len() };
            rest = &tag[end..];
        } else {
            let value = tag[..head].find(&format!(" {attribute}=")).map(|from| {
                (
                    from,
                    from + attribute.len()
                        + 3
                        + tag[from + attribute.len() + 3..].find('"').expect("a quote")
                        + 1,
                )
            });
            let (from, to) = value.unwrap_or((head, head));
            kept.push_str(&tag[..from]);
            kept.push_str(&tag[to..head]);
            rest = &tag[head..];
        }
    }
    [&kept, rest, after].concat()
}

/// A table without a column: its heading is another one.
fn without_column(text: &str, heading: &str) -> String {
    let line = text.lines().find(|line| !line.starts_with("sep=")).expect("headings");
    let separator = if line.contains(';') { ';' } else { ',' };
    let headings: Vec<&str> =
        line.split(separator).map(|own| if own == heading { "x" } else { own }).collect();
    text.replacen(line, &headings.join(&separator.to_string()), 1)
}

fn without(source: &str, file: &str, field: &str) -> String {
    let changed = match () {
        () if source.starts_with("BEGIN:VCALENDAR") => without_property(source, field),
        () if source.starts_with('<') => without_element(source, field),
        () if file.split('.').next_back() == Some("csv") => without_column(source, field),
        () => {
            let mut document: Value = serde_json::from_str(source).expect(file);
            assert!(remove(&mut document, field) > 0, "{file} has no `{field}`");
            return document.to_string();
        }
    };
    assert_ne!(source, changed, "{file} has no `{field}`");
    changed
}

fn edition(bytes: &[u8]) -> Value {
    // A document may stop being a dataset without the field that tells its format.
    let Ok(mut edition) = read(bytes).map(|document| document.edition) else { return Value::Null };
    edition.settle();
    serde_json::to_value(edition).expect("JSON")
}

#[test]
fn every_row_of_the_tables_is_correct() {
    let text = std::fs::read_to_string(root().join("docs/datasets.md")).expect("docs/datasets.md");
    let formats = text.split("\n## Other formats").nth(1).expect("the other formats");
    let (mut rows, mut wrong) = (0, Vec::new());
    let formats = formats.replace("\n#### ", "\n### ");
    for section in formats.split("\n### ").skip(1).filter(|section| section.contains("\n| `")) {
        let words: String = section.split_whitespace().collect::<Vec<_>>().join(" ");
        let file = words.split("Fixture: `").nth(1).and_then(|rest| rest.split('`').next());
        let file = file.expect("a fixture");
        let path = root().join("tests/fixtures/datasets").join(file);
        let source = std::fs::read_to_string(path).expect(file);
        let before = edition(source.as_bytes());
        for line in section.lines().filter(|line| line.starts_with("| `")) {
            let cells: Vec<&str> =
                line.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
            let (field, becomes) = (cells[1], cells[2]);
            let after = edition(without(&source, file, field).as_bytes());
            let part = |edition| {
                let mut found = Vec::new();
                gather(edition, if becomes == "nothing" { "" } else { becomes }, &mut found);
                found.into_iter().cloned().collect::<Vec<Value>>()
            };
            rows += 1;
            if (part(&before) == part(&after)) != (becomes == "nothing") {
                wrong.push(format!("{file}: `{field}` does not become `{becomes}`"));
            }
        }
    }
    assert!(rows > 80, "{rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
