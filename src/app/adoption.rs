//! Takes over a printed page. Its elements stay as they are, and nothing is drawn until the visitor goes on.
//!
//! The behaviours of `behaviours` work on the printed elements at once. The frame is mounted in their place
//! - when the visitor goes to another page whose edition is loaded; until then the browser follows the links, which lead
//!   to printed pages;
//! - on the timeline, once its edition is loaded, because its tools need the edition;
//! - when the dataset has changed since the page was printed.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::behaviours;
use super::frame::frame;
use super::lazy::Lazy;
use super::session::Session;
use super::{connect, controls, start};
use crate::edition::notice::{Notice, NoticeKind};
use crate::loading::fetch::freshness::is_younger;
use crate::loading::languages::Languages;
use crate::loading::plan::Plan;
use crate::loading::{LoadError, Loading};
use crate::parts::element::whenever;
use crate::parts::focus;
use crate::parts::ui::UiContext;
use crate::routing::Route;
use crate::routing::navigator::Decision;

/// At most this many bytes of a dataset are loaded before the visitor has asked for what needs the dataset.
const MAX_EARLY_BYTES: f64 = 300_000.0;

/// What a printed page says about itself.
pub struct Printed {
    /// The fingerprint of the dataset that the page was printed from.
    pub fingerprint: String,
    /// The bytes of that dataset.
    pub bytes: f64,
}

/// Takes over the printed page in the root of a reader.
pub fn adopt(
    printed: Printed,
    plan: Result<Plan, LoadError>,
    languages: Languages,
    ui: UiContext,
    root: HtmlElement,
) {
    provide_context(ui);
    let session = Session::new(plan, languages, ui, None);
    let lazy = RwSignal::new(Lazy::default());
    let has_tools = matches!(ui.navigator.page().list_and_page().0, Route::Timeline(_));
    follow_links_once_loaded(&session);
    connect(&session, lazy);
    look_for_changes(&session, lazy);
    start_when_wanted(&session, lazy, &root, printed.bytes <= MAX_EARLY_BYTES, has_tools);
    mount_when_needed(&session, lazy, root, printed.fingerprint, has_tools);
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
fn start_when_wanted(
    session: &Session,
    lazy: RwSignal<Lazy>,
    root: &HtmlElement,
    is_small: bool,
    has_tools: bool,
) {
    if has_tools && is_small || root.has_attribute(WANTED) {
        start(session, lazy);
        return;
    }
    for event in ["pointerover", "focusin", "pointerdown"] {
        let session = session.clone();
        behaviours::listen(root, event, false, move |event| {
            let Some(target) = behaviours::target(event) else { return };
            let selector =
                if is_small { "a[data-route]" } else { ".chronicle button, [data-filter]" };
            let idle = session.loading.with_untracked(|state| matches!(state, Loading::Idle));
            if idle && behaviours::nearest(&target, selector).is_some() {
                start(&session, lazy);
            }
        });
    }
}

/// Set by `printed.js` at the root when the visitor has used the page before the module was there.
const WANTED: &str = "data-wanted";

/// Mounts the frame in place of the printed page, once.
fn mount_when_needed(
    session: &Session,
    lazy: RwSignal<Lazy>,
    root: HtmlElement,
    fingerprint: String,
    has_tools: bool,
) {
    let (session, owner) = (session.clone(), Owner::current());
    let first = session.ui.navigator.page();
    let mut is_mounted = false;
    whenever(move || {
        let is_done = session.loading.with(|state| matches!(state, Loading::Done(_)));
        let has_left = session.ui.navigator.page() != first;
        let tools_ready = has_tools && matches!(lazy.get(), Lazy::Loaded(_));
        if is_mounted || !is_done {
            return;
        }
        let is_stale = is_stale(&session, &fingerprint);
        if is_stale {
            session.change(|loaded| loaded.notices.push(printed_before()));
        }
        if has_left || tools_ready || is_stale {
            is_mounted = true;
            let (root, session) = (root.clone(), session.clone());
            owner.clone().unwrap_or_default().with(|| mount(&session, lazy, root));
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

/// Loads the edition if the dataset seems to have changed since the page was printed. Then
/// [`mount_when_needed`] compares the two.
fn look_for_changes(session: &Session, lazy: RwSignal<Lazy>) {
    let Ok(plan) = session.plan() else { return };
    let (session, dataset) = (session.clone(), plan.dataset.clone());
    let page = js_sys::Date::parse(&document().last_modified());
    spawn_local(async move {
        let is_younger = is_younger(&dataset, page).await == Some(true);
        let idle = session.loading.try_with_untracked(|state| matches!(state, Loading::Idle));
        if is_younger && idle == Some(true) {
            start(&session, lazy);
        }
    });
}

/// Mounts the frame. A field that the visitor has begun to fill in keeps its text and the focus.
fn mount(session: &Session, lazy: RwSignal<Lazy>, root: HtmlElement) {
    let focused = Focused::of(&root);
    root.set_text_content(None);
    let (loading, controls) = (session.loading, controls(session, lazy));
    mount_to(root.clone(), move || frame(loading, controls)).forget();
    if let Some(focused) = focused {
        focused.restore(&root);
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
