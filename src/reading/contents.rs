//! The parts of a text: its headings, with names for addresses, and whether a list of them helps.

use crate::edition::article::Article;
use crate::edition::body::{Block, Inline, Inlines, inline_text};
use crate::edition::slug::{Taken, slugify};
use crate::reading::length;

/// A text of fewer parts needs no list of them.
const FEWEST: usize = 3;
/// Nor does one that is read in less time.
const MINUTES: usize = 3;

/// A heading that stands in the text itself, not in a quotation or a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<'a> {
    /// 2 to 6.
    pub level: u8,
    /// Its name in an address; of its own in this text.
    pub name: String,
    /// What it says, with all that is in it.
    pub text: &'a Inlines,
    /// What it says in words; of a heading that is a picture, what that shows.
    pub label: String,
}

/// The parts of a text, in its order.
pub fn parts(body: &[Block]) -> Vec<Part<'_>> {
    let mut taken = Taken::default();
    let headings = body.iter().filter_map(|block| match block {
        Block::Heading { level, text } => Some((*level, text)),
        _ => None,
    });
    headings
        .map(|(level, text)| {
            let label = match inline_text(text) {
                words if words.trim().is_empty() => picture_text(text),
                words => words,
            };
            let slug = slugify(&label);
            let name = taken.take(if slug.is_empty() { "part" } else { &slug });
            Part { level, name, text, label }
        })
        .collect()
}

fn picture_text(line: &[Inline]) -> String {
    let alt = |inline: &Inline| match inline {
        Inline::Picture(picture) => Some(picture.alt.clone()),
        _ => None,
    };
    line.iter().find_map(alt).unwrap_or_default()
}

/// The upper two levels of parts, for a text that is long enough to want a list of them.
pub fn contents(article: &Article) -> Vec<Part<'_>> {
    let mut parts = parts(&article.body);
    parts.retain(|part| part.level <= 3 && !part.label.is_empty());
    let wanted = parts.len() >= FEWEST && length::minutes(article) >= MINUTES;
    if wanted { parts } else { Vec::new() }
}
