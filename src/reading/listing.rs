//! Lists of articles: the articles of a list, and its pages.

use super::archive::{Month, is_of};
use super::dates;
use crate::edition::Edition;
use crate::edition::article::{Article, Author};
use crate::edition::time::calendar::{Date, TimeOfDay};
use crate::edition::time::moment::{Moment, Precision};
use crate::words::Words;

/// At most this many articles stand on one page of a list.
pub const MAX_ON_PAGE: usize = 30;

/// Whether the archive names all articles on its first page, because they are few. `undated` is the number of articles
/// without a date.
pub fn names_all(months: &[Month], undated: usize) -> bool {
    months.iter().map(|month| month.count).sum::<usize>() + undated <= MAX_ON_PAGE
}

/// The entry of an author that has the most facts. Entries are looked for in the edition and in its articles.
pub fn author<'e>(edition: &'e Edition, name: &str) -> Option<&'e Author> {
    let written = List::Author(name).articles(edition).into_iter();
    let entries = edition.authors.iter().chain(written.flat_map(|article| &article.authors));
    entries.filter(|author| author.name == name).max_by_key(|author| {
        usize::from(author.avatar.is_some()) + usize::from(author.url.is_some())
    })
}

/// A list of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List<'a> {
    /// The articles of a section, by its id.
    Section(&'a str),
    /// The articles about a topic.
    Tag(&'a str),
    /// The articles by an author, by the name.
    Author(&'a str),
    /// The articles of a year, or of one of its months.
    Period(i64, Option<u8>),
    /// The articles without a date.
    Undated,
}

impl List<'_> {
    /// The indices of the list's articles, if the edition has tables of them.
    #[cfg(not(target_arch = "wasm32"))]
    fn looked_up<'e>(&self, edition: &'e Edition) -> Option<&'e [usize]> {
        let tables = edition.lookup.tables()?;
        let indices = match self {
            Self::Section(id) => tables.sections.get(*id),
            Self::Tag(tag) => tables.tags.get(*tag),
            Self::Author(name) => tables.authors.get(*name),
            Self::Period(year, month) => tables.periods.get(&(*year, *month)),
            Self::Undated => Some(&tables.undated),
        };
        Some(indices.map(Vec::as_slice).unwrap_or_default())
    }

    /// Whether an article is in the list.
    pub fn has(&self, article: &Article) -> bool {
        match self {
            Self::Section(id) => article.section.as_deref() == Some(*id),
            Self::Tag(tag) => article.tags.iter().any(|own| own == tag),
            Self::Author(name) => article.authors.iter().any(|own| own.name == *name),
            Self::Period(year, month) => is_of(article, *year, *month),
            Self::Undated => article.published.is_none(),
        }
    }

    /// The articles of the list, in the edition's order.
    pub fn articles<'e>(&self, edition: &'e Edition) -> Vec<&'e Article> {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(indices) = self.looked_up(edition) {
            return indices.iter().filter_map(|index| edition.articles.get(*index)).collect();
        }
        edition.articles.iter().filter(|article| self.has(article)).collect()
    }

    /// Whether the list has a page, counted from 1. A section that the edition names, and the archive, have
    /// a first page even without articles.
    pub fn has_page(&self, edition: &Edition, page: usize) -> bool {
        let has_first_page = match self {
            Self::Section(id) => edition.section_title(id).is_some(),
            Self::Undated => true,
            Self::Tag(_) | Self::Author(_) | Self::Period(..) => false,
        };
        let before = page.saturating_sub(1) * MAX_ON_PAGE;
        if has_first_page && before == 0 {
            return true;
        }
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(indices) = self.looked_up(edition) {
            return indices.len() > before;
        }
        edition.articles.iter().filter(|article| self.has(article)).nth(before).is_some()
    }
}

/// The indices of the next newer and the next older article in the language of an article.
pub fn neighbours(edition: &Edition, article: &Article) -> (Option<usize>, Option<usize>) {
    let primary = |article: &Article| {
        let tag = article.language.as_deref().unwrap_or_default();
        tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
    };
    let language = primary(article);
    let Some(index) = edition.index_of(&article.id) else { return (None, None) };
    let (newer, rest) = edition.articles.split_at(index);
    let is_same = |other: &Article| primary(other) == language;
    let older = rest.iter().skip(1).position(is_same);
    (newer.iter().rposition(is_same), older.map(|distance| index + 1 + distance))
}

/// A year or month in words: `2023`, `March 2023`.
pub fn period_name(year: i64, month: Option<u8>, words: &Words) -> String {
    let unit = Moment {
        date: Date { year, month: month.unwrap_or(1), day: 1 },
        time: TimeOfDay::default(),
        precision: if month.is_some() { Precision::Month } else { Precision::Year },
        offset: 0,
        zone: None,
        approximate: false,
    };
    dates::date(&unit, words)
}

#[cfg(test)]
mod tests;
