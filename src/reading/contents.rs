//! The parts of a text: its headings, and the list of contents.

use crate::edition::article::Article;
use crate::edition::body::{Block, Inlines};
use crate::edition::settling::headings::label;
use crate::reading::length;

/// A text with a list of contents has at least this many parts.
const MIN_PARTS: usize = 3;
/// A text with a list of contents takes at least this many minutes to read.
const MIN_MINUTES: usize = 3;

/// A heading that stands in the text itself, not in a quotation or a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<'a> {
    /// 2 to 6.
    pub level: u8,
    /// The part's name in an address, unique in the text.
    pub name: &'a str,
    /// The heading's text with its markup.
    pub text: &'a Inlines,
    /// The heading's text without markup. For a heading that is a picture, the picture's description.
    pub label: String,
}

/// The parts of a text, in the order of the text.
pub fn parts(body: &[Block]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    push_parts(body, &mut parts);
    parts
}

fn push_parts<'a>(body: &'a [Block], parts: &mut Vec<Part<'a>>) {
    for block in body {
        match block {
            &Block::Heading { level, ref text, ref name } => {
                parts.push(Part { level, name: name.as_str(), text, label: label(text) });
            }
            Block::Passage(_, content) => push_parts(content, parts),
            _ => {}
        }
    }
}

/// The list of contents: the parts of levels 2 and 3, if the text is long enough for a list.
pub fn contents(article: &Article) -> Vec<Part<'_>> {
    let mut parts = parts(&article.body);
    parts.retain(|part| part.level <= 3 && !part.label.is_empty());
    let is_long = parts.len() >= MIN_PARTS && length::minutes(article) >= MIN_MINUTES;
    if is_long { parts } else { Vec::new() }
}
