//! `press print`: prints a dataset as a folder of pages that need no script.
//!
//! `source` reads what is printed, `shell` is the page that printed pages are put into, `head` and `card` make what
//! crawlers and messengers read, `feeds` makes the files that list the pages, `redirects` makes the pages at earlier
//! addresses, and `tree` writes all of it to the disk. `job` connects them.

mod card;
mod cards;
mod feeds;
mod head;
mod job;
mod options;
mod redirects;
mod report;
mod shell;
mod site;
mod source;
mod tree;

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use gazette::edition::notice::NoticeKind;
use gazette::print::Printer;
use gazette::words::Words;

use job::{Job, copy_site, count_pages, is_table, merge_tables, put_table};
pub(crate) use options::{MergeOptions, Options, site_address};
use redirects::Redirects;
pub(crate) use report::Report;
pub(crate) use shell::settings_of;
use site::{Site, host_of};
use source::{Source, replace_unknown_host};
use tree::{Addresses, FormerPrint, Tree};

/// The rules for crawlers.
const ROBOTS: &str = "robots.txt";

/// Prints a site.
///
/// # Errors
/// The site or the dataset cannot be read, or the pages cannot be written. Then nothing has changed.
pub(crate) fn print(options: &Options) -> Result<Report> {
    let (source, mut loaded) = Source::read(options)?;
    let (chosen, own) = (&source.configuration.language, &loaded.edition.language);
    let tag = chosen.as_ref().or(own.as_ref()).or(source.shell.language.as_ref());
    let words = Words::of(tag.map_or("en", String::as_str));
    if source.address.is_none() {
        replace_unknown_host(&mut loaded.edition, &words.untitled());
    }
    let notices = loaded.notices.len();
    let lost = loaded.notices.iter().filter(|notice| notice.kind == NoticeKind::Dropped).count();
    let host = host_of(&source.base).unwrap_or_default();
    let printer = Printer::new(loaded, words.clone(), host, now()?);
    let routes = printer.routes();
    let out = options.out.as_ref().unwrap_or(&options.site);
    let is_in_place = is_in_place(out, &options.site)?;
    let tree = Tree::begin(out, &source.name(), options.shard)?;
    let is_first = options.shard.is_none_or(|shard| shard.number == 1);
    let own_robots =
        options.site.join(ROBOTS).exists() && !FormerPrint::into(&options.site).has(ROBOTS);
    let (missing_cards, articles, table) = printer
        .with_loaded(|loaded| {
            let site = Site {
                edition: &loaded.edition,
                words,
                name: printer.name(),
                address: source.address.clone(),
                now: printer.now(),
            };
            let job = Job::new(&source, &printer, &site, &tree, &routes, own_robots, options);
            job.run(&routes)?;
            anyhow::Ok((job.missing_cards(), Addresses::of(&loaded.edition), job.into_table()))
        })
        .context("the edition is gone")??;
    if is_in_place {
        tree.keep_ready()?;
    } else if is_first {
        let printed = FormerPrint::into(&options.site);
        let is_made = |path: &str| {
            let is_put = tree.has(path) || is_table(path);
            is_put || printed.has(path) || is_ready_copy(&options.site, path)
        };
        copy_site(&tree, &options.site, out, &is_made)?;
    }
    let has_address = source.address.is_some();
    let articles = if is_first { tree.remember(articles) } else { Vec::new() };
    // A share has not all pages, so that redirects are made when the shares are put together.
    let redirects = match options.shard {
        None if options.without_pages => Redirects::without_pages(&articles),
        None => Redirects::put(&tree, &articles)?,
        Some(_) => Redirects::default(),
    };
    let (pages, prepared) = match options.without_pages {
        true => (None, Some(count_pages(&table))),
        false => (Some(routes.len()), None),
    };
    put_table(&tree, &source.fingerprint, table, &articles, &redirects.slugs)?;
    Ok(Report {
        has_own_robots: own_robots && pages.is_some(),
        is_too_large: source.bytes > source.configuration.bounds.bytes,
        pages,
        prepared,
        redirects,
        notices,
        lost,
        missing_cards,
        has_address,
        summary: tree.finish()?,
    })
}

/// Puts the shares of a print together.
///
/// # Errors
/// A share is missing or damaged, or the shares are not of one print. Then nothing has changed.
pub(crate) fn merge(options: &MergeOptions) -> Result<Report> {
    let (tree, articles) = tree::merge(&options.parts, &options.out, &is_table)?;
    let redirects = Redirects::put(&tree, &articles)?;
    merge_tables(&tree, &options.parts, &articles, &redirects.slugs)?;
    Ok(Report {
        has_own_robots: false,
        is_too_large: false,
        pages: None,
        prepared: None,
        redirects,
        notices: 0,
        lost: 0,
        missing_cards: None,
        has_address: true,
        summary: tree.finish()?,
    })
}

/// Whether a site is printed into its own folder.
///
/// # Errors
/// The folder to print into lies in the folder of the site, whose files are copied into it.
fn is_in_place(out: &Path, site: &Path) -> Result<bool> {
    let full = |path: &Path| path.canonicalize().ok();
    let Some(root) = full(site) else { return Ok(false) };
    let here = Path::new(".");
    let parent =
        out.parent().map(|parent| if parent.as_os_str().is_empty() { here } else { parent });
    let (found, parent) = (full(out), parent.and_then(full));
    if found.as_ref() == Some(&root) {
        return Ok(true);
    }
    if found.or(parent).is_some_and(|path| path.starts_with(&root)) {
        let (out, site) = (out.display(), site.display());
        bail!("expected a folder outside of the site `{site}`, found `{out}`");
    }
    Ok(false)
}

/// Whether a path is that of a compressed copy of another file of the site, which the tree takes along with that file.
fn is_ready_copy(site: &Path, path: &str) -> bool {
    let file = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"));
    file.is_some_and(|file| site.join(file).is_file())
}

/// The time of printing, in seconds since 1970. `SOURCE_DATE_EPOCH` sets it, so that a print can be repeated
/// (<https://reproducible-builds.org/docs/source-date-epoch/>).
fn now() -> Result<i64> {
    if let Ok(set) = std::env::var("SOURCE_DATE_EPOCH") {
        return set.parse().with_context(|| {
            format!("SOURCE_DATE_EPOCH: expected seconds since 1970, found `{set}`")
        });
    }
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    Ok(i64::try_from(seconds).unwrap_or(i64::MAX))
}
