//! The score of a related link: what two articles have in common, and how rare that is in the edition.

use super::corpus::Corpus;
use super::features::{MAX_NAMES, MAX_TAGS, is_by, places, weight_of};
use super::{Reason, Related, Target};
use crate::edition::article::Article;
use crate::edition::order;
use crate::reading::likeness::{Query, rarity, thousandths};

/// At most this many shared topics or words are named in a reason. Raised, reasons are longer.
const MAX_NAMED: usize = 3;

/// The score of an article that shares all topics. Raised, more links come from topics, and topics are the reason
/// more often. Lowered, the other features decide more often.
pub(super) const TAGS_WEIGHT: f64 = 2.0;
/// The score of an article with all the words that are compared. Raised, more articles with similar texts are
/// linked. Lowered, links need topics, places or authors in common.
pub(super) const WORDS_WEIGHT: f64 = 3.0;
/// The score of an article about the same place, if only the two have it. Raised, more articles about one place are
/// linked to each other. Lowered, a shared place alone gives no link.
pub(super) const PLACE_WEIGHT: f64 = 1.0;
/// The score of an article by the same author, if only the two have the author. Raised, more articles of one author
/// are linked to each other. Lowered, a shared author alone gives no link.
pub(super) const AUTHOR_WEIGHT: f64 = 0.9;
/// The score of an article in the same section, if only the two are in the section. Raised to [`MIN_SCORE`], a
/// shared section alone gives a link. Lowered, the section matters less.
pub(super) const SECTION_WEIGHT: f64 = 0.6;
/// Articles with a lower score are not linked. Raised, there are fewer and stronger links. Lowered, a shared section
/// alone, or words in common by chance, give links.
pub(super) const MIN_SCORE: f64 = 0.84;
/// A topic, place or author is the reason from this score on. Raised, the section or words in common are named more
/// often. Lowered, weak topics, places and authors are named.
const MIN_SHARED_SCORE_FOR_REASON: f64 = 0.2;
/// Where no topic, place or author is the reason, words are named from this score on, and the section below it.
/// Raised, the section is named more often. Lowered, words are
/// named more often.
const MIN_WORDS_SCORE_FOR_REASON: f64 = 1.5;

/// The features of an article, with their weights, to be compared with other articles.
pub(super) struct Scorer<'a> {
    pub(super) query: Query<'a>,
    /// The article's topics, each with its rarity.
    pub(super) tags: Vec<(&'a str, f64)>,
    /// The sum of the topics' rarities.
    pub(super) all_tags: f64,
    /// The article's places, each with its weight.
    pub(super) places: Vec<(&'a str, f64)>,
    /// The article's authors, each with its weight.
    pub(super) authors: Vec<(&'a str, f64)>,
    /// The id, the title and the weight of the article's section.
    pub(super) section: Option<(&'a str, &'a str, f64)>,
}

impl<'a> Scorer<'a> {
    /// The features of the article with this index.
    pub(super) fn new(corpus: &Corpus<'a>, own: usize, article: &'a Article) -> Self {
        let all = corpus.edition.articles.len();
        let tags: Vec<(&str, f64)> = article
            .tags
            .iter()
            .take(MAX_TAGS)
            .map(|tag| (tag.as_str(), rarity(corpus.count_of_tag(tag), all)))
            .collect();
        let all_tags = tags.iter().map(|(_, rarity)| rarity).sum::<f64>().max(f64::MIN_POSITIVE);
        // 1 for a feature that only two articles have, and nearly 0 for one that all have.
        let relative_rarity = |articles: usize| (rarity(articles, all) / rarity(2, all)).min(1.0);
        let mut places = places(article);
        for (name, weight) in &mut places {
            *weight *= relative_rarity(corpus.count_of_place(name));
        }
        let authors = article.authors.iter().take(MAX_NAMES).map(|author| author.name.as_str());
        let authors = authors
            .map(|name| (name, AUTHOR_WEIGHT * relative_rarity(corpus.count_of_author(name))))
            .collect();
        let section = article.section.as_deref().map(|id| {
            let weight = relative_rarity(corpus.count_of_section(id));
            (id, corpus.edition.section_title(id).unwrap_or(id), SECTION_WEIGHT * weight)
        });
        Self { query: corpus.words.query(own), tags, all_tags, places, authors, section }
    }

    /// The link to another article, if the score is high enough. The reason is the feature that counts most.
    pub(super) fn link_to(&self, index: usize, other: &'a Article) -> Option<Related<'a>> {
        let tags = self.tags(other);
        let (place, name) = self.place(other);
        let (section, title) = self.section(other);
        let (author, by) = self.author(other);
        let words = WORDS_WEIGHT * self.query.likeness(index);
        let score = tags + place + section + author + words;
        if score < MIN_SCORE {
            return None;
        }
        // Words in common explain little to a visitor, even with a high score.
        let reason = if tags.max(place).max(author) < MIN_SHARED_SCORE_FOR_REASON {
            match words < MIN_WORDS_SCORE_FOR_REASON && section > 0.0 {
                true => Reason::Section(title.to_owned()),
                false => Reason::Words(self.query.shared(index, MAX_NAMED)),
            }
        } else if tags >= place.max(author) {
            Reason::Tags(self.rarest_tags(other))
        } else if place >= author {
            Reason::Place(name.to_owned())
        } else {
            Reason::Author(by.to_owned())
        };
        Some(Related { target: Target::Article(other), reason, score: thousandths(score) })
    }

    /// The score of the shared topics.
    fn tags(&self, other: &Article) -> f64 {
        let sum: f64 = self.shared_tags(other).map(|(_, rarity)| rarity).sum();
        TAGS_WEIGHT * sum / self.all_tags
    }

    /// The rarest of the shared topics.
    fn rarest_tags(&self, other: &Article) -> Vec<String> {
        let shared = self.shared_tags(other).collect();
        let shared = order::by_key(shared, |(_, rarity)| (-thousandths(*rarity), 0));
        shared.iter().take(MAX_NAMED).map(|(tag, _)| (*tag).to_owned()).collect()
    }

    fn shared_tags(&self, other: &Article) -> impl Iterator<Item = &(&'a str, f64)> {
        self.tags.iter().filter(|(tag, _)| other.tags.iter().any(|other| other == tag))
    }

    fn place(&self, other: &Article) -> (f64, &'a str) {
        let theirs = places(other);
        let mut best = (0.0, "");
        for (name, weight) in &self.places {
            let weight = PLACE_WEIGHT * weight * weight_of(&theirs, name);
            if weight > best.0 {
                best = (weight, *name);
            }
        }
        best
    }

    /// What a section in common adds to the score, with its title.
    pub(super) fn section(&self, other: &Article) -> (f64, &'a str) {
        match self.section {
            Some((id, title, weight)) if other.section.as_deref() == Some(id) => (weight, title),
            _ => (0.0, ""),
        }
    }

    fn author(&self, other: &Article) -> (f64, &'a str) {
        let mut best = (0.0, "");
        for (name, weight) in &self.authors {
            if *weight > best.0 && is_by(other, name) {
                best = (*weight, *name);
            }
        }
        best
    }
}
