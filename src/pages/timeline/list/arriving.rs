//! The way to a step of the list, which may not be on the page yet.

use leptos::prelude::*;

use super::title_of;
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::window::Window;
use crate::parts::focus;

/// Frames to wait for a target activity to be rendered.
const FRAMES: u32 = 30;

impl Window {
    /// Brings the visitor to a step, and the focus with it where it is asked for.
    pub(in crate::pages::timeline) fn go(self, instrument: Instrument, step: usize, focus: bool) {
        self.bring(instrument, step);
        self.going.update_value(|count| *count += 1);
        self.arrive(instrument, step, focus, FRAMES);
    }

    /// Brings the chunk of a step to the page.
    fn bring(&self, instrument: Instrument, step: usize) {
        // The page may be gone by then, and its signals with it.
        let Some((from, to)) = self.chunks.try_get_untracked() else { return };
        let (chunk, last) = instrument
            .chronicle
            .with_untracked(|chronicle| (chronicle.chunk_of(step), chronicle.chunks.len()));
        if self.whole.try_get_untracked() == Some(false) && !(from..to).contains(&chunk) {
            self.chunks.set((chunk.saturating_sub(2), (chunk + 3).min(last)));
        }
    }

    /// In the next frames: the page may not have what was brought yet, and what stands for chunks above
    /// it may turn out to have another height.
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
                    self.going.try_update_value(|count| *count -= 1);
                    self.look(instrument);
                }
                // Once more, with the heights that are known now.
                (Some(_), _) => self.arrive(instrument, step, false, 1),
                (None, frames) => {
                    self.bring(instrument, step);
                    self.arrive(instrument, step, focus, frames - 1);
                }
            }
        });
    }
}
