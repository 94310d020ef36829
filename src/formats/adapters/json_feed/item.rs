//! One item of a feed: an article.

use super::activity::Steps;
use super::names;
use crate::edition::activity::Media;
use crate::edition::article::{Article, Attachment, Author, Pin, Source, Update};
use crate::edition::body::Blocks;
use crate::edition::notice::NoticeKind;
use crate::edition::slug;
use crate::formats::fields::values::{authors, media_list, picture_only, place, size};
use crate::formats::fields::{Context, Field, addresses, body, identity};
use crate::formats::text::Passage;
use crate::formats::text::paragraphs;

/// Reads an item, and as much of its timeline as the item itself holds. A value that is no object, or that has
/// neither an id nor a substitute for one, is dropped with a notice. The item's text in HTML may have been read before.
pub(super) fn read<'a>(
    item: Field<'_>,
    context: &Context<'a>,
    feed: &[Author],
    text: Option<Passage>,
) -> Option<(Article, Option<Steps<'a>>)> {
    if !item.is_object() {
        item.dropped("an item");
        return None;
    }
    let Some(id) = item.line_at("id").or_else(|| substitute_id(&item)) else {
        item.note(NoticeKind::Dropped, "expected an `id`, a `url` or a `title`, found none");
        return None;
    };
    item.expect_names(names::ITEM);
    let origin = context.origin;
    let url = addresses::link(&item, "url", origin);
    let context = &context.in_item(url.as_ref());
    let extension = item.object_at("_gazette");
    let own = match &extension {
        Some(extension) => context.within(extension),
        None => context.clone(),
    };
    let body = content(&item, context, text);
    let mut article = Article {
        title: item.line_at("title"),
        summary: item.line_at("summary"),
        language: item.line_at("language"),
        external_url: addresses::link(&item, "external_url", origin),
        published: own.moment(&item, "date_published"),
        modified: own.moment(&item, "date_modified"),
        authors: match authors(&item, origin) {
            own if own.is_empty() => feed.to_vec(),
            own => own,
        },
        tags: item.lines_at("tags"),
        image: lead_image(&item, context),
        body,
        url,
        attachments: attachments(&item, context),
        ..Article::new(id, item.path())
    };
    let steps = extension.and_then(|extension| extend(&mut article, &extension, &own));
    Some((article, steps))
}

/// A substitute for a missing identifier. The standard discards an item without one, but visitors would miss the
/// item.
fn substitute_id(item: &Field<'_>) -> Option<String> {
    for key in ["url", "external_url"] {
        if let Some(address) = item.word_at(key) {
            let message = format!("expected an `id`, found none; its `{key}` stands in");
            item.note(NoticeKind::Repaired, message);
            return Some(address);
        }
    }
    let (title, date) = (item.word_at("title"), item.word_at("date_published"));
    identity::substitute(item, title.as_deref(), date.as_deref())
}

/// Reads the extension of an item.
fn extend<'a>(
    article: &mut Article,
    extension: &Field<'_>,
    context: &Context<'a>,
) -> Option<Steps<'a>> {
    extension.expect_names(names::ITEM_EXTENSION);
    let origin = context.origin;
    article.section = extension.line_at("section");
    article.place = place(extension);
    article.source = source(extension, context);
    article.gallery = media_list(extension, "gallery", origin);
    extension.each_at("aliases", |alias| {
        let Some(address) = alias.line() else { return };
        match slug::from_alias(&address) {
            slug if slug.is_empty() => alias.dropped("an address that ends with a name"),
            slug => article.aliases.push(slug),
        }
    });
    let steps = extension.get("timeline").map(|timeline| Steps::new(&timeline, context));
    extension.each_at("related", |related| article.pinned.extend(pin(&related, context)));
    extension.each_at("updates", |update| {
        update.expect_names(names::UPDATE);
        let date = context.moment(&update, "date");
        match update.line_at("text") {
            Some(text) => article.updates.push(Update { date, text }),
            None => update.dropped("an update with a `text`"),
        }
    });
    if let (Some(image), Some(details)) = (&mut article.image, extension.get("image")) {
        describe(image, &details);
    }
    steps
}

/// Adds the description of a picture. The standard's `image` is only an address, and the extension has the rest.
fn describe(image: &mut Media, details: &Field<'_>) {
    details.expect_names(names::IMAGE);
    image.picture.alt = details.line_at("alt").unwrap_or_default();
    image.picture.size = size(details);
    image.caption = details.line_at("caption");
    image.credit = details.line_at("credit");
}

fn content(item: &Field<'_>, context: &Context<'_>, read: Option<Passage>) -> Blocks {
    let html = item.get("content_html").and_then(|field| Some((field.raw_text()?, field)));
    let text = || {
        let field = item.get("content_text")?;
        Some(body::with_notices(&field, paragraphs(&field.decoded()?, context.origin.markup)))
    };
    if let Some((html, field)) = &html {
        let blocks = match read {
            Some(read) => body::with_notices(field, read),
            None => body::html(field, html, context.page()),
        };
        if !blocks.is_empty() {
            return blocks;
        }
    }
    match text() {
        Some(blocks) => blocks,
        None => {
            if html.is_none() {
                item.note(
                    NoticeKind::Doubted,
                    "expected `content_html` or `content_text`, found neither",
                );
            }
            Vec::new()
        }
    }
}

/// `image`, or `banner_image` where there is none.
fn lead_image(item: &Field<'_>, context: &Context<'_>) -> Option<Media> {
    addresses::picture(item, "image", context.origin)
        .or_else(|| addresses::picture(item, "banner_image", context.origin))
        .map(picture_only)
}

fn source(extension: &Field<'_>, context: &Context<'_>) -> Option<Source> {
    let source = extension.get("source")?;
    source.expect_names(names::SOURCE);
    let url = addresses::link(&source, "url", context.origin);
    let name = if source.is_object() { source.line_at("name") } else { source.line() };
    let name = name.or_else(|| url.as_ref()?.shown_site());
    if name.is_none() {
        source.dropped("a source with a `name`");
    }
    name.map(|name| Source { name, url })
}

fn pin(related: &Field<'_>, context: &Context<'_>) -> Option<Pin> {
    if !related.is_object() {
        return related.line().map(Pin::Article);
    }
    related.expect_names(names::RELATED);
    if let Some(id) = related.line_at("id") {
        return Some(Pin::Article(id));
    }
    if related.get("url").is_none() {
        related.dropped("a related link with an `id` or a `url`");
        return None;
    }
    let url = addresses::link(related, "url", context.origin)?;
    let title = related.line_at("title").unwrap_or_else(|| {
        related.repaired("a related link with a `title`");
        url.shown_site().unwrap_or_else(|| url.to_string())
    });
    Some(Pin::Page { title, date: context.moment(related, "date"), url })
}

fn attachments(item: &Field<'_>, context: &Context<'_>) -> Vec<Attachment> {
    let mut attachments = Vec::new();
    item.each_at("attachments", |field| {
        if field.get("url").is_none() {
            field.dropped("an attachment with a `url`");
            return;
        }
        field.expect_names(names::ATTACHMENT);
        let Some(url) = addresses::link(&field, "url", context.origin) else { return };
        let media_type = field.line_at("mime_type").unwrap_or_else(|| {
            field.repaired("an attachment with a `mime_type`");
            "application/octet-stream".to_owned()
        });
        attachments.push(Attachment {
            url,
            media_type,
            title: field.line_at("title"),
            bytes: field.get("size_in_bytes").and_then(|size| size.whole()),
            seconds: field.get("duration_in_seconds").and_then(|length| length.whole()),
        });
    });
    attachments
}
