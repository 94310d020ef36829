//! Valid JSON is read as `serde_json` reads it. Invalid JSON is repaired, or is an error.

use proptest::prelude::*;
use serde_json::Value as SerdeValue;

use super::dissect::Dissector;
use super::outline::{Outline, Outliner};
use super::*;
use crate::formats::text::line_and_column;

fn read(text: &str) -> Result<Parsed, ParseError> {
    super::read(text, 100)
}

fn as_serde(value: &Value) -> SerdeValue {
    match value {
        Value::Null => SerdeValue::Null,
        Value::Bool(value) => SerdeValue::Bool(*value),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => SerdeValue::from(whole),
            None => SerdeValue::from(number.as_f64()),
        },
        Value::String(text) => SerdeValue::String(text.clone()),
        Value::Array(values) => SerdeValue::Array(values.iter().map(as_serde).collect()),
        Value::Object(object) => {
            let field = |name: &str| (name.to_owned(), object.get(name).map(as_serde));
            object.names().map(field).filter_map(|(name, value)| Some((name, value?))).collect()
        }
    }
}

fn valid() -> impl Strategy<Value = SerdeValue> {
    let leaf = prop_oneof![
        Just(SerdeValue::Null),
        any::<bool>().prop_map(SerdeValue::Bool),
        any::<i64>().prop_map(SerdeValue::from),
        (-100_000..100_000_i32).prop_map(|n| SerdeValue::from(f64::from(n) / 64.0)),
        any::<String>().prop_map(SerdeValue::String),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(SerdeValue::Array),
            prop::collection::vec((any::<String>(), inner), 0..8)
                .prop_map(|fields| SerdeValue::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn valid_json_is_read_as_it_was_written(value in valid(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let read = super::read(&text.expect("written"), 100).expect("valid");
        prop_assert_eq!(as_serde(&read.value), value);
        prop_assert_eq!(read.repairs, Vec::<&str>::new());
    }

    #[test]
    fn text_that_serde_json_accepts_is_accepted_and_no_text_panics(
        text in "([{}\\[\\],:\" \n]|\"[a-z\\\\u0-9]{0,6}\"|-?[0-9]{1,3}(\\.[0-9]{1,3})?([eE][0-9])?|null|true|NaN|é|\\\\){0,24}"
    ) {
        if serde_json::from_str::<SerdeValue>(&text).is_ok() {
            prop_assert!(super::read(&text, 100).is_ok());
        } else {
            let _ = super::read(&text, 100);
        }
    }
}

fn repaired(text: &str) -> (SerdeValue, usize) {
    let read = super::read(text, 100).expect(text);
    (as_serde(&read.value), read.repairs.len())
}

#[test]
fn small_mistakes_are_repaired_with_a_note() {
    assert_eq!(repaired("{\"a\": 1,}"), (serde_json::json!({ "a": 1 }), 1));
    let value = |text: &str| repaired(text);
    assert_eq!(value("[NaN, -Infinity, Infinity]").0, serde_json::json!([null, null, null]));
    assert_eq!(value("[\"a\u{1}b\nc\"]"), (serde_json::json!(["a\u{1}b\nc"]), 1));
    assert_eq!(
        value(r#"["\ud83d", "\ud83d\ude00", "\udc00x", "\uZZ"]"#).0,
        serde_json::json!(["\u{FFFD}", "😀", "\u{FFFD}x", "\u{FFFD}ZZ"])
    );
    assert_eq!(value(r#"["\x41"]"#), (serde_json::json!(["x41"]), 1));
    assert_eq!(value("[+1, .5, 007]").0, serde_json::json!([1, 0.5, 7]));
    assert_eq!(value(r#"{"a": 1, "a": 2}"#), (serde_json::json!({ "a": 2 }), 1));
}

#[test]
fn a_number_out_of_range_does_not_affect_other_values() {
    let read = super::read("{\"a\": 1e999, \"b\": 2}", 100).expect("a document");
    let object = read.value.as_object().expect("an object");
    assert!(
        matches!(object.get("a"), Some(Value::Number(number)) if number.as_f64().is_infinite())
    );
    assert!(matches!(object.get("b"), Some(Value::Number(number)) if number.as_i64() == Some(2)));
    assert_eq!(Number::parse("-12.5e-1").map(|number| number.as_f64()), Some(-1.25));
    for text in ["-", "1.2.3", "e5", ".", "--1", "1e"] {
        assert_eq!(Number::parse(text), None, "{text}");
    }
}

#[test]
fn excessive_nesting_is_skipped() {
    let deep = format!("{{\"a\": {}\"]\"{}, \"b\": 1}}", "[".repeat(100_000), "]".repeat(100_000));
    let found = super::read(&deep, 100).expect("a document");
    assert!(found.value.as_object().and_then(|object| object.get("b")).is_some());
    assert_eq!(found.repairs.len(), 1);
    assert!(read(&"[".repeat(100_000)).is_err());
    assert!(read(&"{\"a\":".repeat(100_000)).is_err());
}

#[test]
fn a_mistake_has_a_line_and_a_column() {
    let mistake = |text: &str| {
        let ParseError { at, reason, .. } = read(text).expect_err(text);
        let (line, column) = line_and_column(text, at);
        format!("{line}:{column} {reason}")
    };
    assert_eq!(mistake("{\n  \"items\": [,]\n}"), "2:13 expected a value, found `,`");
    assert_eq!(mistake("{\"a\": \"é\" \"b\"}"), "1:11 expected `,` or `}`, found `\"`");
    assert_eq!(
        mistake("{\"items\": [{\"id\": \"1\""),
        "1:22 expected `,` or `}`, found the end of the file"
    );
    assert_eq!(
        mistake("{\"a\": \"cut o"),
        "1:13 expected the closing quote of a text, found the end of the file"
    );
    assert_eq!(mistake("{a: 1}"), "1:2 expected `}` or a name in quotes, found `a`");
    assert_eq!(mistake("{} {}"), "1:4 expected the end of the document, found `{`");
    assert_eq!(mistake("Hello {name}"), "1:1 expected a value, found `H`");
}

const PATH: [&str; 3] = ["_gazette", "timeline", "activities"];

/// Dissects an object and puts it together again.
fn dissected(text: &str) -> Result<SerdeValue, ParseError> {
    let mut dissector = Dissector::new(0, 100, &PATH);
    while !dissector.step(text)? {}
    let found = dissector.finish();
    let mut value = as_serde(&found.value);
    let names = PATH.iter().take(found.depth);
    if found.depth > 0 {
        let list = names.fold(&mut value, |value, name| &mut value[*name]);
        let read = |at: &usize| as_serde(&read_at(text, *at, 100).expect("a value").value);
        *list = found.starts.iter().map(read).collect();
    }
    Ok(value)
}

#[test]
fn a_dissected_object_can_be_put_together_again() {
    let parts = [
        r#"{"id": "a", "_gazette": {"x": [1], "timeline": {"title": "T", "activities": [{"a": "]}"}, 2, [3]], "y": {}}, "z": 1}, "url": "u"}"#,
        r#"{"_gazette": {"timeline": [{"a": 1}, {"b": 2}]}}"#,
        r#"{"_gazette": {"timeline": {"activities": []}}}"#,
        r#"{"_gazette": {"timeline": {"activities": {"a": [1]}}}}"#,
        r#"{"_gazette": [{"timeline": 1}], "activities": [1]}"#,
        r#"{"timeline": {"activities": [1]}, "_gazette": null}"#,
        r#"{"_gazette": {"timeline": {"activities": [1, 2]}, "timeline": 5}}"#,
        r#"{"_gazette": {"timeline": 5, "timeline": {"activities": [1, 2]}}}"#,
        "{}",
        "[1, 2]",
        "\"text\"",
    ];
    for text in parts {
        assert_eq!(dissected(text).expect(text), as_serde(&read(text).expect(text).value));
    }
    let error = dissected(r#"{"_gazette": {"timeline": {"activities": [1 2]}}}"#);
    assert_eq!(error.expect_err("a mistake").at, 44);
}

fn outline(text: &str) -> Result<Outline, ParseError> {
    let mut outliner = Outliner::new(0, 100);
    while !outliner.step(text)? {}
    Ok(outliner.finish())
}

fn lists(text: &str) -> Vec<(String, Vec<SerdeValue>)> {
    let outline = outline(text).expect(text);
    let value = |at: &usize| as_serde(&read_at(text, *at, 100).expect("a value").value);
    let list = |list: outline::List| (list.name, list.starts.iter().map(value).collect());
    outline.lists.into_iter().map(list).collect()
}

#[test]
fn an_outline_has_the_lists_and_the_rest() {
    let text =
        r#"{"title": "T", "items": [{"a": "]}"}, 2, "x\"]"], "n": {"items": [1]}, "events": []}"#;
    let found = outline(text).expect("a document");
    assert_eq!(as_serde(&found.head), serde_json::json!({ "title": "T", "n": { "items": [1] } }));
    let items = vec![serde_json::json!({ "a": "]}" }), 2.into(), "x\"]".into()];
    assert_eq!(lists(text), [("items".to_owned(), items), ("events".to_owned(), vec![])]);
    assert_eq!(lists("[1, 2,]"), [(String::new(), vec![1.into(), 2.into()])]);
}

#[test]
fn consecutive_documents_are_one_list() {
    let text = "{\"a\": 1}\n{\"a\": 2}\n\n{\"a\": 3}\n";
    let objects = (1..=3).map(|n| serde_json::json!({ "a": n })).collect();
    assert_eq!(lists(text), [(String::new(), objects)]);
    assert_eq!(outline(text).expect("a document").repairs.len(), 1);
}

#[test]
fn text_after_a_document_is_noted() {
    for text in ["{\"a\": 1});", "{\"a\": 1}\0", "{\"a\": 1}\n<!-- cached -->", "[1] [2]"] {
        assert_eq!(outline(text).expect(text).repairs.len(), 1, "{text}");
    }
}

#[test]
fn a_mistake_between_items_fails_the_document_and_one_inside_an_item_does_not() {
    assert_eq!(outline("[{\"a\": nope}, 1]").expect("an outline").lists[0].starts.len(), 2);
    let text = "{\n  \"items\": [,]\n}";
    let error = outline(text).expect_err("a mistake");
    assert_eq!((line_and_column(text, error.at), error.cut_off), ((2, 13), false));
    assert!(outline("{\"items\": [{\"a\": 1}, {\"b").expect_err("cut off").cut_off);
}
