//! How high the chunks of a list are: measured where they were shown, estimated where they were not.
//!
//! Only numbers; what is measured, and what is done with it, is the list's.

use std::ops::Range;

use crate::reading::timeline::chronicle::Chronicle;

/// An activity's height before any was measured, in pixels.
const GUESS: f64 = 110.0;

/// The heights of chunks, in pixels; 0 where not measured yet.
#[derive(Default)]
pub(super) struct Heights {
    measured: Vec<f64>,
    steps: Vec<usize>,
    each: Option<f64>,
}

impl Heights {
    pub(super) fn new(chronicle: &Chronicle) -> Self {
        let steps: Vec<usize> =
            chronicle.chunks.iter().map(|chunk| chunk.to - chunk.from).collect();
        Self { measured: vec![0.0; steps.len()], steps, each: None }
    }

    /// An activity's height, by the first that were measured: kept, so that what stands for the others
    /// does not change under the visitor.
    fn of_step(&self) -> f64 {
        self.each.unwrap_or(GUESS)
    }

    /// Takes the heights of chunks from one on; whether an activity's is known now, and was not.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    pub(super) fn take(&mut self, from: usize, heights: impl Iterator<Item = f64>) -> bool {
        let (mut sum, mut steps) = (0.0, 0);
        let places = self.measured.iter_mut().zip(&self.steps).skip(from);
        for ((measured, count), height) in places.zip(heights) {
            *measured = height;
            sum += height;
            steps += count;
        }
        let first = self.each.is_none() && steps > 0 && sum > 0.0;
        if first {
            self.each = Some(sum / steps as f64);
        }
        first
    }

    /// How many chunks there are.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// The height of a range of chunks.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    pub(super) fn of(&self, range: Range<usize>) -> f64 {
        let each = self.of_step();
        let measured = self.measured.get(range.clone()).unwrap_or_default();
        let steps = self.steps.get(range).unwrap_or_default();
        let height = |(height, steps): (&f64, &usize)| {
            if *height > 0.0 { *height } else { each * *steps as f64 }
        };
        measured.iter().zip(steps).map(height).sum()
    }

    /// The step of a chunk that is at a height from the top.
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the few steps of a chunk"
    )]
    pub(super) fn step_at(&self, chunk: usize, height: f64) -> usize {
        let before: usize = self.steps.iter().take(chunk).sum();
        let (top, own) = (self.of(0..chunk), self.of(chunk..chunk + 1).max(1.0));
        let steps = self.steps.get(chunk).copied().unwrap_or(1);
        let share = ((height - top) / own).clamp(0.0, 1.0);
        before + ((share * steps as f64) as usize).min(steps.saturating_sub(1))
    }

    /// The chunks between two heights from the top.
    #[allow(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    pub(super) fn between(&self, low: f64, high: f64) -> (usize, usize) {
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
            let chunk = Chunk { from, to: from + count, continued: false };
            from += count;
            chunk
        };
        Heights::new(&Chronicle {
            chunks: steps.iter().map(chunk).collect(),
            ..Chronicle::default()
        })
    }

    proptest! {
        #[test]
        fn every_step_is_reached_and_none_comes_before_an_earlier_one(
            steps in prop::collection::vec(1..13_usize, 1..60), seen in prop::collection::vec(20.0..900.0_f64, 0..20), from in 0..40_usize
        ) {
            let mut heights = heights(&steps);
            heights.take(from.min(steps.len() - 1), seen.into_iter());
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
