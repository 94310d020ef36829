//! Exports of a timeline: calendars, tables and `TimelineJS`.

use gazette::edition::activity::Activity;
use gazette::edition::time::calendar::DAY;
use gazette::edition::time::moment::Precision;
use gazette::reading::export;
use gazette::words::Words;
use proptest::prelude::*;

use super::{activity, all, edition, moment, moments};
use crate::support::{load, read};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_moment_reads_back(text in moments()) {
        let once = moment(&text);
        prop_assert_eq!(moment(&export::written(&once)).order().0, once.order().0);
    }

    #[test]
    fn any_calendar_is_read_by_another_program(
        titles in prop::collection::vec("\\PC{0,120}|[\\\\;,\n\"a-zà-ÿ一-龥]{0,90}", 1..6), starts in prop::collection::vec(moments(), 6)
    ) {
        let activities = titles.iter().zip(&starts).enumerate();
        let activities: Vec<Activity> = activities
            .map(|(at, (title, start))| Activity { title: format!("T{title}"), ..activity(&at.to_string(), start, None) })
            .collect();
        let edition = edition(activities);
        let chronicle = all(&edition);
        let entries = chronicle.entries(&edition);
        let (text, left_out) = export::calendar(&entries, "T", "example.org", 0);
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75), "{}", text);
        let calendar = ical::IcalParser::new(text.as_bytes()).next().expect("a calendar").expect("a good one");
        prop_assert_eq!(calendar.events.len() + left_out, titles.len());
        let kept = entries.iter().filter(|entry| entry.activity.start.precision >= Precision::Day && entry.activity.start.date.year >= 1);
        for (event, entry) in calendar.events.iter().zip(kept) {
            let value = |name: &str| {
                let found = event.properties.iter().find(|property| property.name == name);
                found.and_then(|property| property.value.clone()).unwrap_or_default()
            };
            let expected: String = entry.activity.title.chars().filter(|c| !c.is_control() || "\n\t".contains(*c)).collect();
            let read = value("SUMMARY").replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\");
            // The `ical` crate removes all spaces at the beginning of a folded line and not only the first, so
            // spaces are left out here. The `replace` calls above misread a backslash before an n, so titles with
            // backslashes are not compared.
            let without_spaces = |text: &str| text.split_whitespace().collect::<String>();
            if !expected.contains('\\') {
                prop_assert_eq!(without_spaces(&read), without_spaces(&expected));
            }
            prop_assert_eq!(value("UID"), format!("log/{}@example.org", entry.activity.id));
        }
    }
}

#[test]
fn a_calendar_has_days_as_days_and_times_in_utc() {
    let edition = edition(vec![
        activity("day", "2024-05-01", Some("2024-05-03")),
        activity("time", "2024-05-01T10:00+08:00", Some("2024-05-01T11:30+08:00")),
        activity("year", "1936", None),
        activity("old", "-500-03-01", None),
    ]);
    let entries = all(&edition);
    let (text, left_out) =
        export::calendar(&entries.entries(&edition), "A, b; c", "example.org", DAY);
    assert_eq!(left_out, 2);
    for line in [
        "X-WR-CALNAME:A\\, b\\; c",
        "UID:log/day@example.org",
        "DTSTAMP:19700102T000000Z",
        "DTSTART;VALUE=DATE:20240501",
        "DTEND;VALUE=DATE:20240504",
        "DTSTART:20240501T020000Z",
        "DTEND:20240501T033000Z",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line} in {text}");
    }
}

#[test]
fn a_long_line_of_a_calendar_is_whole_after_unfolding() {
    let mut long = activity("long", "2024-05-01", None);
    long.title = "  two spaces, \u{4e00}\u{2000} and so on".repeat(9);
    let edition = edition(vec![long.clone()]);
    let (text, _) = export::calendar(&all(&edition).entries(&edition), "T", "example.org", 0);
    let line = format!("SUMMARY:{}\r\n", long.title.replace(',', "\\,"));
    assert!(text.replace("\r\n ", "").contains(&line), "{text}");
}

#[test]
fn spreadsheets_read_a_table_and_run_no_formula_in_it() {
    let mut formula = activity("f", "2024", None);
    formula.title = "=HYPERLINK(\"x\")".to_owned();
    let mut lines = activity("l", "-0500", None);
    lines.title = "One, \"two\"\nthree".to_owned();
    let edition = edition(vec![formula, lines]);
    let text = export::table(&all(&edition).entries(&edition));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows[0][0], "-0500");
    assert_eq!(rows[0][2], "One, \"two\"\nthree");
    assert_eq!(rows[1][2], "'=HYPERLINK(\"x\")");
}

#[test]
fn timeline_js_made_of_a_timeline_has_the_same_titles() {
    let loaded = load("tests/fixtures/feeds/full.json");
    let before = all(&loaded.edition);
    let entries = before.entries(&loaded.edition);
    let text = export::timeline_js(&entries, "T", &Words::default());
    let document = read(text.as_bytes()).expect("TimelineJS");
    let steps = &document.edition.articles[0].timeline.activities;
    let titles =
        |list: Vec<&Activity>| list.iter().map(|step| step.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(steps.iter().collect()).len(), entries.len());
    let mut own = titles(entries.iter().map(|entry| entry.activity).collect());
    let mut read = titles(steps.iter().collect());
    own.sort();
    read.sort();
    assert_eq!(read, own);
}

#[test]
fn approximate_dates_are_exported_as_such() {
    let edition = edition(vec![activity("a", "1090~", None), activity("b", "1637", None)]);
    let chronicle = all(&edition);
    let entries = chronicle.entries(&edition);
    let table = export::table(&entries);
    assert!(table.contains("1090~") && table.contains("1637,"), "{table}");
    let text = export::timeline_js(&entries, "T", &Words::default());
    assert!(text.contains(r#""start_date":{"year":1090,"display_date":"c. 1090"}"#), "{text}");
    assert!(text.contains(r#""start_date":{"year":1637}"#), "{text}");
}
