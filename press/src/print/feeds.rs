//! Makes the files that list the pages or find them: feeds, sitemaps, `robots.txt`, calendars, the search. Writes nothing to the disk.
//!
//! | file | lists |
//! |---|---|
//! | `feed.xml`, `feed.json` | the newest articles of the edition, of a section, or about a topic |
//! | `sitemap.xml`, `sitemap-1.xml` … | all pages |
//! | `sitemap-news.xml` | the articles of the last two days |
//! | `robots.txt` | the sitemaps |
//! | `opensearch.xml` | the search, for the address fields of browsers |
//! | `timeline.ics` | the activities of the edition, or of an article |
//!
//! Only `sitemap-news.xml`, and its line in `robots.txt`, depend on the time of printing. All other files of an
//! unchanged edition stay the same, byte for byte.

mod atom;
mod calendars;
mod channel;
mod dates;
mod json_feed;
mod lists;
mod news;
pub(crate) mod open_search;
mod robots;
mod sitemap;
mod xml;

use std::collections::HashMap;

use gazette::edition::article::Article;
use gazette::routing::{Route, printed};

use super::site::Site;
pub(crate) use calendars::Calendars;
use channel::Channel;
pub(crate) use lists::List;
use lists::Sections;
pub(crate) use sitemap::Page;

/// The name of the Atom feed of a list, beside the list's page.
pub(crate) const ATOM: &str = atom::NAME;

/// A file of the printed site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// The path below the root of the site, with `/` between names. Names are not percent-encoded.
    pub(crate) path: String,
    /// The content.
    pub(crate) bytes: Vec<u8>,
}

/// A link from the head of a page to a file that lists something of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileLink {
    /// The address below the root of the site, percent-encoded: `tags/C~2B~2B/feed.xml`.
    pub(crate) address: String,
    /// The title of the file, for people who choose among several.
    pub(crate) title: String,
    /// The media type: `application/atom+xml`.
    pub(crate) media_type: &'static str,
}

/// Gives the text of an article as HTML in which every address is absolute. `None` if the article has no text.
pub(crate) type Content<'a> = &'a (dyn Fn(&Article) -> Option<String> + Sync);

/// The feeds of a site. Made once, in one pass over its articles.
pub(crate) struct Feeds<'a> {
    site: &'a Site<'a>,
    lists: Vec<List<'a>>,
    sections: Sections<'a>,
    /// The titles of the lists, by the routes of their pages.
    titles: HashMap<Route, String>,
}

impl<'a> Feeds<'a> {
    /// The feeds of a site. None if the site's address is not known, because every address in a feed is absolute.
    pub(crate) fn of(site: &'a Site<'a>) -> Self {
        let sections = lists::sections(site.edition);
        let lists = if site.address.is_some() { lists::lists(site, &sections) } else { Vec::new() };
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

    /// The paths of the two feeds of a list.
    pub(crate) fn paths(list: &List<'_>) -> [String; 2] {
        [atom::NAME, json_feed::NAME].map(|name| path_beside(&list.route, name))
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

/// The files for crawlers: sitemaps, and `robots.txt`, which names them. Empty if the site's address is not known.
///
/// `pages` are all pages that crawlers may list. Crawlers read `robots.txt` only in the root of a host. For a site in
/// a folder, the host's own `robots.txt` has to name the sitemaps.
pub(crate) fn for_crawlers(site: &Site<'_>, pages: &[Page]) -> Vec<File> {
    if site.address.is_none() {
        return Vec::new();
    }
    let mut files = sitemap::sitemaps(site, pages);
    let news = news::sitemap(site);
    let robots = robots::robots(site, news.is_some());
    files.extend(news);
    files.push(robots);
    files
}

/// The path of a file in the folder of a route's page, with names as they are.
fn path_beside(route: &Route, name: &str) -> String {
    let page = printed::file(route);
    format!("{}{name}", page.strip_suffix("index.html").unwrap_or_default())
}

/// The address of a file in the folder of a route's page, below the root of the site.
fn address_beside(route: &Route, name: &str) -> String {
    format!("{}{name}", printed::address(route))
}

#[cfg(test)]
mod tests;
