//! Converts dates as people and programs write them to the one notation that `Moment` reads.
//!
//! It understands numbers of seconds or milliseconds since 1970, the basic form of ISO 8601, RFC 5322 (mail and RSS),
//! months by their names in the languages of feeds (`words`), 12-hour clocks, and numbers with slashes or dots where
//! their order is certain. The order of `03/04/2022` is not certain: some readers take it for a day in March, others
//! for one in April. A text with a part that is not understood is no date, because that part might change the rest.

mod approximate;
mod edtf;
mod words;

use crate::edition::address::to_lowercase_letter;
use crate::edition::time::calendar::{TimeOfDay, split};
use crate::edition::time::moment::Moment;
use approximate::approximate;
use edtf::{edtf, has_no_beginning};
use words::{Half, Word, is_letter, take};

/// The same date in a notation such as `2022-11-22`, `2022-11-22T09:30:00+08:00` or `1090~`, or two such dates with a
/// slash between them for a stretch of time (`2010/2019`); `None` where its meaning is not certain.
pub(crate) fn standard(text: &str) -> Option<String> {
    if has_no_beginning(text.trim()) {
        return None;
    }
    if let Some(date) = edtf(text.trim()) {
        return Some(date);
    }
    let Some(about) = approximate(text.trim()) else { return exact(text) };
    let exact = Moment::parse(about).is_ok().then(|| about.to_owned()).or_else(|| exact(about))?;
    Some(exact + "~")
}

/// The same date in the standard's notation, as far as it is an exact one.
fn exact(text: &str) -> Option<String> {
    let text = normalised(text.trim());
    if let Some(date) = date_of_number(&text) {
        return Some(date);
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

/// The same text with one kind of space, hyphen and digit, and in lower case.
fn normalised(text: &str) -> String {
    let normalised = |letter: char| match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        // Dashes are between two times, and never before an offset.
        '\u{2012}'..='\u{2015}' => '~',
        '\u{A0}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{3000}' => ' ',
        _ => letter,
    };
    text.chars().map(|letter| to_lowercase_letter(normalised(letter))).collect()
}

/// The date that a number alone stands for: seconds or milliseconds since 1970, a day in eight digits, or a day and a
/// time in twelve or fourteen digits.
fn date_of_number(text: &str) -> Option<String> {
    let whole = text.split('.').next()?;
    let count: i64 = whole.parse().ok()?;
    let digits = whole.trim_start_matches(['-', '+']);
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
    let seconds = match digits.len() {
        8 if digits == whole => {
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

/// The parts of a text.
#[derive(Default)]
struct Parts<'a> {
    /// The numbers of the text, each with the character before it.
    numbers: Vec<(&'a str, char)>,
    month: Option<u8>,
    time: Option<TimeOfDay>,
    half: Option<Half>,
    offset: String,
    /// Whether seconds were written.
    has_seconds: bool,
}

impl<'a> Parts<'a> {
    /// Collects the parts of a text. It is `None` where a part is not understood or contradicts another.
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
                // Dots and commas have no meaning.
                self.remark(rest).or_else(|| rest.get(first.len_utf8()..))?
            };
            before = from.get(..from.len() - rest.len())?.chars().next_back()?;
        }
        Some(())
    }

    fn number(&mut self, before: char, text: &'a str) -> Option<&'a str> {
        let (number, after) = take(text, |c| c.is_ascii_digit());
        match (self.time, before) {
            // 10:00-12:00 and 7 pm-9 pm are ranges of time, and the hyphen is no sign of an offset.
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

    /// A time such as 3时30分15秒 or 3시 30분. `rest` begins before the mark of the hour.
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
            // "mar." is also Tuesday in French, Spanish and Italian, where it comes before the month.
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
            // A "CST" before the year may be China's: the programs that write it put the zone before the year.
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

    /// The text after a remark in brackets that adds nothing: a zone's name after its offset, or a weekday in one
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
            // RFC 822 has two digits, of which RFC 2822 (section 4.3) says the century. It asks for a time and a zone.
            (&[(day, _), (year, _)], Some(month))
                if year.len() == 2 && self.time.is_some() && !self.offset.is_empty() =>
            {
                let century = if year < "50" { "20" } else { "19" };
                return (day.len() <= 2).then(|| format!("{century}{year}-{month:02}-{day:0>2}"));
            }
            (&[(year, _)], Some(month)) if year.len() == 4 => {
                return Some(format!("{year}-{month:02}"));
            }
            (&[(day, _)], None) if day.len() == 8 => return date_of_number(day),
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

#[cfg(test)]
mod tests;
