//! Addresses in a text that nobody made links of.

use crate::edition::address::Address;
use crate::edition::body::{Block, Inline, Inlines, Style};
use crate::edition::player::Player;

/// Whether a line may have an address that is no link yet.
pub(in crate::formats) fn has_address(line: &[Inline]) -> bool {
    line.iter().any(|inline| match inline {
        Inline::Text(text) => text.contains("://"),
        // A link whose text is its own address may be a player.
        Inline::Link { text, .. } => line.len() == 1 && has_address(text),
        Inline::Span(_, inner) | Inline::Passage(_, inner) => has_address(inner),
        _ => false,
    })
}

/// The line with its addresses as links. Addresses in links and in code stay text.
pub(in crate::formats) fn with_links(line: Inlines) -> Inlines {
    let mut out = Inlines::with_capacity(line.len());
    for inline in line {
        match inline {
            Inline::Text(text) if text.contains("://") => push_linked(&text, &mut out),
            Inline::Span(style, inner) if style != Style::Code && style != Style::Key => {
                out.push(Inline::Span(style, with_links(inner)));
            }
            Inline::Passage(voice, inner) => out.push(Inline::Passage(voice, with_links(inner))),
            other => out.push(other),
        }
    }
    out
}

/// The player of a line that is nothing but the address of a recording or of a known site's page.
pub(in crate::formats) fn player(line: &[Inline]) -> Option<Block> {
    let [Inline::Link { address, text, .. }] = line else { return None };
    let [Inline::Text(text)] = text.as_slice() else { return None };
    let written = Address::link(text.trim(), None).ok()?;
    (written == *address).then(|| Player::of(address, String::new()).map(Block::Player))?
}

fn push_linked(text: &str, out: &mut Inlines) {
    // Text before `from` is in `out` already; addresses before `next` were looked at.
    let (mut from, mut next) = (0, 0);
    let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    while let Some(at) = text.get(next..).and_then(|rest| rest.find("http")).map(|at| next + at) {
        let end = at + end_of_address(between(at, text.len()));
        next = (at + 4).max(end);
        let begins_a_word =
            !between(from, at).ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        let address = Some(between(at, end)).filter(|_| begins_a_word).and_then(address);
        let Some(address) = address else { continue };
        if from < at {
            out.push(Inline::Text(between(from, at).to_owned()));
        }
        let written = vec![Inline::Text(between(at, end).to_owned())];
        out.push(Inline::Link { address, article: None, text: written });
        from = end;
    }
    if from < text.len() {
        out.push(Inline::Text(between(from, text.len()).to_owned()));
    }
}

/// The address that a word is, if it is one of the web with a host's name.
fn address(word: &str) -> Option<Address> {
    let host = word.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?.1;
    let host = host.split(['/', '?', '#']).next()?;
    // A word such as `http://example` is more often an example than an address.
    if !host.trim_matches('.').contains('.') {
        return None;
    }
    Address::link(word, None).ok()
}

/// The length of the address that a text begins with, in bytes. Punctuation after an address and brackets around it do
/// not belong to it, nor does Chinese, Japanese or Korean text that follows without a space.
fn end_of_address(text: &str) -> usize {
    let ends = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || "<>\"`{}|\\^“”‘’«»".contains(c)
            || matches!(c, '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
    };
    let mut found = text.split(ends).next().unwrap_or_default();
    let count = |bracket: char| found.matches(bracket).count();
    // Closing brackets without an opening one belong to the text around the address.
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    while let Some(last) = found.chars().next_back() {
        let brackets = match last {
            ')' => &mut round,
            ']' => &mut square,
            _ if ".,;:!?'*_~…".contains(last) => &mut 1,
            _ => break,
        };
        if *brackets == 0 {
            break;
        }
        *brackets -= 1;
        found = found.get(..found.len() - last.len_utf8()).unwrap_or_default();
    }
    found.len()
}
