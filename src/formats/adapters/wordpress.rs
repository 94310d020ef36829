//! Posts of `WordPress`'s REST interface (`/wp-json/wp/v2/posts`, best with `?_embed`): an array or a
//! single one.
//!
//! <https://developer.wordpress.org/rest-api/reference/posts/>. Titles are HTML with entities. `date` is
//! on the site's clock and `date_gmt` in UTC, and neither has an offset. WordPress writes an error object in place
//! of a part that it cannot embed.

use crate::edition::Section;
use crate::edition::activity::Media;
use crate::edition::article::{Article, Author};
use crate::edition::body::Picture;
use crate::edition::notice::NoticeKind;
use crate::edition::time::moment::Moment;
use crate::formats::draft::Draft;
use crate::formats::fields::names::is_withheld;
use crate::formats::fields::values::size;
use crate::formats::fields::{Context, Field, addresses, body, excerpts, values};
use crate::formats::json::Object;

/// Whether an object is a post: its title or its content is rendered, or it has WordPress's dates.
pub(in crate::formats) fn is_post(object: Option<&Object>) -> bool {
    let rendered = |name: &str| {
        let part = object.and_then(|object| object.get(name)?.as_object());
        part.is_some_and(|part| part.get("rendered").is_some())
    };
    rendered("title")
        || rendered("content")
        || object.is_some_and(|object| object.get("date_gmt").is_some())
}

/// Reads a document that is a single post. An array has no fields of its own.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    if field.get("id").is_some() || field.get("title").is_some() {
        post(field, draft);
    }
}

/// Reads a post.
pub(super) fn post(post: &Field<'_>, draft: &mut Draft<'_>) {
    let origin = draft.context.origin;
    if !post.is_object() {
        post.dropped("a post");
        return;
    }
    if is_withheld(post, origin) {
        return;
    }
    let Some(id) = post.word_at("id").or_else(|| post.word_at("slug")) else {
        post.note(NoticeKind::Dropped, "expected an `id`, found none");
        return;
    };
    let mut article = Article::new(id, post.path());
    article.title = rendered(post, "title", &mut |field| field.line_of_html());
    article.summary = rendered(post, "excerpt", &mut |field| field.line_of_html());
    article.url = addresses::link(post, "link", origin);
    let page = origin.page_of(article.url.as_ref());
    let blocks = rendered(post, "content", &mut |field| {
        field.raw_text().map(|text| body::html(field, &text, page))
    });
    article.body = blocks.unwrap_or_default();
    let protected = post.get("content").filter(|content| content.is_true("protected"));
    if let Some(content) = protected.filter(|_| article.body.is_empty()) {
        article.locked = true;
        content.note(NoticeKind::Dropped, "expected a text, found it protected by a password");
    }
    if !article.body.is_empty() {
        // An excerpt that WordPress cut off is the beginning of the content, without some of its blocks.
        let is_cut =
            |text: &String| ["…", "...", "…]", "...]"].iter().any(|cut| text.ends_with(cut));
        let own = article.summary.and_then(|text| excerpts::own_words(&text, &article.body));
        article.summary = own.filter(|text| !is_cut(text));
    }
    article.published = date(post, "date", &draft.context);
    article.modified = date(post, "modified", &draft.context);
    if let Some(embedded) = post.object_at("_embedded") {
        embed(&embedded, &mut article, draft);
    } else if post.get("_links").is_some() {
        post.note(
            NoticeKind::Dropped,
            "expected `_embedded`, found none; with `?_embed` at the end of the dataset's address, articles have \
             their pictures, authors and topics",
        );
    }
    if article.image.is_none() {
        article.image = addresses::picture(post, "jetpack_featured_media_url", origin)
            .map(values::picture_only);
    }
    if post.is_true("sticky") && draft.edition.lead.is_none() {
        draft.edition.lead = Some(article.id.clone());
    }
    draft.edition.articles.push(article);
}

/// A part that is `{ "rendered": … }`, or the text alone.
fn rendered<T>(
    post: &Field<'_>,
    key: &str,
    read: &mut dyn FnMut(&Field<'_>) -> Option<T>,
) -> Option<T> {
    let field = post.get(key)?;
    match field.is_object() {
        true if field.is_false("rendered") => None,
        true => read(&field.get("rendered")?),
        false => read(&field),
    }
}

/// `date_gmt` in UTC, or else `date` on the site's clock. A year of zeros stands for no date.
fn date(post: &Field<'_>, key: &str, context: &Context<'_>) -> Option<Moment> {
    let universal = format!("{key}_gmt");
    let known = |key: &str| {
        let text = post.word_at(key)?;
        (!text.starts_with("0000")).then_some(text)
    };
    if let Some(text) = known(&universal) {
        let field = post.get(&universal)?;
        let zone = if text.len() == "2022-11-22T09:30:00".len() { "Z" } else { "" };
        return context.moment_of(&format!("{text}{zone}"), &field);
    }
    known(key).and_then(|_| context.moment(post, key))
}

/// Reads the embedded parts: authors, the featured picture, categories and tags.
fn embed(embedded: &Field<'_>, article: &mut Article, draft: &mut Draft<'_>) {
    let origin = draft.context.origin;
    embedded.any_at("author", |author| {
        if let Some(name) = author.get("name").and_then(|name| name.line_of_html()) {
            article.authors.push(Author {
                name,
                url: addresses::link(&author, "link", origin),
                avatar: None,
            });
        }
    });
    embedded.any_at("wp:featuredmedia", |media| {
        if article.image.is_none() && media.get("source_url").is_some() {
            article.image = featured(&media, draft);
        }
    });
    embedded.any_at("wp:term", |terms| {
        terms.each(|term| {
            let Some(name) = term.get("name").and_then(|name| name.line_of_html()) else { return };
            if term.word_at("taxonomy").as_deref() != Some("category") {
                article.tags.push(name);
            } else if article.section.is_none()
                && term.word_at("slug").as_deref() != Some("uncategorized")
            {
                let id = term.word_at("slug").unwrap_or_else(|| name.clone());
                article.section = Some(id.clone());
                if draft.taken.claim(&id) {
                    draft.edition.sections.push(Section { id, title: name });
                }
            }
        });
    });
}

fn featured(media: &Field<'_>, draft: &Draft<'_>) -> Option<Media> {
    let address = addresses::picture(media, "source_url", draft.context.origin)?;
    let alt = media.line_at("alt_text").unwrap_or_default();
    let size = media.object_at("media_details").and_then(|details| size(&details));
    let caption = rendered(media, "caption", &mut |field| field.line_of_html());
    Some(Media { picture: Picture { address, alt, size }, caption, credit: None })
}
