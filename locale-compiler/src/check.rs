//! Checks a language against English: it must have the same keys, and each text the same placeholders.

use std::collections::BTreeSet;

use crate::message::{Kind, Language, Message, Plural, Value, Variable, variables};
use crate::problem::Problem;

/// A text has at most this many placeholders: each is one control character in the compact form.
const MAX_VARIABLES: usize = 8;

/// Keywords of Rust, which cannot name a method.
const KEYWORDS: [&str; 14] = [
    "as", "box", "else", "enum", "for", "if", "in", "loop", "match", "move", "self", "static",
    "type", "use",
];

/// Checks English itself: each text uses the placeholders that its comment declares.
pub(crate) fn reference(language: &Language, problems: &mut Vec<Problem>) {
    for message in &language.messages {
        let mut report = |text: String| problems.push(language.problem(message, text));
        if KEYWORDS.contains(&message.key.as_str()) {
            report("expected a key that is not a keyword of Rust".to_owned());
        }
        if message.variables.len() > MAX_VARIABLES {
            report(format!(
                "expected at most {MAX_VARIABLES} placeholders, found {}",
                message.variables.len()
            ));
        }
        if message.is_for_scripts && !message.variables.is_empty() {
            report("expected no placeholder in a text for scripts".to_owned());
        }
    }
    for message in &language.messages {
        texts(language, message, message, problems);
    }
}

/// Checks a language against English.
pub(crate) fn translation(english: &Language, language: &Language, problems: &mut Vec<Problem>) {
    for message in &language.messages {
        match english.message(&message.key) {
            None => problems.push(
                language
                    .problem(message, "expected a key of en.ftl, found a key that en.ftl lacks"),
            ),
            Some(model) if model.is_for_scripts != message.is_for_scripts => {
                problems.push(language.problem(
                    message,
                    "expected this text in the same group as in en.ftl, found another group",
                ));
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

/// Checks one text against the declarations in English's comment.
fn texts(language: &Language, model: &Message, message: &Message, problems: &mut Vec<Problem>) {
    let mut report = |text: String| problems.push(language.problem(message, text));
    let declared: BTreeSet<&str> =
        model.variables.iter().map(|variable| variable.name.as_str()).collect();
    let variants = message.value.variants();
    let used: BTreeSet<&str> = variants.iter().flat_map(|pieces| variables(pieces)).collect();
    for name in used.difference(&declared) {
        report(format!(
            "expected no placeholder `${name}`, found one that en.ftl does not declare"
        ));
    }
    let chosen = match &message.value {
        Value::One(_) => None,
        Value::Plural(plural) => Some(plural),
    };
    for variable in model.variables.iter().filter(|variable| !variable.is_optional) {
        let name = variable.name.as_str();
        let is_missing = match chosen {
            // A variant for one number may have the number in words: "one article".
            Some(plural) if plural.by == name => {
                variants.last().is_none_or(|other| !variables(other).any(|used| used == name))
            }
            _ => variants.iter().any(|pieces| !variables(pieces).any(|used| used == name)),
        };
        if is_missing {
            report(format!("expected the placeholder `${name}`, found none"));
        }
    }
    if let Some(plural) = chosen {
        choice(language, &model.variables, plural, &mut report);
    }
    same_choice(language, model, chosen, &mut report);
    if let Some(expected) = model.items {
        let found = items(&message.value);
        if found.len() != expected || found.iter().any(String::is_empty) {
            let found = found.len();
            report(format!("expected {expected} items with `|` between them, found {found}"));
        }
    }
}

/// Checks the variants of a choice against the plural categories of the language.
fn choice(
    language: &Language,
    declared: &[Variable],
    plural: &Plural,
    report: &mut impl FnMut(String),
) {
    let by = &plural.by;
    if !declared.iter().any(|variable| variable.name == *by && variable.kind != Kind::Text) {
        return report(format!(
            "expected a choice by a placeholder that is a Number, found `${by}`"
        ));
    }
    let rules = if plural.is_ordinal { &language.ordinal } else { &language.cardinal };
    let named = |name: &str| plural.variants.iter().any(|(variant, _)| variant == name);
    for category in rules.categories().filter(|category| !named(category)) {
        report(format!("expected the plural category [{category}], found none"));
    }
    for (name, _) in &plural.variants {
        let is_exact = name.bytes().all(|byte| byte.is_ascii_digit());
        if !is_exact && !rules.categories().any(|category| category == name) {
            report(format!("expected no [{name}], which is no plural category of this language"));
        }
    }
}

/// Checks that a text is a choice if English's is and the language has plural categories, and that the text has a
/// variant for each exact number that English's has.
fn same_choice(
    language: &Language,
    model: &Message,
    chosen: Option<&Plural>,
    report: &mut impl FnMut(String),
) {
    let Value::Plural(expected) = &model.value else { return };
    let rules = if expected.is_ordinal { &language.ordinal } else { &language.cardinal };
    if chosen.is_none() && !expected.is_ordinal && rules.categories().count() > 1 {
        report(format!("expected a choice by `${}`, found one text for every number", expected.by));
    }
    let exact = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
    for (name, _) in expected.variants.iter().filter(|(name, _)| exact(name)) {
        if !chosen.is_some_and(|chosen| chosen.variants.iter().any(|(own, _)| own == name)) {
            report(format!("expected the variant [{name}], found none"));
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
