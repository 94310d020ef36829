//! Loads the dataset that is printed: all of its pages, settled.

use std::path::Path;

use anyhow::{Context, Result, bail};
use gazette::edition::Edition;
use gazette::edition::address::Address;
use gazette::edition::address::percent::decode;
use gazette::edition::notice::Notice;
use gazette::formats::{self, Origin};
use gazette::loading::Loaded;
use gazette::loading::configuration::Configuration;
use gazette::loading::pages::Fingerprint;

use crate::input::{self, Input, Zones};

/// A dataset that was read.
pub(crate) struct Dataset {
    /// The edition with the notices of its reader.
    pub(crate) loaded: Loaded,
    /// The fingerprint of the first page as it came.
    pub(crate) fingerprint: u64,
    /// The bytes of the first page.
    pub(crate) bytes: usize,
}

/// The site's own files, which a dataset can name as its further pages.
#[derive(Clone, Copy)]
pub(crate) struct OwnFiles<'a> {
    /// The folder of the site.
    pub(crate) folder: &'a Path,
    /// The address of that folder on the printed site.
    pub(crate) address: &'a str,
}

impl OwnFiles<'_> {
    /// The file of an address, or the address itself if it is not one of the site's own.
    fn source(&self, address: &Address) -> String {
        match address.as_str().strip_prefix(self.address) {
            Some(path) => self.folder.join(decode(path)).to_string_lossy().into_owned(),
            None => address.to_string(),
        }
    }
}

/// Loads a dataset. `source` is a file or an address, and `base` is the dataset's address on the printed site.
///
/// # Errors
/// A page cannot be had or read, a page leads back to one that was read, or there are too many pages; the message names
/// the page.
pub(crate) fn load(
    source: &str,
    base: &Address,
    own: OwnFiles<'_>,
    settings: &Configuration,
) -> Result<Dataset> {
    let mut input = input::read(source)?;
    input.address = Some(base.clone());
    let (fingerprint, bytes) = (Fingerprint::of(&input.bytes), input.bytes.len());
    let mut zone = settings.time_zone.clone();
    let (mut edition, mut notices) = read(source, input, zone.as_deref(), settings)?;
    zone = edition.time_zone.clone().or(zone);
    let mut seen = vec![base.clone()];
    while let Some(next) = edition.next_page.take() {
        if seen.contains(&next) {
            bail!("{source}: expected a further page, found {next}, which was read already");
        }
        if seen.len() >= settings.bounds.pages {
            bail!("{source}: expected at most {} pages, found more", settings.bounds.pages);
        }
        let source = own.source(&next);
        let further = Input { address: Some(next.clone()), ..input::read(&source)? };
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
    Ok(Dataset { loaded: Loaded::new(edition, notices), fingerprint, bytes })
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
        ..Origin::new(input.address.as_ref(), &Zones)
    };
    let document = formats::read(input.bytes, origin).with_context(|| source.to_owned())?;
    let (mut edition, notices) = (document.edition, document.notices);
    if edition.next_page.is_none() {
        edition.next_page = input.next.filter(|_| !edition.articles.is_empty());
    }
    Ok((edition, notices))
}
