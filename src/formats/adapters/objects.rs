//! Any list of objects with titles, as a spreadsheet, a script or an unknown program exports it. Each
//! object becomes an article. The usual names of fields are known, in upper or lower case.

pub(super) mod next_page;

use crate::edition::Section;
use crate::edition::activity::Media;
use crate::edition::address::Address;
use crate::edition::article::{Article, Author};
use crate::edition::notice::NoticeKind;
use crate::edition::slug::UsedNames;
use crate::edition::time::moment::{Moment, Precision};
use crate::formats::Origin;
use crate::formats::draft::Draft;
use crate::formats::fields::names::{first, has, is_withheld, key_of, key_of_date, same, separate};
use crate::formats::fields::{Field, addresses, body, excerpts, identity, values};
use crate::formats::json::Object;
use next_page::with;

/// Names of fields with titles. People, files and products have the fields in `NAMES` too.
const TITLES: &str = "title headline subject 标题";
const NAMES: &str = "name 名称";
const TEXTS: &str = "content_html content body html text content_text 正文 内容";
const SUMMARIES: &str = "summary description excerpt abstract 摘要";
const DATES: &str = "date_published published_at published pubDate date created_at time 日期";
const CHANGES: &str = "date_modified updated_at updated";
const IDS: &str = "id guid uuid _id";
const SLUG: &str = "slug";
const LINKS: &str = "url link href permalink canonical_url 链接";
const PICTURES: &str = "image image_url feature_image featured_image cover_image cover banner thumbnail picture \
    photo 图片";
const AUTHORS: &str = "authors author creator byline 作者";
const TAGS: &str = "tags keywords topics categories 标签";
const LANGUAGES: &str = "language lang 语言";
const SECTIONS: &str = "section category 栏目";
/// Where services name their next page: Laravel, Django, JSON:API, Ghost, The Events Calendar, Google.
const NEXT_PAGES: &str = "next_page_url next links.next meta.pagination.next next_rest_url nextPageToken \
    pagination.next meta.next_page";
const PUBLICATION: &str = "title name site";

/// Whether an object is an article. It has a title, and either no other field or one that articles have,
/// because people and products have titles, names and identifiers too.
pub(in crate::formats) fn fits(object: &Object) -> bool {
    let is = |names: &str| has(object, names);
    let more = || [TEXTS, SUMMARIES, DATES, LINKS, PICTURES].into_iter().any(is);
    let alone = object.names().len() == 1;
    (is(TITLES) && (alone || more() || is(IDS) || is(SLUG))) || (is(NAMES) && more())
}

/// Whether a name is that of a field that is read.
pub(super) fn knows(name: &str) -> bool {
    let all = [
        SLUG,
        TITLES,
        NAMES,
        TEXTS,
        SUMMARIES,
        DATES,
        CHANGES,
        IDS,
        LINKS,
        PICTURES,
        AUTHORS,
        TAGS,
        SECTIONS,
        LANGUAGES,
        "status draft private published",
    ];
    all.iter().any(|names| names.split(' ').any(|known| same(known, name)))
}

/// Whether a name is that of a field with a date.
pub(super) fn is_time(name: &str) -> bool {
    [DATES, CHANGES].iter().any(|names| names.split(' ').any(|known| same(known, name)))
}

/// Reads the title, the language and the next page of a document that is an object.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    about(field, draft);
    let origin = draft.context.origin;
    draft.edition.next_page = addresses::link(field, "next_url", origin)
        .or_else(|| NEXT_PAGES.split(' ').find_map(|path| next_page(field, path, origin)));
}

/// Reads the title and the language of a document that is an object.
pub(super) fn about(field: &Field<'_>, draft: &mut Draft<'_>) {
    // Programs that convert RSS put the fields of the channel into an object.
    let own = key_of(field, "feed channel").and_then(|key| field.get(key));
    let about = own.filter(Field::is_object).unwrap_or(*field);
    draft.edition.title = first(&about, PUBLICATION, |field| field.line()).unwrap_or_default();
    draft.edition.description = first(&about, SUMMARIES, |field| field.line());
    draft.edition.language = field.word_at("language");
}

/// The next page of a service: its address, or its number. A word that only the service understands is told to the editor.
fn next_page(field: &Field<'_>, path: &str, origin: Origin<'_>) -> Option<Address> {
    if let Some((first, rest)) = path.split_once('.') {
        return next_page(&field.get(first)?, rest, origin);
    }
    let next = field.get(path)?;
    let word = next.word()?;
    if word.starts_with("http") || word.starts_with(['/', '?']) {
        return addresses::of_value(&next, origin);
    }
    let number = word.bytes().all(|digit| digit.is_ascii_digit()).then_some(word);
    let page = number.and_then(|number| with(origin.address, "page", &number));
    if page.is_none() {
        next.dropped("the address of the next page");
    }
    page
}

/// A moment without its seconds. Programs write them, and no reader of news needs them.
pub(super) fn to_the_minute(moment: Moment) -> Moment {
    let precision = match moment.precision {
        Precision::Second => Precision::Minute,
        other => other,
    };
    Moment { precision, ..moment }
}

/// Reads an object.
pub(super) fn item(item: &Field<'_>, draft: &mut Draft<'_>) {
    let context = &draft.context;
    let origin = context.origin;
    if !item.is_object() {
        item.dropped("an object with a `title`");
        return;
    }
    let url = key_of(item, LINKS).and_then(|key| addresses::link(item, key, origin));
    if is_withheld(item, origin) {
        return;
    }
    let title = first(item, TITLES, |field| field.line_of_html())
        .or_else(|| first(item, NAMES, |field| field.line_of_html()));
    // A slug makes a better address than a number does. Two items in two languages may have one slug.
    let slug = first(item, SLUG, |field| field.word());
    let slug = slug.filter(|slug| draft.taken.claim(&["slug ", slug].concat()));
    let id = slug.or_else(|| first(item, IDS, |field| field.word()));
    let id = id.or_else(|| url.as_ref().map(|url| url.as_str().to_owned()));
    let substitute = || {
        let date = key_of_date(item, DATES).and_then(|key| item.word_at(key));
        identity::substitute(item, title.as_deref(), date.as_deref())
    };
    let Some(id) = id.or_else(substitute) else {
        item.note(
            NoticeKind::Dropped,
            "expected an object with a `title` or an `id`, found neither",
        );
        return;
    };
    let mut article = Article::new(id, item.path());
    article.title = title;
    article.url = url;
    article.summary = first(item, SUMMARIES, |field| field.line_of_html());
    let date = |names| key_of_date(item, names).and_then(|key| context.moment(item, key));
    article.published = date(DATES).map(to_the_minute);
    article.modified = date(CHANGES).map(to_the_minute);
    article.language = first(item, LANGUAGES, |field| field.word());
    article.section = first(item, SECTIONS, |field| field.word());
    let page = origin.page_of(article.url.as_ref());
    let body = first(item, TEXTS, |field| {
        let text = field.raw_text()?;
        Some(body::html_or_plain(&field, &text, page))
    });
    article.body = body.unwrap_or_default();
    article.summary = article.summary.and_then(|text| excerpts::own_words(&text, &article.body));
    article.image = picture(item, origin);
    article.authors = authors(item);
    article.tags = tags(item);
    // The name of a section is all that lists say of it.
    if let Some(name) = article.section.clone().filter(|name| draft.taken.claim(name)) {
        draft.edition.sections.push(Section { id: name.clone(), title: name });
    }
    draft.edition.articles.push(article);
}

fn picture(item: &Field<'_>, origin: Origin<'_>) -> Option<Media> {
    let key = key_of(item, PICTURES)?;
    let mut image = values::media(&item.get(key)?, origin)?;
    // Ghost has the words for a picture beside its address.
    if image.picture.alt.is_empty() {
        let alt = first(item, "feature_image_alt image_alt", |field| field.line());
        image.picture.alt = alt.unwrap_or_default();
    }
    let caption = || first(item, "feature_image_caption", |field| field.line_of_html());
    image.caption = image.caption.take().or_else(caption);
    Some(image)
}

fn authors(item: &Field<'_>) -> Vec<Author> {
    let mut authors = Vec::new();
    if let Some(key) = key_of(item, AUTHORS) {
        item.any_at(key, |author| {
            let name = if author.is_object() { author.line_at("name") } else { author.word() };
            authors.extend(name.map(|name| Author { name, url: None, avatar: None }));
        });
    }
    authors
}

fn tags(item: &Field<'_>) -> Vec<String> {
    let (mut tags, mut seen) = (Vec::new(), UsedNames::default());
    if let Some(key) = key_of(item, TAGS) {
        item.any_at(key, |tag| {
            let name = if tag.is_object() { tag.line_at("name") } else { tag.word() };
            for name in name.iter().flat_map(|name| separate(name)) {
                if seen.claim(name) {
                    tags.push(name.to_owned());
                }
            }
        });
    }
    tags
}
