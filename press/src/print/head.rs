//! What crawlers and messengers read in `<head>`: title, description, addresses, cards and structured data.
//!
//! `facts` finds out what is said of a page; `cards` and `structured` say it in two vocabularies. Nothing is said that
//! the edition does not know: without the site's address, whatever would have to be absolute is left out.

pub(crate) mod colours;
pub(crate) mod markup;

mod cards;
mod description;
mod facts;
mod moments;
mod names;
mod pictures;
mod structured;

use gazette::edition::article::Article;
use gazette::routing::{Route, printed};

use super::feeds::open_search;
use super::site::{NO_ADDRESS, Site};
use facts::Facts;
use markup::{Lines, escape};

/// A page that is printed.
pub(crate) struct Page<'a> {
    /// The address of the page.
    pub(crate) route: &'a Route,
    /// The title of the window.
    pub(crate) title: &'a str,
    /// The article, on the page of one.
    pub(crate) article: Option<&'a Article>,
    /// The language of the page, as an RFC 5646 tag.
    pub(crate) language: &'a str,
    /// The feeds of the page.
    pub(crate) feeds: Vec<FeedLink>,
    /// The address of a calendar with the activities of the page, below the root of the site.
    pub(crate) calendar: Option<String>,
    /// The picture that was generated for the page.
    pub(crate) card: Option<Card>,
    /// The page before in a list of several pages.
    pub(crate) previous: Option<&'a Route>,
    /// The page after in a list of several pages.
    pub(crate) next: Option<&'a Route>,
    /// The relative way from the page to the root of the site, with a slash at the end: `../../`. Empty at the root.
    pub(crate) root: &'a str,
}

/// A feed that a page links to.
pub(crate) struct FeedLink {
    /// The address of the feed below the root of the site: `feed.xml`.
    pub(crate) path: String,
    /// The title of the feed.
    pub(crate) title: String,
    /// The media type: `application/feed+json`.
    pub(crate) media_type: &'static str,
}

/// A picture that was generated for a page.
#[derive(Clone)]
pub(crate) struct Card {
    /// The absolute address.
    pub(crate) url: String,
    /// The width in pixels.
    pub(crate) width: u32,
    /// The height in pixels.
    pub(crate) height: u32,
    /// The text in place of the picture.
    pub(crate) alt: String,
}

/// What crawlers and messengers read on a page.
pub(crate) struct Head {
    /// The lines for `<head>`, after the character set and the viewport.
    pub(crate) lines: String,
    /// The structured data, as a script that holds no program. It may be anywhere on the page, and stands at its end,
    /// so that the text arrives first. Empty on the page of a missing address.
    pub(crate) data: String,
}

/// What crawlers and messengers read on a page.
pub(crate) fn head(site: &Site<'_>, page: &Page<'_>) -> Head {
    let facts = Facts::of(site, page);
    let (mut lines, mut data) = (Lines::default(), String::new());
    lines.push(&format!("<title>{}</title>", escape(page.title)));
    lines.named("description", facts.description.as_deref());
    for author in page.article.iter().flat_map(|article| &article.authors) {
        lines.named("author", Some(&author.name));
    }
    addresses(site, page, &facts, &mut lines);
    if let Some(icon) = &site.edition.icon {
        let own = site.address.as_deref().unwrap_or(NO_ADDRESS);
        let own = icon.as_str().strip_prefix(own).map(|path| from_page(page, path));
        let href = own.as_deref().unwrap_or(icon.as_str());
        lines.element("link", &[("rel", "icon"), ("href", href)]);
    }
    let [light, dark] = colours::surfaces(&site.edition.branding);
    for (scheme, colour) in [("light", light), ("dark", dark)] {
        let media = format!("(prefers-color-scheme: {scheme})");
        lines.element("meta", &[("name", "theme-color"), ("media", &media), ("content", colour)]);
    }
    if !matches!(page.route, Route::NotFound(_)) {
        cards::write(site, page, &facts, &mut lines);
        data = structured::script(site, page, &facts);
    }
    Head { lines: lines.finish(), data }
}

/// The addresses of the page itself, of its neighbours, and of what can be had in its place.
///
/// There is no `hreflang`. It joins the versions of a page in several languages, and an article has one. A page that
/// names only itself says nothing to crawlers.
fn addresses(site: &Site<'_>, page: &Page<'_>, facts: &Facts, lines: &mut Lines) {
    if matches!(page.route, Route::NotFound(_)) {
        lines.named("robots", Some("noindex"));
    }
    if let Some(url) = &facts.url {
        lines.element("link", &[("rel", "canonical"), ("href", url)]);
    }
    for (relation, route) in [("prev", page.previous), ("next", page.next)] {
        if let Some(route) = route {
            let href = from_page(page, &printed::address(route));
            lines.element("link", &[("rel", relation), ("href", &href)]);
        }
    }
    if site.address.is_some() {
        let (kind, title) = (open_search::MEDIA_TYPE, site.name.as_str());
        let href = from_page(page, open_search::NAME);
        let relation = [("rel", "search"), ("type", kind), ("title", title), ("href", &href)];
        lines.element("link", &relation);
    }
    for feed in &page.feeds {
        lines.alternate(feed.media_type, &feed.title, &from_page(page, &feed.path));
    }
    if let Some((path, title)) = page.calendar.as_deref().zip(facts.calendar_title.as_deref()) {
        lines.alternate("text/calendar", title, &from_page(page, path));
    }
}

/// The relative address of what lies below the root of the site.
fn from_page(page: &Page<'_>, path: &str) -> String {
    match format!("{}{path}", page.root) {
        // An empty address is the page's own.
        address if address.is_empty() => "./".to_owned(),
        address => address,
    }
}

#[cfg(test)]
mod tests;
