//! Where a notice's place, such as `items[3]._gazette.lead`, is in the text of its document.
//!
//! Only for texts that were read already: what is not found is told at the nearest place around it.

use std::collections::HashMap;

/// Finds places in one text; what was passed on the way to one is known for the next.
pub(crate) struct Places<'a> {
    text: &'a str,
    /// The elements of arrays, and the fields of objects, by where these begin.
    elements: HashMap<usize, Vec<usize>>,
    fields: HashMap<usize, Vec<(&'a str, usize)>>,
    /// Documents behind each other.
    documents: Vec<usize>,
    /// The events of a calendar, with the end of the text.
    events: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let (elements, fields) = (HashMap::new(), HashMap::new());
        Self { text, elements, fields, documents: Vec::new(), events: Vec::new() }
    }

    /// The place in bytes.
    pub(crate) fn find(&mut self, place: &str) -> usize {
        if let Some(rest) = place.strip_prefix("VEVENT[") {
            return self.in_calendar(rest);
        }
        let text = self.text;
        let Some(mut at) = text.find(['{', '[']).filter(|_| place != "the document") else {
            return 0;
        };
        let mut rest = place;
        if rest.starts_with('[') && !text.get(at..).is_some_and(|text| text.starts_with('[')) {
            // Documents behind each other, or one that is an item itself.
            let (index, after) = index_of(rest);
            at = self.document(at, index);
            rest = after;
        }
        while !rest.is_empty() {
            let found = match rest.strip_prefix('.') {
                Some(_) | None if !rest.starts_with('[') => {
                    self.in_object(at, rest.strip_prefix('.').unwrap_or(rest))
                }
                _ => {
                    let (index, after) = index_of(rest);
                    self.in_array(at, index).map(|at| (at, after))
                }
            };
            let Some((next, after)) = found else { break };
            (at, rest) = (next, after);
        }
        at
    }

    /// The document with a number, of those that begin at a place.
    fn document(&mut self, first: usize, index: usize) -> usize {
        if self.documents.is_empty() {
            self.documents.push(first);
        }
        while self.documents.len() <= index {
            let next = end_of(self.text, self.documents.last().copied().unwrap_or(first));
            let begins = self.text.get(next..).and_then(|text| text.find('{'));
            let Some(begins) = begins else { break };
            self.documents.push(next + begins);
        }
        self.documents.get(index).or(self.documents.last()).copied().unwrap_or(first)
    }

    /// The value of the field whose name the path begins with, and the rest of the path.
    fn in_object<'p>(&mut self, at: usize, path: &'p str) -> Option<(usize, &'p str)> {
        let fields = self.fields.entry(at).or_insert_with(|| fields_of(self.text, at));
        // Of a name that comes twice the last value counts.
        fields.iter().rev().find_map(|(name, value)| {
            let rest = path.strip_prefix(name)?;
            (rest.is_empty() || rest.starts_with(['.', '['])).then_some((*value, rest))
        })
    }

    fn in_array(&mut self, at: usize, index: usize) -> Option<usize> {
        if self.text.as_bytes().get(at) != Some(&b'[') {
            // One value in place of an array.
            return (index == 0).then_some(at);
        }
        let elements = self.elements.entry(at).or_insert_with(|| elements_of(self.text, at));
        elements.get(index).copied()
    }

    /// The event with a number, and the line of the property that follows it.
    fn in_calendar(&mut self, place: &str) -> usize {
        let (index, property) = index_of(place);
        let property = property.trim_start_matches('.').split(';').next().unwrap_or_default();
        if self.events.is_empty() {
            self.events = events_of(self.text);
        }
        let Some(event) = self.events.get(index).copied() else { return 0 };
        let end = self.events.get(index + 1).copied().unwrap_or(self.text.len());
        let mut at = event;
        for line in self.text.get(event..end).unwrap_or_default().split_inclusive('\n') {
            if !property.is_empty() && line.starts_with(property) {
                return at;
            }
            at += line.len();
        }
        event
    }
}

/// The number in brackets at the beginning, and what follows them.
fn index_of(path: &str) -> (usize, &str) {
    let (number, rest) = path.trim_start_matches('[').split_once(']').unwrap_or((path, ""));
    (number.parse().unwrap_or_default(), rest)
}

/// The names and the places of the values of an object.
fn fields_of(text: &str, at: usize) -> Vec<(&str, usize)> {
    let mut fields = Vec::new();
    let mut at = skip_space(text, at + 1);
    while text.as_bytes().get(at) == Some(&b'"') {
        let end = end_of(text, at);
        let Some(name) = text.get(at + 1..end - 1) else { break };
        let value = skip_space(text, skip_space(text, end) + 1);
        fields.push((name, value));
        at = after_comma(text, end_of(text, value));
    }
    fields
}

/// The places of the elements of an array.
fn elements_of(text: &str, at: usize) -> Vec<usize> {
    let mut elements = Vec::new();
    let mut at = skip_space(text, at + 1);
    while text.as_bytes().get(at).is_some_and(|byte| *byte != b']') {
        elements.push(at);
        let next = after_comma(text, end_of(text, at));
        if next <= at {
            break;
        }
        at = next;
    }
    elements
}

/// Where the events of a calendar begin.
fn events_of(text: &str) -> Vec<usize> {
    let (mut at, mut events) = (0, Vec::new());
    for line in text.split_inclusive('\n') {
        if line.trim_end().eq_ignore_ascii_case("BEGIN:VEVENT") {
            events.push(at);
        }
        at += line.len();
    }
    events
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

fn after_comma(text: &str, at: usize) -> usize {
    let at = skip_space(text, at);
    if text.as_bytes().get(at) == Some(&b',') { skip_space(text, at + 1) } else { at }
}

/// The end of the value at a place.
fn end_of(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut quoted) = (at, 0_usize, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quoted => at += 1,
            b'"' => {
                quoted = !quoted;
                if !quoted && depth == 0 {
                    return at + 1;
                }
            }
            _ if quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => return at,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            byte if depth == 0 && byte.is_ascii_whitespace() => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::Places;

    fn locate(text: &str, place: &str) -> usize {
        Places::new(text).find(place)
    }

    fn at(text: &str, place: &str) -> String {
        text.get(locate(text, place)..).unwrap_or_default().chars().take(4).collect()
    }

    #[test]
    fn places_are_found() {
        let text = r#"{ "a": 1, "items": [ {"id": "x,]}"}, {"id": 2, "b.c": {"d": [7, 8] } } ] }"#;
        assert_eq!(at(text, "the document"), r#"{ "a"#);
        assert_eq!(at(text, "items[0].id"), "\"x,]");
        assert_eq!(at(text, "items[1].id"), "2, \"");
        assert_eq!(at(text, "items[1].b.c.d[1]"), "8] }");
        assert_eq!(at(text, "items[1].missing"), "{\"id");
        assert_eq!(at("[{\"a\": 1}, {\"a\": 2}]", "[1].a"), "2}]");
        assert_eq!(at("{\"a\": 1}\n{\"a\": 2}", "[1].a"), "2}");
        assert_eq!(at("callback({\"a\": 5})", "a"), "5})");
    }

    #[test]
    fn events_of_calendars_are_found() {
        let text =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\n";
        assert_eq!(at(text, "VEVENT[1].UID"), "UID:");
        assert!(
            text.get(locate(text, "VEVENT[1].UID")..).is_some_and(|rest| rest.starts_with("UID:b"))
        );
        assert_eq!(at(text, "VEVENT[0]"), "BEGI");
    }
    #[test]
    fn many_places_are_found_in_one_walk_each() {
        let item = r#"{"id": "x", "tags": [1, [2], {"a": 3}], "id": "y"}"#;
        for text in [
            format!("{{\"items\": [{}]}}", [item; 9].join(",")),
            format!("[{}]", [item; 9].join(", ")),
            [item; 9].join("\n"),
        ] {
            let mut places = Places::new(&text);
            let list = if text.starts_with("{\"items") { "items" } else { "" };
            for index in [8, 0, 3, 3, 9, 7] {
                for field in ["", ".id", ".tags[2].a", ".tags[3]", ".none"] {
                    let place = format!("{list}[{index}]{field}");
                    assert_eq!(places.find(&place), locate(&text, &place), "{place}");
                }
            }
            assert_eq!(at(&text, &format!("{list}[8].id")), "\"y\"}");
        }
    }

    /// Some hundred thousand places would take hours if each were looked for from the beginning.
    #[test]
    fn a_large_text_is_not_walked_through_for_every_place() {
        let item = format!("{{\"id\": \"{}\", \"tags\": [1, 2, 3]}}", "x".repeat(100));
        let lines = vec![item.as_str(); 20_000].join("\n");
        let array = format!("[{}]", lines.replace('\n', ","));
        let calendar = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:x\r\nEND:VEVENT\r\n".repeat(20_000);
        for (text, name, field) in
            [(&lines, "", ".tags[2]"), (&array, "", ".tags[2]"), (&calendar, "VEVENT", ".DTSTART")]
        {
            let mut places = Places::new(text);
            let found = (0..20_000).map(|index| places.find(&format!("{name}[{index}]{field}")));
            let found: Vec<usize> = found.collect();
            assert!(found.is_sorted_by(|one, next| one < next));
        }
    }
}
