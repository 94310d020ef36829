//! The overview: how dense activities are along a true scale of time, what goes on for long, and which part
//! of it is in view. For pointers and eyes; the list says it all to everybody else.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use std::fmt::Write;

use leptos::prelude::*;
use leptos::svg;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, PointerEvent, WheelEvent};

use super::Instrument;
use crate::parts::element::{Element, classed, element};
use crate::parts::words::timeline as words;
use crate::reading::axis::{density, spans, ticks};
use crate::reading::chronicle::{Chronicle, Step};

/// The scale's parts, for the density of activities.
const PARTS: usize = 240;
/// As many ticks have room.
const TICKS: usize = 7;
/// Ticks further across, in hundredths, have no label.
const LAST_LABEL: f64 = 92.0;
/// As many sections have a lane.
const LANES: usize = 6;
/// The shortest time that is shown, in seconds.
const SHORTEST: i64 = 600;

/// What the overview shows, in seconds since 1970.
fn range(instrument: Instrument, chronicle: &Chronicle) -> Option<(i64, i64)> {
    let (low, high) = instrument.range.get().or_else(|| whole(chronicle))?;
    Some((low, high.max(low + SHORTEST)))
}

/// All of it, with a little room at both ends.
fn whole(chronicle: &Chronicle) -> Option<(i64, i64)> {
    let (low, high) = chronicle.span()?;
    let margin = ((high - low) / 50).max(60);
    Some((low - margin, high + margin))
}

/// Shows more or less of the time around what is in view.
pub(super) fn zoom(instrument: Instrument, factor: f64) {
    let middle = in_view(instrument).map(|(low, high)| low.midpoint(high));
    zoom_around(instrument, factor, middle);
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "places on a screen need no more"
)]
fn zoom_around(instrument: Instrument, factor: f64, around: Option<i64>) {
    let made = instrument.chronicle.with_untracked(|chronicle| {
        let (least, most) = whole(chronicle)?;
        let (low, high) = instrument.range.get_untracked().unwrap_or((least, most));
        let around = around.unwrap_or_else(|| low.midpoint(high)).clamp(low, high);
        let scaled = |distance: i64| (distance as f64 * factor) as i64;
        let (low, high) = (around - scaled(around - low), around + scaled(high - around));
        let high = high.max(low + SHORTEST);
        (low > least || high < most).then_some((low.max(least), high.min(most)))
    });
    instrument.range.set(made);
}

/// The times that are in view, in seconds since 1970.
fn in_view(instrument: Instrument) -> Option<(i64, i64)> {
    let (from, to) = instrument.list.sight();
    instrument.chronicle.with(|chronicle| {
        let (first, last) = (chronicle.steps.get(from)?, chronicle.steps.get(to)?);
        Some((first.start.min(last.start), first.start.max(last.start)))
    })
}

/// The overview with its buttons.
pub(super) fn overview(instrument: Instrument) -> Element {
    let own = words::of(instrument.setting.language());
    let button = |label: &'static str, sign: &'static str, act: Box<dyn Fn()>| {
        element("button")
            .attribute("type", "button")
            .attribute("tabindex", "-1")
            .attribute("title", label)
            .on_click(move |_| act())
            .child(sign)
    };
    let lanes = Box::new(move || instrument.lanes.update(|lanes| *lanes = !*lanes));
    let buttons = classed("div", "overview__buttons")
        .child(button(own.zoom_in, "+", Box::new(move || zoom(instrument, 0.5))))
        .child(button(own.zoom_out, "−", Box::new(move || zoom(instrument, 2.0))))
        .child(button(own.zoom_all, "0", Box::new(move || instrument.range.set(None))))
        .child(button(own.lanes, "≡", lanes));
    let scale = Scale { instrument, held: StoredValue::new_local(Vec::new()) };
    let drawn = vec![(move || draw(instrument)).into_any()];
    let picture = classed("div", "overview__scale")
        .on("pointerdown", Box::new(move |event| scale.down(&event)))
        .on("pointermove", Box::new(move |event| scale.moved(&event)))
        .on("pointerup", Box::new(move |event| scale.up(&event)))
        .on("pointercancel", Box::new(move |event| scale.up(&event)))
        .on("wheel", Box::new(move |event| scale.wheel(&event)))
        .child(drawn);
    classed("div", "overview").attribute("aria-hidden", "true").child(picture).child(buttons)
}

/// The scale under a visitor's pointers.
#[derive(Clone, Copy)]
struct Scale {
    instrument: Instrument,
    /// The pointers that are down: which, and where on the scale, from 0 to 1.
    held: StoredValue<Vec<(i32, f64)>, LocalStorage>,
}

impl Scale {
    fn place(&self, event: &web_sys::Event) -> Option<(i32, f64)> {
        let pointer = event.dyn_ref::<PointerEvent>()?;
        let scale = event.current_target()?.dyn_into::<DomElement>().ok()?;
        let bounds = scale.get_bounding_client_rect();
        let across = (f64::from(pointer.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let turned = self.instrument.setting.right_to_left.get_untracked();
        Some((pointer.pointer_id(), if turned { 1.0 - across } else { across }))
    }

    fn down(&self, event: &web_sys::Event) {
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

    fn moved(&self, event: &web_sys::Event) {
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

    fn up(&self, event: &web_sys::Event) {
        let Some((pointer, _)) = self.place(event) else { return };
        self.held.update_value(|held| held.retain(|(held, _)| *held != pointer));
    }

    /// Zooms, while a modifier says that the page is not to be scrolled.
    fn wheel(&self, event: &web_sys::Event) {
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

type Attributes = Vec<(&'static str, String)>;

fn attributes(attributes: Attributes) -> Vec<AnyAttribute> {
    attributes
        .into_iter()
        .map(|(name, value)| custom_attribute(name, value).into_any_attr())
        .collect()
}

fn rectangle(given: Attributes) -> AnyView {
    svg::rect().add_any_attr(attributes(given)).into_any()
}

/// A place on the scale, in hundredths of its width.
#[allow(clippy::cast_precision_loss, reason = "places on a screen need no more")]
fn across(instrument: Instrument, (low, high): (i64, i64), at: i64) -> f64 {
    let across = (at - low) as f64 * 100.0 / ((high - low) as f64).max(1.0);
    if instrument.setting.right_to_left.get() { 100.0 - across } else { across }
}

/// All of it. What is in view is drawn apart, because it changes with every scroll.
fn draw(instrument: Instrument) -> AnyView {
    let mut shapes: Vec<AnyView> = Vec::new();
    instrument.chronicle.with(|chronicle| {
        let Some(range) = range(instrument, chronicle) else { return };
        scale(instrument, range, &mut shapes);
        long(instrument, chronicle, range, &mut shapes);
        let lanes = lanes(instrument, chronicle);
        let count = lanes.len();
        for (place, steps) in lanes.iter().enumerate() {
            shapes.push(hills(instrument, steps, range, place, count));
        }
    });
    shapes.push((move || window_shown(instrument)).into_any());
    svg::svg()
        .add_any_attr(attributes(vec![("class", "overview__picture".to_owned())]))
        .child(shapes)
        .into_any()
}

fn scale(instrument: Instrument, range: (i64, i64), shapes: &mut Vec<AnyView>) {
    let language = instrument.setting.language();
    for tick in ticks(range.0, range.1, 0, TICKS) {
        let x = format!("{:.2}%", across(instrument, range, tick.at));
        let line = vec![
            ("class", "overview__tick".to_owned()),
            ("x1", x.clone()),
            ("x2", x.clone()),
            ("y1", "0".to_owned()),
            ("y2", "100%".to_owned()),
        ];
        shapes.push(svg::line().add_any_attr(attributes(line)).into_any());
        // It would be cut off.
        if across(instrument, range, tick.at) > LAST_LABEL {
            continue;
        }
        let label = vec![
            ("class", "overview__label".to_owned()),
            ("x", x),
            ("dx", "4".to_owned()),
            ("y", "100%".to_owned()),
            ("dy", "-5".to_owned()),
        ];
        let text = words::tick(tick.stretch, language);
        shapes.push(svg::text().add_any_attr(attributes(label)).child(text).into_any());
    }
}

/// What goes on for long, as bars below each other.
fn long(
    instrument: Instrument,
    chronicle: &Chronicle,
    range: (i64, i64),
    shapes: &mut Vec<AnyView>,
) {
    let mut rows: Vec<Vec<(i64, i64)>> = Vec::new();
    for place in spans(chronicle, range.0, range.1) {
        let Some(Step { start, over, .. }) = chronicle.steps.get(place) else { continue };
        let free = |row: &Vec<(i64, i64)>| row.iter().all(|(from, to)| over < from || start > to);
        let row = rows.iter().position(free).unwrap_or(rows.len());
        if row >= 4 {
            continue;
        }
        match rows.get_mut(row) {
            Some(row) => row.push((*start, *over)),
            None => rows.push(vec![(*start, *over)]),
        }
        let ends = [
            across(instrument, range, *start.max(&range.0)),
            across(instrument, range, *over.min(&range.1)),
        ];
        let (left, right) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        shapes.push(rectangle(vec![
            ("class", "overview__span".to_owned()),
            ("x", format!("{left:.2}%")),
            ("width", format!("{:.2}%", (right - left).max(0.3))),
            ("y", (4 + row * 6).to_string()),
            ("height", "4".to_owned()),
        ]));
    }
}

/// The steps by section where lanes are asked for, or else all in one.
fn lanes(instrument: Instrument, chronicle: &Chronicle) -> Vec<Vec<Step>> {
    if !instrument.lanes.get() {
        return vec![chronicle.steps.clone()];
    }
    let mut lanes: Vec<(Option<String>, Vec<Step>)> = Vec::new();
    instrument.with_edition(|edition| {
        for step in &chronicle.steps {
            let section =
                edition.articles.get(step.article).and_then(|article| article.section.clone());
            if let Some((_, steps)) = lanes.iter_mut().find(|(known, _)| *known == section) {
                steps.push(*step);
            } else if lanes.len() < LANES {
                lanes.push((section, vec![*step]));
            }
        }
    });
    lanes.into_iter().map(|(_, steps)| steps).collect()
}

/// The density of activities in a lane, as one shape.
fn hills(
    instrument: Instrument,
    steps: &[Step],
    (low, high): (i64, i64),
    lane: usize,
    lanes: usize,
) -> AnyView {
    let counts = density(steps, low, high, PARTS);
    let most = f64::from(counts.iter().copied().max().unwrap_or_default().max(1));
    let turned = instrument.setting.right_to_left.get();
    let mut path = String::new();
    for (part, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let part = if turned { PARTS - 1 - part } else { part };
        // Few are seen beside many, because a root grows slowly.
        let height = (f64::from(*count) / most).sqrt() * 100.0;
        let height = height.max(6.0);
        let _ = write!(path, "M{part} 100v-{height:.1}h1v{height:.1}z");
    }
    let frame = |y: String, height: String| {
        vec![
            ("x", "0".to_owned()),
            ("y", y),
            ("width", "100%".to_owned()),
            ("height", height),
            ("viewBox", format!("0 0 {PARTS} 100")),
            ("preserveAspectRatio", "none".to_owned()),
        ]
    };
    #[allow(clippy::cast_precision_loss, reason = "a few lanes")]
    let (share, top) = (54.0 / lanes as f64, 24.0 + 54.0 * lane as f64 / lanes as f64);
    let shape = svg::path()
        .add_any_attr(attributes(vec![("class", "overview__hills".to_owned()), ("d", path)]));
    let frame = attributes(frame(format!("{top:.1}%"), format!("{share:.1}%")));
    svg::svg().add_any_attr(frame).child(vec![shape.into_any()]).into_any()
}

/// What is in view.
fn window_shown(instrument: Instrument) -> AnyView {
    let range = instrument.chronicle.with(|chronicle| range(instrument, chronicle));
    let (Some(range), Some(seen)) = (range, in_view(instrument)) else { return ().into_any() };
    let ends = [across(instrument, range, seen.0), across(instrument, range, seen.1)];
    let (left, right) =
        (ends[0].min(ends[1]).clamp(0.0, 100.0), ends[0].max(ends[1]).clamp(0.0, 100.0));
    rectangle(vec![
        ("class", "overview__view".to_owned()),
        ("x", format!("{left:.2}%")),
        ("width", format!("{:.2}%", (right - left).max(0.5))),
        ("y", "0".to_owned()),
        ("height", "100%".to_owned()),
    ])
}
