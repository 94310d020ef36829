//! Moments of every precision, with and without zones, read with the rules of a real zone database.

use gazette::edition::time::duration::Duration;
use gazette::edition::time::moment::{Moment, MomentError, Resolution};
use gazette::reading::dates::{span, zone_of_span};
use gazette::words::Words;
use proptest::prelude::*;

use crate::support::Zones;

fn place(text: &str, zone: Option<&str>) -> (String, i64, Resolution) {
    let (moment, resolution) = Moment::parse(text).expect(text).resolve(zone, &Zones);
    (
        moment.to_datetime_attribute().unwrap_or_else(|| "before 1".to_owned()),
        moment.instant(),
        resolution,
    )
}

#[test]
fn every_precision_is_kept() {
    for (text, machine) in [
        ("1936", "1936"),
        ("1936-07", "1936-07"),
        ("1936-07-03", "1936-07-03"),
        ("1936-07-03T09:30Z", "1936-07-03T09:30:00+00:00"),
        ("1936-07-03 09:30:15.5+08:00", "1936-07-03T09:30:15+08:00"),
        ("1936-07-03t09:30z", "1936-07-03T09:30:00+00:00"),
        ("2022-11-22T09:30+0800", "2022-11-22T09:30:00+08:00"),
        ("2022-11-22T09:30-03", "2022-11-22T09:30:00-03:00"),
        ("750", "0750"),
        ("-500", "before 1"),
    ] {
        let (found, _, resolution) = place(text, None);
        assert_eq!((found.as_str(), resolution), (machine, Resolution::Clear), "{text}");
    }
}

#[test]
fn years_before_1_are_counted_without_a_year_0() {
    let year = |text| Moment::parse(text).expect(text).resolve(None, &Zones).0.date.year;
    assert_eq!(year("-1"), 0);
    assert_eq!(year("-500"), -499);
    assert_eq!(year("-0221"), -220);
    assert_eq!(year("-13800000000"), -13_799_999_999);
    assert_eq!(Moment::parse("0000"), Err(MomentError::Impossible));
}

#[test]
fn a_day_is_never_converted() {
    let (machine, _, resolution) = place("2022-11-22", Some("America/Los_Angeles"));
    assert_eq!((machine.as_str(), resolution), ("2022-11-22", Resolution::Clear));
}

#[test]
fn a_local_time_is_read_in_its_zone() {
    let (machine, instant, _) = place("2022-11-22T09:30", Some("Asia/Shanghai"));
    assert_eq!(machine, "2022-11-22T09:30:00+08:00");
    assert_eq!(instant, 1_669_080_600);
}

#[test]
fn an_instant_is_shown_on_the_zone_s_clock() {
    let (machine, instant, _) = place("2023-03-31T09:39:00Z", Some("Asia/Shanghai"));
    assert_eq!(machine, "2023-03-31T17:39:00+08:00");
    assert_eq!(instant, 1_680_255_540);
}

#[test]
fn clock_changes_are_resolved_and_noted() {
    let zone = Some("Europe/Lisbon");
    // Clocks went from 01:00 to 02:00 on 31 March 2024, and from 02:00 to 01:00 on 27 October.
    let gap = place("2024-03-31T01:30", zone);
    assert_eq!((gap.0.as_str(), gap.2), ("2024-03-31T02:30:00+01:00", Resolution::Never));
    let fold = place("2024-10-27T01:30", zone);
    assert_eq!((fold.0.as_str(), fold.2), ("2024-10-27T01:30:00+01:00", Resolution::Twice));
}

#[test]
fn durations_over_a_change_of_clocks_count_hours_or_days() {
    let after = |start: &str, duration: &str| {
        let (start, _) = Moment::parse(start).expect(start).resolve(Some("Europe/Berlin"), &Zones);
        let end = Duration::parse(duration).expect(duration).after(&start, &Zones);
        let zone = zone_of_span(&start, Some(&end), &Words::default()).expect("a zone");
        (span(&start, Some(&end), &Words::default()), zone)
    };
    assert_eq!(
        after("2024-03-31T01:30", "PT1H"),
        ("31 March 2024, 01:30–03:30".to_owned(), "Berlin".to_owned())
    );
    assert_eq!(after("2024-03-30T12:00", "PT24H").0, "30 March 2024, 12:00 – 31 March 2024, 13:00");
    assert_eq!(after("2024-03-30T12:00", "P1D").0, "30 March 2024, 12:00 – 31 March 2024, 12:00");
    assert_eq!(after("2024-07-01T12:00", "PT1H").1, "UTC+2, Berlin");
}

#[test]
fn a_time_without_a_zone_is_read_as_utc_and_noted() {
    assert_eq!(place("2022-11-22T09:30", None).2, Resolution::WithoutZone);
    assert_eq!(place("2022-11-22T09:30", Some("Mars/Olympus")).2, Resolution::UnknownZone);
}

#[test]
fn texts_that_are_no_moment_and_impossible_dates_are_different_errors() {
    for text in [
        "",
        "Tomorrow",
        "22",
        "2022-1-1",
        "2022-11-22T9:30",
        "2022-11-22T",
        "22/11/2022",
        "2022-11T09:30",
        "2022-11-22T09:30+8",
        "2022-11-22T09:30:00:00Z",
        "２０２２",
    ] {
        assert_eq!(Moment::parse(text), Err(MomentError::Notation), "{text}");
    }
    for text in [
        "2022-02-29",
        "2022-13-01",
        "2022-11-22T24:00",
        "2022-11-22T09:60",
        "2022-11-22T09:30+19:00",
    ] {
        assert_eq!(Moment::parse(text), Err(MomentError::Impossible), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in ".{0,40}") {
        if let Ok(written) = Moment::parse(&text) {
            let _ = written.resolve(Some("Europe/Lisbon"), &Zones).0.instant();
        }
    }

    #[test]
    fn no_digits_make_the_parser_panic(text in "[-+]?[0-9]{1,12}(-[0-9]{1,2}){0,2}([T ][0-9:.]{1,12}([Z+-][0-9:]{0,6})?)?") {
        if let Ok(written) = Moment::parse(&text) {
            let _ = written.resolve(Some("Asia/Shanghai"), &Zones).0.to_datetime_attribute();
        }
    }
}

/// The start of an activity that names a stretch of time has its end too; an end that cannot be is told.
#[test]
fn a_stretch_gives_start_and_end_and_a_wrong_end_is_told() {
    let read = |start: &str| {
        let feed = format!(
            r#"{{ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{{ "id": "a", "title": "A",
            "content_text": "x", "_gazette": {{ "timeline": {{ "activities": [
                {{ "id": "b", "start": "{start}", "title": "B" }}] }} }} }}] }}"#
        );
        let document = crate::support::read(feed.as_bytes()).expect("a feed");
        let activity = document.edition.articles[0].timeline.activities[0].clone();
        let text = span(&activity.start, activity.end.as_ref(), &Words::of("en"));
        let notices: Vec<String> =
            document.notices.iter().map(|notice| notice.message.clone()).collect();
        (text, notices.join("\n"))
    };
    assert_eq!(read("1964/2008").0, "1964–2008");
    assert_eq!(read("201X").0, "2010–2019");
    assert_eq!(read("1984~/2004-06~").0, "c. 1984 – June 2004");
    let (text, notices) = read("1999/1990");
    assert_eq!(text, "1999");
    assert!(notices.contains("expected an end after the start"), "{notices}");
}
