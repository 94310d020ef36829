//! Entries of Contentful's delivery interface. Pictures and other entries are beside the items, in `includes`.

use super::rich_text;
use super::values::{Fields, at, each, picture, put, text_at};
use crate::formats::json::Value;

/// An entry with the usual names.
pub(super) fn usual(entry: &Value, beside: &Value) -> Option<Fields> {
    let own = at(entry, "fields")?.as_object()?.fields();
    let mut fields: Fields =
        own.map(|(name, value)| (name.to_owned(), shown(value, beside))).collect();
    put(&mut fields, "_id", entry, &["sys.id"]);
    put(&mut fields, "created_at", entry, &["sys.createdAt"]);
    put(&mut fields, "updated_at", entry, &["sys.updatedAt"]);
    Some(fields)
}

/// A value: a link to a picture as the picture, one to another entry as its name, rich text as HTML.
fn shown(value: &Value, beside: &Value) -> Value {
    if let Some(html) = rich_text::contentful(value, &|link| asset(link, beside)) {
        return Value::String(html);
    }
    match value {
        Value::Array(values) if values.iter().all(|value| at(value, "sys").is_some()) => {
            Value::Array(values.iter().map(|value| shown(value, beside)).collect())
        }
        _ => asset(value, beside).or_else(|| name(value, beside)).unwrap_or_else(|| value.clone()),
    }
}

/// The picture or file that a link leads to.
fn asset(link: &Value, beside: &Value) -> Option<Value> {
    let asset = linked(link, at(beside, "includes.Asset")?)?;
    let address = text_at(asset, "fields.file.url")?;
    // Addresses of files have no scheme.
    let address = if address.starts_with("//") { ["https:", &address].concat() } else { address };
    let alt = text_at(asset, "fields.description").or_else(|| text_at(asset, "fields.title"));
    picture(Some(address), alt, at(asset, "fields.file.details.image").unwrap_or(&Value::Null))
}

fn name(link: &Value, beside: &Value) -> Option<Value> {
    let entry = linked(link, at(beside, "includes.Entry")?)?;
    let name = text_at(entry, "fields.name").or_else(|| text_at(entry, "fields.title"))?;
    Some(Value::String(name))
}

fn linked<'v>(link: &Value, all: &'v Value) -> Option<&'v Value> {
    let id = |value: &Value| text_at(value, "sys.id");
    let wanted = id(link)?;
    each(all).iter().find(|one| id(one).as_ref() == Some(&wanted))
}
