//! Records of Airtable. Their columns have the names that the table's owner gave them.

use super::values::{Fields, at, each, picture, put, text, text_at};
use crate::formats::json::Value;

/// A record with the usual names.
pub(super) fn usual(record: &Value) -> Option<Fields> {
    let columns = at(record, "fields")?.as_object()?.fields();
    let columns = columns.filter(|(_, value)| !each(value).iter().any(is_link));
    let mut fields: Fields = columns.map(|(name, value)| (name.to_owned(), shown(value))).collect();
    // The identifier is opaque, so that a column with a better one counts more.
    put(&mut fields, "_id", record, &["id"]);
    put(&mut fields, "created_at", record, &["createdTime"]);
    Some(fields)
}

/// Whether a value is the identifier of another record, whose name is not in the answer.
fn is_link(value: &Value) -> bool {
    text(value).is_some_and(|text| {
        text.len() == 17
            && text.starts_with("rec")
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// The first picture of a column of files, or the value.
fn shown(value: &Value) -> Value {
    let mut files = each(value).iter().filter(|file| text_at(file, "url").is_some());
    let is_picture =
        |file: &&Value| text_at(file, "type").is_some_and(|kind| kind.starts_with("image/"));
    let file = files.find(is_picture);
    file.and_then(|file| picture(text_at(file, "url"), None, file)).unwrap_or_else(|| value.clone())
}
