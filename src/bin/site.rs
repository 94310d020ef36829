//! The site: reads the configuration from the page, and mounts the reader in `#app` or adopts the printed page there.

use any_spawner::Executor;
use gazette::app::frame::frame;
use gazette::app::lazy;
use gazette::app::{App, AppProps, Imprint, take_over};
use gazette::loading::browser::{host, now};
use gazette::loading::configuration::{LocationMode, Theme};
use gazette::loading::dataset::{self, PageSettings, Settings, Source};
use gazette::loading::languages::Languages;
use gazette::loading::prepared::{Prepared, PreparedEdition};
use gazette::parts::ui::UiContext;
use gazette::routing::Location;
use gazette::routing::navigator::Navigator;
use gazette::words::Words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement, Url};

/// The folder of a page that has no address on the web. No host has it (RFC 2606).
const NO_FOLDER: &str = "https://gazette.invalid/";

// `boot.js` calls `site`, and `embed.js` calls `embed`. Nothing runs on load.
fn main() {}

/// The site, in `#app`. The promise is kept once the reader is mounted, or the printed page is adopted. `edition` is the
/// prepared edition of the page's dataset, if there is one, and `file` the text of the file of settings (`boot.js`).
#[wasm_bindgen]
pub async fn site(edition: Option<PreparedEdition>, file: Option<String>) {
    let Some(root) = document().get_element_by_id("app") else { return };
    let Ok(root) = root.dyn_into::<HtmlElement>() else { return };
    let page = page_settings(file.unwrap_or_default());
    let settings = match &edition {
        Some(_) => prepared_settings(),
        // If the part is missing, the reader says so when it loads the dataset.
        None => dataset::part().await.map(|part| part.settings(&page)).unwrap_or_default(),
    };
    set_theme(settings.theme);
    let folder = page.folder.clone();
    let languages = Languages {
        chosen: settings.language.clone(),
        page: document_language(),
        folder: Some(folder.clone()),
    };
    let (source, prepared) =
        (Source::Page(page), edition.map(|edition| Prepared { edition, folder }));
    let location = location(&settings);
    if let Some(printed) = printed(&root) {
        // Without the part of the site that adopts pages, the page stays as it was printed.
        let Ok(part) = lazy::load().await else { return };
        // Mounting would do this too, but a printed page may never be mounted. It fails only if it was done before.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new();
        owner.with(|| {
            let navigator = Navigator::in_browser(location);
            let ui = UiContext::new(navigator, Words::default(), host(), now());
            ui.root.set_value(Some(root.clone()));
            take_over(part, printed, source, prepared, languages, ui);
        });
        // The page stays adopted as long as it is open.
        std::mem::forget(owner);
        return;
    }
    // The reader replaces the text for the time of loading and for visitors without scripts.
    root.set_text_content(None);
    let mounted = leptos::mount::mount_to(root.clone(), move || {
        let navigator = Navigator::in_browser(location);
        let ui = UiContext::new(navigator, Words::default(), host(), now());
        ui.root.set_value(Some(root));
        App(AppProps { source, languages, ui, frame, ask: None, prepared })
    });
    // The reader stays mounted as long as the page is open.
    mounted.forget();
}

/// The script that starts the reader. Its attributes say what the page was printed or prepared from.
fn script() -> Option<Element> {
    document().query_selector("script[data-glue]").ok()?
}

fn attribute(name: &str) -> Option<String> {
    script()?.get_attribute(name)
}

/// What a printed page says about itself, if its text is what the page's address asks for (`printed.js`).
fn printed(root: &HtmlElement) -> Option<Imprint> {
    let script = script().filter(|script| script.has_attribute("data-printed"))?;
    let hash = window().location().hash().unwrap_or_default();
    let asks_for_other = hash.starts_with("#/") || root.has_attribute("data-other");
    let is_small = script.has_attribute("data-small");
    (!asks_for_other).then(|| Imprint { is_small, folder: folder() })
}

fn page_settings(file: String) -> PageSettings {
    let block = document().get_element_by_id("gazette");
    PageSettings {
        text: block.and_then(|block| block.text_content()).unwrap_or_default(),
        file,
        folder: folder(),
        query: window().location().search().unwrap_or_default(),
    }
}

/// The settings that `press` has written beside a prepared edition. `boot.js` uses no edition that was prepared with
/// others.
fn prepared_settings() -> Settings {
    let theme = match attribute("data-theme").as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    };
    let location = match attribute("data-location").as_deref() {
        Some("path") => LocationMode::Path,
        _ => LocationMode::Hash,
    };
    let language = attribute("data-language");
    Settings { theme, language, location, asks_for_dataset: false }
}

/// The folder of the site's files. They are beside the front page of a printed site.
fn folder() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let root = attribute("data-root").filter(|root| !root.is_empty());
    let folder = Url::new_with_base(root.as_deref().unwrap_or("./"), &base).map(|url| url.href());
    // A page that was opened from a disk contains all of its files and answers their requests itself
    // (xtask/src/build/single_file).
    folder.ok().filter(|folder| folder.starts_with("http")).unwrap_or_else(|| NO_FOLDER.to_owned())
}

/// The location for a mode. Real paths are below the folder of the document's base. A printed site has the addresses of
/// its pages, whatever the mode.
fn location(settings: &Settings) -> Location {
    let path = Url::new(&folder()).map(|url| url.pathname()).unwrap_or_default();
    // `?src=` would be lost as soon as the visitor follows a link to a printed page.
    if attribute("data-printed").is_some() && !settings.asks_for_dataset {
        return Location::Printed { root: path };
    }
    match settings.location {
        LocationMode::Hash => Location::Hash,
        LocationMode::Path => Location::below(&path),
    }
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
