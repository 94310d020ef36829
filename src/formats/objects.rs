//! Any list of objects with titles: what a spreadsheet, a script or an unknown program exports. Each
//! becomes an article, by the names that fields usually have.

use super::draft::Draft;
use super::fields::Field;
use super::json::Object;
use super::shared::{self, addresses};
use crate::edition::article::{Article, Author};
use crate::edition::notice::NoticeKind;
use crate::edition::slug::Taken;

const TITLES: [&str; 5] = ["title", "headline", "name", "subject", "标题"];
const TEXTS: [&str; 6] = ["content_html", "content", "body", "html", "text", "content_text"];
const SUMMARIES: [&str; 4] = ["summary", "description", "excerpt", "abstract"];
const DATES: [&str; 9] = [
    "date_published",
    "datePublished",
    "published_at",
    "publishedAt",
    "published",
    "pubDate",
    "date",
    "created_at",
    "time",
];
const CHANGES: [&str; 5] = ["date_modified", "dateModified", "updated_at", "updatedAt", "updated"];
const IDS: [&str; 5] = ["id", "guid", "uuid", "_id", "slug"];
const LINKS: [&str; 5] = ["url", "link", "href", "permalink", "canonical_url"];
const PICTURES: [&str; 5] = ["image", "image_url", "imageUrl", "thumbnail", "picture"];
const AUTHORS: [&str; 4] = ["authors", "author", "creator", "byline"];
const TAGS: [&str; 4] = ["tags", "keywords", "topics", "categories"];
const SECTIONS: [&str; 2] = ["section", "category"];
const PUBLICATION: [&str; 3] = ["title", "name", "site"];

/// Whether an object has a title.
pub(super) fn fits(object: &Object) -> bool {
    TITLES.iter().any(|name| object.get(name).is_some())
}

/// What the document says of itself: a title and a language, where it is an object.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    draft.edition.title = first(field, &PUBLICATION, |field| field.line()).unwrap_or_default();
    draft.edition.description = first(field, &SUMMARIES, |field| field.line());
    draft.edition.language = field.word_at("language");
    draft.edition.next_page = addresses::link(field, "next_url", draft.context.origin);
}

/// Reads an object.
pub(super) fn item(item: &Field<'_>, draft: &mut Draft<'_>) {
    let context = &draft.context;
    let origin = context.origin;
    if !item.is_object() {
        item.dropped("an object with a `title`");
        return;
    }
    let url = key_of(item, &LINKS).and_then(|key| addresses::link(item, key, origin));
    let id = first(item, &IDS, |field| field.word());
    let id = id.or_else(|| url.as_ref().map(|url| url.as_str().to_owned()));
    let title = first(item, &TITLES, |field| field.line_of_html());
    let Some(id) = id.or_else(|| title.clone().inspect(|_| no_id(item))) else {
        item.note(
            NoticeKind::Dropped,
            "expected an object with a `title` or an `id`, found neither",
        );
        return;
    };
    let mut article = Article::new(id, item.place());
    article.title = title;
    article.url = url;
    article.summary = first(item, &SUMMARIES, |field| field.line_of_html());
    article.published = key_of(item, &DATES).and_then(|key| context.moment(item, key));
    article.modified = key_of(item, &CHANGES).and_then(|key| context.moment(item, key));
    article.language = first(item, &["language", "lang"], |field| field.word());
    article.section = first(item, &SECTIONS, |field| field.word());
    let body = first(item, &TEXTS, |field| {
        let text = field.raw_text()?;
        Some(shared::either(&field, &text, origin))
    });
    article.body = body.unwrap_or_default();
    if let Some(key) = key_of(item, &PICTURES) {
        let picture = item.get(key).and_then(|field| shared::media(&field, origin));
        article.image = picture;
    }
    if let Some(key) = key_of(item, &AUTHORS) {
        item.any_at(key, |author| {
            let name = if author.is_object() { author.line_at("name") } else { author.word() };
            article.authors.extend(name.map(|name| Author { name, url: None, avatar: None }));
        });
    }
    if let Some(key) = key_of(item, &TAGS) {
        let mut seen = Taken::default();
        item.any_at(key, |tag| {
            let name = if tag.is_object() { tag.line_at("name") } else { tag.word() };
            // One text with commas, as spreadsheets have it.
            let names = name.iter().flat_map(|name| name.split([',', ';', '，', '、']));
            for name in names.map(str::trim).filter(|name| !name.is_empty()) {
                if seen.claim(name) {
                    article.tags.push(name.to_owned());
                }
            }
        });
    }
    draft.edition.articles.push(article);
}

fn no_id(item: &Field<'_>) {
    item.note(
        NoticeKind::Repaired,
        "expected an `id` or a `url`, found neither; the title stands in, so the address changes with it",
    );
}

/// The first of some names that an object has.
fn key_of<'k>(item: &Field<'_>, names: &[&'k str]) -> Option<&'k str> {
    names.iter().copied().find(|name| item.get(name).is_some())
}

/// What is read of the first of some fields that an object has.
fn first<T>(
    item: &Field<'_>,
    names: &[&str],
    read: impl FnOnce(Field<'_>) -> Option<T>,
) -> Option<T> {
    let key = key_of(item, names)?;
    read(item.get(key)?)
}
