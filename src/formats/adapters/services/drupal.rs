//! Nodes of Drupal's JSON:API. Pictures, topics and authors are beside the nodes, in `included`.

use super::values::{Fields, at, each, picture, put, put_text, put_texts, text, text_at};
use crate::formats::json::{Object, Value};

/// A node with the usual names.
pub(super) fn usual(node: &Value, beside: &Value) -> Option<Fields> {
    let own = at(node, "attributes")?;
    let mut fields = Fields::new();
    put(&mut fields, "title", own, &["title", "name"]);
    put(&mut fields, "content_html", own, &["body.processed", "body.value"]);
    put(&mut fields, "summary", own, &["body.summary", "field_summary.processed", "field_summary"]);
    put(&mut fields, "date", own, &["field_date", "published_at", "created"]);
    put(&mut fields, "updated", own, &["changed"]);
    put(&mut fields, "language", own, &["langcode"]);
    put(&mut fields, "published", own, &["status"]);
    let alias = text_at(own, "path.alias");
    put_text(
        &mut fields,
        "slug",
        alias.as_deref().and_then(|alias| alias.rsplit('/').next()).map(str::to_owned),
    );
    put_text(&mut fields, "url", alias);
    put(&mut fields, "id", node, &["id"]);
    times(own, &mut fields);
    let (mut tags, mut authors, mut image) = (Vec::new(), Vec::new(), None);
    for (_, relation) in
        at(node, "relationships").and_then(Value::as_object).into_iter().flat_map(Object::fields)
    {
        for link in at(relation, "data").map(each).into_iter().flatten() {
            let Some(other) = included(link, beside) else { continue };
            match text_at(other, "type").unwrap_or_default() {
                kind if kind.starts_with("taxonomy_term--") => {
                    tags.extend(text_at(other, "attributes.name"));
                }
                kind if kind.starts_with("user--") => {
                    authors.extend(
                        text_at(other, "attributes.display_name")
                            .or_else(|| text_at(other, "attributes.name")),
                    );
                }
                kind if kind.starts_with("file--") || kind.starts_with("media--") => {
                    image = image.or_else(|| file(link, other, beside, 0));
                }
                _ => {}
            }
        }
    }
    put_texts(&mut fields, "tags", tags);
    put_texts(&mut fields, "authors", authors);
    fields.extend(image.map(|image| ("image".to_owned(), image)));
    Some(fields)
}

/// Start and end, where a field of the node has both, as those of the module Datetime Range have.
fn times(own: &Value, fields: &mut Fields) {
    for (_, value) in own.as_object().into_iter().flat_map(Object::fields) {
        // Other fields have hours without a day in them.
        let date =
            |name| text_at(value, name).filter(|text| text.len() >= 10 && text.contains('-'));
        if let (Some(start), Some(end)) = (date("value"), date("end_value")) {
            put_text(fields, "start", Some(start));
            put_text(fields, "end_date", Some(end));
            return;
        }
    }
}

/// The resource that a link leads to.
fn included<'v>(link: &Value, beside: &'v Value) -> Option<&'v Value> {
    let name = |one: &Value| Some((text_at(one, "type")?, text_at(one, "id")?));
    let wanted = name(link)?;
    at(beside, "included").map(each)?.iter().find(|one| name(one).as_ref() == Some(&wanted))
}

/// The picture of a file, or of the medium around a file.
fn file(link: &Value, other: &Value, beside: &Value, depth: usize) -> Option<Value> {
    if let Some(address) = at(other, "attributes.uri.url").and_then(text) {
        let kind = text_at(other, "attributes.filemime").unwrap_or_default();
        if !kind.is_empty() && !kind.starts_with("image/") {
            return None;
        }
        let meta = at(link, "meta").unwrap_or(&Value::Null);
        return picture(Some(address), text_at(meta, "alt"), meta);
    }
    let relations = at(other, "relationships")?.as_object()?.fields().filter(|_| depth < 2);
    relations
        .filter_map(|(_, relation)| at(relation, "data"))
        .find_map(|link| file(link, included(link, beside)?, beside, depth + 1))
}
