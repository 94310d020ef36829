//! Brings an edition into order once its documents are read, in steps, each of them small.

use super::article::{Article, Pin};
use super::notice::{MAX_NOTICES, Notice, NoticeKind};
use super::slug::{self, Taken};
use super::{Edition, lead, order};

/// As many articles are looked at in one step.
const ARTICLES: usize = 200;
/// Related links that an editor may choose for one article: each is looked for when it is shown.
const PINS: usize = 200;

/// An edition that is being brought into order: unique ids and slugs, newest first, a language for every
/// article, its lead picture once, and, once there are no further pages, no pinned link that leads nowhere. Can be done again
/// when pages were added.
pub struct Settling {
    edition: Edition,
    notices: Vec<Notice>,
    ids: Taken,
    stage: Stage,
}

enum Stage {
    /// Ids: what is not looked at yet.
    Ids(std::vec::IntoIter<Article>),
    /// Slugs: the places of the articles, the next one last.
    Slugs(Vec<usize>, Taken),
    /// Pinned links, from this article on.
    Pins(usize),
    /// Into their order: what is not in it yet, and the places of it, the next one last.
    Order(Vec<Option<Article>>, Vec<usize>),
    Done,
}

impl Settling {
    /// Begins with an edition.
    pub fn new(mut edition: Edition) -> Self {
        let articles = std::mem::take(&mut edition.articles);
        edition.articles.reserve_exact(articles.len());
        let stage = Stage::Ids(articles.into_iter());
        Self { edition, notices: Vec::new(), ids: Taken::default(), stage }
    }

    /// Goes on; true when all is done.
    pub fn step(&mut self) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Done);
        self.stage = match stage {
            Stage::Ids(mut rest) => {
                rest.by_ref().take(ARTICLES).for_each(|article| self.add(article));
                if rest.len() > 0 { Stage::Ids(rest) } else { self.slugs() }
            }
            Stage::Slugs(mut places, mut taken) => {
                self.assign_slugs(&mut places, &mut taken);
                if places.is_empty() { self.pins() } else { Stage::Slugs(places, taken) }
            }
            Stage::Pins(from) => match self.drop_dangling_pins(from) {
                true => Stage::Pins(from + ARTICLES),
                false => {
                    self.drop_dangling_lead();
                    self.order()
                }
            },
            Stage::Order(mut articles, mut places) => {
                let from = places.len().saturating_sub(ARTICLES);
                let next = places.drain(from..).rev();
                let next = next.filter_map(|place| articles.get_mut(place)?.take());
                self.edition.articles.extend(next);
                if places.is_empty() { Stage::Done } else { Stage::Order(articles, places) }
            }
            Stage::Done => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// The edition in order, and what had to be dropped.
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

    /// Adds an article, unless an earlier one has its id.
    fn add(&mut self, mut article: Article) {
        article.language = article.language.take().or_else(|| self.edition.language.clone());
        if self.ids.claim(&article.id) {
            if let Some(lost) = lead::take_once(&mut article) {
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

    /// Oldest first, so that a new article never takes an older one's address; of one moment, the later
    /// in the dataset first.
    fn slugs(&self) -> Stage {
        let articles = &self.edition.articles;
        let dated =
            |article: &Article| article.published.as_ref().map_or(i64::MAX, |date| -date.instant());
        Stage::Slugs(order::places(articles, |article| (dated(article), 0)), Taken::default())
    }

    fn assign_slugs(&mut self, places: &mut Vec<usize>, taken: &mut Taken) {
        let from = places.len().saturating_sub(ARTICLES);
        for place in places.drain(from..).rev() {
            if let Some(article) = self.edition.articles.get_mut(place) {
                let base = slug::from_identity(&article.id, article.url.as_ref());
                article.slug = taken.take(&base);
            }
        }
    }

    /// What a page to come may have dangles only when there is none.
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

    /// Whether there are more.
    fn drop_dangling_pins(&mut self, from: usize) -> bool {
        let (ids, notices) = (&self.ids, &mut self.notices);
        let articles = self.edition.articles.get_mut(from..).unwrap_or_default();
        for article in articles.iter_mut().take(ARTICLES) {
            let Article { id: own, origin, pinned, .. } = article;
            let (mut seen, mut kept) = (Taken::default(), 0);
            pinned.retain(|pin| {
                let (target, why) = match pin {
                    Pin::Article(id) if id == own => (id.as_str(), Some("the article itself")),
                    Pin::Article(id) if !ids.has(id) => (id.as_str(), Some("no item")),
                    Pin::Article(id) => (id.as_str(), None),
                    Pin::Page { url, .. } => (url.as_str(), None),
                };
                let why = why.or_else(|| (!seen.claim(target)).then_some("linked already"));
                kept += usize::from(why.is_none());
                let many = (kept > PINS).then_some("one too many");
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
        articles.len() > ARTICLES
    }

    /// Newest first; articles of one moment, or of none, keep the editor's order.
    fn order(&mut self) -> Stage {
        let articles = std::mem::take(&mut self.edition.articles);
        let mut places = order::places(&articles, |article| {
            (article.published.as_ref().map_or(i64::MAX, |date| -date.instant()), 0)
        });
        places.reverse();
        self.edition.articles.reserve_exact(articles.len());
        Stage::Order(articles.into_iter().map(Some).collect(), places)
    }
}
