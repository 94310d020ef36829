//! The compact form of texts, which the module reads (`src/words/text.rs`).
//!
//! A placeholder is one control character, U+0001 for the first that English's comment declares. A choice begins
//! with U+000E, the character of its placeholder, and `c` (cardinal) or `o` (ordinal); its variants
//! follow, each `name=text`, with U+0010 between them and `other` the last. A list has `|` between its items.

use crate::check::items;
use crate::message::{Language, Message, Piece, Value, Variable};

/// The hash at the beginning of each file. A build reads only files with its own hash.
pub(crate) fn hash<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    // FNV-1a. The hash of the standard library may differ between compilers, and two compilers build code that
    // computes this hash.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in texts.flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// The texts for the module, in English's order. A key's number is its index here.
pub(crate) fn for_module(english: &Language) -> impl Iterator<Item = &Message> {
    english.messages.iter().filter(|message| !message.is_for_scripts)
}

/// The number of lines before the first text: the hash, the tag, and the two kinds of plural rules.
pub(crate) const HEAD_LINES: usize = 4;

/// The file of a language.
pub(crate) fn file(english: &Language, language: &Language, hash: &str) -> String {
    let (cardinal, ordinal) = (language.cardinal.compact(), language.ordinal.compact());
    let mut lines = vec![hash.to_owned(), language.name.clone(), cardinal, ordinal];
    for model in for_module(english) {
        // No text is missing: `check` refuses languages that lack one.
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
            Piece::Text(piece) => text.push_str(piece),
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
