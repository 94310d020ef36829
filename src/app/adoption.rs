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
use crate::edition::notice::{Notice, NoticeKind};
use crate::loading::Loading;
use crate::loading::fetch::freshness::is_younger;
use crate::parts::element::whenever;
use crate::parts::focus;
use crate::routing::Route;
use crate::routing::navigator::Decision;

/// At most this many bytes of a dataset are loaded before the visitor has asked for what needs the dataset.
const MAX_EARLY_BYTES: usize = 300_000;

/// A printed page that is taken over, and what can be done with it.
pub(super) struct Adoption {
    /// The fingerprint of the dataset that the page was printed from.
    pub(super) fingerprint: String,
    /// The bytes of that dataset.
    pub(super) bytes: usize,
    /// The session, connected with the page and not started.
    pub(super) session: Session,
    /// The element that the page is in.
    pub(super) root: HtmlElement,
    /// Starts to load the edition.
    pub(super) start: Callback<()>,
    /// Mounts the frame in the root.
    pub(super) mount: Callback<()>,
}

/// Takes over a printed page.
pub(super) fn adopt(adoption: Adoption) {
    hide_missing(&adoption.root);
    let page = adoption.session.ui.navigator.page();
    let has_tools = matches!(page.list_and_page().0, Route::Timeline(_));
    follow_links_once_loaded(&adoption.session);
    look_for_changes(&adoption);
    start_when_wanted(&adoption, has_tools);
    // For scripts of the operator, and for tests.
    let _ = adoption.root.set_attribute("data-adopted", "");
    mount_when_needed(adoption, has_tools);
}

/// Leaves links to the browser until the edition is loaded, so that no click waits for a dataset.
fn follow_links_once_loaded(session: &Session) {
    let loading = session.loading;
    session.ui.navigator.set_guard(Box::new(move |_| {
        match loading.with_untracked(|state| matches!(state, Loading::Done(_))) {
            true => Decision::Navigate,
            false => Decision::Browser,
        }
    }));
}

/// Loads the edition when the visitor seems about to go on: the pointer or the focus is on a link, or on a tool that
/// needs the edition.
fn start_when_wanted(adoption: &Adoption, has_tools: bool) {
    let Adoption { bytes, root, start, .. } = adoption;
    let (is_small, start, loading) = (*bytes <= MAX_EARLY_BYTES, *start, adoption.session.loading);
    if has_tools && is_small || root.has_attribute(WANTED) {
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

/// Set by `printed.js` at the root when the visitor has used the page before the module was there.
const WANTED: &str = "data-wanted";

/// Mounts the frame in place of the printed page, once.
fn mount_when_needed(adoption: Adoption, has_tools: bool) {
    let Adoption { fingerprint, session, root, mount, .. } = adoption;
    let first = session.ui.navigator.page();
    let mut is_mounted = false;
    whenever(move || {
        let is_done = session.loading.with(|state| matches!(state, Loading::Done(_)));
        let has_left = session.ui.navigator.page() != first;
        if is_mounted || !is_done {
            return;
        }
        let is_stale = is_stale(&session, &fingerprint);
        if has_left || has_tools || is_stale {
            is_mounted = true;
            if is_stale {
                session.change(|loaded| loaded.notices.push(printed_before()));
            }
            // A field that the visitor has begun to fill in keeps its text and the focus.
            let (focused, open) = (Focused::of(&root), open_details(&root));
            mount.run(());
            restore_details(&root, &open);
            if let Some(focused) = focused {
                focused.restore(&root);
            }
        }
    });
}

/// Whether the dataset has changed since the page was printed. A copy of the dataset may be older than the page.
fn is_stale(session: &Session, fingerprint: &str) -> bool {
    let is_copy = session.loading.with_untracked(|state| match state {
        Loading::Done(loaded) => loaded.copy.is_some(),
        _ => true,
    });
    !is_copy && session.pages.with_value(|pages| pages.fingerprint() != fingerprint)
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

/// Loads the edition if the dataset seems to have changed since the page was printed. Then [`mount_when_needed`]
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
        let mut element = document().active_element()?;
        let text = js_sys::Reflect::get(&element, &"value".into()).ok();
        let text = text.and_then(|text| text.as_string()).filter(|text| !text.is_empty());
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
        Some(Self { way, text })
    }

    fn restore(self, root: &HtmlElement) -> Option<()> {
        let mut element: web_sys::Element = root.clone().into();
        for index in self.way {
            element = element.children().item(index)?;
        }
        let element = element.dyn_into::<HtmlElement>().ok()?;
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
