//! The labels of the ticks on the overview: which ticks have one, what it says, and on which side of the tick it stands.

use crate::reading::dates::stretches::{stretch, tick as tick_name};
use crate::reading::timeline::axis::Tick;
use crate::reading::timeline::chronicle::{Stretch, Unit};
use crate::words::Words;

/// The assumed width of a character of a label, in pixels, on a scale along the line, and the height of a label, on an
/// upright one.
const LABEL: (usize, usize) = (7, 20);
/// The distance between a tick and its label, and at least between two labels, in pixels.
const DISTANCE: f64 = 4.0;

/// A label of a tick.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// The position of the tick along the scale, in percent of the length.
    pub along: f64,
    pub name: String,
    /// Whether the label ends at the tick, or stands below it on an upright scale. Most begin at the tick or stand above it.
    pub ends: bool,
}

/// The labels of ticks, given with their positions in percent, on a scale of this length in pixels. No label covers another
/// or is cut off, and only the first beside a fold may cover the mark of one. Folds are given in percent, as start and length.
pub(super) fn labels(
    ticks: &[(f64, Tick)],
    folds: &[(f64, f64)],
    length: i32,
    upright: bool,
    words: &Words,
) -> Vec<Label> {
    let names: Vec<String> = ticks.iter().map(|(_, tick)| name(tick, words)).collect();
    let every = every(ticks, &names, length, upright);
    let first = round(ticks, every);
    let pixels = |share: f64| share * f64::from(length) / 100.0;
    let folds: Vec<_> = folds.iter().map(|(at, own)| (pixels(*at), pixels(at + own))).collect();
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut labels = Vec::new();
    // The ticks beside folds come first, because without their dates the others say nothing.
    for beside_fold in [true, false] {
        if !beside_fold {
            taken.extend(&folds);
        }
        for (index, ((along, tick), name)) in ticks.iter().zip(&names).enumerate() {
            let is_regular = index % every == first;
            if tick.is_first != beside_fold || !(beside_fold || is_regular) {
                continue;
            }
            // Where there is no room for the date beside a fold, there may be for its year.
            let year = Stretch { unit: Unit::Year, ..tick.stretch };
            let year = beside_fold.then(|| tick_name(year, words));
            for name in [Some(name.clone()), year].into_iter().flatten() {
                let placed = places(*along, &name, length, upright);
                let placed = placed.into_iter().find(|(_, (from, to))| {
                    let is_free = |other: &(f64, f64)| *from >= other.1 || *to <= other.0;
                    *from >= 0.0 && *to <= f64::from(length) && taken.iter().all(is_free)
                });
                if let Some((ends, place)) = placed {
                    taken.push(place);
                    labels.push(Label { along: *along, name, ends });
                    break;
                }
            }
        }
    }
    labels
}

/// The label of a tick. Beside a fold, it has the year.
fn name(tick: &Tick, words: &Words) -> String {
    match tick.stretch.unit {
        Unit::Hour | Unit::Day if tick.is_first => {
            stretch(Stretch { unit: Unit::Day, ..tick.stretch }, words)
        }
        Unit::Month if tick.is_first => stretch(tick.stretch, words),
        _ => tick_name(tick.stretch, words),
    }
}

/// The possible places of a label in pixels along the scale, the best first, and whether it ends at its tick there.
fn places(along: f64, name: &str, length: i32, upright: bool) -> Vec<(bool, (f64, f64))> {
    let at = along * f64::from(length) / 100.0;
    #[allow(clippy::cast_precision_loss, reason = "a short text")]
    let (width, height) = ((width(name) * LABEL.0) as f64, LABEL.1 as f64);
    if upright {
        return vec![(false, (at - height, at)), (true, (at, at + height))];
    }
    let (after, before) = (at + DISTANCE, at - DISTANCE);
    vec![(false, (after, after + width)), (true, (before - width, before))]
}

/// The width of a text in characters of the Latin alphabet. A Chinese character is as wide as two of them, and has three
/// bytes.
fn width(text: &str) -> usize {
    text.chars().count().max(text.len() * 2 / 3)
}

/// One of this many ticks has a label, so that labels do not overlap on a scale of this length, in pixels.
fn every(ticks: &[(f64, Tick)], names: &[String], length: i32, upright: bool) -> usize {
    let regular = ticks.iter().zip(names).filter(|((_, tick), _)| !tick.is_first);
    let widths: Vec<usize> = regular.map(|(_, name)| width(name)).collect();
    let widest = widths.iter().max().copied().unwrap_or_default();
    let room = if upright { LABEL.1 } else { (widest + 1) * LABEL.0 };
    (room * widths.len()).div_ceil(usize::try_from(length).unwrap_or_default().max(1)).max(1)
}

/// Which of `every` ticks has a label: where only some have labels, those at rounder times have.
fn round(ticks: &[(f64, Tick)], every: usize) -> usize {
    let roundness = |tick: &Tick| {
        let year = tick.stretch.date.year;
        match tick.stretch.unit {
            Unit::Hour => i64::from(tick.stretch.hour.is_multiple_of(6)),
            // The year 1 stands for a round number of years, because there is no year 0.
            Unit::Year => [10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
                .into_iter()
                .filter(|years| year == 1 || year.rem_euclid(*years) == i64::from(year < 1))
                .count()
                .try_into()
                .unwrap_or(0),
            Unit::Month => i64::from(tick.stretch.date.month % 3 == 1),
            _ => i64::from(tick.stretch.date.day == 1),
        }
    };
    let score = |first: usize| -> i64 {
        let labelled = ticks.iter().enumerate().filter(|(index, _)| index % every == first);
        labelled.map(|(_, (_, tick))| roundness(tick)).sum()
    };
    // Of equals, the first.
    (0..every).rev().max_by_key(|first| score(*first)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::time::calendar::Date;
    use proptest::prelude::*;

    fn tick(unit: Unit, year: i64, is_first: bool) -> Tick {
        let stretch = Stretch { unit, date: Date { year, month: 3, day: 3 }, hour: 9 };
        Tick { at: 0, stretch, is_first }
    }

    fn years(years: &[i64]) -> Vec<(f64, Tick)> {
        let step = 100.0 / f64::from(u32::try_from(years.len()).unwrap_or(1));
        let along =
            (0..years.len()).map(|index| f64::from(u32::try_from(index).unwrap_or(0)) * step);
        along.zip(years).map(|(along, year)| (along, tick(Unit::Year, *year, false))).collect()
    }

    fn names(labels: Vec<Label>) -> Vec<String> {
        labels.into_iter().map(|label| label.name).collect()
    }

    #[test]
    fn where_there_is_no_room_for_all_labels_round_years_have_one() {
        let words = Words::default();
        let all: Vec<i64> = (1..=10).map(|count| 1850 + count * 10).collect();
        assert_eq!(labels(&years(&all), &[], 900, false, &words).len(), 10);
        let some = names(labels(&years(&all), &[], 200, false, &words));
        assert_eq!(some, ["1860", "1880", "1900", "1920", "1940"]);
        let before =
            names(labels(&years(&[-2499, -1999, -1499, -999, -499, 1]), &[], 210, false, &words));
        assert_eq!(before, ["2000 BC", "1000 BC", "AD 1"]);
    }

    #[test]
    fn the_first_tick_beside_a_fold_has_its_year() {
        let words = Words::default();
        let ticks = [
            (2.0, tick(Unit::Hour, 1936, true)),
            (50.0, tick(Unit::Month, 2024, true)),
            (80.0, tick(Unit::Hour, 2024, false)),
        ];
        assert_eq!(
            names(labels(&ticks, &[], 900, false, &words)),
            ["3 March 1936", "March 2024", "09:00"]
        );
    }

    #[test]
    fn where_the_date_beside_a_fold_has_no_room_there_is_its_year() {
        let ticks = [(2.0, tick(Unit::Hour, 1936, true)), (62.0, tick(Unit::Hour, 2024, true))];
        let found = names(labels(&ticks, &[], 150, false, &Words::default()));
        assert_eq!(found, ["3 March 1936", "2024"]);
    }

    #[test]
    fn a_label_that_would_be_cut_off_ends_at_its_tick() {
        let label =
            labels(&[(97.0, tick(Unit::Year, 1936, true))], &[], 300, false, &Words::default());
        assert!(label.iter().all(|label| label.ends) && label.len() == 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_label_covers_another_or_is_cut_off(
            found in prop::collection::vec((0.0..100.0_f64, any::<bool>(), -3000..3000_i64), 0..24), length in 280..1400_i32, upright in any::<bool>()
        ) {
            let mut ticks: Vec<_> = found.iter().map(|(along, first, year)| (*along, tick(Unit::Year, *year, *first))).collect();
            ticks.sort_by(|one, other| one.0.total_cmp(&other.0));
            let mut areas: Vec<(f64, f64)> = Vec::new();
            for label in labels(&ticks, &[], length, upright, &Words::default()) {
                let places = places(label.along, &label.name, length, upright);
                let (_, place) = places.into_iter().find(|(ends, _)| *ends == label.ends).expect("a place");
                areas.push(place);
            }
            areas.sort_by(|one, other| one.0.total_cmp(&other.0));
            prop_assert!(areas.iter().all(|(from, to)| *from >= 0.0 && *to <= f64::from(length)));
            prop_assert!(areas.windows(2).all(|pair| pair[0].1 <= pair[1].0));
        }
    }
}
