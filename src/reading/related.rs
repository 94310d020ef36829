//! Related links of an article: first the editor's pinned links, then articles with the same topics, place,
//! section, author or words. Each link has a reason.
//!
//! The same edition always gives the same list. The list has neither the article itself nor a link twice.
//! Articles in the article's language come first. Articles below `MIN_SCORE` are left out.

mod corpus;
mod features;
#[cfg(not(target_arch = "wasm32"))]
mod memory;
#[cfg(not(target_arch = "wasm32"))]
mod postings;
mod reason;
mod score;
#[cfg(not(target_arch = "wasm32"))]
mod search;

pub use corpus::Corpus;
#[cfg(not(target_arch = "wasm32"))]
pub use postings::Postings;
pub use reason::Reason;

use score::Scorer;

use super::likeness::Index;
use crate::edition::address::Address;
use crate::edition::article::{Article, Pin};
use crate::edition::slug::UsedNames;
use crate::edition::time::moment::Moment;
use crate::edition::{Edition, order};

/// At most this many links are shown, unless the editor pinned more. Raised, weaker links are shown too. Lowered,
/// only the strongest are left.
pub const MAX_LINKS: usize = 6;

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
    related_in(&Corpus::new(edition, words), article)
}

/// The related links of an article of a corpus.
pub fn related_in<'a>(corpus: &Corpus<'a>, article: &'a Article) -> Vec<Related<'a>> {
    let edition = corpus.edition;
    let mut links = pinned(edition, article);
    let Some(own) = edition.index_of(&article.id) else { return links };
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(others) = corpus.postings.and_then(|postings| postings.memory.recall(edition, own))
    {
        links.extend(others);
        return links;
    }
    let mut known = UsedNames::default();
    for link in &links {
        known.claim(id(&link.target).unwrap_or_default());
    }
    let scorer = Scorer::new(corpus, own, article);
    let room = MAX_LINKS.saturating_sub(links.len());
    let is_wanted = |index: usize, other: &Article| index != own && !known.has(&other.id);
    let others = candidates(corpus, &scorer, article, room, &is_wanted);
    // Links of the same score keep the edition's order, newest first.
    let mut others =
        order::by_key(others, |link| (i64::from(is_foreign(article, link)), -link.score));
    others.truncate(room);
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(postings) = corpus.postings {
        postings.memory.remember(edition, own, &others);
    }
    links.extend(others);
    links
}

/// The links to other articles that may be among the best `room` links, in the edition's order.
fn candidates<'a>(
    corpus: &Corpus<'a>,
    scorer: &Scorer<'a>,
    article: &Article,
    room: usize,
    is_wanted: &dyn Fn(usize, &Article) -> bool,
) -> Vec<Related<'a>> {
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(postings) = corpus.postings {
        return postings.links(corpus.edition, scorer, article, room, is_wanted);
    }
    // All are compared. Only the lists of features have to know what is asked for.
    let _ = (article, room);
    let mut links = Vec::new();
    for (index, other) in corpus.edition.articles.iter().enumerate() {
        if is_wanted(index, other) {
            links.extend(scorer.link_to(index, other));
        }
    }
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
