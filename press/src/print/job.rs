//! One print: connects the printer, the heads of the pages, the feeds and the tree.

mod copying;
mod extracts;
mod keys;
mod pages;
mod relative;
mod styles;
mod threads;

use std::collections::HashSet;
use std::thread;

use anyhow::{Context, Result};
use gazette::edition::article::Article;
use gazette::loading::fetch::freshness::FINGERPRINT_FILE;
use gazette::print::Printer;
use gazette::routing::{Route, printed};

use super::cards::Cards;
use super::feeds::{self, Calendars, Feeds, open_search};
use super::options::Options;
use super::shell::{prepared_attributes, with_prepared};
use super::site::Site;
use super::source::{PLAIN_PAGE, Source};
use super::tree::{Shard, Tree};
pub(crate) use copying::copy_site;
use extracts::{Extracts, Table};
pub(crate) use extracts::{count_pages, is_table, merge as merge_tables, put_table};
use keys::Keys;
use styles::OwnStyles;
use threads::for_each;

/// At most this many bytes of a dataset are loaded before the visitor has asked for what needs the dataset.
const MAX_EARLY_BYTES: usize = 300_000;

/// Everything that the threads of a print share.
pub(crate) struct Job<'a> {
    source: &'a Source,
    printer: &'a Printer,
    site: &'a Site<'a>,
    tree: &'a Tree,
    feeds: Feeds<'a>,
    calendars: Calendars<'a>,
    cards: Cards,
    extracts: Extracts<'a>,
    /// The attributes of the script that starts the reader.
    prepared: String,
    /// The operator's colours and fonts.
    styles: Option<OwnStyles>,
    /// `None` if every file has to be made.
    keys: Option<Keys<'a>>,
    routes: HashSet<&'a Route>,
    language: String,
    /// Whether the site has a `robots.txt` that no print made.
    has_own_robots: bool,
    /// The share of the pages that is printed. `None` is all of them.
    shard: Option<Shard>,
    /// Whether only the prepared edition is written.
    without_pages: bool,
}

impl<'a> Job<'a> {
    /// A print of `routes` into a tree.
    pub(crate) fn new(
        source: &'a Source,
        printer: &'a Printer,
        site: &'a Site<'a>,
        tree: &'a Tree,
        routes: &'a [Route],
        has_own_robots: bool,
        options: &Options,
    ) -> Self {
        let edition = site.edition;
        let own = edition.language.clone();
        // A prepared edition alone has no pages whose keys could be compared.
        let program = if options.without_pages { None } else { keys::program() };
        Self {
            source,
            printer,
            site,
            tree,
            feeds: Feeds::of(site),
            calendars: Calendars::of(site),
            cards: Cards::new(site.address.is_some(), program),
            extracts: Extracts::new(tree, &source.base),
            prepared: prepared_attributes(&source.configuration, &source.settings_file),
            styles: OwnStyles::of(&edition.branding, &source.base),
            keys: program.and_then(|program| Keys::new(program, source, site)),
            routes: routes.iter().collect(),
            language: own.unwrap_or_else(|| printer.words().tag().to_owned()),
            has_own_robots,
            shard: options.shard,
            without_pages: options.without_pages,
        }
    }

    /// Puts all files into the tree.
    ///
    /// # Errors
    /// A file cannot be put.
    pub(crate) fn run(&self, routes: &[Route]) -> Result<()> {
        let routes: Vec<&Route> = self.share(routes);
        if self.without_pages {
            for_each("prepared pages", &routes, |route| self.extract(route))?;
            self.search()?;
            return self.front_without_text();
        }
        let (articles, lists): (Vec<&Route>, Vec<&Route>) =
            routes.into_iter().partition(|route| matches!(route, Route::Article { .. }));
        // One processor reads the words of the edition for the related links of the articles. Lists need none.
        thread::scope(|scope| {
            scope.spawn(|| self.printer.with_loaded(|loaded| loaded.corpus().is_some()));
            for_each("lists", &lists, |route| self.page(route))
        })?;
        for_each("articles", &articles, |route| self.page(route))?;
        let lists: Vec<&feeds::List<'_>> = self.share(self.feeds.lists());
        let text = |article: &Article| self.text(article);
        for_each("feeds", &lists, |list| self.feeds_of(list, &text))?;
        let calendars = self.calendars.subjects();
        for_each("calendars", &self.share(&calendars), |subject| {
            self.put_all([self.calendars.file(**subject)])
        })?;
        self.search()?;
        if self.is_first() {
            self.for_crawlers()?;
            self.missing_page()?;
            self.site_files()?;
        }
        Ok(())
    }

    /// The pages of the prepared edition, with the hashes of their extracts.
    pub(crate) fn into_table(self) -> Table {
        self.extracts.into_table()
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

    /// The index of the search, which is not divided into shares.
    fn search(&self) -> Result<()> {
        if self.is_first() { self.extracts.put_search(self.site.edition) } else { Ok(()) }
    }

    /// The text of an article for feeds. `None` if the article has none.
    fn text(&self, article: &Article) -> Option<String> {
        let root = self.site.address.as_deref().unwrap_or_default();
        (!article.body.is_empty()).then(|| self.printer.text(article, root))
    }

    fn for_crawlers(&self) -> Result<()> {
        let page = |route: &&Route| match route {
            Route::Article { slug, .. } => {
                self.site.edition.by_slug(slug).map(feeds::Page::of_article)
            }
            route => Some(feeds::Page::undated((*route).clone())),
        };
        let mut routes: Vec<&Route> = self.routes.iter().copied().collect();
        routes.sort_by_cached_key(|route| printed::address(route));
        let pages: Vec<feeds::Page> = routes.iter().filter_map(page).collect();
        let files = feeds::for_crawlers(self.site, &pages);
        // An operator's own rules for crawlers count more.
        self.put_all(
            files.into_iter().filter(|file| file.path != "robots.txt" || !self.has_own_robots),
        )
    }

    /// The dataset, the description of the search, and the page without a printed text.
    fn site_files(&self) -> Result<()> {
        self.tree.put(FINGERPRINT_FILE, self.source.fingerprint.as_bytes())?;
        self.own_styles()?;
        self.put_all(open_search::description(self.site))?;
        self.tree.put(PLAIN_PAGE, self.plain_page()?.as_bytes())?;
        self.copy_dataset()
    }

    /// The style sheet with the operator's colours and fonts, if there are any.
    fn own_styles(&self) -> Result<()> {
        match &self.styles {
            Some(styles) => self.tree.put(&styles.path, styles.text.as_bytes()),
            None => Ok(()),
        }
    }

    /// The dataset, and a front page that is not printed.
    fn front_without_text(&self) -> Result<()> {
        self.tree.put(FINGERPRINT_FILE, self.source.fingerprint.as_bytes())?;
        self.own_styles()?;
        self.tree.put("index.html", self.plain_page()?.as_bytes())?;
        self.copy_dataset()
    }

    fn copy_dataset(&self) -> Result<()> {
        for (path, from) in &self.source.copied {
            self.tree.copy(path, from).with_context(|| from.display().to_string())?;
        }
        Ok(())
    }

    /// The page without a printed text, with the settings of the printed site.
    fn plain_page(&self) -> Result<String> {
        let (page, before) = (&self.source.plain_page, &self.source.shell.settings);
        let settings = self.source.settings.replace('<', "\\u003c");
        let link = self.styles.as_ref().map(|styles| styles.link("")).unwrap_or_default();
        if *before == self.source.settings {
            return with_prepared(page, before, &self.prepared, &link);
        }
        let (start, end) = page.split_once(&format!(">{before}</script")).context(
            "expected the block of settings of the page as it is read, found other line ends; write it with LF alone",
        )?;
        with_prepared(&format!("{start}>{settings}</script{end}"), &settings, &self.prepared, &link)
    }
}
