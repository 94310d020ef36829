//! Finds the best related links without comparing an article with all others.
//!
//! For each feature (a word, a topic, a place, an author) there is a list of the articles that have it. A feature can add
//! only so much to a score. Features that cannot reach [`MIN_SCORE`] together are left aside at first: an article that
//! has only such features is no link. The lists of the other features are added up, which gives each article at most
//! the score that it can have. Articles are then compared in full, the most promising first, until no other can be
//! better than those that were found (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995).

use std::cell::RefCell;
use std::collections::HashMap;

use super::corpus::Corpus;
use super::features::places;
use super::score::{MIN_SCORE, PLACE_WEIGHT, Scorer, TAGS_WEIGHT, WORDS_WEIGHT};
use super::{Related, is_foreign};
use crate::edition::Edition;
use crate::edition::article::Article;
use crate::reading::likeness::postings::WordPostings;
use crate::reading::likeness::{Index, thousandths};

/// Sums that are calculated in another order differ by less than this.
const TOLERANCE: f64 = 1e-6;

/// The indices of the articles of an edition by the features that they have.
#[derive(Debug)]
pub struct Postings {
    words: WordPostings,
    tags: HashMap<String, Vec<u32>>,
    /// Each article with the weight of the place in it.
    places: HashMap<String, Vec<(u32, f32)>>,
    authors: HashMap<String, Vec<u32>>,
    sections: HashMap<String, usize>,
}

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

thread_local! {
    static SUMS: RefCell<Sums> = RefCell::default();
}

impl Postings {
    /// The lists of an edition with its words.
    pub fn new(edition: &Edition, words: &Index) -> Self {
        let (mut tags, mut places_of) = (HashMap::new(), HashMap::<String, Vec<(u32, f32)>>::new());
        let (mut authors, mut sections) = (HashMap::new(), HashMap::<String, usize>::new());
        for (index, article) in edition.articles.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            article.tags.iter().for_each(|tag| add(&mut tags, tag, index));
            for (name, weight) in places(article) {
                // The weights are 0.5 and 1.
                #[allow(clippy::cast_possible_truncation)]
                places_of.entry(name.to_owned()).or_default().push((index, weight as f32));
            }
            article.authors.iter().for_each(|author| add(&mut authors, &author.name, index));
            if let Some(section) = &article.section {
                *sections.entry(section.clone()).or_default() += 1;
            }
        }
        Self { words: WordPostings::new(words), tags, places: places_of, authors, sections }
    }

    pub(super) fn count_of_tag(&self, tag: &str) -> usize {
        self.tags.get(tag).map_or(0, Vec::len)
    }

    pub(super) fn count_of_place(&self, name: &str) -> usize {
        self.places.get(name).map_or(0, Vec::len)
    }

    pub(super) fn count_of_author(&self, name: &str) -> usize {
        self.authors.get(name).map_or(0, Vec::len)
    }

    pub(super) fn count_of_section(&self, id: &str) -> usize {
        self.sections.get(id).copied().unwrap_or_default()
    }

    /// The links to other articles that may be among the best `room` links, in the edition's order.
    pub(super) fn links<'a>(
        &self,
        corpus: &Corpus<'a>,
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
        // The section is compared in full, because every section is in too many articles.
        let mut aside = scorer.section.map_or(0.0, |(_, _, weight)| weight);
        let mut few = 0;
        for feature in &features {
            if aside + feature.most >= MIN_SCORE - TOLERANCE {
                break;
            }
            aside += feature.most;
            few += 1;
        }
        let best_first = SUMS.with_borrow_mut(|sums| {
            for feature in features.iter().skip(few) {
                self.add_up(feature, sums, corpus.edition.articles.len());
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
            let other = corpus.edition.articles.get(place).filter(|other| is_wanted(place, other));
            let Some(link) = other.and_then(|other| scorer.link_to(place, other)) else { continue };
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

/// Adds an article to the list of a name, once.
fn add(lists: &mut HashMap<String, Vec<u32>>, name: &str, index: u32) {
    let list = match lists.get_mut(name) {
        Some(list) => list,
        None => lists.entry(name.to_owned()).or_default(),
    };
    if list.last() != Some(&index) {
        list.push(index);
    }
}

#[cfg(test)]
mod tests;
