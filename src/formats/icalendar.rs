//! iCalendar: the events of a calendar become the activities of one timeline.
//!
//! RFC 5545. Lines are unfolded (section 3.1), texts unescaped (3.3.11). An event becomes an object with
//! its properties as fields, and a parameter as `DTSTART;TZID`, so that it is read and told of as every
//! other format is. Zone rules come from the names of zones, not from `VTIMEZONE`; rules of repetition
//! are told, and the event read once; to-dos, journals and alarms are not read.

use super::draft::Draft;
use super::fields::Field;
use super::full_calendar::{last_day, whole_day};
use super::json::{Object, Value};
use super::plain;
use super::shared::{self, Context, addresses};
use crate::edition::activity::{Activity, Place};
use crate::edition::duration::Duration;
use crate::edition::moment::Moment;
use crate::edition::notice::NoticeKind;
use crate::edition::slug::Taken;

/// As many lines are looked at in one step.
const LINES: usize = 2_000;

/// Finds where each event begins, some lines at a time.
pub(super) struct Events {
    at: usize,
    starts: Vec<usize>,
}

impl Events {
    /// Begins at a place of a text.
    pub(super) fn new(at: usize) -> Self {
        Self { at, starts: Vec::new() }
    }

    /// Goes on; true when all are found.
    pub(super) fn step(&mut self, text: &str) -> bool {
        let rest = text.get(self.at..).unwrap_or_default();
        for line in rest.split_inclusive('\n').take(LINES) {
            if line.trim_end().eq_ignore_ascii_case("BEGIN:VEVENT") {
                self.starts.push(self.at);
            }
            self.at += line.len();
        }
        self.at >= text.len()
    }

    /// Where they begin, in bytes.
    pub(super) fn finish(self) -> Vec<usize> {
        self.starts
    }
}

/// A component, the calendar itself or an event, as an object: its properties, without those of the
/// components in it.
pub(super) fn component(text: &str, at: usize) -> Value {
    let (mut fields, mut known) = (Vec::new(), Taken::default());
    let mut depth = 0_usize;
    let mut unfolded = String::new();
    let rest = text.get(at..).unwrap_or_default();
    let mut lines = rest.lines().peekable();
    while let Some(line) = lines.next() {
        unfolded.clear();
        unfolded.push_str(line);
        while let Some(more) = lines.next_if(|next| next.starts_with([' ', '\t'])) {
            unfolded.push_str(more.get(1..).unwrap_or_default());
        }
        let Some((name, value)) = property(&unfolded) else { continue };
        match name.as_str() {
            "BEGIN" => depth += 1,
            "END" if depth <= 1 => break,
            "END" => depth -= 1,
            _ if depth == 1 => add(&mut fields, &mut known, name, value),
            _ => {}
        }
        // A calendar's own properties come before its components (section 3.6).
        if depth > 1 && value.eq_ignore_ascii_case("VEVENT") {
            break;
        }
    }
    tell_apart(&mut fields);
    Value::Object(Object::new(fields).0)
}

/// One event of a series that was changed has the series' UID, and says which one it is.
fn tell_apart(fields: &mut [(String, Value)]) {
    let which = fields.iter().find_map(|(name, value)| match value {
        Value::String(text) if name == "RECURRENCE-ID" => Some(text.clone()),
        _ => None,
    });
    let id = fields.iter_mut().find(|(name, _)| name == "UID");
    if let (Some(which), Some((_, Value::String(id)))) = (which, id) {
        id.push('-');
        id.push_str(&which);
    }
}

/// Adds a property; of one that comes twice the first counts, but for lists of words.
fn add(fields: &mut Vec<(String, Value)>, known: &mut Taken, name: String, value: &str) {
    let mut parts = name.split(';');
    let own = parts.next().unwrap_or_default().to_ascii_uppercase();
    let again = !known.claim(&own);
    let before = fields.iter_mut().find(|(field, _)| again && own == "CATEGORIES" && *field == own);
    match before {
        Some((_, Value::String(words))) => {
            words.push(',');
            words.push_str(value);
        }
        _ if again => {}
        _ => {
            for parameter in parts {
                let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
                let key = format!("{own};{}", key.to_ascii_uppercase());
                fields.push((key, Value::String(value.trim_matches('"').to_owned())));
            }
            fields.push((own, Value::String(value.to_owned())));
        }
    }
}

/// A line's name with its parameters, and its value: parted by the first colon outside quotes.
fn property(line: &str) -> Option<(String, &str)> {
    let mut quoted = false;
    let at = line.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    })?;
    let name = line.get(..at)?;
    let name = if name.contains(';') { name.to_owned() } else { name.to_ascii_uppercase() };
    Some((name, line.get(at + 1..)?))
}

/// What the calendar says of itself.
pub(super) fn head(field: &Field<'_>, draft: &mut Draft<'_>) {
    let named = text(field, "NAME").or_else(|| text(field, "X-WR-CALNAME"));
    draft.edition.title = named.unwrap_or_default();
    draft.edition.description = text(field, "DESCRIPTION").or_else(|| text(field, "X-WR-CALDESC"));
    let zone = field.word_at("X-WR-TIMEZONE");
    let zone = zone.filter(|zone| draft.context.origin.zones.offset_at(zone, 0).is_some());
    if zone.is_some() {
        draft.context.time_zone = zone;
    }
}

/// Reads an event.
pub(super) fn activity(event: &Field<'_>, draft: &mut Draft<'_>) {
    let Some(title) = text(event, "SUMMARY") else {
        event.note(NoticeKind::Dropped, "expected an event with a SUMMARY, found none");
        return;
    };
    if event.word_at("STATUS").is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED")) {
        event.note(NoticeKind::Dropped, "expected an event that takes place, found one cancelled");
        return;
    }
    if event.get("DTSTART").is_none() {
        event.note(NoticeKind::Dropped, "expected an event with a DTSTART, found none");
        return;
    }
    if event.get("RRULE").is_some() || event.get("RDATE").is_some() {
        event.note(
            NoticeKind::Doubted,
            "expected a single event, found one that repeats; read once",
        );
    }
    let context = &draft.context;
    let Some(start) = moment(event, "DTSTART", context) else { return };
    let end = end(event, &start, context);
    let position = draft.article.timeline.activities.len() + 1;
    let body = event.get("DESCRIPTION").and_then(|field| Some((field.raw_text()?, field)));
    let body = body.map(|(text, field)| shared::either(&field, &unescape(&text), context.origin));
    let categories = event.word_at("CATEGORIES").unwrap_or_default();
    let tags = categories.split(',').map(|tag| plain::line(&unescape(tag)));
    let activity = Activity {
        id: shared::identity(event, "UID", position, &mut draft.taken, &mut draft.told),
        start,
        end,
        display: None,
        title,
        body: body.unwrap_or_default(),
        place: text(event, "LOCATION").map(|name| Place { name, position: position_of(event) }),
        tags: tags.filter(|tag| !tag.is_empty()).collect(),
        media: Vec::new(),
        url: addresses::link(event, "URL", draft.context.origin),
    };
    draft.add(Some(activity));
}

/// A text: unescaped, in one line.
fn text(field: &Field<'_>, key: &str) -> Option<String> {
    let written = field.get(key)?.word()?;
    Some(plain::line(&unescape(&written))).filter(|text| !text.is_empty())
}

/// RFC 5545, section 3.3.11.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out
}

/// `20221122`, `20221122T093000`, `…Z`, in the zone of `TZID`.
fn moment(event: &Field<'_>, key: &str, context: &Context<'_>) -> Option<Moment> {
    let field = event.get(key)?;
    let written = field.word()?;
    let zone = event.word_at(&format!("{key};TZID"));
    let known = |zone: &String| context.origin.zones.offset_at(zone, 0).is_some();
    let zone = match zone {
        Some(zone) if !known(&zone) => {
            let message =
                format!("expected the name of a time zone, found `{zone}`; read without it");
            field.note(NoticeKind::Doubted, message);
            None
        }
        zone => zone,
    };
    let inner = Context { time_zone: zone.or_else(|| context.time_zone.clone()), ..*context };
    let dashed =
        || Some(format!("{}-{}-{}", written.get(..4)?, written.get(4..6)?, written.get(6..8)?));
    let (Some(date), Some(rest)) = (dashed(), written.get(8..)) else {
        return inner.moment_of(&written, &field);
    };
    let clock = |rest: &str| {
        Some(format!(
            "T{}:{}:{}{}",
            rest.get(1..3)?,
            rest.get(3..5)?,
            rest.get(5..7)?,
            rest.get(7..)?
        ))
    };
    match rest.is_empty() {
        true => inner.moment_of(&date, &field),
        false => inner.moment_of(&format!("{date}{}", clock(rest).unwrap_or_default()), &field),
    }
}

/// `DTEND`, of whole days the first that is not part of it any more, or `DURATION` after the start.
fn end(event: &Field<'_>, start: &Moment, context: &Context<'_>) -> Option<Moment> {
    if event.get("DTEND").is_some() {
        let end = moment(event, "DTEND", context)?;
        let end = if start.has_time() { end } else { last_day(&whole_day(end)) };
        if end.instant() >= start.instant() {
            return Some(end);
        }
        event.note(NoticeKind::Dropped, "expected a DTEND after DTSTART, found one before it");
        return None;
    }
    let length = event.get("DURATION")?;
    let read = length.word().and_then(|text| Duration::parse(&text));
    if read.is_none() {
        length.dropped("an ISO 8601 duration such as PT45M");
    }
    read.map(|length| length.after(start, context.origin.zones))
}

/// `GEO`: latitude and longitude in degrees.
fn position_of(event: &Field<'_>) -> Option<(f64, f64)> {
    let written = event.word_at("GEO")?;
    let (latitude, longitude) = written.split_once(';')?;
    let degrees =
        |text: &str| super::json::Number::parse(text.trim()).map(|number| number.as_f64());
    let (latitude, longitude) = (degrees(latitude)?, degrees(longitude)?);
    (latitude.abs() <= 90.0 && longitude.abs() <= 180.0).then_some((latitude, longitude))
}
