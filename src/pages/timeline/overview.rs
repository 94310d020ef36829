//! The overview: how dense activities are along a true scale of time, what goes on for long, and which part
//! of it is in view. For pointers and eyes; the list says it all to everybody else.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use std::fmt::Write;

use leptos::prelude::*;
use leptos::svg;

use super::Instrument;
use super::pointers::Scale;
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
pub(super) fn range(instrument: Instrument, chronicle: &Chronicle) -> Option<(i64, i64)> {
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
pub(super) fn zoom_around(instrument: Instrument, factor: f64, around: Option<i64>) {
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
    let scale = Scale::new(instrument);
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
