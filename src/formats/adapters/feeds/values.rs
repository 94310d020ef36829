//! Texts of a feed's elements.

use super::xml::TEXT;
use crate::edition::article::Author;
use crate::edition::body::Blocks;
use crate::edition::notice::NoticeKind;
use crate::formats::Origin;
use crate::formats::fields::{Field, addresses, body};
use crate::formats::html::{self, Page};
use crate::formats::text::{paragraphs, plain};

/// Calls `each` for the text of every element of a name.
pub(super) fn each_text(item: &Field<'_>, name: &str, mut each: impl FnMut(&Field<'_>)) {
    item.any_at(name, |field| {
        if !field.is_object() {
            if field.word().is_some() {
                each(&field);
            }
        } else if let Some(text) = field.get(TEXT) {
            each(&text);
        }
    });
}

/// Reads the first text of the first element of these names that can be read.
pub(super) fn first_text<T>(
    item: &Field<'_>,
    names: &str,
    read: impl Fn(&Field<'_>) -> Option<T>,
) -> Option<T> {
    let mut found = None;
    for name in names.split(' ') {
        each_text(item, name, |text| {
            if found.is_none() {
                found = read(text);
            }
        });
    }
    found
}

/// The first text of these names, in one line.
pub(super) fn line(item: &Field<'_>, names: &str) -> Option<String> {
    first_text(item, names, |field| {
        let text = field.raw_text()?;
        // RSS does not say whether a title is HTML. Most are plain, and may name a tag or a type.
        let lower = text.to_ascii_lowercase();
        match ["</", "<br", "<img", "<wbr"].iter().any(|tag| lower.contains(tag)) {
            true => field.line_of_html(),
            false => Some(plain::line(&plain::decode(&text))).filter(|line| !line.is_empty()),
        }
    })
}

/// The address in the first text of these names.
pub(super) fn address(
    item: &Field<'_>,
    names: &str,
    origin: Origin<'_>,
) -> Option<crate::edition::address::Address> {
    first_text(item, names, |field| addresses::of_value(field, origin))
}

/// A text of an item as blocks.
pub(super) fn blocks(field: &Field<'_>, page: Page<'_>) -> Option<Blocks> {
    let text = field.raw_text()?;
    let blocks = body::html_or_plain(field, &text, page);
    (!blocks.is_empty()).then_some(blocks)
}

/// A text of Atom, whose kind `type` names (RFC 4287, section 3.1). A text whose kind is not named should be plain, but many
/// feeds write HTML there.
pub(super) fn atom_blocks(holder: &Field<'_>, page: Page<'_>) -> Option<Blocks> {
    let kind = holder.word_at("type").unwrap_or_default().to_ascii_lowercase();
    let is_text =
        !kind.contains('/') || ["text/", "html", "xml"].iter().any(|known| kind.contains(known));
    let is_encoded = holder.word_at("mode").as_deref() == Some("base64");
    if !is_text || is_encoded {
        if holder.get("src").is_none() {
            let found = if is_encoded { "base64" } else { &kind };
            holder.note(NoticeKind::Dropped, format!("expected a text, found `{found}`"));
        }
        return None;
    }
    let inner = holder.get(TEXT);
    let field = inner.as_ref().unwrap_or(holder);
    let text = field.is_text().then(|| field.raw_text())??;
    let blocks = match kind.as_str() {
        "text" | "text/plain" => body::with_notices(field, paragraphs(&text, page.markup)),
        kind if kind.contains("html") || html::has_tags(&text) => body::html(field, &text, page),
        _ => body::html_or_plain(field, &text, page),
    };
    (!blocks.is_empty()).then_some(blocks)
}

/// The authors of an item or a feed: a name, an address of mail with the name behind it in brackets, or Atom's object.
pub(super) fn authors(item: &Field<'_>, names: &str, origin: Origin<'_>) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for name in names.split(' ') {
        if !authors.is_empty() {
            break;
        }
        item.any_at(name, |field| {
            let read = match field.get("name") {
                Some(name) => name.line().map(|name| {
                    let key = if field.get("uri").is_some() { "uri" } else { "url" };
                    Author { name, url: addresses::link(&field, key, origin), avatar: None }
                }),
                None => field.word().as_deref().and_then(name_of_person).map(|name| Author {
                    name,
                    url: None,
                    avatar: None,
                }),
            };
            authors.extend(read.filter(|new| authors.iter().all(|known| known.name != new.name)));
        });
    }
    authors
}

/// The name of a person: `a@b.example (Anna Smith)`, `Anna Smith <a@b.example>` or the name alone. An address of mail alone
/// is no name, and is not shown.
fn name_of_person(text: &str) -> Option<String> {
    let text = plain::line(&plain::decode(text));
    let inner = text.split_once('(').filter(|(mail, _)| mail.contains('@'));
    let name = match inner {
        Some((_, name)) => name.trim_end_matches(')'),
        None => text.split('<').next().unwrap_or_default(),
    };
    let name = name.trim();
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}
