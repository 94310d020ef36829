//! Finds values in a tree, and makes objects of them.

use crate::formats::json::{Object, Value};

/// The fields of an object that is being made.
pub(super) type Fields = Vec<(String, Value)>;

/// The value that a path of names leads to, unless it is null.
pub(super) fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let found = path.split('.').try_fold(value, |value, name| value.as_object()?.get(name))?;
    (!matches!(found, Value::Null)).then_some(found)
}

/// The text or number that a path leads to, unless it is blank.
pub(super) fn text_at(value: &Value, path: &str) -> Option<String> {
    text(at(value, path)?)
}

/// A text or a number, unless it is blank.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}

/// The elements of an array, or the value itself.
pub(super) fn each(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| std::slice::from_ref(value))
}

/// Adds the first value that one of the paths leads to.
pub(super) fn put(fields: &mut Fields, name: &str, value: &Value, paths: &[&str]) {
    let found = paths.iter().find_map(|path| at(value, path).filter(|found| !found.is_blank()));
    if let Some(found) = found {
        fields.push((name.to_owned(), found.clone()));
    }
}

/// Adds a text, if there is one.
pub(super) fn put_text(fields: &mut Fields, name: &str, text: Option<String>) {
    if let Some(text) = text {
        fields.push((name.to_owned(), Value::String(text)));
    }
}

/// Adds texts as an array, if there are any.
pub(super) fn put_texts(fields: &mut Fields, name: &str, texts: Vec<String>) {
    if !texts.is_empty() {
        fields
            .push((name.to_owned(), Value::Array(texts.into_iter().map(Value::String).collect())));
    }
}

/// An object of these fields.
pub(super) fn object(fields: Fields) -> Value {
    Value::Object(Object::new(fields).0)
}

/// A picture as an object with the usual names, if it has an address.
pub(super) fn picture(address: Option<String>, alt: Option<String>, of: &Value) -> Option<Value> {
    let mut fields = vec![("url".to_owned(), Value::String(address?))];
    put_text(&mut fields, "alt", alt);
    put(&mut fields, "caption", of, &["caption"]);
    if at(of, "width").zip(at(of, "height")).is_some() {
        put(&mut fields, "width", of, &["width"]);
        put(&mut fields, "height", of, &["height"]);
    }
    Some(object(fields))
}
