//! The archive: links to all months with articles, then a list of the articles without a date. Of few articles, it names
//! all.

use leptos::prelude::*;

use super::listing::{count_of_pages, links_between_pages, on_page};
use super::{Shown, list_of};
use crate::edition::Edition;
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::lists::stories::headlines;
use crate::parts::ui::ui;
use crate::reading::archive::{Month, months};
use crate::reading::dates;
use crate::reading::listing::{List, names_all};
use crate::routing::Route;

/// The page of the archive. Empty for a route that names no list.
pub(super) fn archive(shown: Shown<'_>) -> Vec<AnyView> {
    let Some((list, page)) = list_of(shown.route) else { return Vec::new() };
    let words = ui().words();
    let (count, mut articles) = on_page(shown.loaded, &list, page);
    // A prepared page has the articles of all months here, if they are few.
    articles.retain(|article| list.has(article));
    let years = if page == 1 { years(shown.loaded, count) } else { Vec::new() };
    let none = years.is_empty() && count == 0;
    let empty = none.then(|| classed("p", "empty").child(words.no_articles()));
    let undated = (count > 0).then(|| {
        classed("section", "archive__group")
            .child(element("h2").child(words.undated()))
            .child(headlines(articles.into_iter()))
    });
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(words.archive()));
    let archive = classed("div", "archive")
        .child(header)
        .child(empty)
        .child(years)
        .child(undated)
        .child(links_between_pages(shown.route, count_of_pages(count)));
    vec![archive.view()]
}

/// A section for each year, with its months. `undated` is the number of articles without a date.
fn years(loaded: &Loaded, undated: usize) -> Vec<Element> {
    let months = match loaded.facts() {
        Some(facts) => facts.months.clone(),
        None => months(&loaded.edition),
    };
    // The others of a dataset in several pages are not known yet.
    let is_whole = !loaded.has_more();
    let named = (is_whole && names_all(&months, undated)).then_some(&loaded.edition);
    let mut years: Vec<i64> = months.iter().map(|month| month.year).collect();
    years.dedup();
    let section = |year| {
        let of_year = months.iter().filter(|month| month.year == year);
        let months = match named {
            Some(edition) => {
                let months: Vec<Element> =
                    of_year.map(|month| named_month(edition, month)).collect();
                element("div").child(months)
            }
            None => classed("ul", "archive__months").child(of_year.map(month).collect::<Vec<_>>()),
        };
        let link = route_link(Route::Archive { year: Some(year), month: None });
        let name = dates::year(year, &ui().words());
        classed("section", "archive__group")
            .child(element("h2").child(link.child(name)))
            .child(months)
    };
    years.into_iter().map(section).collect()
}

/// A month with the number of its articles.
fn month(month: &Month) -> Element {
    let count = classed("span", "credit").child(ui().words().articles(month.count));
    element("li").child(month_link(month)).child(" ").child(count)
}

/// A month with its articles.
fn named_month(edition: &Edition, month: &Month) -> Element {
    let list = List::Period(month.year, Some(month.month));
    classed("section", "archive__month")
        .child(element("h3").child(month_link(month)))
        .child(headlines(list.articles(edition).into_iter()))
}

fn month_link(month: &Month) -> Element {
    let route = Route::Archive { year: Some(month.year), month: Some(month.month) };
    route_link(route).child(dates::month_name(month.month, &ui().words()))
}
