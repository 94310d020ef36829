//! The site: reads the configuration from the page, and mounts the reader in `#app` or adopts the printed page there.

use any_spawner::Executor;
use gazette::app::frame::frame;
use gazette::app::lazy;
use gazette::app::{App, AppProps, Printed, take_over};
use gazette::edition::address::Address;
use gazette::edition::time::zone::ZoneRules;
use gazette::loading::LoadError;
use gazette::loading::browser::{host, now};
use gazette::loading::configuration::{Configuration, ConfigurationError, LocationMode, Theme};
use gazette::loading::languages::Languages;
use gazette::loading::plan::Plan;
use gazette::loading::zones::BrowserZones;
use gazette::parts::ui::UiContext;
use gazette::routing::Location;
use gazette::routing::navigator::Navigator;
use gazette::words::Words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement, Url, UrlSearchParams};

// `boot.js` calls `site`, and `embed.js` calls `embed`. Nothing runs on load.
fn main() {}

/// The site, in `#app`. The promise is kept once the reader is mounted, or the printed page is adopted.
#[wasm_bindgen]
pub async fn site() {
    let Some(root) = document().get_element_by_id("app") else { return };
    let Ok(root) = root.dyn_into::<HtmlElement>() else { return };
    let configured = configuration();
    let settings = configured.clone().unwrap_or_default();
    set_theme(settings.theme);
    let languages = Languages {
        chosen: settings.language.clone(),
        page: document_language(),
        folder: base().ok(),
    };
    let plan = configured.and_then(|configuration| plan(&configuration));
    if let Some(printed) = printed(&root, settings.location) {
        // Without the part of the site that adopts pages, the page stays as it was printed.
        let Ok(part) = lazy::load().await else { return };
        // Mounting would do this too, but a printed page may never be mounted. It fails only if it was done before.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new();
        owner.with(|| {
            let navigator = Navigator::in_browser(location(settings.location));
            let ui = UiContext::new(navigator, Words::default(), host(), now());
            ui.root.set_value(Some(root.clone()));
            take_over(part, printed, plan, languages, ui);
        });
        // The page stays adopted as long as it is open.
        std::mem::forget(owner);
        return;
    }
    // The reader replaces the text for the time of loading and for visitors without scripts.
    root.set_text_content(None);
    let mounted = leptos::mount::mount_to(root.clone(), move || {
        let navigator = Navigator::in_browser(location(settings.location));
        let ui = UiContext::new(navigator, Words::default(), host(), now());
        ui.root.set_value(Some(root));
        App(AppProps { plan, languages, ui, frame, ask: None })
    });
    // The reader stays mounted as long as the page is open.
    mounted.forget();
}

/// The script of a printed page, whose attributes say what the page was printed from.
fn printing() -> Option<Element> {
    document().query_selector("script[data-printed]").ok()?
}

/// What a printed page says about itself, if its text is what the page's address asks for.
fn printed(root: &HtmlElement, mode: LocationMode) -> Option<Printed> {
    let printing = printing()?;
    let location = window().location();
    let asks_for_other = location.hash().is_ok_and(|hash| hash.starts_with("#/"))
        || asked_dataset(mode).is_some()
        || root.has_attribute("data-other");
    let is_small = printing.has_attribute("data-small");
    (!asks_for_other).then(|| Printed { is_small, folder: base().ok() })
}

/// The dataset that the page's address names (`?src=`). With real paths it would be lost as soon as the visitor follows
/// a link, so that it is not read.
fn asked_dataset(mode: LocationMode) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok().filter(|_| mode == LocationMode::Hash)?.get("src")
}

fn configuration() -> Result<Configuration, LoadError> {
    let block = document().get_element_by_id("gazette");
    let text = block.and_then(|block| block.text_content()).unwrap_or_default();
    Ok(Configuration::parse(&text)?)
}

/// The base of the relative addresses of the site's files.
fn base() -> Result<Address, LoadError> {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    // The files of the site are beside its front page.
    let root = printing().and_then(|printing| printing.get_attribute("data-root"));
    let base =
        root.and_then(|root| Url::new_with_base(&root, &base).ok()).map_or(base, |url| url.href());
    // A page that was opened from a disk contains all of its files and answers their requests itself
    // (xtask/src/build/single_file).
    Address::link(&base, None)
        .or_else(|_| Address::link("https://gazette.invalid/", None))
        .map_err(|_| LoadError::NoBase(base))
}

fn plan(configuration: &Configuration) -> Result<Plan, LoadError> {
    let base = base()?;
    let zones = BrowserZones::default();
    let zone = configuration.time_zone.as_deref();
    if let Some(zone) = zone.filter(|zone| zones.offset_at(zone, 0).is_none()) {
        let (setting, expected) = ("time_zone", "an IANA time zone such as Asia/Shanghai");
        let found = zone.to_owned();
        let expected = expected.to_owned();
        return Err(ConfigurationError::Value { setting, expected, found }.into());
    }
    let asked = asked_dataset(configuration.location);
    Plan::new(configuration, &base, asked.as_deref())
}

/// The location for a mode. Real paths are below the folder of the document's base. A printed site has the addresses of
/// its pages, whatever the mode.
fn location(mode: LocationMode) -> Location {
    // `?src=` would be lost as soon as the visitor follows a link to a printed page.
    if printing().is_some()
        && asked_dataset(mode).is_none()
        && let Some(root) = base().ok().and_then(|base| Url::new(base.as_str()).ok())
    {
        return Location::Printed { root: folder_of(&root.pathname()).to_owned() };
    }
    match mode {
        LocationMode::Hash => Location::Hash,
        LocationMode::Path => {
            let base = document().base_uri().ok().flatten();
            let path = base.and_then(|base| Url::new(&base).ok()).map(|url| url.pathname());
            let path = path.unwrap_or_default();
            Location::below(folder_of(&path))
        }
    }
}

/// A path as far as its last slash.
fn folder_of(path: &str) -> &str {
    path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("/")
}

fn document_language() -> Option<String> {
    document().document_element()?.get_attribute("lang")
}

fn set_theme(theme: Theme) {
    let name = match theme {
        Theme::Auto => return,
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", name);
    }
}
