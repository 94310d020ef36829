//! Splits HTML into tags and text as the standard's tokenizer does (HTML, section 13.2.5), in one pass and
//! linear time.
//!
//! The standard describes a machine of eighty states. Libraries that follow the standard to the letter weigh
//! 30 KB in the module, a fifth of the reader. Errors, comments and doctypes do not matter here, and without
//! them the rules are few. The tests compare this tokenizer with such a library (`html5gum`), token by token,
//! on random markup.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::attributes::Attributes;
use crate::formats::text::entities::{TextKind, decode};

/// A tag or a run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Start { name: Vec<u8>, attributes: Attributes, self_closing: bool },
    End { name: Vec<u8> },
    Text(String),
}

/// How the content of an element is tokenized if it is not markup (HTML, section 13.2.6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Raw {
    /// The content is text up to the element's end tag.
    Text,
    /// The same as [`Raw::Text`], with character references.
    Escapable,
    /// The same as [`Raw::Text`], but a script may contain comments with scripts inside.
    Script,
    /// The content is all text up to the end of the input.
    Everything,
}

/// Calls `each` for every token, until `each` returns `Break`. With `Continue`, `each` says how the content of
/// the opened element is tokenized, if the content is not markup.
pub(super) fn for_each(html: &str, each: &mut dyn FnMut(Token) -> ControlFlow<(), Option<Raw>>) {
    // Line ends are normalized first (HTML, section 13.2.3.5).
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
    /// Text that was read and is not yet given to `each`.
    text: String,
}

impl<'a> Scanner<'a> {
    /// Reads the next tag, and collects the text before it without comments. `None` at the end of the input.
    fn next_tag(&mut self) -> Option<Token> {
        loop {
            let rest = self.rest();
            let Some(open) = rest.find('<') else {
                self.text.push_str(&decode(rest, TextKind::Content));
                self.at = self.html.len();
                return None;
            };
            let (text, markup) = rest.split_at(open);
            self.text.push_str(&decode(text, TextKind::Content));
            self.at += open;
            let mut after = markup.bytes().skip(1);
            match (after.next(), after.next()) {
                (Some(first), _) if first.is_ascii_alphabetic() => return self.tag(1),
                (Some(b'/'), Some(first)) if first.is_ascii_alphabetic() => return self.tag(2),
                (Some(b'!'), _) if markup.starts_with("<!--") => self.comment(),
                // Skips doctypes, processing instructions, and tags without a name.
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

    /// Moves to the first byte that `ends` accepts, and returns the text before that byte.
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

    /// Skips a comment. `<!-->` and `<!--->` are whole comments.
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
            // If there are more than two hyphens, the last two count.
            self.until(|byte| byte != b'-');
            for end in [">", "!>"] {
                if self.rest().starts_with(end) {
                    self.at += end.len();
                    return;
                }
            }
        }
    }

    /// Reads a tag with its attributes. `None` if the tag never ends, because it is no tag then.
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
        // A name may begin with `=`, but a later `=` ends the name.
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

    /// Collects text that is not markup, up to the end tag of the element `name`.
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
        self.text = if raw == Raw::Escapable { decode(&text, TextKind::Content) } else { text };
    }
}

/// The position of a script's end tag. After `<script>` in a comment, an end tag belongs to the inner script
/// (HTML, section 13.2.5.17 on).
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

/// Whether the name of a tag is at a position of a text, and ends as a tag's name does.
fn is_tag(text: &str, at: usize, name: &[u8]) -> bool {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let Some((start, rest)) = rest.split_at_checked(name.len()) else { return false };
    let ends = rest.first().is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
    start.eq_ignore_ascii_case(name) && ends
}

/// Whether a byte separates a tag's name from its attributes (HTML, section 13.2.5.8).
fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0C' | b' ')
}

#[cfg(test)]
mod tests;
