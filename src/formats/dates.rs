//! Dates as people and programs write them, to the one notation that `Moment` reads.
//!
//! Numbers of seconds or milliseconds since 1970, the basic form of ISO 8601, RFC 5322 (mail and RSS),
//! months by their names in the languages that feeds come in (`words`), 12-hour clocks, and numbers with
//! slashes or dots where their order is certain. `03/04/2022` is not: one reader's March is another's
//! April. A text of which a part is not understood is no date: what it adds might change the rest.

mod words;

use crate::edition::address::small;
use crate::edition::calendar::{TimeOfDay, split};
use crate::edition::moment::Moment;
use words::{Half, Word};

/// The same moment as `2022-11-22` or `2022-11-22T09:30:00+08:00`, if it can be told for certain.
pub(crate) fn standard(text: &str) -> Option<String> {
    let text = simple(text.trim());
    if let Some(counted) = since_1970(&text) {
        return Some(counted);
    }
    let mut parts = Parts::default();
    parts.gather(&text)?;
    let date = parts.date()?;
    let Some(mut time) = parts.time else { return Some(date) };
    if let Some(half) = parts.half {
        time.hour = half.hour(time.hour)?;
    }
    Some(format!("{date}T{}{}", clock(time), parts.offset))
}

/// The same text with one kind of space, hyphen and figure, and in small letters.
fn simple(text: &str) -> String {
    let simple = |letter: char| match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        // Dashes stand between two times, and never before an offset.
        '\u{2012}'..='\u{2015}' => '~',
        '\u{A0}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{3000}' => ' ',
        _ => letter,
    };
    text.chars().map(|letter| small(simple(letter))).collect()
}

/// A count of seconds, or of milliseconds, since 1970; of eight digits it is a day.
fn since_1970(text: &str) -> Option<String> {
    let whole = text.split('.').next()?;
    let count: i64 = whole.parse().ok()?;
    let figures = whole.trim_start_matches(['-', '+']);
    // 20221122093000
    if let (12 | 14, Some((century, _))) = (whole.len(), whole.split_at_checked(2))
        && matches!(century, "19" | "20")
    {
        let part = |from: usize| whole.get(from..from + 2).unwrap_or("00");
        let day = format!("{}-{}-{}", whole.get(..4)?, part(4), part(6));
        let text = format!("{day}T{}:{}:{}", part(8), part(10), part(12));
        if Moment::parse(&text).is_ok() {
            return Some(text);
        }
    }
    let seconds = match figures.len() {
        8 if figures == whole => {
            return Some(format!("{}-{}-{}", whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?));
        }
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
    half: Option<Half>,
    offset: String,
    /// Whether seconds were written.
    has_seconds: bool,
}

impl<'a> Parts<'a> {
    /// `None` where a part is not understood, or contradicts another.
    fn gather(&mut self, text: &'a str) -> Option<()> {
        let mut rest = text;
        let mut before = ' ';
        while let Some(first) = rest.chars().next() {
            let from = rest;
            rest = if first.is_ascii_digit() {
                self.number(before, rest)?
            } else if first >= '\u{1100}' {
                let (half, after) = words::mark(rest)?;
                half.map_or(Some(()), |half| self.set_half(half))?;
                after
            } else if is_letter(first) {
                let (word, after) = take(rest, is_letter);
                self.word(word, before, after)?
            } else {
                // A dot or a comma says nothing.
                self.remark(rest).or_else(|| rest.get(first.len_utf8()..))?
            };
            before = from.get(..from.len() - rest.len())?.chars().next_back()?;
        }
        Some(())
    }

    fn number(&mut self, before: char, text: &'a str) -> Option<&'a str> {
        let (number, after) = take(text, |c| c.is_ascii_digit());
        match (self.time, before) {
            // 10:00-12:00, 7 pm-9 pm: from one time to another.
            (Some(time), '-')
                if self.half.is_some()
                    || (after.starts_with(':') && time.second == 0 && !self.has_seconds) =>
            {
                return None;
            }
            (Some(_), '+' | '-') => return Some(self.zone(before, number, after)),
            (None, _) if after.starts_with(':') => return self.clock(number, after),
            // 20221122T093000
            (None, 't') if matches!(number.len(), 4 | 6) => {
                self.set_time(number.get(..2)?, number.get(2..4)?, number.get(4..)?)?;
            }
            (None, _) if after.trim_start().starts_with(['时', '時', '点', '點', '시']) => {
                return self.marked_clock(number, after);
            }
            _ => self.numbers.push((number, before)),
        }
        Some(after)
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

    /// 3时30分15秒, 3시 30분: `rest` begins before the mark of the hour.
    fn marked_clock(&mut self, hour: &str, rest: &'a str) -> Option<&'a str> {
        let mut rest = rest.trim_start();
        rest = rest.get(rest.chars().next()?.len_utf8()..)?;
        let mut part = |marks: [char; 2]| {
            let (number, after) = take(rest.trim_start(), |c| c.is_ascii_digit());
            let after = after.trim_start().strip_prefix(marks)?;
            rest = after;
            Some(number)
        };
        let minute = part(['分', '분']).unwrap_or("0");
        let second = part(['秒', '초']).unwrap_or_default();
        self.set_time(hour, minute, second)?;
        Some(rest)
    }

    fn set_time(&mut self, hour: &str, minute: &str, second: &str) -> Option<()> {
        self.has_seconds = !second.is_empty();
        let second = if second.is_empty() { "0" } else { second };
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        self.time = Some(TimeOfDay { hour, minute, second: second.parse().ok()? });
        Some(())
    }

    fn set_half(&mut self, half: Half) -> Option<()> {
        let known = self.half.replace(half);
        known.is_none_or(|known| known == half).then_some(())
    }

    /// An offset from UTC: `+8`, `+0800`, `+08:00`.
    fn zone(&mut self, sign: char, number: &str, rest: &'a str) -> &'a str {
        let (minutes, rest) = match rest.strip_prefix(':') {
            Some(more) => take(more, |c| c.is_ascii_digit()),
            None => (number.get(2..).unwrap_or_default(), rest),
        };
        self.offset = format!("{sign}{:0>2}:{minutes:0>2}", number.get(..2).unwrap_or(number));
        rest
    }

    fn word(&mut self, word: &str, before: char, after: &'a str) -> Option<&'a str> {
        // p.m., p. m.
        if let "a" | "p" = word
            && let Some(rest) = after.trim_start_matches(['.', ' ']).strip_prefix('m')
            && !rest.starts_with(is_letter)
        {
            return self.word(if word == "a" { "am" } else { "pm" }, before, rest);
        }
        match words::meaning(word)? {
            // "mar." is a Tuesday in French, Spanish and Italian, and stands before the month.
            Word::Month(month) if self.month.is_none_or(|known| known == 3 && month != 3) => {
                self.month = Some(month);
            }
            Word::Month(_) => return None,
            // "am 22. November"
            Word::Half(Half::Morning)
                if word == "am" && self.numbers.is_empty() && self.time.is_none() => {}
            Word::Half(half) => {
                if self.time.is_none() && (before.is_ascii_digit() || before == ' ') {
                    // 3 pm
                    let (hour, _) = self.numbers.pop()?;
                    self.set_time(hour, "0", "")?;
                }
                self.set_half(half)?;
            }
            // China's "CST" is found where programs write the zone before the year.
            Word::Offset(_) if word == "cst" && !self.has_year() => return None,
            Word::Offset(0) => "Z".clone_into(&mut self.offset),
            Word::Offset(hours) => self.offset = format!("{hours:+03}:00"),
            Word::Filler => {}
        }
        Some(after)
    }

    fn has_year(&self) -> bool {
        self.numbers.iter().any(|(number, _)| number.len() == 4)
    }

    /// What follows a remark in brackets that adds nothing: a zone's name after its offset, a weekday in one
    /// character.
    fn remark(&self, text: &'a str) -> Option<&'a str> {
        let (inside, rest) = text.strip_prefix(['(', '['])?.split_once([')', ']'])?;
        let mut letters = inside.chars();
        let weekday = letters.next()? > '\u{1100}' && letters.next().is_none();
        (weekday || !self.offset.is_empty()).then_some(rest)
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

fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || !character.is_ascii()
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
            ("-62135596800", "0001-01-01T00:00:00Z"),
            ("20221122093000", "2022-11-22T09:30:00"),
            ("202211220930", "2022-11-22T09:30:00"),
            ("Вторник, 22 Ноября 2022", "2022-11-22"),
            ("Dienstag, am 22. November 2022", "2022-11-22"),
            (
                "Tue Nov 22 2022 09:30:00 GMT+0800 (China Standard Time)",
                "2022-11-22T09:30:00+08:00",
            ),
            ("2022-11-22T09:30:00+01:00[Europe/Berlin]", "2022-11-22T09:30:00+01:00"),
            (
                "2022\u{5E74}11\u{6708}22\u{65E5}\u{FF08}\u{706B}\u{FF09} 09\u{FF1A}30",
                "2022-11-22T09:30:00",
            ),
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

    #[test]
    fn hours_of_a_twelve_hour_clock_keep_their_half_of_the_day() {
        for (written, meant) in [
            ("2020/10/9 下午 02:26:26", "2020-10-09T14:26:26"),
            ("2022年11月22日 下午3:30", "2022-11-22T15:30:00"),
            ("2022年11月22日 上午12:05", "2022-11-22T00:05:00"),
            ("2022年11月22日 星期二 下午3点30分", "2022-11-22T15:30:00"),
            ("2022年11月22日晚上8时", "2022-11-22T20:00:00"),
            ("2022年11月22日 中午12:10", "2022-11-22T12:10:00"),
            ("2019/9/2 오후 3:30:00", "2019-09-02T15:30:00"),
            ("2019년 9월 2일 월요일 오전 3시 30분", "2019-09-02T03:30:00"),
            ("2022年11月22日 午後3:30", "2022-11-22T15:30:00"),
            ("2022年11月22日(火) 午後0:05", "2022-11-22T12:05:00"),
            ("November 22, 2022 9:30 p.m.", "2022-11-22T21:30:00"),
            ("22 de noviembre de 2022, 9:30 p. m.", "2022-11-22T21:30:00"),
            ("11/22/2022, 9:30:00\u{202F}PM", "2022-11-22T21:30:00"),
            ("Nov 22, 2022 at 3pm", "2022-11-22T15:00:00"),
            ("Nov 22, 2022 9:30 a.m. EST", "2022-11-22T09:30:00-05:00"),
            ("22/11/2022 15:30 PM", "2022-11-22T15:30:00"),
        ] {
            assert_eq!(standard(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn zones_of_mail_and_others_of_one_meaning_are_read() {
        for (written, meant) in [
            ("Mon, 21 Apr 2025 06:00:00 EDT", "2025-04-21T06:00:00-04:00"),
            ("Mon, 20 Jan 2025 06:00:00 PST", "2025-01-20T06:00:00-08:00"),
            ("Fri, 11 Feb 2022 19:58:02 UT", "2022-02-11T19:58:02Z"),
            ("Fri, 11 Feb 2022 19:58:02 CET", "2022-02-11T19:58:02+01:00"),
            ("Fri, 11 Feb 2022 19:58:02 CST", "2022-02-11T19:58:02-06:00"),
            ("11 Feb 2022 19:58 JST", "2022-02-11T19:58:00+09:00"),
            ("11 Feb 2022 19:58 UTC+8", "2022-02-11T19:58:00+08:00"),
        ] {
            assert_eq!(standard(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn a_part_that_is_not_understood_is_not_passed_over() {
        for written in [
            "11 Feb 2022 19:58 IST",
            "Tue Nov 22 09:30:00 CST 2022",
            "22 November 2022 BC",
            "Maybe 2022",
            "Marathon 2022",
            "about 22 November 2022",
            "22 November 2022, 9:30 noon",
            "2022年11月22日 晚上12:00",
            "2022年11月22日 上午13:00",
            "2022年11月22日 傍晚6:00",
            "2022年十一月22日",
            "22 jui 2022",
            "22 Nov 2022 – 24 Nov 2022",
            "22 April May 2022",
            "2022-11-22T09:30[Europe/Berlin]",
            "9:30 a.m. p.m. 22 Nov 2022",
            "Nov 22, 2022 7:00pm-9:00pm",
            "22 November 2022, 10:00–12:00",
            "22 November 2022, 10:00-12:00",
        ] {
            assert_eq!(standard(written), None, "{written}");
        }
    }
}
