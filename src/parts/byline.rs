//! The byline of an article: authors, source, dates, place and reading time.

use super::element::{Element, classed, element};
use super::link::outside_link;
use super::time::full_time;
use super::ui::ui;
use crate::edition::address::Address;
use crate::edition::article::Article;
use crate::edition::time::moment::Moment;
use crate::reading::length;

/// The byline, which is shown under an article's title.
pub fn byline(article: &Article) -> Element {
    let words = ui().words();
    let published = article.published.as_ref();
    let modified = article.modified.as_ref().filter(|modified| {
        published.is_none_or(|published| modified.instant() > published.instant())
    });
    let source = article
        .source
        .as_ref()
        .map(|source| part(words.source()).child(name(article, &source.name, source.url.as_ref())));
    let dated = |label, moment: &Moment| part(label).child(full_time(moment));
    let place = article.place.as_ref();
    let tag = article.language.as_deref();
    let minutes = length::minutes(article);
    classed("div", "byline")
        .child(authors(article))
        .child(source)
        .child(published.map(|moment| dated(words.published(), moment)))
        .child(modified.map(|moment| dated(words.modified(), moment)))
        .child(place.map(|place| {
            let name = element("span").in_language(tag).child(place.name.as_str());
            classed("span", "byline__part").child(name)
        }))
        .child((minutes > 0).then(|| classed("span", "byline__part").child(words.minutes(minutes))))
}

fn authors(article: &Article) -> Option<Element> {
    let words = ui().words();
    let mut line = part(words.by());
    for (index, author) in article.authors.iter().enumerate() {
        let comma = (index > 0).then_some(words.list_comma());
        line = line.child(comma).child(name(article, &author.name, author.url.as_ref()));
    }
    (!article.authors.is_empty()).then_some(line)
}

/// A part of the byline that starts with a label.
fn part(label: String) -> Element {
    classed("span", "byline__part").child(label).child(" ")
}

fn name(article: &Article, name: &str, url: Option<&Address>) -> Element {
    let shown = url.map_or_else(|| element("span"), outside_link);
    shown.in_language(article.language.as_deref()).child(name)
}
