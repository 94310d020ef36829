//! Keys of files: each stands for everything that a file is made of, so that a file with the key of the former print need
//! not be made again.
//!
//! A page shows a part of another article, and its key has the whole of it: so a page may be made once too often, and never
//! too seldom. Pages with upcoming activities or with the whole edition have no key. A file has none either if a part of
//! its key cannot be read or written. Files without a key are always made.

use std::fs;
use std::sync::OnceLock;

use gazette::edition::Edition;
use gazette::edition::article::Article;
use gazette::loading::Loaded;
use gazette::pages::list_of;
use gazette::reading::listing::{List as Listed, MAX_ON_PAGE, author};
use gazette::reading::related::{Related, Target, related_in};
use gazette::routing::{Route, printed};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::MAX_EARLY_BYTES;
use crate::print::feeds::{FileLink, List};
use crate::print::site::Site;
use crate::print::source::Source;

pub(super) type Hash = [u8; 32];

/// Makes keys.
pub(super) struct Keys<'a> {
    site: &'a Site<'a>,
    /// The hash of what every file depends on: this program, the settings, the built page, and the edition without its
    /// articles.
    base: Hash,
    /// The hash of each article, in the edition's order, once it was asked for.
    articles: Vec<OnceLock<Hash>>,
}

/// Collects the parts of a key.
struct Parts(Sha256);

impl Parts {
    fn add(mut self, bytes: &[u8]) -> Self {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// `None` if the value cannot be written, because all such values would have the same key.
    fn add_value(self, value: &impl Serialize) -> Option<Self> {
        Some(self.add(&serde_json::to_vec(value).ok()?))
    }
}

/// The hash of this program's file. Another program may make other files of the same edition. `None` if the file cannot
/// be read.
pub(super) fn program() -> Option<Hash> {
    let program = fs::read(std::env::current_exe().ok()?).ok()?;
    Some(Sha256::digest(program).into())
}

impl<'a> Keys<'a> {
    /// The keys of a site, which `program` prints. `None` if the edition cannot be written as a part of a key.
    pub(super) fn new(program: Hash, source: &Source, site: &'a Site<'a>) -> Option<Self> {
        // A field that is added to the edition has to be added here, or to be left out on purpose.
        let Edition {
            title,
            description,
            language,
            time_zone,
            home_page,
            feed,
            icon,
            branding,
            authors,
            sections,
            lead: _,
            articles,
            next_page: _,
            lookup: _,
            changes_at: _,
        } = site.edition;
        let parts = Parts(Sha256::new())
            .add(&program)
            .add(source.settings.as_bytes())
            .add(source.settings_file.as_bytes())
            .add(source.plain_page.as_bytes())
            .add(source.base.as_bytes())
            .add(site.words.tag().as_bytes())
            .add_value(&(&site.name, &site.address, source.bytes <= MAX_EARLY_BYTES))?
            .add_value(&(title, description, language, time_zone, home_page, feed, icon))?
            .add_value(&(branding, authors, sections, site.edition.has_activities()))?;
        let articles = articles.iter().map(|_| OnceLock::new()).collect();
        Some(Self { site, base: parts.0.finalize().into(), articles })
    }

    /// The key of a page. `facts` are what the page has beside its articles: the addresses of its feeds, whether it has a
    /// calendar and a card.
    pub(super) fn page(
        &self,
        loaded: &Loaded,
        route: &Route,
        facts: &(Vec<FileLink>, Option<FileLink>, bool),
    ) -> Option<String> {
        let articles = match (route, list_of(route)) {
            (Route::Article { slug, .. }, _) => self.around(loaded, slug)?,
            (_, Some((list, page))) if list_has_key(route) => {
                let all = list.articles(self.site.edition);
                let shown = all.iter().skip(page.saturating_sub(1) * MAX_ON_PAGE).take(MAX_ON_PAGE);
                let mut hashes = vec![all.len().to_le_bytes().to_vec()];
                if let Listed::Author(name) = list {
                    hashes.push(serde_json::to_vec(&author(self.site.edition, name)).ok()?);
                }
                for article in shown {
                    hashes.push(self.hash(article)?.to_vec());
                }
                hashes
            }
            _ => return None,
        };
        let (feeds, calendar, has_card) = facts;
        let links = feeds.iter().chain(calendar);
        let mut parts = Parts(Sha256::new())
            .add(&self.base)
            .add(printed::address(route).as_bytes())
            .add(&[u8::from(*has_card)]);
        for link in links {
            parts = parts.add(link.address.as_bytes()).add(link.title.as_bytes());
        }
        Some(finish(parts, &articles))
    }

    /// The key of the feeds of a list.
    pub(super) fn feeds(&self, list: &List<'_>) -> Option<String> {
        let hashes = list.articles().iter().map(|article| self.hash(article));
        let hashes =
            hashes.map(|hash| hash.map(|hash| hash.to_vec())).collect::<Option<Vec<_>>>()?;
        let address = printed::address(list.route());
        let parts = Parts(Sha256::new()).add(&self.base).add(b"feeds").add(address.as_bytes());
        Some(finish(parts, &hashes))
    }

    /// The hashes of the articles on the page of an article: the article itself, its neighbours, and the articles that it
    /// links to. With the reasons of these links.
    fn around(&self, loaded: &Loaded, slug: &str) -> Option<Vec<Vec<u8>>> {
        let edition = self.site.edition;
        let article = edition.by_slug(slug)?;
        let index = edition.index_of(&article.id)?;
        let newer = index.checked_sub(1).and_then(|index| edition.articles.get(index));
        let mut hashes = vec![self.hash(article)?.to_vec()];
        for neighbour in [newer, edition.articles.get(index + 1)] {
            hashes.push(match neighbour {
                Some(neighbour) => self.hash(neighbour)?.to_vec(),
                None => Vec::new(),
            });
        }
        for Related { target, reason, .. } in related_in(&loaded.corpus()?, article) {
            hashes.push(serde_json::to_vec(&reason).ok()?);
            hashes.push(match target {
                Target::Article(other) => self.hash(other)?.to_vec(),
                // It is written in the article itself.
                Target::Page { url, .. } => url.as_str().as_bytes().to_vec(),
            });
        }
        Some(hashes)
    }

    /// The hash of an article of the edition, made once.
    fn hash(&self, article: &Article) -> Option<Hash> {
        let known = self.articles.get(self.site.edition.index_of(&article.id)?)?;
        if let Some(hash) = known.get() {
            return Some(*hash);
        }
        let hash = Parts(Sha256::new()).add_value(article)?.0.finalize().into();
        Some(*known.get_or_init(|| hash))
    }
}

/// Whether the pages of a list have keys. The archive's first page shows the months of the whole edition.
fn list_has_key(route: &Route) -> bool {
    !matches!(route.list_and_page().0, Route::Archive { year: None, .. })
}

fn finish(parts: Parts, hashes: &[Vec<u8>]) -> String {
    let parts = hashes.iter().fold(parts, |parts, hash| parts.add(hash));
    format!("{:x}", parts.0.finalize())
}
