//! White space as a browser shows it: runs of it become one space, lines begin and end without.

use crate::edition::body::{Inline, Inlines};

/// Reduces white space as a browser shows it, and takes out what is empty.
pub(super) fn tidy(inlines: Inlines) -> Inlines {
    let mut after_space = true;
    let mut line = collapse(inlines, &mut after_space);
    trim_end(&mut line);
    line
}

/// Runs of ASCII white space become one space, none at the start of a line.
fn collapse(inlines: Inlines, after_space: &mut bool) -> Inlines {
    let mut line = Inlines::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let mut out = String::with_capacity(text.len());
                for character in text.chars() {
                    if character.is_ascii_whitespace() {
                        if !*after_space {
                            out.push(' ');
                        }
                        *after_space = true;
                    } else if !character.is_control() {
                        out.push(character);
                        *after_space = false;
                    }
                }
                match line.last_mut() {
                    Some(Inline::Text(before)) => before.push_str(&out),
                    _ if out.is_empty() => {}
                    _ => line.push(Inline::Text(out)),
                }
            }
            Inline::Break => {
                trim_end_space(&mut line);
                // A line has begun only when something stands on it.
                if !line.is_empty() {
                    line.push(Inline::Break);
                }
                *after_space = true;
            }
            Inline::Span(style, inner) => {
                let inner = collapse(inner, after_space);
                if !inner.is_empty() {
                    line.push(Inline::Span(style, inner));
                }
            }
            Inline::Link(address, inner) => {
                let inner = collapse(inner, after_space);
                if !inner.is_empty() {
                    line.push(Inline::Link(address, inner));
                }
            }
            Inline::Abbreviation { title, text } => {
                let text = collapse(text, after_space);
                if !text.is_empty() {
                    line.push(Inline::Abbreviation { title, text });
                }
            }
            Inline::Ruby { base, reading } => {
                let base = collapse(base, after_space);
                *after_space = false;
                line.push(Inline::Ruby { base, reading });
            }
            Inline::Picture(picture) => {
                *after_space = false;
                line.push(Inline::Picture(picture));
            }
        }
    }
    line
}

/// Takes line breaks and the last space off the end, and what is empty without them.
fn trim_end(line: &mut Inlines) {
    while let Some(last) = line.last_mut() {
        let empty = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(' ').len());
                text.is_empty()
            }
            Inline::Break => true,
            Inline::Span(_, inner) | Inline::Link(_, inner) => {
                trim_end(inner);
                inner.is_empty()
            }
            Inline::Abbreviation { .. } | Inline::Ruby { .. } | Inline::Picture(_) => false,
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
