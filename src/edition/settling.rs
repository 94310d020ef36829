//! Brings an edition into order once its documents are read, in small steps.

pub mod headings;
mod lead;
mod links;
#[cfg(not(target_arch = "wasm32"))]
pub mod lookup;
pub mod merging;
mod voices;

use super::article::{Article, Pin};
use super::notice::{MAX_NOTICES, Notice, NoticeKind};
use super::slug::{self, UsedNames};
use super::{Edition, order};
use links::OwnPages;

/// At most this many articles are processed in one step.
const MAX_ARTICLES_PER_STEP: usize = 200;
/// At most this many related links are kept that an editor chose for one article, because each is searched for
/// when the article is shown.
const MAX_PINS: usize = 200;

/// Work on an edition that brings it into order.
///
/// Ids and slugs become unique. Articles are sorted, newest first. Every article gets a language, and what its text
/// repeats is shown once. Links between articles stay in the edition. Once there are no further pages, pinned links to missing articles are dropped. The work
/// can be done again when pages were added.
pub struct Settling {
    edition: Edition,
    notices: Vec<Notice>,
    ids: UsedNames,
    stage: Stage,
}

enum Stage {
    /// Checks ids. Holds the articles that are not checked yet.
    Ids(std::vec::IntoIter<Article>),
    /// Assigns slugs. Holds the indices of the articles that have none yet, the next index last.
    Slugs(Vec<usize>, UsedNames),
    /// Finds the links to articles of the edition, from the article with this index on.
    Links(usize, OwnPages),
    /// Checks pinned links, from the article with this index on.
    Pins(usize),
    /// Sorts. Holds the articles that are not in their order yet, and their indices, the next index last.
    Order(Vec<Option<Article>>, Vec<usize>),
    Done,
}

impl Settling {
    /// Starts with an edition.
    pub fn new(mut edition: Edition) -> Self {
        let articles = std::mem::take(&mut edition.articles);
        edition.articles.reserve_exact(articles.len());
        let stage = Stage::Ids(articles.into_iter());
        Self { edition, notices: Vec::new(), ids: UsedNames::default(), stage }
    }

    /// Does the next step. Returns true once all is done.
    pub fn step(&mut self) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Done);
        self.stage = match stage {
            Stage::Ids(mut rest) => {
                rest.by_ref().take(MAX_ARTICLES_PER_STEP).for_each(|article| self.add(article));
                if rest.len() > 0 { Stage::Ids(rest) } else { self.slugs() }
            }
            Stage::Slugs(mut indices, mut taken) => {
                self.assign_slugs(&mut indices, &mut taken);
                match indices.is_empty() {
                    true => Stage::Links(0, OwnPages::of(&self.edition.articles)),
                    false => Stage::Slugs(indices, taken),
                }
            }
            Stage::Links(from, pages) => {
                let articles = self.edition.articles.get_mut(from..).unwrap_or_default();
                let next = articles.iter_mut().take(MAX_ARTICLES_PER_STEP);
                next.for_each(|article| pages.link(article));
                match articles.len() > MAX_ARTICLES_PER_STEP {
                    true => Stage::Links(from + MAX_ARTICLES_PER_STEP, pages),
                    false => self.pins(),
                }
            }
            Stage::Pins(from) => match self.drop_dangling_pins(from) {
                true => Stage::Pins(from + MAX_ARTICLES_PER_STEP),
                false => {
                    self.drop_dangling_lead();
                    self.order()
                }
            },
            Stage::Order(mut articles, mut indices) => {
                let from = indices.len().saturating_sub(MAX_ARTICLES_PER_STEP);
                let next = indices.drain(from..).rev();
                let next = next.filter_map(|index| articles.get_mut(index)?.take());
                self.edition.articles.extend(next);
                if indices.is_empty() { Stage::Done } else { Stage::Order(articles, indices) }
            }
            Stage::Done => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// The edition in order, and notices on what had to be dropped.
    pub fn finish(self) -> (Edition, Vec<Notice>) {
        let Self { edition, mut notices, .. } = self;
        let more = notices.len().saturating_sub(MAX_NOTICES);
        if more > 0 {
            notices.truncate(MAX_NOTICES);
            notices.push(Notice {
                path: "the edition".to_owned(),
                kind: NoticeKind::Dropped,
                message: format!("expected at most {MAX_NOTICES} notices, found {more} more"),
            });
        }
        (edition, notices)
    }

    /// Adds an article, unless an earlier article has the same id.
    fn add(&mut self, mut article: Article) {
        voices::tell_directions(&mut article, self.edition.language.as_deref());
        if self.ids.claim(&article.id) {
            headings::remove_repeated_title(&mut article);
            headings::name_headings(&mut article.body);
            if let Some(lost) = lead::remove_duplicate(&mut article) {
                let path = format!("{}.image", article.origin);
                let message =
                    format!("expected the lead picture once, found it in the text; {lost}");
                self.notices.push(Notice { path, kind: NoticeKind::Dropped, message });
            }
            self.edition.articles.push(article);
            return;
        }
        self.notices.push(Notice {
            path: article.origin,
            kind: NoticeKind::Dropped,
            message: format!(
                "expected an id of its own, found `{}`, which an earlier item has",
                article.id
            ),
        });
    }

    /// Starts to assign slugs, oldest article first, so that a new article never takes the address of an older
    /// article. Of articles of the same moment, the last in the dataset is first.
    fn slugs(&self) -> Stage {
        let articles = &self.edition.articles;
        let dated =
            |article: &Article| article.published.as_ref().map_or(i64::MAX, |date| -date.instant());
        Stage::Slugs(
            order::sorted_indices(articles, |article| (dated(article), 0)),
            UsedNames::default(),
        )
    }

    fn assign_slugs(&mut self, indices: &mut Vec<usize>, taken: &mut UsedNames) {
        let from = indices.len().saturating_sub(MAX_ARTICLES_PER_STEP);
        for index in indices.drain(from..).rev() {
            if let Some(article) = self.edition.articles.get_mut(index) {
                let base = slug::from_identity(&article.id, article.url.as_ref());
                article.slug = taken.take(&base);
            }
        }
    }

    /// Starts to check pinned links, unless there is a next page, which may have the articles that they name.
    fn pins(&mut self) -> Stage {
        if self.edition.next_page.is_some() { self.order() } else { Stage::Pins(0) }
    }

    fn drop_dangling_lead(&mut self) {
        let lead = self.edition.lead.take();
        let known = |id: &String| self.ids.has(id);
        match lead {
            Some(id) if !known(&id) => self.notices.push(Notice {
                path: "_gazette.lead".to_owned(),
                kind: NoticeKind::Dropped,
                message: format!("expected the id of an item, found `{id}`, which is no item"),
            }),
            lead => self.edition.lead = lead,
        }
    }

    /// Drops dangling pinned links of the next articles. Returns whether articles are left.
    fn drop_dangling_pins(&mut self, from: usize) -> bool {
        let (ids, notices, sections) = (&self.ids, &mut self.notices, &self.edition.sections);
        let articles = self.edition.articles.get_mut(from..).unwrap_or_default();
        for article in articles.iter_mut().take(MAX_ARTICLES_PER_STEP) {
            let Article { id: own, origin, pinned, section, .. } = article;
            if let Some(id) =
                section.as_ref().filter(|id| sections.iter().all(|known| known.id != **id))
            {
                notices.push(Notice {
                    path: format!("{origin}._gazette.section"),
                    kind: NoticeKind::Dropped,
                    message: format!("expected the id of one of the `sections`, found `{id}`"),
                });
            }
            let (mut seen, mut kept) = (UsedNames::default(), 0);
            pinned.retain(|pin| {
                let (target, why) = match pin {
                    Pin::Article(id) if id == own => (id.as_str(), Some("the article itself")),
                    Pin::Article(id) if !ids.has(id) => (id.as_str(), Some("no item")),
                    Pin::Article(id) => (id.as_str(), None),
                    Pin::Page { url, .. } => (url.as_str(), None),
                };
                let why = why.or_else(|| (!seen.claim(target)).then_some("linked already"));
                kept += usize::from(why.is_none());
                let many = (kept > MAX_PINS).then_some("one too many");
                let Some(why) = why.or(many) else { return true };
                notices.push(Notice {
                    path: format!("{origin}._gazette.related"),
                    kind: NoticeKind::Dropped,
                    message: format!(
                        "expected the id or address of another page, found `{target}`, which is {why}"
                    ),
                });
                false
            });
        }
        articles.len() > MAX_ARTICLES_PER_STEP
    }

    /// Starts to sort, newest first. Articles of the same moment, or without a date, keep the editor's order.
    fn order(&mut self) -> Stage {
        let articles = std::mem::take(&mut self.edition.articles);
        let mut indices = order::sorted_indices(&articles, |article| {
            (article.published.as_ref().map_or(i64::MAX, |date| -date.instant()), 0)
        });
        indices.reverse();
        self.edition.articles.reserve_exact(articles.len());
        Stage::Order(articles.into_iter().map(Some).collect(), indices)
    }
}
