//! Draws the overview: ticks with labels, bars for long activities with their names, the density of activities, and
//! the time that is in view. Time runs along the line or, if the overview stands beside the list, down the page.

use std::fmt::Write;

use leptos::prelude::*;
use leptos::svg;

use super::lanes::{Lane, lanes};
use crate::edition::Edition;
use crate::pages::timeline::instrument::Instrument;
use crate::pages::timeline::overview::range::{in_view, range, turned};
use crate::pages::timeline::overview::shapes::{
    Attributes, attributes, frame, path, rectangle, text,
};
use crate::reading::dates::stretches::tick as tick_name;
use crate::reading::timeline::axis::{density, spans, ticks};
use crate::reading::timeline::chronicle::{Chronicle, Step};

/// The scale is divided into this many parts, for the density of activities.
const PARTS: usize = 240;
/// At most this many ticks are drawn, so that at least four are: the paces of ticks are up to 2.5 times apart.
const MAX_TICKS: usize = 10;
/// The assumed width of a character of a label, in pixels, on a scale along the line, and the height of a label, on an
/// upright one.
const LABEL: (usize, usize) = (7, 20);
/// Ticks further along than this, in percent of the length, have no label, because it would be cut off.
const MAX_LABELLED: f64 = 92.0;
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

/// The scale: the range of time on it, and its direction on the screen.
#[derive(Clone, Copy)]
struct Scale {
    range: (i64, i64),
    upright: bool,
    turned: bool,
}

/// A rectangle of the picture, in percent: its start and length along the axis of time, and across the axis.
struct Rectangle {
    along: (f64, f64),
    across: (f64, f64),
}

impl Scale {
    fn new(instrument: Instrument, range: (i64, i64), chronicle: &Chronicle) -> Self {
        let upright = instrument.upright.get();
        Self { range, upright, turned: turned(instrument, upright, chronicle) }
    }

    /// The position of a time along the scale, in percent of the length.
    #[allow(clippy::cast_precision_loss, reason = "positions on a screen need no more")]
    fn along(&self, at: i64) -> f64 {
        let (low, high) = self.range;
        let along = (at - low) as f64 * 100.0 / ((high - low) as f64).max(1.0);
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
    instrument.chronicle.with(|chronicle| {
        let Some(range) = range(instrument, chronicle) else { return };
        let scale = Scale::new(instrument, range, chronicle);
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
    shapes.push((move || window_shown(instrument)).into_any());
    frame(vec![("class", "overview__picture".to_owned())], shapes)
}

/// The ticks with their labels, on the clock of the list.
fn marks(instrument: Instrument, scale: &Scale, chronicle: &Chronicle, shapes: &mut Vec<AnyView>) {
    let words = instrument.ui.words();
    let offset_at = |instant| chronicle.offset_at(instant);
    let (low, high) = scale.range;
    let marks = ticks(low, high, &offset_at, MAX_TICKS);
    let names: Vec<String> = marks.iter().map(|tick| tick_name(tick.stretch, &words)).collect();
    let every = every(&names, instrument.length.get(), scale.upright);
    // Where only some have labels, those at rounder times have.
    let round = ticks(low, high, &offset_at, marks.len() / every).into_iter().next();
    let first = marks.iter().position(|tick| Some(*tick) == round).unwrap_or_default() % every;
    for (index, (tick, name)) in marks.into_iter().zip(names).enumerate() {
        let at = format!("{:.2}%", scale.along(tick.at));
        let (all, none) = ("100%".to_owned(), "0".to_owned());
        let ends = match scale.upright {
            false => [("x1", at.clone()), ("x2", at.clone()), ("y1", none), ("y2", all)],
            true => [("x1", none), ("x2", all), ("y1", at.clone()), ("y2", at.clone())],
        };
        let line = attributes(vec![("class", "overview__tick".to_owned())]);
        let line = svg::line().add_any_attr(line).add_any_attr(attributes(ends.into()));
        shapes.push(line.into_any());
        if index % every != first || (scale.along(tick.at) > MAX_LABELLED && !scale.upright) {
            continue;
        }
        let (start, below) = ("4".to_owned(), "-5".to_owned());
        let position = match scale.upright {
            false => vec![("x", at), ("dx", start), ("y", "100%".to_owned()), ("dy", below)],
            true => vec![("x", "0".to_owned()), ("dx", start), ("y", at), ("dy", below)],
        };
        shapes.push(text("overview__label", position, name));
    }
}

/// One of this many ticks has a label, so that labels do not overlap on a scale of this length, in pixels.
fn every(names: &[String], length: i32, upright: bool) -> usize {
    // A Chinese character is as wide as two others, and has three bytes.
    let widest = names.iter().map(|name| name.chars().count().max(name.len() * 2 / 3)).max();
    let room = if upright { LABEL.1 } else { (widest.unwrap_or_default() + 1) * LABEL.0 };
    (room * names.len()).div_ceil(usize::try_from(length).unwrap_or_default().max(1)).max(1)
}

/// Draws the long activities as bars side by side, with their names. Returns whether there are any.
fn bars(
    edition: &Edition,
    chronicle: &Chronicle,
    scale: &Scale,
    shapes: &mut Vec<AnyView>,
) -> bool {
    let mut rows: Vec<Vec<(i64, i64)>> = Vec::new();
    for index in spans(chronicle, scale.range.0, scale.range.1) {
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
        shapes.push(bar(scale, scale.between(*start, *over), row, name.unwrap_or_default()));
    }
    !rows.is_empty()
}

fn bar(scale: &Scale, along: (f64, f64), row: usize, name: String) -> AnyView {
    #[allow(clippy::cast_precision_loss, reason = "a few bars")]
    let share = (BARS_BREADTH - 3.0) / MAX_BARS as f64;
    #[allow(clippy::cast_precision_loss, reason = "a few bars")]
    let top = share * row as f64;
    let whole = vec![("width", "100%".to_owned()), ("height", "100%".to_owned())];
    let title = svg::title().child(name.clone()).into_any();
    let mut shapes = vec![title, rectangle("overview__span", whole)];
    if along.1 > MIN_NAMED {
        shapes.push(text("overview__name", name_position(scale), name));
    }
    frame(scale.position(&Rectangle { along, across: (top, share - 1.0) }), shapes)
}

/// The position of a name in the frame of its bar or lane. On an upright scale, the name reads down the page.
fn name_position(scale: &Scale) -> Attributes {
    let mut position = vec![("x", "4".to_owned()), ("y", "1em".to_owned())];
    if scale.upright {
        position = vec![("transform", "rotate(90)".to_owned()), ("x", "4".to_owned())];
        position.push(("y", "-4".to_owned()));
    }
    position
}

/// The density of activities in a lane, as one shape, with the lane's name.
fn hills(lane: Lane, scale: &Scale, across: (f64, f64)) -> AnyView {
    let counts = density(&lane.steps, scale.range.0, scale.range.1, PARTS);
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
    let mut drawn = vec![("width", "100%".to_owned()), ("height", "100%".to_owned())];
    drawn.extend([("viewBox", size), ("preserveAspectRatio", "none".to_owned())]);
    let mut shapes = vec![frame(drawn, vec![path("overview__hills", data)])];
    if let Some(name) = lane.name {
        shapes.push(text("overview__name", name_position(scale), name));
    }
    frame(scale.position(&Rectangle { along: (0.0, 100.0), across }), shapes)
}

/// A rectangle around the time that is in view.
fn window_shown(instrument: Instrument) -> AnyView {
    let scale = instrument
        .chronicle
        .with(|chronicle| Some(Scale::new(instrument, range(instrument, chronicle)?, chronicle)));
    let (Some(scale), Some((first, last))) = (scale, in_view(instrument)) else {
        return ().into_any();
    };
    let area = Rectangle { along: scale.between(first, last), across: (0.0, 100.0) };
    rectangle("overview__view", scale.position(&area))
}

#[cfg(test)]
mod tests {
    use super::every;

    #[test]
    fn labels_have_room() {
        let names = |name: &str, count| vec![name.to_owned(); count];
        assert_eq!(every(&names("2000 BC", 5), 284, false), 1);
        assert_eq!(every(&names("2000 BC", 10), 284, false), 2);
        assert_eq!(every(&names("2000 BC", 10), 900, false), 1);
        assert_eq!(every(&names("公元前2000年", 5), 284, false), 2);
        assert_eq!(every(&names("22 November", 7), 576, true), 1);
        assert_eq!(every(&[], 284, false), 1);
    }
}
