//! Makes the pages and their feeds, unless they are as they were.

use anyhow::Result;
use gazette::edition::article::Article;
use gazette::edition::body::direction::is_right_to_left;
use gazette::routing::{Route, printed};

use super::relative::with_relative_addresses;
use super::{Job, MAX_EARLY_BYTES};
use crate::print::feeds;
use crate::print::head::{self, FeedLink};
use crate::print::shell::Content;

impl<'a> Job<'a> {
    /// Puts the feeds of a list, unless they are as they were.
    pub(super) fn feeds_of(&self, list: &feeds::List<'_>, text: feeds::Content<'_>) -> Result<()> {
        let Some(key) = self.keys.as_ref().and_then(|keys| keys.feeds(list)) else {
            return self.put_all(self.feeds.files(list, text));
        };
        let mut missing = Vec::new();
        for path in feeds::Feeds::paths(list) {
            if !self.tree.keep(&path, &key)? {
                missing.push(path);
            }
        }
        let files = if missing.is_empty() { Vec::new() } else { self.feeds.files(list, text) };
        let mut files = files.iter().filter(|file| missing.contains(&file.path));
        files.try_for_each(|file| self.tree.put_with_key(&file.path, &key, &file.bytes))
    }

    /// Prints the page of a route and its extract, unless they are as they were.
    pub(super) fn page(&self, route: &Route) -> Result<()> {
        let (file, root) = (printed::file(route), printed::root_of(route));
        let card = self.cards.of(self.site, self.tree, route, self.article(route))?;
        let key = self.keys.as_ref().and_then(|keys| {
            let facts = (self.feeds.links(route), self.calendars.link(route), card.is_some());
            self.printer.with_loaded(|loaded| keys.page(loaded, route, &facts)).flatten()
        });
        let is_kept = match &key {
            Some(key) => self.tree.keep(&file, key)?,
            None => false,
        };
        if !(is_kept && self.extracts.keep(route)?) {
            self.extract(route)?;
        }
        if is_kept {
            return Ok(());
        }
        let page = self.document(route, &root, card);
        match key {
            Some(key) => self.tree.put_with_key(&file, &key, page.as_bytes()),
            None => self.tree.put(&file, page.as_bytes()),
        }
    }

    /// Makes the extract that the page of a route shows, if it shows one.
    pub(super) fn extract(&self, route: &Route) -> Result<()> {
        match self.printer.extract(route) {
            Some(extract) => self.extracts.put(route, &extract),
            None => Ok(()),
        }
    }

    /// The article of a route.
    fn article(&self, route: &Route) -> Option<&'a Article> {
        match route {
            Route::Article { slug, .. } => self.site.edition.by_slug(slug),
            _ => None,
        }
    }

    /// The page that hosts answer with where there is no page. It is shown at any address, so that its links must lead
    /// from the root of the host.
    pub(super) fn missing_page(&self) -> Result<()> {
        let address = self.site.address.as_deref().unwrap_or_default();
        let path =
            address.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        let route = Route::NotFound("404.html".to_owned());
        let page = self.document(&route, path.unwrap_or("/"), None);
        self.tree.put("404.html", page.as_bytes())
    }

    fn document(&self, route: &Route, root: &str, card: Option<head::Card>) -> String {
        let page = self.printer.page(route, root);
        let (list, number) = route.list_and_page();
        let page_of_list = |number| {
            let neighbour = list.clone().list_page(number);
            self.routes.get(&neighbour).copied()
        };
        let feed = |link: feeds::FileLink| FeedLink {
            path: link.address,
            title: link.title,
            media_type: link.media_type,
        };
        let head = head::head(
            self.site,
            &head::Page {
                route,
                title: &page.title,
                article: self.article(route),
                language: &self.language,
                feeds: self.feeds.links(route).into_iter().map(feed).collect(),
                calendar: self.calendars.link(route).map(|link| link.address),
                card,
                previous: (number > 1).then(|| page_of_list(number - 1)).flatten(),
                next: page_of_list(number + 1),
                root,
            },
        );
        let styles = self.styles.as_ref().map(|styles| styles.link(root)).unwrap_or_default();
        self.source.shell.page(&Content {
            language: &self.language,
            right_to_left: is_right_to_left(&self.language),
            root,
            head: &[head.lines, styles].concat(),
            data: &head.data,
            needs_later_styles: !matches!(route, Route::Front | Route::Article { .. }),
            settings: &self.source.settings,
            prepared: &self.prepared,
            is_small: self.source.bytes <= MAX_EARLY_BYTES,
            body: &with_relative_addresses(&page.html, &self.source.base, root, &self.site.name),
        })
    }
}
