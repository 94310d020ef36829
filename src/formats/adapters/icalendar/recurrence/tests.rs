//! The dates of rules: examples of the standard, and random rules beside another implementation.

use proptest::prelude::*;
use rrule::RRuleSet;

use super::dates::Dates;
use super::{Rule, Until, local};
use crate::edition::time::calendar::split;

/// The first dates of a rule, on its own clock, and whether it was given up.
fn found(first: &str, rule: &str, max: usize) -> (Vec<String>, bool) {
    let rule = Rule::parse(rule).unwrap_or_else(|part| panic!("not understood: {part}"));
    let max = rule.count.unwrap_or(max);
    let until = match rule.until {
        Until::Never => i64::MAX,
        Until::Local(until) | Until::Instant(until) => until,
    };
    let mut dates = Dates::new(Some(rule), local(first).expect("a date"), true);
    let found = dates.by_ref().take(max).take_while(|date| *date <= until).map(written).collect();
    (found, dates.gave_up)
}

fn dates(first: &str, rule: &str, max: usize) -> Vec<String> {
    found(first, rule, max).0
}

fn written(seconds: i64) -> String {
    let (date, time) = split(seconds);
    let day = format!("{:04}{:02}{:02}", date.year, date.month, date.day);
    format!("{day}T{:02}{:02}{:02}", time.hour, time.minute, time.second)
}

/// The days of a rule.
fn days(first: &str, rule: &str, max: usize) -> Vec<String> {
    dates(first, rule, max).into_iter().map(|date| date[..8].to_owned()).collect()
}

/// The first date, the rule and the first days of examples of RFC 5545, section 3.8.5.3.
const EXAMPLES: &[(&str, &str, &str)] = &[
    (
        "19970902T090000",
        "FREQ=DAILY;INTERVAL=10;COUNT=5",
        "19970902 19970912 19970922 19971002 19971012",
    ),
    ("19970902T090000", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "19970902 19970916 19970930 19971014"),
    (
        "19970901T090000",
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "19970901 19970903 19970905 19970915 19970917",
    ),
    (
        "19970905T090000",
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "19970905 19971003 19971107 19971205 19980102",
    ),
    (
        "19970907T090000",
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "19970907 19970928 19971102 19971130 19980104 19980125",
    ),
    (
        "19970922T090000",
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "19970922 19971020 19971117 19971222 19980119 19980216",
    ),
    (
        "19970928T090000",
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "19970928 19971029 19971128 19971229 19980129 19980226",
    ),
    (
        "19970930T090000",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "19970930 19971001 19971031 19971101 19971130 19971201",
    ),
    (
        "19970910T090000",
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "19970910 19970911 19970912 19970913 19970914 19970915 19990310",
    ),
    ("19970610T090000", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "19970610 19970710 19980610 19980710"),
    (
        "19970101T090000",
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "19970101 19970410 19970719 20000101 20000409 20000718 20030101",
    ),
    ("19970519T090000", "FREQ=YEARLY;BYDAY=20MO", "19970519 19980518 19990517"),
    ("19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "19970512 19980511 19990517"),
    (
        "19970313T090000",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "19970313 19970320 19970327 19980305 19980312",
    ),
    (
        "19980213T090000",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "19980213 19980313 19981113 19990813 20001013",
    ),
    (
        "19970913T090000",
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "19970913 19971011 19971108 19971213",
    ),
    (
        "19961105T090000",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "19961105 20001107 20041102",
    ),
    (
        "19970904T090000",
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "19970904 19971007 19971106",
    ),
    (
        "19970929T090000",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "19970929 19971030 19971127 19971230",
    ),
    (
        "19970805T090000",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "19970805 19970810 19970819 19970824",
    ),
    (
        "19970805T090000",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "19970805 19970817 19970819 19970831",
    ),
    (
        "20070115T090000",
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "20070115 20070130 20070215 20070315 20070330",
    ),
];

#[test]
fn rules_of_the_standard_have_its_dates() {
    for (first, rule, expected) in EXAMPLES {
        let expected: Vec<&str> = expected.split(' ').collect();
        let found = days(first, rule, 40);
        assert_eq!(found[..expected.len()], expected, "{rule}");
    }
}

#[test]
fn rules_within_a_day_have_the_standards_dates() {
    let found = dates("19970902T090000", "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", 9);
    assert_eq!(found, ["19970902T090000", "19970902T120000", "19970902T150000"]);
    let found = dates("19970902T090000", "FREQ=MINUTELY;INTERVAL=90;COUNT=4", 9);
    assert_eq!(found, ["19970902T090000", "19970902T103000", "19970902T120000", "19970902T133000"]);
    // Every 20 minutes from 9:00 to 16:40, written in two ways.
    let daily = "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40";
    let minutely = "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16";
    assert_eq!(dates("19970902T090000", daily, 60), dates("19970902T090000", minutely, 60));
    let found =
        dates("20240101T000000", "FREQ=SECONDLY;BYMONTH=12;BYHOUR=9;BYMINUTE=30;BYSECOND=5,60", 4);
    assert_eq!(found[1..], ["20241201T093005", "20241202T093005", "20241203T093005"]);
}

#[test]
fn a_rule_that_never_comes_true_ends() {
    for rule in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",
        "FREQ=YEARLY;INTERVAL=9223372036854775807",
        "FREQ=SECONDLY;INTERVAL=9223372036854775807",
    ] {
        assert_eq!(dates("20240101T000000", rule, 9), ["20240101T000000"], "{rule}");
    }
}

#[test]
fn what_is_no_rule_is_named() {
    for (rule, part) in [
        ("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY"),
        ("INTERVAL=2", "INTERVAL=2"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=DAILY;BYDAY=XX", "BYDAY=XX"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH=13"),
        ("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY=0"),
        ("FREQ=DAILY;UNTIL=soon", "UNTIL=soon"),
        ("FREQ=DAILY;SKIP=OMIT", "SKIP=OMIT"),
        ("FREQ=YEARLY;BYEASTER=0", "BYEASTER=0"),
        ("", ""),
    ] {
        assert_eq!(Rule::parse(rule).err().as_deref(), Some(part), "{rule}");
    }
    assert!(Rule::parse("freq=weekly;byday=mo, we;X-NAME=1;").is_ok());
}

/// Lists of numbers, each in half of the rules or fewer.
fn part(name: &'static str, numbers: Vec<i64>) -> impl Strategy<Value = String> {
    let list = prop::sample::subsequence(numbers, 1..=3);
    let written = move |list: Vec<i64>| {
        let list: Vec<String> = list.iter().map(i64::to_string).collect();
        format!(";{name}={}", list.join(","))
    };
    prop_oneof![3 => Just(String::new()), 1 => list.prop_map(written)]
}

fn weekdays() -> impl Strategy<Value = String> {
    let names = vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let list = prop::sample::subsequence(names, 1..=3);
    let plain = list.prop_map(|list| format!(";BYDAY={}", list.join(",")));
    prop_oneof![1 => Just(String::new()), 1 => plain]
}

prop_compose! {
    fn rule()(
        frequency in prop::sample::select(vec!["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]),
        interval in 1..5_u8,
        months in part("BYMONTH", (1..=12).collect()),
        month_days in part("BYMONTHDAY", vec![-31, -30, -2, -1, 1, 2, 13, 28, 29, 30, 31]),
        year_days in part("BYYEARDAY", vec![-366, -365, -1, 1, 59, 60, 100, 365, 366]),
        weekdays in weekdays(),
        hours in part("BYHOUR", vec![0, 6, 9, 23]),
        minutes in part("BYMINUTE", vec![0, 15, 59]),
        positions in part("BYSETPOS", vec![-2, -1, 1, 2, 3]),
        week_start in prop::sample::select(vec!["", ";WKST=SU", ";WKST=WE"]),
    ) -> String {
        let month_days = if frequency == "WEEKLY" { String::new() } else { month_days };
        let year_days = if frequency == "YEARLY" { year_days } else { String::new() };
        let has_parts = ![&months, &month_days, &year_days, &weekdays, &hours, &minutes].iter().all(|part| part.is_empty());
        // The other implementation counts positions from the first date on, and not from the beginning of its week. It
        // also leaves dates out where it skips minutes, so that no rule here is `MINUTELY`.
        let positions = if has_parts && frequency != "WEEKLY" { positions } else { String::new() };
        format!("FREQ={frequency};INTERVAL={interval}{months}{month_days}{year_days}{weekdays}{hours}{minutes}{positions}{week_start}")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 3_000 }))]

    #[test]
    fn dates_are_those_of_another_implementation(rule in rule(), day in 1..29_u8, month in 1..13_u8) {
        let first = format!("2023{month:02}{day:02}T091500");
        let Ok(theirs) = format!("DTSTART:{first}Z\nRRULE:{rule}").parse::<RRuleSet>() else { return Ok(()) };
        // The other implementation gives up where dates are far apart.
        let theirs: Vec<String> = theirs.all(20).dates.iter().map(|date| date.format("%Y%m%dT%H%M%S").to_string()).collect();
        let (mut ours, gave_up) = found(&first, &rule, 21);
        // The first date of an event always counts (RFC 5545, section 3.8.5.3), theirs only where the rule names it.
        if theirs.first() != Some(&first) {
            ours.remove(0);
        }
        let shared = theirs.len().min(ours.len());
        prop_assert_eq!(&ours[..shared], &theirs[..shared], "{}", rule);
        prop_assert!(gave_up || ours.len() >= theirs.len(), "{}", rule);
    }
}
