//! Excerpts as blogs write them: the beginning of the text, cut off, with the words of a link to the rest.

use crate::edition::body::{Blocks, plain_text, running_text};

/// The ends of texts that were cut off.
const CUTS: [&str; 5] = ["[…]", "[...]", "(…)", "…", "..."];
/// The words of links to the whole text, in lower case, with strokes between them.
const MORE: &str = "continue reading|read more|keep reading|read the full|read the rest|learn more|more »|\
    weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|continua a leggere|leia mais|\
    lees verder|阅读全文|続きを読む";

/// An excerpt that says more than the beginning of a text.
pub(in crate::formats) fn own_words(excerpt: &str, body: &Blocks) -> Option<String> {
    let excerpt = without_tail(excerpt);
    (!excerpt.is_empty() && !repeats(excerpt, body)).then(|| excerpt.to_owned())
}

/// A summary without the words of a link to the whole text, which some programs add to it after a cut.
fn without_tail(summary: &str) -> &str {
    for cut in CUTS {
        if let Some((kept, tail)) = summary.rsplit_once(cut) {
            let lower = tail.trim_start().to_ascii_lowercase();
            if MORE.split('|').any(|more| lower.starts_with(more)) {
                return summary.get(..kept.len() + cut.len()).unwrap_or(kept);
            }
        }
    }
    summary
}

/// Whether a summary is the beginning of the text.
fn repeats(summary: &str, body: &Blocks) -> bool {
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
    !stem.is_empty() && (begins(running_text(body)) || begins(plain_text(body)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::body::{Block, Inline};

    #[test]
    fn excerpts_that_a_program_made_of_the_text_are_left_out() {
        let text = "The ferry is back after the winter, and the crew is new. More follows.";
        let body = vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
        for excerpt in [
            "The ferry is back after the winter, and the crew…",
            "The ferry is back after the winter, and the cr...",
            "The ferry is back  after the winter [&hellip;]".replace("&hellip;", "…").as_str(),
            "The ferry is back after the winter, and the crew… Continue reading The ferry is back",
            "The ferry is back after the winter, and the crew… Read More »",
            "The ferry is back… Weiterlesen →",
            text,
            "",
        ] {
            assert_eq!(own_words(excerpt, &body), None, "{excerpt}");
        }
        for (excerpt, own) in [
            ("It sails again.", "It sails again."),
            ("It sails again… Read more", "It sails again…"),
            ("The ferry was away…", "The ferry was away…"),
            ("Why we read more in winter", "Why we read more in winter"),
        ] {
            assert_eq!(own_words(excerpt, &body).as_deref(), Some(own));
        }
    }
}
