//! Statuses of Mastodon, as an account's address in its interface lists them.

use super::rich_text::escaped;
use super::values::{Fields, at, each, put, put_text, put_texts, text_at};
use crate::formats::json::Value;

/// A status with the usual names. A boost is the post of another account.
pub(super) fn usual(status: &Value) -> Fields {
    let post = at(status, "reblog").unwrap_or(status);
    let mut fields = Fields::new();
    for name in ["id", "url", "language"] {
        put(&mut fields, name, post, &[name]);
    }
    put(&mut fields, "summary", post, &["spoiler_text"]);
    put(&mut fields, "created_at", post, &["created_at"]);
    put(&mut fields, "updated_at", post, &["edited_at"]);
    put_text(
        &mut fields,
        "author",
        text_at(post, "account.display_name").or_else(|| text_at(post, "account.username")),
    );
    let visibility = text_at(post, "visibility").unwrap_or_default();
    // Posts for followers and messages to persons are no news for everyone.
    if !matches!(visibility.as_str(), "public" | "unlisted") {
        put_text(&mut fields, "status", Some("private".to_owned()));
    }
    let tags = at(post, "tags").map(each).unwrap_or_default();
    put_texts(&mut fields, "tags", tags.iter().filter_map(|tag| text_at(tag, "name")).collect());
    let files = at(post, "media_attachments").map(each).unwrap_or_default();
    let shown: String = files.iter().filter_map(shown).collect();
    let content = [text_at(post, "content").unwrap_or_default(), shown].concat();
    put_text(&mut fields, "content_html", Some(content));
    fields
}

/// A picture or a recording as HTML.
fn shown(file: &Value) -> Option<String> {
    let address = escaped(&text_at(file, "url").or_else(|| text_at(file, "remote_url"))?);
    let words = escaped(&text_at(file, "description").unwrap_or_default());
    Some(match text_at(file, "type")?.as_str() {
        "image" => {
            let side = |name: &str| {
                let number = text_at(file, &["meta.original.", name].concat())?;
                Some(format!(" {name}=\"{}\"", escaped(&number)))
            };
            let size = [side("width"), side("height")].into_iter().flatten().collect::<String>();
            format!("<img src=\"{address}\" alt=\"{words}\"{size}>")
        }
        "video" | "gifv" => format!("<video src=\"{address}\" title=\"{words}\"></video>"),
        "audio" => format!("<audio src=\"{address}\" title=\"{words}\"></audio>"),
        _ => return None,
    })
}
