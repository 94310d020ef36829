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
    for section in formats.split("\n### ").skip(1) {
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
            let without = if source.starts_with("BEGIN:VCALENDAR") {
                without_property(&source, field)
            } else {
                let mut document: Value = serde_json::from_str(&source).expect(file);
                assert!(remove(&mut document, field) > 0, "{file} has no `{field}`");
                document.to_string()
            };
            let after = edition(without.as_bytes());
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
