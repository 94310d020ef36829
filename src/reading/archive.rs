//! Articles by the month in which they were published.

use crate::edition::Edition;
use crate::edition::article::Article;

/// A month with the number of articles published in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// The year, counted astronomically.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// The number of articles.
    pub count: usize,
}

/// The months with articles, newest first. Articles without a date are left out.
pub fn months(edition: &Edition) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for published in edition.articles.iter().filter_map(|article| article.published.as_ref()) {
        let (year, month) = (published.date.year, published.date.month);
        match months.iter_mut().find(|known| (known.year, known.month) == (year, month)) {
            Some(known) => known.count += 1,
            None => months.push(Month { year, month, count: 1 }),
        }
    }
    months
}

/// Whether an article was published in a year, or in a month of it.
pub fn is_of(article: &Article, year: i64, month: Option<u8>) -> bool {
    article.published.as_ref().is_some_and(|published| {
        published.date.year == year && month.is_none_or(|month| published.date.month == month)
    })
}
