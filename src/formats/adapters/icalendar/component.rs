//! The lines of a calendar, and its components as objects (RFC 5545, section 3).

use crate::edition::slug::UsedNames;
use crate::formats::json::{Object, Value};

/// At most this many lines are looked at in one step.
const MAX_LINES: usize = 2_000;

/// Finds the positions, in bytes, at which the components begin that are read. Each step looks at some lines.
pub(super) struct Outline {
    /// The position at which the calendar begins.
    pub(super) begin: usize,
    at: usize,
    /// The positions of the events.
    pub(super) events: Vec<usize>,
    /// The positions of the events that replace one date of a series.
    pub(super) moved: Vec<usize>,
    /// The positions of the time zones.
    pub(super) zones: Vec<usize>,
}

impl Outline {
    /// Begins at a position of a text, in bytes.
    pub(super) fn new(at: usize) -> Self {
        Self { begin: at, at, events: Vec::new(), moved: Vec::new(), zones: Vec::new() }
    }

    /// Looks at further lines; true when all components are found.
    pub(super) fn find(&mut self, text: &str) -> bool {
        let rest = text.get(self.at..).unwrap_or_default();
        for line in rest.split_inclusive('\n').take(MAX_LINES) {
            if begins(line, "BEGIN:VEVENT") {
                self.events.push(self.at);
            } else if begins(line, "BEGIN:VTIMEZONE") {
                self.zones.push(self.at);
            } else if begins(line, "RECURRENCE-ID") && self.moved.last() != self.events.last() {
                self.moved.extend(self.events.last());
            }
            self.at += line.len();
        }
        self.at >= text.len()
    }
}

/// Whether a line begins with a name, in upper or lower case.
pub(in crate::formats) fn begins(line: &str, name: &str) -> bool {
    line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// The component that begins at a position, as an object with its own properties. Properties of components inside
/// are left out.
pub(in crate::formats) fn component(text: &str, at: usize) -> Value {
    let (mut fields, mut known) = (Vec::new(), UsedNames::default());
    let (mut depth, mut own) = (0_usize, String::new());
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
            // A component that is never closed ends where the next one begins. A calendar's own properties
            // come before its events (section 3.6).
            "BEGIN" if depth > 0 && ends_at(&own, value) => break,
            "BEGIN" => {
                if depth == 0 {
                    own = value.to_ascii_uppercase();
                }
                depth += 1;
            }
            "END" if depth <= 1 => break,
            "END" => depth -= 1,
            _ if depth == 1 => add(&mut fields, &mut known, name, value),
            _ => {}
        }
    }
    make_unique(&mut fields);
    Value::Object(Object::new(fields).0)
}

/// Whether a component ends where another one begins in it.
fn ends_at(own: &str, other: &str) -> bool {
    let is = |name: &str| other.trim_end().eq_ignore_ascii_case(name);
    is("VEVENT") || (own.trim_end() != "VCALENDAR" && !is("VALARM"))
}

/// Makes the UID of a changed event of a series unique. The event and the series have the same UID, so the date that
/// the event replaces is added to its own.
fn make_unique(fields: &mut [(String, Value)]) {
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

/// Adds a property. The first one of a name counts, but categories are joined, and each rule and each line of dates is kept,
/// with its own zone.
fn add(fields: &mut Vec<(String, Value)>, known: &mut UsedNames, name: String, value: &str) {
    let mut parts = name.split(';');
    let own = parts.next().unwrap_or_default().to_ascii_uppercase();
    let parameters = parts.map(|parameter| {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        (key.to_ascii_uppercase(), Value::String(value.trim_matches('"').to_owned()))
    });
    let again = !known.claim(&own);
    let before = again.then(|| fields.iter_mut().find(|(field, _)| *field == own)).flatten();
    let text = Value::String(value.to_owned());
    match (own.as_str(), before) {
        ("EXDATE" | "RDATE" | "RRULE", before) => {
            let line = parameters.chain([("value".to_owned(), text)]);
            let line = Value::Object(Object::new(line.collect()).0);
            match before {
                Some((_, Value::Array(lines))) => lines.push(line),
                _ => fields.push((own, Value::Array(vec![line]))),
            }
        }
        ("CATEGORIES", Some((_, Value::String(words)))) => {
            words.push(',');
            words.push_str(value);
        }
        _ if again => {}
        _ => {
            fields.extend(parameters.map(|(key, value)| (format!("{own};{key}"), value)));
            fields.push((own, text));
        }
    }
}

/// A line's name with its parameters, and its value. The first colon outside quotes is between them.
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

/// The text without its escapes (RFC 5545, section 3.3.11).
pub(super) fn unescape(text: &str) -> String {
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
