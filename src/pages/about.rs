//! The page about a publication, for readers.

use leptos::prelude::*;

use super::Shown;
use crate::edition::Edition;
use crate::edition::time::moment::{Moment, Precision};
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::{outside_link, route_link, site_link};
use crate::parts::names::name_of;
use crate::parts::ui::ui;
use crate::reading::dates;
use crate::reading::listing::List;
use crate::routing::Route;

/// The page about a publication.
pub(super) fn about(shown: Shown<'_>) -> Vec<AnyView> {
    let words = ui().words();
    let edition = &shown.loaded.edition;
    let tag = edition.language.as_deref();
    let line = |link: Element| element("p").child(link);
    let description = edition.description.as_deref();
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").in_language(tag).child(name_of(edition)))
        .child(description.map(|text| classed("p", "standfirst").in_language(tag).child(text)));
    let sections = edition.sections.iter().map(|section| {
        let list = List::Section(&section.id);
        (Route::Section(section.id.clone()), section.title.as_str(), list)
    });
    let writes = |name: &str| List::Author(name).has_page(edition, 1);
    let authors = edition.authors.iter().filter(|author| writes(&author.name)).map(|author| {
        let list = List::Author(&author.name);
        (Route::Author(author.name.clone()), author.name.as_str(), list)
    });
    let feed = edition.feed.as_ref();
    let text = classed("div", "prose")
        .child(size(shown.loaded))
        .child(lists(shown.loaded, words.sections(), sections))
        .child(lists(shown.loaded, words.authors(), authors))
        .child(edition.home_page.as_ref().map(|url| line(site_link(url))))
        .child(feed.map(|url| line(outside_link(url).child(words.subscribe()))))
        .child(
            classed("p", "about__editor").child(route_link(Route::Editor).child(words.editor())),
        );
    vec![classed("div", "about").child(header).child(text).view()]
}

/// How much the publication has, and from when to when. `None` while a part of it is not loaded.
fn size(loaded: &Loaded) -> Option<Element> {
    if loaded.has_more() {
        return None;
    }
    let words = ui().words();
    let edition = &loaded.edition;
    let activities: usize =
        edition.articles.iter().map(|article| article.timeline.activities.len()).sum();
    let counts = [words.articles(edition.articles.len())];
    let counts = counts.into_iter().chain((activities > 0).then(|| words.activities(activities)));
    let counts = counts.collect::<Vec<_>>().join(&words.list_comma());
    let part = |text| classed("span", "meta__part").child(text);
    Some(classed("p", "meta").child(part(counts)).child(time_of(edition).map(part)))
}

/// The days of the oldest and the newest article.
fn time_of(edition: &Edition) -> Option<String> {
    let dated = || edition.articles.iter().filter_map(|article| article.published.as_ref());
    let oldest = dated().min_by_key(|moment| moment.instant())?;
    let newest = dated().max_by_key(|moment| moment.instant())?;
    if oldest.date == newest.date {
        return Some(dates::date(newest, &ui().words()));
    }
    let day = |moment: &Moment| Moment {
        precision: moment.precision.min(Precision::Day),
        ..moment.clone()
    };
    Some(dates::span(&day(oldest), Some(&day(newest)), &ui().words()))
}

/// Links to lists of articles under a heading, each with the number of its articles. `None` without links.
fn lists<'e>(
    loaded: &Loaded,
    title: String,
    lists: impl Iterator<Item = (Route, &'e str, List<'e>)>,
) -> Option<Vec<Element>> {
    let edition = &loaded.edition;
    let tag = edition.language.as_deref();
    let item = |(route, name, list): (Route, &'e str, List<'e>)| {
        let link = route_link(route).in_language(tag).child(name);
        let count = list.articles(edition).len();
        let count = (!loaded.has_more()).then(|| ui().words().articles(count));
        element("li")
            .child(link)
            .child(" ")
            .child(count.map(|text| classed("span", "credit").child(text)))
    };
    let items: Vec<Element> = lists.map(item).collect();
    (!items.is_empty()).then(|| vec![element("h2").child(title), element("ul").child(items)])
}
