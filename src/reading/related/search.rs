//! Finds the best related links without comparing an article with all others.
//!
//! For each feature (a word, a topic, a place, an author) there is a list of the articles that have it. A feature can add
//! only so much to a score. Features that cannot reach [`MIN_SCORE`] together are left aside at first: an article that
//! has only such features is no link. The lists of the other features are added up, which gives each article at most
//! the score that it can have. Articles are then compared in full, the most promising first, until no other can be
//! better than those that were found (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995).

use super::memory::Sums;
use super::postings::Postings;
use super::score::{MIN_SCORE, PLACE_WEIGHT, Scorer, TAGS_WEIGHT, WORDS_WEIGHT};
use super::{Related, is_foreign};
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
        let best_first = self.memory.with_sums(edition.articles.len(), |sums| {
            for feature in features.iter().skip(few) {
                self.add_up(feature, sums);
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
        links.into_iter().map(|(_, link)| link).collect()
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

    fn add_up(&self, feature: &Feature<'_>, sums: &mut Sums) {
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

#[cfg(test)]
mod tests;
