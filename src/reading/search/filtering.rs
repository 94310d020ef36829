//! The filters of search: which of the found documents fit, and how many would fit each choice.

use std::collections::BTreeMap;

use super::index::{Document, Hit};
use crate::edition::Edition;
use crate::edition::activity::Activity;
use crate::edition::article::Article;
use crate::edition::time::moment::Moment;

/// The properties of a document that filters compare.
#[derive(Debug, Clone, Copy)]
pub struct Facets<'e> {
    /// Whether the document is an activity.
    pub is_event: bool,
    /// The section of the article, by its id.
    pub section: Option<&'e str>,
    /// The language of the article, or else of the edition, by its tag.
    pub language: Option<&'e str>,
    /// The article, whose topics are also those of its activities.
    article: &'e Article,
    /// The activity, if the document is one.
    activity: Option<&'e Activity>,
    /// The year of the article's publication, or of the activity, counted astronomically.
    pub year: Option<i64>,
    /// The instant of that date, in seconds since 1970.
    instant: Option<i64>,
}

impl<'e> Facets<'e> {
    /// The topics of the document, each once.
    pub fn topics(self) -> impl Iterator<Item = &'e String> {
        let own = self.activity.map_or(&[][..], |activity| &activity.tags);
        let others = move |tag: &&String| !own.contains(tag);
        own.iter().chain(self.article.tags.iter().filter(others))
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
    Some(Facets {
        is_event: activity.is_some(),
        section: article.section.as_deref(),
        language: article.language.as_deref().or(edition.language.as_deref()),
        article,
        activity,
        year: date.map(|date| date.date.year),
        instant: date.map(Moment::instant),
    })
}

/// Puts the newest first. What has no date comes last.
pub fn newest_first(edition: &Edition, hits: &mut [Hit]) {
    hits.sort_by_cached_key(|hit| {
        std::cmp::Reverse(facets(edition, hit.document).and_then(|facets| facets.instant))
    });
}

/// How many of the documents have each value, the most first; of as many, in the order of the values.
pub fn count<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
