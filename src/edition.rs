//! One loaded dataset, whole, and the types of its parts.
//!
//! Pure data and rules. This module knows no JSON, no HTML text, no network and no browser, and never
//! reads the clock.

pub mod activity;
pub mod address;
pub mod article;
pub mod body;
pub mod branding;
pub mod notice;
pub mod order;
pub mod player;
pub mod selection;
pub mod settling;
pub mod slug;

pub mod time;

use serde::Serialize;

use address::Address;
use article::{Article, Author};
use branding::Branding;
use notice::Notice;
use settling::Settling;
#[cfg(not(target_arch = "wasm32"))]
use settling::lookup::Lookup;

/// A heading under which articles are filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The identifier that articles name.
    pub id: String,
    /// The title that visitors see.
    pub title: String,
}

/// One loaded dataset: title, language, time zone, sections, articles.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Edition {
    /// The name of the publication.
    pub title: String,
    /// A sentence on the publication's subject.
    pub description: Option<String>,
    /// The language of the publication, as an RFC 5646 tag.
    pub language: Option<String>,
    /// The IANA time zone in which the publication's times are shown.
    pub time_zone: Option<String>,
    /// The organisation's own site.
    pub home_page: Option<Address>,
    /// The address at which the dataset can be subscribed to.
    pub feed: Option<Address>,
    /// A square picture that stands for the publication.
    pub icon: Option<Address>,
    /// How the publication presents itself.
    #[serde(skip)]
    pub branding: Branding,
    /// The authors of articles that name none.
    pub authors: Vec<Author>,
    /// The sections, in the editor's order.
    pub sections: Vec<Section>,
    /// The id of the article at the head of the front page, where the editor chose one.
    pub lead: Option<String>,
    /// The articles; newest first once [`Edition::settle`] has run.
    pub articles: Vec<Article>,
    /// The address of the next page, for a dataset in pages.
    pub next_page: Option<Address>,
    /// The next instant at which an article will be for everyone, in seconds since 1970.
    #[serde(skip)]
    pub changes_at: Option<i64>,
    /// Finds articles quickly, once [`Edition::prepare_lookup`] has run.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(skip)]
    pub lookup: Lookup,
}

impl Edition {
    /// The article with this slug, or else the first that had the slug before.
    pub fn by_slug(&self, slug: &str) -> Option<&Article> {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(tables) = self.lookup.tables() {
            return self.articles.get(*tables.slugs.get(slug)?);
        }
        let find = |is_it: fn(&Article, &str) -> bool| {
            self.articles.iter().find(|article| is_it(article, slug))
        };
        find(|article, slug| article.slug == slug)
            .or_else(|| find(|article, slug| article.aliases.iter().any(|alias| alias == slug)))
    }

    /// The article with this identifier.
    pub fn by_id(&self, id: &str) -> Option<&Article> {
        self.articles.get(self.index_of(id)?)
    }

    /// The index of the article with this identifier.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(tables) = self.lookup.tables() {
            return tables.ids.get(id).copied();
        }
        self.articles.iter().position(|article| article.id == id)
    }

    /// Makes tables of the articles, so that finding them takes no time. The edition must be settled, and must not be
    /// changed afterwards, except by [`Edition::absorb`] and [`Edition::settle`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn prepare_lookup(&mut self) {
        self.lookup = Lookup::new(self);
    }

    /// The title of a section, where the edition declares one.
    pub fn section_title(&self, id: &str) -> Option<&str> {
        self.sections.iter().find(|section| section.id == id).map(|section| section.title.as_str())
    }

    /// Whether any article has activities.
    pub fn has_activities(&self) -> bool {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(tables) = self.lookup.tables() {
            return tables.has_activities;
        }
        self.articles.iter().any(|article| !article.timeline.activities.is_empty())
    }

    /// Takes out the articles that were published after an instant, in seconds since 1970, and returns their origins.
    pub fn withhold_after(&mut self, now: i64) -> Vec<String> {
        let (mut withheld, mut changes_at) = (Vec::new(), i64::MAX);
        self.articles.retain(|article| {
            // A day begins somewhere up to 14 hours before it begins in UTC.
            let at = article.published.as_ref().map_or(now, |published| {
                published.instant() - if published.has_time() { 0 } else { 14 * 3_600 }
            });
            if at > now {
                withheld.push(article.origin.clone());
                changes_at = changes_at.min(at);
            }
            at <= now
        });
        self.changes_at = (!withheld.is_empty()).then_some(changes_at);
        withheld
    }

    /// Adds the articles and new sections of a further page, and takes over the page's `next_page`.
    ///
    /// Title, language and zone of the first page stay.
    pub fn absorb(&mut self, page: Self) {
        #[cfg(not(target_arch = "wasm32"))]
        std::mem::take(&mut self.lookup);
        for article in page.articles {
            let mut own = self.articles.iter_mut();
            let own = article.is_of_events().then(|| own.find(|own| own.is_of_events())).flatten();
            match own {
                Some(own) => own.timeline.add(article.timeline.activities),
                None => self.articles.push(article),
            }
        }
        self.next_page = page.next_page;
        let mut known = slug::UsedNames::default();
        for section in &self.sections {
            known.claim(&section.id);
        }
        self.sections.extend(page.sections.into_iter().filter(|new| known.claim(&new.id)));
    }

    /// Brings a completely loaded edition into order in one call: see [`Settling`].
    pub fn settle(&mut self) -> Vec<Notice> {
        #[cfg(not(target_arch = "wasm32"))]
        std::mem::take(&mut self.lookup);
        let mut settling = Settling::new(std::mem::take(self));
        while !settling.step() {}
        let (edition, notices) = settling.finish();
        *self = edition;
        notices
    }
}
