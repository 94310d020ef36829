//! The groups and gaps of a timeline in words. Only the timeline's page uses this module and is fetched with it.

use crate::edition::time::calendar::{TimeOfDay, split};
use crate::edition::time::moment::Moment;
use crate::reading::dates::{self, whole};
use crate::reading::timeline::chronicle::{Gap, Stretch, Unit, gap as gap_between};
use crate::words::Words;

/// A stretch of time: `19th century`, `1840s`, `1936`, `July 1936`, `3 July 1936`, `3 July 1936, 09:00`.
pub fn stretch(stretch: Stretch, words: &Words) -> String {
    let year = stretch.date.year;
    match stretch.unit {
        Unit::Century => century(year, words),
        // Decades around and before the year 1 have no name of their own.
        Unit::Decade if year >= 10 => words.decade(whole(year)),
        Unit::Decade => words.span(&dates::year(year, words), &dates::year(year + 9, words)),
        _ => dates::full(&stretch.moment(), words),
    }
}

fn century(first: i64, words: &Words) -> String {
    let number = (first - 1).div_euclid(100);
    if number < 0 {
        let number = whole(-number);
        words.century_bc(number, &roman(number))
    } else {
        let number = whole(number + 1);
        words.century(number, &roman(number))
    }
}

/// A number in Roman numerals; empty for 0 and for numbers from 4,000 on.
fn roman(number: u64) -> String {
    const NUMERALS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut rest, mut written) = (number, String::new());
    if number < 4000 {
        for (value, letters) in NUMERALS {
            while rest >= value {
                written.push_str(letters);
                rest -= value;
            }
        }
    }
    written
}

/// The short label of a stretch on a scale.
pub fn tick(stretch: Stretch, words: &Words) -> String {
    let Stretch { unit, date, hour } = stretch;
    let moment = stretch.moment();
    match unit {
        Unit::Hour => dates::time(&Moment { time: TimeOfDay { hour, ..moment.time }, ..moment }),
        Unit::Day => dates::day(&moment, words),
        Unit::Month => dates::month_name(date.month, words),
        // A bare `1` on a scale does not look like a year.
        _ if (1..100).contains(&date.year) => words.year_ad(whole(date.year)),
        _ => dates::year(date.year, words),
    }
}

/// The gap to the next group: later, or earlier where the latest activity comes first.
pub fn gap(gap: Gap, newest_first: bool, words: &Words) -> String {
    match (gap, newest_first) {
        (Gap::Years(count), false) => words.years_later(whole(count)),
        (Gap::Months(count), false) => words.months_later(whole(count)),
        (Gap::Days(count), false) => words.days_later(whole(count)),
        (Gap::Hours(count), false) => words.hours_later(whole(count)),
        (Gap::Years(count), true) => words.years_earlier(whole(count)),
        (Gap::Months(count), true) => words.months_earlier(whole(count)),
        (Gap::Days(count), true) => words.days_earlier(whole(count)),
        (Gap::Hours(count), true) => words.hours_earlier(whole(count)),
    }
}

/// That nothing is known between two times, given in seconds since 1970 on the clock of the list. The dates are as exact as
/// the distance needs.
pub fn without_activities(from: i64, to: i64, words: &Words) -> String {
    let [earlier, later] = [from, to].map(|at| {
        let (date, time) = split(at);
        Stretch { unit: Unit::Hour, date, hour: time.hour }
    });
    let unit = match gap_between(earlier, later) {
        Some(Gap::Years(_)) => Unit::Year,
        Some(Gap::Months(_)) => Unit::Month,
        Some(Gap::Days(_)) => Unit::Day,
        _ => Unit::Hour,
    };
    let [earlier, later] = [earlier, later].map(|end| stretch(end.within(unit), words));
    words.no_events_between(&earlier, &later)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_without_activities_has_dates_as_exact_as_it_needs() {
        let day = 86_400;
        let between = |from, to| without_activities(from, to, &Words::default());
        assert_eq!(between(0, 400 * 366 * day), "No events from 1970 to 2370");
        assert_eq!(between(0, 100 * day), "No events from January 1970 to April 1970");
        assert_eq!(between(0, 9 * day), "No events from 1 January 1970 to 10 January 1970");
        assert_eq!(
            between(0, 7200),
            "No events from 1 January 1970, 00:00 to 1 January 1970, 02:00"
        );
    }

    #[test]
    fn numbers_have_roman_numerals() {
        assert_eq!([1, 4, 9, 14, 19, 20].map(roman), ["I", "IV", "IX", "XIV", "XIX", "XX"]);
        assert_eq!([0, 3999, 4000].map(roman), ["", "MMMCMXCIX", ""]);
    }
}
