//! The lists of articles that have feeds: the edition, its sections, and its topics.

use std::collections::{HashMap, HashSet};

use gazette::edition::article::Article;
use gazette::routing::Route;

use super::channel::Channel;
use super::{File, FileLink, address_beside, atom, json_feed};
use crate::print::site::Site;

/// At most this many articles are in a feed: the newest.
pub(crate) const MAX_ITEMS: usize = 50;
/// A topic needs this many articles to have a feed. A feed of one article has nothing to follow.
const MIN_ARTICLES_OF_TOPIC: usize = 2;

/// Gives the text of an article as HTML in which every address is absolute. `None` if the article has no text.
pub(crate) type Content<'a> = &'a (dyn Fn(&Article) -> Option<String> + Sync);

/// The titles of sections by their ids, each with its place in the editor's order.
pub(super) type Sections<'a> = HashMap<&'a str, (usize, &'a str)>;

/// The feeds of a site. Made once, in one pass over its articles.
pub(crate) struct Feeds<'a> {
    site: &'a Site<'a>,
    lists: Vec<List<'a>>,
    sections: Sections<'a>,
    titles: HashMap<Route, String>,
}

/// A list of articles that has feeds.
pub(crate) struct List<'a> {
    /// The route of the list's page.
    pub(super) route: Route,
    /// The title of the list, with the name of the site.
    pub(super) title: String,
    /// The newest articles of the list, newest first.
    pub(super) articles: Vec<&'a Article>,
}

impl<'a> Feeds<'a> {
    /// The feeds of a site. None if the site's address is not known, because every address in a feed is absolute.
    pub(crate) fn of(site: &'a Site<'a>) -> Self {
        let sections = site.edition.sections.iter().enumerate().rev();
        let sections: Sections<'a> = sections
            .map(|(place, section)| (section.id.as_str(), (place, section.title.as_str())))
            .collect();
        let lists = if site.address.is_some() { lists(site, &sections) } else { Vec::new() };
        let titles = lists.iter().map(|list| (list.route.clone(), list.title.clone())).collect();
        Self { site, lists, sections, titles }
    }

    /// The lists that have feeds: the edition, then its sections, then its topics. Each can be printed on a thread of
    /// its own.
    pub(crate) fn lists(&self) -> &[List<'a>] {
        &self.lists
    }

    /// The two feeds of a list, Atom and JSON Feed. Calls `content` once for each article of the list.
    pub(crate) fn files(&self, list: &List<'a>, content: Content<'_>) -> Vec<File> {
        match Channel::of(self.site, &self.sections, list, content) {
            Some(channel) => vec![atom::feed(&channel), json_feed::feed(&channel)],
            None => Vec::new(),
        }
    }

    /// The feeds that the head of a page links to. On the pages of a section or a topic, its own feeds come first. The
    /// feeds of the edition are on every page.
    pub(crate) fn links(&self, route: &Route) -> Vec<FileLink> {
        let (list, _) = route.list_and_page();
        let mut routes = vec![list];
        if *list != Route::Front {
            routes.push(&Route::Front);
        }
        let mut links = Vec::new();
        for (route, title) in routes.iter().filter_map(|route| self.titles.get_key_value(*route)) {
            for (name, kind, media_type) in [
                (atom::NAME, "Atom", "application/atom+xml"),
                (json_feed::NAME, "JSON Feed", "application/feed+json"),
            ] {
                let title = format!("{title} ({kind})");
                links.push(FileLink { address: address_beside(route, name), title, media_type });
            }
        }
        links
    }
}

fn lists<'a>(site: &'a Site<'a>, sections: &Sections<'a>) -> Vec<List<'a>> {
    let articles = &site.edition.articles;
    let newest = articles.iter().take(MAX_ITEMS).collect();
    let mut lists = vec![List { route: Route::Front, title: site.name.clone(), articles: newest }];
    for (id, articles) in grouped(articles, |article| article.section.as_slice()) {
        let title = sections.get(id).map_or(id, |(_, title)| *title);
        let title = site.words.window_title(title, &site.name);
        lists.push(List { route: Route::Section(id.to_owned()), title, articles });
    }
    for (tag, articles) in grouped(articles, |article| &article.tags) {
        if articles.len() >= MIN_ARTICLES_OF_TOPIC {
            let title = site.words.window_title(tag, &site.name);
            lists.push(List { route: Route::Tag(tag.to_owned()), title, articles });
        }
    }
    lists
}

/// The newest articles of each name, in the order in which the names occur.
fn grouped<'a>(
    articles: &'a [Article],
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
            if group.len() < MAX_ITEMS && seen.insert(place) {
                group.push(article);
            }
        }
    }
    groups
}
