//! Pages that list articles: of a section, about a topic, of a month or year, and the archive.

use crate::edition::Edition;
use crate::edition::article::Article;
use crate::edition::moment::{Moment, Precision};
use crate::parts::element::{Element, classed, element};
use crate::parts::link::route_link;
use crate::parts::setting::setting;
use crate::parts::stories::{First, stories};
use crate::parts::words;
use crate::reading::archive::{Month, is_of, months};
use crate::reading::dates;
use crate::reading::language::Language;
use crate::routing::Route;

/// The articles of a section; `None` where there is no such section.
pub fn section(edition: &Edition, id: &str) -> Option<Element> {
    let articles = matching(edition, |article| article.section.as_deref() == Some(id));
    let known = edition.section_title(id);
    (known.is_some() || !articles.is_empty())
        .then(|| listing(edition, known.unwrap_or(id), &articles))
}

/// The articles about a topic; `None` where there are none.
pub fn tag(edition: &Edition, tag: &str) -> Option<Element> {
    let articles = matching(edition, |article| article.tags.iter().any(|known| known == tag));
    (!articles.is_empty()).then(|| listing(edition, tag, &articles))
}

/// The articles of a year or month; `None` where there are none.
pub fn period(edition: &Edition, year: i64, month: Option<u8>) -> Option<Element> {
    let articles = matching(edition, |article| is_of(article, year, month));
    let name = period_name(year, month, setting().language());
    (!articles.is_empty()).then(|| listing(edition, &name, &articles))
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
    let empty = years.is_empty().then(|| classed("p", "empty").child(words.no_articles));
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(words.archive));
    classed("div", "chronicle").child(header).child(empty).child(years)
}

fn month(month: &Month) -> Element {
    let language = setting().language();
    let route = Route::Archive { year: Some(month.year), month: Some(month.month) };
    let link = route_link(route).child(dates::month_name(month.month, language));
    let count = classed("span", "credit").child(words::articles(month.count, language));
    element("li").child(link).child(" ").child(count)
}

fn matching(edition: &Edition, wanted: impl Fn(&Article) -> bool) -> Vec<&Article> {
    edition.articles.iter().filter(|article| wanted(article)).collect()
}

fn listing(edition: &Edition, title: &str, articles: &[&Article]) -> Element {
    let setting = setting();
    let header = classed("header", "page-header")
        .child(element("h1").attribute("tabindex", "-1").child(title))
        .child(
            classed("p", "standfirst").child(words::articles(articles.len(), setting.language())),
        );
    let list = element("section")
        .attribute("aria-labelledby", "list-title")
        .child(
            classed("h2", "hidden").attribute("id", "list-title").child(setting.words().articles),
        )
        .child(stories(edition, articles.iter().copied(), First::IsLikeOthers));
    classed("div", "listing").child(header).child(list)
}
