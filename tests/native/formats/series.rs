//! Events of calendars that repeat: their dates, and the ones that are moved, deleted or never come.

use gazette::edition::activity::Activity;
use gazette::edition::notice::NoticeKind;
use gazette::formats::bounds::Bounds;
use gazette::formats::{self, Document, Origin};

use crate::support::Zones;

/// Reads a calendar with these lines in it, as in November 2026.
fn calendar(lines: &str) -> Document {
    calendar_within(lines, Bounds::DEFAULT)
}

fn calendar_within(lines: &str, bounds: Bounds) -> Document {
    let text = format!("BEGIN:VCALENDAR\n{lines}\nEND:VCALENDAR\n");
    let now = Some(1_795_000_000);
    let origin = Origin { now, bounds, ..Origin::new(None, &Zones) };
    formats::read(text.into_bytes(), origin).expect("a calendar")
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:a\nSUMMARY:Tour\n{lines}\nEND:VEVENT\n")
}

fn activities(document: &Document) -> &[Activity] {
    document.edition.articles.first().map_or(&[], |article| &article.timeline.activities)
}

/// The starts of the activities, each with its offset from UTC.
fn starts(document: &Document) -> Vec<String> {
    let start = |activity: &Activity| activity.start.to_datetime_attribute().expect("a date");
    activities(document).iter().map(start).collect()
}

fn notices(document: &Document) -> Vec<(NoticeKind, &str)> {
    document.notices.iter().map(|notice| (notice.kind, notice.message.as_str())).collect()
}

#[test]
fn the_hour_stays_over_a_change_of_clocks_and_every_date_is_as_long_as_the_first() {
    let read = calendar(&event(
        "DTSTART;TZID=Europe/Berlin:20241020T230000\nDTEND;TZID=Europe/Berlin:20241021T013000\nRRULE:FREQ=WEEKLY;COUNT=3",
    ));
    assert_eq!(
        starts(&read),
        ["2024-10-20T23:00:00+02:00", "2024-10-27T23:00:00+01:00", "2024-11-03T23:00:00+01:00"]
    );
    for activity in activities(&read) {
        let end = activity.end.as_ref().expect("an end");
        assert_eq!(end.instant() - activity.start.instant(), 9_000);
        assert_eq!(activity.start.zone.as_deref(), Some("Europe/Berlin"));
    }
    let ids: Vec<&str> = activities(&read).iter().map(|activity| activity.id.as_str()).collect();
    assert_eq!(ids, ["a", "a-20241027T230000", "a-20241103T230000"]);
    assert_eq!(notices(&read), []);
}

#[test]
fn whole_days_utc_floating_times_and_a_calendars_own_zone_repeat() {
    let days = calendar(&event(
        "DTSTART;VALUE=DATE:20240930\nDTEND;VALUE=DATE:20241002\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2",
    ));
    assert_eq!(starts(&days), ["2024-09-30", "2024-10-31"]);
    let last = activities(&days).last().and_then(|activity| activity.end.clone());
    assert_eq!(last.and_then(|end| end.to_datetime_attribute()).as_deref(), Some("2024-11-01"));

    let utc = calendar(&event("DTSTART:20241020T080000Z\nRRULE:FREQ=WEEKLY;COUNT=2"));
    assert_eq!(starts(&utc), ["2024-10-20T08:00:00+00:00", "2024-10-27T08:00:00+00:00"]);

    // In the zone of the calendar, the hour of a time in UTC changes with the clocks.
    let utc = event("DTSTART:20241019T230000Z\nRRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=2");
    let utc = calendar(&format!("X-WR-TIMEZONE:Europe/Paris\n{utc}"));
    assert_eq!(starts(&utc), ["2024-10-20T01:00:00+02:00", "2024-10-27T01:00:00+02:00"]);
    assert_eq!(activities(&utc).last().map(|last| last.id.as_str()), Some("a-20241026T230000Z"));

    let floating = event("DTSTART:20241020T080000\nRRULE:FREQ=WEEKLY;COUNT=2");
    let floating = calendar(&format!("X-WR-TIMEZONE:Europe/Paris\n{floating}"));
    assert_eq!(starts(&floating), ["2024-10-20T08:00:00+02:00", "2024-10-27T08:00:00+01:00"]);

    let own = "BEGIN:VTIMEZONE\nTZID:Quay\nBEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0300\n\
               TZOFFSETTO:+0230\nEND:STANDARD\nEND:VTIMEZONE\n";
    let own = calendar(
        &[own, &event("DTSTART;TZID=Quay:20241020T080000\nRRULE:FREQ=DAILY;COUNT=2")].concat(),
    );
    assert_eq!(starts(&own), ["2024-10-20T08:00:00+02:30", "2024-10-21T08:00:00+02:30"]);
}

#[test]
fn deleted_and_moved_dates_are_left_out_and_added_dates_are_there() {
    let series = event(
        "DTSTART;TZID=Europe/Berlin:20241001T100000\nRRULE:FREQ=DAILY;UNTIL=20241006T080000Z\n\
         EXDATE;TZID=Europe/Berlin:20241002T100000\nEXDATE:20241003T080000Z\n\
         RDATE;TZID=Europe/Berlin:20241005T100000,20241012T180000\nRDATE;VALUE=PERIOD:20241020T080000Z/PT1H",
    );
    let moved = "BEGIN:VEVENT\nUID:a\nSUMMARY:Tour\nRECURRENCE-ID;TZID=Europe/Berlin:20241004T100000\n\
                 DTSTART;TZID=Europe/Berlin:20241104T110000\nEND:VEVENT\n";
    let read = calendar(&[series.as_str(), moved].concat());
    assert_eq!(
        starts(&read),
        [
            "2024-10-01T10:00:00+02:00",
            "2024-10-05T10:00:00+02:00",
            "2024-10-06T10:00:00+02:00",
            "2024-10-12T18:00:00+02:00",
            "2024-10-20T08:00:00+00:00",
            "2024-11-04T11:00:00+01:00",
        ]
    );
    assert_eq!(notices(&read), []);
    // The address of a date stays the same when the date is moved.
    assert_eq!(activities(&read).last().map(|moved| moved.id.as_str()), Some("a-20241004T100000"));
}

#[test]
fn a_cancelled_date_is_withheld_and_the_others_stand() {
    let series = event("DTSTART:20241001T100000Z\nRRULE:FREQ=DAILY;COUNT=3");
    let off = "BEGIN:VEVENT\nUID:a\nSUMMARY:Tour\nRECURRENCE-ID:20241002T100000Z\nDTSTART:20241002T100000Z\n\
               STATUS:CANCELLED\nEND:VEVENT\n";
    let read = calendar(&[off, series.as_str()].concat());
    assert_eq!(starts(&read), ["2024-10-01T10:00:00+00:00", "2024-10-03T10:00:00+00:00"]);
    let told = [(NoticeKind::Withheld, "expected an event that takes place, found one cancelled")];
    assert_eq!(notices(&read), told);
}

#[test]
fn a_series_without_an_end_goes_on_for_five_years_and_says_so() {
    let read = calendar(&event("DTSTART:20150105T190000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO"));
    let starts = starts(&read);
    assert_eq!(starts.first().map(String::as_str), Some("2015-01-05T19:00:00+00:00"));
    assert_eq!(starts.last().map(String::as_str), Some("2031-12-29T19:00:00+00:00"));
    assert_eq!(starts.len(), 887);
    let told = "expected a series with an end, found one without; its dates until 2031 are read";
    assert_eq!(notices(&read), [(NoticeKind::Doubted, told)]);
    // Years ahead count from the first date where it lies in the future.
    let later = calendar(&event("DTSTART;VALUE=DATE:20400229\nRRULE:FREQ=YEARLY"));
    assert_eq!(self::starts(&later), ["2040-02-29", "2044-02-29"]);
}

#[test]
fn a_rule_that_is_not_understood_costs_its_dates_and_is_told() {
    let read = calendar(&event(
        "DTSTART:20240105T190000Z\nRRULE:FREQ=YEARLY;BYEASTER=0\nRDATE:20250420T190000Z",
    ));
    assert_eq!(starts(&read), ["2024-01-05T19:00:00+00:00", "2025-04-20T19:00:00+00:00"]);
    let told = "expected a rule of RFC 5545, found `BYEASTER=0`; its dates are left out";
    assert_eq!(notices(&read), [(NoticeKind::Dropped, told)]);
    let read =
        calendar(&event("DTSTART:20240105T190000Z\nEXRULE:FREQ=DAILY\nRRULE:FREQ=DAILY;COUNT=2"));
    assert_eq!((starts(&read).len(), notices(&read).len()), (2, 1));
}

#[test]
fn an_event_with_two_rules_has_the_dates_of_both() {
    let read = calendar(&event(
        "DTSTART:20240101T190000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3",
    ));
    assert_eq!(
        starts(&read),
        [
            "2024-01-01T19:00:00+00:00",
            "2024-01-08T19:00:00+00:00",
            "2024-01-15T19:00:00+00:00",
            "2024-02-01T19:00:00+00:00",
            "2024-03-01T19:00:00+00:00",
        ]
    );
}

#[test]
fn every_second_is_bounded_and_what_is_not_read_is_told() {
    let read = calendar(&event("DTSTART:20240105T190000Z\nRRULE:FREQ=SECONDLY"));
    assert_eq!(starts(&read).len(), 10_000);
    let told = "expected at most 10000 dates, found more; those from 2024-01-05 on were not read";
    assert!(notices(&read).contains(&(NoticeKind::Dropped, told)), "{:?}", notices(&read));
    let bounds = Bounds { items: 10, ..Bounds::DEFAULT };
    let read =
        calendar_within(&event("DTSTART:20240105T190000Z\nRRULE:FREQ=DAILY;COUNT=30"), bounds);
    assert_eq!(starts(&read).len(), 10);
    assert_eq!(notices(&read).len(), 1);
    // Nothing is lost, and nothing told, where the bound is met exactly.
    let read =
        calendar_within(&event("DTSTART:20240105T190000Z\nRRULE:FREQ=DAILY;COUNT=10"), bounds);
    assert_eq!((starts(&read).len(), notices(&read).len()), (10, 0));
    let never =
        calendar(&event("DTSTART:20240105T190000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"));
    assert_eq!(starts(&never).len(), 1);
    let told = "expected a rule with further dates, found none for a long time; it ends here";
    assert!(notices(&never).contains(&(NoticeKind::Doubted, told)));
}

#[test]
fn a_time_that_clocks_skip_moves_forward_as_in_calendar_programs() {
    let read =
        calendar(&event("DTSTART;TZID=Europe/Berlin:20240324T023000\nRRULE:FREQ=WEEKLY;COUNT=3"));
    assert_eq!(
        starts(&read),
        ["2024-03-24T02:30:00+01:00", "2024-03-31T03:30:00+02:00", "2024-04-07T02:30:00+02:00"]
    );
}
