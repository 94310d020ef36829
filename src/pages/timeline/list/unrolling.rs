//! Everything on the page: for paper, and for the browser's own search.

use std::time::Duration;

use leptos::prelude::*;

use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::window::Window;

/// Chunks that are added at a time.
const AT_A_TIME: usize = 40;

impl Window {
    pub(super) fn show_all(&self, instrument: Instrument) {
        self.whole.set(true);
        self.chunks
            .set((0, instrument.chronicle.with_untracked(|chronicle| chronicle.chunks.len())));
    }

    /// Brings everything to the page, some at a time, then does what is to be done with it.
    pub(in crate::pages::timeline) fn unroll(self, instrument: Instrument, then: fn()) {
        // The page may be gone by then, and its signals with it.
        let Some((_, to)) = self.chunks.try_get_untracked() else { return };
        self.whole.set(true);
        let all = instrument.chronicle.with_untracked(|chronicle| chronicle.chunks.len());
        let next = (to + AT_A_TIME).min(all);
        self.chunks.set((0, next));
        if next < all {
            set_timeout(move || self.unroll(instrument, then), Duration::ZERO);
        } else {
            request_animation_frame(then);
        }
    }

    /// How much of everything is on the page, in hundredths.
    pub(in crate::pages::timeline) fn progress(&self, instrument: Instrument) -> usize {
        let (from, to) = self.chunks.get();
        let all = instrument.chronicle.with(|chronicle| chronicle.chunks.len());
        ((to - from) * 100).checked_div(all).unwrap_or(100)
    }
}
