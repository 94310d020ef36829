//! The heights of a list's chunks: measured for chunks that were shown, estimated for the others.
//!
//! This file only calculates. `list` measures the chunks and uses the heights.

use std::ops::Range;

use crate::reading::timeline::chronicle::Chronicle;

/// The assumed height of an activity before any was measured, in pixels.
const DEFAULT_HEIGHT: f64 = 110.0;

/// The heights of chunks, in pixels.
#[derive(Default)]
pub(in crate::pages::timeline) struct Heights {
    /// The measured height of each chunk; 0 if it was not measured yet.
    measured: Vec<f64>,
    /// The number of steps in each chunk.
    steps: Vec<usize>,
    /// The mean height of an activity in the chunks that were measured first.
    mean: Option<f64>,
}

impl Heights {
    pub(in crate::pages::timeline) fn new(chronicle: &Chronicle) -> Self {
        let steps: Vec<usize> =
            chronicle.chunks.iter().map(|chunk| chunk.to - chunk.from).collect();
        Self { measured: vec![0.0; steps.len()], steps, mean: None }
    }

    /// The estimated height of an activity. It stays what the first measurement gave, so that fillers do not
    /// change their height while the visitor reads.
    fn of_step(&self) -> f64 {
        self.mean.unwrap_or(DEFAULT_HEIGHT)
    }

    /// Stores the measured heights of the chunks from `from` on. Returns whether they are the first, which set the
    /// estimate.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    pub(in crate::pages::timeline) fn store(
        &mut self,
        from: usize,
        heights: impl Iterator<Item = f64>,
    ) -> bool {
        let (mut sum, mut steps) = (0.0, 0);
        let chunks = self.measured.iter_mut().zip(&self.steps).skip(from);
        for ((measured, count), height) in chunks.zip(heights) {
            *measured = height;
            sum += height;
            steps += count;
        }
        let is_first = self.mean.is_none() && steps > 0 && sum > 0.0;
        if is_first {
            self.mean = Some(sum / steps as f64);
        }
        is_first
    }

    /// The number of chunks.
    pub(in crate::pages::timeline) fn len(&self) -> usize {
        self.steps.len()
    }

    /// The height of a range of chunks.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    pub(in crate::pages::timeline) fn of(&self, range: Range<usize>) -> f64 {
        let each = self.of_step();
        let measured = self.measured.get(range.clone()).unwrap_or_default();
        let steps = self.steps.get(range).unwrap_or_default();
        let height = |(height, steps): (&f64, &usize)| {
            if *height > 0.0 { *height } else { each * *steps as f64 }
        };
        measured.iter().zip(steps).map(height).sum()
    }

    /// The step of a chunk at a height from the top of the list.
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the few steps of a chunk"
    )]
    pub(in crate::pages::timeline) fn step_at(&self, chunk: usize, height: f64) -> usize {
        let before: usize = self.steps.iter().take(chunk).sum();
        let (top, own) = (self.of(0..chunk), self.of(chunk..chunk + 1).max(1.0));
        let steps = self.steps.get(chunk).copied().unwrap_or(1);
        let share = ((height - top) / own).clamp(0.0, 1.0);
        before + ((share * steps as f64) as usize).min(steps.saturating_sub(1))
    }

    /// The chunks between two heights from the top of the list: the first, and the one after the last.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    pub(in crate::pages::timeline) fn between(&self, low: f64, high: f64) -> (usize, usize) {
        let each = self.of_step();
        let (mut top, mut first, mut last) = (0.0, None, 0);
        for (chunk, (height, steps)) in self.measured.iter().zip(&self.steps).enumerate() {
            if top > high {
                break;
            }
            top += if *height > 0.0 { *height } else { each * *steps as f64 };
            if top >= low && first.is_none() {
                first = Some(chunk);
            }
            last = chunk + 1;
        }
        (first.unwrap_or_else(|| last.saturating_sub(1)), last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::timeline::chronicle::Chunk;
    use proptest::prelude::*;

    fn heights(steps: &[usize]) -> Heights {
        let mut from = 0;
        let chunk = |count: &usize| {
            let chunk = Chunk { from, to: from + count, group: 0, begins: (0, 0) };
            from += count;
            chunk
        };
        let mut chronicle = Chronicle::default();
        chronicle.chunks = steps.iter().map(chunk).collect();
        Heights::new(&chronicle)
    }

    proptest! {
        #[test]
        fn every_step_is_reached_in_order(
            steps in prop::collection::vec(1..13_usize, 1..60), seen in prop::collection::vec(20.0..900.0_f64, 0..20), from in 0..40_usize
        ) {
            let mut heights = heights(&steps);
            heights.store(from.min(steps.len() - 1), seen.into_iter());
            let all = heights.of(0..heights.len());
            let (mut top, mut before) = (0.0, 0);
            for chunk in 0..heights.len() {
                prop_assert!((heights.of(0..chunk) - top).abs() < 1e-6);
                let own = heights.of(chunk..chunk + 1);
                prop_assert!(own > 0.0);
                let (first, last) = heights.between(top + own / 2.0, top + own / 2.0);
                prop_assert!((first..last).contains(&chunk));
                let first: usize = steps.iter().take(chunk).sum();
                prop_assert_eq!(heights.step_at(chunk, top), first);
                prop_assert_eq!(heights.step_at(chunk, top + own), first + steps[chunk] - 1);
                prop_assert!(first >= before);
                (top, before) = (top + own, first);
            }
            prop_assert!((top - all).abs() < 1e-6);
            prop_assert_eq!(heights.between(all * 2.0, all * 3.0).1, steps.len());
        }
    }
}
