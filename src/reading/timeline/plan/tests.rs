use proptest::prelude::*;

use super::*;

fn block(from: i64, to: i64) -> Block {
    Block { step: 0, column: 0, lane: 0, from, to, has_end: true }
}

fn day(blocks: Vec<Block>) -> Day {
    let mut day = Day::new(Date { year: 2024, month: 3, day: 2 }, 3_600);
    day.columns.push(Column { place: None, lanes: 1 });
    day.blocks = blocks;
    day.settle();
    day
}

#[test]
fn overlaps_are_beside_each_other() {
    let day = day(vec![block(0, 7_200), block(3_600, 7_200), block(7_200, 9_000)]);
    let lanes: Vec<usize> = day.blocks.iter().map(|block| block.lane).collect();
    assert_eq!(lanes, [0, 1, 0]);
    assert_eq!(day.columns[0].lanes, 2);
    assert_eq!(day.hours, (0, 10_800));
}

#[test]
fn what_has_no_end_ends_where_the_next_begins() {
    let open = Block { has_end: false, ..block(0, ASSUMED_LENGTH) };
    let day = day(vec![open, block(1_600, 5_000)]);
    assert_eq!((day.blocks[0].to, day.columns[0].lanes), (1_600, 1));
}

#[test]
fn hours_are_round_on_the_clock_of_the_day() {
    let mut day = Day::new(Date { year: 2024, month: 3, day: 2 }, 19_800);
    day.columns.push(Column { place: None, lanes: 1 });
    // 10:05 to 11:00 at UTC+5:30.
    day.blocks = vec![block(36_300 - 19_800, 39_600 - 19_800)];
    day.settle();
    assert_eq!(day.hours, (36_000 - 19_800, 39_600 - 19_800));
}

#[test]
fn empty_hours_are_folded() {
    let day = day(vec![block(0, 7_000), block(36_000, 40_000)]);
    assert_eq!(day.folds, [(7_200, 36_000)]);
    assert_eq!(day.round_hours(), [0, 3_600, 7_200, 36_000, 39_600, 43_200]);
    let close = |one: f64, other: f64| assert!((one - other).abs() < 1e-9, "{one}");
    close(day.down(7_200), 2.0);
    close(day.down(36_000), 2.0 + FOLD);
    close(day.down(39_600), 3.0 + FOLD);
}

proptest! {
    #[test]
    fn no_block_covers_another(
        mut times in proptest::collection::vec((0..80_000_i64, 0..20_000_i64), 1..60)
    ) {
        times.sort_unstable();
        let day = day(times.into_iter().map(|(from, length)| block(from, from + length)).collect());
        for (index, one) in day.blocks.iter().enumerate() {
            prop_assert!(one.lane < day.columns[0].lanes);
            let is_folded = day.folds.iter().any(|fold| one.from < fold.1 && one.drawn_to() > fold.0);
            prop_assert!(!is_folded);
            prop_assert!(one.from >= day.hours.0 && one.drawn_to() <= day.hours.1);
            for other in day.blocks.iter().skip(index + 1) {
                let apart = one.drawn_to() <= other.from || other.drawn_to() <= one.from;
                prop_assert!(apart || one.lane != other.lane);
            }
        }
    }
}
