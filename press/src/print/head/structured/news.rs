//! An article.

use gazette::edition::activity::Media;
use gazette::edition::article::{Article, Author, Source};
use gazette::edition::body::plain_text;
use gazette::routing::Route;
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

use super::node::Node;
use super::publication::{fragment, organization, place};
use crate::print::head::Page;
use crate::print::head::facts::Facts;
use crate::print::head::moments::{iso_8601, modified_after_publication};
use crate::print::head::names::name_of;
use crate::print::head::pictures::{Picture, is_absolute, lead_of};
use crate::print::site::Site;

/// An article. `has_event` says whether the graph has the event that the article is about.
pub(super) fn news(
    site: &Site<'_>,
    page: &Page<'_>,
    article: &Article,
    facts: &Facts,
    has_event: bool,
) -> Node {
    let url = facts.url.as_deref();
    let section = article.section.clone().map(Route::Section);
    let web_page = url.map(|url| Node::new("WebPage").with("@id", Some(url)));
    let event = has_event.then(|| Node::reference(fragment(url, "event"))).flatten();
    let modified = modified_after_publication(article).and_then(iso_8601);
    let authors: Vec<Value> =
        article.authors.iter().map(|one| author(site, article, one).into()).collect();
    Node::new("NewsArticle")
        .with("@id", fragment(url, "article"))
        .with("url", url)
        .with("mainEntityOfPage", web_page)
        .with("headline", Some(facts.name.clone()))
        .with("description", facts.description.clone())
        .with("datePublished", article.published.as_ref().and_then(iso_8601))
        .with("dateModified", modified)
        .with("author", (!authors.is_empty()).then_some(authors))
        .with("publisher", Some(organization(site)))
        .with("sourceOrganization", article.source.as_ref().map(source))
        .with("articleSection", section.map(|section| name_of(site, &section)))
        .with("keywords", (!article.tags.is_empty()).then(|| article.tags.clone()))
        .with("image", image(article, facts))
        .with("inLanguage", Some(article.language.as_deref().unwrap_or(page.language)))
        .with("wordCount", word_count(article))
        .with("contentLocation", article.place.as_ref().map(place))
        .with("about", event)
        .with("isAccessibleForFree", article.locked.then_some(false))
}

/// An author. The edition does not say who is a person. An author with the name of the publication, or of the one that
/// had the article first, is none.
fn author(site: &Site<'_>, article: &Article, author: &Author) -> Node {
    let source = article.source.as_ref().map(|source| source.name.as_str());
    let publications = [Some(site.name.as_str()), Some(site.edition.title.as_str()), source];
    let is_publication = publications.contains(&Some(author.name.as_str()));
    let url = author.url.as_ref().filter(|url| is_absolute(url));
    Node::new(if is_publication { "Organization" } else { "Person" })
        .with("name", Some(author.name.clone()))
        .with("url", url.map(ToString::to_string))
}

/// The publication that had the article first.
fn source(source: &Source) -> Node {
    let url = source.url.as_ref().filter(|url| is_absolute(url));
    Node::new("Organization")
        .with("name", Some(source.name.clone()))
        .with("url", url.map(ToString::to_string))
}

/// The lead picture, which search engines take in any format, or else the picture for previews.
fn image(article: &Article, facts: &Facts) -> Option<Node> {
    let preview = || facts.picture.as_ref().filter(|picture| picture.is_large).map(of_picture);
    lead_of(article).map(of_media).or_else(preview)
}

fn of_media(media: &Media) -> Node {
    let size = media.picture.size;
    Node::new("ImageObject")
        .with("url", Some(media.picture.address.to_string()))
        .with("width", size.map(|(width, _)| width))
        .with("height", size.map(|(_, height)| height))
        .with("caption", media.caption.clone())
        .with("creditText", media.credit.clone())
}

fn of_picture(picture: &Picture) -> Node {
    Node::new("ImageObject")
        .with("url", Some(picture.url.clone()))
        .with("width", picture.size.map(|(width, _)| width))
        .with("height", picture.size.map(|(_, height)| height))
}

/// How many words the text has. In scripts without spaces, each character is a word.
fn word_count(article: &Article) -> Option<usize> {
    let count = plain_text(&article.body).unicode_words().count();
    (count > 0 && !article.locked).then_some(count)
}
