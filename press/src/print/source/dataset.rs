//! Loads the dataset that is printed: all of its pages, settled.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::address::percent::decode;
use gazette::edition::notice::{Notice, NoticeKind};
use gazette::edition::settling::merging::join;
use gazette::formats::json::Value;
use gazette::formats::{self, Document, Origin, named_dataset};
use gazette::loading::Loaded;
use gazette::loading::configuration::Configuration;
use gazette::loading::configuration::sources::{self, Source};
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
    let read = Pages { own, settings, format: None, max_bytes }.read(source, base)?;
    let mut whole = Dataset::empty(read.fingerprint, read.bytes, read.files);
    let (mut edition, mut notices) = (Edition::default(), Vec::new());
    for (number, (page, told)) in read.pages.into_iter().enumerate() {
        notices.extend(numbered(number, told));
        if number == 0 { edition = page } else { edition.absorb(page) }
    }
    whole.settle(edition, notices, settings);
    Ok(whole)
}

/// Loads the sources that the settings list, as one edition.
///
/// # Errors
/// As [`load`]: a print without one of the sources would delete its pages.
pub(crate) fn load_all(
    list: &Value,
    own: OwnFiles<'_>,
    settings: &Configuration,
    max_bytes: u64,
) -> Result<Dataset> {
    let sources = sources::read(list).map_err(|error| anyhow!("the settings: {error}"))?;
    let mut whole = Dataset::empty(0, 0, Vec::new());
    let (mut edition, mut notices, mut fingerprints) = (Edition::default(), Vec::new(), Vec::new());
    for Source { address, format, contribution } in sources {
        let base = super::address_of_dataset(&address, own.address)?;
        let source = own.source(&base);
        let read =
            Pages { own, settings, format: format.as_deref(), max_bytes }.read(&source, &base)?;
        fingerprints.push(read.fingerprint);
        whole.bytes += read.bytes;
        for (number, (mut page, told)) in read.pages.into_iter().enumerate() {
            let mut told: Vec<Notice> = numbered(number, told).collect();
            contribution.apply(&mut page, &mut told);
            notices.extend(told);
            notices.extend(join(&mut edition, page, &contribution));
        }
    }
    whole.fingerprint = Fingerprint::of_all(fingerprints);
    whole.settle(edition, notices, settings);
    Ok(whole)
}

/// The notices of a page, with the number of a further page in their paths.
fn numbered(number: usize, notices: Vec<Notice>) -> impl Iterator<Item = Notice> {
    notices.into_iter().map(move |notice| match number {
        0 => notice,
        _ => Notice { path: format!("page {}: {}", number + 1, notice.path), ..notice },
    })
}

impl Dataset {
    fn empty(fingerprint: u64, bytes: usize, further: Vec<(String, PathBuf)>) -> Self {
        let loaded = Loaded::new(Edition::default(), Vec::new());
        Self { loaded, fingerprint, bytes, further }
    }

    fn settle(&mut self, mut edition: Edition, mut notices: Vec<Notice>, settings: &Configuration) {
        edition.next_page = None;
        notices.extend(edition.settle());
        if let Some(title) = &settings.title {
            edition.title.clone_from(title);
        }
        self.loaded = Loaded::new(edition, notices);
    }
}

/// How the pages of a dataset are read.
struct Pages<'a> {
    own: OwnFiles<'a>,
    settings: &'a Configuration,
    /// The name of the format, where the settings say it.
    format: Option<&'a str>,
    max_bytes: u64,
}

/// All pages of a dataset.
struct AllPages {
    /// The edition and the notices of each page.
    pages: Vec<(Edition, Vec<Notice>)>,
    /// The fingerprint of the first page.
    fingerprint: u64,
    /// The bytes of the first page.
    bytes: usize,
    /// The files of further pages beside a given file, with their paths on the site.
    files: Vec<(String, PathBuf)>,
}

impl Pages<'_> {
    /// Reads all pages of a dataset.
    ///
    /// # Errors
    /// As [`load`].
    fn read(&self, source: &str, base: &Address) -> Result<AllPages> {
        let mut input = input::read(source, self.max_bytes)?;
        // An address may have been redirected. The dataset's own relative addresses then begin where it came from.
        if !is_web(source) {
            input.address = Some(base.clone());
        }
        let mut zone = self.settings.time_zone.clone();
        let (input, followed) = self.in_place_of_page(source, input)?;
        let (fingerprint, bytes) = (Fingerprint::of(&input.bytes), input.bytes.len());
        let (mut edition, mut notices) = self.page(source, input, zone.as_deref())?;
        notices.extend(followed);
        zone = edition.time_zone.clone().or(zone);
        let (mut seen, mut files) = (vec![base.clone()], Vec::new());
        let mut next = edition.next_page.take();
        let mut pages = vec![(edition, notices)];
        while let Some(address) = next.take() {
            if seen.contains(&address) {
                bail!("{source}: expected a further page, found {address}, which was read already");
            }
            let max = self.settings.bounds.pages;
            if seen.len() >= max {
                bail!("{source}: expected at most {max} pages, found more");
            }
            let source = self.own.source(&address);
            files.extend(self.own.given(&address));
            let mut further = input::read(&source, self.max_bytes)?;
            if !is_web(&source) {
                further.address = Some(address.clone());
            }
            let (mut page, told) = self.page(&source, further, zone.as_deref())?;
            next = page.next_page.take();
            seen.push(address);
            pages.push((page, told));
        }
        Ok(AllPages { pages, fingerprint, bytes, files })
    }

    /// The dataset that a web page names, in place of the page, with the notice that tells so.
    fn in_place_of_page(&self, source: &str, input: Input) -> Result<(Input, Option<Notice>)> {
        let named = input.address.as_ref().and_then(|page| named_dataset(&input.bytes, page));
        let Some((address, notice)) = named else { return Ok((input, None)) };
        let own = self.own.source(&address);
        let mut named = input::read(&own, self.max_bytes)
            .with_context(|| format!("{source}: {}", notice.message))?;
        if !is_web(&own) {
            named.address = Some(address);
        }
        Ok((named, Some(notice)))
    }

    /// Reads one page.
    fn page(
        &self,
        source: &str,
        input: Input,
        time_zone: Option<&str>,
    ) -> Result<(Edition, Vec<Notice>)> {
        let charset = input.charset.as_deref();
        let origin = Origin {
            charset,
            time_zone,
            bounds: self.settings.bounds,
            now: input::now(),
            format: self.format,
            ..Origin::new(input.address.as_ref(), &Zones)
        };
        let document = formats::read(input.bytes, origin).with_context(|| source.to_owned())?;
        require_content(&document).with_context(|| source.to_owned())?;
        let (mut edition, mut notices) = (document.edition, document.notices);
        notices.extend(sources::other_format(self.format, document.format));
        if edition.next_page.is_none() {
            edition.next_page = input.next.filter(|_| !edition.articles.is_empty());
        }
        Ok((edition, notices))
    }
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
