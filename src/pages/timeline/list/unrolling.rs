//! Puts all chunks on the page, for printing and for the browser's search.

use std::time::Duration;

use leptos::prelude::*;

use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::window::Window;

/// At most this many chunks are added in one task.
const MAX_AT_A_TIME: usize = 40;

impl Window {
    pub(super) fn show_all(&self, instrument: Instrument) {
        self.whole.set(true);
        self.chunks
            .set((0, instrument.chronicle.with_untracked(|chronicle| chronicle.chunks.len())));
    }

    /// Puts all chunks on the page, some at a time, and then calls `then`.
    pub(in crate::pages::timeline) fn unroll(self, instrument: Instrument, then: fn()) {
        // The visitor may have left the timeline since, and its signals are disposed of.
        let Some((_, to)) = self.chunks.try_get_untracked() else { return };
        self.whole.set(true);
        let all = instrument.chronicle.with_untracked(|chronicle| chronicle.chunks.len());
        let next = (to + MAX_AT_A_TIME).min(all);
        self.chunks.set((0, next));
        if next < all {
            set_timeout(move || self.unroll(instrument, then), Duration::ZERO);
        } else {
            request_animation_frame(then);
        }
    }

    /// The share of the chunks that are on the page, in percent.
    pub(in crate::pages::timeline) fn progress(&self, instrument: Instrument) -> usize {
        let (from, to) = self.chunks.get();
        let all = instrument.chronicle.with(|chronicle| chronicle.chunks.len());
        ((to - from) * 100).checked_div(all).unwrap_or(100)
    }
}
