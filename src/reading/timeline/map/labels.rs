//! Lays marks and names of a map out on a picture of a given width, so that none covers another.

use super::Map;

/// Half the height of a mark with its margin, in pixels.
const RADIUS: f64 = 13.0;
/// Half the width of a mark of several stops with its margin, in pixels: it is as wide as their numbers.
const HALF_WIDTH: f64 = 22.0;
/// The assumed width of a character of a name, and the height of a line, in pixels.
const CHARACTER: (f64, f64) = (7.4, 18.0);

/// Where the name of a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the right of the mark.
    Right,
    /// To the left of the mark.
    Left,
    /// Below the mark.
    Below,
    /// Above the mark.
    Above,
}

/// A mark: one stop, or several that are too near each other to be told apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The stops, by index.
    pub stops: Vec<usize>,
    /// The place on the picture, in pixels.
    pub at: (f64, f64),
    /// Where the name stands. `None` if there is no room for it.
    pub name: Option<Side>,
}

/// The marks of a map on a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The size of the picture, in pixels.
    pub size: (f64, f64),
    /// The marks, in the order of their first stops.
    pub marks: Vec<Mark>,
}

/// A rectangle: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// Lays a map out on a picture of this width, in pixels.
pub fn lay_out(map: &Map, width: f64) -> Layout {
    let size = (width, map.height * width);
    let stops = map.stops.iter().enumerate();
    let marks = stops.map(|(index, stop)| Mark::of(index, (stop.at.0 * width, stop.at.1 * width)));
    let mut marks = merged(marks.collect());
    let mut taken: Vec<Area> = marks.iter().map(Mark::area).collect();
    for mark in &mut marks {
        // The list beside the map has the names of the stops that share a mark.
        let [stop] = mark.stops.as_slice() else { continue };
        let name = map.stops.get(*stop).map(|stop| stop.name.as_str()).unwrap_or_default();
        let sides = [Side::Right, Side::Left, Side::Below, Side::Above];
        let free = sides.into_iter().find_map(|side| {
            let area = area_of_name(mark.at, name, side);
            let fits = area.0 >= 0.0 && area.1 >= 0.0 && area.2 <= size.0 && area.3 <= size.1;
            (fits && !taken.iter().any(|other| overlap(*other, area))).then_some((side, area))
        });
        if let Some((side, area)) = free {
            mark.name = Some(side);
            taken.push(area);
        }
    }
    Layout { size, marks }
}

impl Mark {
    fn of(stop: usize, at: (f64, f64)) -> Self {
        Self { stops: vec![stop], at, name: None }
    }

    /// Half the width of the mark with its margin, in pixels.
    pub fn half_width(&self) -> f64 {
        if self.stops.len() > 1 { HALF_WIDTH } else { RADIUS }
    }

    fn area(&self) -> Area {
        let ((x, y), half) = (self.at, self.half_width());
        (x - half, y - RADIUS, x + half, y + RADIUS)
    }
}

/// Makes one mark of those that cover each other, until none does. A mark stays where its first stop is.
fn merged(mut marks: Vec<Mark>) -> Vec<Mark> {
    loop {
        let pair = (0..marks.len()).find_map(|later| {
            let own = marks.get(later)?.area();
            let covers = |mark: &Mark| overlap(mark.area(), own);
            let earlier = marks.iter().take(later).position(covers)?;
            Some((earlier, later))
        });
        let Some((earlier, later)) = pair else { return marks };
        let stops = marks.remove(later).stops;
        if let Some(mark) = marks.get_mut(earlier) {
            mark.stops.extend(stops);
            mark.stops.sort_unstable();
        }
    }
}

fn area_of_name((x, y): (f64, f64), name: &str, side: Side) -> Area {
    // A Chinese character is as wide as two others, and has three bytes.
    let characters = name.chars().count().max(name.len() * 2 / 3);
    #[allow(clippy::cast_precision_loss, reason = "the length of a name")]
    let width = (characters + 1) as f64 * CHARACTER.0;
    let half = CHARACTER.1 / 2.0;
    match side {
        Side::Right => (x + RADIUS, y - half, x + RADIUS + width, y + half),
        Side::Left => (x - RADIUS - width, y - half, x - RADIUS, y + half),
        Side::Below => (x - width / 2.0, y + RADIUS, x + width / 2.0, y + RADIUS + 2.0 * half),
        Side::Above => (x - width / 2.0, y - RADIUS - 2.0 * half, x + width / 2.0, y - RADIUS),
    }
}

fn overlap(one: Area, other: Area) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}
