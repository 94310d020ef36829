//! Finds the best related links without comparing an article with all others.
//!
//! For each feature (a word, a topic, a place, an author) there is a list of the articles that have it. A feature can add
//! only so much to a score. Features that cannot reach [`MIN_SCORE`] together are left aside at first: an article that
//! has only such features is no link. The lists of the other features are added up, which gives each article at most
//! the score that it can have. Articles are then compared in full, the most promising first, until no other can be
//! better than those that were found (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995).

use std::cell::RefCell;

use super::postings::Postings;
use super::score::{MIN_SCORE, PLACE_WEIGHT, Scorer, TAGS_WEIGHT, WORDS_WEIGHT};
use super::{Reason, Related, Target, is_foreign};
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::reading::likeness::thousandths;

/// Sums that are calculated in another order differ by less than this.
const TOLERANCE: f64 = 1e-6;

/// A feature of an article: what it adds to a score at most, and the articles that have it.
struct Feature<'p> {
    most: f64,
    list: List<'p>,
}

/// The articles that have a feature.
enum List<'p> {
    /// All with the same weight.
    Plain(&'p [u32]),
    /// Each with its own.
    Places(&'p [(u32, f32)], f64),
    /// The number of the word, and what a frequency of 1 adds.
    Word(usize, f64),
}

/// The sums of the articles that were come across, which are kept from one article to the next.
#[derive(Default)]
struct Sums {
    by_article: Vec<f64>,
    found: Vec<u32>,
}

/// The links that were found last: whose they are, and each with its index.
struct Last {
    postings: usize,
    own: usize,
    links: Vec<(u32, Reason, i64)>,
}

thread_local! {
    static SUMS: RefCell<Sums> = RefCell::default();
    // A print asks twice, to find out whether the page has changed, and to make the page.
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

impl Postings {
    /// The links to other articles that may be among the best `room` links, in the edition's order.
    pub(super) fn links<'a>(
        &self,
        edition: &'a Edition,
        scorer: &Scorer<'a>,
        article: &Article,
        room: usize,
        is_wanted: &dyn Fn(usize, &Article) -> bool,
    ) -> Vec<Related<'a>> {
        if room == 0 {
            return Vec::new();
        }
        if let Some(links) = self.found_before(edition, scorer.own) {
            return links;
        }
        let mut features = self.features(scorer);
        features.sort_unstable_by(|one, other| one.most.total_cmp(&other.most));
        // There is no list of a section's articles, because there are too many.
        let section = scorer.section.map_or(0.0, |(_, _, weight)| weight);
        let (mut aside, mut few) = (section, 0);
        for feature in &features {
            if aside + feature.most >= MIN_SCORE - TOLERANCE {
                break;
            }
            aside += feature.most;
            few += 1;
        }
        let best_first = SUMS.with_borrow_mut(|sums| {
            for feature in features.iter().skip(few) {
                self.add_up(feature, sums, edition.articles.len());
            }
            sums.take(MIN_SCORE - TOLERANCE - aside)
        });
        let mut links: Vec<(u32, Related<'a>)> = Vec::new();
        // The scores of the best links in the article's language, best first.
        let mut best: Vec<i64> = Vec::new();
        for (sum, index) in best_first {
            let is_full = best.len() >= room;
            let worst = best.last().copied().unwrap_or_default();
            if is_full && thousandths(sum + aside + TOLERANCE) < worst {
                break;
            }
            let place = usize::try_from(index).unwrap_or(usize::MAX);
            let other = edition.articles.get(place).filter(|other| is_wanted(place, other));
            let Some(other) = other else { continue };
            let most = sum + aside - section + scorer.section(other).0 + TOLERANCE;
            if most < MIN_SCORE || is_full && thousandths(most) < worst {
                continue;
            }
            let Some(link) = scorer.link_to(place, other) else { continue };
            if !is_foreign(article, &link) {
                let at = best.partition_point(|score| *score >= link.score);
                best.insert(at, link.score);
                best.truncate(room);
            }
            links.push((index, link));
        }
        links.sort_unstable_by_key(|(index, _)| *index);
        let kept = links.iter().map(|(index, link)| (*index, link.reason.clone(), link.score));
        let last = Last { postings: self.number, own: scorer.own, links: kept.collect() };
        LAST.set(Some(last));
        links.into_iter().map(|(_, link)| link).collect()
    }

    /// The links of an article if they were found just before on this thread.
    fn found_before<'a>(&self, edition: &'a Edition, own: usize) -> Option<Vec<Related<'a>>> {
        let last = LAST.take().filter(|last| last.postings == self.number && last.own == own);
        let links = last?.links.into_iter().filter_map(|(index, reason, score)| {
            let other = edition.articles.get(usize::try_from(index).ok()?)?;
            Some(Related { target: Target::Article(other), reason, score })
        });
        Some(links.collect())
    }

    /// The features of an article that add something to a score.
    fn features(&self, scorer: &Scorer<'_>) -> Vec<Feature<'_>> {
        let mut features = Vec::new();
        for (tag, rarity) in &scorer.tags {
            let list = self.tags.get(*tag).map(Vec::as_slice).unwrap_or_default();
            let most = TAGS_WEIGHT * rarity / scorer.all_tags;
            features.push(Feature { most, list: List::Plain(list) });
        }
        for (name, weight) in &scorer.places {
            let list = self.places.get(*name).map(Vec::as_slice).unwrap_or_default();
            let most = PLACE_WEIGHT * weight;
            features.push(Feature { most, list: List::Places(list, most) });
        }
        for (name, weight) in &scorer.authors {
            let list = self.authors.get(*name).map(Vec::as_slice).unwrap_or_default();
            features.push(Feature { most: *weight, list: List::Plain(list) });
        }
        for (number, rarity) in scorer.query.words() {
            let factor = WORDS_WEIGHT * rarity / scorer.query.own_score();
            let most = factor * self.words.most(number);
            features.push(Feature { most, list: List::Word(number, factor) });
        }
        features.retain(|feature| feature.most > 0.0);
        features
    }

    fn add_up(&self, feature: &Feature<'_>, sums: &mut Sums, articles: usize) {
        sums.by_article.resize(articles, 0.0);
        match &feature.list {
            List::Plain(list) => list.iter().for_each(|index| sums.add(*index, feature.most)),
            List::Places(list, most) => {
                list.iter().for_each(|(index, weight)| sums.add(*index, most * f64::from(*weight)));
            }
            List::Word(number, factor) => {
                self.words.each(*number, |index, amount| sums.add(index, factor * amount));
            }
        }
    }
}

impl Sums {
    fn add(&mut self, index: u32, amount: f64) {
        let place = usize::try_from(index).unwrap_or(usize::MAX);
        let Some(sum) = self.by_article.get_mut(place) else { return };
        if *sum == 0.0 {
            self.found.push(index);
        }
        *sum += amount.max(f64::MIN_POSITIVE);
    }

    /// The articles whose sum is at least `least`, the highest first. No sums are left.
    fn take(&mut self, least: f64) -> Vec<(f64, u32)> {
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

#[cfg(test)]
mod tests;
