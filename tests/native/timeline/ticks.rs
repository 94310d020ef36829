//! The ticks of the scale: round times, on the clock of the list, in order.

use gazette::reading::dates::stretches;
use gazette::reading::timeline::axis::{Ruler, Tick, ticks};
use gazette::words::Words;
use proptest::prelude::*;

use super::{moment, of};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ticks_stand_in_order_within_the_scale_and_are_few(
        start in -378_000_000_000_i64..253_000_000_000, length in 60_i64..600_000_000_000, max in 2_usize..12, offset in -50_000_i32..50_000
    ) {
        let marks = ticks(&Ruler::plain(start, start + length), &|_| offset, max);
        prop_assert!(marks.len() <= max + 1);
        for pair in marks.windows(2) {
            prop_assert!(pair[0].at < pair[1].at);
        }
        prop_assert!(marks.iter().all(|mark| (start..=start + length).contains(&mark.at)));
        // With room for four ticks, at least one is on the scale.
        prop_assert!(!marks.is_empty() || max < 4, "{start} {length} {max}");
    }
}

#[test]
fn ticks_stand_at_round_times() {
    let labels = |from: &str, to: &str, max| {
        let (low, high) = (moment(from).instant(), moment(to).instant());
        let words = |tick: Tick| stretches::tick(tick.stretch, &Words::default());
        ticks(&Ruler::plain(low, high), &|_| 0, max).into_iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(labels("-2700", "2020", 6), ["2000 BC", "1000 BC", "AD 1", "1000", "2000"]);
    assert_eq!(labels("1901", "1949", 6), ["1910", "1920", "1930", "1940"]);
    assert_eq!(
        labels("2024-01-10", "2024-06-10", 6),
        ["February", "March", "April", "May", "June"]
    );
    assert_eq!(
        labels("2024-01-10T22:30Z", "2024-01-11T01:30Z", 6),
        ["23:00", "11 January", "01:00"]
    );
}

#[test]
fn ticks_are_on_the_clock_of_the_list() {
    let starts = ["2024-06-21T09:00+09:00", "2024-06-21T14:00+09:00", "2024-06-21T18:00+09:00"];
    let chronicle = of(&starts);
    let (low, high) = chronicle.span().expect("activities");
    let marks = ticks(&Ruler::plain(low, high), &|instant| chronicle.offset_at(instant), 12);
    let found: Vec<(i64, String)> = marks
        .iter()
        .map(|tick| (tick.at, stretches::tick(tick.stretch, &Words::default())))
        .collect();
    let first = (moment(starts[0]).instant(), "09:00".to_owned());
    assert_eq!(found.first(), Some(&first));
    assert!(found.contains(&(moment(starts[1]).instant(), "14:00".to_owned())));
    // Where the clocks of places differ, each tick is on the clock of the nearest activity.
    let two = of(&["2024-06-21T09:00+09:00", "2024-06-22T09:00-04:00"]);
    assert_eq!(two.offset_at(moment("2024-06-21T10:00+09:00").instant()), 9 * 3600);
    assert_eq!(two.offset_at(moment("2024-06-22T08:00-04:00").instant()), -4 * 3600);
}

#[test]
fn ticks_stay_in_order_over_a_change_of_clocks() {
    let change = moment("2024-10-27T01:00Z").instant();
    let berlin = |instant: i64| if instant < change { 7200 } else { 3600 };
    let marks = ticks(&Ruler::plain(change - 5 * 3600, change + 5 * 3600), &berlin, 24);
    assert!(marks.windows(2).all(|pair| pair[0].at < pair[1].at));
    assert!(marks.iter().all(|tick| (tick.at + i64::from(berlin(tick.at))) % 1800 == 0));
}
