//! The lists of articles that have feeds: the edition, its sections, and its topics.

use std::collections::{HashMap, HashSet};

use gazette::edition::Edition;
use gazette::edition::article::Article;
use gazette::routing::Route;

use crate::print::site::Site;

/// At most this many articles are in a feed: the newest.
pub(crate) const MAX_ITEMS: usize = 50;
/// At most this many articles are in the feed of a topic. Most articles are about several topics, so that the feeds of
/// topics repeat every text several times.
pub(crate) const MAX_ITEMS_OF_TOPIC: usize = 20;
/// A topic needs this many articles to have a feed. A feed of one article has nothing to follow.
const MIN_ARTICLES_OF_TOPIC: usize = 2;

/// The titles of sections by their ids, each with its place in the editor's order.
pub(super) type Sections<'a> = HashMap<&'a str, (usize, &'a str)>;

/// A list of articles that has feeds.
pub(crate) struct List<'a> {
    /// The route of the list's page.
    pub(super) route: Route,
    /// The title of the list, with the name of the site.
    pub(super) title: String,
    /// The newest articles of the list, newest first.
    pub(super) articles: Vec<&'a Article>,
}

impl<'a> List<'a> {
    /// The route of the list's page.
    pub(crate) fn route(&self) -> &Route {
        &self.route
    }

    /// The newest articles of the list, newest first.
    pub(crate) fn articles(&self) -> &[&'a Article] {
        &self.articles
    }
}

/// The sections of an edition.
pub(super) fn sections(edition: &Edition) -> Sections<'_> {
    // Of two sections with the same id, the first counts.
    let sections = edition.sections.iter().enumerate().rev();
    sections
        .map(|(place, section)| (section.id.as_str(), (place, section.title.as_str())))
        .collect()
}

/// The lists of a site: the edition, then its sections, then its topics.
pub(super) fn lists<'a>(site: &'a Site<'a>, sections: &Sections<'a>) -> Vec<List<'a>> {
    let articles = &site.edition.articles;
    let newest = articles.iter().take(MAX_ITEMS).collect();
    let mut lists = vec![List { route: Route::Front, title: site.name.clone(), articles: newest }];
    for (id, articles) in grouped(articles, MAX_ITEMS, |article| article.section.as_slice()) {
        let title = sections.get(id).map_or(id, |(_, title)| *title);
        let title = site.words.window_title(title, &site.name);
        lists.push(List { route: Route::Section(id.to_owned()), title, articles });
    }
    for (tag, articles) in grouped(articles, MAX_ITEMS_OF_TOPIC, |article| &article.tags) {
        if articles.len() >= MIN_ARTICLES_OF_TOPIC {
            let title = site.words.window_title(tag, &site.name);
            lists.push(List { route: Route::Tag(tag.to_owned()), title, articles });
        }
    }
    lists
}

/// At most `max` articles of each name, the newest, in the order in which the names occur.
fn grouped<'a>(
    articles: &'a [Article],
    max: usize,
    names: impl Fn(&'a Article) -> &'a [String],
) -> Vec<(&'a str, Vec<&'a Article>)> {
    let mut groups: Vec<(&str, Vec<&Article>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for article in articles {
        let mut seen = HashSet::new();
        for name in names(article).iter().filter(|name| !name.is_empty()) {
            let place = *places.entry(name).or_insert(groups.len());
            if place == groups.len() {
                groups.push((name, Vec::new()));
            }
            let Some((_, group)) = groups.get_mut(place) else { continue };
            if group.len() < max && seen.insert(place) {
                group.push(article);
            }
        }
    }
    groups
}
