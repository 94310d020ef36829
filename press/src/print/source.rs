//! What is printed: the built site with its settings, the dataset, and the addresses of both.

mod dataset;
mod names;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use gazette::edition::address::Address;
use gazette::formats::{Origin, branding};
use gazette::loading::Loaded;
use gazette::loading::configuration::{Configuration, FILE, FileError};
use serde_json::Value;

use dataset::{Dataset, OwnFiles};
pub(crate) use names::replace_unknown_host;

use crate::input::{MAX_BYTES, Zones, is_web};

use super::feeds;
use super::options::{Options, site_address};
use super::shell::{Shell, is_printed, settings_of, without_prepared};
use super::site::NO_ADDRESS;

/// The page of the built site without a printed text, as a printed site keeps it.
pub(crate) const PLAIN_PAGE: &str = "app.html";

/// What is printed.
pub(crate) struct Source {
    /// The page that printed pages are put into.
    pub(crate) shell: Shell,
    /// That page, without what a print adds to it.
    pub(crate) plain_page: String,
    /// The settings of the printed site, as JSON: those of the block in the page.
    pub(crate) settings: String,
    /// The settings in the file beside the page. Empty if there is none.
    pub(crate) settings_file: String,
    pub(crate) configuration: Configuration,
    /// The address of the site, with a slash at the end. `None` if the operator has not said it.
    pub(crate) address: Option<String>,
    /// The address that the edition's own addresses begin with: the site's, or one in its place.
    pub(crate) base: String,
    /// The fingerprint of the dataset, in hexadecimal, as the reader in the browser makes it.
    pub(crate) fingerprint: String,
    /// The bytes of the dataset.
    pub(crate) bytes: usize,
    /// The files of a dataset that becomes the site's: their paths below the root of the printed site, and where they
    /// are now.
    pub(crate) copied: Vec<(String, PathBuf)>,
}

impl Source {
    /// Reads site and dataset.
    ///
    /// # Errors
    /// The folder holds no built site, its settings cannot be read, or the dataset cannot be had or read.
    pub(crate) fn read(options: &Options) -> Result<(Self, Loaded)> {
        let folder = options.site.clone();
        let index = read_page(&folder.join("index.html"))?;
        let plain = folder.join(PLAIN_PAGE);
        // A new build, or an operator who edited the page, puts a page in place of the printed one.
        let page =
            if is_printed(&index) && plain.exists() { plain } else { folder.join("index.html") };
        let plain_page = without_prepared(&read_page(&page)?);
        let shell = Shell::read(&plain_page).with_context(|| page.display().to_string())?;
        // Operators write their settings into `index.html`, printed or not.
        let settings = settings_of(&index).unwrap_or_else(|| shell.settings.clone());
        let settings_file = settings_file(&folder)?;
        let read = |settings: &str| {
            let configuration = Configuration::parse(&settings_file, settings);
            configuration.map_err(|FileError { file, error }| {
                anyhow!("the settings in {}: {error}", folder.join(file).display())
            })
        };
        let settings = with_dataset(settings, &read, options.dataset.as_deref())?;
        let configuration = read(&settings)?;
        let address = address(options, &configuration)?;
        let base = address.clone().unwrap_or_else(|| NO_ADDRESS.to_owned());
        let max_bytes = options.max_bytes.unwrap_or(MAX_BYTES);
        let (dataset, given) = match &configuration.sources {
            Some(list) => {
                let own = OwnFiles { folder: &folder, address: &base, given: None };
                (dataset::load_all(list, own, &configuration, max_bytes)?, None)
            }
            None => dataset_of(options, &folder, &base, &configuration, max_bytes)?,
        };
        let Dataset { mut loaded, fingerprint, bytes, further } = dataset;
        if let Ok(base) = Address::link(&base, None) {
            let origin = Origin::new(Some(&base), &Zones);
            for site in &configuration.sites {
                let told = branding::apply(site, branding::SETTINGS, origin, &mut loaded.edition);
                loaded.notices.extend(told);
            }
        }
        // Readers can subscribe to the feed that is printed, if the publication names no other.
        if let Some(address) = &address {
            let own = || Address::link(&format!("{address}{}", feeds::ATOM), None).ok();
            loaded.edition.feed = loaded.edition.feed.take().or_else(own);
        }
        let copied = given.into_iter().chain(further).collect();
        let fingerprint = format!("{fingerprint:016x}");
        let read = Self {
            shell,
            plain_page,
            settings,
            settings_file,
            configuration,
            address,
            base,
            fingerprint,
            bytes,
            copied,
        };
        Ok((read, loaded))
    }

    /// A name for what is printed, by which shares know each other.
    pub(crate) fn name(&self) -> String {
        let Self { settings, settings_file, address, fingerprint, .. } = self;
        format!(
            "{fingerprint} {} {settings} {settings_file}",
            address.as_deref().unwrap_or_default()
        )
    }
}

/// The one dataset of a site, and the file that takes its place on the printed site, with its path there.
fn dataset_of(
    options: &Options,
    folder: &Path,
    base: &str,
    configuration: &Configuration,
    max_bytes: u64,
) -> Result<(Dataset, Option<(String, PathBuf)>)> {
    let base_of_dataset = address_of_dataset(&configuration.dataset, base)?;
    let own = OwnFiles { folder, address: base, given: None };
    let place = own.path(&base_of_dataset);
    let given = options.dataset.as_deref().filter(|source| !is_web(source));
    let given = given.map(Path::new).zip(place.as_deref());
    let source = match (&options.dataset, &place) {
        (Some(source), _) => source.clone(),
        (None, Some(path)) => folder.join(path).to_string_lossy().into_owned(),
        (None, None) => base_of_dataset.to_string(),
    };
    let own = OwnFiles { given, ..own };
    let dataset = dataset::load(&source, &base_of_dataset, own, configuration, max_bytes)?;
    Ok((dataset, given.map(|(file, path)| (path.to_owned(), file.to_owned()))))
}

/// The file of settings beside the page. Empty if there is none.
fn settings_file(folder: &Path) -> Result<String> {
    let path = folder.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text.replace("\r\n", "\n")),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

fn read_page(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| {
        format!("expected a built site, found no page that can be read at {}", path.display())
    })
}

/// The settings with the dataset that the operator asks for. A dataset with an address stays where it is. A file gets a
/// place on the site, unless the settings name one.
fn with_dataset(
    settings: String,
    read: &impl Fn(&str) -> Result<Configuration>,
    asked: Option<&str>,
) -> Result<String> {
    let Some(asked) = asked else { return Ok(settings) };
    let Configuration { dataset: configured, sources, .. } = read(&settings)?;
    let place = match (is_web(asked), is_web(&configured) || sources.is_some()) {
        (true, _) => asked,
        (false, true) => "data/edition.json",
        (false, false) => return Ok(settings),
    };
    let mut value: Value = match settings.trim() {
        "" => Value::Object(serde_json::Map::new()),
        text => serde_json::from_str(text).context("the settings")?,
    };
    let Some(fields) = value.as_object_mut() else { bail!("the settings: expected an object") };
    fields.insert("dataset".to_owned(), Value::String(place.to_owned()));
    Ok(value.to_string())
}

/// The address of the site. `None` if the operator has not said it.
fn address(options: &Options, configuration: &Configuration) -> Result<Option<String>> {
    let (text, place) = match (&options.url, &configuration.url) {
        (Some(text), _) => (text, "--url"),
        (None, Some(text)) => (text, "`url` in the settings"),
        (None, None) => return Ok(None),
    };
    site_address(text).map(Some).map_err(|why| anyhow!("{place}: {why}"))
}

/// The address of the dataset that the settings name.
fn address_of_dataset(name: &str, base: &str) -> Result<Address> {
    let site = Address::link(base, None).ok();
    let address = Address::link(name, site.as_ref()).ok().filter(Address::is_web);
    address.with_context(|| {
        format!("`dataset` in the settings: expected an http or https address, found `{name}`")
    })
}
