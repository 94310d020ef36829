//! The timeline as it is looked at: order, groups, selections, the scale, and what can be taken away.

use gazette::edition::Edition;
use gazette::edition::activity::{Activity, Place};
use gazette::edition::article::Article;
use gazette::edition::selection::Selection;
use gazette::edition::time::calendar::DAY;
use gazette::edition::time::moment::Moment;
use gazette::edition::time::zone::NoZones;
use gazette::reading::dates::stretches;
use gazette::reading::export;
use gazette::reading::timeline::axis::{density, spans, ticks};
use gazette::reading::timeline::chronicle::{CHUNK, Chronicle, Clock, Gap, Stretch, Unit, gap};
use gazette::reading::timeline::selecting::choices;
use gazette::words::Words;
use proptest::prelude::*;

use crate::support::{load, read};

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect(text).place(None, &NoZones).0
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

fn groups(chronicle: &Chronicle) -> Vec<String> {
    let first =
        |chunk: &gazette::reading::timeline::chronicle::Chunk| chronicle.steps[chunk.from].group;
    chronicle
        .chunks
        .iter()
        .map(|chunk| stretches::stretch(first(chunk), &Words::default()))
        .collect()
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
fn nothing_is_grouped_more_exactly_than_it_is_known() {
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
fn gaps_are_told_in_the_unit_that_says_most() {
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
    assert_eq!(stretches::gap(Gap::Years(11), false, &Words::default()), "11 years later");
    assert_eq!(stretches::gap(Gap::Days(3), true, &Words::of("zh")), "3天前");
}

#[test]
fn a_selection_narrows_by_every_wish_at_once() {
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
    assert_eq!(ids(&|wish| wish.tag = text("light")), "a");
    assert_eq!(ids(&|wish| wish.place = text("Lamp room")), "a");
    assert_eq!(ids(&|wish| wish.article = text("log")), "cba");
    assert_eq!(ids(&|wish| wish.article = text("other")), "");
    assert_eq!(ids(&|wish| wish.from = text("2024")), "ba");
    assert_eq!(ids(&|wish| wish.from = text("2024-05-02")), "b");
    assert_eq!(ids(&|wish| wish.to = text("2023")), "c");
    assert_eq!(ids(&|wish| wish.to = text("2024-05-01")), "cba");
    assert_eq!(ids(&|wish| wish.text = text("TITLE lamp")), "a");
    assert_eq!(ids(&|wish| (wish.tag, wish.text) = (text("light"), text("nothing"))), "");
    let choices = choices(&edition);
    assert_eq!(choices.tags, [("light".to_owned(), 1)]);
    assert_eq!(choices.places, [("Lamp room".to_owned(), 1)]);
}

#[test]
fn on_another_clock_times_move_and_days_do_not() {
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

/// Any moment: of any year, as exactly as it may be known.
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
            prop_assert!(one.start <= other.start);
        }
        let mut next = 0;
        for (index, chunk) in chronicle.chunks.iter().enumerate() {
            prop_assert_eq!(chunk.from, next);
            prop_assert!(chunk.to > chunk.from && chunk.to - chunk.from <= CHUNK);
            let group = chronicle.steps[chunk.from].group;
            prop_assert!(chronicle.steps[chunk.from..chunk.to].iter().all(|step| step.group == group));
            let before = chunk.from.checked_sub(1).map(|before| chronicle.steps[before].group);
            prop_assert_eq!(chunk.continued, before == Some(group));
            for step in chunk.from..chunk.to {
                prop_assert_eq!(chronicle.chunk_of(step), index);
                let found = chronicle.find(&edition, "log", &chronicle.entry(&edition, step).expect("an entry").activity.id);
                prop_assert_eq!(found, Some(step));
            }
            next = chunk.to;
        }
        prop_assert_eq!(next, starts.len());
        for step in &chronicle.steps {
            let nearest = chronicle.nearest(step.start).map(|near| chronicle.steps[near].start);
            prop_assert_eq!(nearest, Some(step.start));
        }
        if let Some((low, high)) = chronicle.span() {
            let counts = density(&chronicle.steps, low, high, 100);
            prop_assert_eq!(counts.iter().map(|count| *count as usize).sum::<usize>(), starts.len());
            prop_assert!(spans(&chronicle, low, high).len() <= starts.len());
        }
    }

    #[test]
    fn ticks_stand_in_order_within_the_scale_and_are_few(
        start in -378_000_000_000_i64..253_000_000_000, length in 60_i64..600_000_000_000, most in 2_usize..12, offset in -50_000_i32..50_000
    ) {
        let marks = ticks(start, start + length, &|_| offset, most);
        prop_assert!(marks.len() <= most + 1);
        for pair in marks.windows(2) {
            prop_assert!(pair[0].at < pair[1].at);
        }
        prop_assert!(marks.iter().all(|mark| (start..=start + length).contains(&mark.at)));
        // Never so far apart that nothing tells where one is.
        prop_assert!(!marks.is_empty() || most < 4, "{start} {length} {most}");
    }

    #[test]
    fn what_is_written_reads_back(text in moments()) {
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
        let kept = entries.iter().filter(|entry| entry.activity.start.precision >= gazette::edition::time::moment::Precision::Day && entry.activity.start.date.year >= 1);
        for (event, entry) in calendar.events.iter().zip(kept) {
            let value = |name: &str| {
                let found = event.properties.iter().find(|property| property.name == name);
                found.and_then(|property| property.value.clone()).unwrap_or_default()
            };
            let expected: String = entry.activity.title.chars().filter(|c| !c.is_control() || "\n\t".contains(*c)).collect();
            let read = value("SUMMARY").replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\");
            // The reader of the test takes more spaces from a line that goes on than its first, and undoes
            // escapes one kind at a time, which a backslash before an n confuses.
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            if !expected.contains('\\') {
                prop_assert_eq!(squeezed(&read), squeezed(&expected));
            }
            prop_assert_eq!(value("UID"), format!("log/{}@example.org", entry.activity.id));
        }
    }
}

#[test]
fn a_calendar_keeps_days_days_and_tells_times_in_utc() {
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
fn a_long_line_of_a_calendar_is_whole_once_it_is_unfolded() {
    let mut long = activity("long", "2024-05-01", None);
    long.title = "  two spaces, \u{4e00}\u{2000} and so on".repeat(9);
    let edition = edition(vec![long.clone()]);
    let (text, _) = export::calendar(&all(&edition).entries(&edition), "T", "example.org", 0);
    let line = format!("SUMMARY:{}\r\n", long.title.replace(',', "\\,"));
    assert!(text.replace("\r\n ", "").contains(&line), "{text}");
}

#[test]
fn a_table_is_one_that_spreadsheets_read_and_never_run() {
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
fn timeline_js_made_of_a_timeline_reads_back_as_it() {
    let loaded = load("tests/fixtures/feeds/full.json");
    let before = all(&loaded.edition);
    let entries = before.entries(&loaded.edition);
    let text = export::timeline_js(&entries, "T");
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
fn ticks_stand_at_round_times() {
    let labels = |from: &str, to: &str, most| {
        let (low, high) = (moment(from).instant(), moment(to).instant());
        let words = |tick: gazette::reading::timeline::axis::Tick| {
            stretches::tick(tick.stretch, &Words::default())
        };
        ticks(low, high, &|_| 0, most).into_iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(labels("-2700", "2020", 6), ["2000 BC", "1000 BC", "1", "1000", "2000"]);
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
    let marks = ticks(low, high, &|instant| chronicle.offset_at(instant), 12);
    let found: Vec<(i64, String)> = marks
        .iter()
        .map(|tick| (tick.at, stretches::tick(tick.stretch, &Words::default())))
        .collect();
    let first = (moment(starts[0]).instant(), "09:00".to_owned());
    assert_eq!(found.first(), Some(&first));
    assert!(found.contains(&(moment(starts[1]).instant(), "14:00".to_owned())));
    // Where the clocks of places differ, each tick is on that of the nearest activity.
    let two = of(&["2024-06-21T09:00+09:00", "2024-06-22T09:00-04:00"]);
    assert_eq!(two.offset_at(moment("2024-06-21T10:00+09:00").instant()), 9 * 3600);
    assert_eq!(two.offset_at(moment("2024-06-22T08:00-04:00").instant()), -4 * 3600);
}

#[test]
fn ticks_stay_in_order_where_clocks_are_turned() {
    let turned = moment("2024-10-27T01:00Z").instant();
    let berlin = |instant: i64| if instant < turned { 7200 } else { 3600 };
    let marks = ticks(turned - 5 * 3600, turned + 5 * 3600, &berlin, 24);
    assert!(marks.windows(2).all(|pair| pair[0].at < pair[1].at));
    assert!(marks.iter().all(|tick| (tick.at + i64::from(berlin(tick.at))) % 1800 == 0));
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
    assert_eq!(own, ["0", "2", "1", "3"], "18:00 of the 21st stands before the 22nd");
}
