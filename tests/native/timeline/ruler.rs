//! The ruler of the overview: which stretches are folded, and the positions of times around them.

use gazette::reading::timeline::axis::{Ruler, ticks};
use proptest::prelude::*;

use super::{activity, all, edition, moment, of};

fn folds(starts: &[&str]) -> Vec<(i64, i64)> {
    let ruler = Ruler::whole(&of(starts)).expect("activities");
    ruler.folds().iter().map(|fold| fold.gap).collect()
}

#[test]
fn one_early_activity_does_not_press_the_others_into_a_corner() {
    let starts = ["1090", "1990", "1994", "1998", "2003", "2010"];
    assert_eq!(folds(&starts), [(moment("1091").instant(), moment("1990").instant())]);
    let ruler = Ruler::whole(&of(&starts)).expect("activities");
    let at = |year: &str| ruler.position(moment(year).instant());
    assert!(at("1990") < 0.35 && at("2010") > 0.85, "{} {}", at("1990"), at("2010"));
}

#[test]
fn stretches_in_proportion_are_not_folded() {
    assert!(folds(&["1900", "1920", "1940", "1960", "1980", "2000"]).is_empty());
    // Between few activities, the distances are what there is to see.
    assert!(folds(&["1090", "1990", "1991", "1992"]).is_empty());
    // What lasts is no stretch without activities.
    let starts =
        [("1090", Some("1985")), ("1990", None), ("1994", None), ("1998", None), ("2003", None)];
    let activities = starts.iter().map(|(start, end)| activity(start, start, *end)).collect();
    let ruler = Ruler::whole(&all(&edition(activities))).expect("activities");
    assert!(ruler.folds().is_empty());
}

#[test]
fn several_days_far_apart_are_each_open() {
    let starts = [
        "1937-07-07T10:00Z",
        "1937-07-07T12:00Z",
        "1937-07-07T14:00Z",
        "1987-07-07T10:00Z",
        "1987-07-07T13:00Z",
        "2022-11-22T09:00Z",
        "2022-11-22T11:00Z",
        "2022-11-22T12:00Z",
    ];
    assert_eq!(folds(&starts).len(), 2);
    let ruler = Ruler::whole(&of(&starts)).expect("activities");
    let marks = ticks(&ruler, &|_| 0, 10);
    let first: Vec<i64> =
        marks.iter().filter(|tick| tick.is_first).map(|tick| tick.stretch.date.year).collect();
    assert_eq!(first, [1937, 1987, 2022]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn positions_go_on_with_time_and_lead_back_to_it(
        years in prop::collection::vec(-4000_i64..3000, 1..40), probes in prop::collection::vec(0.0..1.0_f64, 1..20)
    ) {
        let starts: Vec<String> = years.iter().map(|year| match year {
            1..=9999 => format!("{year:04}"),
            _ => format!("-{:04}", year.abs() + 1),
        }).collect();
        let starts: Vec<&str> = starts.iter().map(String::as_str).collect();
        let ruler = Ruler::whole(&of(&starts)).expect("activities");
        let (low, high) = ruler.range();
        prop_assert!(ruler.position(low).abs() < 1e-9 && (ruler.position(high) - 1.0).abs() < 1e-9);
        let mut probes = probes;
        probes.sort_by(f64::total_cmp);
        let times: Vec<i64> = probes.iter().map(|position| ruler.time(*position)).collect();
        prop_assert!(times.is_sorted());
        for time in times {
            // Outside of folds, a position leads back to its time; in folds, to one in the same fold.
            let back = ruler.time(ruler.position(time));
            let fold = ruler.folds().iter().find(|fold| (fold.between.0..=fold.between.1).contains(&time));
            match fold {
                None => prop_assert!((back - time).abs() <= 1, "{back} {time}"),
                Some(fold) => prop_assert!((fold.between.0..=fold.between.1).contains(&back)),
            }
        }
        // No activity is in a fold, and folds do not overlap.
        for start in &starts {
            let start = moment(start).instant();
            prop_assert!(ruler.folds().iter().all(|fold| start < fold.between.0 || start >= fold.between.1));
        }
        prop_assert!(ruler.folds().windows(2).all(|pair| pair[0].between.1 <= pair[1].between.0));
    }
}
