//! Collections of `ActivityStreams` 2.0: `items` or `orderedItems`, of objects or of activities around
//! them. Nearly every property may be a text, an object, or an array of either.
//!
//! <https://www.w3.org/TR/activitystreams-vocabulary/>. An item becomes an article; one with a `startTime`
//! has a timeline of one activity. Items that are only addresses are left out, because each would be
//! another request.

mod properties;

use crate::edition::activity::Activity;
use crate::edition::address::Address;
use crate::edition::article::{Article, Attachment, Author};
use crate::edition::notice::NoticeKind;
use crate::formats::Origin;
use crate::formats::draft::Draft;
use crate::formats::fields::{Context, Field, body, values};
use crate::formats::json::{Object, Value};
use properties::{address, page, place, text};

/// Whether a document is a collection, or a page of one.
pub(in crate::formats) fn fits(object: Option<&Object>) -> bool {
    let Some(object) = object else { return false };
    let has = |name: &str, part: &str| match object.get(name) {
        Some(Value::String(text)) => text.contains(part),
        Some(Value::Array(values)) => {
            values.iter().any(|value| matches!(value, Value::String(text) if text.contains(part)))
        }
        _ => false,
    };
    has("@context", "www.w3.org/ns/activitystreams")
        || ((has("type", "Collection") || has("@type", "Collection"))
            && !has("version", "jsonfeed.org"))
}

/// Reads the fields of the collection itself.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    let origin = draft.context.origin;
    draft.edition.title = text(field, "name").unwrap_or_default();
    draft.edition.description = text(field, "summary");
    draft.edition.home_page = page(field, origin);
    // A page names the next one; a collection without items names its first.
    let next = field.get("next").or_else(|| field.get("first"));
    if let Some(next) = next {
        if next.is_object() && (next.get("items").is_some() || next.get("orderedItems").is_some()) {
            return head_of_page(&next, draft);
        }
        draft.edition.next_page = address(&next, origin);
    }
    for key in ["items", "orderedItems"] {
        field.any_at(key, |single| item(&single, draft));
    }
}

/// Reads the first page of a collection that has the page inside.
fn head_of_page(page: &Field<'_>, draft: &mut Draft<'_>) {
    for key in ["orderedItems", "items"] {
        page.any_at(key, |each| item(&each, draft));
    }
    draft.edition.next_page =
        page.get("next").and_then(|next| address(&next, draft.context.origin));
}

/// Reads an item: an object, or an activity such as `Create` with an object in it.
pub(super) fn item(item: &Field<'_>, draft: &mut Draft<'_>) {
    if item.is_text() {
        item.note(
            NoticeKind::Dropped,
            format!("expected an object, found the address {} of one", item.found()),
        );
        return;
    }
    if !item.is_object() {
        item.dropped("an object");
        return;
    }
    if !is_public(item) {
        item.note(
            NoticeKind::Withheld,
            "expected a post for everyone, found one for followers or named readers",
        );
        return;
    }
    match item.get("object") {
        Some(object) if object.is_object() => read(&object, item, draft),
        Some(object) if item.get("content").is_none() && item.get("name").is_none() => object.note(
            NoticeKind::Dropped,
            format!("expected an object, found the address {} of one", object.found()),
        ),
        _ => read(item, item, draft),
    }
}

/// The collection of all readers, in its three notations
/// (<https://www.w3.org/TR/activitypub/#public-addressing>).
const EVERYONE: [&str; 3] = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"];

/// Whether a post is public: the object and the activity around it each name no readers, or name everyone
/// among them.
fn is_public(item: &Field<'_>) -> bool {
    let object = item.get("object").filter(Field::is_object);
    for part in object.iter().chain(Some(item)) {
        let (mut named, mut everyone) = (false, false);
        for key in ["to", "cc", "audience", "bto", "bcc"] {
            part.any_at(key, |reader| {
                named = true;
                let id = if reader.is_object() { reader.word_at("id") } else { reader.word() };
                everyone |= id.is_some_and(|id| EVERYONE.contains(&id.as_str()));
            });
        }
        if named && !everyone {
            return false;
        }
    }
    true
}

/// Reads an object. `around` is the activity that contains it, or the object itself. Values of `around` stand in
/// for those that the object lacks.
fn read(object: &Field<'_>, around: &Field<'_>, draft: &mut Draft<'_>) {
    let context = &draft.context;
    let origin = context.origin;
    let url = page(object, origin);
    let id = object.word_at("id").or_else(|| around.word_at("id"));
    let Some(id) = id.or_else(|| url.as_ref().map(|url| url.as_str().to_owned())) else {
        around.note(NoticeKind::Dropped, "expected an `id` or a `url`, found neither");
        return;
    };
    let mut article = Article::new(id, around.path());
    article.title = text(object, "name");
    article.url = url.or_else(|| Address::link(&article.id, None).ok());
    // The summary of a note without a title is a warning, and becomes the headline.
    let summary = text(object, "summary");
    match article.title {
        Some(_) => article.summary = summary,
        None => article.title = summary,
    }
    if let Some(content) = first_of_languages(object, &mut article, origin) {
        article.body = content;
    } else if let Some(content) = object.get("content") {
        let page = origin.page_of(article.url.as_ref());
        let html = content.raw_text().map(|text| body::html(&content, &text, page));
        article.body = html.unwrap_or_default();
    }
    let published = context.moment(object, "published");
    article.published = published.or_else(|| context.moment(around, "published"));
    article.modified = context.moment(object, "updated");
    for key in ["attributedTo", "actor"] {
        let from = if object.get(key).is_some() { object } else { around };
        if article.authors.is_empty() {
            from.any_at(key, |author| {
                let url = address(&author, origin);
                let name = author.is_object().then(|| text(&author, "name")).flatten();
                let name = name.or_else(|| url.as_ref()?.shown_site());
                article.authors.extend(name.map(|name| Author { name, url, avatar: None }));
            });
        }
    }
    object.any_at("tag", |tag| {
        let name = if tag.is_object() { text(&tag, "name") } else { None };
        let mention = tag.word_at("type").as_deref() == Some("Mention");
        let name = name.filter(|_| !mention);
        article.tags.extend(name.map(|name| name.trim_start_matches('#').to_owned()));
    });
    article.place = place(object);
    attach(object, &mut article, context);
    article.timeline.activities.extend(activity(object, &article, context));
    draft.edition.articles.push(article);
}

/// `contentMap`, by language. The first text counts, and its key is the language.
fn first_of_languages(
    object: &Field<'_>,
    article: &mut Article,
    origin: Origin<'_>,
) -> Option<crate::edition::body::Blocks> {
    let map = object.object_at("contentMap")?;
    let language = map.first_name()?.to_owned();
    let content = map.get(&language)?;
    let page = origin.page_of(article.url.as_ref());
    let blocks = body::html(&content, &content.raw_text()?, page);
    article.language = Some(language);
    Some(blocks)
}

/// Adds the pictures and files of an object.
fn attach(object: &Field<'_>, article: &mut Article, context: &Context<'_>) {
    let origin = context.origin;
    object.any_at("image", |image| {
        let picture = address(&image, origin).filter(Address::is_web);
        if let (None, Some(address)) = (&article.image, picture) {
            let mut media = values::picture_only(address);
            media.picture.alt = text(&image, "name").unwrap_or_default();
            article.image = Some(media);
        }
    });
    object.any_at("attachment", |file| {
        let Some(url) = address(&file, origin) else { return };
        let kind = file.word_at("mediaType").unwrap_or_default();
        let image = file.word_at("type").as_deref() == Some("Image");
        if url.is_web() && (image || kind.starts_with("image/")) {
            let mut media = values::picture_only(url);
            media.picture.alt = text(&file, "name").unwrap_or_default();
            article.gallery.push(media);
        } else {
            article.attachments.push(Attachment {
                url,
                media_type: if kind.is_empty() {
                    "application/octet-stream".to_owned()
                } else {
                    kind
                },
                title: text(&file, "name"),
                bytes: None,
                seconds: None,
            });
        }
    });
}

/// The activity of an event, if the object has a start.
fn activity(object: &Field<'_>, article: &Article, context: &Context<'_>) -> Option<Activity> {
    object.get("startTime")?;
    let start = context.moment(object, "startTime")?;
    let end = context.moment(object, "endTime").filter(|end| {
        let follows = end.instant() >= start.instant();
        if !follows && let Some(field) = object.get("endTime") {
            field.dropped("an end after the start");
        }
        follows
    });
    Some(Activity {
        id: "event".to_owned(),
        title: article.headline(),
        start,
        end,
        display: None,
        body: Vec::new(),
        place: article.place.clone(),
        tags: Vec::new(),
        media: Vec::new(),
        url: None,
    })
}
