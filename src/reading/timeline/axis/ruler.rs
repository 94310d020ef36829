//! The ruler of a scale: which position on the scale a time has. Long stretches without activities are folded, so that
//! one early activity does not press all others into a corner.

use crate::reading::timeline::chronicle::{Chronicle, Step};

/// At most this many stretches are folded.
const MAX_FOLDS: usize = 6;
/// A stretch without activities is folded if it is longer than this share of all that is not folded.
const MIN_SHARE: f64 = 0.4;
/// A fold has this share of the scale, which is enough for its mark.
const FOLD: f64 = 0.04;
/// This share of the time that is not folded stays visible on both sides of each activity beside a fold.
const MARGIN: f64 = 0.03;
/// At least this many activities are on a scale with folds: between fewer, distances are all there is to see.
const MIN_ACTIVITIES: usize = 5;
/// A scale shows at least this many seconds.
pub const MIN_RANGE: i64 = 600;

/// The positions of times on a scale from 0 to 1. Positions never go back while time goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruler {
    low: i64,
    high: i64,
    folds: Vec<Fold>,
}

/// A long stretch of time without activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// The first second that is folded, and the one after the last.
    pub between: (i64, i64),
    /// The whole stretch, of which the margins are not folded: the end of an activity, and the start of the next.
    pub gap: (i64, i64),
}

impl Ruler {
    /// A ruler without folds.
    pub fn plain(low: i64, high: i64) -> Self {
        Self { low, high, folds: Vec::new() }
    }

    /// A ruler for all of a timeline, with a small margin at both ends.
    pub fn whole(chronicle: &Chronicle) -> Option<Self> {
        let (low, high) = chronicle.span()?;
        let open =
            high - low - gaps_to_fold(&chronicle.steps, low, high).iter().map(length).sum::<i64>();
        let margin = (open / 50).max(60);
        Some(Self::between(chronicle, low - margin, high + margin))
    }

    /// A ruler for a range of a timeline.
    pub fn between(chronicle: &Chronicle, low: i64, high: i64) -> Self {
        let high = high.max(low + MIN_RANGE);
        let gaps = gaps_to_fold(&chronicle.steps, low, high);
        let open = high - low - gaps.iter().map(length).sum::<i64>();
        let margin = scaled(open, MARGIN);
        let folds = gaps.into_iter().map(|(from, to)| {
            let margin = margin.min((to - from) / 4);
            Fold { between: (from + margin, to - margin), gap: (from, to) }
        });
        Self { low, high, folds: folds.collect() }
    }

    /// The first and the last time on the ruler, in seconds since 1970.
    pub fn range(&self) -> (i64, i64) {
        (self.low, self.high)
    }

    /// The stretches that are folded, in order.
    pub fn folds(&self) -> &[Fold] {
        &self.folds
    }

    /// The stretches that are not folded, in order.
    pub fn open(&self) -> Vec<(i64, i64)> {
        let starts = [self.low].into_iter().chain(self.folds.iter().map(|fold| fold.between.1));
        let ends = self.folds.iter().map(|fold| fold.between.0).chain([self.high]);
        starts.zip(ends).collect()
    }

    /// The seconds that are not folded.
    pub fn open_seconds(&self) -> i64 {
        self.high - self.low - self.folds.iter().map(|fold| length(&fold.between)).sum::<i64>()
    }

    /// The position of a time, from 0 to 1. Times outside of the range have positions outside of that.
    pub fn position(&self, at: i64) -> f64 {
        let (scale, mut rest, mut position) = (self.open_scale(), self.low, 0.0);
        for Fold { between: (from, to), .. } in &self.folds {
            if at < *from {
                break;
            }
            position += seconds(from - rest) * scale;
            if at < *to {
                return position + FOLD * seconds(at - from) / seconds(to - from).max(1.0);
            }
            position += FOLD;
            rest = *to;
        }
        position + seconds(at - rest) * scale
    }

    /// The time at a position. It is exact to a second outside of folds.
    pub fn time(&self, position: f64) -> i64 {
        let (scale, mut rest, mut start) = (self.open_scale(), self.low, 0.0);
        for Fold { between: (from, to), .. } in &self.folds {
            let fold = start + seconds(from - rest) * scale;
            if position < fold {
                break;
            }
            if position < fold + FOLD {
                return from + scaled(to - from, (position - fold) / FOLD);
            }
            start = fold + FOLD;
            rest = *to;
        }
        rest + rounded((position - start) / scale)
    }

    /// The share of the scale that one second has outside of folds.
    fn open_scale(&self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "a few folds")]
        let folds = self.folds.len() as f64;
        (1.0 - FOLD * folds) / seconds(self.open_seconds()).max(1.0)
    }
}

/// The stretches without activities between two times that are to be folded, in order: always the longest next, until it is
/// no longer out of proportion.
fn gaps_to_fold(steps: &[Step], low: i64, high: i64) -> Vec<(i64, i64)> {
    let mut busy: Vec<(i64, i64)> = steps
        .iter()
        .map(|step| (step.start.max(low), step.over.max(step.start).min(high)))
        .filter(|(start, over)| start <= over)
        .collect();
    if busy.len() < MIN_ACTIVITIES {
        return Vec::new();
    }
    if !busy.is_sorted() {
        busy.sort_unstable();
    }
    let mut gaps = Vec::new();
    let mut end = low;
    for (start, over) in busy.into_iter().chain([(high, high)]) {
        if start > end {
            gaps.push((end, start));
        }
        end = end.max(over);
    }
    let mut open = high - low;
    let mut folded = Vec::new();
    while folded.len() < MAX_FOLDS
        && let Some(index) = (0..gaps.len()).max_by_key(|index| gaps.get(*index).map(length))
    {
        let gap = gaps.swap_remove(index);
        if length(&gap) <= scaled(open, MIN_SHARE).max(1) {
            break;
        }
        open -= length(&gap);
        folded.push(gap);
    }
    folded.sort_unstable();
    folded
}

fn length((from, to): &(i64, i64)) -> i64 {
    to - from
}

#[allow(clippy::cast_precision_loss, reason = "positions on a screen need no more")]
fn seconds(seconds: i64) -> f64 {
    seconds as f64
}

#[allow(clippy::cast_possible_truncation, reason = "positions on a screen need no more")]
fn rounded(seconds: f64) -> i64 {
    seconds.round() as i64
}

fn scaled(length: i64, share: f64) -> i64 {
    rounded(seconds(length) * share)
}
