//! The plan of a day or a few: hours down the page, places across it, and activities at the same time beside each other.
//!
//! Works on instants, so that a plan is right on a day on which clocks change, and for activities of several zones. Makes
//! no words and no elements.

use super::chronicle::{Chronicle, Step};
use crate::edition::Edition;
use crate::edition::time::calendar::{DAY, Date, split};
use crate::edition::time::moment::Precision;

/// At most this many days are on a plan.
pub const MAX_DAYS: usize = 7;
/// At most this many activities are on a plan.
pub const MAX_ON_PLAN: usize = 1_000;
/// An activity that is longer than this, in seconds, stands above the hours.
const MAX_LENGTH: i64 = 16 * HOUR;
/// An activity whose end is not known has this length, in seconds, unless the next one at its place begins earlier.
const ASSUMED_LENGTH: i64 = 1_800;
/// An activity has at least this length on the plan, in seconds, so that its title has room.
const MIN_LENGTH: i64 = 360;
const HOUR: i64 = 3_600;
/// Empty hours are folded from this length on, in seconds.
const MIN_FOLD: i64 = 2 * HOUR;
/// The height of a fold, in hours.
const FOLD: f64 = 0.4;

/// The plan of a timeline, by days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The days, in order.
    pub days: Vec<Day>,
}

/// A day of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The date on the clocks of the day's activities.
    pub date: Date,
    /// The offset from UTC of the clock of the first activity with a time of day, in seconds.
    pub offset: i32,
    /// The first and the last hour on the plan, in seconds since 1970.
    pub hours: (i64, i64),
    /// The empty hours that are folded, each from and to a round hour, in order.
    pub folds: Vec<(i64, i64)>,
    /// The activities without a time of day and those that last longer than the day, in order.
    pub whole_day: Vec<usize>,
    /// The places, in the order of their first activities.
    pub columns: Vec<Column>,
    /// The activities with a time of day, in order.
    pub blocks: Vec<Block>,
}

/// A place on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name of the place. `None` for activities without a place.
    pub place: Option<String>,
    /// The number of activities that are beside each other at most.
    pub lanes: usize,
}

/// An activity on a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The step of the timeline.
    pub step: usize,
    /// The index of the column.
    pub column: usize,
    /// The position among the activities that are beside each other.
    pub lane: usize,
    /// The start, in seconds since 1970.
    pub from: i64,
    /// The end, in seconds since 1970; assumed where it is not known.
    pub to: i64,
    /// Whether the end is known.
    pub has_end: bool,
}

/// Whether a plan says more of a timeline than the list does: its activities are on a few days, most have a time of day,
/// and some happen at several places or at the same time.
pub fn has_plan(edition: &Edition, chronicle: &Chronicle) -> bool {
    plan(edition, chronicle).is_some()
}

/// The plan of a timeline. `None` if a plan would say no more than the list.
pub fn plan(edition: &Edition, chronicle: &Chronicle) -> Option<Plan> {
    let days = i64::try_from(MAX_DAYS).unwrap_or(i64::MAX);
    let (first, over) = chronicle.span()?;
    if over - first > (days + 1) * DAY || chronicle.steps.len() > MAX_ON_PLAN {
        return None;
    }
    let mut order: Vec<usize> = (0..chronicle.steps.len()).collect();
    order.sort_by_key(|step| chronicle.steps.get(*step).map(|step| step.start));
    let mut days: Vec<Day> = Vec::new();
    for index in order {
        let step = chronicle.steps.get(index)?;
        let (date, _) = split(step.start + i64::from(step.offset));
        let day = match days.iter_mut().position(|day| day.date == date) {
            Some(known) => days.get_mut(known)?,
            None => {
                days.push(Day::new(date, step.offset));
                days.last_mut()?
            }
        };
        day.add(edition, chronicle, index, step);
    }
    days.sort_by_key(|day| (day.date.year, day.date.month, day.date.day));
    for day in &mut days {
        day.settle();
    }
    let timed: usize = days.iter().map(|day| day.blocks.len()).sum();
    let is_told_by_list = !days.iter().any(Day::has_neighbours);
    let is_fit = days.len() <= MAX_DAYS && timed * 2 > chronicle.steps.len() && !is_told_by_list;
    is_fit.then_some(Plan { days })
}

impl Day {
    fn new(date: Date, offset: i32) -> Self {
        let (columns, blocks, whole_day, folds) = Default::default();
        Self { date, offset, hours: (0, 0), folds, whole_day, columns, blocks }
    }

    fn add(&mut self, edition: &Edition, chronicle: &Chronicle, index: usize, step: &Step) {
        let Some(entry) = chronicle.entry(edition, index) else { return };
        let is_timed = step.precision > Precision::Day;
        if !is_timed || step.over - step.start > MAX_LENGTH {
            self.whole_day.push(index);
            return;
        }
        let place = entry.activity.place.as_ref().map(|place| place.name.clone());
        let known = self.columns.iter().position(|column| column.place == place);
        let column = known.unwrap_or_else(|| {
            self.columns.push(Column { place, lanes: 1 });
            self.columns.len() - 1
        });
        let has_end = step.over > step.start;
        let to = if has_end { step.over } else { step.start + ASSUMED_LENGTH };
        if self.blocks.is_empty() {
            self.offset = step.offset;
        }
        let block = Block { step: index, column, lane: 0, from: step.start, to, has_end };
        self.blocks.push(block);
    }

    /// Shortens what has no end, puts activities at the same time beside each other, and sets the hours.
    fn settle(&mut self) {
        for column in 0..self.columns.len() {
            let mut own: Vec<&mut Block> =
                self.blocks.iter_mut().filter(|block| block.column == column).collect();
            for index in 0..own.len() {
                let from = own.get(index).map(|block| block.from);
                let later = own.iter().map(|block| block.from).filter(|start| Some(*start) > from);
                let (next, block) = (later.min(), own.get_mut(index));
                if let (Some(next), Some(block)) = (next, block)
                    && !block.has_end
                {
                    block.to = block.to.min(next);
                }
            }
            let lanes = beside_each_other(&mut own);
            if let Some(column) = self.columns.get_mut(column) {
                column.lanes = lanes;
            }
        }
        let first = self.blocks.iter().map(|block| block.from).min().unwrap_or_default();
        let last = self.blocks.iter().map(Block::drawn_to).max().unwrap_or_default();
        // Hours are round on the day's clock.
        let ahead = i64::from(self.offset);
        let round_down = |instant: i64| (instant + ahead).div_euclid(HOUR) * HOUR - ahead;
        self.hours = (round_down(first), round_down(last + HOUR - 1));
        let mut times: Vec<(i64, i64)> =
            self.blocks.iter().map(|block| (block.from, block.drawn_to())).collect();
        times.sort_unstable();
        let mut busy_to = first;
        for (from, to) in times {
            let fold = (round_down(busy_to + HOUR - 1), round_down(from));
            if fold.1 - fold.0 >= MIN_FOLD {
                self.folds.push(fold);
            }
            busy_to = busy_to.max(to);
        }
    }

    /// The distance of an instant from the top of the plan, in hours. Folded hours have next to no length.
    #[allow(clippy::cast_precision_loss, reason = "a few days")]
    pub fn down(&self, instant: i64) -> f64 {
        let mut down = (instant - self.hours.0) as f64 / HOUR as f64;
        for (from, to) in self.folds.iter().filter(|(from, _)| *from < instant) {
            let folded = (instant.min(*to) - from) as f64 / HOUR as f64;
            let share = FOLD * HOUR as f64 / (to - from) as f64;
            down -= folded * (1.0 - share);
        }
        down
    }

    /// The length of the shortest activity as the plan draws it, in seconds: the scale of the plan has to leave it room for
    /// a title.
    pub fn shortest(&self) -> i64 {
        let lengths = self.blocks.iter().map(|block| block.drawn_to() - block.from);
        lengths.min().unwrap_or(HOUR)
    }

    /// The round hours from the first to the last without those inside folds, in seconds since 1970.
    pub fn round_hours(&self) -> Vec<i64> {
        let (first, last) = self.hours;
        let count = usize::try_from((last - first) / HOUR).unwrap_or_default();
        let is_shown = |hour: &i64| !self.folds.iter().any(|(from, to)| hour > from && hour < to);
        (first..=last).step_by(3_600).take(count + 1).filter(is_shown).collect()
    }

    /// Whether activities happen at several places or at the same time.
    fn has_neighbours(&self) -> bool {
        self.columns.len() > 1 || self.columns.iter().any(|column| column.lanes > 1)
    }
}

impl Block {
    /// The end as the plan draws it: a short activity is drawn longer, so that its title has room.
    pub fn drawn_to(&self) -> i64 {
        self.to.max(self.from + MIN_LENGTH)
    }
}

/// Puts blocks of one place that overlap beside each other. Returns the number of lanes.
fn beside_each_other(blocks: &mut [&mut Block]) -> usize {
    let mut ends: Vec<i64> = Vec::new();
    for block in blocks {
        let lane = ends.iter().position(|end| *end <= block.from).unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = block.drawn_to(),
            None => ends.push(block.drawn_to()),
        }
        block.lane = lane;
    }
    ends.len().max(1)
}

#[cfg(test)]
mod tests;
