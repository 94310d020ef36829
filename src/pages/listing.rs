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

/// Whether a route of this page leads anywhere; those of other pages are not judged.
pub fn is_found(edition: &Edition, route: &Route) -> bool {
    match route {
        Route::Section(id) => edition.section_title(id).is_some() || any(edition, route),
        Route::Tag(_) | Route::Archive { year: Some(_), .. } => any(edition, route),
        _ => true,
    }
}

/// The articles of a section, about a topic, or of a period; `None` where there are none.
pub fn list(edition: &Edition, route: &Route) -> Option<Element> {
    let title = match route {
        Route::Section(id) => edition.section_title(id).unwrap_or(id).to_owned(),
        Route::Tag(tag) => tag.clone(),
        Route::Archive { year: Some(year), month } => {
            period_name(*year, *month, setting().language())
        }
        _ => return None,
    };
    let articles: Vec<&Article> =
        edition.articles.iter().filter(|article| is_listed(article, route)).collect();
    // Sections and topics are named in the edition's language, periods in the interface's.
    let named = !matches!(route, Route::Archive { .. });
    let tag = edition.language.as_deref().filter(|_| named);
    is_found(edition, route).then(|| listing(edition, &title, tag, &articles))
}

fn any(edition: &Edition, route: &Route) -> bool {
    edition.articles.iter().any(|article| is_listed(article, route))
}

pub(crate) fn is_listed(article: &Article, route: &Route) -> bool {
    match route {
        Route::Section(id) => article.section.as_deref() == Some(id),
        Route::Tag(tag) => article.tags.contains(tag),
        Route::Archive { year: Some(year), month } => is_of(article, *year, *month),
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

/// All months with articles, by year.
pub fn archive(edition: &Edition) -> Element {
    let setting = setting();
    let words = setting.words();
    let months = months(edition);
    let mut years: Vec<i64> = months.iter().map(|month| month.year).collect();
    years.dedup();
    let years: Vec<Element> = years
        .into_iter()
        .map(|year| {
            let of_year = months.iter().filter(|month| month.year == year);
            let months: Vec<Element> = of_year.map(month).collect();
            let link = route_link(Route::Archive { year: Some(year), month: None });
            classed("section", "chronicle__group")
                .child(
                    classed("h2", "chronicle__year")
                        .child(link.child(dates::year(year, setting.language()))),
                )
                .child(classed("ul", "archive__months").child(months))
        })
        .collect();
    let undated: Vec<&Article> =
        edition.articles.iter().filter(|article| article.published.is_none()).collect();
    let none = years.is_empty() && undated.is_empty();
    let empty = none.then(|| classed("p", "empty").child(words.no_articles));
    let undated = (!undated.is_empty()).then(|| {
        classed("section", "chronicle__group")
            .child(classed("h2", "chronicle__year").child(words.undated))
            .child(headlines(undated.into_iter()))
    });
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(words.archive));
    classed("div", "chronicle").child(header).child(empty).child(years).child(undated)
}

fn month(month: &Month) -> Element {
    let language = setting().language();
    let route = Route::Archive { year: Some(month.year), month: Some(month.month) };
    let link = route_link(route).child(dates::month_name(month.month, language));
    let count = classed("span", "credit").child(words::articles(month.count, language));
    element("li").child(link).child(" ").child(count)
}

fn listing(edition: &Edition, title: &str, tag: Option<&str>, articles: &[&Article]) -> Element {
    let setting = setting();
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").in_language(tag).child(title))
        .child(
            classed("p", "standfirst").child(words::articles(articles.len(), setting.language())),
        );
    let list = element("section")
        .attribute("aria-labelledby", "list-title")
        .child(
            classed("h2", "hidden").attribute("id", "list-title").child(setting.words().articles),
        )
        .child(stories(edition, articles.iter().copied()));
    classed("div", "listing").child(header).child(list)
}
