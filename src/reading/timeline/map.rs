//! The map of a timeline: its stops in the order of time, laid out on a flat picture.
//!
//! Nothing is asked of a map server, so there are no coasts and no streets. Longitudes are shortened by the cosine of the
//! middle latitude (the equirectangular projection), which keeps distances of a town or a country in proportion. Makes no
//! words and no elements.

mod labels;

pub use labels::{Layout, Mark, Side, lay_out};

use super::chronicle::Chronicle;
use crate::edition::Edition;

/// At most this many stops are on a map.
pub const MAX_STOPS: usize = 100;
/// The length of a degree of latitude, in metres (the mean of WGS 84).
const DEGREE: f64 = 111_195.0;
/// A map shows at least this many degrees, about 300 metres, so that one street corner does not fill it.
const MIN_EXTENT: f64 = 0.0027;
/// Maps that are higher than this, in degrees of latitude, have no scale: a length on them is a different distance in
/// different places.
const MAX_SCALED: f64 = 30.0;
/// The least and greatest height of a map, where its width is 1.
const HEIGHTS: (f64, f64) = (0.5, 1.0);
/// The margin around the stops, where the width of the map is 1.
const MARGIN: f64 = 0.1;

/// A position where one or more activities happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// The name of the place.
    pub name: String,
    /// Latitude and longitude in degrees (WGS 84).
    pub position: (f64, f64),
    /// The activities, in the order of time.
    pub steps: Vec<usize>,
    /// The place on the map: to the right and down, where the width of the map is 1.
    pub at: (f64, f64),
}

/// The stops of a timeline on a picture whose width is 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// The stops, in the order in which they were first reached.
    pub stops: Vec<Stop>,
    /// The stops on the way, in the order of time. A stop that was reached twice is there twice.
    pub way: Vec<usize>,
    /// The height of the picture.
    pub height: f64,
    /// The distance in metres from the left to the right side, in the middle of the map. `None` for maps of a large part
    /// of the earth.
    pub metres: Option<f64>,
    /// The number of activities that have no position, or are beyond [`MAX_STOPS`].
    pub left_out: usize,
}

/// Whether a timeline has a map: two of its activities have different positions.
pub fn has_map(edition: &Edition, chronicle: &Chronicle) -> bool {
    let mut positions = (0..chronicle.steps.len()).filter_map(|step| {
        chronicle.entry(edition, step)?.activity.place.as_ref()?.position.map(rounded)
    });
    positions.next().is_some_and(|first| positions.any(|other| other != first))
}

/// The map of a timeline. `None` if there are not two positions.
pub fn map(edition: &Edition, chronicle: &Chronicle) -> Option<Map> {
    let mut steps: Vec<usize> = (0..chronicle.steps.len()).collect();
    if chronicle.newest_first {
        steps.reverse();
    }
    let (mut stops, mut way, mut left_out): (Vec<Stop>, Vec<usize>, usize) = Default::default();
    for step in steps {
        let place = chronicle.entry(edition, step).and_then(|entry| entry.activity.place.as_ref());
        let found = place.and_then(|place| Some((place, place.position?)));
        let Some((place, position)) = found else {
            left_out += 1;
            continue;
        };
        let known = stops.iter().position(|stop| rounded(stop.position) == rounded(position));
        let index = match known {
            Some(index) => index,
            None if stops.len() == MAX_STOPS => {
                left_out += 1;
                continue;
            }
            None => {
                let (name, at) = (place.name.clone(), (0.0, 0.0));
                stops.push(Stop { name, position, steps: Vec::new(), at });
                stops.len() - 1
            }
        };
        if let Some(stop) = stops.get_mut(index) {
            stop.steps.push(step);
        }
        if way.last() != Some(&index) {
            way.push(index);
        }
    }
    if stops.len() < 2 {
        return None;
    }
    let (height, metres) = project(&mut stops);
    Some(Map { stops, way, height, metres, left_out })
}

/// A position to about a metre, by which stops are told apart.
#[allow(clippy::cast_possible_truncation, reason = "degrees are at most 180")]
fn rounded((latitude, longitude): (f64, f64)) -> (i64, i64) {
    ((latitude * 1e5).round() as i64, (longitude * 1e5).round() as i64)
}

/// Sets the places of stops on a picture of width 1. Returns the height of the picture, and the distance in metres from
/// its left to its right side.
fn project(stops: &mut [Stop]) -> (f64, Option<f64>) {
    let west = western_edge(stops);
    let latitudes = || stops.iter().map(|stop| stop.position.0);
    let (south, north) =
        (latitudes().fold(f64::MAX, f64::min), latitudes().fold(f64::MIN, f64::max));
    // At a pole all longitudes meet. A tenth keeps the stops apart.
    let shortened = south.midpoint(north).to_radians().cos().max(0.1);
    let east_of = |stop: &Stop| (stop.position.1 - west).rem_euclid(360.0) * shortened;
    let breadth = stops.iter().map(east_of).fold(0.0, f64::max);
    let length = north - south;
    // The picture has the proportions of the stops, within bounds.
    let (low, high) = HEIGHTS;
    let inner = (length.max(MIN_EXTENT) / breadth.max(MIN_EXTENT)).clamp(low, high);
    let extent = breadth.max(length / inner).max(MIN_EXTENT);
    let degrees = extent / (1.0 - 2.0 * MARGIN);
    let height = inner * (1.0 - 2.0 * MARGIN) + 2.0 * MARGIN;
    for stop in stops.iter_mut() {
        let across = (east_of(stop) - breadth / 2.0) / degrees + 0.5;
        let down = (north.midpoint(south) - stop.position.0) / degrees + height / 2.0;
        stop.at = (across, down);
    }
    let is_scaled = length <= MAX_SCALED && breadth <= 2.0 * MAX_SCALED;
    (height, is_scaled.then_some(degrees * DEGREE))
}

/// The longitude at which the map begins: the one after the widest gap between stops, so that stops on both sides of the
/// date line are near each other.
fn western_edge(stops: &[Stop]) -> f64 {
    let mut longitudes: Vec<f64> = stops.iter().map(|stop| stop.position.1).collect();
    longitudes.sort_by(f64::total_cmp);
    let first = longitudes.first().copied().unwrap_or_default();
    let last = longitudes.last().copied().unwrap_or_default();
    let mut widest = (first + 360.0 - last, first);
    for (west, east) in longitudes.iter().zip(longitudes.iter().skip(1)) {
        if east - west > widest.0 {
            widest = (east - west, *east);
        }
    }
    widest.1
}

/// The longest round distance (1, 2 or 5 times a power of ten metres) that is at most a quarter of a map's width, and its
/// share of the width.
pub fn scale_bar(metres: f64) -> (u64, f64) {
    let mut bar = 1_u64;
    let steps = [2, 5, 10];
    let mut unit = 1_u64;
    'all: loop {
        for factor in steps {
            #[allow(clippy::cast_precision_loss, reason = "at most the size of the earth")]
            if (unit * factor) as f64 > metres / 4.0 {
                break 'all;
            }
            bar = unit * factor;
        }
        unit *= 10;
    }
    #[allow(clippy::cast_precision_loss, reason = "at most the size of the earth")]
    (bar, bar as f64 / metres)
}

#[cfg(test)]
mod tests;
