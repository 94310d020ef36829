//! Handles pointers on the overview: one pointer jumps to a time, and two pointers or the wheel zoom.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, PointerEvent, WheelEvent};

use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::overview::range::{turned, zoom_around};
use crate::pages::timeline::overview::tip::Pointed;

/// The pointers on the overview.
#[derive(Clone, Copy)]
pub(super) struct Pointers {
    instrument: Instrument,
    /// The pointers that are down: the id of each, and its position along the scale, from 0 to 1.
    held: StoredValue<Vec<(i32, f64)>, LocalStorage>,
    /// The place under the pointer, for the tip.
    pub(super) pointed: RwSignal<Option<Pointed>>,
}

impl Pointers {
    /// No pointers yet.
    pub(super) fn new(instrument: Instrument) -> Self {
        Self { instrument, held: StoredValue::new_local(Vec::new()), pointed: RwSignal::new(None) }
    }

    fn position(&self, event: &web_sys::Event) -> Option<(i32, f64)> {
        let pointer = event.dyn_ref::<PointerEvent>()?;
        let at = (pointer.client_x(), pointer.client_y());
        Some((pointer.pointer_id(), self.along(event, at)?))
    }

    /// The position of a point of the screen along the scale, from 0 to 1.
    fn along(&self, event: &web_sys::Event, (x, y): (i32, i32)) -> Option<f64> {
        let scale = event.current_target()?.dyn_into::<DomElement>().ok()?;
        let bounds = scale.get_bounding_client_rect();
        let upright = self.instrument.upright.get_untracked();
        let along = match upright {
            false => (f64::from(x) - bounds.left()) / bounds.width().max(1.0),
            true => (f64::from(y) - bounds.top()) / bounds.height().max(1.0),
        };
        Some(if self.is_turned() { 1.0 - along } else { along })
    }

    pub(super) fn down(&self, event: &web_sys::Event) {
        let Some((pointer, along)) = self.position(event) else { return };
        if let Some(scale) = event.current_target().and_then(|it| it.dyn_into::<DomElement>().ok())
        {
            let _ = scale.set_pointer_capture(pointer);
        }
        self.held.update_value(|held| held.push((pointer, along)));
        if self.held.with_value(Vec::len) == 1 {
            self.jump(along);
        }
    }

    pub(super) fn moved(&self, event: &web_sys::Event) {
        let Some((pointer, along)) = self.position(event) else { return };
        self.point(event, along);
        let held = self.held.get_value();
        let Some((_, before)) = held.iter().find(|(held, _)| *held == pointer) else { return };
        match held.as_slice() {
            [_] => self.jump(along),
            [first, second] => {
                let other = if first.0 == pointer { second.1 } else { first.1 };
                let (was, is) = ((before - other).abs(), (along - other).abs());
                if is > 0.01 && was > 0.01 {
                    zoom_around(self.instrument, was / is, self.instant(other));
                }
            }
            _ => {}
        }
        self.held.update_value(|held| {
            held.iter_mut().filter(|(held, _)| *held == pointer).for_each(|held| held.1 = along);
        });
    }

    pub(super) fn up(&self, event: &web_sys::Event) {
        let Some((pointer, _)) = self.position(event) else { return };
        self.held.update_value(|held| held.retain(|(held, _)| *held != pointer));
    }

    /// The pointer is no longer on the scale.
    pub(super) fn left(&self) {
        self.pointed.set(None);
    }

    fn point(&self, event: &web_sys::Event, along: f64) {
        let target = event.target().and_then(|target| target.dyn_into::<DomElement>().ok());
        let step = target.and_then(|target| target.get_attribute("data-bar"));
        let step = step.and_then(|step| step.parse().ok());
        let along = along.clamp(0.0, 1.0);
        // Along the line, time runs in the direction of the text.
        let turns = self.instrument.upright.get_untracked() && self.is_turned();
        let from_start = if turns { 1.0 - along } else { along };
        self.pointed.set(Some(Pointed { along, from_start, step }));
    }

    fn is_turned(&self) -> bool {
        let upright = self.instrument.upright.get_untracked();
        let all = self.instrument.chronicle;
        untrack(|| all.with_untracked(|all| turned(self.instrument, upright, all)))
    }

    /// Zooms while a modifier key is held. Without one, the wheel scrolls the page.
    pub(super) fn wheel(&self, event: &web_sys::Event) {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
        if !(wheel.ctrl_key() || wheel.meta_key() || wheel.shift_key()) {
            return;
        }
        event.prevent_default();
        let at = (wheel.client_x(), wheel.client_y());
        let around = self.along(event, at).and_then(|along| self.instant(along));
        let zooms_out = wheel.delta_y() + wheel.delta_x() > 0.0;
        zoom_around(self.instrument, if zooms_out { 1.25 } else { 0.8 }, around);
    }

    fn instant(&self, along: f64) -> Option<i64> {
        let ruler = self.instrument.ruler.get_untracked()?;
        Some(ruler.time(along.clamp(0.0, 1.0)))
    }

    fn jump(&self, along: f64) {
        let Some(instant) = self.instant(along) else { return };
        let step = self.instrument.chronicle.with_untracked(|chronicle| chronicle.nearest(instant));
        if let Some(step) = step {
            self.instrument.go(step, false);
        }
    }
}
