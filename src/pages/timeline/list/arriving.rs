//! Jumps to a step of the list, which may not be on the page yet.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::title_of;
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::window::Window;
use crate::parts::focus;
use crate::parts::ui::UiContext;

/// At most this many frames are waited for the activity to be rendered.
const MAX_FRAMES: u32 = 30;

/// Where an activity is to be in the window.
#[derive(Clone, Copy)]
enum Aim {
    /// Its title is at the top. `focus` moves the focus there.
    Title { focus: bool },
    /// The top of its title has this distance from the top of the window, in CSS pixels.
    Top(f64),
}

impl Aim {
    fn scroll_to(self, title: &HtmlElement) {
        match self {
            Self::Title { focus } => {
                title.scroll_into_view();
                if focus {
                    focus::quietly(title);
                }
            }
            Self::Top(top) => {
                let distance = title.get_bounding_client_rect().top() - top;
                window().scroll_by_with_x_and_y(0.0, distance);
            }
        }
    }

    /// The aim of a further try, for which the focus was moved already.
    fn again(self) -> Self {
        match self {
            Self::Title { .. } => Self::Title { focus: false },
            Self::Top(_) => self,
        }
    }
}

impl Window {
    /// Scrolls to a step, and moves the focus there if `focus` is true.
    pub(in crate::pages::timeline) fn go(self, instrument: Instrument, step: usize, focus: bool) {
        self.set_out(instrument, step, Aim::Title { focus });
    }

    /// Goes back to the place where the visitor left the list. Returns false if they are here for the first time.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number of a step, which a list that changed since may not have"
    )]
    pub(in crate::pages::timeline) fn go_back(self, instrument: Instrument) -> bool {
        let place = instrument.ui.navigator.kept_place();
        let is_known = !place.item.is_nan();
        if is_known {
            self.set_out(instrument, place.item as usize, Aim::Top(place.top));
        }
        is_known
    }

    /// The first step in sight whose title is on the page, and the distance of the title from the top of the window.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    pub(super) fn item_in_sight(&self, ui: UiContext) -> Option<(f64, f64)> {
        let (first, last) = self.sight.try_get_untracked()?;
        let found = (first..=last).find_map(|step| Some((step, title_of(ui, step)?)));
        found.map(|(step, title)| (step as f64, title.get_bounding_client_rect().top()))
    }

    fn set_out(self, instrument: Instrument, step: usize, aim: Aim) {
        self.show_step(instrument, step);
        self.jumps.update_value(|count| *count += 1);
        self.arrive(instrument, step, aim, MAX_FRAMES);
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
    fn arrive(self, instrument: Instrument, step: usize, aim: Aim, frames: u32) {
        request_animation_frame(move || {
            self.measure(instrument.ui);
            let title = title_of(instrument.ui, step);
            if let Some(title) = &title {
                aim.scroll_to(title);
            }
            match (title, frames) {
                (Some(_), 0..=1) | (None, 0) => {
                    self.jumps.try_update_value(|count| *count -= 1);
                    self.update(instrument);
                }
                // Scrolls once more, now that the new chunks are measured.
                (Some(_), _) => self.arrive(instrument, step, aim.again(), 1),
                (None, frames) => {
                    self.show_step(instrument, step);
                    self.arrive(instrument, step, aim, frames - 1);
                }
            }
        });
    }
}
