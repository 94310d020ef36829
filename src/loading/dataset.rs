//! The part of the module that reads datasets: settings, requests, formats, copies. A visitor of a prepared edition may
//! never need it.
//!
//! With the feature `split`, the part is cut off the module after linking (`xtask/src/build/split.rs`), and [`part`]
//! fetches it. Without the feature it is always there.
#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the mark expands to an import, which is unsafe to call")
)]

use std::pin::Pin;

use web_sys::UrlSearchParams;

use super::configuration::{Configuration, ConfigurationError, LocationMode, Theme};
use super::failure::Failure;
use super::fetch::Cancellation;
use super::pages::{NextPage, Page, Pages};
use super::plan::Plan;
use super::zones::BrowserZones;
use super::{LoadError, Loaded, Missing, loader};
use crate::edition::address::Address;
use crate::edition::time::zone::ZoneRules;

/// The result of a load, in the one thread of a browser.
type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;
/// Loads the first page of a dataset.
type Load = fn(Plan, Cancellation) -> Coming<(Loaded, Pages)>;
/// Loads a further page of a dataset.
type Next = fn(Plan, NextPage, Cancellation) -> Coming<Page>;

/// What a page says about its dataset.
#[derive(Debug, Clone, Default)]
pub struct PageSettings {
    /// The text of the block of settings.
    pub text: String,
    /// The text of the file of settings (`gazette.json`). Empty if there is none.
    pub file: String,
    /// The address of the folder of the site's files.
    pub folder: String,
    /// The query of the page's address, with `?`.
    pub query: String,
}

/// What an element of another page says about its dataset.
#[derive(Debug, Clone, Default)]
pub struct GuestSettings {
    /// The text of the settings, if the element names a page with settings.
    pub settings: Option<String>,
    /// The address of the dataset, if there are no settings.
    pub dataset: String,
    /// The base of relative addresses.
    pub base: String,
    /// Another dataset that the page's address asks for.
    pub asked: Option<String>,
}

/// What says which dataset is loaded.
#[derive(Debug, Clone)]
pub enum Source {
    /// The page of a site.
    Page(PageSettings),
    /// An element of another page.
    Guest(GuestSettings),
}

/// The settings that a reader needs before the dataset.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Light, dark, or the theme of the visitor's system.
    pub theme: Theme,
    /// The interface's language instead of the dataset's.
    pub language: Option<String>,
    /// How routes are written into a URL.
    pub location: LocationMode,
    /// Whether the page's address asks for another dataset, or for the preview of one.
    pub asks_for_dataset: bool,
}

/// The functions of the part.
#[derive(Clone, Copy)]
pub struct DatasetPart {
    settings: fn(&PageSettings) -> Settings,
    plan: fn(&Source) -> Result<Plan, Failure>,
    load: Load,
    next: Next,
}

impl DatasetPart {
    /// The settings of a page. Settings with a mistake are the defaults; [`DatasetPart::plan`] tells the mistake.
    pub fn settings(self, page: &PageSettings) -> Settings {
        (self.settings)(page)
    }

    /// What is loaded from a source.
    ///
    /// # Errors
    /// The settings have a mistake.
    pub fn plan(self, source: &Source) -> Result<Plan, Failure> {
        (self.plan)(source)
    }

    /// Loads the first page of a plan's dataset ([`loader::load`]).
    ///
    /// # Errors
    /// The dataset cannot be loaded, and no copy of it either.
    pub async fn load(
        self,
        plan: Plan,
        cancellation: Cancellation,
    ) -> Result<(Loaded, Pages), Failure> {
        (self.load)(plan, cancellation).await
    }

    /// Loads a further page of a dataset ([`loader::next`]).
    ///
    /// # Errors
    /// The page cannot be loaded.
    pub async fn next(
        self,
        plan: Plan,
        next: NextPage,
        cancellation: Cancellation,
    ) -> Result<Page, Failure> {
        (self.next)(plan, next, cancellation).await
    }
}

/// Gets the part.
///
/// # Errors
/// When the part cannot be loaded.
#[allow(clippy::unused_async, reason = "without the feature there is nothing to wait for")]
pub async fn part() -> Result<DatasetPart, Missing> {
    #[cfg(feature = "split")]
    return cut_off::dataset_part().await;
    #[cfg(not(feature = "split"))]
    Ok(functions())
}

fn functions() -> DatasetPart {
    DatasetPart {
        settings,
        plan: |source| plan(source).map_err(Failure::new),
        load: |plan, cancellation| {
            Box::pin(async move { loader::load(&plan, &cancellation).await.map_err(Failure::new) })
        },
        next: |plan, next, cancellation| {
            Box::pin(async move {
                loader::next(&plan, &next, &cancellation).await.map_err(Failure::new)
            })
        },
    }
}

#[cfg(feature = "split")]
mod cut_off {
    use super::{DatasetPart, Missing, functions};

    #[wasm_split_helpers::wasm_split(dataset, fallible)]
    pub(super) fn dataset_part() -> Result<DatasetPart, Missing> {
        Ok(functions())
    }
}

fn settings(page: &PageSettings) -> Settings {
    let configuration = Configuration::parse(&page.file, &page.text).unwrap_or_default();
    let asks_for_dataset =
        asks_for_preview(page) || asked_dataset(page, configuration.location).is_some();
    let Configuration { theme, language, location, .. } = configuration;
    Settings { theme, language, location, asks_for_dataset }
}

fn plan(source: &Source) -> Result<Plan, LoadError> {
    match source {
        Source::Page(page) => plan_of_page(page),
        Source::Guest(guest) => plan_of_guest(guest),
    }
}

fn plan_of_guest(guest: &GuestSettings) -> Result<Plan, LoadError> {
    let configuration = match &guest.settings {
        Some(settings) => Configuration::parse("", settings)?,
        None => Configuration { dataset: guest.dataset.clone(), ..Configuration::default() },
    };
    // A document without an address of its own names its dataset by an absolute address.
    let base = Address::link(&guest.base, None)
        .or_else(|_| Address::link(&guest.dataset, None))
        .map_err(|_| LoadError::NoBase(guest.dataset.clone()))?;
    Plan::new(configuration, &base, guest.asked.as_deref())
}

fn plan_of_page(page: &PageSettings) -> Result<Plan, LoadError> {
    let configuration = Configuration::parse(&page.file, &page.text)?;
    let folder = &page.folder;
    let base = Address::link(folder, None).map_err(|_| LoadError::NoBase(folder.clone()))?;
    let zones = BrowserZones::default();
    let zone = configuration.time_zone.as_deref();
    if let Some(zone) = zone.filter(|zone| zones.offset_at(zone, 0).is_none()) {
        let (setting, expected) = ("time_zone", "an IANA time zone such as Asia/Shanghai");
        let found = zone.to_owned();
        let expected = expected.to_owned();
        return Err(ConfigurationError::Value { setting, expected, found }.into());
    }
    let asked = asked_dataset(page, configuration.location);
    let plan = Plan::new(configuration, &base, asked.as_deref())?;
    Ok(Plan { preview: asks_for_preview(page), ..plan })
}

/// Whether the page's address asks for drafts and articles of later days (`?preview`).
fn asks_for_preview(page: &PageSettings) -> bool {
    UrlSearchParams::new_with_str(&page.query).is_ok_and(|query| query.get("preview").is_some())
}

/// The dataset that the page's address names (`?src=`). With real paths it would be lost as soon as the visitor follows
/// a link, so that it is not read.
fn asked_dataset(page: &PageSettings, mode: LocationMode) -> Option<String> {
    let query = UrlSearchParams::new_with_str(&page.query).ok();
    query.filter(|_| mode == LocationMode::Hash)?.get("src")
}
