//! The archive: links to all months with articles, then a list of the articles without a date.

use leptos::prelude::*;

use super::listing::{count_of_pages, links_between_pages, on_page};
use super::{Shown, list_of};
use crate::loading::Loaded;
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::lists::stories::headlines;
use crate::parts::ui::ui;
use crate::reading::archive::{Month, months};
use crate::reading::dates;
use crate::routing::Route;

/// The page of the archive. Empty for a route that names no list.
pub(super) fn archive(shown: Shown<'_>) -> Vec<AnyView> {
    let Some((list, page)) = list_of(shown.route) else { return Vec::new() };
    let words = ui().words();
    let (count, articles) = on_page(shown.loaded, &list, page);
    let years = if page == 1 { years(shown.loaded) } else { Vec::new() };
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

/// A section for each year, with its months.
fn years(loaded: &Loaded) -> Vec<Element> {
    let months = match loaded.facts() {
        Some(facts) => facts.months.clone(),
        None => months(&loaded.edition),
    };
    let mut years: Vec<i64> = months.iter().map(|month| month.year).collect();
    years.dedup();
    let section = |year| {
        let of_year = months.iter().filter(|month| month.year == year);
        let months: Vec<Element> = of_year.map(month).collect();
        let link = route_link(Route::Archive { year: Some(year), month: None });
        let name = dates::year(year, &ui().words());
        classed("section", "archive__group")
            .child(element("h2").child(link.child(name)))
            .child(classed("ul", "archive__months").child(months))
    };
    years.into_iter().map(section).collect()
}

fn month(month: &Month) -> Element {
    let words = ui().words();
    let route = Route::Archive { year: Some(month.year), month: Some(month.month) };
    let link = route_link(route).child(dates::month_name(month.month, &words));
    let count = classed("span", "credit").child(words.articles(month.count));
    element("li").child(link).child(" ").child(count)
}
