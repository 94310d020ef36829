//! Loads the dataset that is printed: all of its pages, settled.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::address::percent::decode;
use gazette::edition::notice::{Notice, NoticeKind};
use gazette::formats::{self, Document, Origin};
use gazette::loading::Loaded;
use gazette::loading::configuration::Configuration;
use gazette::loading::pages::Fingerprint;

use crate::input::{self, Input, Zones, is_web};

/// A dataset that was read.
pub(crate) struct Dataset {
    /// The edition with the notices of its reader.
    pub(crate) loaded: Loaded,
    /// The fingerprint of the first page as it came.
    pub(crate) fingerprint: u64,
    /// The bytes of the first page.
    pub(crate) bytes: usize,
    /// The files of further pages beside a given file, with their paths on the site.
    pub(crate) further: Vec<(String, PathBuf)>,
}

/// Where the files of a dataset are, which has an address on the printed site.
#[derive(Clone, Copy)]
pub(crate) struct OwnFiles<'a> {
    /// The folder of the site.
    pub(crate) folder: &'a Path,
    /// The address of that folder on the printed site.
    pub(crate) address: &'a str,
    /// The file that is printed in place of the site's own dataset, and the path of that below the root of the site.
    /// Further pages lie beside it.
    pub(crate) given: Option<(&'a Path, &'a str)>,
}

impl OwnFiles<'_> {
    /// The path of an address below the root of the site. `None` if it is not one of the site's own, or if a name in it
    /// could lead out of the folder.
    pub(crate) fn path(&self, address: &Address) -> Option<String> {
        let path = address.as_str().strip_prefix(self.address)?;
        let path = decode(path.split(['?', '#']).next().unwrap_or_default());
        let is_name = |part| matches!(part, Component::Normal(_));
        Path::new(&path).components().all(is_name).then_some(path)
    }

    /// The file of a further page beside the given file, with its path on the site.
    fn given(&self, address: &Address) -> Option<(String, PathBuf)> {
        let (file, place) = self.given?;
        let path = self.path(address)?;
        let folder = place.rfind('/').map_or("", |end| place.get(..=end).unwrap_or_default());
        let beside = file.parent()?.join(path.strip_prefix(folder)?);
        Some((path, beside))
    }

    /// The file of an address, or the address itself if it is not one of the site's own.
    fn source(&self, address: &Address) -> String {
        let own = || self.path(address).map(|path| self.folder.join(path));
        let file = self.given(address).map(|(_, file)| file).or_else(own);
        file.map_or_else(|| address.to_string(), |file| file.to_string_lossy().into_owned())
    }
}

/// Loads a dataset. `source` is a file or an address, `base` is the dataset's address on the printed site, and at most
/// `max_bytes` of each page are read.
///
/// # Errors
/// A page cannot be had or read, a page leads back to one that was read, or there are too many pages; the message names
/// the page.
pub(crate) fn load(
    source: &str,
    base: &Address,
    own: OwnFiles<'_>,
    settings: &Configuration,
    max_bytes: u64,
) -> Result<Dataset> {
    let mut input = input::read(source, max_bytes)?;
    // An address may have been redirected. The dataset's own relative addresses then begin where it came from.
    if !is_web(source) {
        input.address = Some(base.clone());
    }
    let (fingerprint, bytes) = (Fingerprint::of(&input.bytes), input.bytes.len());
    let mut zone = settings.time_zone.clone();
    let (mut edition, mut notices) = read(source, input, zone.as_deref(), settings)?;
    zone = edition.time_zone.clone().or(zone);
    let (mut seen, mut files) = (vec![base.clone()], Vec::new());
    while let Some(next) = edition.next_page.take() {
        if seen.contains(&next) {
            bail!("{source}: expected a further page, found {next}, which was read already");
        }
        if seen.len() >= settings.bounds.pages {
            bail!("{source}: expected at most {} pages, found more", settings.bounds.pages);
        }
        let source = own.source(&next);
        files.extend(own.given(&next));
        let mut further = input::read(&source, max_bytes)?;
        if !is_web(&source) {
            further.address = Some(next.clone());
        }
        let (page, told) = read(&source, further, zone.as_deref(), settings)?;
        seen.push(next);
        let number = seen.len();
        notices.extend(
            told.into_iter()
                .map(|notice| Notice { path: format!("page {number}: {}", notice.path), ..notice }),
        );
        edition.absorb(page);
    }
    notices.extend(edition.settle());
    if let Some(title) = &settings.title {
        edition.title.clone_from(title);
    }
    Ok(Dataset { loaded: Loaded::new(edition, notices), fingerprint, bytes, further: files })
}

/// Refuses a document of which everything was lost, as the reader in the browser does. Else a print would delete all
/// pages. What the dataset itself withholds is not lost.
fn require_content(document: &Document) -> Result<()> {
    let Document { edition, notices, items, .. } = document;
    let first = |kind| notices.iter().find(move |notice| notice.kind == kind);
    match first(NoticeKind::Dropped) {
        Some(notice)
            if *items > 0
                && edition.articles.is_empty()
                && edition.next_page.is_none()
                && first(NoticeKind::Withheld).is_none() =>
        {
            bail!("expected at least one of {items} items that can be read, found none; {notice}")
        }
        _ => Ok(()),
    }
}

fn read(
    source: &str,
    input: Input,
    time_zone: Option<&str>,
    settings: &Configuration,
) -> Result<(Edition, Vec<Notice>)> {
    let charset = input.charset.as_deref();
    let origin = Origin {
        charset,
        time_zone,
        bounds: settings.bounds,
        now: input::now(),
        ..Origin::new(input.address.as_ref(), &Zones)
    };
    let document = formats::read(input.bytes, origin).with_context(|| source.to_owned())?;
    require_content(&document).with_context(|| source.to_owned())?;
    let (mut edition, notices) = (document.edition, document.notices);
    if edition.next_page.is_none() {
        edition.next_page = input.next.filter(|_| !edition.articles.is_empty());
    }
    Ok((edition, notices))
}
