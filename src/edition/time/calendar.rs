//! Days of the proleptic Gregorian calendar and times of day.
//!
//! Has the arithmetic that orders moments and adds durations. Has no zones and no words.

use serde::Serialize;

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// A day. Years count astronomically: 0 is 1 BC, −1 is 2 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Date {
    /// The astronomical year.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A time of day; 24:00 does not occur.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59. A leap second is read as the second before it.
    pub second: u8,
}

/// Years from minus this to plus this are computed with, so that seconds stay far inside an `i64`.
pub const YEAR_LIMIT: i64 = 20_000_000_000;

impl Date {
    /// A day, if the calendar has it.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let valid = (-YEAR_LIMIT..=YEAR_LIMIT).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    pub fn days_since_1970(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day that lies `days` after 1970-01-01 (`civil_from_days` of the same paper).
    pub fn from_days_since_1970(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = small(day_of_year - (153 * shifted + 2) / 5 + 1);
        let month = small(if shifted < 10 { shifted + 3 } else { shifted - 9 });
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year, month, day }
    }

    /// The same day some months later. The last day of the month, where the month is too short.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let total = self.year * 12 + i64::from(self.month) - 1 + months;
        let (year, month) = (total.div_euclid(12), small(total.rem_euclid(12) + 1));
        Self { year, month, day: self.day.min(days_in_month(year, month)) }
    }
}

impl TimeOfDay {
    /// Seconds since midnight.
    pub fn seconds(self) -> i64 {
        i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second)
    }
}

/// Splits seconds since 1970-01-01T00:00 on any clock into day and time.
pub fn split(seconds: i64) -> (Date, TimeOfDay) {
    let date = Date::from_days_since_1970(seconds.div_euclid(DAY));
    let rest = seconds.rem_euclid(DAY);
    let time = TimeOfDay {
        hour: small(rest / 3600),
        minute: small(rest / 60 % 60),
        second: small(rest % 60),
    };
    (date, time)
}

/// Joins day and time on a clock to seconds since 1970-01-01T00:00 on the same clock.
pub fn join(date: Date, time: TimeOfDay) -> i64 {
    date.days_since_1970() * DAY + time.seconds()
}

fn days_in_month(year: i64, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// Converts a remainder. Every caller's value is below 100, so that the conversion does not fail.
fn small(value: i64) -> u8 {
    u8::try_from(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_are_right_for_known_days() {
        let day = |year, month, day| Date { year, month, day }.days_since_1970();
        assert_eq!(day(1970, 1, 1), 0);
        assert_eq!(day(2000, 3, 1), 11_017);
        assert_eq!(day(1969, 12, 31), -1);
        assert_eq!(day(0, 3, 1), -719_468);
    }

    #[test]
    fn impossible_days_do_not_exist() {
        assert_eq!(Date::new(2023, 2, 29), None);
        assert_eq!(Date::new(1900, 2, 29), None);
        assert_eq!(Date::new(2022, 13, 1), None);
        assert_eq!(Date::new(2022, 0, 1), None);
        assert!(Date::new(2000, 2, 29).is_some());
    }

    #[test]
    fn a_month_after_the_31st_is_the_last_of_the_month() {
        let date = Date { year: 2024, month: 1, day: 31 };
        assert_eq!(date.plus_months(1), Date { year: 2024, month: 2, day: 29 });
        assert_eq!(date.plus_months(-2), Date { year: 2023, month: 11, day: 30 });
    }

    proptest::proptest! {
        #[test]
        fn days_round_trip(days in -7_000_000_000_000_i64..7_000_000_000_000) {
            let date = Date::from_days_since_1970(days);
            proptest::prop_assert_eq!(date.days_since_1970(), days);
            proptest::prop_assert_eq!(Date::new(date.year, date.month, date.day), Some(date));
        }
    }
}
