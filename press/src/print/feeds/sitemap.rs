//! Makes sitemaps of all pages <https://www.sitemaps.org/protocol.html>, with the pictures of articles.
//!
//! A sitemap that is full is continued in another. An index then stands at the address of the only one.

use std::collections::HashSet;

use gazette::edition::article::Article;
use gazette::edition::time::moment::Moment;
use gazette::routing::Route;

use super::channel::on_the_web;
use super::xml::Xml;
use super::{File, dates};
use crate::print::site::Site;

/// The name of the sitemap, or of the index of sitemaps.
pub(super) const NAME: &str = "sitemap.xml";
/// The namespace of sitemaps.
pub(super) const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE_NAMESPACE: &str = "http://www.google.com/schemas/sitemap-image/1.1";

/// At most this many pictures of a page are listed, as Google reads no more.
const MAX_PICTURES: usize = 1_000;

/// A page that crawlers may list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// The route of the page.
    pub(crate) route: Route,
    /// When the page was last changed, where that is known. Lists have no date.
    pub(crate) modified: Option<Moment>,
}

impl Page {
    /// A page without a date: a list, a timeline, the page about the edition.
    pub(crate) fn undated(route: Route) -> Self {
        Self { route, modified: None }
    }

    /// The page of an article, with the date of its last change, or else of its publication.
    pub(crate) fn of_article(article: &Article) -> Self {
        Self { route: Route::article(&article.slug), modified: dates::newest(article).cloned() }
    }
}

/// How much one sitemap holds.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// The number of addresses.
    pub(super) addresses: usize,
    /// The number of bytes, unpacked.
    pub(super) bytes: usize,
}

impl Limits {
    /// The limits of the protocol.
    const PROTOCOL: Self = Self { addresses: 50_000, bytes: 50 * 1024 * 1024 };
}

/// The sitemap of all pages; with an index, if there are several. Empty if the site's address is not known.
pub(super) fn sitemaps(site: &Site<'_>, pages: &[Page]) -> Vec<File> {
    within(site, pages, Limits::PROTOCOL)
}

/// The sitemaps, each within limits.
pub(super) fn within(site: &Site<'_>, pages: &[Page], limits: Limits) -> Vec<File> {
    let mut parts = vec![Part::new()];
    for page in pages {
        let Some(url) = url(site, page) else { continue };
        let is_full = parts.last().is_none_or(|part| !part.has_room(&url, limits));
        if is_full {
            parts.push(Part::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(&url, page.modified.as_ref());
        }
    }
    // The first part stays empty if the first address is larger than a sitemap.
    parts.retain(|part| part.addresses > 0);
    match parts.len() {
        0 => Vec::new(),
        1 => parts.into_iter().map(|part| part.file(NAME.to_owned())).collect(),
        _ => with_index(site, parts),
    }
}

/// Numbers the sitemaps and puts an index before them.
fn with_index(site: &Site<'_>, parts: Vec<Part>) -> Vec<File> {
    let mut index = Xml::document();
    index.open("sitemapindex", &[("xmlns", NAMESPACE)]);
    index.line();
    let mut files = Vec::with_capacity(parts.len() + 1);
    for (number, part) in (1..).zip(parts) {
        let name = format!("sitemap-{number}.xml");
        index.open("sitemap", &[]);
        index.text("loc", &[], &site.file_url(&name).unwrap_or_default());
        if let Some(date) = part.newest.as_ref().and_then(dates::of_sitemap) {
            index.text("lastmod", &[], &date);
        }
        index.close("sitemap");
        index.line();
        files.push(part.file(name));
    }
    index.close("sitemapindex");
    index.line();
    files.insert(0, File { path: NAME.to_owned(), bytes: index.into_bytes() });
    files
}

/// One sitemap that is being written.
struct Part {
    bytes: Vec<u8>,
    addresses: usize,
    /// The newest date of its pages.
    newest: Option<Moment>,
}

/// The end of a sitemap.
const END: &[u8] = b"</urlset>\n";

impl Part {
    fn new() -> Self {
        let mut xml = Xml::document();
        xml.open("urlset", &[("xmlns", NAMESPACE), ("xmlns:image", IMAGE_NAMESPACE)]);
        xml.line();
        Self { bytes: xml.into_bytes(), addresses: 0, newest: None }
    }

    fn has_room(&self, url: &[u8], limits: Limits) -> bool {
        self.addresses < limits.addresses
            && self.bytes.len() + url.len() + END.len() <= limits.bytes
    }

    fn push(&mut self, url: &[u8], modified: Option<&Moment>) {
        self.bytes.extend_from_slice(url);
        self.addresses += 1;
        let instant = |moment: Option<&Moment>| moment.map(Moment::instant);
        let modified = modified.filter(|moment| dates::of_sitemap(moment).is_some());
        if instant(modified) > instant(self.newest.as_ref()) {
            self.newest = modified.cloned();
        }
    }

    fn file(mut self, path: String) -> File {
        self.bytes.extend_from_slice(END);
        File { path, bytes: self.bytes }
    }
}

/// The entry of a page. `None` for an address that leads nowhere, and if the site's address is not known.
fn url(site: &Site<'_>, page: &Page) -> Option<Vec<u8>> {
    if matches!(page.route, Route::NotFound(_)) {
        return None;
    }
    let mut xml = Xml::fragment();
    xml.open("url", &[]);
    xml.text("loc", &[], &site.url(&page.route)?);
    if let Some(date) = page.modified.as_ref().and_then(dates::of_sitemap) {
        xml.text("lastmod", &[], &date);
    }
    if let Route::Article { slug, .. } = &page.route {
        for picture in site.edition.by_slug(slug).into_iter().flat_map(pictures) {
            xml.open("image:image", &[]);
            xml.text("image:loc", &[], picture);
            xml.close("image:image");
        }
    }
    xml.close("url");
    xml.line();
    Some(xml.into_bytes())
}

/// The addresses of an article's lead picture and gallery, each once.
fn pictures(article: &Article) -> Vec<&str> {
    let mut seen = HashSet::new();
    let media = article.image.iter().chain(&article.gallery);
    media
        .filter_map(|media| on_the_web(Some(&media.picture.address)))
        .filter(|address| seen.insert(*address))
        .take(MAX_PICTURES)
        .collect()
}
