//! The window on a timeline: which chunks are on the page, and their heights. This file has only the signals.
//! `list` shows the chunks and moves the window.

use leptos::prelude::*;

use super::list::heights::Heights;
use crate::reading::timeline::chronicle::Chronicle;

/// At most this many activities are on the page whole, without a window.
pub(super) const MAX_WHOLE: usize = 150;

/// At most this many chunks of a longer timeline are on one printed page.
pub(super) const MAX_PRINTED: usize = 12;

/// The number of pages that a timeline has in print.
pub(super) fn count_of_pages(chronicle: &Chronicle) -> usize {
    match chronicle.steps.len() {
        0..=MAX_WHOLE => 1,
        _ => chronicle.chunks.len().div_ceil(MAX_PRINTED),
    }
}

/// The part of a timeline that is on the page. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// The first chunk on the page, and the one after the last.
    pub(super) chunks: RwSignal<(usize, usize)>,
    /// The first step in sight, and the last.
    pub(super) sight: RwSignal<(usize, usize)>,
    /// Counts timelines, so that chunks of different timelines have different keys.
    pub(super) generation: RwSignal<u32>,
    /// Whether all chunks are on the page or being added.
    pub(super) whole: RwSignal<bool>,
    pub(super) heights: StoredValue<Heights, LocalStorage>,
    /// Counts how often the estimated height of an activity was set.
    pub(super) estimates: RwSignal<u32>,
    /// The step that had the focus before the chunks changed. Leptos moves the chunks that stay, and an element
    /// that is moved loses the focus.
    pub(super) focused_step: StoredValue<Option<usize>, LocalStorage>,
    /// The step above which the line of the current time stands.
    pub(super) next: StoredValue<Option<usize>>,
    /// Jumps in progress. Scroll events are ignored meanwhile.
    pub(super) jumps: StoredValue<u32, LocalStorage>,
}

impl Window {
    /// The window at the beginning of a page of a timeline. Pages are counted from 1, and only printed timelines have
    /// more than one.
    pub(super) fn new(chronicle: &Chronicle, page: usize, now: i64) -> Self {
        Self {
            chunks: RwSignal::new(first_chunks(chronicle, page)),
            sight: RwSignal::new((0, 0)),
            generation: RwSignal::new(0),
            whole: RwSignal::new(chronicle.steps.len() <= MAX_WHOLE),
            heights: StoredValue::new_local(Heights::new(chronicle)),
            estimates: RwSignal::new(0),
            focused_step: StoredValue::new_local(None),
            next: StoredValue::new(chronicle.next_at(now)),
            jumps: StoredValue::new_local(0),
        }
    }

    /// Starts again at the beginning of another timeline.
    pub(super) fn reset(&self, chronicle: &Chronicle, now: i64) {
        self.next.set_value(chronicle.next_at(now));
        self.heights.set_value(Heights::new(chronicle));
        self.whole.set(chronicle.steps.len() <= MAX_WHOLE);
        self.generation.update(|count| *count += 1);
        self.chunks.set(first_chunks(chronicle, 1));
    }

    /// Whether the list is still on the way to a step.
    pub(super) fn is_on_the_way(&self) -> bool {
        self.jumps.get_value() > 0
    }

    /// Goes back to the first chunks, after all were on the page for printing.
    pub(super) fn begin_again(&self, chronicle: &Chronicle) {
        self.chunks.set(first_chunks(chronicle, 1));
    }

    /// The first step in sight, and the last. Reactive.
    pub(super) fn sight(&self) -> (usize, usize) {
        self.sight.get()
    }

    /// Whether all chunks are on the page or being added. Reactive.
    pub(super) fn is_whole(&self) -> bool {
        self.whole.get()
    }
}

/// The chunks that are on the page at first. Natively, where nothing can add further chunks, they are all of the page.
fn first_chunks(chronicle: &Chronicle, page: usize) -> (usize, usize) {
    let all = chronicle.chunks.len();
    if chronicle.steps.len() <= MAX_WHOLE {
        return (0, all);
    }
    let from = ((page.max(1) - 1) * MAX_PRINTED).min(all);
    let count = if cfg!(target_arch = "wasm32") { 4 } else { MAX_PRINTED };
    (from, (from + count).min(all))
}
