//! Holds a language against English: the same keys, and the same placeholders in each.

use std::collections::BTreeSet;

use crate::message::{Language, Message, Plural, Value, Variable, variables};
use crate::problem::Problem;

/// More placeholders than this one text cannot have: each is one control character in the compact form.
const MAX_VARIABLES: usize = 8;

/// Words that no method can be called.
const KEYWORDS: [&str; 14] = [
    "as", "box", "else", "enum", "for", "if", "in", "loop", "match", "move", "self", "static",
    "type", "use",
];

/// Checks English with itself: what its comments declare is what its texts take.
pub(crate) fn reference(language: &Language, problems: &mut Vec<Problem>) {
    for message in &language.messages {
        let mut tell = |text: String| problems.push(language.problem(message, text));
        if KEYWORDS.contains(&message.key.as_str()) {
            tell("expected a key that is no word of Rust".to_owned());
        }
        if message.variables.len() > MAX_VARIABLES {
            tell(format!("expected at most {MAX_VARIABLES} placeholders"));
        }
        if message.is_for_scripts && !message.variables.is_empty() {
            tell("expected no placeholder in a text for scripts".to_owned());
        }
    }
    for message in &language.messages {
        texts(language, message, message, problems);
    }
}

/// Checks a language with English.
pub(crate) fn translation(english: &Language, language: &Language, problems: &mut Vec<Problem>) {
    for message in &language.messages {
        match english.message(&message.key) {
            None => problems.push(
                language.problem(message, "expected a key of en.ftl, found one that it has not"),
            ),
            Some(model) if model.is_for_scripts != message.is_for_scripts => {
                problems.push(
                    language.problem(message, "expected it in the group where en.ftl has it"),
                );
            }
            Some(model) => texts(language, model, message, problems),
        }
    }
    for model in &english.messages {
        if language.message(&model.key).is_none() {
            let (file, key) = (language.file.clone(), model.key.clone());
            let message = "expected this text, found none".to_owned();
            problems.push(Problem { file, line: 0, key, message });
        }
    }
}

/// Checks one text with what English's comment declares.
fn texts(language: &Language, model: &Message, message: &Message, problems: &mut Vec<Problem>) {
    let mut tell = |text: String| problems.push(language.problem(message, text));
    let declared: BTreeSet<&str> =
        model.variables.iter().map(|variable| variable.name.as_str()).collect();
    let variants = message.value.variants();
    let used: BTreeSet<&str> = variants.iter().flat_map(|pieces| variables(pieces)).collect();
    for name in used.difference(&declared) {
        tell(format!("expected no placeholder `${name}`, found one that en.ftl does not declare"));
    }
    let chosen = match &message.value {
        Value::One(_) => None,
        Value::Plural(plural) => Some(plural),
    };
    for variable in model.variables.iter().filter(|variable| !variable.is_optional) {
        let name = variable.name.as_str();
        let is_missing = match chosen {
            // Exact numbers and categories with one number may say it in words: "one article".
            Some(plural) if plural.by == name => {
                variants.last().is_none_or(|other| !variables(other).any(|used| used == name))
            }
            _ => variants.iter().any(|pieces| !variables(pieces).any(|used| used == name)),
        };
        if is_missing {
            tell(format!("expected the placeholder `${name}`, found none"));
        }
    }
    if let Some(plural) = chosen {
        choice(language, &model.variables, plural, &mut tell);
    }
    same_choice(language, model, chosen, &mut tell);
    if let Some(expected) = model.items {
        let found = items(&message.value);
        if found.len() != expected || found.iter().any(String::is_empty) {
            let found = found.len();
            tell(format!("expected {expected} items with `|` between them, found {found}"));
        }
    }
}

/// Checks the variants of a choice with the categories that the language has.
fn choice(
    language: &Language,
    declared: &[Variable],
    plural: &Plural,
    tell: &mut impl FnMut(String),
) {
    let by = &plural.by;
    if !declared.iter().any(|variable| variable.name == *by && variable.is_number) {
        return tell(format!("expected a choice by a placeholder that is a Number, found `${by}`"));
    }
    let rules = if plural.is_ordinal { &language.ordinal } else { &language.cardinal };
    let named = |name: &str| plural.variants.iter().any(|(variant, _)| variant == name);
    for category in rules.categories().filter(|category| !named(category)) {
        tell(format!("expected the plural category [{category}], found none"));
    }
    for (name, _) in &plural.variants {
        let is_exact = name.bytes().all(|byte| byte.is_ascii_digit());
        if !is_exact && !rules.categories().any(|category| category == name) {
            tell(format!("expected no [{name}], which is no plural category of this language"));
        }
    }
}

/// Where English chooses by a number, a language that has plural categories does; and by exact numbers all do.
fn same_choice(
    language: &Language,
    model: &Message,
    chosen: Option<&Plural>,
    tell: &mut impl FnMut(String),
) {
    let Value::Plural(expected) = &model.value else { return };
    let rules = if expected.is_ordinal { &language.ordinal } else { &language.cardinal };
    if chosen.is_none() && !expected.is_ordinal && rules.categories().count() > 1 {
        tell(format!("expected a choice by `${}`, found one text for every number", expected.by));
    }
    let exact = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
    for (name, _) in expected.variants.iter().filter(|(name, _)| exact(name)) {
        if !chosen.is_some_and(|chosen| chosen.variants.iter().any(|(own, _)| own == name)) {
            tell(format!("expected the variant [{name}], found none"));
        }
    }
}

/// The items of a text that is a list.
pub(crate) fn items(value: &Value) -> Vec<String> {
    match value {
        Value::One(pieces) => match pieces.as_slice() {
            [crate::message::Piece::Text(text)] => {
                text.split('|').map(|item| item.trim().to_owned()).collect()
            }
            _ => Vec::new(),
        },
        Value::Plural(_) => Vec::new(),
    }
}
