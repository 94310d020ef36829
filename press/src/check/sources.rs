//! Finds what is to be checked: files, the files of folders, addresses, standard input, what the settings of a site name.

use std::collections::HashSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use gazette::edition::address::Address;
use gazette::edition::notice::Notice;
use gazette::formats::named_dataset;
use gazette::loading::configuration::sources;
use gazette::loading::configuration::{Configuration, FILE};

use crate::input::{self, Input};
use crate::print::settings_of;
use crate::site;

/// The name of standard input.
const STANDARD_INPUT: &str = "-";

/// Ends of the names of files that may be datasets.
const KINDS: [&str; 11] =
    ["json", "jsonc", "ndjson", "geojson", "ics", "xml", "rss", "atom", "csv", "tsv", "jsonld"];

/// A source to check, with its format.
pub(super) struct Named {
    /// A file, an address, or `-`.
    pub(super) source: String,
    /// The name of the format, where the settings of a site say it.
    pub(super) format: Option<String>,
}

impl From<String> for Named {
    fn from(source: String) -> Self {
        Self { source, format: None }
    }
}

/// Reads a source.
///
/// # Errors
/// It cannot be read; the message names it.
pub(super) fn read(source: &str) -> Result<Input> {
    if source != STANDARD_INPUT {
        return input::read(source, input::MAX_BYTES);
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .take(input::MAX_BYTES)
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    Ok(Input { bytes, charset: None, address: input::base(), next: None, headers: Vec::new() })
}

/// Reads a source, or the dataset that a web page on a server names, with the notice that it was read in place of the page.
///
/// # Errors
/// As [`read`].
pub(super) fn read_in_place_of_page(source: &str) -> Result<(Input, Option<Notice>)> {
    let input = read(source)?;
    let page = input.address.as_ref().filter(|_| input::is_web(source));
    match page.and_then(|page| named_dataset(&input.bytes, page)) {
        Some((address, notice)) => Ok((read(address.as_str())?, Some(notice))),
        None => Ok((input, None)),
    }
}

/// The sources that an argument names. Of a folder, those of its files that may be datasets, in the order of their names.
///
/// # Errors
/// A folder cannot be read, or has no such file.
pub(super) fn expand(source: &str) -> Result<Vec<Named>> {
    let path = Path::new(source);
    if source == STANDARD_INPUT || input::is_web(source) || !path.is_dir() {
        return Ok(vec![source.to_owned().into()]);
    }
    let mut found = Vec::new();
    gather(path, &mut HashSet::new(), &mut found)
        .with_context(|| format!("cannot read {source}"))?;
    found.sort();
    if found.is_empty() {
        bail!("expected files such as .json, .ics, .xml or .csv in the folder, found none");
    }
    Ok(found.into_iter().map(Named::from).collect())
}

/// Gathers the files of a folder that may be datasets. `owned` has the files of releases, which are none.
fn gather(folder: &Path, owned: &mut HashSet<PathBuf>, found: &mut Vec<String>) -> Result<()> {
    owned.extend(site::owned(folder).into_iter().map(|name| folder.join(name)));
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_hidden =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !is_hidden {
            gather(&path, owned, found)?;
        }
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_ascii_lowercase());
        let may_be = kind.is_some_and(|kind| KINDS.contains(&kind.as_str()));
        if path.is_file() && may_be && !owned.contains(&path) {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

/// The files and addresses that belong to a site: the file of its settings, the dataset and the copy.
///
/// # Errors
/// The page or its settings cannot be read.
pub(super) fn of_site(site: &str) -> Result<Vec<Named>> {
    let (page, file, base) = match input::is_web(site) {
        true => {
            let base = Address::link(site, None)
                .ok()
                .with_context(|| format!("expected an address, found `{site}`"))?;
            let text = |address: &str| -> Result<String> {
                Ok(String::from_utf8_lossy(&input::read(address, input::MAX_BYTES)?.bytes)
                    .into_owned())
            };
            let file =
                Address::link(FILE, Some(&base)).ok().and_then(|file| text(file.as_str()).ok());
            (text(site)?, file.filter(|file| file.trim_start().starts_with('{')), Place::Web(base))
        }
        false => {
            let folder = super::folder_of(site);
            let page = folder.join("index.html");
            let text = std::fs::read_to_string(&page)
                .with_context(|| format!("cannot read {}", page.display()))?;
            (text, std::fs::read_to_string(folder.join(FILE)).ok(), Place::Folder(folder))
        }
    };
    let block =
        settings_of(&page).context("expected a page with the settings of a site, found none")?;
    let settings = Configuration::parse(file.as_deref().unwrap_or_default(), &block)
        .map_err(|found| anyhow::anyhow!("{}", found.error))?;
    let mut listed = match &settings.sources {
        Some(list) => {
            let listed = sources::read(list)?.into_iter();
            listed.map(|source| Named { source: source.address, format: source.format }).collect()
        }
        None => vec![Named::from(settings.dataset)],
    };
    listed.extend(settings.fallback.map(Named::from));
    let located = listed
        .into_iter()
        .filter_map(|named| Some(Named { source: base.of(&named.source)?, ..named }));
    let mut found = Vec::new();
    if let (Some(_), Place::Folder(folder)) = (&file, &base) {
        found.push(folder.join(FILE).to_string_lossy().into_owned().into());
    }
    found.extend(located);
    Ok(found)
}

/// Where a site is.
enum Place {
    Web(Address),
    Folder(std::path::PathBuf),
}

impl Place {
    /// The file or address that a name in the settings leads to.
    fn of(&self, name: &str) -> Option<String> {
        match self {
            Self::Web(base) => Some(Address::link(name, Some(base)).ok()?.to_string()),
            Self::Folder(_) if input::is_web(name) => Some(name.to_owned()),
            Self::Folder(folder) => Some(
                folder.join(name.trim_start_matches(['/', '.'])).to_string_lossy().into_owned(),
            ),
        }
    }
}
