//! Makes the files that list the pages: feeds, sitemaps, `robots.txt` and calendars. Writes nothing to the disk.
//!
//! | file | lists |
//! |---|---|
//! | `feed.xml`, `feed.json` | the newest articles of the edition, of a section, or about a topic |
//! | `sitemap.xml`, `sitemap-1.xml` … | all pages |
//! | `sitemap-news.xml` | the articles of the last two days |
//! | `robots.txt` | the sitemaps |
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
mod robots;
mod sitemap;
mod xml;

use gazette::routing::{Route, printed};

use super::site::Site;
pub(crate) use calendars::Calendars;
pub(crate) use lists::{Content, Feeds, List};
pub(crate) use sitemap::Page;

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
