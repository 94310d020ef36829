//! The window on a timeline: which chunks are on the page, and their heights. This file has only the signals.
//! `list` shows the chunks and moves the window.

use leptos::prelude::*;

use super::heights::Heights;
use crate::reading::timeline::chronicle::Chronicle;

/// At most this many activities are on the page whole, without a window.
pub(super) const MAX_WHOLE: usize = 150;

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
    /// Jumps in progress. Scroll events are ignored meanwhile.
    pub(super) jumps: StoredValue<u32, LocalStorage>,
}

impl Window {
    /// The window at the beginning of a timeline.
    pub(super) fn new(chronicle: &Chronicle) -> Self {
        Self {
            chunks: RwSignal::new(first_chunks(chronicle)),
            sight: RwSignal::new((0, 0)),
            generation: RwSignal::new(0),
            whole: RwSignal::new(chronicle.steps.len() <= MAX_WHOLE),
            heights: StoredValue::new_local(Heights::new(chronicle)),
            estimates: RwSignal::new(0),
            focused_step: StoredValue::new_local(None),
            jumps: StoredValue::new_local(0),
        }
    }

    /// Starts again at the beginning of another timeline.
    pub(super) fn reset(&self, chronicle: &Chronicle) {
        self.heights.set_value(Heights::new(chronicle));
        self.whole.set(chronicle.steps.len() <= MAX_WHOLE);
        self.generation.update(|count| *count += 1);
        self.chunks.set(first_chunks(chronicle));
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

/// The chunks that are on the page at first.
fn first_chunks(chronicle: &Chronicle) -> (usize, usize) {
    let all = chronicle.chunks.len();
    (0, if chronicle.steps.len() <= MAX_WHOLE { all } else { all.min(4) })
}
