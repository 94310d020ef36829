//! The compact form of texts, which the module reads (`src/words/text.rs`).
//!
//! A placeholder is one control character, U+0001 for the first that English's comment declares. A choice begins
//! with U+000E, the character of its placeholder, and `c` (amounts) or `o` (places in an order); its variants
//! follow, each `name=text`, with U+0010 between them and `other` the last. A list has `|` between its items.

use crate::check::items;
use crate::message::{Language, Message, Piece, Value, Variable};

/// The first characters of a file: of what one build wrote, no other build reads anything.
pub(crate) fn hash<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    // FNV-1a. The standard library's own may differ between compilers, and two of them ask for this.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in texts.flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// The texts for the module, in English's order: what a key's number counts in.
pub(crate) fn for_module(english: &Language) -> impl Iterator<Item = &Message> {
    english.messages.iter().filter(|message| !message.is_for_scripts)
}

/// What stands before the first text: the hash, the tag, the two kinds of plural rules.
pub(crate) const HEAD: usize = 4;

/// The file of a language.
pub(crate) fn file(english: &Language, language: &Language, hash: &str) -> String {
    let (cardinal, ordinal) = (language.cardinal.compact(), language.ordinal.compact());
    let mut lines = vec![hash.to_owned(), language.name.clone(), cardinal, ordinal];
    for model in for_module(english) {
        // A language that lacks a text was refused.
        lines.extend(language.message(&model.key).map(|message| text(model, message)));
    }
    lines.join("\n")
}

/// A text in its compact form. The model declares the order of placeholders.
pub(crate) fn text(model: &Message, message: &Message) -> String {
    if model.items.is_some() {
        return items(&message.value).join("|");
    }
    let variables = &model.variables;
    match &message.value {
        Value::One(pieces) => joined(variables, pieces),
        Value::Plural(plural) => {
            let kind = if plural.is_ordinal { 'o' } else { 'c' };
            let variants: Vec<String> = plural
                .variants
                .iter()
                .map(|(name, pieces)| format!("{name}={}", joined(variables, pieces)))
                .collect();
            let by = mark(variables, &plural.by);
            format!("\u{e}{by}{kind}{}", variants.join("\u{10}"))
        }
    }
}

fn joined(variables: &[Variable], pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(own) => text.push_str(own),
            Piece::Variable(name) => text.push(mark(variables, name)),
        }
    }
    text
}

/// The control character of a placeholder.
fn mark(variables: &[Variable], name: &str) -> char {
    let index = variables.iter().position(|variable| variable.name == name).unwrap_or_default();
    u8::try_from(index + 1).map_or('\u{1}', char::from)
}
