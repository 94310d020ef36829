//! Draws the overview: ticks with labels, bars for long activities with their names, the density of activities, and
//! the time that is in view. Time runs along the line or, if the overview stands beside the list, down the page.

use std::fmt::Write;

use leptos::prelude::*;
use leptos::svg;

use super::lanes::{Lane, Lanes, lanes};
use crate::edition::Edition;
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::overview::labels::labels;
use crate::pages::timeline::overview::range::{in_view, turned};
use crate::pages::timeline::overview::shapes::{
    Attributes, attributes, frame, path, rectangle, text,
};
use crate::reading::timeline::axis::{Ruler, density, spans, ticks};
use crate::reading::timeline::chronicle::{Chronicle, Step};

/// The scale is divided into this many parts, for the density of activities.
const PARTS: usize = 240;
/// At most this many ticks are drawn, so that at least four are: the paces of ticks are up to 2.5 times apart.
const MAX_TICKS: usize = 10;
/// At most this many bars of long activities have room side by side.
const MAX_BARS: usize = 3;
/// The bars together have this share of the breadth, in percent, if there are any.
const BARS_BREADTH: f64 = 42.0;
/// The labels of ticks have this share of the breadth, in percent, below the lanes.
const LABELS: f64 = 22.0;
/// The labels of ticks have this share of the breadth, in percent, beside the lanes of an upright scale.
const LABELS_BESIDE: f64 = 34.0;
/// Bars shorter than this, in percent of the length, have no room for a name.
const MIN_NAMED: f64 = 8.0;

/// The name of a lane has this share of the lane's breadth, in percent.
const LANE_NAME: f64 = 48.0;

/// The scale: the positions of times on it, and its direction on the screen.
struct Scale {
    ruler: Ruler,
    upright: bool,
    turned: bool,
}

/// A rectangle of the picture, in percent: its start and length along the axis of time, and across the axis.
struct Rectangle {
    along: (f64, f64),
    across: (f64, f64),
}

impl Scale {
    /// Reactive. `None` while there are no activities.
    fn new(instrument: Instrument) -> Option<Self> {
        let upright = instrument.upright.get();
        let turned = instrument.chronicle.with(|chronicle| turned(instrument, upright, chronicle));
        Some(Self { ruler: instrument.ruler.get()?, upright, turned })
    }

    /// The position of a time along the scale, in percent of the length.
    fn along(&self, at: i64) -> f64 {
        let along = self.ruler.position(at) * 100.0;
        if self.turned { 100.0 - along } else { along }
    }

    /// The stretch between two times: its start on the screen and its length, in percent.
    fn between(&self, first: i64, second: i64) -> (f64, f64) {
        let (one, other) = (self.along(first), self.along(second));
        let (low, high) = (one.min(other).clamp(0.0, 100.0), one.max(other).clamp(0.0, 100.0));
        (low, (high - low).max(0.4))
    }

    /// The attributes that position a shape. The top of a scale along the line is the right side of an upright scale.
    fn position(&self, rectangle: &Rectangle) -> Attributes {
        let ((at, length), (across, breadth)) = (rectangle.along, rectangle.across);
        let (x, y, width, height) = match self.upright {
            false => (at, across, length, breadth),
            true => (100.0 - across - breadth, at, breadth, length),
        };
        let named = [("x", x), ("y", y), ("width", width), ("height", height)];
        named.into_iter().map(|(name, value)| (name, format!("{value:.2}%"))).collect()
    }
}

/// The whole overview. The time in view is drawn separately, because it changes with every scroll.
pub(super) fn draw(instrument: Instrument) -> AnyView {
    let mut shapes: Vec<AnyView> = Vec::new();
    if let Some(scale) = Scale::new(instrument) {
        instrument.chronicle.with(|chronicle| {
            marks(instrument, &scale, chronicle, &mut shapes);
            instrument.with_edition(|edition| {
                let bars = bars(edition, chronicle, &scale, &mut shapes);
                let lanes = lanes(edition, chronicle, instrument.lanes.get());
                let count = lanes.len();
                for (index, lane) in lanes.into_iter().enumerate() {
                    let top = if bars { BARS_BREADTH } else { 4.0 };
                    let labels = if scale.upright { LABELS_BESIDE } else { LABELS };
                    #[allow(clippy::cast_precision_loss, reason = "a few lanes")]
                    let (share, before) = ((100.0 - labels - top) / count as f64, index as f64);
                    shapes.push(hills(lane, &scale, (top + share * before, share)));
                }
            });
        });
    }
    shapes.push((move || window_shown(instrument)).into_any());
    let class = match instrument.lanes.get() {
        Lanes::One => "overview__picture",
        _ => "overview__picture overview__picture--lanes",
    };
    frame(vec![("class", class.to_owned())], shapes)
}

/// The ticks with their labels, on the clock of the list.
fn marks(instrument: Instrument, scale: &Scale, chronicle: &Chronicle, shapes: &mut Vec<AnyView>) {
    let offset_at = |instant| chronicle.offset_at(instant);
    let marks = ticks(&scale.ruler, &offset_at, MAX_TICKS);
    let placed: Vec<_> = marks.into_iter().map(|tick| (scale.along(tick.at), tick)).collect();
    let (length, folds) = (instrument.length.get(), folds(scale));
    let labels = labels(&placed, &folds, length, scale.upright, &instrument.ui.words());
    for (along, _) in &placed {
        let at = format!("{along:.2}%");
        shapes.push(line_across("overview__tick", scale, &at));
    }
    breaks(scale, &folds, shapes);
    for label in labels {
        let at = format!("{:.2}%", label.along);
        let position = match scale.upright {
            false => {
                let (side, start) = if label.ends { ("-4", "end") } else { ("4", "start") };
                let anchor = ("text-anchor", start.to_owned());
                vec![("x", at), ("dx", side.to_owned()), ("y", "100%".to_owned()), anchor]
            }
            true => vec![("x", "0".to_owned()), ("dx", "4".to_owned()), ("y", at)],
        };
        let above = if scale.upright && label.ends { "15" } else { "-5" };
        let position = position.into_iter().chain([("dy", above.to_owned())]).collect();
        shapes.push(text("overview__label", position, label.name));
    }
}

/// A line across the scale.
fn line_across(class: &str, scale: &Scale, at: &str) -> AnyView {
    let (at, all, none) = (at.to_owned(), "100%".to_owned(), "0".to_owned());
    let ends = match scale.upright {
        false => [("x1", at.clone()), ("x2", at), ("y1", none), ("y2", all)],
        true => [("x1", none), ("x2", all), ("y1", at.clone()), ("y2", at)],
    };
    let class = attributes(vec![("class", class.to_owned())]);
    svg::line().add_any_attr(class).add_any_attr(attributes(ends.into())).into_any()
}

/// The visible parts of folds: their starts and lengths, in percent.
fn folds(scale: &Scale) -> Vec<(f64, f64)> {
    let between = |(from, to)| scale.between(from, to);
    let folds = scale.ruler.folds().iter().map(|fold| between(fold.between));
    folds.map(|(at, length)| (at + length * 0.2, length * 0.6)).collect()
}

/// The marks where the scale is folded: two lines, with nothing between them.
fn breaks(scale: &Scale, folds: &[(f64, f64)], shapes: &mut Vec<AnyView>) {
    for (at, length) in folds {
        let area = Rectangle { along: (*at, *length), across: (0.0, 100.0) };
        shapes.push(rectangle("overview__fold", scale.position(&area)));
        for edge in [*at, at + length] {
            shapes.push(line_across("overview__break", scale, &format!("{edge:.2}%")));
        }
    }
}

/// Draws the long activities as bars side by side, with their names. Returns whether there are any.
fn bars(
    edition: &Edition,
    chronicle: &Chronicle,
    scale: &Scale,
    shapes: &mut Vec<AnyView>,
) -> bool {
    let mut rows: Vec<Vec<(i64, i64)>> = Vec::new();
    for index in spans(chronicle, &scale.ruler) {
        let Some(Step { start, over, .. }) = chronicle.steps.get(index) else { continue };
        let free = |row: &Vec<(i64, i64)>| row.iter().all(|(from, to)| over < from || start > to);
        let row = rows.iter().position(free).unwrap_or(rows.len());
        if row >= MAX_BARS {
            continue;
        }
        match rows.get_mut(row) {
            Some(row) => row.push((*start, *over)),
            None => rows.push(vec![(*start, *over)]),
        }
        let name = chronicle.entry(edition, index).map(|entry| entry.activity.title.clone());
        let along = scale.between(*start, *over);
        shapes.push(bar(scale, index, along, row, name.unwrap_or_default()));
    }
    !rows.is_empty()
}

fn bar(scale: &Scale, step: usize, along: (f64, f64), row: usize, name: String) -> AnyView {
    #[allow(clippy::cast_precision_loss, reason = "a few bars")]
    let share = (BARS_BREADTH - 3.0) / MAX_BARS as f64;
    #[allow(clippy::cast_precision_loss, reason = "a few bars")]
    let top = share * row as f64;
    let whole = ["width", "height"].map(|side| (side, "100%".to_owned()));
    // The tip finds the activity by its step.
    let shape = [("data-bar", step.to_string())].into_iter().chain(whole).collect();
    let mut shapes = vec![rectangle("overview__span", shape)];
    if along.1 > MIN_NAMED {
        shapes.push(text("overview__name", name_position(scale), name));
    }
    frame(scale.position(&Rectangle { along, across: (top, share - 1.0) }), shapes)
}

/// The position of a name in the frame of its bar or lane. On an upright scale, the name reads down the page.
fn name_position(scale: &Scale) -> Attributes {
    let mut position = vec![("x", "4".to_owned()), ("y", "0.9em".to_owned())];
    if scale.upright {
        position = vec![("transform", "rotate(90)".to_owned()), ("x", "4".to_owned())];
        position.push(("y", "-4".to_owned()));
    }
    position
}

/// The density of activities in a lane, as one shape, with the lane's name.
fn hills(lane: Lane, scale: &Scale, across: (f64, f64)) -> AnyView {
    let counts = density(&lane.steps, &scale.ruler, PARTS);
    let max = f64::from(counts.iter().copied().max().unwrap_or_default().max(1));
    let mut data = String::new();
    for (part, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let part = if scale.turned { PARTS - 1 - part } else { part };
        // The square root keeps small counts visible beside large counts.
        let height = (f64::from(*count) / max).sqrt() * 100.0;
        let height = height.max(6.0);
        let _ = match scale.upright {
            false => write!(data, "M{part} 100v-{height:.1}h1v{height:.1}z"),
            true => write!(data, "M0 {part}h{height:.1}v1h-{height:.1}z"),
        };
    }
    let size = if scale.upright { format!("0 0 100 {PARTS}") } else { format!("0 0 {PARTS} 100") };
    let mut drawn = vec![("viewBox", size), ("preserveAspectRatio", "none".to_owned())];
    // The name of a lane stands beside its activities, and not on them.
    let breadth = if lane.name.is_some() { 100.0 - LANE_NAME } else { 100.0 };
    let from = 100.0 - breadth;
    let area = match scale.upright {
        false => [("y", from), ("height", breadth), ("width", 100.0)],
        true => [("x", from), ("width", breadth), ("height", 100.0)],
    };
    drawn.extend(area.map(|(name, value)| (name, format!("{value}%"))));
    let mut shapes = vec![frame(drawn, vec![path("overview__hills", data)])];
    if let Some(name) = lane.name {
        shapes.push(text("overview__name", name_position(scale), name));
    }
    frame(scale.position(&Rectangle { along: (0.0, 100.0), across }), shapes)
}

/// A rectangle around the time that is in view.
fn window_shown(instrument: Instrument) -> AnyView {
    let (Some(scale), Some((first, last))) = (Scale::new(instrument), in_view(instrument)) else {
        return ().into_any();
    };
    let area = Rectangle { along: scale.between(first, last), across: (0.0, 100.0) };
    rectangle("overview__view", scale.position(&area))
}
