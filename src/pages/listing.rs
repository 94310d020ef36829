//! Pages that list articles: of a section, about a topic, of a month or year, and the archive.

use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::moment::{Moment, Precision};
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::setting::setting;
use crate::parts::stories::{headlines, stories};
use crate::parts::words;
use crate::reading::archive::{Month, is_of, months};
use crate::reading::dates;
use crate::reading::language::Language;
use crate::routing::Route;

/// At most so many articles stand on one page of a list.
const MAX_ON_PAGE: usize = 30;

/// Whether a route of this page leads anywhere; those of other pages are not judged.
pub fn is_found(edition: &Edition, route: &Route) -> bool {
    let (list, page) = route.listed();
    let is_list = match list {
        Route::Section(id) => edition.section_title(id).is_some() || any(edition, list),
        Route::Tag(_) | Route::Archive { year: Some(_), .. } => any(edition, list),
        _ => true,
    };
    let before = (page - 1) * MAX_ON_PAGE;
    let listed = || edition.articles.iter().filter(|article| is_listed(article, list));
    is_list && (page == 1 || listed().nth(before).is_some())
}

/// Whether nothing more follows a page of a list.
pub fn is_last(edition: &Edition, route: &Route) -> bool {
    let (list, page) = route.listed();
    let list =
        matches!(list, Route::Section(_) | Route::Tag(_) | Route::Archive { .. }).then_some(list);
    list.is_none_or(|list| !is_found(edition, &list.clone().list_page(page + 1)))
}

/// The page of a list, or the archive; `None` where there is none.
pub fn page(edition: &Edition, route: &Route) -> Option<Element> {
    if !is_found(edition, route) {
        return None;
    }
    let (list, page) = route.listed();
    let articles: Vec<&Article> =
        edition.articles.iter().filter(|article| is_listed(article, list)).collect();
    let all = articles.len();
    let before = (page - 1) * MAX_ON_PAGE;
    let articles = articles.into_iter().skip(before).take(MAX_ON_PAGE);
    let pages = pages(list, page, all.div_ceil(MAX_ON_PAGE));
    // Sections and topics are named in the edition's language, periods in the interface's.
    let own = edition.language.as_deref();
    let (title, tag) = match list {
        Route::Section(id) => (edition.section_title(id).unwrap_or(id).to_owned(), own),
        Route::Tag(tag) => (tag.clone(), own),
        Route::Archive { year: Some(year), month } => {
            (period_name(*year, *month, setting().language()), None)
        }
        _ => return Some(archive(edition, page, articles.collect(), pages)),
    };
    Some(listing(edition, (&title, tag, all), articles.collect(), pages))
}

/// The way from one page of a list to the others; nothing where there is only one.
fn pages(list: &Route, page: usize, count: usize) -> Option<Element> {
    if count < 2 {
        return None;
    }
    let setting = setting();
    let words = setting.words();
    let link = |relation, page, text: &'static str| {
        route_link(list.clone().list_page(page)).attribute("rel", relation).child(text)
    };
    let place = words::place_in_list(page, count, setting.language());
    Some(
        classed("nav", "pages")
            .attribute("aria-label", words.pages)
            .child((page > 1).then(|| link("prev", page - 1, words.previous_page)))
            .child(element("span").child(place))
            .child((page < count).then(|| link("next", page + 1, words.next_page))),
    )
}

fn any(edition: &Edition, route: &Route) -> bool {
    edition.articles.iter().any(|article| is_listed(article, route))
}

pub(crate) fn is_listed(article: &Article, route: &Route) -> bool {
    match route {
        Route::Section(id) => article.section.as_deref() == Some(id),
        Route::Tag(tag) => article.tags.contains(tag),
        Route::Archive { year: Some(year), month } => is_of(article, *year, *month),
        // The months are links, and what is in none of them is a list.
        Route::Archive { year: None, .. } => article.published.is_none(),
        _ => false,
    }
}

/// A year or month in words: `2023`, `March 2023`.
pub fn period_name(year: i64, month: Option<u8>, language: Language) -> String {
    let unit = Moment {
        date: crate::edition::calendar::Date { year, month: month.unwrap_or(1), day: 1 },
        time: crate::edition::calendar::TimeOfDay::default(),
        precision: if month.is_some() { Precision::Month } else { Precision::Year },
        offset: 0,
        zone: None,
    };
    dates::date(&unit, language)
}

/// All months with articles by year, and then a page of what has no date.
fn archive(
    edition: &Edition,
    page: usize,
    undated: Vec<&Article>,
    pages: Option<Element>,
) -> Element {
    let setting = setting();
    let words = setting.words();
    let months = if page == 1 { months(edition) } else { Vec::new() };
    let mut years: Vec<i64> = months.iter().map(|month| month.year).collect();
    years.dedup();
    let years: Vec<Element> = years
        .into_iter()
        .map(|year| {
            let of_year = months.iter().filter(|month| month.year == year);
            let months: Vec<Element> = of_year.map(month).collect();
            let link = route_link(Route::Archive { year: Some(year), month: None });
            classed("section", "archive__group")
                .child(element("h2").child(link.child(dates::year(year, setting.language()))))
                .child(classed("ul", "archive__months").child(months))
        })
        .collect();
    let none = years.is_empty() && undated.is_empty();
    let empty = none.then(|| classed("p", "empty").child(words.no_articles));
    let undated = (!undated.is_empty()).then(|| {
        classed("section", "archive__group")
            .child(element("h2").child(words.undated))
            .child(headlines(undated.into_iter()))
    });
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(words.archive));
    classed("div", "archive").child(header).child(empty).child(years).child(undated).child(pages)
}

fn month(month: &Month) -> Element {
    let language = setting().language();
    let route = Route::Archive { year: Some(month.year), month: Some(month.month) };
    let link = route_link(route).child(dates::month_name(month.month, language));
    let count = classed("span", "credit").child(words::articles(month.count, language));
    element("li").child(link).child(" ").child(count)
}

/// A list under its title, with the language of that and how many articles there are in all.
fn listing(
    edition: &Edition,
    (title, tag, all): (&str, Option<&str>, usize),
    articles: Vec<&Article>,
    pages: Option<Element>,
) -> Element {
    let setting = setting();
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").in_language(tag).child(title))
        .child(classed("p", "standfirst").child(words::articles(all, setting.language())));
    let list = element("section")
        .attribute("aria-labelledby", "list-title")
        .child(
            classed("h2", "hidden").attribute("id", "list-title").child(setting.words().articles),
        )
        .child(stories(edition, articles.into_iter()));
    classed("div", "listing").child(header).child(list).child(pages)
}
