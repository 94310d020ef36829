//! HTML text to tags and text, by `html5gum`'s state machine of the standard.
//!
//! We bring its reader and its emitter, with calls that are never inlined: the machine has seventy
//! states and would otherwise carry a copy of both in each, three times its size. Errors, comments
//! and doctypes are nobody's business here and are not even recorded.

use std::collections::VecDeque;
use std::convert::Infallible;

use html5gum::{Emitter, Error, Reader, State, Tokenizer};

/// The attributes that are read at all; the first of each name counts.
const READ: [&str; 10] =
    ["href", "src", "alt", "width", "height", "start", "colspan", "rowspan", "title", "class"];

/// A tag or a run of text.
#[derive(Debug)]
pub(super) enum Token {
    Start { name: Vec<u8>, attributes: Attributes, self_closing: bool },
    End { name: Vec<u8> },
    Text(String),
}

/// The attributes of a start tag that are read at all.
#[derive(Debug, Default)]
pub(super) struct Attributes(Vec<(&'static str, String)>);

impl Attributes {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// Calls `each` for every token; what it returns is the machine's next state, where the text of
/// the element that it opened is not markup.
pub(super) fn for_each(html: &str, each: &mut dyn FnMut(Token) -> Option<State>) {
    let mut tokenizer = Tokenizer::new_with_emitter(Input(html.as_bytes()), Tokens::default());
    while let Some(Ok(token)) = tokenizer.next() {
        if let Some(state) = each(token) {
            tokenizer.set_state(state);
        }
    }
}

struct Input<'a>(&'a [u8]);

impl Reader for Input<'_> {
    type Error = Infallible;

    #[inline(never)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let (first, rest) = match self.0.split_first() {
            Some((first, rest)) => (Some(*first), rest),
            None => (None, self.0),
        };
        self.0 = rest;
        Ok(first)
    }

    #[inline(never)]
    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        _: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        let found = self.0.iter().position(|byte| needle.contains(byte));
        let end = match found {
            Some(0) => 1,
            Some(at) => at,
            None => self.0.len(),
        };
        let (chunk, rest) = self.0.split_at(end);
        self.0 = rest;
        Ok((!chunk.is_empty()).then_some(chunk))
    }

    #[inline(never)]
    fn try_read_string(&mut self, wanted: &[u8], exact: bool) -> Result<bool, Infallible> {
        let Some((start, rest)) = self.0.split_at_checked(wanted.len()) else { return Ok(false) };
        let same = start == wanted || (!exact && start.eq_ignore_ascii_case(wanted));
        if same {
            self.0 = rest;
        }
        Ok(same)
    }
}

#[derive(Default)]
struct Tokens {
    ready: VecDeque<Token>,
    text: Vec<u8>,
    /// The tag that is being read.
    name: Vec<u8>,
    is_end: bool,
    self_closing: bool,
    attributes: Attributes,
    /// The attribute that is being read.
    attribute: Vec<u8>,
    value: Vec<u8>,
    last_start: Vec<u8>,
}

impl Tokens {
    #[inline(never)]
    fn begin_tag(&mut self, is_end: bool) {
        self.name.clear();
        self.is_end = is_end;
        self.self_closing = false;
        self.attributes.0.clear();
        self.attribute.clear();
        self.value.clear();
    }

    #[inline(never)]
    fn end_attribute(&mut self) {
        let known = READ.into_iter().find(|known| known.as_bytes() == self.attribute);
        if let Some(name) = known.filter(|name| self.attributes.get(name).is_none()) {
            let value = String::from_utf8_lossy(&self.value).into_owned();
            self.attributes.0.push((name, value));
        }
        self.attribute.clear();
        self.value.clear();
    }

    #[inline(never)]
    fn end_text(&mut self) {
        if !self.text.is_empty() {
            let text = String::from_utf8_lossy(&self.text).into_owned();
            self.ready.push_back(Token::Text(text));
            self.text.clear();
        }
    }
}

impl Emitter for Tokens {
    type Token = Token;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start = name.unwrap_or_default().to_vec();
    }

    #[inline(never)]
    fn emit_eof(&mut self) {
        self.end_text();
    }

    #[inline]
    fn emit_error(&mut self, _: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline(never)]
    fn pop_token(&mut self) -> Option<Token> {
        self.ready.pop_front()
    }

    #[inline(never)]
    fn emit_string(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
    }

    fn init_start_tag(&mut self) {
        self.begin_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(true);
    }

    #[inline]
    fn init_comment(&mut self) {}

    #[inline(never)]
    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.end_text();
        let name = self.name.clone();
        let token = if self.is_end {
            Token::End { name }
        } else {
            self.last_start.clone_from(&name);
            let attributes = std::mem::take(&mut self.attributes);
            Token::Start { name, attributes, self_closing: self.self_closing }
        };
        self.ready.push_back(token);
        None
    }

    #[inline]
    fn emit_current_comment(&mut self) {}

    #[inline]
    fn emit_current_doctype(&mut self) {}

    #[inline]
    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    #[inline]
    fn set_force_quirks(&mut self) {}

    #[inline(never)]
    fn push_tag_name(&mut self, text: &[u8]) {
        self.name.extend_from_slice(text);
    }

    #[inline]
    fn push_comment(&mut self, _: &[u8]) {}

    #[inline]
    fn push_doctype_name(&mut self, _: &[u8]) {}

    #[inline]
    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    #[inline(never)]
    fn push_attribute_name(&mut self, text: &[u8]) {
        self.attribute.extend_from_slice(text);
    }

    #[inline(never)]
    fn push_attribute_value(&mut self, text: &[u8]) {
        self.value.extend_from_slice(text);
    }

    #[inline]
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    #[inline]
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    #[inline]
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    #[inline]
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    #[inline(never)]
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.name.is_empty() && self.name == self.last_start
    }
}
