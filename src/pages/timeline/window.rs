//! The window on a timeline: which chunks of it are on the page, and how high they are. Only the signals; `list`
//! shows the chunks and moves the window.

use leptos::prelude::*;

use super::heights::Heights;
use crate::reading::chronicle::Chronicle;

/// At most this many activities are on the page whole, without a window.
pub(super) const MAX_WHOLE: usize = 150;

/// What of a timeline is on the page. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// The first chunk that is there, and the one after the last.
    pub(super) chunks: RwSignal<(usize, usize)>,
    /// The first step that is in sight, and the last.
    pub(super) sight: RwSignal<(usize, usize)>,
    /// Counts timelines, so that chunks of one are never taken for those of another.
    pub(super) edition: RwSignal<u32>,
    /// Whether everything is there, or comes.
    pub(super) whole: RwSignal<bool>,
    pub(super) heights: StoredValue<Heights, LocalStorage>,
    /// Counts how often it became known how high activities are.
    pub(super) sized: RwSignal<u32>,
    /// The step that had the focus when chunks came or went: those that stay are moved in the document, and
    /// lose it.
    pub(super) held: StoredValue<Option<usize>, LocalStorage>,
    /// Jumps in progress. Scroll events are ignored meanwhile.
    pub(super) going: StoredValue<u32, LocalStorage>,
}

impl Window {
    /// The window on a timeline, at its beginning.
    pub(super) fn new(chronicle: &Chronicle) -> Self {
        Self {
            chunks: RwSignal::new(beginning(chronicle)),
            sight: RwSignal::new((0, 0)),
            edition: RwSignal::new(0),
            whole: RwSignal::new(chronicle.steps.len() <= MAX_WHOLE),
            heights: StoredValue::new_local(Heights::new(chronicle)),
            sized: RwSignal::new(0),
            held: StoredValue::new_local(None),
            going: StoredValue::new_local(0),
        }
    }

    /// Begins anew with another timeline.
    pub(super) fn reset(&self, chronicle: &Chronicle) {
        self.heights.set_value(Heights::new(chronicle));
        self.whole.set(chronicle.steps.len() <= MAX_WHOLE);
        self.edition.update(|count| *count += 1);
        self.chunks.set(beginning(chronicle));
    }

    /// The first step that is in sight, and the last. Reactive.
    pub(super) fn sight(&self) -> (usize, usize) {
        self.sight.get()
    }

    /// Whether everything is on the page, or comes. Reactive.
    pub(super) fn is_whole(&self) -> bool {
        self.whole.get()
    }
}

/// The chunks that a page begins with.
fn beginning(chronicle: &Chronicle) -> (usize, usize) {
    let all = chronicle.chunks.len();
    (0, if chronicle.steps.len() <= MAX_WHOLE { all } else { all.min(4) })
}
