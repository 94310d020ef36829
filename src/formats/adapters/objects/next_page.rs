//! Addresses of next pages, for programs that give the number of the page or a word for it.

use crate::edition::address::Address;

/// An address with another value of one part of its query.
pub(in crate::formats) fn with(here: Option<&Address>, name: &str, value: &str) -> Option<Address> {
    let whole = here?.as_str();
    let (before, _) = whole.split_once('#').unwrap_or((whole, ""));
    let (path, query) = before.split_once('?').unwrap_or((before, ""));
    let name_of = |pair: &str| {
        pair.split('=').next().unwrap_or_default().replace("%5B", "[").replace("%5D", "]")
    };
    let kept = query.split('&').filter(|pair| !pair.is_empty() && name_of(pair) != name);
    let own = [&encoded(name), "=", &encoded(value)].concat();
    let query: Vec<&str> = kept.chain([own.as_str()]).collect();
    Address::link(&[path, "?", &query.join("&")].concat(), None).ok()
}

/// A text for a query (URL, section 1.3).
fn encoded(text: &str) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or('0');
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    out
}
