//! Removes what an article says twice: a heading that repeats the title, and a summary that is only the beginning of the
//! text. Nothing is lost by it, so that it needs no notice.

use crate::edition::article::Article;
use crate::edition::body::{Block, inline_text, plain_text, running_text};

/// The ends of texts that were cut off.
const CUTS: [&str; 5] = ["[…]", "[...]", "(…)", "…", "..."];
/// The words of links to the whole text, in lower case.
const MORE: [&str; 17] = [
    "continue reading",
    "read more",
    "keep reading",
    "read the full",
    "read the rest",
    "learn more",
    "more »",
    "weiterlesen",
    "mehr lesen",
    "lire la suite",
    "leer más",
    "seguir leyendo",
    "continua a leggere",
    "leia mais",
    "lees verder",
    "阅读全文",
    "続きを読む",
];

/// Removes the repetitions of an article.
pub(super) fn remove(article: &mut Article) {
    if let (Some(title), Some(Block::Heading { text, .. })) = (&article.title, article.body.first())
        && is_same(title, &inline_text(text))
    {
        article.body.remove(0);
    }
    let Some(summary) = article.summary.take() else { return };
    let summary = without_tail(&summary);
    if !repeats(summary, article) {
        article.summary = Some(summary.to_owned()).filter(|summary| !summary.is_empty());
    }
}

/// Whether two texts have the same words. The tables of letters beyond ASCII are too heavy for this.
fn is_same(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<String>();
    words(one).eq_ignore_ascii_case(&words(other))
}

/// A summary without the words of a link to the whole text, which some programs add to it after a cut.
fn without_tail(summary: &str) -> &str {
    for cut in CUTS {
        if let Some((kept, tail)) = summary.rsplit_once(cut) {
            let lower = tail.trim_start().to_ascii_lowercase();
            if MORE.iter().any(|more| lower.starts_with(more)) {
                return summary.get(..kept.len() + cut.len()).unwrap_or(kept);
            }
        }
    }
    summary
}

/// Whether a summary is the beginning of the text.
fn repeats(summary: &str, article: &Article) -> bool {
    let summary = summary.trim_end();
    let stem = CUTS.iter().find_map(|cut| summary.strip_suffix(cut)).unwrap_or(summary).trim_end();
    let begins = |text: String| {
        let text = text.split_whitespace();
        let mut words = stem.split_whitespace().peekable();
        for word in text {
            let Some(expected) = words.next() else { return true };
            // The last word of the summary may be cut off.
            let is_last = words.peek().is_none();
            if word != expected && !(is_last && word.starts_with(expected)) {
                return false;
            }
        }
        words.next().is_none()
    };
    !stem.is_empty() && (begins(running_text(&article.body)) || begins(plain_text(&article.body)))
}
