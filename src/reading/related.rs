//! Related links of an article: what the editor pinned, then what shares subject, place, section,
//! author or words, each with its reason.
//!
//! Deterministic: the same edition gives the same list. Never the article itself, nothing twice,
//! articles of its own language first, and nothing rather than noise: what scores below a threshold
//! is left out.

mod reason;

pub use reason::Reason;

use super::likeness::{Index, Query, rarity, thousandths};
use crate::edition::address::Address;
use crate::edition::article::{Article, Pin};
use crate::edition::slug::Taken;
use crate::edition::time::moment::Moment;
use crate::edition::{Edition, order};

/// As many links as a reader may look through after an article.
pub const MOST: usize = 6;

/// As many shared tags or words are named as the reason.
const NAMED: usize = 3;

/// What each kind of likeness counts for, where all of it is there.
const TAGS: f64 = 2.0;
const WORDS: f64 = 3.0;
const PLACE: f64 = 1.0;
const AUTHORS: f64 = 0.9;
const SECTION: f64 = 0.6;
/// Less than this is noise: a shared section alone, or words that happen to be the same.
const LEAST: f64 = 0.84;
/// A subject, place or author that counts for as much is named as the reason.
const TELLING: f64 = 0.2;
/// Words that count for as much are named rather than the section.
const WORDS_TELL: f64 = 1.5;

/// Where a related link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target<'a> {
    /// To an article of the edition.
    Article(&'a Article),
    /// To a page elsewhere.
    Page {
        /// Where.
        url: &'a Address,
        /// What it is called.
        title: &'a str,
        /// When it was published.
        date: Option<&'a Moment>,
    },
}

/// A related link.
#[derive(Debug, Clone, PartialEq)]
pub struct Related<'a> {
    /// Where it leads.
    pub target: Target<'a>,
    /// Why.
    pub reason: Reason,
    /// How alike the two are, in thousandths; 0 for pinned links.
    pub score: i64,
}

/// The related links of an article: all that are pinned, and as many others as make [`MOST`].
pub fn related<'a>(
    edition: &'a Edition,
    index: &'a Index,
    article: &'a Article,
) -> Vec<Related<'a>> {
    let mut links = pinned(edition, article);
    let Some(own) = edition.articles.iter().position(|other| other.id == article.id) else {
        return links;
    };
    let mut known = Taken::default();
    for link in &links {
        known.claim(id(&link.target).unwrap_or_default());
    }
    let judge = Scorer::new(edition, index.query(own), article);
    let mut others: Vec<Related<'a>> = Vec::new();
    for (place, other) in edition.articles.iter().enumerate() {
        if place != own && !known.has(&other.id) {
            others.extend(judge.judge(place, other));
        }
    }
    let room = MOST.saturating_sub(links.len());
    // An edition is in order already, newest first: within one score that order stays.
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
    let (mut articles, mut pages) = (Taken::default(), Taken::default());
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

/// An article, ready to be held against all others.
struct Scorer<'a> {
    query: Query<'a>,
    /// Its tags with how rare each is, and the sum of that.
    tags: Vec<(&'a str, f64)>,
    all_tags: f64,
    /// Its places with how much each says of it.
    places: Vec<(&'a str, f64)>,
    /// Its authors, the same.
    authors: Vec<(&'a str, f64)>,
    /// Its section by id and title, the same.
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
            .take(MOST_TAGS)
            .map(|tag| (tag.as_str(), rarity(count(&|other| other.tags.contains(tag)), all)))
            .collect();
        let all_tags = tags.iter().map(|(_, rarity)| rarity).sum::<f64>().max(f64::MIN_POSITIVE);
        // Something that only two have says all; something that all have, nothing.
        let telling = |articles: usize| (rarity(articles, all) / rarity(2, all)).min(1.0);
        let mut places = places(article);
        for (name, weight) in &mut places {
            *weight *= telling(count(&|other| weight_of(&self::places(other), name) > 0.0));
        }
        let authors = article.authors.iter().take(MOST_NAMES).map(|author| author.name.as_str());
        let authors = authors
            .map(|name| (name, AUTHORS * telling(count(&|other| is_by(other, name)))))
            .collect();
        let section = article.section.as_deref().map(|id| {
            let weight = telling(count(&|other| other.section.as_deref() == Some(id)));
            (id, edition.section_title(id).unwrap_or(id), SECTION * weight)
        });
        Self { query, tags, all_tags, places, authors, section }
    }

    /// The link to another article, if the two are alike enough; the reason is what counts most.
    fn judge(&self, at: usize, other: &'a Article) -> Option<Related<'a>> {
        let (tags, shared) = self.tags(other);
        let (place, name) = self.place(other);
        let (section, title) = self.section(other);
        let (author, by) = self.author(other);
        let words = WORDS * self.query.likeness(at);
        let score = tags + place + section + author + words;
        if score < LEAST {
            return None;
        }
        // Words that two texts share are a weak reason to a reader, however alike they make them.
        let reason = if tags.max(place).max(author) < TELLING {
            match words < WORDS_TELL && section > 0.0 {
                true => Reason::Section(title.to_owned()),
                false => Reason::Words(self.query.shared(at, NAMED)),
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

    /// What shared tags count for, and the rarest of them.
    fn tags(&self, other: &Article) -> (f64, Vec<String>) {
        let shared: Vec<&(&str, f64)> = self
            .tags
            .iter()
            .filter(|(tag, _)| other.tags.iter().any(|other| other == tag))
            .collect();
        let sum: f64 = shared.iter().map(|(_, rarity)| rarity).sum();
        let shared = order::by_key(shared, |(_, rarity)| (-thousandths(*rarity), 0));
        let named = shared.iter().take(NAMED).map(|(tag, _)| (*tag).to_owned()).collect();
        (TAGS * sum / self.all_tags, named)
    }

    fn place(&self, other: &Article) -> (f64, &'a str) {
        let theirs = places(other);
        let mut best = (0.0, "");
        for (name, weight) in &self.places {
            let weight = PLACE * weight * weight_of(&theirs, name);
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

/// Topics beyond these are not compared: no article is about so many things.
const MOST_TAGS: usize = 40;
/// Nor are places and authors.
const MOST_NAMES: usize = 12;

/// The places of an article and of its activities, with how much each says of it.
fn places(article: &Article) -> Vec<(&str, f64)> {
    let mut places: Vec<(&str, f64)> = Vec::new();
    let steps = article.timeline.activities.iter().filter_map(|activity| activity.place.as_ref());
    let own = article.place.iter().map(|place| (place.name.as_str(), 1.0));
    for (name, weight) in own.chain(steps.map(|place| (place.name.as_str(), 0.5))) {
        if places.len() < MOST_NAMES && !places.iter().any(|(known, _)| *known == name) {
            places.push((name, weight));
        }
    }
    places
}

fn weight_of(places: &[(&str, f64)], name: &str) -> f64 {
    places.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, weight)| *weight)
}
