//! The filters of search: which of the found documents fit, and how many would fit each choice.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::index::{Document, Hit};
use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::time::moment::Moment;

/// At most this many topics are offered where nothing is found.
pub const MAX_TOPICS: usize = 24;

/// The properties of a document that filters compare.
#[derive(Debug, Clone)]
pub struct Facets<'e> {
    /// Whether the document is an activity.
    pub is_event: bool,
    /// The section of the article, by its id.
    pub section: Option<&'e str>,
    /// The language of the article, or else of the edition, by its tag.
    pub language: Option<&'e str>,
    pub(super) topics: Topics<'e>,
    /// The year of the article's publication, or of the activity, counted astronomically.
    pub year: Option<i64>,
    /// When that was, to compare it with other documents of the same source: a later moment is a greater number.
    pub(super) moment: Option<i64>,
}

/// The topics of a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Topics<'e> {
    /// The topics of an activity, and the topics of its article.
    Own([&'e [String]; 2]),
    /// Positions in a list.
    Listed(&'e [String], [&'e [usize]; 2]),
}

impl<'e> Facets<'e> {
    /// The topics of the document, each once.
    pub fn topics(&self) -> Vec<&'e String> {
        match self.topics {
            Topics::Own([own, others]) => {
                own.iter().chain(others.iter().filter(|tag| !own.contains(tag))).collect()
            }
            Topics::Listed(all, [own, others]) => {
                let places = own.iter().chain(others.iter().filter(|at| !own.contains(at)));
                places.filter_map(|at| all.get(*at)).collect()
            }
        }
    }
}

/// The article of a document, and the activity if it is one.
pub fn entry(edition: &Edition, document: Document) -> Option<(&Article, Option<&Activity>)> {
    let article = edition.articles.get(document.article)?;
    match document.activity {
        None => Some((article, None)),
        Some(at) => Some((article, Some(article.timeline.activities.get(at)?))),
    }
}

/// The properties of a document that filters compare. `None` if the edition has no such document.
pub fn facets(edition: &Edition, document: Document) -> Option<Facets<'_>> {
    let (article, activity) = entry(edition, document)?;
    let date = activity.map_or(article.published.as_ref(), |activity| Some(&activity.start));
    let own = activity.map_or(&[][..], |activity| &activity.tags);
    Some(Facets {
        is_event: activity.is_some(),
        section: article.section.as_deref(),
        language: article.language.as_deref().or(edition.language.as_deref()),
        topics: Topics::Own([own, &article.tags]),
        year: date.map(|date| date.date.year),
        moment: date.map(Moment::instant),
    })
}

/// Puts the newest first. What has no date comes last. `facets` gives those of a document by its number.
pub fn newest_first<'e>(hits: &mut [Hit], facets: impl Fn(usize) -> Option<Facets<'e>>) {
    hits.sort_by_cached_key(|hit| Reverse(facets(hit.number).and_then(|facets| facets.moment)));
}

/// How many of the documents have each value, the most first; of as many, in the order of the values.
pub fn count<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}
