//! The byline of an article: authors, source, dates, place and reading time.

use super::element::{Element, classed, element};
use super::link::{outside_link, route_link};
use super::media::picture::{Fetch, fleeting};
use super::time::{time, zone};
use super::ui::ui;
use crate::edition::address::Address;
use crate::edition::article::Article;
use crate::edition::body::Picture;
use crate::edition::time::moment::Moment;
use crate::reading::{dates, length};
use crate::routing::Route;

/// The byline, which is shown under an article's title.
pub fn byline(article: &Article) -> Element {
    let words = ui().words();
    let published = article.published.as_ref();
    let modified = article.modified.as_ref().filter(|modified| {
        published.is_none_or(|published| modified.instant() > published.instant())
    });
    let source = article.source.as_ref().map(|source| {
        let label = classed("span", "byline__part").child(words.source()).child(words.colon());
        label.child(name(article, &source.name, source.url.as_ref()))
    });
    let dated = |label, moment: &Moment, has_zone| {
        let text = dates::full(moment, &words);
        part(label).child(time(moment, text)).child(if has_zone {
            zone(moment, None)
        } else {
            None
        })
    };
    // A clock that both times are on is named once.
    let is_zone_shared = published.zip(modified).is_some_and(|(one, other)| {
        (one.offset, &one.zone) == (other.offset, &other.zone) && other.has_time()
    });
    let place = article.place.as_ref();
    let tag = article.language.as_deref();
    let minutes = length::minutes(article);
    classed("div", "byline")
        .child(authors(article))
        .child(source)
        .child(published.map(|moment| dated(words.published(), moment, !is_zone_shared)))
        .child(modified.map(|moment| dated(words.modified(), moment, true)))
        .child(place.map(|place| {
            let name = element("span").in_language(tag).child(place.name.as_str());
            classed("span", "byline__part").child(name)
        }))
        .child((minutes > 0).then(|| classed("span", "byline__part").child(words.minutes(minutes))))
}

fn authors(article: &Article) -> Option<Element> {
    let words = ui().words();
    let tag = article.language.as_deref();
    let mut line = part(words.by());
    for (index, author) in article.authors.iter().enumerate() {
        let comma = (index > 0).then_some(words.list_comma());
        let link = route_link(Route::Author(author.name.clone())).in_language(tag);
        let picture = author.avatar.as_ref().map(avatar);
        line = line.child(comma).child(picture).child(link.child(author.name.as_str()));
    }
    (!article.authors.is_empty()).then_some(line)
}

/// The picture of an author. It says nothing that the name beside it does not say.
pub fn avatar(address: &Address) -> Element {
    let shown = Picture { address: address.clone(), alt: String::new(), size: Some((64, 64)) };
    fleeting("span", "avatar", &shown, Fetch::Lazily)
}

/// A part of the byline that starts with a label.
fn part(label: String) -> Element {
    classed("span", "byline__part").child(label).child(" ")
}

fn name(article: &Article, name: &str, url: Option<&Address>) -> Element {
    let shown = url.map_or_else(|| element("span"), outside_link);
    shown.in_language(article.language.as_deref()).child(name)
}
