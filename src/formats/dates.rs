//! Dates as people and programs write them, to the one notation that `Moment` reads.
//!
//! Numbers of seconds or milliseconds since 1970, the basic form of ISO 8601, RFC 5322 (mail and RSS),
//! months by their names in the languages that feeds come in, and numbers with slashes or dots where
//! their order is certain. `03/04/2022` is not: one reader's March is another's April.

use crate::edition::calendar::{TimeOfDay, split};

/// The beginnings of the months' names, and their numbers: English, German, French, Spanish, Italian,
/// Portuguese, Dutch, Russian. Weekdays that begin alike ("mar.", Tuesday) stand before the month, so
/// the last word that is found counts.
const MONTHS: &str = "jan1 gen1 ene1 feb2 fev2 fév2 mar3 mär3 mrt3 maa3 apr4 avr4 abr4 may5 mai5 mag5 \
    mei5 jun6 juin6 giu6 jul7 juil7 lug7 aug8 aou8 aoû8 ago8 sep9 set9 oct10 okt10 ott10 out10 nov11 \
    dec12 déc12 dez12 dic12 янв1 фев2 мар3 апр4 мая5 май5 июн6 июл7 авг8 сен9 окт10 ноя11 дек12";

/// The same moment as `2022-11-22` or `2022-11-22T09:30:00+08:00`, if it can be told for certain.
pub(crate) fn standard(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(counted) = since_1970(text) {
        return Some(counted);
    }
    let mut parts = Parts::default();
    parts.gather(text)?;
    let date = parts.date()?;
    Some(match parts.time {
        Some(time) => format!("{date}T{}{}", clock(time), parts.offset),
        None => date,
    })
}

/// What a moment lacks that `Moment` reads and the standard does not have (RFC 3339, section 5.6).
pub(crate) fn bent(text: &str) -> Option<&'static str> {
    let bytes = text.trim().as_bytes();
    let sign = bytes.len().checked_sub(5).and_then(|at| bytes.get(at));
    if bytes.contains(&b' ') {
        Some("a `T` and no space between date, time and offset")
    } else if bytes.contains(&b':') && matches!(sign, Some(b'+' | b'-')) {
        Some("a colon in the offset from UTC")
    } else {
        None
    }
}

/// A count of seconds, or of milliseconds, since 1970; of eight digits it is a day.
fn since_1970(text: &str) -> Option<String> {
    let whole = text.split('.').next()?;
    let count: i64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        8 => return Some(format!("{}-{}-{}", whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?)),
        9..=11 => count,
        12..=14 => count.div_euclid(1000),
        _ => return None,
    };
    let (date, time) = split(seconds);
    Some(format!("{:04}-{:02}-{:02}T{}Z", date.year, date.month, date.day, clock(time)))
}

fn clock(TimeOfDay { hour, minute, second }: TimeOfDay) -> String {
    format!("{hour:02}:{minute:02}:{second:02}")
}

/// What a text is made of.
#[derive(Default)]
struct Parts<'a> {
    /// Its numbers, each with what stands before it.
    numbers: Vec<(&'a str, char)>,
    month: Option<u8>,
    time: Option<TimeOfDay>,
    offset: String,
}

impl<'a> Parts<'a> {
    fn gather(&mut self, text: &'a str) -> Option<()> {
        let mut rest = text;
        let mut before = ' ';
        while let Some(first) = rest.chars().next() {
            if first.is_ascii_digit() {
                let (number, after) = take(rest, |c| c.is_ascii_digit());
                rest = match (self.time, before) {
                    (Some(_), '+' | '-') => self.zone(before, number, after),
                    (None, _) if after.starts_with(':') => self.clock(number, after)?,
                    // 20221122T093000
                    (None, 'T' | 't') if matches!(number.len(), 4 | 6) => {
                        self.set_time(number.get(..2)?, number.get(2..4)?, number.get(4..)?)?;
                        after
                    }
                    _ => {
                        self.numbers.push((number, before));
                        after
                    }
                };
                before = number.chars().next_back()?;
            } else if is_letter(first) {
                let (word, after) = take(rest, is_letter);
                self.word(word)?;
                before = word.chars().next_back()?;
                rest = after;
            } else {
                // A dot or a comma after a word says nothing.
                before = if first == '\u{2212}' { '-' } else { first };
                rest = rest.get(first.len_utf8()..)?;
            }
        }
        Some(())
    }

    fn clock(&mut self, hour: &str, rest: &'a str) -> Option<&'a str> {
        let (minute, mut rest) = take(rest.get(1..)?, |c| c.is_ascii_digit());
        let mut second = "";
        if let Some(more) = rest.strip_prefix(':') {
            (second, rest) = take(more, |c| c.is_ascii_digit());
        }
        if let Some(fraction) = rest.strip_prefix('.') {
            (_, rest) = take(fraction, |c| c.is_ascii_digit());
        }
        self.set_time(hour, minute, second)?;
        Some(rest)
    }

    fn set_time(&mut self, hour: &str, minute: &str, second: &str) -> Option<()> {
        let second = if second.is_empty() { "0" } else { second };
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        self.time = Some(TimeOfDay { hour, minute, second: second.parse().ok()? });
        Some(())
    }

    /// An offset from UTC: `+08`, `+0800`, `+08:00`.
    fn zone(&mut self, sign: char, number: &str, rest: &'a str) -> &'a str {
        let (minutes, rest) = match rest.strip_prefix(':') {
            Some(more) => take(more, |c| c.is_ascii_digit()),
            None => (number.get(2..).unwrap_or_default(), rest),
        };
        self.offset = format!("{sign}{}:{minutes:0>2}", number.get(..2).unwrap_or(number));
        rest
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let word = word.to_ascii_lowercase();
        match (word.as_str(), &mut self.time) {
            ("am", Some(time)) if time.hour == 12 => time.hour = 0,
            ("pm", Some(time)) if time.hour < 12 => time.hour += 12,
            ("z" | "gmt" | "utc", Some(_)) => "Z".clone_into(&mut self.offset),
            // A week of the year (ISO 8601, 2024-W09-6) is no month of that number.
            ("w", _) => return None,
            // The marks of Chinese, Japanese and Korean dates say what the order says already.
            _ => {
                for entry in MONTHS.split_whitespace() {
                    let name = entry.trim_end_matches(|c: char| c.is_ascii_digit());
                    if word.starts_with(name) {
                        self.month = entry.get(name.len()..)?.parse().ok();
                    }
                }
            }
        }
        Some(())
    }

    fn date(&self) -> Option<String> {
        let (year, month, day) = match (self.numbers.as_slice(), self.month) {
            (&[(first, _), (second, _)], Some(month)) if second.len() == 4 => {
                (second, month, first)
            }
            (&[(first, _), (second, _)], Some(month)) if first.len() == 4 => (first, month, second),
            (&[(year, _)], Some(month)) if year.len() == 4 => {
                return Some(format!("{year}-{month:02}"));
            }
            (&[(day, _)], None) if day.len() == 8 => return since_1970(day),
            (&[(year, _), (month, mark)], None)
                if year.len() == 4 && !mark.is_ascii_alphabetic() =>
            {
                return Some(format!("{year}-{month:0>2}"));
            }
            (&[(year, _), (month, _), (day, _)], None) if year.len() == 4 => {
                (year, month.parse().ok()?, day)
            }
            (&[(first, _), (second, mark), (year, _)], None) if year.len() == 4 => {
                let (one, two): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
                match mark {
                    '.' => (year, two, first),
                    _ if one > 12 => (year, two, first),
                    _ if two > 12 => (year, one, second),
                    _ => return None,
                }
            }
            _ => return None,
        };
        (day.len() <= 2).then(|| format!("{year}-{month:02}-{day:0>2}"))
    }
}

/// Beyond ASCII everything counts as a letter: the words of a date are parted by spaces or figures.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || (!character.is_ascii() && character != '\u{2212}')
}

fn take(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|character| !belongs(character)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::standard;

    #[test]
    fn dates_are_read_as_people_and_programs_write_them() {
        for (written, meant) in [
            ("1680255540", "2023-03-31T09:39:00Z"),
            ("1680255540123", "2023-03-31T09:39:00Z"),
            ("1680255540.5", "2023-03-31T09:39:00Z"),
            ("20221122", "2022-11-22"),
            ("20221122T093000Z", "2022-11-22T09:30:00Z"),
            ("20221122T0930", "2022-11-22T09:30:00"),
            ("Tue, 22 Nov 2022 09:30:00 +0800", "2022-11-22T09:30:00+08:00"),
            ("Tue Nov 22 09:30:05 +0000 2022", "2022-11-22T09:30:05+00:00"),
            ("22 November 2022", "2022-11-22"),
            ("November 22nd, 2022 at 9:30 pm", "2022-11-22T21:30:00"),
            ("Nov 22, 2022, 12:05 AM GMT", "2022-11-22T00:05:00Z"),
            ("mar. 22 nov. 2022", "2022-11-22"),
            ("22. März 2022, 9:30 Uhr", "2022-03-22T09:30:00"),
            ("22 de diciembre de 2022", "2022-12-22"),
            ("1er août 2022", "2022-08-01"),
            ("juillet 2022", "2022-07"),
            ("3 juin 2022", "2022-06-03"),
            ("22 ноября 2022", "2022-11-22"),
            ("2022年11月22日 09:30", "2022-11-22T09:30:00"),
            ("2022年11月", "2022-11"),
            ("2022/11/22 09:30", "2022-11-22T09:30:00"),
            ("22.11.2022", "2022-11-22"),
            ("3.4.2022", "2022-04-03"),
            ("11/22/2022", "2022-11-22"),
            ("22/11/2022", "2022-11-22"),
            ("2022-11-22 09:30:15.250 +08", "2022-11-22T09:30:15+08:00"),
        ] {
            assert_eq!(standard(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_could_be_two_days_is_none() {
        for written in ["03/04/2022", "Tomorrow", "", "at 5", "12", "1999-", "2022-W47", "99:99"] {
            assert_eq!(standard(written), None, "{written}");
        }
    }
}
