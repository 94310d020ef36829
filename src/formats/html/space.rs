//! White space as in a browser: each run becomes one space, and lines neither begin nor end with white space.

use super::Remarks;
use crate::edition::body::{Inline, Inlines};
use crate::formats::text::plain::{Runs, overrides};

/// Collapses white space as a browser does, bounds words and marks, and removes empty inlines.
pub(super) fn tidy(inlines: Inlines, remarks: &mut Remarks) -> Inlines {
    let mut state = State { after_space: true, has_content: false, runs: Runs::default() };
    let mut line = collapse(inlines, &mut state);
    trim_end(&mut line);
    remarks.add_runs(&state.runs);
    line
}

/// The state of a line, across its elements.
struct State {
    after_space: bool,
    /// Whether there is content before the current position. A line break before any content is removed.
    has_content: bool,
    runs: Runs,
}

impl State {
    /// Goes past an inline that is no text.
    fn pass(&mut self) {
        (self.after_space, self.has_content) = (false, true);
        self.runs.end();
    }
}

/// Collapses each run of ASCII white space to one space, and removes white space at the start of a line.
fn collapse(inlines: Inlines, state: &mut State) -> Inlines {
    let mut line = Inlines::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let out = collapse_text(&text, state);
                match line.last_mut() {
                    Some(Inline::Text(before)) => before.push_str(&out),
                    _ if out.is_empty() => {}
                    _ => line.push(Inline::Text(out)),
                }
            }
            Inline::Break => {
                trim_end_space(&mut line);
                if state.has_content {
                    line.push(Inline::Break);
                }
                state.after_space = true;
                state.runs.end();
            }
            Inline::Span(style, inner) => {
                let inner = collapse(inner, state);
                if !inner.is_empty() {
                    line.push(Inline::Span(style, inner));
                }
            }
            Inline::Link { address, article, text } => {
                let text = collapse(text, state);
                if !text.is_empty() {
                    line.push(Inline::Link { address, article, text });
                }
            }
            Inline::Passage(voice, inner) => {
                let inner = collapse(inner, state);
                if !inner.is_empty() {
                    line.push(Inline::Passage(voice, inner));
                }
            }
            Inline::Formula(formula) => {
                state.pass();
                line.push(Inline::Formula(formula));
            }
            Inline::Jump(number, inner) => {
                let inner = collapse(inner, state);
                if !inner.is_empty() {
                    line.push(Inline::Jump(number, inner));
                }
            }
            Inline::Anchor(number) => line.push(Inline::Anchor(number)),
            Inline::Abbreviation { title, text } => {
                let text = collapse(text, state);
                if !text.is_empty() {
                    line.push(Inline::Abbreviation { title, text });
                }
            }
            Inline::Ruby { base, reading } => {
                let base = collapse(base, state);
                state.pass();
                line.push(Inline::Ruby { base, reading });
            }
            Inline::Picture(picture) => {
                state.pass();
                line.push(Inline::Picture(picture));
            }
        }
    }
    line
}

/// Collapses the white space of a text. Kept characters are copied in runs, because most texts are a single
/// run.
fn collapse_text(text: &str, state: &mut State) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (at, character) in text.char_indices() {
        let space = character.is_ascii_whitespace();
        let kept = match space {
            true => !std::mem::replace(&mut state.after_space, true),
            false => !character.is_control() && !overrides(character),
        };
        if kept && !space {
            (state.after_space, state.has_content) = (false, true);
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
    state.runs.settle(out)
}

/// Removes spaces and line breaks at the end of a line, and inlines that become empty.
fn trim_end(line: &mut Inlines) {
    while let Some(last) = line.last_mut() {
        let empty = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(' ').len());
                text.is_empty()
            }
            Inline::Break => true,
            Inline::Span(_, inner)
            | Inline::Passage(_, inner)
            | Inline::Link { text: inner, .. }
            | Inline::Jump(_, inner) => {
                trim_end(inner);
                inner.is_empty()
            }
            Inline::Abbreviation { .. }
            | Inline::Ruby { .. }
            | Inline::Picture(_)
            | Inline::Formula(_)
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
