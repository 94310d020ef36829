//! HTML text to tags and text, as the standard's tokenizer would find them (HTML, section 13.2.5),
//! in one pass and linear time.
//!
//! The standard describes a machine of eighty states, and the libraries that follow it letter by letter
//! weigh 30 KB in the module, a fifth of the reader. Errors, comments and doctypes do not matter here, and
//! without them the rules are few. The tests compare this with such a library (`html5gum`), token by
//! token, on any soup.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::attributes::Attributes;
use crate::formats::text::entities::{Place, decode};

/// A tag or a run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Start { name: Vec<u8>, attributes: Attributes, self_closing: bool },
    End { name: Vec<u8> },
    Text(String),
}

/// The way that the text of an element reads where it is not markup (HTML, section 13.2.6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raw {
    /// As it stands, up to the element's end tag.
    Text,
    /// As [`Raw::Text`], with character references.
    Escapable,
    /// As [`Raw::Text`], but a script may hold comments with scripts in them.
    Script,
    /// As it stands, to the end of everything.
    Everything,
}

/// Calls `each` for every token, until it breaks off. It continues with the way that the text of the
/// opened element reads, where that is not markup.
pub(super) fn for_each(html: &str, each: &mut dyn FnMut(Token) -> ControlFlow<(), Option<Raw>>) {
    // Line ends first (HTML, section 13.2.3.5).
    let lines = match html.contains('\r') {
        true => Cow::Owned(html.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(html),
    };
    let mut scanner = Scanner { html: &lines, at: 0, text: String::new() };
    loop {
        let tag = scanner.next_tag();
        if !scanner.text.is_empty()
            && each(Token::Text(std::mem::take(&mut scanner.text))).is_break()
        {
            return;
        }
        let Some(tag) = tag else { return };
        let name = match &tag {
            Token::Start { name, .. } => name.clone(),
            _ => Vec::new(),
        };
        match each(tag) {
            ControlFlow::Continue(Some(raw)) => scanner.raw(raw, &name),
            ControlFlow::Continue(None) => {}
            ControlFlow::Break(()) => return,
        }
    }
}

struct Scanner<'a> {
    html: &'a str,
    at: usize,
    /// Text that has been read and not yet handed out.
    text: String,
}

impl<'a> Scanner<'a> {
    /// Reads past the next tag, and gathers the text before it without comments. `None` is the end.
    fn next_tag(&mut self) -> Option<Token> {
        loop {
            let rest = self.rest();
            let Some(open) = rest.find('<') else {
                self.text.push_str(&decode(rest, Place::Text));
                self.at = self.html.len();
                return None;
            };
            let (text, markup) = rest.split_at(open);
            self.text.push_str(&decode(text, Place::Text));
            self.at += open;
            let mut after = markup.bytes().skip(1);
            match (after.next(), after.next()) {
                (Some(first), _) if first.is_ascii_alphabetic() => return self.tag(1),
                (Some(b'/'), Some(first)) if first.is_ascii_alphabetic() => return self.tag(2),
                (Some(b'!'), _) if markup.starts_with("<!--") => self.comment(),
                // Doctypes, instructions, and what looks like a tag without a name.
                (Some(b'!' | b'?'), _) | (Some(b'/'), Some(_)) => self.skip_past(">"),
                _ => {
                    self.text.push('<');
                    self.at += 1;
                }
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    /// Moves on to the first byte that `ends` accepts. The answer is the text before it.
    fn until(&mut self, ends: impl Fn(u8) -> bool) -> &'a str {
        let from = self.at;
        let bytes = self.html.as_bytes().get(from..).unwrap_or_default();
        self.at += bytes.iter().position(|byte| ends(*byte)).unwrap_or(bytes.len());
        self.html.get(from..self.at).unwrap_or_default()
    }

    fn skip_past(&mut self, end: &str) {
        let found = self.rest().find(end).map(|at| self.at + at + end.len());
        self.at = found.unwrap_or(self.html.len());
    }

    /// Passes a comment. `<!-->` and `<!--->` are whole ones.
    fn comment(&mut self) {
        self.at += "<!--".len();
        for short in [">", "->"] {
            if self.rest().starts_with(short) {
                self.at += short.len();
                return;
            }
        }
        while self.at < self.html.len() {
            self.skip_past("--");
            // Of more than two hyphens the last two count.
            self.until(|byte| byte != b'-');
            for end in [">", "!>"] {
                if self.rest().starts_with(end) {
                    self.at += end.len();
                    return;
                }
            }
        }
    }

    /// A tag with its attributes. `None` is one that never ends, which is no tag.
    fn tag(&mut self, name_at: usize) -> Option<Token> {
        self.at += name_at;
        let name = self.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let name = name.to_ascii_lowercase().replace('\0', "\u{FFFD}").into_bytes();
        let mut attributes = Attributes::default();
        let self_closing = loop {
            self.until(|byte| !is_space(byte));
            match self.peek()? {
                b'>' => break false,
                b'/' => {
                    self.at += 1;
                    if self.peek() == Some(b'>') {
                        break true;
                    }
                }
                _ => self.attribute(&mut attributes)?,
            }
        };
        self.at += 1;
        Some(match name_at {
            1 => Token::Start { name, attributes, self_closing },
            _ => Token::End { name },
        })
    }

    fn attribute(&mut self, attributes: &mut Attributes) -> Option<()> {
        let from = self.at;
        // A name may begin with `=`, but not go on with it.
        self.at += self.rest().chars().next()?.len_utf8();
        self.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let name = self.html.get(from..self.at)?.as_bytes();
        self.until(|byte| !is_space(byte));
        let mut value = "";
        if self.peek()? == b'=' {
            self.at += 1;
            self.until(|byte| !is_space(byte));
            let quote = self.peek()?;
            let from = self.at;
            if matches!(quote, b'"' | b'\'') {
                self.at += 1;
                self.until(|byte| byte == quote);
                value = self.html.get(from + 1..self.at)?;
                self.peek()?;
                self.at += 1;
            } else {
                self.until(|byte| is_space(byte) || byte == b'>');
                value = self.html.get(from..self.at)?;
            }
        }
        attributes.add(name, value);
        Some(())
    }

    /// Gathers text that is not markup, up to the end tag of the element `name`.
    fn raw(&mut self, raw: Raw, name: &[u8]) {
        let rest = self.rest();
        let end = match raw {
            Raw::Everything => None,
            Raw::Text | Raw::Escapable => {
                rest.match_indices("</").map(|(at, _)| at).find(|at| is_tag(rest, at + 2, name))
            }
            Raw::Script => script_end(rest),
        };
        let text = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let text = text.replace('\0', "\u{FFFD}");
        self.at += end.unwrap_or(rest.len());
        self.text = if raw == Raw::Escapable { decode(&text, Place::Text) } else { text };
    }
}

/// The place of a script's end tag. An end tag in a comment that holds `<script>` belongs to that inner
/// script (HTML, section 13.2.5.17 on).
fn script_end(text: &str) -> Option<usize> {
    let (mut in_comment, mut in_inner) = (false, false);
    let mut at = 0;
    loop {
        at += text.get(at..)?.find(['<', '-'])?;
        let rest = text.get(at..)?;
        if rest.starts_with("<!--") && !in_comment {
            in_comment = true;
            // `<!-->` begins a comment and ends it.
            at += 2;
            continue;
        }
        if rest.starts_with("-->") {
            (in_comment, in_inner) = (false, false);
        } else if rest.starts_with("</") && is_tag(text, at + 2, b"script") {
            if !in_inner {
                return Some(at);
            }
            in_inner = false;
        } else if rest.starts_with('<') && in_comment && is_tag(text, at + 1, b"script") {
            in_inner = true;
        }
        at += 1;
    }
}

/// Whether the name of a tag stands at a place, and ends as one.
fn is_tag(text: &str, at: usize, name: &[u8]) -> bool {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let Some((start, rest)) = rest.split_at_checked(name.len()) else { return false };
    let ends = rest.first().is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
    start.eq_ignore_ascii_case(name) && ends
}

/// Whether a byte parts a tag from its attributes (HTML, section 13.2.5.8).
fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0C' | b' ')
}

#[cfg(test)]
mod tests;
