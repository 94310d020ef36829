//! One loaded dataset, whole, and the words for what is in it.
//!
//! Pure data and rules. It knows no JSON, no HTML text, no network and no browser; it never reads
//! the clock.

pub mod activity;
pub mod address;
pub mod article;
pub mod body;
pub mod calendar;
pub mod duration;
pub mod moment;
pub mod notice;
pub mod order;
pub mod percent;
pub mod player;
pub mod slug;
pub mod zone;

use serde::Serialize;

use address::Address;
use article::{Article, Author, Pin};
use notice::{Notice, NoticeKind};

/// A heading under which articles are filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The identifier that articles name.
    pub id: String,
    /// What visitors see.
    pub title: String,
}

/// One loaded dataset: title, language, time zone, sections, articles.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Edition {
    /// The name of the publication.
    pub title: String,
    /// What it is about, in a sentence.
    pub description: Option<String>,
    /// Its language as an RFC 5646 tag.
    pub language: Option<String>,
    /// The IANA time zone in which its times are shown.
    pub time_zone: Option<String>,
    /// The organisation's own site.
    pub home_page: Option<Address>,
    /// Where the dataset can be subscribed to.
    pub feed: Option<Address>,
    /// A square picture that stands for the publication.
    pub icon: Option<Address>,
    /// Who writes where an article does not say.
    pub authors: Vec<Author>,
    /// The sections, in the editor's order.
    pub sections: Vec<Section>,
    /// The id of the article that leads the front page, where the editor chose one.
    pub lead: Option<String>,
    /// The articles; newest first once [`Edition::settle`] has run.
    pub articles: Vec<Article>,
    /// Where the next page of a dataset in pages is.
    pub next_page: Option<Address>,
}

impl Edition {
    /// The article with this slug.
    pub fn by_slug(&self, slug: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.slug == slug)
    }

    /// The article with this identifier.
    pub fn by_id(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The title of a section, where the edition declares one.
    pub fn section_title(&self, id: &str) -> Option<&str> {
        self.sections.iter().find(|section| section.id == id).map(|section| section.title.as_str())
    }

    /// Adds the articles of a further page, and takes over its pointer to the next.
    ///
    /// The first page speaks for the whole: title, language and zone are not replaced.
    pub fn absorb(&mut self, page: Self) {
        self.articles.extend(page.articles);
        self.next_page = page.next_page;
        let mut known = slug::Taken::default();
        for section in &self.sections {
            known.claim(&section.id);
        }
        self.sections.extend(page.sections.into_iter().filter(|new| known.claim(&new.id)));
    }

    /// Brings a completely loaded edition into order: unique ids and slugs, newest first, a language
    /// for every article, and, once there are no further pages, no pinned link that leads nowhere. Returns
    /// what it had to drop. Can be done again when pages were added.
    pub fn settle(&mut self) -> Vec<Notice> {
        let mut notices = Vec::new();
        for article in &mut self.articles {
            article.language = article.language.take().or_else(|| self.language.clone());
        }
        self.drop_repeated_ids(&mut notices);
        self.assign_slugs();
        // What a page to come may have dangles only when there is none.
        if self.next_page.is_none() {
            self.drop_dangling_pins(&mut notices);
            self.drop_dangling_lead(&mut notices);
        }
        // Articles of one moment, or of none, keep the editor's order.
        self.articles = order::by_key(std::mem::take(&mut self.articles), |article| {
            (article.published.as_ref().map_or(i64::MAX, |date| -date.instant()), 0)
        });
        notices
    }

    fn drop_repeated_ids(&mut self, notices: &mut Vec<Notice>) {
        let mut seen = slug::Taken::default();
        self.articles.retain(|article| {
            let fresh = seen.claim(&article.id);
            if !fresh {
                notices.push(Notice {
                    place: article.origin.clone(),
                    kind: NoticeKind::Dropped,
                    message: format!(
                        "expected an id of its own, found `{}`, which an earlier item has",
                        article.id
                    ),
                });
            }
            fresh
        });
    }

    /// Oldest first, so that a new article never takes an older one's address.
    fn assign_slugs(&mut self) {
        let newest_first: Vec<&mut Article> = self.articles.iter_mut().rev().collect();
        let mut taken = slug::Taken::default();
        for article in order::by_key(newest_first, |article| {
            (article.published.as_ref().map_or(i64::MIN, moment::Moment::instant), 0)
        }) {
            let base = slug::from_identity(&article.id, article.url.as_ref());
            article.slug = taken.take(&base);
        }
    }

    fn drop_dangling_lead(&mut self, notices: &mut Vec<Notice>) {
        let Some(id) = self.lead.take() else { return };
        if self.by_id(&id).is_some() {
            self.lead = Some(id);
            return;
        }
        notices.push(Notice {
            place: "_gazette.lead".to_owned(),
            kind: NoticeKind::Dropped,
            message: format!("expected the id of an item, found `{id}`, which is no item"),
        });
    }

    fn drop_dangling_pins(&mut self, notices: &mut Vec<Notice>) {
        let mut ids = slug::Taken::default();
        for article in &self.articles {
            ids.claim(&article.id);
        }
        for article in &mut self.articles {
            let own = article.id.clone();
            article.pinned.retain(|pin| {
                let Pin::Article(id) = pin else { return true };
                let why = if *id == own {
                    "the article itself"
                } else if ids.has(id) {
                    return true;
                } else {
                    "no item"
                };
                notices.push(Notice {
                    place: format!("{}._gazette.related", article.origin),
                    kind: NoticeKind::Dropped,
                    message: format!(
                        "expected the id of another item, found `{id}`, which is {why}"
                    ),
                });
                false
            });
        }
    }
}
