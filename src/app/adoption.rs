//! Takes over a printed page. Its elements stay as they are, and nothing is drawn until the visitor goes on.
//!
//! The behaviours of `behaviours` work on the printed elements at once. The frame is mounted in their place
//! - when the visitor goes to another page whose edition is loaded; until then the browser follows the links, which lead
//!   to printed pages;
//! - on the timeline, once its edition is loaded, because its tools need the edition;
//! - when the dataset has changed since the page was printed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::behaviours;
use super::behaviours::pictures::hide_missing;
use super::session::Session;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::loading::Loading;
use crate::loading::fetch::freshness::{fingerprint_of_print, is_younger};
use crate::loading::pages::Pages;
use crate::parts::element::whenever;
use crate::parts::focus;
use crate::parts::media::gallery::OPEN;
use crate::routing::Route;
use crate::routing::navigator::Decision;

/// A printed page that is taken over, and what can be done with it.
pub(super) struct Adoption {
    pub(super) printed: Printed,
    /// The session, connected with the page and not started.
    pub(super) session: Session,
    /// The element that the page is in.
    pub(super) root: HtmlElement,
    /// Whether the frame is mounted in its place.
    pub(super) is_mounted: RwSignal<bool>,
    /// Starts to load the edition.
    pub(super) start: Callback<()>,
    /// Mounts the frame in the root.
    pub(super) mount: Callback<()>,
}

/// What a printed page says about itself.
pub struct Printed {
    /// Whether the dataset is small enough to be loaded before the visitor has asked for what needs it.
    pub is_small: bool,
    /// The address of the root of the printed site.
    pub folder: Option<Address>,
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
    let has_tools = matches!(page.list_and_page().0, Route::Timeline(_));
    let is_stale = RwSignal::new(false);
    follow_links_once_loaded(&adoption, page);
    look_for_changes(&adoption);
    compare_once_loaded(&adoption, is_stale);
    start_when_wanted(&adoption, has_tools);
    // For scripts of the operator, and for tests.
    let _ = adoption.root.set_attribute("data-adopted", "");
    mount_when_needed(adoption, has_tools, is_stale);
}

/// Leaves links to the browser until the edition is loaded, so that no click waits for a dataset. The browser also goes
/// to spots of the page itself, and to pages that a further page of the dataset may change.
fn follow_links_once_loaded(adoption: &Adoption, printed: Route) {
    let Adoption { session, is_mounted, .. } = adoption;
    let (loading, is_mounted) = (session.loading, *is_mounted);
    session.ui.navigator.set_guard(Box::new(move |route| {
        if is_mounted.get_untracked() {
            return Decision::Navigate;
        }
        let is_known = loading.with_untracked(|state| match (state, route) {
            (Loading::Done(loaded), Route::Article { slug, .. }) => {
                loaded.edition.by_slug(slug).is_some()
            }
            (Loading::Done(loaded), _) => !loaded.has_more(),
            _ => false,
        });
        match is_known && route.page() != printed {
            true => Decision::Navigate,
            false => Decision::Browser,
        }
    }));
}

/// Loads the edition when the visitor seems about to go on: the pointer or the focus is on a link, or on a tool that
/// needs the edition.
fn start_when_wanted(adoption: &Adoption, has_tools: bool) {
    let Adoption { printed, root, start, .. } = adoption;
    let (is_small, start, loading) = (printed.is_small, *start, adoption.session.loading);
    let is_near = has_tools || root.has_attribute(NEAR);
    if is_small && is_near || root.has_attribute(WANTED) {
        start.run(());
        return;
    }
    let selector = if is_small { "a[data-route]" } else { "[data-tools] button, [data-filter]" };
    for event in ["pointerover", "focusin", "pointerdown"] {
        behaviours::listen(root, event, false, move |event| {
            let Some(target) = behaviours::target(event) else { return };
            if is_idle(loading) && behaviours::nearest(&target, selector).is_some() {
                start.run(());
            }
        });
    }
}

/// Whether nothing was loaded yet. `false` once the reader is gone.
fn is_idle(loading: RwSignal<Loading>) -> bool {
    loading.try_with_untracked(|state| matches!(state, Loading::Idle)) == Some(true)
}

/// Loads the edition if the dataset seems to have changed since the page was printed. Then [`compare_once_loaded`]
/// compares the two.
fn look_for_changes(adoption: &Adoption) {
    let Ok(plan) = adoption.session.plan() else { return };
    let (dataset, start, loading) =
        (plan.dataset.clone(), adoption.start, adoption.session.loading);
    let page = window().location().href().unwrap_or_default();
    spawn_local(async move {
        if is_younger(&dataset, &page).await == Some(true) && is_idle(loading) {
            start.run(());
        }
    });
}

/// Compares the edition with the one that was printed, once it is loaded. A copy of the dataset may be older than the
/// page.
fn compare_once_loaded(adoption: &Adoption, is_stale: RwSignal<bool>) {
    let (session, folder) = (adoption.session.clone(), adoption.printed.folder.clone());
    let mut is_compared = false;
    whenever(move || {
        let is_dataset = session.loading.with(|state| match state {
            Loading::Done(loaded) => loaded.copy.is_none(),
            _ => false,
        });
        if is_compared || !is_dataset {
            return;
        }
        is_compared = true;
        let (session, folder) = (session.clone(), folder.clone());
        spawn_local(async move {
            let printed = fingerprint_of_print(folder.as_ref()).await;
            let own = session.pages.try_with_value(Pages::fingerprint);
            if let (Some(printed), Some(own)) = (printed, own)
                && printed != own
            {
                session.change(|loaded| loaded.notices.push(printed_before()));
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
        message: "expected pages that were printed from this dataset, found pages that were printed from an earlier \
                  state of it; print the site again"
            .to_owned(),
    }
}

/// Which details are open, in the order of the page.
fn open_details(root: &HtmlElement) -> Vec<bool> {
    behaviours::all(root, "details").iter().map(|details| details.has_attribute("open")).collect()
}

/// Opens and closes details as they were. The mounted page has the same details as the printed one, unless it shows
/// something else by now.
fn restore_details(root: &HtmlElement, open: &[bool]) {
    let all = behaviours::all(root, "details");
    if all.len() == open.len() {
        for (details, is_open) in all.iter().zip(open) {
            let _ = details.toggle_attribute_with_force("open", *is_open);
        }
    }
}

/// The element that has the focus, by its way from the root. The mounted page has the same elements as the printed one.
struct Focused {
    way: Vec<u32>,
    text: Option<String>,
}

impl Focused {
    fn of(root: &HtmlElement) -> Option<Self> {
        let element = document().active_element()?;
        let text = js_sys::Reflect::get(&element, &"value".into()).ok();
        let text = text.and_then(|text| text.as_string()).filter(|text| !text.is_empty());
        Some(Self { way: way_to(root, element)?, text })
    }

    fn restore(self, root: &HtmlElement) -> Option<()> {
        let element = element_at(root, self.way)?;
        if let Some(text) = self.text {
            let _ = js_sys::Reflect::set(&element, &"value".into(), &text.into());
            for name in ["input", "change"] {
                let event = web_sys::Event::new(name).ok()?;
                let _ = element.dispatch_event(&event);
            }
        }
        focus::quietly(&element);
        Some(())
    }
}

/// The way from the root to an element: the index among the siblings at each level. `None` for elements elsewhere.
fn way_to(root: &HtmlElement, mut element: web_sys::Element) -> Option<Vec<u32>> {
    let mut way = Vec::new();
    let root: &web_sys::Element = root;
    while element != *root {
        let parent = element.parent_element()?;
        let siblings = parent.children();
        let own = |index: &u32| siblings.item(*index).is_some_and(|other| other == element);
        way.push((0..siblings.length()).find(own)?);
        element = parent;
    }
    way.reverse();
    Some(way)
}

/// The element at the end of a way.
fn element_at(root: &HtmlElement, way: Vec<u32>) -> Option<HtmlElement> {
    let mut element: web_sys::Element = root.clone().into();
    for index in way {
        element = element.children().item(index)?;
    }
    element.dyn_into().ok()
}
