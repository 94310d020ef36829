use proptest::prelude::*;

use super::*;

fn stops(positions: &[(f64, f64)]) -> Vec<Stop> {
    let stop = |position: &(f64, f64)| Stop {
        name: "Place".to_owned(),
        position: *position,
        steps: vec![0],
        at: (0.0, 0.0),
    };
    positions.iter().map(stop).collect()
}

fn projected(positions: &[(f64, f64)]) -> (Vec<(f64, f64)>, f64, Option<f64>) {
    let mut stops = stops(positions);
    let (height, metres) = project(&mut stops);
    (stops.into_iter().map(|stop| stop.at).collect(), height, metres)
}

#[test]
fn north_is_up_and_east_is_right() {
    let (at, ..) = projected(&[(31.30, 120.58), (31.32, 120.63)]);
    let [(x1, y1), (x2, y2)] = at.as_slice() else { panic!("two stops") };
    assert!(x1 < x2 && y1 > y2, "{at:?}");
}

#[test]
fn distances_are_in_proportion() {
    // A degree of longitude at 60° north is half as long as one of latitude.
    let (at, _, metres) = projected(&[(60.0, 10.0), (60.0, 10.2), (60.1, 10.0)]);
    let [(x1, y1), (x2, _), (_, y3)] = at.as_slice() else { panic!("three stops") };
    assert!(((x2 - x1) / (y1 - y3) - 1.0).abs() < 0.01, "{at:?}");
    let metres = metres.expect("a scale");
    assert!(((y1 - y3) * metres - 11_120.0).abs() < 20.0, "{metres}");
}

#[test]
fn stops_on_both_sides_of_the_date_line_are_near_each_other() {
    // Fiji and Samoa.
    let (at, _, metres) = projected(&[(-18.1, 178.4), (-13.8, -171.8)]);
    assert!(at[0].0 < at[1].0, "{at:?}");
    assert!(metres.expect("a scale") < 2_000_000.0);
}

#[test]
fn one_corner_does_not_fill_the_map_and_the_earth_has_no_scale() {
    let (at, _, metres) = projected(&[(31.300_00, 120.600_00), (31.300_02, 120.600_02)]);
    assert!((at[0].0 - at[1].0).abs() < 0.05, "{at:?}");
    assert!(metres.expect("a scale") > 300.0);
    assert_eq!(projected(&[(51.5, 0.0), (-33.9, 151.2)]).2, None);
}

#[test]
fn the_scale_is_round() {
    assert_eq!(scale_bar(1_000.0).0, 200);
    assert_eq!(scale_bar(4_100.0).0, 1_000);
    assert_eq!(scale_bar(399.0).0, 50);
    assert_eq!(scale_bar(3_900_000.0).0, 500_000);
}

proptest! {
    #[test]
    fn every_stop_is_on_the_map_and_no_mark_covers_another(
        positions in proptest::collection::vec((-90.0..90.0_f64, -180.0..180.0_f64), 2..60),
        width in 240.0..1_200.0_f64,
    ) {
        let mut stops = stops(&positions);
        let (height, metres) = project(&mut stops);
        for stop in &stops {
            prop_assert!((0.0..=1.0).contains(&stop.at.0), "{:?}", stop.at);
            prop_assert!((0.0..=height).contains(&stop.at.1), "{:?} in {height}", stop.at);
        }
        let map = Map { way: (0..stops.len()).collect(), stops, height, metres, left_out: 0 };
        let Layout { marks, .. } = lay_out(&map, width);
        let all: usize = marks.iter().map(|mark| mark.stops.len()).sum();
        prop_assert_eq!(all, map.stops.len());
        for (index, mark) in marks.iter().enumerate() {
            for other in marks.iter().skip(index + 1) {
                let across = (mark.at.0 - other.at.0).abs();
                let is_beside = across >= mark.half_width() + other.half_width();
                prop_assert!(is_beside || (mark.at.1 - other.at.1).abs() >= 26.0);
            }
        }
    }
}
