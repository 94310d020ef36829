//! What searches for related links keep from one to the next. It belongs to the lists of one edition, and threads share
//! it.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Reason, Related, Target};
use crate::edition::Edition;

/// At most this many articles are remembered with their links. A print asks for the links of an article several times
/// before it goes to the next, on every processor.
const MAX_REMEMBERED: usize = 256;

/// What searches keep from one to the next.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Sums that no search uses at the moment, each of which has room for every article.
    sums: Mutex<Vec<Sums>>,
    /// The latest links at the end.
    found: Mutex<VecDeque<Found>>,
}

/// The links of an article.
#[derive(Debug)]
struct Found {
    own: usize,
    /// The indices of the targets, with reasons and scores.
    links: Vec<(usize, Reason, i64)>,
}

/// The sums of the articles that a search came across. No sums are left after it.
#[derive(Debug, Default)]
pub(super) struct Sums {
    by_article: Vec<f64>,
    found: Vec<u32>,
}

impl Memory {
    /// Searches with sums that no other search uses at the same time. They have room for this many articles.
    pub(super) fn with_sums<T>(&self, articles: usize, search: impl FnOnce(&mut Sums) -> T) -> T {
        let mut sums = locked(&self.sums).pop().unwrap_or_default();
        sums.by_article.resize(articles, 0.0);
        let found = search(&mut sums);
        locked(&self.sums).push(sums);
        found
    }

    /// The links to other articles that were found for an article, unless that was long ago.
    pub(super) fn recall<'a>(&self, edition: &'a Edition, own: usize) -> Option<Vec<Related<'a>>> {
        let remembered = locked(&self.found);
        let found = remembered.iter().rev().find(|found| found.own == own)?;
        let links = found.links.iter().map(|(index, reason, score)| {
            let target = Target::Article(edition.articles.get(*index)?);
            Some(Related { target, reason: reason.clone(), score: *score })
        });
        links.collect()
    }

    /// Remembers the links from an article to others.
    pub(super) fn remember(&self, edition: &Edition, own: usize, links: &[Related<'_>]) {
        let links = links.iter().filter_map(|link| match &link.target {
            Target::Article(other) => {
                Some((edition.index_of(&other.id)?, link.reason.clone(), link.score))
            }
            Target::Page { .. } => None,
        });
        let found = Found { own, links: links.collect() };
        let mut remembered = locked(&self.found);
        remembered.push_back(found);
        if remembered.len() > MAX_REMEMBERED {
            remembered.pop_front();
        }
    }
}

fn locked<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sums {
    /// Adds an amount to the sum of the article with an index.
    pub(super) fn add(&mut self, index: u32, amount: f64) {
        let place = usize::try_from(index).unwrap_or(usize::MAX);
        let Some(sum) = self.by_article.get_mut(place) else { return };
        if *sum == 0.0 {
            self.found.push(index);
        }
        *sum += amount.max(f64::MIN_POSITIVE);
    }

    /// The articles whose sum is at least `least`, the highest first. No sums are left.
    pub(super) fn take(&mut self, least: f64) -> Vec<(f64, u32)> {
        let mut all = Vec::new();
        for index in self.found.drain(..) {
            let place = usize::try_from(index).unwrap_or(usize::MAX);
            let sum = self.by_article.get_mut(place).map(std::mem::take).unwrap_or_default();
            if sum >= least {
                all.push((sum, index));
            }
        }
        all.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
        all
    }
}
