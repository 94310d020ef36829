//! The groups of a timeline: a group of many activities is divided into groups of the next finer unit.
//!
//! Divides steps that are already in order, and keeps their order.

use std::ops::Range;

use super::stretch::{Stretch, UNITS, Unit};
use super::{Chunk, Step};
use crate::edition::time::moment::Precision;

/// At most this many activities are shown, measured and removed together.
pub const CHUNK: usize = 12;
/// A group of at most this many activities is not divided. A timeline has at most this many groups of its coarsest
/// unit, if a coarser unit has fewer.
pub const MAX_UNDIVIDED: usize = 10;

/// Activities of one stretch of time, under one heading. A group may contain further groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The stretch that all activities of the group share.
    pub stretch: Stretch,
    /// The number of groups that contain this group.
    pub level: usize,
    /// The steps of the group, with those of the groups inside.
    pub steps: Range<usize>,
    /// Whether any of its activities has a time of day.
    pub has_hours: bool,
}

/// The groups of some steps, and the steps in chunks.
#[derive(Default)]
pub(super) struct Division {
    pub(super) groups: Vec<Group>,
    pub(super) chunks: Vec<Chunk>,
    /// The number of groups whose first activities are in a chunk.
    begun: usize,
}

impl Division {
    /// Divides steps in order into groups, and notes the innermost group of each step.
    pub(super) fn of(steps: &mut [Step]) -> Self {
        let mut division = Self::default();
        let unit = coarsest_unit(steps);
        division.divide(steps, 0..steps.len(), unit, None);
        division
    }

    /// Divides steps into groups of a unit. Steps whose dates are too coarse for the unit stay in the group around them,
    /// if there is one.
    fn divide(&mut self, steps: &mut [Step], all: Range<usize>, unit: Unit, around: Option<usize>) {
        let parent = around.and_then(|around| self.groups.get(around));
        let level = parent.map_or(0, |group| group.level + 1);
        let parent = parent.map(|group| group.stretch);
        let mut from = all.start;
        while let Some((first, rest)) = steps.get(from..all.end).and_then(<[Step]>::split_first) {
            let stretch = part(first, unit, parent);
            let same = rest.iter().take_while(|step| part(step, unit, parent) == stretch).count();
            let to = from + 1 + same;
            match around.filter(|_| parent == Some(stretch)) {
                Some(around) => self.rows(steps, from..to, around),
                None => self.add(steps, from..to, stretch, level),
            }
            from = to;
        }
    }

    /// Adds a group, and the groups inside it if it is large.
    fn add(&mut self, steps: &mut [Step], range: Range<usize>, stretch: Stretch, level: usize) {
        let own = steps.get(range.clone()).unwrap_or_default();
        let stretch = shared(own, stretch);
        let index = self.groups.len();
        let has_hours = own.iter().any(|step| step.precision > Precision::Day);
        self.groups.push(Group { stretch, level, steps: range.clone(), has_hours });
        match divides_into(own, stretch) {
            Some(unit) => self.divide(steps, range, unit, Some(index)),
            None => self.rows(steps, range, index),
        }
    }

    /// Puts the steps of a group that are in no group inside it into chunks.
    fn rows(&mut self, steps: &mut [Step], range: Range<usize>, group: usize) {
        let Some(stretch) = self.groups.get(group).map(|group| group.stretch) else { return };
        for step in steps.get_mut(range.clone()).unwrap_or_default() {
            step.group = stretch;
        }
        for from in range.clone().step_by(CHUNK) {
            let to = (from + CHUNK).min(range.end);
            self.chunks.push(Chunk { from, to, group, begins: (self.begun, self.groups.len()) });
            self.begun = self.groups.len();
        }
    }
}

/// The part of a group, or of a whole timeline, in which a step is. The decade that begins with the last year of a century
/// is in two centuries; that year is then a part of its own.
fn part(step: &Step, unit: Unit, around: Option<Stretch>) -> Stretch {
    let is_in_century = around.is_some_and(|around| around.unit == Unit::Century);
    let is_last_year = step.group.date.year.rem_euclid(100) == 0;
    step.group.within(if is_in_century && is_last_year { unit.max(Unit::Year) } else { unit })
}

/// The year, month or day that several steps share, so that the heading of their group says their date. A single step
/// has its date in its row.
fn shared(steps: &[Step], stretch: Stretch) -> Stretch {
    let [first, rest @ ..] = steps else { return stretch };
    let units = stretch.unit.max(Unit::Year)..=Unit::Day;
    let own = |unit| first.group.within(unit);
    let is_shared = |unit: &Unit| rest.iter().all(|step| step.group.within(*unit) == own(*unit));
    let mut finer = UNITS.into_iter().filter(|unit| units.contains(unit) && !rest.is_empty());
    finer.find(is_shared).map_or(stretch, own)
}

/// The unit into which a group is divided: the next finer one. `None` for a group that is small enough, for one whose
/// dates are not known more exactly, and where most activities would have a heading of their own.
fn divides_into(steps: &[Step], stretch: Stretch) -> Option<Unit> {
    if steps.len() <= MAX_UNDIVIDED {
        return None;
    }
    let next = UNITS.into_iter().rev().find(|unit| *unit > stretch.unit)?;
    let (mut parts, mut inside, mut last) = (0, 0, stretch);
    for step in steps {
        let part = part(step, next, Some(stretch));
        inside += usize::from(part != stretch);
        parts += usize::from(part != stretch && part != last);
        last = part;
    }
    (parts > 0 && parts * 2 <= inside && (next < Unit::Hour || is_on_one_clock(steps)))
        .then_some(next)
}

/// Whether the times of day of some steps are on one clock. Hours of different clocks do not follow each other, and are
/// not groups.
fn is_on_one_clock(steps: &[Step]) -> bool {
    let mut timed = steps.iter().filter(|step| step.precision > Precision::Day);
    let first = timed.next().map(|step| step.offset);
    timed.all(|step| Some(step.offset) == first)
}

/// The unit of the groups that are in no other: the finest one with at least three activities a group on average, and at
/// most [`MAX_UNDIVIDED`] groups. For fewer than six activities, the finest unit with one group for all of them. Where no
/// unit fits, the coarsest.
fn coarsest_unit(steps: &[Step]) -> Unit {
    let max_groups = (steps.len() / 3).clamp(1, MAX_UNDIVIDED);
    let fits = |unit: &Unit| {
        let mut last = None;
        let mut groups = 0;
        for step in steps {
            let group = step.group.within(*unit);
            groups += usize::from(last != Some(group));
            last = Some(group);
            if groups > max_groups {
                return false;
            }
        }
        *unit < Unit::Hour || is_on_one_clock(steps)
    };
    UNITS.into_iter().find(fits).unwrap_or(Unit::Century)
}
