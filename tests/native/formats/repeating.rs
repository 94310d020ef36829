//! Lists of events that repeat: the fields of `FullCalendar`, the rules of the library rrule, and lines of RFC 5545.

use gazette::edition::activity::Activity;
use gazette::edition::time::moment::Moment;
use gazette::formats::{self, Document, Origin};

use crate::support::Zones;

/// Reads a list of one event with these fields, as in November 2026, in a calendar without a zone.
fn event(fields: &str) -> Document {
    read(fields, Some(1_795_000_000))
}

fn read(fields: &str, now: Option<i64>) -> Document {
    let text = format!(r#"[{{ "id": "a", "title": "Tour", {fields} }}]"#);
    let origin = Origin { now, ..Origin::new(None, &Zones) };
    formats::read(text.into_bytes(), origin).expect("a list of events")
}

fn activities(document: &Document) -> &[Activity] {
    document.edition.articles.first().map_or(&[], |article| &article.timeline.activities)
}

/// The first dates: start and end of each.
fn dates(document: &Document, count: usize) -> Vec<String> {
    let machine = |moment: &Moment| moment.to_datetime_attribute().expect("a date");
    let row = |activity: &Activity| {
        let end = activity.end.as_ref().map(|end| format!(" {}", machine(end)));
        machine(&activity.start) + &end.unwrap_or_default()
    };
    activities(document).iter().take(count).map(row).collect()
}

fn messages(document: &Document) -> Vec<String> {
    document.notices.iter().map(ToString::to_string).collect()
}

#[test]
fn days_of_the_week_repeat_on_the_clock_of_the_event_until_before_the_last_day() {
    let read = event(
        r#""daysOfWeek": [1, 5], "startTime": "10:00", "endTime": "11:30", "startRecur": "2024-10-22",
           "endRecur": "2024-11-04", "timeZone": "Europe/Berlin""#,
    );
    assert_eq!(
        dates(&read, 9),
        [
            "2024-10-25T10:00:00+02:00 2024-10-25T11:30:00+02:00",
            "2024-10-28T10:00:00+01:00 2024-10-28T11:30:00+01:00",
            "2024-11-01T10:00:00+01:00 2024-11-01T11:30:00+01:00",
        ]
    );
    assert_eq!(messages(&read), Vec::<String>::new());
    let ids: Vec<&str> = activities(&read).iter().map(|activity| activity.id.as_str()).collect();
    assert_eq!(ids, ["a-20241025T100000", "a-20241028T100000", "a-20241101T100000"]);
    // Whole days, and an end after midnight.
    let days =
        event(r#""daysOfWeek": ["0"], "startRecur": "2024-01-01", "endRecur": "2024-01-15""#);
    assert_eq!(dates(&days, 9), ["2024-01-07", "2024-01-14"]);
    let night = event(
        r#""daysOfWeek": [6], "startTime": "22:00", "endTime": "02:00", "startRecur": "2024-01-06T00:00:00Z",
           "endRecur": "2024-01-13T22:00:00Z", "time_zone": "UTC""#,
    );
    assert_eq!(dates(&night, 9), ["2024-01-06T22:00:00+00:00 2024-01-07T02:00:00+00:00"; 1]);
}

#[test]
fn a_series_without_a_first_or_last_day_is_read_from_this_year_on_and_says_so() {
    let read = event(r#""daysOfWeek": [1], "startTime": "09:00", "tz": "UTC""#);
    assert_eq!(dates(&read, 1), ["2026-01-05T09:00:00+00:00"]);
    assert_eq!(
        messages(&read),
        [
            "[0]: doubted: expected an event with a `start`, found none; read from 2026 on",
            "[0]: doubted: expected a series with an end, found one without; its dates until 2031 are read",
        ]
    );
    // A time of day alone is one of every day.
    let daily = event(r#""startTime": "09:00", "timezone": "UTC", "endRecur": "2026-01-03""#);
    assert_eq!(dates(&daily, 9), ["2026-01-01T09:00:00+00:00", "2026-01-02T09:00:00+00:00"]);
}

#[test]
fn a_series_without_a_first_day_needs_the_present_moment() {
    let read = read(r#""daysOfWeek": [1], "startTime": "09:00""#, None);
    assert_eq!(activities(&read), []);
    assert_eq!(messages(&read)[0], "[0]: dropped: expected an event with a `start`, found none");
}

#[test]
fn rules_of_the_library_rrule_are_read_and_start_on_the_first_day_that_they_name() {
    let read = event(
        r#""rrule": { "freq": "weekly", "interval": 2, "byweekday": ["mo", "fr"], "dtstart": "2012-02-01T10:30:00",
                      "until": "2012-03-01", "tzid": "Europe/Berlin" },
           "duration": "02:00", "exdate": ["2012-02-13T10:30:00"]"#,
    );
    assert_eq!(
        dates(&read, 9),
        [
            "2012-02-03T10:30:00+01:00 2012-02-03T12:30:00+01:00",
            "2012-02-17T10:30:00+01:00 2012-02-17T12:30:00+01:00",
            "2012-02-27T10:30:00+01:00 2012-02-27T12:30:00+01:00",
        ]
    );
    assert_eq!(messages(&read), Vec::<String>::new());
    // Numbers of frequencies and weekdays, and a weekday of the month.
    let second_tuesday = event(
        r#""rrule": { "freq": 1, "count": 2, "byweekday": [{ "weekday": 1, "n": 2 }], "dtstart": "2024-05-01" },
           "allDay": true, "duration": { "days": 2 }"#,
    );
    assert_eq!(dates(&second_tuesday, 9), ["2024-05-14 2024-05-15", "2024-06-11 2024-06-12"]);
    let days = event(
        r#""rrule": { "freq": "DAILY", "byweekday": [5, 6], "dtstart": "2024-05-01", "until": "2024-05-05" }"#,
    );
    assert_eq!(dates(&days, 9), ["2024-05-04", "2024-05-05"]);
}

#[test]
fn lines_of_rfc_5545_are_read_with_the_zone_and_the_end_of_the_event() {
    let whole = event(
        r#""rrule": "DTSTART:20240304T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20240305T090000Z",
           "duration": "PT45M""#,
    );
    assert_eq!(
        dates(&whole, 9),
        [
            "2024-03-04T09:00:00+00:00 2024-03-04T09:45:00+00:00",
            "2024-03-06T09:00:00+00:00 2024-03-06T09:45:00+00:00",
        ]
    );
    let list = event(
        r#""start": "2024-03-30T09:00:00", "end": "2024-03-30T10:00:00", "timeZone": "Europe/Berlin",
           "recurrence": ["RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/Berlin:20240330T090000"]"#,
    );
    assert_eq!(
        dates(&list, 9),
        [
            "2024-03-31T09:00:00+02:00 2024-03-31T10:00:00+02:00",
            "2024-04-01T09:00:00+02:00 2024-04-01T10:00:00+02:00",
        ]
    );
    let bare = event(r#""start": "2024-03-30", "rrule": "FREQ=WEEKLY;COUNT=2""#);
    assert_eq!(dates(&bare, 9), ["2024-03-30", "2024-04-06"]);
}

#[test]
fn a_rule_that_is_not_understood_is_told_and_the_first_date_stands() {
    for (rule, found) in [
        (r#""FREQ=SOMETIMES""#, "expected a rule of RFC 5545, found `FREQ=SOMETIMES`"),
        (r#"{ "freq": "weekly", "cache": 1 }"#, "expected a rule of RFC 5545, found `cache=1`"),
        (r#"{ "freq": "weekly\nEND:VEVENT" }"#, "expected a rule of RFC 5545, found `freq=weekly"),
        (
            r#""every week""#,
            "expected a rule of RFC 5545 such as `FREQ=WEEKLY`, found `every week`",
        ),
        ("7", "expected a rule of RFC 5545 such as `FREQ=WEEKLY`, found `7`"),
    ] {
        let read = event(&format!(r#""start": "2024-03-30", "rrule": {rule}"#));
        assert_eq!(dates(&read, 9), ["2024-03-30"], "{rule}");
        assert!(
            messages(&read).iter().any(|message| message.contains(found)),
            "{:?}",
            messages(&read)
        );
    }
    let wrong = event(
        r#""start": "2024-03-30", "daysOfWeek": [9], "endRecur": "2024-04-01", "duration": "soon", "exrule": "FREQ=DAILY""#,
    );
    assert_eq!(dates(&wrong, 9), ["2024-03-30", "2024-03-31"]);
    let told = messages(&wrong);
    for part in ["daysOfWeek[0]", "duration such as PT45M", "found EXRULE"] {
        assert!(told.iter().any(|message| message.contains(part)), "{part}: {told:?}");
    }
}

#[test]
fn a_start_time_with_a_date_is_a_start_and_repeats_nothing() {
    let read = event(r#""start_time": "2024-05-01T18:00:00Z", "end_time": "2024-05-01T20:00:00Z""#);
    assert_eq!(dates(&read, 9), ["2024-05-01T18:00:00+00:00 2024-05-01T20:00:00+00:00"]);
    assert_eq!(messages(&read), Vec::<String>::new());
}

#[test]
fn lists_of_rules_and_dates_with_parameters_are_read() {
    let objects = event(
        r#""start": "2024-03-30", "rrule": [{ "freq": "daily", "count": 2, "byweekday": [] }]"#,
    );
    assert_eq!(dates(&objects, 9), ["2024-03-30", "2024-03-31"]);
    let excluded = event(
        r#""start": "2024-03-29T09:00", "timeZone": "Europe/Berlin", "rrule":
           "RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE-TIME:20240330T090000""#,
    );
    assert_eq!(dates(&excluded, 9), ["2024-03-29T09:00:00+01:00", "2024-03-31T09:00:00+02:00"]);
    let days = event(r#""daysOfWeek": [1], "endRecur": "2026-01-13""#);
    assert_eq!(dates(&days, 9), ["2026-01-05", "2026-01-12"]);
}

#[test]
fn a_time_of_day_in_a_field_of_its_own_belongs_to_the_day() {
    let read = event(
        r#""start": "2024-03-30", "startTime": "9:30", "endTime": "10:15:00", "time_zone": "Europe/Berlin""#,
    );
    assert_eq!(dates(&read, 9), ["2024-03-30T09:30:00+01:00 2024-03-30T10:15:00+01:00"]);
    let day = event(r#""start": "2024-03-30", "startTime": "morning", "endTime": "10:15""#);
    assert_eq!(dates(&day, 9), ["2024-03-30"]);
    let told = "[0].startTime: dropped: expected a time such as `09:30`, found `morning`";
    assert_eq!(messages(&day), [told]);
}
