//! What pointers do on the overview: one leads to a time, two and the wheel zoom.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, PointerEvent, WheelEvent};

use super::Instrument;
use super::overview::{range, zoom_around};

/// The scale under a visitor's pointers.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    instrument: Instrument,
    /// The pointers that are down: which, and where on the scale, from 0 to 1.
    held: StoredValue<Vec<(i32, f64)>, LocalStorage>,
}

impl Scale {
    /// A scale that nobody touches.
    pub(super) fn new(instrument: Instrument) -> Self {
        Self { instrument, held: StoredValue::new_local(Vec::new()) }
    }

    fn place(&self, event: &web_sys::Event) -> Option<(i32, f64)> {
        let pointer = event.dyn_ref::<PointerEvent>()?;
        let scale = event.current_target()?.dyn_into::<DomElement>().ok()?;
        let bounds = scale.get_bounding_client_rect();
        let across = (f64::from(pointer.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let turned = self.instrument.setting.right_to_left.get_untracked();
        Some((pointer.pointer_id(), if turned { 1.0 - across } else { across }))
    }

    pub(super) fn down(&self, event: &web_sys::Event) {
        let Some((pointer, across)) = self.place(event) else { return };
        if let Some(scale) = event.current_target().and_then(|it| it.dyn_into::<DomElement>().ok())
        {
            let _ = scale.set_pointer_capture(pointer);
        }
        self.held.update_value(|held| held.push((pointer, across)));
        if self.held.with_value(Vec::len) == 1 {
            self.jump(across);
        }
    }

    pub(super) fn moved(&self, event: &web_sys::Event) {
        let Some((pointer, across)) = self.place(event) else { return };
        let held = self.held.get_value();
        let Some((_, before)) = held.iter().find(|(held, _)| *held == pointer) else { return };
        match held.as_slice() {
            [_] => self.jump(across),
            [first, second] => {
                let other = if first.0 == pointer { second.1 } else { first.1 };
                let (was, is) = ((before - other).abs(), (across - other).abs());
                if is > 0.01 && was > 0.01 {
                    zoom_around(self.instrument, was / is, self.instant(other));
                }
            }
            _ => {}
        }
        self.held.update_value(|held| {
            held.iter_mut().filter(|(held, _)| *held == pointer).for_each(|held| held.1 = across);
        });
    }

    pub(super) fn up(&self, event: &web_sys::Event) {
        let Some((pointer, _)) = self.place(event) else { return };
        self.held.update_value(|held| held.retain(|(held, _)| *held != pointer));
    }

    /// Zooms, while a modifier says that the page is not to be scrolled.
    pub(super) fn wheel(&self, event: &web_sys::Event) {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
        if !(wheel.ctrl_key() || wheel.meta_key() || wheel.shift_key()) {
            return;
        }
        event.prevent_default();
        let around = self.place_of_wheel(event, wheel).and_then(|across| self.instant(across));
        let further = wheel.delta_y() + wheel.delta_x() > 0.0;
        zoom_around(self.instrument, if further { 1.25 } else { 0.8 }, around);
    }

    fn place_of_wheel(&self, event: &web_sys::Event, wheel: &WheelEvent) -> Option<f64> {
        let scale = event.current_target()?.dyn_into::<DomElement>().ok()?;
        let bounds = scale.get_bounding_client_rect();
        let across = (f64::from(wheel.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let turned = self.instrument.setting.right_to_left.get_untracked();
        Some(if turned { 1.0 - across } else { across })
    }

    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "places on a screen need no more"
    )]
    fn instant(&self, across: f64) -> Option<i64> {
        let (low, high) = self
            .instrument
            .chronicle
            .with_untracked(|chronicle| range(self.instrument, chronicle))?;
        Some(low + ((high - low) as f64 * across.clamp(0.0, 1.0)) as i64)
    }

    fn jump(&self, across: f64) {
        let Some(instant) = self.instant(across) else { return };
        let step = self.instrument.chronicle.with_untracked(|chronicle| chronicle.nearest(instant));
        if let Some(step) = step {
            self.instrument.list.go(self.instrument, step, false);
        }
    }
}
