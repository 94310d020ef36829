//! Makes calendars of the timelines, which need no address of the site.

use std::borrow::Cow;

use gazette::edition::activity::Activity;
use gazette::edition::article::Article;
use gazette::edition::time::moment::Moment;
use gazette::reading::export;
use gazette::reading::timeline::entries::{Entry, entries};
use gazette::routing::{Route, Tool};

use super::{File, FileLink, address_beside, dates, path_beside};
use crate::print::site::{NO_HOST, Site, host_of};

/// The name of the file.
const NAME: &str = "timeline.ics";

/// The calendars of a site. Made once, in one pass over its articles.
pub(crate) struct Calendars<'a> {
    site: &'a Site<'a>,
    /// The articles with activities that a calendar has a notation for, in the edition's order.
    articles: Vec<&'a Article>,
}

impl<'a> Calendars<'a> {
    /// The calendars of a site.
    pub(crate) fn of(site: &'a Site<'a>) -> Self {
        let articles = site.edition.articles.iter();
        Self { site, articles: articles.filter(|article| has_calendar(article)).collect() }
    }

    /// The subjects of the calendars: first the edition, as `None`, then articles. A subject has a calendar if a calendar has
    /// a notation for one of its activities.
    pub(crate) fn subjects(&self) -> Vec<Option<&'a Article>> {
        let edition = (!self.articles.is_empty()).then_some(None);
        edition.into_iter().chain(self.articles.iter().copied().map(Some)).collect()
    }

    /// The calendar of an article, or of the edition.
    pub(crate) fn file(&self, subject: Option<&Article>) -> File {
        match subject {
            Some(article) => self.of_article(article),
            None => self.of_edition(),
        }
    }

    /// The calendar that a page links to: the edition's on the front page and on the timeline, an article's on its own
    /// page. `None` if there is no such calendar.
    pub(crate) fn link(&self, route: &Route) -> Option<FileLink> {
        let (list, _) = route.list_and_page();
        let (folder, title) = match list {
            Route::Front | Route::Tool(Tool::Timeline, _) if !self.articles.is_empty() => {
                (Route::Front, self.site.name.clone())
            }
            Route::Article { slug, .. } => {
                let article = self.site.edition.by_slug(slug).filter(|it| has_calendar(it))?;
                (Route::article(slug), self.title_of(article))
            }
            _ => return None,
        };
        Some(FileLink {
            address: address_beside(&folder, NAME),
            title: self.site.words.window_title(&self.site.words.timeline(), &title),
            media_type: "text/calendar",
        })
    }

    fn of_edition(&self) -> File {
        let newest = self.articles.iter().filter_map(|article| dates::newest(article));
        let stamp = newest.map(Moment::instant).max();
        self.written(&Route::Front, &entries(self.site.edition), &self.site.name, stamp)
    }

    fn of_article(&self, article: &Article) -> File {
        let activities = article.timeline.activities.iter();
        let entries: Vec<Entry<'_>> =
            activities.map(|activity| Entry { article, activity }).collect();
        let stamp = dates::newest(article).map(Moment::instant);
        let route = Route::article(&article.slug);
        self.written(&route, &entries, &self.title_of(article), stamp)
    }

    /// `stamp` is when the activities were last changed, in seconds since 1970. It is the articles' date and not the
    /// time of printing, so that the calendar of an unchanged edition stays the same. Without a date it is 0.
    fn written(
        &self,
        folder: &Route,
        entries: &[Entry<'_>],
        title: &str,
        stamp: Option<i64>,
    ) -> File {
        let activities: Vec<Cow<'_, Activity>> =
            entries.iter().map(|entry| without_unknown_url(entry.activity)).collect();
        let entries = entries.iter().zip(&activities);
        let entries: Vec<Entry<'_>> =
            entries.map(|(Entry { article, .. }, activity)| Entry { article, activity }).collect();
        let (text, _) = export::calendar(&entries, title, &self.host(), stamp.unwrap_or(0));
        File { path: path_beside(folder, NAME), bytes: text.into_bytes() }
    }

    /// What makes the identifiers of activities globally unique. They are those of the calendars that visitors save, so
    /// that an activity of two calendars is shown once.
    fn host(&self) -> String {
        let host = self.site.address.as_deref().and_then(host_of);
        host.map_or_else(|| "gazette".to_owned(), |host| host.to_ascii_lowercase())
    }

    fn title_of(&self, article: &Article) -> String {
        match article.headline() {
            headline if headline.is_empty() => self.site.words.untitled(),
            headline => headline,
        }
    }
}

/// Whether an article has an activity that a calendar has a notation for.
fn has_calendar(article: &Article) -> bool {
    article.timeline.activities.iter().any(|activity| export::fits_calendar(&activity.start))
}

/// An activity without the address of its page if the site's own address, with which that begins, is not known.
fn without_unknown_url(activity: &Activity) -> Cow<'_, Activity> {
    match &activity.url {
        Some(url) if url.site() == Some(NO_HOST) => {
            Cow::Owned(Activity { url: None, ..activity.clone() })
        }
        _ => Cow::Borrowed(activity),
    }
}
