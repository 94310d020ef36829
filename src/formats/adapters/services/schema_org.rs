//! Articles and events in JSON-LD with the words of schema.org: one, a list, a graph.

use super::values::{Fields, at, each, object, picture, put, put_text, put_texts, text, text_at};
use super::{full_calendar, objects};
use crate::edition::address::Address;
use crate::formats::draft::Draft;
use crate::formats::fields::Field;
use crate::formats::json::Value;

/// The kinds of things that are articles.
const ARTICLES: &str = "Article NewsArticle BlogPosting Report SocialMediaPosting TechArticle LiveBlogPosting \
    AnalysisNewsArticle OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle BackgroundNewsArticle CreativeWork";

/// Where the address of a thing's page may be.
const LINKS: [&str; 4] = ["url", "mainEntityOfPage.@id", "mainEntityOfPage", "@id"];

/// Reads a document that is one thing. A list has its items elsewhere.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    let Some(usual) = usual(&field.copied()).map(object) else { return };
    // The names that were read are those of the one article.
    (draft.edition.title, draft.edition.description) = (String::new(), None);
    let field = field.with_value(&usual);
    match usual.as_object().is_some_and(full_calendar::fits) {
        true => full_calendar::event(&field, draft),
        false => objects::item(&field, draft),
    }
}

/// A thing with the usual names. `None` for things that are neither articles nor events, such as an organisation.
pub(super) fn usual(thing: &Value) -> Option<Fields> {
    if let Some(inner) = at(thing, "item").filter(|_| is(thing, |kind| kind == "ListItem")) {
        return usual(inner);
    }
    let mut fields = Fields::new();
    if is(thing, |kind| kind.ends_with("Event")) {
        put(&mut fields, "start", thing, &["startDate"]);
        put(&mut fields, "end_date", thing, &["endDate"]);
        place(thing, &mut fields);
        let status = text_at(thing, "eventStatus").unwrap_or_default();
        put_text(
            &mut fields,
            "status",
            status.ends_with("EventCancelled").then(|| "cancelled".to_owned()),
        );
        put(&mut fields, "title", thing, &["name", "headline"]);
        put(&mut fields, "description", thing, &["description"]);
    } else if is(thing, |kind| ARTICLES.split(' ').any(|known| known == kind)) {
        put(&mut fields, "title", thing, &["headline", "name"]);
        put(&mut fields, "content", thing, &["articleBody", "text"]);
        put(&mut fields, "summary", thing, &["description", "abstract"]);
        put(&mut fields, "date_published", thing, &["datePublished", "dateCreated"]);
        put(&mut fields, "date_modified", thing, &["dateModified"]);
        put(&mut fields, "language", thing, &["inLanguage"]);
        put(&mut fields, "section", thing, &["articleSection"]);
        let authors = at(thing, "author").map(each).unwrap_or_default();
        let name = |author: &Value| text(author).or_else(|| text_at(author, "name"));
        put_texts(&mut fields, "authors", authors.iter().filter_map(name).collect());
    } else {
        return None;
    }
    let is_good = |path: &&str| text_at(thing, path).is_some_and(|link| is_address(&link));
    match LINKS.into_iter().find(is_good) {
        Some(path) => put(&mut fields, "url", thing, &[path]),
        // A notice tells what is wrong with it.
        None => put(&mut fields, "url", thing, &LINKS),
    }
    put(&mut fields, "tags", thing, &["keywords"]);
    put(&mut fields, "id", thing, &["identifier"]);
    let image = at(thing, "image").and_then(|image| each(image).first());
    let address = image.and_then(|image| {
        text(image).or_else(|| text_at(image, "url")).or_else(|| text_at(image, "contentUrl"))
    });
    let of = image.unwrap_or(&Value::Null);
    fields.extend(picture(address, None, of).map(|image| ("image".to_owned(), image)));
    Some(fields)
}

/// Whether a text can be the address of a page. A text without a scheme is relative.
fn is_address(text: &str) -> bool {
    !text.contains(':') || Address::link(text, None).is_ok_and(|address| address.is_web())
}

/// Whether one of a thing's kinds fits. A kind may be written as an address.
fn is(thing: &Value, fits: impl Fn(&str) -> bool) -> bool {
    let kinds = at(thing, "@type").map(each).unwrap_or_default();
    kinds
        .iter()
        .filter_map(text)
        .any(|kind| fits(kind.rsplit(['/', '#', ':']).next().unwrap_or_default()))
}

fn place(thing: &Value, fields: &mut Fields) {
    let Some(place) = at(thing, "location").and_then(|places| each(places).first()) else { return };
    let address = text_at(place, "address").or_else(|| {
        let parts = ["address.streetAddress", "address.addressLocality"];
        let parts: Vec<String> =
            parts.into_iter().filter_map(|part| text_at(place, part)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    });
    let name = text(place).or_else(|| text_at(place, "name"));
    let both: Vec<String> = name.into_iter().chain(address).collect();
    put_text(fields, "location", (!both.is_empty()).then(|| both.join(", ")));
    put(fields, "latitude", place, &["geo.latitude"]);
    put(fields, "longitude", place, &["geo.longitude"]);
}
