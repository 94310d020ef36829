//! One print: connects the printer, the heads of the pages, the feeds and the tree.

mod relative;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Context, Result};
use gazette::edition::Edition;
use gazette::edition::article::Article;
use gazette::print::Printer;
use gazette::reading::language::is_right_to_left;
use gazette::routing::{Route, printed};
use walkdir::WalkDir;

use super::cards::Cards;
use super::feeds::{self, Calendars, Feeds};
use super::head::{self, FeedLink};
use super::shell::Content;
use super::site::Site;
use super::source::{PLAIN_PAGE, Source};
use super::threads::for_each;
use super::tree::{Shard, Tree};
use relative::with_relative_addresses;

/// Everything that the threads of a print share.
pub(crate) struct Job<'a> {
    source: &'a Source,
    printer: &'a Printer,
    site: &'a Site<'a>,
    tree: &'a Tree,
    feeds: Feeds<'a>,
    calendars: Calendars<'a>,
    cards: Cards,
    articles: HashMap<&'a str, &'a Article>,
    routes: HashSet<&'a Route>,
    language: String,
    /// The share of the pages that is printed. `None` is all of them.
    shard: Option<Shard>,
}

impl<'a> Job<'a> {
    /// A print of `routes` into a tree.
    pub(crate) fn new(
        source: &'a Source,
        printer: &'a Printer,
        site: &'a Site<'a>,
        tree: &'a Tree,
        routes: &'a [Route],
        shard: Option<Shard>,
    ) -> Self {
        let edition = site.edition;
        let own = edition.language.clone();
        Self {
            source,
            printer,
            site,
            tree,
            feeds: Feeds::of(site),
            calendars: Calendars::of(site),
            cards: Cards::new(site.address.is_some()),
            articles: by_slug(edition),
            routes: routes.iter().collect(),
            language: own.unwrap_or_else(|| printer.words().tag().to_owned()),
            shard,
        }
    }

    /// Puts all files into the tree.
    ///
    /// # Errors
    /// A file cannot be put.
    pub(crate) fn run(&self, routes: &[Route]) -> Result<()> {
        let routes: Vec<&Route> = self.share(routes);
        for_each("pages", &routes, |route| self.page(route))?;
        let lists: Vec<&feeds::List<'_>> = self.share(self.feeds.lists());
        let text = |article: &Article| self.text(article);
        for_each("feeds", &lists, |list| self.put_all(self.feeds.files(list, &text)))?;
        if self.is_first() {
            self.put_all(self.calendars.files())?;
            self.for_crawlers()?;
            self.missing_page()?;
            self.site_files()?;
        }
        Ok(())
    }

    /// The cards that could not be drawn, in words.
    pub(crate) fn missing_cards(&self) -> Option<String> {
        self.cards.missing()
    }

    /// Whether this share has the files that are not divided.
    fn is_first(&self) -> bool {
        self.shard.is_none_or(|shard| shard.number == 1)
    }

    /// The items of a list that belong to this share.
    fn share<'i, T>(&self, items: &'i [T]) -> Vec<&'i T> {
        let Some(Shard { number, of }) = self.shard else { return items.iter().collect() };
        let is_own = |index: usize| index % of as usize + 1 == number as usize;
        let items = items.iter().enumerate().filter(|(index, _)| is_own(*index));
        items.map(|(_, item)| item).collect()
    }

    fn put_all(&self, files: impl IntoIterator<Item = feeds::File>) -> Result<()> {
        files.into_iter().try_for_each(|file| self.tree.put(&file.path, &file.bytes))
    }

    /// Prints the page of a route.
    fn page(&self, route: &Route) -> Result<()> {
        let root = printed::root_of(route);
        let page = self.document(route, &root)?;
        self.tree.put(&printed::file(route), page.as_bytes())
    }

    /// The page that hosts answer with where there is no page. It is shown at any address, so that its links must lead
    /// from the root of the host.
    fn missing_page(&self) -> Result<()> {
        let address = self.site.address.as_deref().unwrap_or_default();
        let path =
            address.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        let page = self.document(&Route::NotFound("404.html".to_owned()), path.unwrap_or("/"))?;
        self.tree.put("404.html", page.as_bytes())
    }

    fn document(&self, route: &Route, root: &str) -> Result<String> {
        let page = self.printer.page(route, root);
        let article = match route {
            Route::Article { slug, .. } => self.articles.get(slug.as_str()).copied(),
            _ => None,
        };
        let (list, number) = route.list_and_page();
        let page_of_list = |number| {
            let neighbour = list.clone().list_page(number);
            self.routes.get(&neighbour).copied()
        };
        let card = self.cards.of(self.site, self.tree, route, article)?;
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
                article,
                language: &self.language,
                feeds: self.feeds.links(route).into_iter().map(feed).collect(),
                calendar: self.calendars.link(route).map(|link| link.address),
                card,
                previous: (number > 1).then(|| page_of_list(number - 1)).flatten(),
                next: page_of_list(number + 1),
                root,
            },
        );
        Ok(self.source.shell.page(&Content {
            language: &self.language,
            right_to_left: is_right_to_left(&self.language),
            root,
            head: &head.lines,
            data: &head.data,
            needs_later_styles: !matches!(route, Route::Front | Route::Article { .. }),
            settings: &self.source.settings,
            dataset: (&self.source.fingerprint, self.source.bytes),
            body: &with_relative_addresses(&page.html, &self.source.base, root),
        }))
    }

    /// The text of an article for feeds. `None` if the article has none.
    fn text(&self, article: &Article) -> Option<String> {
        let root = self.site.address.as_deref().unwrap_or_default();
        (!article.body.is_empty()).then(|| self.printer.text(article, root))
    }

    fn for_crawlers(&self) -> Result<()> {
        let page = |route: &&Route| match route {
            Route::Article { slug, .. } => {
                self.articles.get(slug.as_str()).map(|article| feeds::Page::of_article(article))
            }
            route => Some(feeds::Page::undated((*route).clone())),
        };
        let mut routes: Vec<&Route> = self.routes.iter().copied().collect();
        routes.sort_by_cached_key(|route| printed::address(route));
        let pages: Vec<feeds::Page> = routes.iter().filter_map(page).collect();
        self.put_all(feeds::for_crawlers(self.site, &pages))
    }

    /// The dataset, and the page without a printed text.
    fn site_files(&self) -> Result<()> {
        self.tree.put(PLAIN_PAGE, self.plain_page().as_bytes())?;
        for (path, from) in &self.source.copied {
            self.tree.copy(path, from).with_context(|| from.display().to_string())?;
        }
        Ok(())
    }

    /// The page without a printed text, with the settings of the printed site.
    fn plain_page(&self) -> String {
        let (page, before) = (&self.source.plain_page, &self.source.shell.settings);
        page.replacen(before, &self.source.settings, usize::from(!before.is_empty()))
    }
}

fn by_slug(edition: &Edition) -> HashMap<&str, &Article> {
    edition.articles.iter().map(|article| (article.slug.as_str(), article)).collect()
}

/// Copies the files of a built site into a tree, but for what a print makes anew. Follows links, because the printed site
/// is uploaded without what they lead to.
///
/// # Errors
/// A file cannot be read or put, or a link leads nowhere or back to a folder that it is in.
pub(crate) fn copy_site(tree: &Tree, folder: &Path, is_made: &dyn Fn(&str) -> bool) -> Result<()> {
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        let below = entry.path().strip_prefix(folder)?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        let path = names.join("/");
        if !entry.file_type().is_dir() && !is_made(&path) {
            tree.copy(&path, entry.path())?;
        }
    }
    Ok(())
}
