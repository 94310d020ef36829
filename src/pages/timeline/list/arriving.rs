//! Jumps to a step of the list, which may not be on the page yet.

use leptos::prelude::*;

use super::title_of;
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::window::Window;
use crate::parts::focus;

/// At most this many frames are waited for the activity to be rendered.
const MAX_FRAMES: u32 = 30;

impl Window {
    /// Scrolls to a step, and moves the focus there if `focus` is true.
    pub(in crate::pages::timeline) fn go(self, instrument: Instrument, step: usize, focus: bool) {
        self.show_step(instrument, step);
        self.jumps.update_value(|count| *count += 1);
        self.arrive(instrument, step, focus, MAX_FRAMES);
    }

    /// Puts the chunk of a step on the page.
    fn show_step(&self, instrument: Instrument, step: usize) {
        // The visitor may have left the timeline since, and its signals are disposed of.
        let Some((from, to)) = self.chunks.try_get_untracked() else { return };
        let (chunk, last) = instrument
            .chronicle
            .with_untracked(|chronicle| (chronicle.chunk_of(step), chronicle.chunks.len()));
        if self.whole.try_get_untracked() == Some(false) && !(from..to).contains(&chunk) {
            self.chunks.set((chunk.saturating_sub(2), (chunk + 3).min(last)));
        }
    }

    /// Scrolls to a step in the next frames. Its chunk may not be rendered yet, and the filler above may change its
    /// height.
    fn arrive(self, instrument: Instrument, step: usize, focus: bool, frames: u32) {
        request_animation_frame(move || {
            self.measure(instrument.ui);
            let title = title_of(instrument.ui, step);
            if let Some(title) = &title {
                title.scroll_into_view();
                if focus {
                    focus::quietly(title);
                }
            }
            match (title, frames) {
                (Some(_), 0..=1) | (None, 0) => {
                    self.jumps.try_update_value(|count| *count -= 1);
                    self.update(instrument);
                }
                // Scrolls once more, now that the new chunks are measured.
                (Some(_), _) => self.arrive(instrument, step, false, 1),
                (None, frames) => {
                    self.show_step(instrument, step);
                    self.arrive(instrument, step, focus, frames - 1);
                }
            }
        });
    }
}
