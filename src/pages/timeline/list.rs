//! The list of activities. Only the chunks near the visible part of the page are in the document.
//!
//! Fillers above and below are as high as the other chunks: as measured for chunks that were shown, and as
//! estimated for the rest. Short timelines are in the document whole.

mod arriving;
pub(super) mod heights;
mod row;
mod row_menu;
mod unrolling;

use std::ops::Range;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::instrument::Instrument;
use super::window::{MAX_WHOLE, Window};
use crate::loading::Loading;
use crate::parts::element::{Child, Element, classed, element, has_key, whenever};
use crate::parts::focus;
use crate::parts::ui::UiContext;
use crate::reading::dates::stretches::stretch;

/// Chunks this far above and below the visible part are on the page. The unit is the height of the window.
const MARGIN: f64 = 0.75;
/// At most this many activities are put on the page for printing or for the browser's search, unless the visitor
/// presses the button for it.
const MAX_AUTOMATIC: usize = 10_000;

impl Window {
    /// The list, with fillers for the chunks that are not on the page.
    pub(super) fn view(self, instrument: Instrument) -> Vec<AnyView> {
        let each = move || {
            let (generation, (from, to)) = (self.generation.get(), self.chunks.get());
            (from..to).map(move |chunk| (generation, chunk)).collect::<Vec<_>>()
        };
        let chunks = For(ForProps::builder()
            .each(each)
            .key(|key| *key)
            .children(move |(_, chunk)| untrack(|| row::chunk(instrument, chunk)).view())
            .build());
        let before = move || self.filler(|(from, _), _| 0..from);
        let after = move || self.filler(|(_, to), all| to..all);
        let mut views = Vec::new();
        let filler = || classed("div", "chronicle__filler");
        // Natively no chunks are added, so that nothing has to stand for them.
        let grows = cfg!(target_arch = "wasm32");
        let before = grows.then(|| filler().styled("block-size", before));
        let after = grows.then(|| filler().styled("block-size", after));
        grows.then(|| self.here(instrument)).add_to(&mut views);
        before.add_to(&mut views);
        self.around(instrument).add_to(&mut views);
        views.push(chunks.into_any());
        after.add_to(&mut views);
        empty(instrument).add_to(&mut views);
        views
    }

    /// The headings of the groups that begin before the first chunk on the page. In print they are at the top of the page;
    /// in a browser, [`Self::here`] shows the name to sighted visitors.
    fn around(self, instrument: Instrument) -> Element {
        let headings = move || {
            let (first, _) = self.chunks.get();
            let around =
                instrument.chronicle.with(|chronicle| row::around(instrument, chronicle, first));
            element("div").child(around)
        };
        let class = match cfg!(target_arch = "wasm32") {
            true => "chronicle__around hidden",
            false => "chronicle__around",
        };
        classed("div", class).live_child(headings)
    }

    /// The name of the group at the top of the visible part, where its heading is out of sight. Only for sighted visitors:
    /// the heading is on the page.
    fn here(self, instrument: Instrument) -> Element {
        let name = move || {
            let (first, _) = self.sight.get();
            let name = instrument.chronicle.with(|chronicle| {
                let chunk = chronicle.chunks.get(chronicle.chunk_of(first))?;
                let group = chronicle.groups.get(chunk.group)?;
                let goes_on = chunk.begins.0 == chunk.begins.1;
                goes_on.then(|| stretch(group.stretch, &instrument.ui.words()))
            });
            element("span").child(name)
        };
        classed("div", "chronicle__here").attribute("aria-hidden", "true").live_child(name)
    }

    /// Measures the list in the next frame, and puts what is in sight on the page. For a list that has just been made.
    pub(super) fn refresh(self, instrument: Instrument) {
        request_animation_frame(move || {
            self.measure(instrument.ui);
            self.update(instrument);
        });
    }

    fn filler(&self, range: fn((usize, usize), usize) -> Range<usize>) -> String {
        let window = self.chunks.get();
        self.generation.track();
        self.estimates.track();
        let height =
            self.heights.try_with_value(|heights| heights.of(range(window, heights.len())));
        format!("{:.0}px", height.unwrap_or_default())
    }

    /// Follows scrolling, and puts all chunks on the page before printing.
    pub(super) fn follow(self, instrument: Instrument) {
        whenever(move || {
            // Subscribes to the chunks. New chunks have a height in the next frame.
            let _ = (self.chunks.get(), self.generation.get());
            request_animation_frame(move || {
                self.measure(instrument.ui);
                self.restore_focus(instrument.ui);
                self.update(instrument);
            });
        });
        // Effects do not run natively, where there is no window to listen to.
        whenever(move || self.listen(instrument));
    }

    fn listen(self, instrument: Instrument) {
        let navigator = instrument.ui.navigator;
        navigator.set_item_in_sight(Some(Box::new(move || self.item_in_sight(instrument.ui))));
        let update = move || self.update(instrument);
        let scrolled = Closure::<dyn FnMut()>::new(update);
        let callback = scrolled.as_ref().unchecked_ref();
        // In the capture phase, because scroll events of elements in the host page do not bubble.
        let _ = window().add_event_listener_with_callback_and_bool("scroll", callback, true);
        let scrolled = StoredValue::new_local(scrolled);
        let resized = window_event_listener(ev::resize, move |_| update());
        let printing =
            window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| {
                let steps = instrument.chronicle.with_untracked(|chronicle| chronicle.steps.len());
                if steps <= MAX_AUTOMATIC {
                    self.show_all(instrument);
                }
                instrument.is_printing.set(true);
            });
        let printed =
            window_event_listener(ev::Custom::<web_sys::Event>::new("afterprint"), move |_| {
                let steps = instrument.chronicle.with_untracked(|chronicle| chronicle.steps.len());
                let _ = self.whole.try_set(steps <= MAX_WHOLE);
                instrument.is_printing.set(false);
                if !instrument.view.get_untracked().is_list() {
                    instrument.chronicle.with_untracked(|all| self.begin_again(all));
                }
                self.update(instrument);
            });
        // The browser still handles the key. All chunks are put on the page first, so that its search finds them.
        let searching = window_event_listener(ev::keydown, move |event| {
            let steps = instrument.chronicle.with_untracked(|chronicle| chronicle.steps.len());
            let in_url = instrument.ui.navigator.is_in_url();
            if in_url
                && instrument.view.get_untracked().is_list()
                && has_key(&event)
                && (event.ctrl_key() || event.meta_key())
                && event.key() == "f"
                && steps <= MAX_AUTOMATIC
            {
                self.unroll(instrument, || {});
            }
        });
        on_cleanup(move || {
            navigator.set_item_in_sight(None);
            searching.remove();
            scrolled.with_value(|scrolled| {
                let callback = scrolled.as_ref().unchecked_ref();
                let _ =
                    window().remove_event_listener_with_callback_and_bool("scroll", callback, true);
            });
            resized.remove();
            printing.remove();
            printed.remove();
        });
    }

    /// Measures the chunks that are on the page.
    fn measure(&self, ui: UiContext) {
        let Some(list) = element_of(ui) else { return };
        let Some((from, to)) = self.chunks.try_get_untracked() else { return };
        let children = list.children();
        let sections = (0..children.length()).filter_map(|index| children.item(index));
        let sections = sections.filter(|child| child.tag_name() == "SECTION");
        let heights = sections.map(|section| section.get_bounding_client_rect().height());
        let is_first =
            self.heights.try_update_value(|all| all.store(from, heights.take(to - from)));
        if is_first == Some(true) {
            self.estimates.update(|count| *count += 1);
        }
    }

    /// Puts the chunks near the visible part on the page.
    fn update(&self, instrument: Instrument) {
        let (Some(list), Some(whole)) = (element_of(instrument.ui), self.whole.try_get_untracked())
        else {
            return;
        };
        let screen = window().inner_height().ok().and_then(|height| height.as_f64());
        let screen = screen.unwrap_or(800.0);
        let top = -list.get_bounding_client_rect().top();
        self.update_sight(instrument, top, top + screen);
        if whole || self.jumps.try_get_value() != Some(0) {
            return;
        }
        let (low, high) = (top - screen * MARGIN, top + screen * (1.0 + MARGIN));
        let near = self.heights.try_with_value(|heights| heights.between(low, high));
        let Some((from, to)) = near else { return };
        if self.chunks.try_get_untracked() != Some((from, to)) {
            self.focused_step.set_value(Self::focused(instrument.ui));
            self.chunks.set((from, to));
        }
        let all = instrument.chronicle.with_untracked(|chronicle| chronicle.chunks.len());
        if to == all {
            request_next_page(instrument);
        }
    }

    fn restore_focus(&self, ui: UiContext) {
        let Some(step) = self.focused_step.try_update_value(Option::take).flatten() else { return };
        let lost = ui.find(":focus").is_none() && nothing_has_focus();
        if let Some(title) = title_of(ui, step).filter(|_| lost) {
            focus::quietly(&title);
        }
    }

    /// Sets the steps in sight: the steps between two heights from the top of the list.
    fn update_sight(&self, instrument: Instrument, low: f64, high: f64) {
        let seen = self.heights.try_with_value(|heights| {
            let (from, to) = heights.between(low, high);
            let last = to.saturating_sub(1);
            (heights.step_at(from, low), heights.step_at(last, high))
        });
        let last = instrument
            .chronicle
            .with_untracked(|chronicle| chronicle.steps.len())
            .saturating_sub(1);
        let Some((first, second)) = seen else { return };
        let seen = (first.min(last), second.min(last));
        if self.sight.try_get_untracked() != Some(seen) {
            self.sight.set(seen);
        }
    }

    /// The step that has the focus.
    pub(super) fn focused(ui: UiContext) -> Option<usize> {
        ui.find("[data-step]:focus-within")?.get_attribute("data-step")?.parse().ok()
    }
}

/// Closes the menus of activities that a pointer is not on.
pub(super) fn close_menus(ui: UiContext, event: &web_sys::Event) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    if let Some(open) = ui.find("[data-menu-of][open]")
        && !open.contains(target.as_ref())
    {
        let _ = open.remove_attribute("open");
    }
}

/// Requests the next page of the dataset, if there is one.
fn request_next_page(instrument: Instrument) {
    let more = instrument.loading.with_untracked(|state| {
        matches!(state, Loading::Done(loaded) if loaded.has_more() && loaded.next_page_error.is_none())
    });
    if more && !instrument.more.busy.get_untracked() {
        instrument.more.ask.run(());
    }
}

/// Whether nothing has the focus. For a focused element in a shadow root, the document names the root's host.
fn nothing_has_focus() -> bool {
    let focused = document().active_element();
    focused.is_none_or(|focused| focused.tag_name() == "BODY" || focused.shadow_root().is_some())
}

fn element_of(ui: UiContext) -> Option<HtmlElement> {
    ui.find("[data-list]")
}

fn title_of(ui: UiContext, step: usize) -> Option<HtmlElement> {
    ui.find(&format!("[data-step=\"{step}\"] [data-title] a"))
}

/// The message that nothing matches all filters, while the list is empty.
fn empty(instrument: Instrument) -> Element {
    let shown = move || match instrument.chronicle.with(|chronicle| chronicle.steps.is_empty()) {
        true => super::tools::filters::no_match(instrument),
        false => element("span"),
    };
    element("div").live_child(shown)
}
