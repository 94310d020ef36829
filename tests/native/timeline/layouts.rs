//! The plan and the map of a timeline, from its activities.

use gazette::edition::Edition;
use gazette::edition::activity::{Activity, Place};
use gazette::reading::timeline::map::map;
use gazette::reading::timeline::plan::{Plan, plan};

use super::{activity, all, edition};

fn at(place: &str, activity: Activity) -> Activity {
    Activity { place: Some(Place { name: place.to_owned(), position: None }), ..activity }
}

fn planned(activities: Vec<Activity>) -> Option<Plan> {
    let edition = edition(activities);
    plan(&edition, &all(&edition))
}

#[test]
fn the_hours_are_on_the_clock_of_what_has_hours() {
    // A day without a zone begins at midnight of UTC, and the talks have clocks of their own.
    let plan = planned(vec![
        activity("fair", "2024-06-21", None),
        at("Hall", activity("a", "2024-06-21T09:30+08:00", Some("2024-06-21T10:00+08:00"))),
        at("Shed", activity("b", "2024-06-21T09:30+08:00", Some("2024-06-21T10:00+08:00"))),
    ]);
    let plan = plan.expect("a plan");
    let [day] = plan.days.as_slice() else { panic!("one day, found {}", plan.days.len()) };
    assert_eq!((day.offset, day.whole_day.len(), day.columns.len()), (28_800, 1, 2));
    assert_eq!((day.hours.0 + 28_800).rem_euclid(86_400), 9 * 3_600);
}

#[test]
fn a_plan_is_offered_only_where_it_says_more_than_the_list() {
    let hours = |place: [&str; 2]| {
        vec![
            at(place[0], activity("a", "2024-06-21T09:00Z", Some("2024-06-21T10:00Z"))),
            at(place[1], activity("b", "2024-06-21T10:00Z", Some("2024-06-21T11:00Z"))),
        ]
    };
    assert!(planned(hours(["Hall", "Shed"])).is_some());
    assert!(planned(hours(["Hall", "Hall"])).is_none(), "one place, one after the other");
    let years = vec![
        at("Hall", activity("a", "1936", None)),
        at("Shed", activity("b", "2024-06-21T10:00Z", None)),
    ];
    assert!(planned(years).is_none(), "years apart");
    let days = vec![
        at("Hall", activity("a", "2024-06-21", None)),
        at("Shed", activity("b", "2024-06-21", None)),
    ];
    assert!(planned(days).is_none(), "no hours");
    assert!(planned(Vec::new()).is_none());
}

#[test]
fn a_map_has_one_stop_for_each_position_and_counts_what_it_leaves_out() {
    let placed = |id: &str, hour: u8, position| {
        let place = Some(Place { name: id.to_owned(), position });
        Activity { place, ..activity(id, &format!("2024-06-21T{hour:02}:00Z"), None) }
    };
    let (north, south) = (Some((31.33, 120.6)), Some((31.28, 120.62)));
    let of = |edition: &Edition| map(edition, &all(edition));
    let there_and_back = edition(vec![
        placed("a", 9, north),
        placed("b", 10, south),
        placed("c", 11, None),
        placed("d", 12, north),
    ]);
    let map = of(&there_and_back).expect("a map");
    assert_eq!((map.stops.len(), map.left_out), (2, 1));
    assert_eq!(map.way, [0, 1, 0]);
    assert_eq!(map.stops[0].steps, [0, 3]);
    assert!(of(&edition(vec![placed("a", 9, north), placed("b", 10, north)])).is_none());
    assert!(of(&edition(vec![placed("a", 9, north), placed("b", 10, None)])).is_none());
}
