//! Where a notice's place, such as `items[3]._gazette.lead`, is in the text of its document.
//!
//! Only for texts that were read already: what is not found is told at the nearest place around it.

/// The place in bytes.
pub(crate) fn locate(text: &str, place: &str) -> usize {
    if let Some(rest) = place.strip_prefix("VEVENT[") {
        return in_calendar(text, rest);
    }
    let Some(mut at) = text.find(['{', '[']).filter(|_| place != "the document") else { return 0 };
    let mut rest = place;
    if rest.starts_with('[') && !text.get(at..).is_some_and(|text| text.starts_with('[')) {
        // Documents behind each other, or one that is an item itself.
        let (index, after) = index_of(rest);
        for _ in 0..index {
            let next = end_of(text, at);
            at = next + text.get(next..).and_then(|text| text.find('{')).unwrap_or_default();
        }
        rest = after;
    }
    while !rest.is_empty() {
        let found = match rest.strip_prefix('.') {
            Some(_) | None if !rest.starts_with('[') => {
                in_object(text, at, rest.strip_prefix('.').unwrap_or(rest))
            }
            _ => {
                let (index, after) = index_of(rest);
                in_array(text, at, index).map(|at| (at, after))
            }
        };
        let Some((next, after)) = found else { break };
        (at, rest) = (next, after);
    }
    at
}

/// The number in brackets at the beginning, and what follows them.
fn index_of(path: &str) -> (usize, &str) {
    let (number, rest) = path.trim_start_matches('[').split_once(']').unwrap_or((path, ""));
    (number.parse().unwrap_or_default(), rest)
}

/// The value of the field whose name the path begins with, and the rest of the path.
fn in_object<'p>(text: &str, at: usize, path: &'p str) -> Option<(usize, &'p str)> {
    let mut found = None;
    let mut at = skip_space(text, at.checked_add(1)?);
    while text.as_bytes().get(at) == Some(&b'"') {
        let end = end_of(text, at);
        let name = text.get(at + 1..end - 1)?;
        let value = skip_space(text, skip_space(text, end) + 1);
        let rest =
            path.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        // Of a name that comes twice the last value counts.
        found = rest.map(|rest| (value, rest)).or(found);
        at = after_comma(text, end_of(text, value));
    }
    found
}

fn in_array(text: &str, at: usize, index: usize) -> Option<usize> {
    if text.as_bytes().get(at) != Some(&b'[') {
        // One value in place of an array.
        return (index == 0).then_some(at);
    }
    let mut at = skip_space(text, at + 1);
    for _ in 0..index {
        at = after_comma(text, end_of(text, at));
    }
    (text.as_bytes().get(at)? != &b']').then_some(at)
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

/// The event with a number, and the line of the property that follows it.
fn in_calendar(text: &str, place: &str) -> usize {
    let (index, property) = index_of(place);
    let property = property.trim_start_matches('.').split(';').next().unwrap_or_default();
    let mut at = 0;
    let (mut events, mut event) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim_end().eq_ignore_ascii_case("BEGIN:VEVENT") {
            if events == index {
                event = at;
            }
            events += 1;
        }
        let here = events == index + 1 && !property.is_empty();
        if here && line.starts_with(property) {
            return at;
        }
        at += line.len();
    }
    event
}

#[cfg(test)]
mod tests {
    use super::locate;

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
}
