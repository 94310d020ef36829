//! Exports of a timeline: a calendar, a table, and the format of TimelineJS.
//!
//! Makes texts of entries and saves nothing.

mod table;

use std::fmt::Write;

pub use table::table;

use super::timeline::entries::Entry;
use crate::edition::activity::Activity;
use crate::edition::body::plain_text;
use crate::edition::time::calendar::{Date, TimeOfDay, split};
use crate::edition::time::moment::{Moment, Precision};
use crate::reading::dates;
use crate::words::Words;

/// A calendar (RFC 5545) of activities, with times in UTC, days as dates, and stable identifiers.
///
/// Activities that are known only to the month or year, or are before the year 1, have no notation in a
/// calendar and are left out. The second value is their number.
pub fn calendar(entries: &[Entry<'_>], title: &str, site: &str, now: i64) -> (String, usize) {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| {
        fold(&mut out, &format!("{name}{value}"));
    };
    line("BEGIN:", "VCALENDAR");
    line("VERSION:", "2.0");
    line("PRODID:", "-//Gazette//Timeline//EN");
    line("X-WR-CALNAME:", &escape(title));
    let mut left_out = 0;
    for Entry { article, activity } in entries {
        let Activity { start, end, .. } = activity;
        if !fits_calendar(start) {
            left_out += 1;
            continue;
        }
        line("BEGIN:", "VEVENT");
        // Section 3.8.4.7: globally unique and persistent, so that a second import adds no duplicates.
        line("UID:", &escape(&format!("{}/{}@{site}", article.slug, activity.id)));
        line("DTSTAMP:", &utc(now));
        push_times(start, end.as_ref(), &mut line);
        line("SUMMARY:", &escape(&activity.title));
        if !activity.body.is_empty() {
            line("DESCRIPTION:", &escape(&plain_text(&activity.body)));
        }
        if let Some(place) = &activity.place {
            line("LOCATION:", &escape(&place.name));
            if let Some((latitude, longitude)) = place.position {
                line("GEO:", &format!("{latitude};{longitude}"));
            }
        }
        if !activity.tags.is_empty() {
            let tags: Vec<String> = activity.tags.iter().map(|tag| escape(tag)).collect();
            line("CATEGORIES:", &tags.join(","));
        }
        if let Some(url) = &activity.url {
            line("URL:", url.as_str());
        }
        line("END:", "VEVENT");
    }
    line("END:", "VCALENDAR");
    (out, left_out)
}

/// Whether a calendar has a notation for a moment: it is known at least to the day, and is in the years 1 to 9999.
pub fn fits_calendar(start: &Moment) -> bool {
    start.precision >= Precision::Day && (1..=9999).contains(&start.date.year)
}

fn push_times(start: &Moment, end: Option<&Moment>, line: &mut dyn FnMut(&str, &str)) {
    let end = end.filter(|end| (1..=9999).contains(&end.date.year));
    if start.has_time() {
        line("DTSTART:", &utc(start.instant()));
        if let Some(end) = end.filter(|end| end.end_exclusive() > start.instant()) {
            line("DTEND:", &utc(end.end_exclusive()));
        }
        return;
    }
    line("DTSTART;VALUE=DATE:", &day(start.date));
    // Section 3.6.1: the end of an event of whole days is the day after its last day.
    let last =
        end.filter(|end| end.date >= start.date).map_or(start.date, |end| match end.precision {
            Precision::Year => Date { month: 12, day: 31, ..end.date },
            Precision::Month => {
                let next = Date { day: 1, ..end.date }.plus_months(1);
                Date::from_days_since_1970(next.days_since_1970() - 1)
            }
            _ => end.date,
        });
    let after = Date::from_days_since_1970(last.days_since_1970() + 1);
    line("DTEND;VALUE=DATE:", &day(after));
}

fn day(Date { year, month, day }: Date) -> String {
    format!("{year:04}{month:02}{day:02}")
}

fn utc(seconds: i64) -> String {
    let (date, TimeOfDay { hour, minute, second }) = split(seconds);
    format!("{}T{hour:02}{minute:02}{second:02}Z", day(date))
}

/// Escapes a text with backslashes (section 3.3.11). Control characters that are not allowed are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(letter),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Folds a line into lines of at most 75 bytes, each but the first after a space (section 3.1).
fn fold(out: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

/// A moment in the notation of datasets, as exact as it is known, with a minus sign for years BC, and with `~` behind an
/// approximate one.
pub fn written(moment: &Moment) -> String {
    let Date { year, month, day } = moment.date;
    let year = match year {
        1..=9999 => format!("{year:04}"),
        10_000.. => format!("+{year}"),
        before => format!("-{:04}", 1 - before),
    };
    let written = match moment.precision {
        Precision::Year => year,
        Precision::Month => format!("{year}-{month:02}"),
        Precision::Day => format!("{year}-{month:02}-{day:02}"),
        Precision::Minute | Precision::Second => {
            let TimeOfDay { hour, minute, second } = moment.time;
            let (sign, minutes) = match moment.offset {
                0.. => ('+', moment.offset / 60),
                west => ('-', -west / 60),
            };
            let (hours, minutes) = (minutes / 60, minutes % 60);
            format!(
                "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{hours:02}:{minutes:02}"
            )
        }
    };
    if moment.approximate { written + "~" } else { written }
}

/// The JSON of TimelineJS <https://timeline.knightlab.com/docs/json-format.html>. The format has no zones, so
/// times are on the clocks of the places. It has no approximate dates either, so that their text says it.
pub fn timeline_js(entries: &[Entry<'_>], title: &str, words: &Words) -> String {
    let mut out =
        format!("{{\"title\":{{\"text\":{{\"headline\":{}}}}},\"events\":[", json(&html(title)));
    for (index, Entry { article, activity }) in entries.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(
            out,
            "{comma}\n{{\"unique_id\":{}",
            json(&format!("{}/{}", article.slug, activity.id))
        );
        let _ = write!(
            out,
            ",\"start_date\":{}",
            date_object(&activity.start, activity.display.as_deref(), words)
        );
        if let Some(end) = &activity.end {
            let _ = write!(out, ",\"end_date\":{}", date_object(end, None, words));
        }
        // TimelineJS reads headline, text, caption and credit as HTML.
        let text = plain_text(&activity.body);
        let paragraphs: Vec<String> = text
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| format!("<p>{}</p>", html(line)))
            .collect();
        let _ = write!(
            out,
            ",\"text\":{{\"headline\":{},\"text\":{}}}",
            json(&html(&activity.title)),
            json(&paragraphs.concat())
        );
        if let Some(media) = activity.media.first() {
            let _ = write!(
                out,
                ",\"media\":{{\"url\":{},\"alt\":{},\"caption\":{},\"credit\":{}}}",
                json(media.picture.address.as_str()),
                json(&media.picture.alt),
                json(&html(media.caption.as_deref().unwrap_or_default())),
                json(&html(media.credit.as_deref().unwrap_or_default()))
            );
        }
        if let Some(group) = activity.tags.first() {
            // TimelineJS reads the group as HTML twice, so that it is escaped twice.
            let _ = write!(out, ",\"group\":{}", json(&html(&html(group))));
        }
        out.push('}');
    }
    out.push_str("\n]}\n");
    out
}

fn date_object(moment: &Moment, display: Option<&str>, words: &Words) -> String {
    let Date { year, month, day } = moment.date;
    let TimeOfDay { hour, minute, second } = moment.time;
    // TimelineJS has no year 0: -1 is 1 BC.
    let year = if year < 1 { year - 1 } else { year };
    let mut out = format!("{{\"year\":{year}");
    if moment.precision >= Precision::Month {
        let _ = write!(out, ",\"month\":{month}");
    }
    if moment.precision >= Precision::Day {
        let _ = write!(out, ",\"day\":{day}");
    }
    if moment.has_time() {
        let _ = write!(out, ",\"hour\":{hour},\"minute\":{minute}");
        if moment.precision == Precision::Second {
            let _ = write!(out, ",\"second\":{second}");
        }
    }
    let about = moment.approximate.then(|| dates::full(moment, words));
    if let Some(text) = display.map(str::to_owned).or(about) {
        let _ = write!(out, ",\"display_date\":{}", json(&html(&text)));
    }
    out.push('}');
    out
}

fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
