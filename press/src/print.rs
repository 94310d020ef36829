//! `press print`: prints a dataset as a folder of pages that need no script.
//!
//! `source` reads what is printed, `shell` is the page that printed pages are put into, `head` and `card` make what
//! crawlers and messengers read, `feeds` makes the files that list the pages, and `tree` writes all of it to the disk.
//! `job` connects them.

mod card;
mod cards;
mod dataset;
mod feeds;
mod head;
mod job;
mod options;
mod report;
mod shell;
mod site;
mod source;
mod threads;
mod tree;

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use gazette::print::Printer;
use gazette::words::Words;

use job::{Job, copy_site};
pub(crate) use options::Options;
pub(crate) use report::Report;
use site::Site;
use source::Source;
use tree::Tree;

/// Prints a site.
///
/// # Errors
/// The site or the dataset cannot be read, or the pages cannot be written. Then nothing has changed.
pub(crate) fn print(options: &Options) -> Result<Report> {
    let mut source = Source::read(options)?;
    let loaded = source.dataset.take();
    let tag = source.configuration.language.clone().or_else(|| loaded.edition.language.clone());
    let words = Words::of(tag.as_deref().unwrap_or("en"));
    let notices = loaded.notices.len();
    let printer = Printer::new(loaded, words.clone(), host(&source.base), now()?);
    let routes = printer.routes();
    let out = options.out.as_ref().unwrap_or(&options.site);
    let tree = Tree::begin(out, &source.name(), options.shard.map(Into::into))?;
    let missing_cards = printer
        .with_loaded(|loaded| {
            let site = Site {
                edition: &loaded.edition,
                words,
                name: printer.name(),
                address: source.address.clone(),
                now: printer.now(),
            };
            let job = Job::new(&source, &printer, &site, &tree, &routes, options.shard);
            job.run(&routes)?;
            anyhow::Ok(job.missing_cards())
        })
        .context("the edition is gone")??;
    if out != &options.site && options.shard.is_none_or(|(index, _)| index == 1) {
        let is_made = |path: &str| tree.has(path);
        copy_site(&tree, &options.site, &is_made)?;
    }
    Ok(Report { pages: routes.len(), notices, missing_cards, summary: tree.finish()? })
}

/// The name of the host of an address, without `www.`. Links to other names leave the site.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
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
