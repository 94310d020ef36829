//! The part of a source that an edition of several sources takes: articles, activities, or both, in a section of their own.

use crate::edition::activity::{Activity, Media, Timeline};
use crate::edition::article::{Article, Pin};
use crate::edition::body::{Block, Inline};
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::slug;
use crate::edition::{Edition, Section};

/// Which contents of a source an edition takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Gives {
    /// All contents: articles with their timelines, or one timeline for a list of events.
    #[default]
    Both,
    /// Articles without their timelines.
    Articles,
    /// One timeline: the activities of its articles, and the articles that have none at the times of their publication.
    Activities,
}

/// The part of a source that an edition of several sources takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contribution {
    /// A short name, which sets its identifiers apart from those of other sources.
    pub key: String,
    /// Whether its identifiers stay as they are, because it is the first source. So a site that adds sources keeps the
    /// addresses of its articles.
    pub is_first: bool,
    /// The name of the source in notices.
    pub name: String,
    /// The title or the identifier of the section that all of its articles are filed under.
    pub section: Option<String>,
    /// The contents that the edition takes.
    pub gives: Gives,
}

impl Contribution {
    /// An identifier that is set apart from those of other sources, whatever these have. Identifiers of the whole web are.
    pub(super) fn own_name(&self, id: &str) -> String {
        if self.is_first || is_of_web(id) { id.to_owned() } else { [&self.key, "-", id].concat() }
    }

    /// The identifier that an article has in the source itself.
    pub(super) fn name_in_source<'a>(&self, id: &'a str) -> &'a str {
        let rest = id.strip_prefix(&self.key).and_then(|rest| rest.strip_prefix('-'));
        rest.filter(|_| !self.is_first).unwrap_or(id)
    }

    /// Whether an article of the edition is one of the source.
    pub(super) fn has_given(&self, article: &Article) -> bool {
        // A further page has its number before the path.
        let (_, path) = article.origin.split_once("page ").unwrap_or(("", &article.origin));
        let path = path.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(": ");
        path.starts_with(&self.path("")) || article.origin.starts_with(&self.path(""))
    }

    /// Whether an article is the one with the timeline of a list of events.
    pub(super) fn is_timeline(&self, article: &Article) -> bool {
        self.has_given(article)
            && article.origin.ends_with(&Article::of_events().origin)
            && !article.timeline.activities.is_empty()
    }

    /// A path in notices.
    fn path(&self, path: &str) -> String {
        [&self.name, ": ", path].concat()
    }

    /// Makes a document of the source what the source gives. The document is not joined yet, and `notices` are those of its
    /// reader.
    pub fn apply(&self, edition: &mut Edition, notices: &mut Vec<Notice>) {
        match self.gives {
            Gives::Both => {}
            Gives::Articles => leave_out_timelines(edition, notices),
            Gives::Activities => make_timeline(edition, notices),
        }
        for article in &mut edition.articles {
            self.name(article);
        }
        if let Some(lead) = &mut edition.lead {
            *lead = self.own_name(lead);
        }
        for notice in notices {
            notice.path = self.path(&notice.path);
        }
        self.file(edition);
    }

    /// Sets the identifiers of an article apart from those of other sources. A source means its own articles where it names
    /// one.
    fn name(&self, article: &mut Article) {
        if article.is_of_events() {
            article.title = self.section.clone().or(article.title.take());
            if !self.is_first {
                article.id.clone_from(&self.key);
            }
        } else {
            article.id = self.own_name(&article.id);
        }
        for pin in &mut article.pinned {
            if let Pin::Article(id) = pin {
                *id = self.own_name(id);
            }
        }
        article.origin = self.path(&article.origin);
    }

    /// Files all articles under the section of the source. The section that an article had becomes a topic of it.
    fn file(&self, edition: &mut Edition) {
        let Some(title) = &self.section else { return };
        let own = edition.sections.iter().find(|one| one.id == *title || one.title == *title);
        let section = own
            .cloned()
            .unwrap_or_else(|| Section { id: slug::slugify(title), title: title.clone() });
        for article in &mut edition.articles {
            let before = article.section.replace(section.id.clone());
            let topic = before.and_then(|id| edition.sections.iter().find(|one| one.id == id));
            if let Some(topic) = topic.filter(|topic| topic.id != section.id)
                && !article.tags.contains(&topic.title)
            {
                article.tags.push(topic.title.clone());
            }
        }
        edition.sections = vec![section];
    }
}

/// Puts all activities into one timeline, with a moment for each article that has none.
fn make_timeline(edition: &mut Edition, notices: &mut Vec<Notice>) {
    // The article that leads the front page is no article any more.
    edition.lead = None;
    let mut timeline = Article::of_events();
    let mut activities = Vec::new();
    for mut article in std::mem::take(&mut edition.articles) {
        let of_article = std::mem::take(&mut article.timeline.activities);
        if of_article.is_empty() {
            let origin = article.origin.clone();
            match activity_of(article) {
                Some(activity) => activities.push(activity),
                None => {
                    notices.push(dropped(origin, "an article with a date or with activities"));
                }
            }
        } else {
            activities.extend(of_article);
        }
    }
    timeline.title = Some(edition.title.clone()).filter(|title| !title.is_empty());
    timeline.timeline.add(activities);
    if !timeline.timeline.activities.is_empty() {
        edition.articles.push(timeline);
    }
}

/// Whether an identifier is one of the whole web, which no other article has: an address, or a name as in RFC 4151 and
/// RFC 8141.
pub(super) fn is_of_web(id: &str) -> bool {
    id.contains("://") || ["tag:", "urn:"].iter().any(|start| id.starts_with(start))
}

fn leave_out_timelines(edition: &mut Edition, notices: &mut Vec<Notice>) {
    edition.articles.retain_mut(|article| {
        article.timeline = Timeline::default();
        let is_list = article.is_of_events();
        if is_list {
            notices.push(dropped(article.origin.clone(), "articles, as `gives` says"));
        }
        !is_list
    });
}

/// An article as an activity at the time of its publication. `None` if it has no date.
fn activity_of(article: Article) -> Option<Activity> {
    let start = article.published.clone()?;
    let title = article.headline();
    let body = match article.summary {
        Some(summary) => vec![Block::Paragraph(vec![Inline::Text(summary)])],
        None => article.body,
    };
    let media: Vec<Media> = article.image.into_iter().collect();
    let id = slug::from_identity(&article.id, article.url.as_ref());
    let (place, tags, url) = (article.place, article.tags, article.url.or(article.external_url));
    Some(Activity { id, start, end: None, display: None, title, body, place, tags, media, url })
}

fn dropped(path: String, expected: &str) -> Notice {
    let message = format!("expected {expected}, found none");
    Notice { path, kind: NoticeKind::Dropped, message }
}
