//! Moments in words, only as exact as they are known.
//!
//! A browser and a native build give the same words, so that a printed page does not change when the
//! module takes it over. The language's file of texts has the patterns of dates. Times have 24 hours in every
//! language.

pub mod stretches;

use crate::edition::time::moment::{Moment, Precision};
use crate::words::Words;

/// A moment in full: `22 November 2022, 09:30`, `1936`, `c. 500 BC`; `2022年11月22日 09:30`.
pub fn full(moment: &Moment, words: &Words) -> String {
    about(moment, exact(moment, words), words)
}

/// A moment in full, as if it were exact.
fn exact(moment: &Moment, words: &Words) -> String {
    let date = date(moment, words);
    if moment.has_time() { words.date_and_time(&date, &time(moment)) } else { date }
}

/// The text of a moment, with the mark of an approximate one: `c. 1090`.
fn about(moment: &Moment, text: String, words: &Words) -> String {
    if moment.approximate { words.circa(&text) } else { text }
}

/// The day of a moment; its month or year, where no more is known.
pub fn date(moment: &Moment, words: &Words) -> String {
    let year = year(moment.date.year, words);
    match moment.precision {
        Precision::Year => year,
        Precision::Month => words.date_month(&month_name(moment.date.month, words), &year),
        _ => words.date_full(moment.date.day.into(), &month_of_day(moment, words), &year),
    }
}

/// Day and month: `22 November`, `11月22日`.
pub fn day(moment: &Moment, words: &Words) -> String {
    words.date_day(moment.date.day.into(), &month_of_day(moment, words))
}

/// The name of a month, 1 to 12, as it is written without a day.
pub fn month_name(month: u8, words: &Words) -> String {
    words.months(usize::from(month).saturating_sub(1))
}

/// The name of a moment's month, as it is written with a day.
fn month_of_day(moment: &Moment, words: &Words) -> String {
    words.months_of_days(usize::from(moment.date.month).saturating_sub(1))
}

/// A year AD or BC for an astronomical year: `1936`, `500 BC`, `公元前500年`.
pub fn year(astronomical: i64, words: &Words) -> String {
    match astronomical {
        year @ 1.. => words.year(whole(year)),
        year => words.year_bc(whole(1 - year)),
    }
}

/// The number as a count for a text; 0 for a negative number.
pub fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// The time of day: `09:30`.
pub fn time(moment: &Moment) -> String {
    let (hour, minute, second) = (moment.time.hour, moment.time.minute, moment.time.second);
    if moment.precision == Precision::Second && second > 0 {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    }
}

/// The clock of a time of day: `UTC+8, Shanghai`. `None` for moments without a time.
pub fn zone(moment: &Moment, words: &Words) -> Option<String> {
    zone_of_span(moment, None, words)
}

/// The clock of a start and its end. Where the clocks changed in between, the offset is left out or both
/// offsets are named: `Berlin`, or `UTC+1 – UTC+2` without a known zone.
pub fn zone_of_span(start: &Moment, end: Option<&Moment>, words: &Words) -> Option<String> {
    if !start.has_time() {
        return None;
    }
    let changed = end.filter(|end| end.has_time() && end.offset != start.offset);
    let city = start.zone.as_deref().filter(|zone| zone.contains('/'));
    let city = city.and_then(|zone| zone.rsplit('/').next()).map(|city| city.replace('_', " "));
    let city = city.filter(|city| !city.eq_ignore_ascii_case("UTC"));
    let city = city.map(|city| written_as(&city, &words.cities()).unwrap_or(city));
    let first = offset(start.offset);
    Some(match (city, changed) {
        (Some(city), None) => words.clock(&first, &city),
        (Some(city), Some(_)) => city,
        (None, None) => first,
        (None, Some(end)) => words.span(&first, &offset(end.offset)),
    })
}

/// How a language writes a city of the time zone database: `Shanghai=北京;Tokyo=东京`.
fn written_as(city: &str, cities: &str) -> Option<String> {
    let mut cities = cities.split(';').filter_map(|pair| pair.split_once('='));
    cities.find(|(name, _)| *name == city).map(|(_, written)| written.to_owned())
}

fn offset(seconds: i32) -> String {
    let minutes = seconds.abs() / 60;
    let sign = if seconds < 0 { '\u{2212}' } else { '+' };
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// A start with its end: `22 November 2022, 09:30–10:15`, `5–6 May 2022`, `July–August 1936`, `c. 1936–1938`.
pub fn span(start: &Moment, end: Option<&Moment>, words: &Words) -> String {
    let Some(end) = end.filter(|end| *end != start) else { return full(start, words) };
    // Each moment has its own mark if only one is approximate.
    if start.approximate != end.approximate {
        return words.span(&full(start, words), &full(end, words));
    }
    about(start, exact_span(start, end, words), words)
}

fn exact_span(start: &Moment, end: &Moment, words: &Words) -> String {
    let same_day = start.date == end.date;
    if start.has_time() && end.has_time() && same_day {
        return words.span_times(&exact(start, words), &time(end));
    }
    let both = |precision| start.precision == precision && end.precision == precision;
    let (first, last) = (start.date, end.date);
    if both(Precision::Year) && first.year >= 1 && last.year >= 1 {
        return words.span_years(whole(first.year), whole(last.year));
    }
    if both(Precision::Day) && (first.year, first.month) == (last.year, last.month) {
        let (month, year) = (month_of_day(end, words), year(last.year, words));
        return words.span_days(first.day.into(), last.day.into(), &month, &year);
    }
    if both(Precision::Month) && first.year == last.year {
        let [from, to] = [first, last].map(|date| month_name(date.month, words));
        return words.span_months(&from, &to, &year(last.year, words));
    }
    words.span(&exact(start, words), &exact(end, words))
}

/// A start with its end, below a heading that names the day: `09:30–10:15`. Where no time is known, it is empty, or says
/// so if the day has other times (`has_hours`).
pub fn span_within_day(
    start: &Moment,
    end: Option<&Moment>,
    has_hours: bool,
    words: &Words,
) -> String {
    match end.filter(|end| *end != start) {
        Some(end) if end.date != start.date || !end.has_time() => span(start, Some(end), words),
        _ if !start.has_time() && start.approximate => full(start, words),
        _ if !start.has_time() && has_hours => words.no_hour(),
        _ if !start.has_time() => String::new(),
        Some(end) => about(start, words.span_times(&time(start), &time(end)), words),
        None => about(start, time(start), words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::time::zone::NoZones;

    fn moment(text: &str) -> Moment {
        Moment::parse(text).expect(text).resolve(None, &NoZones).0
    }

    fn spans(start: &str, end: &str) -> (String, String) {
        let (start, end) = (moment(start), moment(end));
        let [english, chinese] = ["en", "zh"].map(|tag| span(&start, Some(&end), &Words::of(tag)));
        (english, chinese)
    }

    #[test]
    fn moments_are_written_as_exactly_as_they_are_known() {
        let both = |text| {
            let moment = moment(text);
            let [english, chinese] = ["en", "zh"].map(|tag| full(&moment, &Words::of(tag)));
            (english, chinese)
        };
        assert_eq!(both("1936"), ("1936".into(), "1936年".into()));
        assert_eq!(both("-500"), ("500 BC".into(), "公元前500年".into()));
        assert_eq!(both("-1-03"), ("March 1 BC".into(), "公元前1年3月".into()));
        assert_eq!(both("2022-11"), ("November 2022".into(), "2022年11月".into()));
        assert_eq!(both("2022-11-22"), ("22 November 2022".into(), "2022年11月22日".into()));
        assert_eq!(
            both("2022-11-22T09:05+08:00"),
            ("22 November 2022, 09:05".into(), "2022年11月22日 09:05".into())
        );
    }

    #[test]
    fn approximate_moments_say_so() {
        let [english, chinese] = ["en", "zh"].map(|tag| full(&moment("1090~"), &Words::of(tag)));
        assert_eq!((english.as_str(), chinese.as_str()), ("c. 1090", "约1090年"));
        assert_eq!(spans("1090~", "1095~"), ("c. 1090–1095".into(), "约1090–1095年".into()));
        assert_eq!(spans("1090~", "1095").0, "c. 1090 – 1095");
        let words = Words::default();
        let half_past = moment("2022-11-22T09:30Z~");
        assert_eq!(span_within_day(&half_past, None, true, &words), "c. 09:30");
        assert_eq!(
            span_within_day(&moment("2022-11-22~"), None, true, &words),
            "c. 22 November 2022"
        );
        let moved = half_past.on_clock(3600, "Europe/Berlin");
        assert_eq!(full(&moved, &words), "c. 22 November 2022, 10:30");
    }

    #[test]
    fn spans_do_not_repeat_common_parts() {
        assert_eq!(spans("1936", "1938"), ("1936–1938".into(), "1936–1938年".into()));
        assert_eq!(spans("-200", "100"), ("200 BC – 100".into(), "公元前200年 – 100年".into()));
        assert_eq!(
            spans("2022-05-05", "2022-05-06"),
            ("5–6 May 2022".into(), "2022年5月5日 – 2022年5月6日".into())
        );
        assert_eq!(
            spans("2022-11-22T09:30Z", "2022-11-22T10:15Z"),
            ("22 November 2022, 09:30–10:15".into(), "2022年11月22日 09:30–10:15".into())
        );
        assert_eq!(
            spans("2022-11-22T23:30Z", "2022-11-23T00:15Z").0,
            "22 November 2022, 23:30 – 23 November 2022, 00:15"
        );
    }

    fn zone_in_english(moment: &Moment) -> Option<String> {
        zone(moment, &Words::default())
    }

    #[test]
    fn the_clock_is_named_for_times_of_day() {
        assert_eq!(zone_in_english(&moment("2022-11-22")), None);
        assert_eq!(zone_in_english(&moment("2022-11-22T09:05+05:30")).as_deref(), Some("UTC+5:30"));
        assert_eq!(
            zone_in_english(&moment("2022-11-22T09:05-03:00")).as_deref(),
            Some("UTC\u{2212}3")
        );
        let shanghai =
            Moment { zone: Some("Asia/Shanghai".into()), ..moment("2022-11-22T09:05+08:00") };
        assert_eq!(zone_in_english(&shanghai).as_deref(), Some("UTC+8, Shanghai"));
        let chinese = Words::of("zh");
        assert_eq!(zone(&shanghai, &chinese).as_deref(), Some("北京时间（UTC+8）"));
        let in_city =
            |zone: &str| Moment { zone: Some(zone.into()), ..moment("2022-11-22T09:05Z") };
        let named = |zone_name: &str, words: &Words| zone(&in_city(zone_name), words);
        assert_eq!(named("America/New_York", &chinese).as_deref(), Some("纽约时间（UTC）"));
        assert_eq!(named("Africa/Accra", &chinese).as_deref(), Some("Accra时间（UTC）"));
        assert_eq!(named("Asia/Calcutta", &Words::default()).as_deref(), Some("UTC, Kolkata"));
    }
}
