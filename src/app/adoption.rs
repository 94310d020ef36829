//! Takes over a printed page. Its elements stay as they are, and nothing is drawn until the visitor goes on.
//!
//! The behaviours of `behaviours` work on the printed elements at once. The frame is mounted in their place
//! - when the visitor goes to another page that is loaded: the pages of links are loaded when the pointer or the focus
//!   comes to them, and until they are there, the browser follows the links, which lead to printed pages;
//! - on the timeline, once its edition is loaded, because its tools need the edition;
//! - when the dataset has changed since the page was printed.

mod keeping;

use keeping::{Focused, element_at, open_details, restore_details, way_to};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{HtmlElement, Url};

use super::behaviours;
use super::behaviours::pictures::hide_missing;
use super::session::{PRINTED_BEFORE, Session};
use crate::edition::notice::{Notice, NoticeKind};
use crate::loading::Loading;
use crate::loading::fetch::freshness::{fingerprint_of_print, is_younger_than_print};
use crate::loading::pages::Pages;
use crate::parts::element::whenever;
use crate::parts::media::gallery::OPEN;
use crate::routing::Route;
use crate::routing::navigator::Decision;

/// A printed page that is taken over, and what can be done with it.
pub(super) struct Adoption {
    pub(super) printed: Imprint,
    /// The session, connected with the page and not started.
    pub(super) session: Session,
    /// The element that the page is in.
    pub(super) root: HtmlElement,
    /// Whether the frame is mounted in its place.
    pub(super) is_mounted: RwSignal<bool>,
    /// Mounts the frame in the root.
    pub(super) mount: Callback<()>,
}

/// What a printed page says about itself.
pub struct Imprint {
    /// Whether the dataset is small enough to be loaded before the visitor has asked for what needs it.
    pub is_small: bool,
    /// The address of the root of the printed site.
    pub folder: String,
}

/// Set by `printed.js` at the root when the visitor has used a tool of the timeline before the module was there.
const WANTED: &str = "data-wanted";
/// Set by `printed.js` at the root when the pointer or the focus was on a link before the module was there.
const NEAR: &str = "data-near";

/// Takes over a printed page.
pub(super) fn adopt(adoption: Adoption) {
    hide_missing(&adoption.root);
    adoption.session.ui.navigator.adopt_page();
    let page = adoption.session.ui.navigator.page();
    let has_tools = matches!(page.list_and_page().0, Route::Tool(..));
    let is_stale = RwSignal::new(false);
    follow_links_once_loaded(&adoption, page);
    look_for_changes(&adoption.session);
    compare_once_loaded(&adoption, is_stale);
    start_when_wanted(&adoption, has_tools);
    // For scripts of the operator, and for tests.
    let _ = adoption.root.set_attribute("data-adopted", "");
    mount_when_needed(adoption, has_tools, is_stale);
}

/// Leaves links to the browser until what they lead to is loaded, so that no click waits for a request. The browser also
/// goes to spots of the page itself, to pages that a further page of the dataset may change, and to printed pages that
/// have no part of their own in the prepared edition.
fn follow_links_once_loaded(adoption: &Adoption, printed: Route) {
    let Adoption { session, is_mounted, .. } = adoption;
    let (session, is_mounted) = (session.clone(), *is_mounted);
    let (loading, navigator) = (session.loading, session.ui.navigator);
    navigator.set_guard(Box::new(move |route| {
        let page = route.page();
        let is_known = loading.with_untracked(|state| match (state, route) {
            (Loading::Done(loaded), _) if loaded.facts().is_some() => false,
            (Loading::Done(loaded), Route::Article { slug, .. }) => {
                loaded.edition.by_slug(slug).is_some()
            }
            (Loading::Done(loaded), _) => !loaded.has_more(),
            _ => false,
        });
        let can_go = match is_mounted.get_untracked() {
            true => is_known || session.prepared().is_none() || session.has_extract(&page),
            false if page == printed => false,
            false => is_known || session.show_ahead(&page),
        };
        if can_go { Decision::Navigate } else { Decision::Browser }
    }));
}

/// Loads the whole dataset when the visitor seems about to use a tool that needs it. Loads the page of a link ahead that
/// the pointer or the focus came to before the module.
fn start_when_wanted(adoption: &Adoption, has_tools: bool) {
    let Adoption { printed, root, session, .. } = adoption;
    if printed.is_small && has_tools || root.has_attribute(WANTED) {
        session.start_whole();
        return;
    }
    let near = "a[data-route]:hover,a[data-route]:focus";
    for link in behaviours::all(root, near).iter().filter(|_| root.has_attribute(NEAR)) {
        let href = link.get_attribute("href").unwrap_or_default();
        if let Some(route) = session.ui.navigator.route_of(&href) {
            session.load_ahead(&route);
        }
    }
    for event in ["pointerover", "focusin", "pointerdown"] {
        let session = session.clone();
        behaviours::listen(root, event, false, move |event| {
            let Some(target) = behaviours::target(event) else { return };
            let tool = behaviours::nearest(&target, "[data-tools] button, [data-filter]");
            if is_idle(session.loading) && tool.is_some() {
                session.start_whole();
            }
        });
    }
}

/// Whether nothing was loaded yet. `false` once the reader is gone.
fn is_idle(loading: RwSignal<Loading>) -> bool {
    loading.try_with_untracked(|state| matches!(state, Loading::Idle)) == Some(true)
}

/// Loads the whole dataset if it seems to have changed since the page was printed or the edition prepared. Then
/// [`compare_once_loaded`] compares the two.
pub(super) fn look_for_changes(session: &Session) {
    let session = session.clone();
    spawn_local(async move {
        let has_whole = |state: &Loading| match state {
            Loading::Done(loaded) => loaded.facts().is_none(),
            Loading::Idle => false,
            Loading::Loading | Loading::Failed(_) => true,
        };
        if is_outdated().await && session.loading.try_with_untracked(has_whole) == Some(false) {
            session.is_outdated.set(true);
            session.start_whole();
        }
    });
}

/// Whether the dataset or one of the sources is younger than the print, as far as the server says so.
pub(super) async fn is_outdated() -> bool {
    let Some((datasets, folder)) = datasets_and_folder() else { return false };
    for dataset in datasets.split(' ') {
        let Ok(dataset) = Url::new_with_base(dataset, &folder) else { continue };
        if is_younger_than_print(&dataset.href(), &folder).await == Some(true) {
            return true;
        }
    }
    false
}

/// The addresses of the dataset, or of all sources with spaces between them, and that of the folder of the site, as the
/// script says them that starts the reader.
fn datasets_and_folder() -> Option<(String, String)> {
    let script = document().query_selector("script[data-dataset]").ok()??;
    let root = script.get_attribute("data-root").filter(|root| !root.is_empty());
    let base = document().base_uri().ok()??;
    let folder = Url::new_with_base(root.as_deref().unwrap_or("./"), &base).ok()?.href();
    Some((script.get_attribute("data-dataset")?, folder))
}

/// Compares the edition with the one that was printed, once it is loaded. A copy of the dataset may be older than the
/// page.
fn compare_once_loaded(adoption: &Adoption, is_stale: RwSignal<bool>) {
    let (session, folder) = (adoption.session.clone(), adoption.printed.folder.clone());
    let mut is_compared = false;
    whenever(move || {
        let is_dataset = session.loading.with(|state| match state {
            Loading::Done(loaded) => loaded.copy.is_none() && loaded.facts().is_none(),
            _ => false,
        });
        if is_compared || !is_dataset {
            return;
        }
        is_compared = true;
        let (session, folder) = (session.clone(), folder.clone());
        spawn_local(async move {
            let printed = fingerprint_of_print(&folder).await;
            let own = session.pages.try_with_value(Pages::fingerprint);
            if let (Some(printed), Some(own)) = (printed, own)
                && printed != own
            {
                session.change(|loaded| {
                    if loaded.notices.iter().all(|known| known.message != PRINTED_BEFORE) {
                        loaded.notices.push(printed_before());
                    }
                });
                is_stale.try_set(true);
            }
        });
    });
}

/// Mounts the frame in place of the printed page, once.
fn mount_when_needed(adoption: Adoption, has_tools: bool, is_stale: RwSignal<bool>) {
    let Adoption { session, root, mount, .. } = adoption;
    let first = session.ui.navigator.page();
    let pressed = has_tools.then(|| last_pressed(&root));
    let mut is_mounted = false;
    whenever(move || {
        let (is_done, is_whole) = session.loading.with(|state| match state {
            Loading::Done(loaded) => (true, !loaded.has_more()),
            _ => (false, false),
        });
        let has_left = session.ui.navigator.page() != first;
        let is_needed = has_left || is_stale.get() || (has_tools && is_whole);
        if is_mounted || !is_done || !is_needed {
            return;
        }
        is_mounted = true;
        // A field that the visitor has begun to fill in keeps its text and the focus.
        let (focused, open) = (Focused::of(&root), open_details(&root));
        mount.run(());
        restore_details(&root, &open);
        if let Some(focused) = focused {
            focused.restore(&root);
        }
        // A tool that was pressed before it could work.
        let way = pressed.and_then(|pressed| pressed.try_update_value(Option::take)).flatten();
        if let Some(tool) = way.and_then(|way| element_at(&root, way)) {
            tool.click();
        }
    });
}

/// Notes the tool of the timeline that is pressed last, by its way from the root.
fn last_pressed(root: &HtmlElement) -> StoredValue<Option<Vec<u32>>, LocalStorage> {
    let pressed = StoredValue::new_local(None);
    let outer = root.clone();
    behaviours::listen(root, "click", false, move |event| {
        let tool = behaviours::target(event)
            .and_then(|target| behaviours::nearest(&target, "[data-tools] button"))
            .filter(|tool| !tool.has_attribute(OPEN));
        if let Some(tool) = tool {
            pressed.set_value(way_to(&outer, tool.into()));
        }
    });
    pressed
}

/// The notice for editors whose printed pages are older than the dataset.
fn printed_before() -> Notice {
    Notice {
        path: "the document".to_owned(),
        kind: NoticeKind::Doubted,
        message: PRINTED_BEFORE.to_owned(),
    }
}
