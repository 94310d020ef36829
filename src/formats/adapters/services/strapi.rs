//! Entries of Strapi 4, whose fields are inside `attributes`, and of Strapi 5, whose fields are beside the id.

use super::rich_text;
use super::values::{Fields, at, object, picture, put, put_text, text_at};
use crate::formats::json::Value;

/// An entry with the usual names.
pub(super) fn usual(entry: &Value) -> Option<Fields> {
    let own = at(entry, "attributes").unwrap_or(entry).as_object()?;
    // A draft has the field, and no date in it.
    let is_draft = matches!(own.get("publishedAt"), Some(Value::Null));
    let others = own.fields().filter(|(name, _)| !matches!(*name, "id" | "documentId"));
    let mut fields: Fields = others.map(|(name, value)| (name.to_owned(), shown(value))).collect();
    put(&mut fields, "_id", entry, &["documentId", "id"]);
    put_text(&mut fields, "draft", is_draft.then(|| "true".to_owned()));
    Some(fields)
}

/// A value: blocks as HTML, a picture with the usual names, a relation as what it leads to.
fn shown(value: &Value) -> Value {
    if let Some(html) = rich_text::strapi(value) {
        return Value::String(html);
    }
    let inner = at(value, "data").unwrap_or(value);
    if let Value::Array(values) = inner {
        return Value::Array(values.iter().map(shown).collect());
    }
    let inner = at(inner, "attributes").unwrap_or(inner);
    match at(inner, "mime").is_some() || at(inner, "alternativeText").is_some() {
        true => picture(text_at(inner, "url"), text_at(inner, "alternativeText"), inner)
            .unwrap_or_default(),
        false if inner.as_object().is_some() => {
            let mut named = inner.clone();
            if at(inner, "name").is_none()
                && let Some(title) = text_at(inner, "title")
            {
                named = object(vec![("name".to_owned(), Value::String(title))]);
            }
            named
        }
        false => inner.clone(),
    }
}
