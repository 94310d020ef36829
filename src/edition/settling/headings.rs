//! Names the parts of a text after their headings, for addresses.

use crate::edition::article::Article;
use crate::edition::body::{Block, Inline, Inlines, inline_text};
use crate::edition::slug::{UsedNames, slugify};

/// Gives each heading that stands in the text itself, not in a quotation or a table, a name of its own.
pub fn name_headings(body: &mut [Block]) {
    name_with(body, &mut UsedNames::default());
}

fn name_with(body: &mut [Block], taken: &mut UsedNames) {
    for block in body {
        match block {
            Block::Heading { text, name, .. } => {
                let slug = slugify(&label(text));
                *name = taken.take(if slug.is_empty() { "part" } else { &slug });
            }
            Block::Passage(_, content) => name_with(content, taken),
            _ => {}
        }
    }
}

/// The text of a heading without markup. For a heading that is a picture, the picture's description.
pub fn label(text: &Inlines) -> String {
    match inline_text(text) {
        words if words.trim().is_empty() => picture_text(text),
        words => words,
    }
}

fn picture_text(line: &[Inline]) -> String {
    let alt = |inline: &Inline| match inline {
        Inline::Picture(picture) => Some(picture.alt.clone()),
        _ => None,
    };
    line.iter().find_map(alt).unwrap_or_default()
}

/// Raises headings by one level if all of them were below a heading that was removed.
fn raise(body: &mut [Block]) {
    let mut levels: Vec<&mut u8> = Vec::new();
    for block in body {
        if let Block::Heading { level, .. } = block {
            levels.push(level);
        }
    }
    if levels.iter().all(|level| **level > 2) {
        levels.into_iter().for_each(|level| *level -= 1);
    }
}

/// Removes a first heading that repeats the title.
pub(super) fn remove_repeated_title(article: &mut Article) {
    // The tables of letters beyond ASCII are too heavy for this.
    let words = |text: &str| text.split_whitespace().collect::<String>();
    if let (Some(title), Some(Block::Heading { text, .. })) = (&article.title, article.body.first())
        && words(title).eq_ignore_ascii_case(&words(&inline_text(text)))
    {
        article.body.remove(0);
        raise(&mut article.body);
    }
}
