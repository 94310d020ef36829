//! White space as a browser shows it: runs of it become one space, and lines begin and end without any.

use super::Remarks;
use crate::edition::body::{Inline, Inlines};
use crate::formats::text::plain::{Runs, overrides};

/// Reduces white space as a browser shows it, bounds words and marks, and removes empty inlines.
pub(super) fn tidy(inlines: Inlines, remarks: &mut Remarks) -> Inlines {
    let mut place = Place { after_space: true, begun: false, runs: Runs::default() };
    let mut line = collapse(inlines, &mut place);
    trim_end(&mut line);
    remarks.of(&place.runs);
    line
}

/// The state at a place of a line, across its elements.
struct Place {
    after_space: bool,
    /// Whether a line before has any text, so that there is a line to break.
    begun: bool,
    runs: Runs,
}

impl Place {
    /// Passes something other than text.
    fn pass(&mut self) {
        (self.after_space, self.begun) = (false, true);
        self.runs.end();
    }
}

/// Runs of ASCII white space become one space, none at the start of a line.
fn collapse(inlines: Inlines, place: &mut Place) -> Inlines {
    let mut line = Inlines::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let out = collapse_text(&text, place);
                match line.last_mut() {
                    Some(Inline::Text(before)) => before.push_str(&out),
                    _ if out.is_empty() => {}
                    _ => line.push(Inline::Text(out)),
                }
            }
            Inline::Break => {
                trim_end_space(&mut line);
                if place.begun {
                    line.push(Inline::Break);
                }
                place.after_space = true;
                place.runs.end();
            }
            Inline::Span(style, inner) => {
                let inner = collapse(inner, place);
                if !inner.is_empty() {
                    line.push(Inline::Span(style, inner));
                }
            }
            Inline::Link(address, inner) => {
                let inner = collapse(inner, place);
                if !inner.is_empty() {
                    line.push(Inline::Link(address, inner));
                }
            }
            Inline::Jump(number, inner) => {
                let inner = collapse(inner, place);
                if !inner.is_empty() {
                    line.push(Inline::Jump(number, inner));
                }
            }
            Inline::Anchor(number) => line.push(Inline::Anchor(number)),
            Inline::Abbreviation { title, text } => {
                let text = collapse(text, place);
                if !text.is_empty() {
                    line.push(Inline::Abbreviation { title, text });
                }
            }
            Inline::Ruby { base, reading } => {
                let base = collapse(base, place);
                place.pass();
                line.push(Inline::Ruby { base, reading });
            }
            Inline::Picture(picture) => {
                place.pass();
                line.push(Inline::Picture(picture));
            }
        }
    }
    line
}

/// Reduces the white space of a text. Kept characters are copied in runs, because most texts are one.
fn collapse_text(text: &str, place: &mut Place) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (at, character) in text.char_indices() {
        let space = character.is_ascii_whitespace();
        let kept = match space {
            true => !std::mem::replace(&mut place.after_space, true),
            false => !character.is_control() && !overrides(character),
        };
        if kept && !space {
            (place.after_space, place.begun) = (false, true);
        }
        if kept && (!space || character == ' ') {
            continue;
        }
        out.push_str(text.get(from..at).unwrap_or_default());
        from = at + character.len_utf8();
        if kept {
            out.push(' ');
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    place.runs.settle(out)
}

/// Removes line breaks and the last space at the end, and inlines that are empty without them.
fn trim_end(line: &mut Inlines) {
    while let Some(last) = line.last_mut() {
        let empty = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(' ').len());
                text.is_empty()
            }
            Inline::Break => true,
            Inline::Span(_, inner) | Inline::Link(_, inner) | Inline::Jump(_, inner) => {
                trim_end(inner);
                inner.is_empty()
            }
            Inline::Abbreviation { .. }
            | Inline::Ruby { .. }
            | Inline::Picture(_)
            | Inline::Anchor(_) => false,
        };
        if !empty {
            break;
        }
        line.pop();
    }
}

fn trim_end_space(line: &mut Inlines) {
    if let Some(Inline::Text(text)) = line.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            line.pop();
        }
    }
}
