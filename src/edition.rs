//! One loaded dataset, whole, and the words for what is in it.
//!
//! Pure data and rules. It knows no JSON, no HTML text, no network and no browser; it never reads
//! the clock.

pub mod activity;
pub mod address;
pub mod article;
pub mod body;
pub mod notice;
pub mod order;
pub mod player;
pub mod selection;
pub mod settling;
pub mod slug;

mod lead;
pub mod time;

use serde::Serialize;

use address::Address;
use article::{Article, Author};
use notice::Notice;
use settling::Settling;

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

    /// Whether anything was done at a time.
    pub fn has_activities(&self) -> bool {
        self.articles.iter().any(|article| !article.timeline.activities.is_empty())
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

    /// Brings a completely loaded edition into order at one go: see [`Settling`].
    pub fn settle(&mut self) -> Vec<Notice> {
        let mut settling = Settling::new(std::mem::take(self));
        while !settling.step() {}
        let (edition, notices) = settling.finish();
        *self = edition;
        notices
    }
}
