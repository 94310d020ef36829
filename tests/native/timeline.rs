//! The timeline: order, groups, gaps, selections and clocks. Ticks and exports have files of their own.

mod exports;
mod layouts;
mod markup;
mod ruler;
mod ticks;

use gazette::edition::Edition;
use gazette::edition::activity::{Activity, Place};
use gazette::edition::article::Article;
use gazette::edition::selection::Selection;
use gazette::edition::time::moment::Moment;
use gazette::edition::time::zone::NoZones;
use gazette::reading::dates::stretches;
use gazette::reading::timeline::axis::{Ruler, density, spans};
use gazette::reading::timeline::chronicle::{
    CHUNK, Chronicle, Clock, Gap, Group, MAX_UNDIVIDED, Stretch, Unit, gap,
};
use gazette::reading::timeline::selecting::choices;
use gazette::words::Words;
use proptest::prelude::*;

use crate::support::read;

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect(text).resolve(None, &NoZones).0
}

fn activity(id: &str, start: &str, end: Option<&str>) -> Activity {
    Activity {
        id: id.to_owned(),
        start: moment(start),
        end: end.map(moment),
        display: None,
        title: format!("Title {id}"),
        body: Vec::new(),
        place: None,
        tags: Vec::new(),
        media: Vec::new(),
        url: None,
    }
}

fn edition(activities: Vec<Activity>) -> Edition {
    let mut article = Article::new("log".to_owned(), "items[0]".to_owned());
    "log".clone_into(&mut article.slug);
    article.timeline.activities = activities;
    Edition { articles: vec![article], ..Edition::default() }
}

fn all(edition: &Edition) -> Chronicle {
    Chronicle::new(edition, &Selection::default(), false, Clock::OfPlaces)
}

fn of(starts: &[&str]) -> Chronicle {
    let activities = starts.iter().enumerate();
    all(&edition(activities.map(|(at, start)| activity(&at.to_string(), start, None)).collect()))
}

/// The headings of a timeline. Those of groups inside others are indented.
fn groups(chronicle: &Chronicle) -> Vec<String> {
    let name = |Group { stretch, level, .. }: &Group| {
        format!("{}{}", "  ".repeat(*level), stretches::stretch(*stretch, &Words::default()))
    };
    chronicle.groups.iter().map(name).collect()
}

#[test]
fn the_unit_fits_the_span() {
    let day = ["2024-05-01T09:00Z", "2024-05-01T09:30Z", "2024-05-01T11:00Z"];
    assert_eq!(groups(&of(&day)), ["1 May 2024"]);
    let busy: Vec<String> =
        (0..12).map(|at| format!("2024-05-01T{:02}:{:02}Z", 9 + at / 6, at % 6 * 10)).collect();
    let busy: Vec<&str> = busy.iter().map(String::as_str).collect();
    assert_eq!(groups(&of(&busy)), ["1 May 2024, 09:00", "1 May 2024, 10:00"]);
    let centuries = ["-2700", "-0486", "-0163", "0001", "0100", "0101", "1900", "1901"];
    assert_eq!(
        groups(&of(&centuries)),
        [
            "27th century BC",
            "5th century BC",
            "2nd century BC",
            "1st century",
            "2nd century",
            "19th century",
            "20th century"
        ]
    );
    assert_eq!(groups(&of(&["1841", "1843", "1849", "1850", "1851", "1859"])), ["1840s", "1850s"]);
}

#[test]
fn a_group_of_more_than_ten_is_divided_into_its_next_unit() {
    let centuries =
        ["0101", "0201", "0301", "0401", "0501", "0601", "0701", "0801", "0901", "1001"];
    let mut starts: Vec<String> = centuries.map(str::to_owned).to_vec();
    starts.extend(["1911", "1936", "1936-05", "1937"].map(str::to_owned));
    starts.extend((0..7).map(|day| format!("1938-05-{:02}", day + 1)));
    starts.extend((0..12).map(|at| format!("2022-11-22T{:02}:{:02}Z", 6 + at / 4, at % 4 * 15)));
    starts.push("2022-11-22".to_owned());
    let starts: Vec<&str> = starts.iter().map(String::as_str).collect();
    let chronicle = of(&starts);
    assert_eq!(
        groups(&chronicle)[10..],
        [
            "20th century",
            "  1910s",
            "  1930s",
            // The whole century is on one day, so that its heading says the day.
            "22 November 2022",
            "  22 November 2022, 06:00",
            "  22 November 2022, 07:00",
            "  22 November 2022, 08:00"
        ]
    );
    let day = chronicle.groups.iter().position(|group| group.stretch.unit == Unit::Day);
    let day = day.expect("a group of a day");
    let chunk = chronicle.chunks.iter().find(|chunk| chunk.group == day).expect("a chunk");
    assert_eq!(
        chunk.to - chunk.from,
        1,
        "what has no hour stands first, under the heading of the day"
    );
    assert_eq!(chronicle.groups[day].steps.start, chunk.from);
}

#[test]
fn a_date_that_several_activities_share_is_in_their_heading() {
    let starts = ["-0500", "1936-05-03", "1936-05-03", "1947-07-01", "1947-07-02"];
    assert_eq!(groups(&of(&starts)), ["5th century BC", "20th century"]);
    let starts = ["-0500", "1936-05-03", "1936-05-03"];
    assert_eq!(groups(&of(&starts)), ["5th century BC", "3 May 1936"]);
}

#[test]
fn the_latest_first_has_the_same_groups_the_other_way_round() {
    let mut starts: Vec<String> = (2..24).map(|half| format!("2024-05-{:02}", half / 2)).collect();
    starts.extend(["2024", "2024-05", "2023-01-01", "2023-02"].map(str::to_owned));
    let activities = starts.iter().enumerate();
    let edition =
        edition(activities.map(|(at, start)| activity(&at.to_string(), start, None)).collect());
    let latest = Chronicle::new(&edition, &Selection::default(), true, Clock::OfPlaces);
    assert_eq!(groups(&latest)[..3], ["2024", "May 2024", "  11 May 2024"]);
    assert_eq!(groups(&latest).last().map(String::as_str), Some("January 2023"));
    let ids: Vec<String> =
        latest.entries(&edition).iter().map(|entry| entry.activity.id.clone()).collect();
    // The year stands before its months, and the month before its days.
    assert_eq!(ids[..4], ["22", "23", "21", "20"]);
    assert_eq!(ids[24..], ["25", "24"]);
}

#[test]
fn what_has_no_hour_stands_before_the_hours_of_its_day() {
    // Activities at midnight, and whole days of another clock, must not part the hours.
    let mut starts = vec!["2024-05-01T00:00Z"; 6];
    starts.extend(["2024-05-01", "2024-05-01T00:00Z"]);
    starts.extend(["2024-05-01T09:00Z"; 8]);
    let activities = starts.iter().enumerate();
    let edition =
        edition(activities.map(|(at, start)| activity(&at.to_string(), start, None)).collect());
    for newest_first in [false, true] {
        let chronicle =
            Chronicle::new(&edition, &Selection::default(), newest_first, Clock::OfPlaces);
        assert_eq!(chronicle.groups.len(), 3, "{:?}", groups(&chronicle));
        assert_eq!(chronicle.entry(&edition, 0).expect("a step").activity.id, "6");
    }
}

#[test]
fn a_decade_in_two_centuries_has_no_heading_twice() {
    let mut starts: Vec<String> = (0..12).map(|at| format!("19{}0", at / 3 + 1)).collect();
    starts.push("2000".to_owned());
    starts.extend((0..12).map(|at| format!("200{}", at / 2 + 1)));
    starts.extend((0..12).map(|at| format!("201{}", at / 2)));
    starts.extend(
        ["0101", "0201", "0301", "0401", "0501", "0601", "0701", "0801"].map(str::to_owned),
    );
    let starts: Vec<&str> = starts.iter().map(String::as_str).collect();
    let headings = groups(&of(&starts));
    let of_the_last_year = headings.iter().filter(|name| name.trim() == "2000").count();
    assert_eq!(of_the_last_year, 1, "{headings:?}");
    assert_eq!(headings.iter().filter(|name| name.trim() == "2000s").count(), 1, "{headings:?}");
}

#[test]
fn the_current_time_stands_in_one_place() {
    let at = |chronicle: &Chronicle, now: &str| chronicle.next_at(moment(now).instant());
    let starts = [
        "2024-05-01T08:00-07:00",
        "2024-05-01T20:00-07:00",
        "2024-05-02T09:00+09:00",
        "2024-05-03T09:00+09:00",
    ];
    assert_eq!(at(&of(&starts), "2024-05-02T01:30Z"), Some(1));
    assert_eq!(at(&of(&starts), "2025-05-02T01:30Z"), None);
    assert_eq!(at(&of(&["2024-05-01", "2024-05-02"]), "2024-05-01T12:00Z"), Some(1));
    assert_eq!(
        at(&of(&["2024-05-01", "2024-05-01T09:00Z", "2024-05-01T15:00Z"]), "2024-05-01T12:00Z"),
        Some(2)
    );
}

#[test]
fn days_of_several_clocks_are_not_mixed() {
    // Half past midnight in Tokyo is the evening before in London.
    let starts = ["2024-05-01T23:30+01:00", "2024-05-02T00:30+09:00", "2024-05-02T09:00+09:00"];
    let days: Vec<String> = (0..4).flat_map(|_| starts).map(str::to_owned).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    assert_eq!(groups(&of(&days)), ["1 May 2024", "2 May 2024"]);
}

#[test]
fn an_activity_is_grouped_only_as_exactly_as_its_date_is_known() {
    let days = [
        "2024",
        "2024-05",
        "2024-05-01",
        "2024-05-01",
        "2024-05-01",
        "2024-05-02",
        "2024-05-02",
        "2024-05-02",
        "2024-05-03",
        "2024-05-03",
        "2024-05-03",
        "2024-05-03",
        "2024-05-03",
        "2024-05-03",
        "2024-05-03",
    ];
    assert_eq!(groups(&of(&days)), ["2024", "May 2024", "1 May 2024", "2 May 2024", "3 May 2024"]);
}

#[test]
fn gaps_are_counted_in_years_months_days_or_hours() {
    let of = |from: &str, to: &str, unit| {
        let stretch = |text| Stretch::of(&moment(text), Clock::OfPlaces).within(unit);
        gap(stretch(from), stretch(to))
    };
    assert_eq!(of("1936", "1947", Unit::Year), Some(Gap::Years(11)));
    assert_eq!(of("1936", "1937", Unit::Year), None);
    assert_eq!(of("-0001", "0002", Unit::Year), Some(Gap::Years(2)));
    assert_eq!(of("2024-01", "2024-04", Unit::Month), Some(Gap::Months(3)));
    assert_eq!(of("2024-01-30", "2024-02-02", Unit::Day), Some(Gap::Days(3)));
    assert_eq!(of("2024-01-30", "2024-01-31", Unit::Day), None);
    assert_eq!(of("2024-01-30T08:00Z", "2024-01-30T13:00Z", Unit::Hour), Some(Gap::Hours(5)));
    assert_eq!(of("1801", "1901", Unit::Century), None);
    assert_eq!(of("1801", "2001", Unit::Century), Some(Gap::Years(200)));
    // A year in the next century does not make a gap.
    let stretch = |text, unit| Stretch::of(&moment(text), Clock::OfPlaces).within(unit);
    assert_eq!(gap(stretch("1593", Unit::Century), stretch("1637", Unit::Year)), None);
    assert_eq!(stretches::gap(Gap::Years(11), false, &Words::default()), "11 years later");
    assert_eq!(stretches::gap(Gap::Days(3), true, &Words::of("zh")), "3天前");
}

#[test]
fn a_selection_applies_every_filter_at_once() {
    let mut first = activity("a", "2024-05-01T10:00Z", Some("2024-05-01T12:00Z"));
    first.tags = vec!["light".to_owned()];
    first.place = Some(Place { name: "Lamp room".to_owned(), position: None });
    let second = activity("b", "2024-05", None);
    let third = activity("c", "2023-12-31", None);
    let edition = edition(vec![first, second, third]);
    let ids = |change: &dyn Fn(&mut Selection)| {
        let mut selection = Selection::default();
        change(&mut selection);
        let chronicle = Chronicle::new(&edition, &selection, false, Clock::OfPlaces);
        let entries = chronicle.entries(&edition);
        entries.iter().map(|entry| entry.activity.id.clone()).collect::<String>()
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(ids(&|_| {}), "cba");
    assert_eq!(ids(&|selection| selection.tag = text("light")), "a");
    assert_eq!(ids(&|selection| selection.place = text("Lamp room")), "a");
    assert_eq!(ids(&|selection| selection.article = text("log")), "cba");
    assert_eq!(ids(&|selection| selection.article = text("other")), "");
    assert_eq!(ids(&|selection| selection.from = text("2024")), "ba");
    assert_eq!(ids(&|selection| selection.from = text("2024-05-02")), "b");
    assert_eq!(ids(&|selection| selection.to = text("2023")), "c");
    assert_eq!(ids(&|selection| selection.to = text("2024-05-01")), "cba");
    assert_eq!(ids(&|selection| selection.text = text("TITLE lamp")), "a");
    assert_eq!(
        ids(&|selection| (selection.tag, selection.text) = (text("light"), text("nothing"))),
        ""
    );
    let choices = choices(&edition);
    assert_eq!(choices.tags, [("light".to_owned(), 1)]);
    assert_eq!(choices.places, [("Lamp room".to_owned(), 1)]);
}

#[test]
fn another_clock_moves_times_and_not_days() {
    // Berlin put its clocks back that night; the visitor's clock is Tokyo's.
    let feed = br#"{ "items": [{ "id": "n", "content_text": "x", "_gazette": { "timeline": {
        "time_zone": "Europe/Berlin", "activities": [
        { "id": "eve", "start": "2024-10-26T23:30", "title": "Before" },
        { "id": "twice", "start": "2024-10-27T02:30", "title": "The hour that comes twice" },
        { "id": "day", "start": "2024-10-27", "title": "All day" },
        { "id": "dawn", "start": "2024-10-27T03:30", "title": "After" } ] } } }] }"#;
    let mut edition = read(feed).expect("a feed").edition;
    edition.settle();
    let tokyo = |_: i64| 9 * 3600;
    let clock = Clock::One("Asia/Tokyo", &tokyo);
    let shown: Vec<String> = edition.articles[0]
        .timeline
        .activities
        .iter()
        .map(|step| gazette::reading::dates::full(&clock.show(&step.start), &Words::default()))
        .collect();
    assert_eq!(
        shown,
        [
            "27 October 2024, 06:30",
            "27 October 2024",
            "27 October 2024, 09:30",
            "27 October 2024, 11:30"
        ]
    );
    let own = Chronicle::new(&edition, &Selection::default(), false, clock);
    assert_eq!(own.chunks.len(), 1, "one day in Tokyo");
    assert_eq!(all(&edition).steps.len(), 4);
}

/// Moments of any year and any precision.
fn moments() -> impl Strategy<Value = String> {
    (-9999_i64..=9999, 1..=12, 1..=28, 0..24, 0..60, 0..4).prop_filter_map(
        "there is no year 0",
        |(year, month, day, hour, minute, kind)| {
            let year = match year {
                0 => return None,
                year if year < 0 => format!("-{:04}", -year),
                year => format!("{year:04}"),
            };
            Some(match kind {
                0 => year,
                1 => format!("{year}-{month:02}"),
                2 => format!("{year}-{month:02}-{day:02}"),
                _ => format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}Z"),
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_activity_is_in_order_in_one_chunk_of_its_group(
        starts in prop::collection::vec(moments(), 0..80), newest_first in any::<bool>()
    ) {
        let activities = starts.iter().enumerate();
        let edition = edition(activities.map(|(at, start)| activity(&at.to_string(), start, None)).collect());
        let chronicle = Chronicle::new(&edition, &Selection::default(), newest_first, Clock::OfPlaces);
        prop_assert_eq!(chronicle.steps.len(), starts.len());
        for pair in chronicle.steps.windows(2) {
            let (one, other) = if newest_first { (&pair[1], &pair[0]) } else { (&pair[0], &pair[1]) };
            // A date that is less exact stands before all that it contains, in both orders.
            let (one, other) = (one.start, if newest_first { other.over } else { other.start });
            prop_assert!(one <= other);
        }
        let mut next = 0;
        let mut begun = 0;
        for (index, chunk) in chronicle.chunks.iter().enumerate() {
            prop_assert_eq!(chunk.from, next);
            prop_assert!(chunk.to > chunk.from && chunk.to - chunk.from <= CHUNK);
            let group = chronicle.steps[chunk.from].group;
            prop_assert!(chronicle.steps[chunk.from..chunk.to].iter().all(|step| step.group == group));
            prop_assert_eq!(chronicle.groups[chunk.group].stretch, group);
            prop_assert!(chronicle.groups[chunk.group].steps.contains(&chunk.from));
            prop_assert_eq!(chunk.begins.0, begun, "every heading is above one chunk");
            prop_assert!((chunk.begins.0..chunk.begins.1).all(|begins| chronicle.groups[begins].steps.start == chunk.from));
            begun = chunk.begins.1;
            for step in chunk.from..chunk.to {
                prop_assert_eq!(chronicle.chunk_of(step), index);
                let found = chronicle.find(&edition, "log", &chronicle.entry(&edition, step).expect("an entry").activity.id);
                prop_assert_eq!(found, Some(step));
            }
            next = chunk.to;
        }
        prop_assert_eq!(next, starts.len());
        prop_assert_eq!(begun, chronicle.groups.len());
        for (index, group) in chronicle.groups.iter().enumerate() {
            let twice = chronicle.groups[..index].iter().any(|other| other.stretch == group.stretch);
            prop_assert!(!twice, "two headings say {:?}", group.stretch);
            let is_inside = |other: &Group| other.level > group.level && group.steps.contains(&other.steps.start);
            let is_divided = chronicle.groups.iter().any(is_inside);
            let own = |step| chronicle.entry(&edition, step).map(|entry| Stretch::of(&entry.activity.start, Clock::OfPlaces));
            let finer = [Unit::Decade, Unit::Year, Unit::Month, Unit::Day, Unit::Hour];
            let next = finer.into_iter().find(|unit| *unit > group.stretch.unit);
            let mut parts: Vec<Stretch> = next.map_or(Vec::new(), |next| {
                group.steps.clone().filter_map(own).map(|own| own.within(next)).collect()
            });
            parts.retain(|part| *part != group.stretch);
            let inside = parts.len();
            parts.dedup();
            let has_large_parts = !parts.is_empty() && parts.len() * 2 <= inside;
            prop_assert_eq!(is_divided, group.steps.len() > MAX_UNDIVIDED && has_large_parts);
        }
        for step in &chronicle.steps {
            let nearest = chronicle.nearest(step.start).map(|near| chronicle.steps[near].start);
            prop_assert_eq!(nearest, Some(step.start));
        }
        if let Some(ruler) = Ruler::whole(&chronicle) {
            let counts = density(&chronicle.steps, &ruler, 100);
            prop_assert_eq!(counts.iter().map(|count| *count as usize).sum::<usize>(), starts.len());
            prop_assert!(spans(&chronicle, &ruler).len() <= starts.len());
        }
    }
}

#[test]
fn on_one_clock_a_whole_day_begins_at_its_midnight() {
    let starts = [
        "2024-06-21T11:00+02:00",
        "2024-06-22",
        "2024-06-22T03:00+02:00",
        "2024-06-22T10:00+02:00",
    ];
    let activities = starts.iter().enumerate();
    let zone =
        |moment: Moment| if moment.has_time() { moment } else { Moment { offset: 7200, ..moment } };
    let activities: Vec<Activity> = activities
        .map(|(at, start)| {
            let activity = activity(&at.to_string(), start, None);
            Activity { start: zone(activity.start.clone()), ..activity }
        })
        .collect();
    let edition = edition(activities);
    let los_angeles = |_| -7 * 3600;
    let order = |clock| {
        let chronicle = Chronicle::new(&edition, &Selection::default(), false, clock);
        let entries = chronicle.entries(&edition);
        entries.iter().map(|entry| entry.activity.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(order(Clock::OfPlaces), ["0", "1", "2", "3"]);
    let own = order(Clock::One("America/Los_Angeles", &los_angeles));
    assert_eq!(own, ["0", "2", "1", "3"], "18:00 on the 21st comes before the 22nd");
}
