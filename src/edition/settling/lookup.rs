//! Finds articles by slug and id, and the articles of lists, without going through the edition.
//!
//! A print asks for them on every page. In a browser a page asks once, and going through the edition takes less code.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::edition::Edition;

/// Where the articles of an edition are. Empty until it is made, and not part of the edition's content: a clone of an
/// edition has none, because it may be changed.
#[derive(Debug, Default)]
pub struct Lookup(Option<Arc<Tables>>);

/// The indices of the articles, in the edition's order.
#[derive(Debug, Default)]
pub struct Tables {
    /// By slug, and by alias where no article has that slug.
    pub slugs: BTreeMap<String, usize>,
    /// By identifier.
    pub ids: BTreeMap<String, usize>,
    /// By the id of the section.
    pub sections: BTreeMap<String, Vec<usize>>,
    /// By topic. An article is there once, even if it names the topic twice.
    pub tags: BTreeMap<String, Vec<usize>>,
    /// By the name of an author. An article is there once.
    pub authors: BTreeMap<String, Vec<usize>>,
    /// By year, and by year and month.
    pub periods: BTreeMap<(i64, Option<u8>), Vec<usize>>,
    /// The articles without a date.
    pub undated: Vec<usize>,
    /// Whether any article has activities.
    pub has_activities: bool,
}

impl Lookup {
    /// The tables of a settled edition.
    pub(in crate::edition) fn new(edition: &Edition) -> Self {
        let mut tables = Tables::default();
        for (index, article) in edition.articles.iter().enumerate() {
            tables.slugs.entry(article.slug.clone()).or_insert(index);
            tables.ids.entry(article.id.clone()).or_insert(index);
            if let Some(section) = &article.section {
                tables.sections.entry(section.clone()).or_default().push(index);
            }
            for tag in &article.tags {
                add_once(tables.tags.entry(tag.clone()).or_default(), index);
            }
            for author in &article.authors {
                add_once(tables.authors.entry(author.name.clone()).or_default(), index);
            }
            match &article.published {
                Some(published) => {
                    let (year, month) = (published.date.year, published.date.month);
                    for period in [(year, None), (year, Some(month))] {
                        tables.periods.entry(period).or_default().push(index);
                    }
                }
                None => tables.undated.push(index),
            }
            tables.has_activities |= !article.timeline.activities.is_empty();
        }
        for (index, article) in edition.articles.iter().enumerate() {
            for alias in &article.aliases {
                tables.slugs.entry(alias.clone()).or_insert(index);
            }
        }
        Self(Some(Arc::new(tables)))
    }

    /// The tables, if they were made.
    pub fn tables(&self) -> Option<&Tables> {
        self.0.as_deref()
    }
}

fn add_once(list: &mut Vec<usize>, index: usize) {
    if list.last() != Some(&index) {
        list.push(index);
    }
}

impl Clone for Lookup {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Lookup {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
