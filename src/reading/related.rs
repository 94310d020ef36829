//! Related links of an article: first the editor's pinned links, then articles with the same topics, place,
//! section, author or words. Each link has a reason.
//!
//! The same edition always gives the same list. The list has neither the article itself nor a link twice.
//! Articles in the article's language come first. Articles below `MIN_SCORE` are left out.

mod reason;

pub use reason::Reason;

use super::likeness::{Index, Query, rarity, thousandths};
use crate::edition::address::Address;
use crate::edition::article::{Article, Pin};
use crate::edition::slug::UsedNames;
use crate::edition::time::moment::Moment;
use crate::edition::{Edition, order};

/// At most this many links are shown, unless the editor pinned more. Raised, weaker links are shown too. Lowered,
/// only the strongest are left.
pub const MAX_LINKS: usize = 6;

/// At most this many shared topics or words are named in a reason. Raised, reasons are longer.
const MAX_NAMED: usize = 3;

/// The score of an article that shares all topics. Raised, more links come from topics, and topics are the reason
/// more often. Lowered, the other features decide more often.
const TAGS_WEIGHT: f64 = 2.0;
/// The score of an article with all the words that are compared. Raised, more articles with similar texts are
/// linked. Lowered, links need topics, places or authors in common.
const WORDS_WEIGHT: f64 = 3.0;
/// The score of an article about the same place, if only the two have it. Raised, more articles about one place are
/// linked to each other. Lowered, a shared place alone gives no link.
const PLACE_WEIGHT: f64 = 1.0;
/// The score of an article by the same author, if only the two have the author. Raised, more articles of one author
/// are linked to each other. Lowered, a shared author alone gives no link.
const AUTHOR_WEIGHT: f64 = 0.9;
/// The score of an article in the same section, if only the two are in the section. Raised to [`MIN_SCORE`], a
/// shared section alone gives a link. Lowered, the section matters less.
const SECTION_WEIGHT: f64 = 0.6;
/// Articles with a lower score are not linked. Raised, there are fewer and stronger links. Lowered, a shared section
/// alone, or words in common by chance, give links.
const MIN_SCORE: f64 = 0.84;
/// A topic, place or author is the reason from this score on. Raised, the section or words in common are named more
/// often. Lowered, weak topics, places and authors are named.
const MIN_SHARED_SCORE_FOR_REASON: f64 = 0.2;
/// Where no topic, place or author is the reason, words are named from this score on, and the section below it.
/// Raised, the section is named more often. Lowered, words are
/// named more often.
const MIN_WORDS_SCORE_FOR_REASON: f64 = 1.5;

/// Where a related link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target<'a> {
    /// To an article of the edition.
    Article(&'a Article),
    /// To a page elsewhere.
    Page {
        /// The address of the page.
        url: &'a Address,
        /// The title of the page.
        title: &'a str,
        /// When the page was published.
        date: Option<&'a Moment>,
    },
}

/// A related link.
#[derive(Debug, Clone, PartialEq)]
pub struct Related<'a> {
    /// The target of the link.
    pub target: Target<'a>,
    /// The reason for the link.
    pub reason: Reason,
    /// The score of the link, in thousandths; 0 for pinned links.
    pub score: i64,
}

/// The related links of an article: all pinned links, and others up to [`MAX_LINKS`] in total.
pub fn related<'a>(
    edition: &'a Edition,
    words: &'a Index,
    article: &'a Article,
) -> Vec<Related<'a>> {
    let mut links = pinned(edition, article);
    let Some(own) = edition.index_of(&article.id) else {
        return links;
    };
    let mut known = UsedNames::default();
    for link in &links {
        known.claim(id(&link.target).unwrap_or_default());
    }
    let scorer = Scorer::new(edition, words.query(own), article);
    let mut others: Vec<Related<'a>> = Vec::new();
    for (index, other) in edition.articles.iter().enumerate() {
        if index != own && !known.has(&other.id) {
            others.extend(scorer.link_to(index, other));
        }
    }
    let room = MAX_LINKS.saturating_sub(links.len());
    // Links of the same score keep the edition's order, newest first.
    let others = order::by_key(others, |link| (i64::from(is_foreign(article, link)), -link.score));
    links.extend(others.into_iter().take(room));
    links
}

fn id<'a>(target: &Target<'a>) -> Option<&'a str> {
    match target {
        Target::Article(article) => Some(&article.id),
        Target::Page { .. } => None,
    }
}

fn is_foreign(article: &Article, link: &Related<'_>) -> bool {
    let primary = |article: &Article| {
        let tag = article.language.as_deref().unwrap_or_default();
        tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
    };
    matches!(link.target, Target::Article(other) if primary(other) != primary(article))
}

fn pinned<'a>(edition: &'a Edition, article: &'a Article) -> Vec<Related<'a>> {
    let mut links: Vec<Related<'a>> = Vec::new();
    let (mut articles, mut pages) = (UsedNames::default(), UsedNames::default());
    for pin in &article.pinned {
        let target = match pin {
            Pin::Article(id) => {
                let claimed = articles.claim(id).then_some(id);
                claimed.and_then(|id| edition.by_id(id)).map(Target::Article)
            }
            Pin::Page { url, title, date } => {
                pages.claim(url.as_str()).then(|| Target::Page { url, title, date: date.as_ref() })
            }
        };
        links.extend(target.map(|target| Related { target, reason: Reason::Pinned, score: 0 }));
    }
    links
}

/// The features of an article, with their weights, to be compared with other articles.
struct Scorer<'a> {
    query: Query<'a>,
    /// The article's topics, each with its rarity.
    tags: Vec<(&'a str, f64)>,
    /// The sum of the topics' rarities.
    all_tags: f64,
    /// The article's places, each with its weight.
    places: Vec<(&'a str, f64)>,
    /// The article's authors, each with its weight.
    authors: Vec<(&'a str, f64)>,
    /// The id, the title and the weight of the article's section.
    section: Option<(&'a str, &'a str, f64)>,
}

impl<'a> Scorer<'a> {
    fn new(edition: &'a Edition, query: Query<'a>, article: &'a Article) -> Self {
        let all = edition.articles.len();
        let count = |has: &dyn Fn(&Article) -> bool| {
            edition.articles.iter().filter(|article| has(article)).count()
        };
        let tags: Vec<(&str, f64)> = article
            .tags
            .iter()
            .take(MAX_TAGS)
            .map(|tag| (tag.as_str(), rarity(count(&|other| other.tags.contains(tag)), all)))
            .collect();
        let all_tags = tags.iter().map(|(_, rarity)| rarity).sum::<f64>().max(f64::MIN_POSITIVE);
        // 1 for a feature that only two articles have, and nearly 0 for one that all have.
        let relative_rarity = |articles: usize| (rarity(articles, all) / rarity(2, all)).min(1.0);
        let mut places = places(article);
        for (name, weight) in &mut places {
            *weight *= relative_rarity(count(&|other| weight_of(&self::places(other), name) > 0.0));
        }
        let authors = article.authors.iter().take(MAX_NAMES).map(|author| author.name.as_str());
        let authors = authors
            .map(|name| (name, AUTHOR_WEIGHT * relative_rarity(count(&|other| is_by(other, name)))))
            .collect();
        let section = article.section.as_deref().map(|id| {
            let weight = relative_rarity(count(&|other| other.section.as_deref() == Some(id)));
            (id, edition.section_title(id).unwrap_or(id), SECTION_WEIGHT * weight)
        });
        Self { query, tags, all_tags, places, authors, section }
    }

    /// The link to another article, if the score is high enough. The reason is the feature that counts most.
    fn link_to(&self, index: usize, other: &'a Article) -> Option<Related<'a>> {
        let (tags, shared) = self.tags(other);
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
            Reason::Tags(shared)
        } else if place >= author {
            Reason::Place(name.to_owned())
        } else {
            Reason::Author(by.to_owned())
        };
        Some(Related { target: Target::Article(other), reason, score: thousandths(score) })
    }

    /// The score of the shared topics, and the rarest of them.
    fn tags(&self, other: &Article) -> (f64, Vec<String>) {
        let shared: Vec<&(&str, f64)> = self
            .tags
            .iter()
            .filter(|(tag, _)| other.tags.iter().any(|other| other == tag))
            .collect();
        let sum: f64 = shared.iter().map(|(_, rarity)| rarity).sum();
        let shared = order::by_key(shared, |(_, rarity)| (-thousandths(*rarity), 0));
        let named = shared.iter().take(MAX_NAMED).map(|(tag, _)| (*tag).to_owned()).collect();
        (TAGS_WEIGHT * sum / self.all_tags, named)
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

    fn section(&self, other: &Article) -> (f64, &'a str) {
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

fn is_by(article: &Article, name: &str) -> bool {
    article.authors.iter().any(|author| author.name == name)
}

/// At most this many topics of an article are compared. Raised, articles with long lists of topics take more time.
const MAX_TAGS: usize = 40;
/// At most this many places, and this many authors, of an article are compared. Raised, long timelines take more time.
const MAX_NAMES: usize = 12;

/// The places of an article and of its activities. The article's own place has weight 1, the others 0.5.
fn places(article: &Article) -> Vec<(&str, f64)> {
    let mut places: Vec<(&str, f64)> = Vec::new();
    let steps = article.timeline.activities.iter().filter_map(|activity| activity.place.as_ref());
    let own = article.place.iter().map(|place| (place.name.as_str(), 1.0));
    for (name, weight) in own.chain(steps.map(|place| (place.name.as_str(), 0.5))) {
        if places.len() < MAX_NAMES && !places.iter().any(|(known, _)| *known == name) {
            places.push((name, weight));
        }
    }
    places
}

fn weight_of(places: &[(&str, f64)], name: &str) -> f64 {
    places.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, weight)| *weight)
}
