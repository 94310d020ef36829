//! The list of activities, of which only the chunks near the visible part of the page are in it.
//!
//! Chunks that are not there are stood for by their height: measured where they were shown, estimated
//! where they were not. Short timelines are there whole.

mod arriving;
mod unrolling;

use std::ops::Range;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::instrument::Instrument;
use super::row;
use super::window::{MAX_WHOLE, Window};
use crate::loading::Loading;
use crate::parts::element::{Child, Element, classed, element, has_key, whenever};
use crate::parts::focus;
use crate::parts::ui::UiContext;

/// The screens above and below the visible one whose chunks are on the page.
const SCREENS: f64 = 0.75;
/// At most this many activities are put on paper, or made ready for the browser's search, without being asked
/// to.
const MAX_UNASKED: usize = 10_000;

impl Window {
    /// The list, with what stands for the chunks that are not there.
    pub(super) fn view(self, instrument: Instrument) -> Vec<AnyView> {
        let each = move || {
            let (edition, (from, to)) = (self.edition.get(), self.chunks.get());
            (from..to).map(move |chunk| (edition, chunk)).collect::<Vec<_>>()
        };
        let chunks = For(ForProps::builder()
            .each(each)
            .key(|key| *key)
            .children(move |(_, chunk)| untrack(|| row::chunk(instrument, chunk)).view())
            .build());
        let before = Box::new(move || self.filler(|(from, _), _| 0..from));
        let after = Box::new(move || self.filler(|(_, to), all| to..all));
        let mut views = Vec::new();
        let filler = || classed("div", "chronicle__filler");
        // A list that was never too long has nothing that stands for what is not there.
        if !self.whole.get_untracked() || cfg!(target_arch = "wasm32") {
            filler().styled("block-size", before).add_to(&mut views);
        }
        views.push(chunks.into_any());
        if !self.whole.get_untracked() || cfg!(target_arch = "wasm32") {
            filler().styled("block-size", after).add_to(&mut views);
        }
        empty(instrument).add_to(&mut views);
        views
    }

    fn filler(&self, range: fn((usize, usize), usize) -> Range<usize>) -> String {
        let window = self.chunks.get();
        self.edition.track();
        self.sized.track();
        let height =
            self.heights.try_with_value(|heights| heights.of(range(window, heights.len())));
        format!("{:.0}px", height.unwrap_or_default())
    }

    /// Follows the scroll, and prints everything.
    pub(super) fn follow(self, instrument: Instrument) {
        whenever(Box::new(move || {
            // Chunks that came have a height now.
            let _ = (self.chunks.get(), self.edition.get());
            request_animation_frame(move || {
                self.measure(instrument.ui);
                self.give_focus_back(instrument.ui);
                self.look(instrument);
            });
        }));
        // In an effect, because natively there is no window.
        whenever(Box::new(move || self.listen(instrument)));
    }

    fn listen(self, instrument: Instrument) {
        let seen = move || self.look(instrument);
        let scrolled = Closure::<dyn FnMut()>::new(seen);
        let heard = scrolled.as_ref().unchecked_ref();
        // On its way down: of what scrolls inside the page around a view nothing comes up.
        let _ = window().add_event_listener_with_callback_and_bool("scroll", heard, true);
        let scrolled = StoredValue::new_local(scrolled);
        let resized = window_event_listener(ev::resize, move |_| seen());
        let printing =
            window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| {
                let steps = instrument.chronicle.with_untracked(|chronicle| chronicle.steps.len());
                if steps <= MAX_UNASKED {
                    self.show_all(instrument);
                }
            });
        let printed =
            window_event_listener(ev::Custom::<web_sys::Event>::new("afterprint"), move |_| {
                let steps = instrument.chronicle.with_untracked(|chronicle| chronicle.steps.len());
                let _ = self.whole.try_set(steps <= MAX_WHOLE);
                self.look(instrument);
            });
        // The key is the browser's own, and stays so: what it is about to search is made ready.
        let searching = window_event_listener(ev::keydown, move |event| {
            let steps = instrument.chronicle.with_untracked(|chronicle| chronicle.steps.len());
            let own = instrument.ui.navigator.is_in_url();
            if own
                && has_key(&event)
                && (event.ctrl_key() || event.meta_key())
                && event.key() == "f"
                && steps <= MAX_UNASKED
            {
                self.unroll(instrument, || {});
            }
        });
        on_cleanup(move || {
            searching.remove();
            scrolled.with_value(|scrolled| {
                let heard = scrolled.as_ref().unchecked_ref();
                let _ =
                    window().remove_event_listener_with_callback_and_bool("scroll", heard, true);
            });
            resized.remove();
            printing.remove();
            printed.remove();
        });
    }

    /// Takes the heights of the chunks that are there.
    fn measure(&self, ui: UiContext) {
        let Some(list) = element_of(ui) else { return };
        let Some((from, to)) = self.chunks.try_get_untracked() else { return };
        let children = list.children();
        let sections = (0..children.length()).filter_map(|place| children.item(place));
        let sections = sections.filter(|child| child.tag_name() == "SECTION");
        let heights = sections.map(|section| section.get_bounding_client_rect().height());
        let known = self.heights.try_update_value(|all| all.take(from, heights.take(to - from)));
        if known == Some(true) {
            self.sized.update(|count| *count += 1);
        }
    }

    /// Brings the chunks that are near the visible part of the page.
    fn look(&self, instrument: Instrument) {
        let (Some(list), Some(whole)) = (element_of(instrument.ui), self.whole.try_get_untracked())
        else {
            return;
        };
        let screen = window().inner_height().ok().and_then(|height| height.as_f64());
        let screen = screen.unwrap_or(800.0);
        let top = -list.get_bounding_client_rect().top();
        self.see(instrument, top, top + screen);
        if whole || self.going.try_get_value() != Some(0) {
            return;
        }
        let (low, high) = (top - screen * SCREENS, top + screen * (1.0 + SCREENS));
        let near = self.heights.try_with_value(|heights| heights.between(low, high));
        let Some((from, to)) = near else { return };
        if self.chunks.try_get_untracked() != Some((from, to)) {
            self.held.set_value(Self::focused(instrument.ui));
            self.chunks.set((from, to));
        }
        let all = instrument.chronicle.with_untracked(|chronicle| chronicle.chunks.len());
        if to == all {
            further(instrument);
        }
    }

    fn give_focus_back(&self, ui: UiContext) {
        let Some(step) = self.held.try_update_value(Option::take).flatten() else { return };
        let lost = ui.find(":focus").is_none() && is_nowhere();
        if let Some(title) = title_of(ui, step).filter(|_| lost) {
            focus::quietly(&title);
        }
    }

    /// Notes which steps are in sight: those between two heights from the top of the list.
    fn see(&self, instrument: Instrument, low: f64, high: f64) {
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

/// A page of the dataset that is not there yet, when the end of the list comes near.
fn further(instrument: Instrument) {
    let more = instrument.loading.with_untracked(|state| {
        matches!(state, Loading::Done(loaded) if loaded.has_more() && loaded.next_page_error.is_none())
    });
    if more && !instrument.more.busy.get_untracked() {
        instrument.more.ask.run(());
    }
}

/// Whether nothing has the focus. In a shadow root, what holds that has it still.
fn is_nowhere() -> bool {
    let focused = document().active_element();
    focused.is_none_or(|focused| focused.tag_name() == "BODY" || focused.shadow_root().is_some())
}

fn element_of(ui: UiContext) -> Option<HtmlElement> {
    ui.find("[data-list]")
}

fn title_of(ui: UiContext, step: usize) -> Option<HtmlElement> {
    ui.find(&format!("[data-step=\"{step}\"] [data-title] a"))
}

/// That nothing fits, with what would if one wish were given up.
fn empty(instrument: Instrument) -> Element {
    let shown = move || match instrument.chronicle.with(|chronicle| chronicle.steps.is_empty()) {
        true => super::filters::nearest(instrument),
        false => element("span"),
    };
    element("div").live_child(Box::new(shown))
}
