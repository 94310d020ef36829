//! Makes `robots.txt` (RFC 9309): crawlers may read all pages, and find the sitemaps.

use super::{File, news, sitemap};
use crate::print::site::Site;

/// The file, with the sitemap of news if there is one.
pub(super) fn robots(site: &Site<'_>, has_news: bool) -> File {
    let mut text = "User-agent: *\nAllow: /\n\n".to_owned();
    let names = [Some(sitemap::NAME), has_news.then_some(news::NAME)];
    for address in names.into_iter().flatten().filter_map(|name| site.file_url(name)) {
        text.push_str("Sitemap: ");
        text.push_str(&address);
        text.push('\n');
    }
    File { path: "robots.txt".to_owned(), bytes: text.into_bytes() }
}
