//! Related links of an article: what the editor pinned, then what shares tags, a place or the
//! section, each with its reason.
//!
//! Deterministic: the same edition gives the same list. Never the article itself, nothing twice,
//! and nothing where nothing is shared.

use std::collections::BTreeSet;

use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::article::{Article, Pin};
use crate::edition::moment::Moment;
use crate::edition::order;

/// As many links as a reader may look through after an article.
pub const MOST: usize = 6;

/// As many shared tags are named as the reason.
const TAGS_NAMED: usize = 3;

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

/// Why a link is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The editor chose it.
    Pinned,
    /// Both are about these.
    Tags(Vec<String>),
    /// Both are set here.
    Place(String),
    /// Both are filed under this section (its title).
    Section(String),
}

/// A related link.
#[derive(Debug, Clone, PartialEq)]
pub struct Related<'a> {
    /// Where it leads.
    pub target: Target<'a>,
    /// Why.
    pub reason: Reason,
}

/// The related links of an article, at most [`MOST`] beyond the pinned ones.
pub fn related<'a>(edition: &'a Edition, article: &'a Article) -> Vec<Related<'a>> {
    let mut links = pinned(edition, article);
    let mut seen: BTreeSet<&str> = BTreeSet::from([article.id.as_str()]);
    for link in &links {
        if let Target::Article(other) = &link.target {
            seen.insert(other.id.as_str());
        }
    }
    let own =
        Own { places: places(article), tags: article.tags.iter().map(String::as_str).collect() };
    // An edition is in order already, newest first: within one score that order stays.
    let others: Vec<_> = edition
        .articles
        .iter()
        .filter(|other| !seen.contains(other.id.as_str()))
        .filter_map(|other| Some((affinity(edition, article, &own, other)?, other)))
        .collect();
    let others = order::by_key(others, |((score, _), _)| (-score, 0));
    let room = MOST.saturating_sub(links.len());
    links.extend(
        others
            .into_iter()
            .take(room)
            .map(|((_, reason), other)| Related { target: Target::Article(other), reason }),
    );
    links
}

fn pinned<'a>(edition: &'a Edition, article: &'a Article) -> Vec<Related<'a>> {
    let (mut links, mut seen) = (Vec::new(), BTreeSet::new());
    for pin in &article.pinned {
        let target = match pin {
            Pin::Article(id) => edition.by_id(id).map(Target::Article),
            Pin::Page { url, title, date } => {
                Some(Target::Page { url, title, date: date.as_ref() })
            }
        };
        let Some(target) = target else { continue };
        let name = match &target {
            Target::Article(article) => article.id.as_str(),
            Target::Page { url, .. } => url.as_str(),
        };
        if seen.insert(name) {
            links.push(Related { target, reason: Reason::Pinned });
        }
    }
    links
}

/// What others are compared with, ready to be looked up.
struct Own<'a> {
    places: BTreeSet<&'a str>,
    tags: BTreeSet<&'a str>,
}

/// How much two articles share, with what a reader would name first; `None` for nothing.
fn affinity(
    edition: &Edition,
    article: &Article,
    own: &Own<'_>,
    other: &Article,
) -> Option<(i64, Reason)> {
    let mut tags: Vec<String> =
        other.tags.iter().filter(|tag| own.tags.contains(tag.as_str())).cloned().collect();
    let place = places(other).into_iter().find(|place| own.places.contains(place));
    let section = article.section.as_deref().filter(|id| other.section.as_deref() == Some(id));
    // A shared subject or place says more than a shared heading.
    let topics = i64::try_from(tags.len()).unwrap_or(i64::MAX / 8);
    let score = 3 * topics + 3 * i64::from(place.is_some()) + i64::from(section.is_some());
    // Enough to say why; a list of all would be no reason.
    tags.truncate(TAGS_NAMED);
    let reason = match (place, section) {
        _ if topics > 1 || (!tags.is_empty() && place.is_none()) => Reason::Tags(tags),
        (Some(place), _) => Reason::Place(place.to_owned()),
        (None, Some(id)) => Reason::Section(edition.section_title(id).unwrap_or(id).to_owned()),
        (None, None) => return None,
    };
    Some((score, reason))
}

/// The places of an article and of its activities.
fn places(article: &Article) -> BTreeSet<&str> {
    let steps = article.timeline.activities.iter().filter_map(|activity| activity.place.as_ref());
    article.place.iter().chain(steps).map(|place| place.name.as_str()).collect()
}
